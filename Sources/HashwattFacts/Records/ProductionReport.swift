// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// What a company reported of one month; a restatement is a row with a higher version.
public struct ProductionReport: FactRecord {
    /// Company.
    public let ticker: String
    /// Month.
    public let month: PartialDate
    /// 1 for the first report, then restatements.
    public let version: Int
    /// When a restatement was published; blank for the first report.
    public let released: PartialDate?
    /// Bitcoin produced (BTC).
    public let bitcoinProduced: Double?
    /// Mean operating hash rate (EH/s).
    public let averageHashRate: HashRate?
    /// Deployed hash rate at the end of the month (EH/s).
    public let deployedHashRate: HashRate?
    /// Credits for power sold back (USD).
    public let powerCredits: Dollars?
    /// Credits for demand response (USD).
    public let demandResponseCredits: Dollars?
    /// Both credits, as reported (USD).
    public let totalPowerCredits: Dollars?
    /// All-in power cost (c/kWh).
    public let powerCost: EnergyPrice?
    /// Efficiency of the fleet (J/TH).
    public let efficiency: Efficiency?
    /// Columns of the row that we derived from other reports.
    public let derivedColumns: [String]
    /// Address of a second source.
    public let secondSourceURL: String?
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        ticker = row.text("ticker")
        month = row.requiredPartialDate("month")
        version = row.requiredInteger("version")
        released = row.partialDate("released")
        bitcoinProduced = row.number("btc_produced")
        averageHashRate = row.number("average_hash_rate_eh_per_s").map(HashRate.exahashesPerSecond)
        deployedHashRate = row.number("deployed_hash_rate_eh_per_s").map(HashRate.exahashesPerSecond)
        powerCredits = row.number("power_credits_usd").map { Dollars($0) }
        demandResponseCredits = row.number("demand_response_credits_usd").map { Dollars($0) }
        totalPowerCredits = row.number("total_power_credits_usd").map { Dollars($0) }
        powerCost = row.number("power_cost_cents_per_kwh").map(EnergyPrice.centsPerKilowattHour)
        efficiency = row.number("efficiency_j_per_th").map(Efficiency.joulesPerTerahash)
        derivedColumns = row.list("derived_columns")
        secondSourceURL = row.optionalText("second_source_url")
        source = row.source()
    }
}

extension ProductionReport {
    /// The rules of its table.
    public static var schema: TableSchema { .productionReports }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { released ?? month }
}

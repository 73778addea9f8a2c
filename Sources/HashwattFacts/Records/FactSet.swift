// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// All facts: the checked tables as records, as they were known on a day or at the end.
///
/// Sums are made through `Summable` only, so that no row is counted twice.
public struct FactSet: Sendable {
    /// Companies, by ticker.
    public internal(set) var companies: FactTable<Company>
    /// Names, tickers and aliases of companies.
    public internal(set) var companyNames: FactTable<CompanyName>
    /// Which entities overlap.
    public internal(set) var ownership: FactTable<Ownership>
    /// Megawatts by company, site, definition and state.
    public internal(set) var capacity: FactTable<CapacityRecord>
    /// Dated figures of companies.
    public internal(set) var companyFigures: FactTable<CompanyFigure>
    /// Share counts.
    public internal(set) var shareCounts: FactTable<ShareCount>
    /// Leases, GPU-cloud contracts, sites without a tenant.
    public internal(set) var deals: FactTable<Deal>
    /// Bond issues.
    public internal(set) var bondIssues: FactTable<BondIssue>
    /// Tranches of bond issues.
    public internal(set) var bondTranches: FactTable<BondTranche>
    /// Capital spending.
    public internal(set) var capex: FactTable<CapexAnnouncement>
    /// Loans and notes of miners, landlords and projects.
    public internal(set) var financings: FactTable<Financing>
    /// Power trading at market-based rates.
    public internal(set) var powerTrading: FactTable<PowerTradingApproval>
    /// Gas plants.
    public internal(set) var gasPlants: FactTable<GasPlant>
    /// Supply contracts of utilities.
    public internal(set) var utilityContracts: FactTable<UtilityContract>
    /// Time to a grid connection.
    public internal(set) var interconnection: FactTable<InterconnectionStatistic>
    /// Anchors for rents and values.
    public internal(set) var rentBenchmarks: FactTable<RentBenchmark>
    /// Figures of the sector and the network.
    public internal(set) var sectorFigures: FactTable<SectorFigure>
    /// How others build indices.
    public internal(set) var indexMethods: FactTable<IndexMethod>
    /// Published hashprices.
    public internal(set) var hashpriceReferences: FactTable<HashpriceReference>
    /// Mining machines.
    public internal(set) var asicModels: FactTable<ASICModel>
    /// Monthly production reports.
    public internal(set) var productionReports: FactTable<ProductionReport>
    /// Contract power times price above thresholds.
    public internal(set) var powerCreditComparisons: FactTable<PowerCreditComparison>
    /// Dated events.
    public internal(set) var events: FactTable<Event>
    /// Sources and licences of the tables.
    public let sources: FactTable<TableSource>
    /// Daily closes, by ticker.
    public internal(set) var closes: [String: CloseSeries]
    /// Power prices.
    public internal(set) var powerPrices: [PowerPriceSeries]
    /// Difficulty epochs, in their order.
    public internal(set) var difficultyEpochs: [DifficultyEpoch]
    /// The network by day, in order.
    public internal(set) var networkDays: [NetworkDay]
    /// The network by month, in order.
    public internal(set) var networkMonths: [NetworkMonth]
    /// The day as of which the facts are shown; nil for all.
    public internal(set) var asOf: CivilDate?

    /// Records of checked tables, one of each schema of the dataset.
    init(_ tables: [String: Table]) {
        func table(_ schema: TableSchema) -> Table {
            guard let table = tables[schema.name] else { preconditionFailure("no table \(schema.name)") }
            return table
        }
        func records<Record: FactRecord>() -> FactTable<Record> { FactTable(table(Record.schema)) }
        companies = records()
        companyNames = records()
        ownership = records()
        capacity = records()
        companyFigures = records()
        shareCounts = records()
        deals = records()
        bondIssues = records()
        bondTranches = records()
        capex = records()
        financings = records()
        powerTrading = records()
        gasPlants = records()
        utilityContracts = records()
        interconnection = records()
        rentBenchmarks = records()
        sectorFigures = records()
        indexMethods = records()
        hashpriceReferences = records()
        asicModels = records()
        productionReports = records()
        powerCreditComparisons = records()
        events = records()
        sources = records()
        closes = CloseSeries.read(table(.closes), records())
        powerPrices = PowerPriceSeries.read(table(.powerPrices), records())
        difficultyEpochs = DifficultyEpoch.read(table(.difficultyEpochs))
        networkDays = NetworkDay.read(table(.networkDaily))
        networkMonths = NetworkMonth.read(table(.networkMonthly))
        asOf = nil
    }
}

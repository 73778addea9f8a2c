// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One published hashprice a row, to compare computed ones with.
public struct HashpriceReference: FactRecord {
    /// Name of the row.
    public let id: String
    /// What the value is of.
    public let period: HashpricePeriod
    /// Day, or year, that it is of.
    public let knownDate: PartialDate
    /// Hashprice in dollars.
    public let dollars: Hashprice
    /// Hashprice in bitcoin.
    public let bitcoin: HashpriceBTC?
    /// Bitcoin price that the source names beside it (USD).
    public let bitcoinPrice: Dollars?
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        period = row.requiredWord("period")
        knownDate = row.requiredPartialDate("known")
        dollars = .dollarsPerPetahashDay(row.requiredNumber("usd_per_ph_day"))
        bitcoin = row.number("btc_per_ph_day").map(HashpriceBTC.bitcoinPerPetahashDay)
        bitcoinPrice = row.number("btc_price_usd").map { Dollars($0) }
        source = row.source()
    }
}

extension HashpriceReference {
    /// The rules of its table.
    public static var schema: TableSchema { .hashpriceReferences }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { knownDate }
}

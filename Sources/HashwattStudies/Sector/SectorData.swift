// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
public import HashwattUnits

/// The facts as the engines of `HashwattMarket` take them: series of closes, share counts, factors.
///
/// Closes end with the day, share counts are those known on it.
public struct SectorData: Sendable {
    /// Everything, later counts among it.
    let all: FactSet
    /// What was known on the day.
    let facts: FactSet
    /// The day.
    public let day: CivilDate

    /// The data of a day.
    public init(_ facts: FactSet, on day: CivilDate) {
        all = facts
        self.facts = facts.asOf(day)
        self.day = day
    }

    /// Ticker of the fund whose close at 16:00 New York stands for Bitcoin's: the coin's own day ends at another hour.
    public static let bitcoin = "IBIT"
    /// Ticker of the fund that stands for the market.
    public static let market = "SPY"
    /// The AI basket: who builds, buys and supplies the machines; none of them is explained by it.
    public static let basket = ["NVDA", "MSFT", "GOOGL", "AMZN", "META", "ORCL"]

    /// The names whose moves are explained: miners and landlords with closes, in the order of tickers.
    public var names: [String] { tickers([.miner, .landlord]) }

    /// Names of sectors that have closes of sessions, in the order of tickers.
    func tickers(_ sectors: Set<Sector>) -> [String] {
        facts.companies.filter { sectors.contains($0.sector) && facts.closes[$0.ticker] != nil }
            .map { $0.ticker }.sorted()
    }

    /// The closes of a ticker; nil where there are none.
    public func series(_ ticker: String) -> MarketSeries? {
        facts.closes[ticker].map { MarketSeries(name: ticker, dates: $0.dates, values: $0.closes) }
    }

    /// The closes of all tickers that trade on the exchange, as one table.
    ///
    /// - Throws: where the tables of a user hold closes that no index can be made of.
    public func closeTable() throws(IndexError) -> CloseTable {
        let series = facts.closes.values.filter { $0.calendar == .nyse }.sorted { $0.ticker < $1.ticker }
        let days = Set(series.flatMap { $0.dates }).sorted()
        let places = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, $0) })
        var cells = [Double](repeating: .nan, count: days.count * series.count)
        for (column, one) in series.enumerated() {
            for (date, close) in zip(one.dates, one.closes) {
                if let row = places[date] { cells[row * series.count + column] = close }
            }
        }
        return try CloseTable(days: days, tickers: series.map { $0.ticker }, closes: cells)
    }

    /// The share counts that were known on the day; none of a treasury company, whose count of another month says
    /// nothing of the day's.
    public var shareCounts: [HashwattMarket.ShareCount] {
        facts.shareCounts.filter { facts.companies[$0.ticker]?.sector != .ethTreasury }.map {
            HashwattMarket.ShareCount(ticker: $0.ticker, from: $0.validDate.latest, shares: $0.shares)
        }
    }

    /// Counts of treasury companies, of whatever day, to be tried one after the other.
    public var assumptions: [ShareAssumption] {
        treasuryCounts.map { count in
            ShareAssumption(
                ticker: count.ticker, shares: count.shares,
                label: "\(count.ticker) count of \(count.validDate)")
        }
    }

    /// The records behind `assumptions`, in their order.
    var treasuryCounts: [HashwattFacts.ShareCount] {
        all.shareCounts.filter { facts.companies[$0.ticker]?.sector == .ethTreasury }
            .sorted { ($0.ticker, $0.shares) < ($1.ticker, $1.shares) }
    }

    /// Bitcoin, the market and the AI basket, those of them that have closes.
    public var factors: [ReturnFactor] {
        let wanted = [("Bitcoin", [Self.bitcoin]), ("market", [Self.market]), ("AI basket", Self.basket)]
        return wanted.compactMap { name, tickers in
            let members = tickers.compactMap(series)
            return members.count == tickers.count ? ReturnFactor(name, members) : nil
        }
    }

    /// The returns of names on the factors; nil where the market has no closes.
    ///
    /// - Parameter factors: names of factors; all where nil.
    public func returns(of tickers: [String], on wanted: [String]? = nil) -> FactorReturns? {
        guard let calendar = series(Self.market) else { return nil }
        let kept = factors.filter { wanted?.contains($0.name) ?? true }
        return FactorReturns(calendar: calendar, factors: kept, names: tickers.compactMap(series))
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// Closes, moves and year-to-date changes of a day, each with its derivation.
///
/// A move is close to close. For a stock the close before is that of the session before on the exchange's
/// calendar; where the series lacks that session there is no move, rather than a move over two days. Bitcoin's day
/// is the UTC day.
public struct MarketFigures: Sendable {
    private let facts: FactSet

    /// The figures of a set of facts.
    public init(_ facts: FactSet) { self.facts = facts }

    /// The close of a series on a day; nil where there is none.
    public func close(_ ticker: String, on day: CivilDate) -> Figure? {
        guard let series = facts.closes[ticker], let index = series.index(of: day) else { return nil }
        return .read(
            FigureID("close", ticker, day.description), "\(ticker) close of \(day)", series.closes[index],
            series.kind == .crypto ? .usdPerBitcoin : .usdPerShare, asOf: .day(day),
            from: series.source(at: index))
    }

    /// The last day before `day` on which the series should have a close.
    public func dayBefore(_ day: CivilDate, of ticker: String) -> CivilDate? {
        guard let series = facts.closes[ticker] else { return nil }
        return series.calendar == .utcDay ? day - 1 : NYSECalendar.previousSession(before: day)
    }

    /// Close over the close before, less one.
    public func move(_ ticker: String, on day: CivilDate) -> Figure? {
        guard let before = dayBefore(day, of: ticker) else { return nil }
        return change(
            ticker, from: before, to: day, FigureID("move", ticker, day.description), "\(ticker) day move")
    }

    /// Close over the last close of the year before, less one.
    public func yearToDate(_ ticker: String, on day: CivilDate) -> Figure? {
        guard let base = lastClose(of: ticker, inYear: day.year - 1) else { return nil }
        return change(
            ticker, from: base, to: day, FigureID("ytd", ticker, day.description), "\(ticker) year to date")
    }

    /// Close over the close of an earlier day, less one.
    func change(_ ticker: String, from base: CivilDate, to day: CivilDate) -> Figure? {
        change(
            ticker, from: base, to: day, FigureID("change", ticker, base.description, day.description),
            "\(ticker) from \(base) to \(day)")
    }

    private func change(
        _ ticker: String, from base: CivilDate, to day: CivilDate, _ id: FigureID, _ label: String
    ) -> Figure? {
        guard let now = close(ticker, on: day), let before = close(ticker, on: base) else { return nil }
        return .derived(
            id, label, .ratio, asOf: .day(day), by: .input(0) / .input(1) - .constant(1, "one"),
            from: [now, before])
    }

    /// The day of the last close of a year; nil where the series has none in its last week.
    private func lastClose(of ticker: String, inYear year: Int) -> CivilDate? {
        guard let end = CivilDate(year: year, month: 12, day: 31), let series = facts.closes[ticker] else {
            return nil
        }
        let last = series.calendar == .utcDay ? end : NYSECalendar.session(onOrBefore: end)
        return last.flatMap { series.close(on: $0) == nil ? nil : $0 }
    }

    /// Shares outstanding or diluted, the latest count that was known on the day.
    ///
    /// Nil for a treasury company: it sells shares by the week, so that a count of another month says nothing of
    /// the day's. BMNR's went from 109.5 m to 454.9 m in half a year.
    public func shares(_ ticker: String, on day: CivilDate) -> Figure? {
        guard facts.companies[ticker]?.sector != .ethTreasury else { return nil }
        let known = facts.asOf(day).shareCounts.filter { $0.ticker == ticker }
        guard let count = known.max(by: { $0.validDate.latest < $1.validDate.latest }) else { return nil }
        return figure(of: count)
    }

    /// A share count as a figure.
    public func figure(of count: ShareCount) -> Figure {
        .read(
            FigureID("shares", count.ticker, count.validDate.description),
            "\(count.ticker) shares, \(count.basis.rawValue.replacing("_", with: " "))", count.shares,
            .shares,
            asOf: count.validDate, from: count.source)
    }

    /// Shares times close.
    public func marketCap(_ ticker: String, on day: CivilDate) -> Figure? {
        guard let shares = shares(ticker, on: day), let close = close(ticker, on: day) else { return nil }
        return .derived(
            FigureID("market-cap", ticker, day.description), "\(ticker) market capitalisation", .usd,
            asOf: .day(day),
            by: .input(0) * .input(1), from: [shares, close])
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// What a company owns beside its megawatts, and what its price leaves for them.
///
/// Nothing is guessed: without a known holding there is no figure, and a holding that a subsidiary shares with
/// outsiders is shown whole, with the overlap in `minorityNote(of:)`, where the share is not published.
public struct HoldingFigures: Sendable {
    private let facts: FactSet
    private let day: CivilDate

    /// The holdings of a day.
    public init(_ facts: FactSet, on day: CivilDate) {
        self.facts = facts.asOf(day)
        self.day = day
    }

    /// Bitcoin held, the latest total that was known, BTC.
    public func bitcoin(of ticker: String) -> Figure? {
        let rows = facts.companyFigures.filter {
            $0.ticker == ticker && $0.metric == .bitcoinHeld && ($0.basis ?? "total") == "total"
        }
        guard let row = rows.max(by: { $0.validDate.latest < $1.validDate.latest }) else { return nil }
        return .read(
            FigureID("company", row.id), "\(ticker) bitcoin held", row.value, .btc, asOf: row.validDate,
            from: row.source)
    }

    /// Value of the bitcoin at the day's close; of a company that states only the value of a balance, that value.
    public func bitcoinValue(of ticker: String) -> Figure? {
        guard let bitcoin = bitcoin(of: ticker) else { return statedValue(of: ticker) }
        guard let close = MarketFigures(facts).close("BTC-USD", on: day) else { return nil }
        return .derived(
            FigureID("bitcoin-value", ticker, day.description), "\(ticker) bitcoin at the day's close", .usd,
            asOf: .day(day), by: .input(0) * .input(1), from: [bitcoin, close])
    }

    private func statedValue(of ticker: String) -> Figure? {
        let rows = facts.companyFigures.filter { $0.ticker == ticker && $0.metric == .bitcoinHeldValue }
        guard let row = rows.max(by: { $0.validDate.latest < $1.validDate.latest }) else { return nil }
        return .read(
            FigureID("company", row.id), "\(ticker) bitcoin held, at its balance's price", row.value, .usd,
            asOf: row.validDate, from: row.source)
    }

    /// Enterprise value less bitcoin: what the price leaves for all megawatts, mining, let and planned, USD.
    ///
    /// Where no holding is known it is the enterprise value, and the note says so.
    public func leftForPower(of ticker: String) -> Figure? {
        guard let value = ValueFigures(facts, on: day).enterpriseValue(of: ticker) else { return nil }
        let bitcoin = bitcoinValue(of: ticker)
        return .derived(
            FigureID("left-for-power", ticker, day.description),
            "\(ticker) price left for the megawatts", .usd, asOf: .day(day),
            by: bitcoin == nil ? .input(0) : .input(0) - .input(1),
            from: [value, bitcoin].compactMap(\.self),
            note: bitcoin == nil ? "no bitcoin holding found and none deducted" : "")
    }

    /// Of whose subsidiaries the figures contain parts that outsiders own; nil where none is known.
    public func minorityNote(of ticker: String) -> String? {
        let rows = facts.ownership.filter { $0.owner == ticker && $0.kind == .majority }
        guard !rows.isEmpty else { return nil }
        return rows.map { row in
            "\(ticker) contains all of \(row.owned)"
                + (row.share == nil ? "; its share is not found and nothing is deducted" : "")
        }.joined(separator: "; ")
    }
}

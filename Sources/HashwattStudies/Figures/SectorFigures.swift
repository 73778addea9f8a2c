// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// The sector's gain of a day under several weightings, so that a quoted number can be seen in its band.
public struct SectorFigures: Sendable {
    private let market: MarketFigures
    private let facts: FactSet
    /// The day.
    public let day: CivilDate

    /// The sector's figures of a day.
    public init(_ facts: FactSet, on day: CivilDate) {
        self.facts = facts
        self.day = day
        market = MarketFigures(facts)
    }

    /// Miners and landlords that have a move on the day, in the order of tickers. The ETH treasury with a mining
    /// label stays apart: its weight would decide the number, and its share count of the day is not known.
    public var members: [String] {
        facts.companies.filter { $0.sector == .miner || $0.sector == .landlord }.map(\.ticker)
            .filter { market.move($0, on: day) != nil }.sorted()
    }

    /// Mean of the members' moves.
    public var equalWeighted: Figure? {
        mean(members, FigureID("sector", "equal", day.description), "sector gain, equal-weighted")
    }

    /// Mean of the members' moves and that of `extra`.
    public func equalWeighted(with extra: String) -> Figure? {
        guard market.move(extra, on: day) != nil else { return nil }
        return mean(
            members + [extra], FigureID("sector", "equal-with-\(extra)", day.description),
            "sector gain, equal-weighted with \(extra)")
    }

    private func mean(_ tickers: [String], _ id: FigureID, _ label: String) -> Figure? {
        let moves = tickers.compactMap { market.move($0, on: day) }
        guard !moves.isEmpty else { return nil }
        return .derived(
            id, label, .ratio, asOf: .day(day), by: .meanOfInputs(moves.count), from: moves,
            note: "members: \(tickers.joined(separator: ", "))")
    }

    /// Members with a share count known on the day.
    public var weightedMembers: [String] { members.filter { market.shares($0, on: day) != nil } }

    /// Change of the members' total market capitalisation at unchanged share counts; nil where fewer than half of
    /// the members have a count, since that is no gain of the sector.
    public var capWeighted: Figure? {
        guard isWeighted else { return nil }
        return capWeighted(
            weightedMembers.compactMap { ticker in market.shares(ticker, on: day).map { (ticker, $0) } },
            FigureID("sector", "cap", day.description), "sector gain, cap-weighted")
    }

    private var isWeighted: Bool { weightedMembers.count * 2 >= members.count && !members.isEmpty }

    /// The cap-weighted gain with `extra` at one of its share counts, a sensitivity and no fact.
    public func capWeighted(with extra: ShareCount) -> Figure? {
        guard isWeighted else { return nil }
        let count = market.figure(of: extra)
        let holdings = weightedMembers.compactMap { ticker in
            market.shares(ticker, on: day).map { (ticker, $0) }
        }
        return capWeighted(
            holdings + [(extra.ticker, count)],
            FigureID("sector", "cap-with-\(extra.ticker)", extra.validDate.description, day.description),
            "sensitivity: cap-weighted with \(extra.ticker) at its count of \(extra.validDate)")
    }

    private func capWeighted(_ holdings: [(String, Figure)], _ id: FigureID, _ label: String) -> Figure? {
        var inputs: [Figure] = []
        var now: [Formula] = []
        var before: [Formula] = []
        for (ticker, shares) in holdings {
            guard let previous = market.dayBefore(day, of: ticker), let close = market.close(ticker, on: day),
                let base = market.close(ticker, on: previous)
            else { return nil }
            let index = inputs.count
            inputs += [shares, close, base]
            now.append(.input(index) * .input(index + 1))
            before.append(.input(index) * .input(index + 2))
        }
        guard !inputs.isEmpty else { return nil }
        return .derived(
            id, label, .ratio, asOf: .day(day), by: .sum(now) / .sum(before) - .constant(1, "one"),
            from: inputs,
            note: "members: \(holdings.map(\.0).joined(separator: ", "))")
    }
}

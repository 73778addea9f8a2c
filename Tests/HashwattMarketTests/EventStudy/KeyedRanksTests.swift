// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import HashwattUnits
import Testing

@testable import HashwattMarket

/// Ranks by 32-bit keys beside counting every pair.
struct KeyedRanksTests {
    private static let days = 250
    private static let slots = 271
    private static let columns = 22

    /// Values of all sizes: ordinary ones, some beyond the largest key, and neighbours that no key tells apart.
    private static func values(_ generator: inout SplitMix64) -> [Double] {
        var last = 0.0
        return (0..<slots + columns).map { _ in
            let ordinary =
                Double.random(in: -1...1, using: &generator) + Double.random(in: -1...1, using: &generator)
            switch Int.random(in: 0..<40, using: &generator) {
            case 0: last = ordinary * 20
            case 1: last += 1e-9
            default: last = ordinary
            }
            return last
        }
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func ranksAreThoseOfCounting(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let values = Self.values(&generator)
        var keyed = KeyedRanks(days: Self.days, slots: Self.slots, columns: Self.columns)
        keyed.values = values
        // A third value with one key is refused; which order the others have is the question.
        guard keyed.rank(scale: 0.8) else { return }
        func below(_ slot: Int, among count: Int) -> Int { (0..<count).count { values[$0] < values[slot] } }
        for slot in 0..<Self.slots {
            #expect(Int(keyed.below[slot / 16][slot % 16]) == below(slot, among: Self.slots), "seed \(seed)")
        }
        for day in 0..<Self.days {
            #expect(Int(keyed.places[day / 16][day % 16]) == below(day, among: Self.days), "seed \(seed)")
        }
        for column in 0..<Self.columns {
            #expect(
                Int(keyed.place(ofColumn: column)) == below(Self.slots + column, among: Self.days),
                "seed \(seed)")
        }
    }

    @Test func mostValuesAreRanked() {
        let ranked = (1...200 as ClosedRange<UInt64>).count { seed in
            var generator = SplitMix64(seed: seed)
            var keyed = KeyedRanks(days: Self.days, slots: Self.slots, columns: Self.columns)
            keyed.values = Self.values(&generator)
            return keyed.rank(scale: 0.8)
        }
        #expect(ranked > 50, "the test above would check nothing")
    }

    @Test func equalValuesAreRefused() {
        var generator = SplitMix64(seed: 3)
        var keyed = KeyedRanks(days: Self.days, slots: Self.slots, columns: Self.columns)
        keyed.values = (0..<Self.slots + Self.columns).map { _ in Double.random(in: -1...1, using: &generator)
        }
        keyed.values[17] = keyed.values[260]
        let isRanked = keyed.rank(scale: 0.5)
        #expect(!isRanked)
    }

    @Test func aCrowdIsRefused() {
        var keyed = KeyedRanks(days: Self.days, slots: Self.slots, columns: Self.columns)
        keyed.values = (0..<Self.slots + Self.columns).map { Double($0) * 1e-5 }
        let isRanked = keyed.rank(scale: 1)
        #expect(!isRanked)
    }
}

/// Pieces of the work in another order, as threads might finish them.
private struct Backwards: PieceRunner {
    func map<Result: Sendable>(_ count: Int, _ piece: @Sendable (Int) -> Result) -> [Result] {
        (0..<count).reversed().map(piece).reversed()
    }
}

struct PiecesTests {
    /// 600 events are three pieces; some have gaps, so that both ways to rank are gone.
    private static var request: EventStudyRequest {
        var generator = SplitMix64(seed: 11)
        let dates = (0..<400).map { CivilDate(daysSinceEpoch: 18_000 + $0) }
        let market = dates.map { _ in Double.random(in: -0.02...0.02, using: &generator) }
        let firms = (0..<30).map { firm in
            let values = market.map { day in
                firm % 10 == 0 && Int.random(in: 0..<50, using: &generator) == 0
                    ? .nan : 1.2 * day + Double.random(in: -0.03...0.03, using: &generator)
            }
            return MarketSeries(name: "F\(firm)", content: .returns, dates: dates, values: values)
        }
        let benchmark = MarketSeries(name: "M", content: .returns, dates: dates, values: market)
        let events = (0..<600).map { index in
            EventRequest(
                id: String(index), firm: "F\(index % 30)", benchmark: "M", date: dates[150 + index % 200],
                window: -5...5, estimationEnd: -11, estimationLength: 120)
        }
        return EventStudyRequest(firms: firms, benchmarks: [benchmark], events: events)
    }

    @Test func orderOfThePiecesChangesNoBit() {
        let one = EventStudyProblem(Self.request).solve()
        let other = EventStudyProblem(Self.request, on: Backwards()).solve(on: Backwards())
        #expect(one.groups[0].events > 512)
        #expect(one.groups[0].days == other.groups[0].days)
        #expect(one.groups[0].windows == other.groups[0].windows)
        #expect(one.groups[0].meanCorrelation == other.groups[0].meanCorrelation)
        #expect(one.issues == other.issues)
    }

    /// Three groups that alternate, one of which has a window of its own, and an unknown firm here and there.
    @Test func eventsOfPiecesFindTheirGroupsAndPlaces() throws {
        var request = Self.request
        request.events = request.events.enumerated().map { index, event in
            EventRequest(
                id: event.id, firm: index % 50 == 7 ? "nobody" : event.firm, benchmark: "M", date: event.date,
                group: "G\(index % 3)", window: index % 3 == 2 ? -1...1 : event.window, estimationEnd: -11,
                estimationLength: 120)
        }
        let solution = EventStudyProblem(request, on: Backwards()).solve(on: Backwards())
        #expect(solution.groups.map(\.name) == ["G0", "G1", "G2"])
        #expect(solution.groups.map(\.days.count) == [11, 11, 3])
        #expect(solution.groups.map(\.events).reduce(0, +) == 588)
        #expect(
            solution.issues.filter { $0.rule == .unknownFirm }.map(\.event)
                == (0..<12).map { "\($0 * 50 + 7)" })
        for index in request.events.indices where index % 50 != 7 {
            let event = try #require(solution.event(at: index))
            #expect(event.frame.request == request.events[index])
            #expect(event.frame.session == request.events[index].date)
        }
    }
}

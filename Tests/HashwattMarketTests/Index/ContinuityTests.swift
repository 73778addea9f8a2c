// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattTesting
import HashwattUnits
import Testing

/// No action moves an index by itself: on even sessions the closes move at random, on odd ones they only become
/// what each action makes of them, worked out here and not by the engine.
struct ContinuityTests {
    /// 10,000 actions in 100 markets, every kind among them, over five weightings.
    @Test func levelDoesNotJumpAtTenThousandRandomActions() throws {
        var applied = 0
        var kinds: [String: Int] = [:]
        for seed in 1...100 as ClosedRange<UInt64> {
            var market = RandomMarket(seed: seed)
            market.play(sessions: 160)
            let found = try market.index()
            for index in stride(from: 1, to: found.days.count, by: 2) {
                let gross = found.grossLevels[index] / found.grossLevels[index - 1]
                #expect(abs(gross - 1) < 1e-12, "seed \(seed), \(found.days[index]): \(market.told(index))")
                guard !market.hasDividend(index) else { continue }
                let price = found.priceLevels[index] / found.priceLevels[index - 1]
                #expect(abs(price - 1) < 1e-12, "seed \(seed), \(found.days[index]): \(market.told(index))")
            }
            for line in found.audit {
                guard case .action(let action, _) = line.change, action.event != .confirmedMove else {
                    continue
                }
                applied += 1
                kinds[RandomMarket.kind(action.event), default: 0] += 1
            }
            #expect(
                !found.issues.contains { if case .suspectJump = $0 { true } else { false } }, "seed \(seed)")
        }
        #expect(applied >= 10_000)
        #expect(kinds.count == 10, "\(kinds)")
        #expect(kinds.values.allSatisfy { $0 >= 50 }, "\(kinds)")
    }
}

/// A market whose prices follow its actions exactly.
private struct RandomMarket {
    let seed: UInt64
    private var random: SplitMix64
    private var tickers: [String] = []
    private var prices: [Double] = []
    private var rows: [[Double]] = []
    private var actions: [CorporateAction] = []
    private var alive: [Int] = []
    private let names = 40
    private let days = IndexFixtures.weekdays(400)

    init(seed: UInt64) {
        self.seed = seed
        random = SplitMix64(seed: seed)
        for name in 0..<names {
            alive.append(add("N\(name)", at: Double.random(in: 5...200, using: &random)))
        }
    }

    private mutating func add(_ ticker: String, at price: Double) -> Int {
        tickers.append(ticker)
        prices.append(price)
        return tickers.count - 1
    }

    mutating func play(sessions: Int) {
        for session in 0..<sessions {
            if session.isMultiple(of: 2) {
                for column in prices.indices {
                    prices[column] *= Double.random(in: 0.93...1.08, using: &random)
                }
            } else {
                for column in alive.shuffled(using: &random).prefix(2) { act(column, days[session]) }
            }
            rows.append(prices)
        }
    }

    /// One random action: its terms, and the price it leaves.
    private mutating func act(_ column: Int, _ day: CivilDate) {
        let price = prices[column]
        let part = Double.random(in: 0.02...0.4, using: &random)
        let whole = Double(Int.random(in: 2...5, using: &random))
        let event: CorporateAction.Event
        switch Int.random(in: 0..<26, using: &random) {
        case 0...3: (event, prices[column]) = (.split(newShares: whole, oldShares: 1), price / whole)
        case 4...6: (event, prices[column]) = (.split(newShares: 1, oldShares: whole), price * whole)
        case 7...10: (event, prices[column]) = (.cashDividend(part * price), price - part * price)
        case 11...13: (event, prices[column]) = (.specialDividend(part * price), price - part * price)
        case 14...16:
            event = .rights(newShares: 1, oldShares: whole, price: part * price)
            prices[column] = (whole * price + part * price) / (whole + 1)
        case 17, 18: event = .shareChange(from: 1_000, to: 1_000 * (1 + part))
        case 19, 20, 21: event = spinOff(column, price, part)
        case 22: event = .tickerChange(to: rename(column))
        case 23: event = leave(column) ?? .confirmedMove
        case 24: event = merge(column) ?? .confirmedMove
        default: event = .confirmedMove
        }
        actions.append(CorporateAction(ticker: own(column, before: event), exDay: day, event))
    }

    /// The ticker that the company had until this action.
    private func own(_ column: Int, before event: CorporateAction.Event) -> String {
        if case .tickerChange = event {
            tickers[column].replacing("'", with: "", maxReplacements: 1)
        } else {
            tickers[column]
        }
    }

    private mutating func spinOff(_ column: Int, _ price: Double, _ part: Double) -> CorporateAction.Event {
        let isKept = Bool.random(using: &random)
        let child = "S\(tickers.count)"
        let value = part * price / 2
        if isKept {
            for session in rows.indices { rows[session].append(.nan) }
            _ = add(child, at: value)
        }
        prices[column] = price - 2 * value
        return .spinOff(.init(child: child, ratio: 2, price: value, isKept: isKept))
    }

    private mutating func rename(_ column: Int) -> String {
        tickers[column] = "'" + tickers[column]
        return tickers[column]
    }

    private mutating func leave(_ column: Int) -> CorporateAction.Event? {
        guard alive.count > 20 else { return nil }
        alive.removeAll { $0 == column }
        return .delisting(finalPrice: nil)
    }

    private mutating func merge(_ column: Int) -> CorporateAction.Event? {
        guard alive.count > 20, let buyer = alive.first(where: { $0 != column }) else { return nil }
        alive.removeAll { $0 == column }
        return .merger(.init(acquirer: tickers[buyer], ratio: 0.7))
    }

    /// The index of the market, its columns under the tickers of the first day.
    func index() throws -> IndexHistory {
        let columns = tickers.map { $0.replacing("'", with: "") }
        let weightings: [IndexWeighting] = [
            .equal, .marketCap, .freeFloatCap, .capped(.marketCap, limit: 0.06),
            .ranked([0.3, 0.2] + Array(repeating: 0.5 / 30, count: 30)),
        ]
        let counts = columns.enumerated().map { index, ticker in
            ShareCount(
                ticker: ticker, from: CivilDate(daysSinceEpoch: 0), shares: Double(1_000 * (1 + index % 17)),
                floatFactor: 0.5 + Double(index % 5) / 10)
        }
        let rules = try IndexFixtures.rules(
            Array(columns.prefix(names)), weightings[Int(seed) % weightings.count],
            rebalance: .quarterly(.last))
        return try IndexHistory.compute(
            rules, closes: IndexFixtures.table(columns, rows), shareCounts: counts, actions: actions)
    }

    func hasDividend(_ session: Int) -> Bool {
        actions.contains { $0.exDay == days[session] && Self.kind($0.event) == "dividend" }
    }

    func told(_ session: Int) -> String {
        actions.filter { $0.exDay == days[session] }.map(\.description).joined(separator: "; ")
    }

    static func kind(_ event: CorporateAction.Event) -> String {
        switch event {
        case .split(let new, let old): new > old ? "split" : "reverse split"
        case .cashDividend: "dividend"
        case .specialDividend: "special dividend"
        case .rights: "rights"
        case .spinOff: "spin-off"
        case .merger: "merger"
        case .delisting: "delisting"
        case .tickerChange: "ticker change"
        case .shareChange: "share change"
        case .confirmedMove: "confirmed move"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattMarket
import HashwattUnits
import Testing

/// Fifteen cases worked by hand: three names of 1,000 shares at 100 dollars, level 1,000, divisor 300.
/// Expected values are read from `Tests/Fixtures/index/handcalc_cases.json`; its header names the origin.
struct HandCaseTests {
    private struct File: Decodable { let cases: [Case] }

    /// A case: a flat object of numbers, texts and weights by name.
    private struct Case: Decodable {
        private let fields: [String: Field]

        private enum Field: Decodable {
            case number(Double), text(String), weights([String: Double])

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Double.self) {
                    self = .number(number)
                } else if let text = try? container.decode(String.self) {
                    self = .text(text)
                } else {
                    self = .weights(try container.decode([String: Double].self))
                }
            }
        }

        init(from decoder: any Decoder) throws {
            fields = try decoder.singleValueContainer().decode([String: Field].self)
        }

        subscript(key: String) -> Double {
            get throws {
                guard case .number(let number) = fields[key] else { throw Missing(key: key) }
                return number
            }
        }

        func text(_ key: String) -> String? { if case .text(let text) = fields[key] { text } else { nil } }

        func weights(_ key: String) throws -> [String: Double] {
            guard case .weights(let weights) = fields[key] else { throw Missing(key: key) }
            return weights
        }
    }

    private struct Missing: Error { let key: String }

    private static let names = ["A", "B", "C"]

    private func expected(_ id: String) throws -> Case {
        let file = try JSONDecoder().decode(
            File.self, from: Data(IndexFixtures.text("handcalc_cases.json").utf8))
        return try #require(file.cases.first { $0.text("id") == id }, "no case \(id)")
    }

    /// The base basket with the closes of A given, and B and C at 100; on the second session an event of A.
    private func run(
        _ closesOfA: [Double], _ event: CorporateAction.Event? = nil, on session: Int = 1,
        returnKind: IndexReturn = .price, child: [Double]? = nil
    ) throws -> IndexHistory {
        let tickers = Self.names + (child == nil ? [] : ["SPIN"])
        let rows = closesOfA.indices.map { session in
            [closesOfA[session], 100, 100] + (child.map { [$0[session]] } ?? [])
        }
        let days = IndexFixtures.weekdays(rows.count)
        return try IndexHistory.compute(
            IndexFixtures.rules(Self.names, .marketCap, returnKind: returnKind),
            closes: IndexFixtures.table(tickers, rows), shareCounts: IndexFixtures.thousands(tickers),
            actions: event.map { [CorporateAction(ticker: "A", exDay: days[session], $0)] } ?? [])
    }

    @Test func priceMoveMovesLevel() throws {
        let wanted = try expected("price_move")
        let found = try run([100, try wanted["S0_price"]])
        #expect(agrees(found.levels[1], try wanted["level"], to: 1e-15))
        #expect(found.divisors == [try wanted["divisor"], 300])
        #expect(agrees(found.members(at: 1).reduce(0) { $0 + $1.contribution }, 0.1 / 3, to: 1e-14))
    }

    @Test(arguments: [("split_2_for_1", 2.0, 1.0), ("reverse_split_1_for_8", 1.0, 8.0)])
    func splitLeavesLevelAndDivisor(id: String, new: Double, old: Double) throws {
        let wanted = try expected(id)
        let found = try run([100, try wanted["price"]], .split(newShares: new, oldShares: old))
        #expect(found.levels[1] == (try wanted["level"]))
        #expect(found.divisors[1] == (try wanted["divisor"]))
        let split = try #require(found.members(at: 1).first)
        #expect(split.indexShares == (try wanted["shares"]))
        #expect(split.contribution == 0)
        #expect(found.issues.isEmpty)
    }

    @Test func rightsRaiseMarketValueAndDivisor() throws {
        let wanted = try expected("rights_1_for_4_at_70")
        let terp = try wanted["terp"]
        let found = try run([100, terp], .rights(newShares: 1, oldShares: 4, price: 70))
        #expect(found.members(at: 1).first?.previousClose == terp)
        #expect(found.members(at: 1).first?.indexShares == (try wanted["shares"]))
        #expect(found.divisors[1] == (try wanted["divisor"]))
        #expect(found.divisors[1] * found.levels[1] == (try wanted["market_value"]))
        #expect(found.levels[1] == (try wanted["level"]))
    }

    @Test(arguments: [
        ("terp_1_for_2_at_30_cum_60", 1.0, 2.0, 30.0, 60.0), ("terp_3_for_1_at_50_cum_200", 3, 1, 50, 200),
    ])
    func exRightsPriceIsTheMeanOfAllShares(id: String, new: Double, old: Double, price: Double, close: Double)
        throws
    {
        let found = CorporateAction.exRightsPrice(newShares: new, oldShares: old, price: price, close: close)
        #expect(found == (try expected(id)["terp"]))
    }

    @Test func cashDividendMovesTotalReturnOnly() throws {
        let wanted = try expected("cash_dividend_2_price_index")
        let total = try expected("total_return_same_day")
        let found = try run([100, 98], .cashDividend(2), returnKind: .net(withholding: 0.3))
        #expect(found.divisors[1] == (try wanted["divisor"]))
        #expect(agrees(found.priceLevels[1], try wanted["level"], to: 1e-15))
        let gross = (found.grossLevels[1] - found.priceLevels[1]) * found.divisors[1]
        let net = (found.netLevels[1] - found.priceLevels[1]) * found.divisors[1]
        #expect(agrees(gross, try wanted["gross_cash"], to: 1e-12))
        #expect(agrees(net, try wanted["net_cash_at_30pct_wht"], to: 1e-12))
        #expect(abs(found.grossLevels[1] / 1_000 - 1 - (try total["gross_TR_return"])) < 1e-15)
        #expect(abs(found.netLevels[1] / 1_000 - 1 - (try total["net_TR_return"])) < 1e-15)
        #expect(found.levels == found.netLevels)
    }

    @Test func keptSpinOffLeavesLevelAndDivisor() throws {
        let wanted = try expected("spinoff_included_0.5_per_share_value_20")
        let child = try wanted["spinco_price"]
        let terms = CorporateAction.SpinOff(child: "SPIN", ratio: 0.5, price: child, isKept: true)
        let found = try run([100, try wanted["parent_price"]], .spinOff(terms), child: [.nan, child])
        #expect(found.levels[1] == (try wanted["level"]))
        #expect(found.divisors[1] == (try wanted["divisor"]))
        #expect(found.divisors[1] * found.levels[1] == (try wanted["market_value"]))
        let member = try #require(found.members(at: 1).first { $0.ticker == "SPIN" })
        #expect(member.indexShares == (try wanted["spinco_shares"]))
        #expect(member.openingWeight == 20_000.0 / 300_000)
    }

    @Test func spinOffThatIsNotKeptLowersDivisor() throws {
        let wanted = try expected("spinoff_excluded")
        let terms = CorporateAction.SpinOff(child: "SPIN", ratio: 0.5, price: 40, isKept: false)
        let found = try run([100, 80], .spinOff(terms))
        #expect(found.divisors[1] == (try wanted["divisor"]))
        #expect(found.divisors[1] * found.levels[1] == (try wanted["market_value"]))
        #expect(found.levels[1] == (try wanted["level"]))
        #expect(300_000 - found.divisors[1] * found.levels[1] == (try wanted["cash_out"]))
    }

    @Test func boughtCompanyLeavesAtItsLastClose() throws {
        let wanted = try expected("cash_merger_at_130")
        let found = try run([100, 130, .nan], .merger(.init()), on: 2)
        #expect(found.levels[1] == (try wanted["level_before_delete"]))
        #expect(agrees(found.levels[2], try wanted["level_after"], to: 1e-15))
        #expect(agrees(found.divisors[2], try wanted["divisor_after"], to: 1e-15))
        #expect(
            agrees(found.divisors[2] * found.levels[2], try wanted["market_value_after"], to: 1e-15))
        #expect(found.members(at: 2).map(\.ticker) == ["B", "C"])
    }

    @Test func delistingAtZeroTakesTheLossAndLeavesTheDivisor() throws {
        let wanted = try expected("delist_at_zero")
        let found = try run([100, .nan, .nan], .delisting(finalPrice: 0), on: 2)
        #expect(agrees(found.levels[1], try wanted["level"], to: 1e-15))
        #expect(found.divisors[2] == (try wanted["divisor_after"]))
        #expect(found.levels[2] == found.levels[1])
    }

    @Test(arguments: [("cap_cascade_0.4", 0.4), ("cap_no_breach_0.5", 0.5)])
    func capRedistributesUntilNoneIsAbove(id: String, limit: Double) throws {
        let wanted = try expected(id)
        let weights = try wanted.weights("in")
        let found = try #require(
            IndexCap.redistribute(Self.names.map { weights[$0] ?? 0 }, limit: limit))
        for (name, weight) in zip(Self.names, found) {
            #expect(agrees(weight, try #require(try wanted.weights("out")[name]), to: 1e-15), "\(name)")
        }
    }

    @Test func capBelowEqualWeightIsImpossible() throws {
        let wanted = try expected("cap_infeasible_0.3")
        #expect(wanted.text("error") != nil)
        #expect(IndexCap.redistribute([0.6, 0.3, 0.1], limit: 0.3) == nil)
        let rules = try IndexFixtures.rules(Self.names, .capped(.marketCap, limit: 0.3))
        let closes = try IndexFixtures.table(Self.names, [[6, 3, 1]])
        #expect(throws: IndexError.capInfeasible(rules: "test", rules.baseDay, names: 3, cap: 0.3)) {
            try IndexHistory.compute(
                rules, closes: closes, shareCounts: IndexFixtures.thousands(Self.names))
        }
    }
}

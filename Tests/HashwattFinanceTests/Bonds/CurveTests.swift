// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import HashwattUnits
import Testing

/// Curves, spreads, calls, floaters and calendars that QuantLib 1.44 gives, `Fixtures/finance/curves.json`.
struct CurveTests {
    struct File: Decodable {
        let holidays: [String: Holidays]
        let adjustments: Adjustments
        let curve: Curve
        let spreads: [Spread]
        let calls: [Call]
        let floaters: [Floater]
    }

    struct Holidays: Decodable {
        let from, to: FixtureDay
        let days: [FixtureDay]
    }

    struct Adjustments: Decodable {
        let rules: [String]
        let rows: [[String]]
    }

    struct Curve: Decodable {
        let settlement: FixtureDay
        let par: [[Double]]
        let discounts: [[ReferenceBondsTests.Cell]]
    }

    struct Spread: Decodable {
        let issue, maturity: FixtureDay
        let coupon, price, curvePrice, continuousSpread: Double
    }

    struct Call: Decodable {
        let issue, maturity, call, settlement: FixtureDay
        let coupon, callPrice, price, yieldToCall, yieldToMaturity: Double
    }

    struct Floater: Decodable {
        let maturity: FixtureDay
        let margin, spread, clean: Double
        let flows: [[ReferenceBondsTests.Cell]]
    }

    static let file = try? Fixture.read("curves.json", as: File.self)

    private func curve() throws -> DiscountCurve {
        let given = try Fixture.need(Self.file).curve
        let start = given.settlement.date
        return try DiscountCurve(
            start: start, parYields: given.par.map { (start.adding(months: 12 * Int($0[0])), $0[1]) })
    }

    /// Par yields of Treasuries of about 20 November 2025, only as numbers of a curve.
    @Test func bootstrapsTheSameCurve() throws {
        let curve = try curve()
        for row in try Fixture.need(Self.file).curve.discounts {
            guard case .day(let day) = row[0], case .amount(let factor) = row[1] else { continue }
            let found = curve.discountFactor(on: day)
            #expect((found - factor).magnitude < 1e-9, "\(day): \(found) for \(factor)")
        }
    }

    @Test func repricesItsBondsAtPar() throws {
        let curve = try curve()
        for row in try Fixture.need(Self.file).curve.par {
            let bond = try Bond(
                issue: curve.start, maturity: curve.start.adding(months: 12 * Int(row[0])), coupon: row[1])
            #expect((try bond.cleanPrice(on: curve) - 100).magnitude < 1e-9)
            #expect((try bond.spread(over: curve, cleanPrice: 100)).magnitude < 1e-12)
        }
    }

    @Test func spreadsAgree() throws {
        let curve = try curve()
        for one in try Fixture.need(Self.file).spreads {
            let bond = try Bond(issue: one.issue.date, maturity: one.maturity.date, coupon: one.coupon)
            let (price, spread) = (
                try bond.cleanPrice(on: curve), try bond.spread(over: curve, cleanPrice: one.price)
            )
            #expect(Fixture.agree(price, one.curvePrice), "\(one.maturity): \(price)")
            #expect((spread - one.continuousSpread).magnitude < 1e-10, "\(one.maturity): \(spread)")
            #expect(
                Fixture.agree(try bond.cleanPrice(on: curve, spread: spread), one.price), "\(one.maturity)")
        }
    }

    @Test func callsAgree() throws {
        for one in try Fixture.need(Self.file).calls {
            let call = CallDate(one.call.date, price: one.callPrice)
            let bond = try Bond(
                issue: one.issue.date, maturity: one.maturity.date, coupon: one.coupon, calls: [call])
            let settlement = one.settlement.date
            let toCall = try bond.yield(to: call, cleanPrice: one.price, settlement: settlement)
            let quote = try bond.quote(cleanPrice: one.price, settlement: settlement)
            #expect(Fixture.agree(toCall, one.yieldToCall), "\(toCall) for \(one.yieldToCall)")
            #expect(Fixture.agree(quote.yield, one.yieldToMaturity))
            let worst = try bond.worstYield(cleanPrice: one.price, settlement: settlement)
            #expect(worst.yield == min(toCall, quote.yield))
            #expect(worst.call == (toCall < quote.yield ? call : nil))
        }
    }

    @Test func floatersAgree() throws {
        let curve = try curve()
        for one in try Fixture.need(Self.file).floaters {
            let note = try FloatingNote(
                issue: curve.start, maturity: one.maturity.date, margin: one.margin)
            let price = try note.dirtyPrice(on: curve, spread: one.spread)
            #expect((price - one.clean).magnitude < 1e-7, "\(price) for \(one.clean)")
            for (flow, row) in zip(try note.flows(on: curve), one.flows) {
                guard case .day(let day) = row[0], case .amount(let amount) = row[1] else { continue }
                #expect(flow.date == day && (flow.amount - amount).magnitude < 1e-9)
            }
            let margin = try note.discountMargin(on: curve, dirtyPrice: price)
            #expect((margin - one.spread).magnitude < 1e-12)
        }
    }

    @Test func calendarsAgreeOnEveryDay() throws {
        for (name, given) in try Fixture.need(Self.file).holidays {
            let calendar = try Fixture.need(BusinessCalendar(rawValue: name))
            let holidays = Set(given.days.map(\.date))
            for offset in 0...(given.to.date - given.from.date) {
                let day = given.from.date + offset
                let isOpen = day.weekday < 6 && !holidays.contains(day)
                #expect(calendar.isBusinessDay(day) == isOpen, "\(name) \(day)")
            }
        }
    }

    @Test func rulesMoveDaysAlike() throws {
        let given = try Fixture.need(Self.file).adjustments
        #expect(given.rows.count > 180)
        for row in given.rows {
            let calendar = try Fixture.need(BusinessCalendar(rawValue: row[0]))
            for (rule, day) in zip(given.rules, row.dropFirst(2)) {
                let found = calendar.adjusted(
                    try Fixture.day(row[1]), by: try Fixture.need(BusinessDayRule(rawValue: rule)))
                #expect(found == (try Fixture.day(day)), "\(row[0]) \(row[1]) \(rule)")
            }
        }
    }

    @Test func namesPointsThatMakeNoCurve() throws {
        let start = try Fixture.day("2025-11-20")
        let (one, two) = (start.adding(months: 12), start.adding(months: 24))
        #expect(throws: CurveError.empty) { try DiscountCurve(start: start, parYields: []) }
        #expect(throws: CurveError.order(one)) {
            try DiscountCurve(start: start, parYields: [(two, 0.04), (one, 0.04)])
        }
        #expect(throws: CurveError.outOfRange(one, value: 0)) {
            try DiscountCurve(start: start, points: [(one, 0)])
        }
        #expect(throws: CurveError.noDiscountFactor(two)) {
            try DiscountCurve(start: start, parYields: [(one, 0.01), (two, 250)])
        }
    }
}

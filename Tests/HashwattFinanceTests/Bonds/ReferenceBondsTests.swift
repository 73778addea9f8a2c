// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import HashwattUnits
import Testing

/// Prices, yields and days that QuantLib 1.44 gives, `Fixtures/finance/bonds.json`.
struct ReferenceBondsTests {
    struct File: Decodable {
        let bonds: [Case]
        let dayCounts: [Days]
    }

    struct Case: Decodable {
        let name, dayCount: String
        let issue, maturity, settlement: FixtureDay
        let firstCoupon: FixtureDay?
        let coupon, redemption, yield, clean, dirty, accrued, macaulay, modified, convexity, bpv: Double
        let frequency: Int
        let cashflows: [[Cell]]
    }

    struct Days: Decodable {
        let d1, d2: FixtureDay
        let days: [String: Int]
        let fraction: [String: Double]
    }

    /// A day or an amount of a row.
    enum Cell: Decodable {
        case day(CivilDate)
        case amount(Double)

        init(from decoder: any Decoder) throws {
            let box = try decoder.singleValueContainer()
            if let amount = try? box.decode(Double.self) {
                self = .amount(amount)
            } else {
                self = .day(try box.decode(FixtureDay.self).date)
            }
        }
    }

    static let names: [String: DayCount] = [
        "Actual360": .actual360, "Actual365Fixed": .actual365Fixed, "ActualActual.ISDA": .actualActualISDA,
        "ActualActual.ISMA": .actualActualICMA, "ActualActual.AFB": .actualActualAFB,
        "Thirty360.BondBasis": .thirty360, "Thirty360.USA": .thirty360US, "Thirty360.European": .thirtyE360,
        "Thirty360.ISDA": .thirtyE360ISDA,
    ]

    static let file = try? Fixture.read("bonds.json", as: File.self)

    private func bond(_ one: Case) throws -> Bond {
        try Bond(
            issue: one.issue.date, maturity: one.maturity.date, coupon: one.coupon, frequency: one.frequency,
            dayCount: Fixture.need(Self.names[one.dayCount]), firstCoupon: one.firstCoupon?.date,
            redemption: one.redemption)
    }

    @Test func pricesAndRisksAgree() throws {
        let cases = try Fixture.need(Self.file).bonds
        #expect(cases.count == 21)
        for one in cases {
            let bond = try bond(one)
            let quote = try bond.quote(
                yield: one.yield, settlement: one.settlement.date, convention: .dayCount)
            let pairs = [
                ("clean", quote.cleanPrice, one.clean), ("dirty", quote.dirtyPrice, one.dirty),
                ("accrued", quote.accruedInterest, one.accrued),
                ("macaulay", quote.macaulayDuration, one.macaulay),
                ("modified", quote.modifiedDuration, one.modified),
                ("convexity", quote.convexity, one.convexity),
                // QuantLib's value of a basis point has the second-order term.
                (
                    "bpv",
                    -quote.valueOfBasisPoint + 0.5e-8 * quote.convexity * quote.dirtyPrice, one.bpv
                ),
            ]
            for (what, found, expected) in pairs {
                // Accrued interest is a difference of two compound factors there: 1e-14 of 100.
                let agrees = Fixture.agree(found, expected) || (found - expected).magnitude < 1e-12
                #expect(agrees, "\(one.name) \(what): \(found) for \(expected)")
            }
            let back = try bond.quote(
                cleanPrice: one.clean, settlement: one.settlement.date, convention: .dayCount)
            #expect(Fixture.agree(back.yield, one.yield), "\(one.name): \(back.yield) for \(one.yield)")
        }
    }

    @Test func cashFlowsAgree() throws {
        for one in try Fixture.need(Self.file).bonds {
            let flows = try bond(one).flows(after: one.issue.date)
            #expect(flows.count == one.cashflows.count, "\(one.name)")
            for (flow, row) in zip(flows, one.cashflows) {
                guard case .day(let day) = row[0], case .amount(let amount) = row[1] else { continue }
                #expect(flow.date == day && (flow.amount - amount).magnitude < 1e-11, "\(one.name) \(day)")
            }
        }
    }

    @Test func daysAgree() throws {
        for row in try Fixture.need(Self.file).dayCounts {
            for (name, fraction) in row.fraction {
                let dayCount = try Fixture.need(Self.names[name])
                let (start, end) = (row.d1.date, row.d2.date)
                let found = dayCount.fraction(from: start, to: end)
                #expect(Fixture.agree(found, fraction), "\(name) \(start) \(end): \(found) for \(fraction)")
                #expect(dayCount.days(from: start, to: end) == row.days[name], "\(name) \(start) \(end)")
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import HashwattUnits
import Testing

struct BondTests {
    /// Price and yield are inverse, the price falls with the yield, and the derivatives are those of
    /// differences.
    @Test(arguments: [UInt64](1...200))
    func priceAndYieldAreInverse(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let issue = CivilDate(daysSinceEpoch: Int.random(in: 15_000...22_000, using: &generator))
        let maturity = issue + Int.random(in: 30...14_000, using: &generator)
        let bond = try Bond(
            issue: issue, maturity: maturity, coupon: .random(in: 0...0.15, using: &generator),
            frequency: try #require([1, 2, 4, 12].randomElement(using: &generator)),
            dayCount: try #require(DayCount.allCases.randomElement(using: &generator)))
        let settlement = issue + Int.random(in: 0..<(maturity - issue), using: &generator)
        let yield = Double.random(in: -0.02...0.3, using: &generator)
        for convention in YieldConvention.allCases {
            let quote = try bond.quote(yield: yield, settlement: settlement, convention: convention)
            let back = try bond.quote(
                cleanPrice: quote.cleanPrice, settlement: settlement, convention: convention)
            // A day before maturity a price of 1e-14 moves the yield by 4e-12.
            let slack = 1e-10 + 1e-13 / max(quote.modifiedDuration, 1e-6)
            #expect(
                (back.yield - yield).magnitude < slack,
                "seed \(seed) \(convention): \(back.yield) for \(yield)")
            let step = 1e-5
            let up = try bond.quote(yield: yield + step, settlement: settlement, convention: convention)
            let down = try bond.quote(yield: yield - step, settlement: settlement, convention: convention)
            #expect(up.dirtyPrice < down.dirtyPrice, "seed \(seed)")
            let slope = (down.dirtyPrice - up.dirtyPrice) / (2 * step) / quote.dirtyPrice
            #expect(
                (slope - quote.modifiedDuration).magnitude < 1e-5 * (1 + slope), "seed \(seed) \(convention)")
        }
    }

    /// At a yield equal to the coupon a regular 30/360 bond is worth par on every coupon day.
    @Test func isWorthParAtItsCoupon() throws {
        let bond = try Bond(
            issue: Fixture.day("2025-11-20"), maturity: Fixture.day("2055-11-20"), coupon: 0.0545)
        for period in bond.schedule.periods.dropLast() {
            let quote = try bond.quote(yield: 0.0545, settlement: period.end, convention: .street)
            #expect((quote.cleanPrice - 100).magnitude < 1e-11 && quote.accruedInterest == 0)
        }
    }

    /// MSRB G-33 (b)(i)(B)(1), one period or less to redemption, by hand: 4 % semi-annual, 90 of 180 days
    /// left, yield 5 %: (100 + 2) / (1 + 0.5 · 0.025) − 1 = 99.740 740…
    @Test func lastPeriodIsSimpleInTheUSConvention() throws {
        let bond = try Bond(
            issue: Fixture.day("2020-01-15"), maturity: Fixture.day("2026-07-15"), coupon: 0.04)
        let day = try Fixture.day("2026-04-15")
        let simple = try bond.quote(yield: 0.05, settlement: day, convention: .streetSimpleAtEnd)
        #expect((simple.cleanPrice - (102 / 1.0125 - 1)).magnitude < 1e-12)
        let compound = try bond.quote(yield: 0.05, settlement: day, convention: .street)
        #expect((compound.dirtyPrice - 102 / 1.012_422_836_565_829).magnitude < 1e-9)
    }

    /// Money-market day counts: the street counts periods, QuantLib's sense years of 360 days. For Act/Act
    /// ICMA both are one.
    @Test func conventionsDifferOnlyWhereTheYearDoes() throws {
        for dayCount in [DayCount.actualActualICMA, .thirty360, .thirtyE360] {
            let bond = try Bond(
                issue: Fixture.day("2024-03-15"), maturity: Fixture.day("2034-03-15"), coupon: 0.0475,
                dayCount: dayCount)
            let day = try Fixture.day("2026-05-20")
            let (street, years) = (
                try bond.quote(yield: 0.0525, settlement: day, convention: .street),
                try bond.quote(yield: 0.0525, settlement: day, convention: .dayCount)
            )
            #expect((street.cleanPrice - years.cleanPrice).magnitude < 1e-10, "\(dayCount)")
        }
    }

    @Test func namesWhatMakesNoBond() throws {
        let (start, end) = (try Fixture.day("2025-11-20"), try Fixture.day("2035-11-20"))
        #expect(throws: BondError.schedule(.endsBeforeStart(start: end, end: start))) {
            try Bond(issue: end, maturity: start, coupon: 0.05)
        }
        let early = try Fixture.day("0001-06-01")
        #expect(throws: BondError.schedule(.startsTooEarly(early))) {
            try Bond(issue: early, maturity: end, coupon: 0.05)
        }
        #expect(throws: BondError.schedule(.frequency(5))) {
            try Bond(issue: start, maturity: end, coupon: 0.05, frequency: 5)
        }
        #expect(throws: BondError.call(end)) {
            try Bond(issue: start, maturity: end, coupon: 0.05, calls: [CallDate(end)])
        }
        let bond = try Bond(issue: start, maturity: end, coupon: 0.05)
        #expect(throws: BondError.settlesAfterEnd(settlement: end, maturity: end)) {
            try bond.quote(yield: 0.05, settlement: end)
        }
        #expect(throws: BondError.settlesBeforeIssue(settlement: start - 1, issue: start)) {
            try bond.quote(yield: 0.05, settlement: start - 1)
        }
        #expect(throws: BondError.price(0)) { try bond.quote(cleanPrice: 0, settlement: start) }
        #expect(throws: BondError.outOfRange(name: "the yield", value: -2)) {
            try bond.quote(yield: -2, settlement: start)
        }
    }

    /// A long first period of a bond that pays on last days of months: 15 September to 31 October are 46 of 184 days,
    /// from there to 13 April 164 of 181. QuantLib 1.44, `ActualActual(ISMA, schedule)`, gives 7.242824585635366.
    @Test func longFirstPeriodKeepsToEndsOfMonths() throws {
        let bond = try Bond(
            issue: try day("2014-09-15"), maturity: try day("2030-04-30"), coupon: 0.1253,
            dayCount: .actualActualICMA, firstCoupon: try day("2015-04-30"), endOfMonth: true,
            redemption: 102.5)
        let accrued = bond.accruedInterest(on: try day("2015-04-13"))
        #expect((accrued - 7.242824585635366).magnitude < 1e-12, "\(accrued)")
        let quote = try bond.quote(
            yield: 0.08781172507525324, settlement: try day("2015-04-13"), convention: .dayCount)
        #expect((quote.cleanPrice - 131.64464625260928).magnitude < 1e-10, "\(quote.cleanPrice)")
    }

    /// A 29 February counts as no day where it is after the start and not after the end: QuantLib 1.44,
    /// `Actual365Fixed(NoLeap)`, so that neighbouring stretches add up.
    @Test func noLeapDayAddsUp() throws {
        func days(_ start: String, _ end: String) throws -> Int {
            try DayCount.noLeap365.days(from: day(start), to: day(end))
        }
        #expect(try days("2048-02-29", "2048-06-11") == 103)
        #expect(try days("2002-11-28", "2004-02-29") == 457)
        #expect(try days("2024-01-31", "2024-02-29") + days("2024-02-29", "2024-03-01") == 29)
    }

    /// Numbers beyond all bonds are named, not printed as infinity or a yield that does not belong to the price.
    @Test func namesNumbersBeyondAllBonds() throws {
        let (start, end) = (try day("2025-11-20"), try day("2035-11-20"))
        let bond = try Bond(issue: start, maturity: end, coupon: 0.05)
        for price in [1e300, 1e308, .infinity, -3, .nan] {
            #expect(throws: BondError.self) { try bond.quote(cleanPrice: price, settlement: start) }
        }
        let zero = try Bond(issue: start, maturity: end, coupon: 0)
        #expect(throws: BondError.outOfRange(name: "the yield", value: 1e28)) {
            try zero.quote(yield: 1e28, settlement: start)
        }
        #expect(throws: BondError.outOfRange(name: "the coupon", value: 1e306)) {
            try Bond(issue: start, maturity: end, coupon: 1e306)
        }
        let dear = try bond.quote(cleanPrice: 1e-3, settlement: start)
        #expect((dear.cleanPrice - 1e-3).magnitude < 1e-12 && dear.yield > 4_900)
    }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits
import Testing

/// Amazon's notes of 17 November 2025: term sheet and 424B5, both primary.
struct BondPricesTests {
    private func bonds(_ id: String) throws -> BondFigures {
        let facts = try Known.facts()
        return BondFigures(
            try #require(facts.bondIssues[id]), tranches: facts.bondTranches.filter { $0.issue == id })
    }

    /// Prices of QuantLib 1.44 from the same yields (Thirty360.USA, semi-annual), to three decimals.
    @Test(arguments: [
        ("2028", 0.99978), ("2030", 0.99893), ("2033", 0.9985), ("2035", 0.99755), ("2055", 0.99517),
    ])
    func fivePricesFollowFromTheYields(year: String, price: Double) throws {
        let figures = try bonds("AMZN-2025-11-USD")
        let tranche = try #require(figures.tranches.first { $0.id.hasSuffix(year) })
        #expect(isClose(figures.price(tranche), price, .ratio))
    }

    /// With the sixth tranche at par the sum is 14,971.46 million, 10.52 more than the disclosed 14,960.94.
    /// All of that is the discount of the sixth: at 99.474, exactly three decimals, the sum is the disclosed
    /// one. It yields 5.583 %.
    @Test func theGapToTheDisclosedTotalIsTheSixthTranche() throws {
        let figures = try bonds("AMZN-2025-11-USD")
        #expect(isClose(figures.priceToPublic, 14_960_940_000, .usd))
        #expect(isClose(figures.proceedsWithRestAtPar, 14_971_460_000, .usd))
        #expect(isClose(figures.gapToDisclosed, -10_520_000, .usd))
        let (tranche, price) = try #require(figures.impliedPrice)
        #expect(tranche.id == "AMZN-2025-11-USD-2065" && isClose(price, 0.99474, .ratio))
        let yield = try #require(figures.impliedYield)
        #expect((yield.value * 1e5).rounded() == 5_583)
        #expect(yield.verification == .primary)
        #expect(yield.sources.allSatisfy { $0.title.contains("Rule 433") })
    }

    /// Σ amount · years: 2.5·3 + 2.5·5 + 1.5·(7 + 4/12) + 3.5·10 + 3·30 + 2·40 = 236 of 15; all days are
    /// known.
    @Test func lifeIsExactWhereDaysAreKnown() throws {
        let life = try #require(try bonds("AMZN-2025-11-USD").weightedLife)
        #expect(life.isExact && isClose(life.low, 236.0 / 15, .years))
    }

    /// Meta gives years of maturity only: 30/360 from 3 November 2025 the ends lie 1 January and 31 December
    /// of each, 1 year apart (360 days in 30/360).
    @Test func lifeIsARangeWhereOnlyYearsAreKnown() throws {
        let figures = try bonds("META-2025-10-USD")
        let life = try #require(figures.weightedLife)
        #expect(!life.isExact && (life.high.value - life.low.value - 1).magnitude < 1e-9)
        let years = [(4.0, 2030), (4, 2032), (6.5, 2035), (4.5, 2045), (6.5, 2055), (4.5, 2065)]
        let low = years.map { $0.0 * (Double($0.1 - 2025) - 302.0 / 360) }.reduce(0, +) / 30
        #expect(isClose(life.low, low, .years))
        #expect(
            figures.tranches.allSatisfy { figures.price($0) == nil } && figures.proceedsWithRestAtPar == nil)
        #expect(figures.impliedPrice == nil && figures.gapToDisclosed == nil)
    }

    /// The price survives a change of nothing: figures name their formula and evaluate to their value.
    @Test func derivationsEvaluate() throws {
        let figures = try bonds("AMZN-2025-11-USD")
        for figure in [figures.proceedsWithRestAtPar, figures.gapToDisclosed, figures.impliedPrice?.price] {
            let figure = try #require(figure)
            guard case .derived(let derivation) = figure.origin,
                case .formula(let formula) = derivation.method
            else {
                Issue.record("\(figure.id) has no formula")
                continue
            }
            #expect(formula.value(derivation.inputs.map(\.value)) == figure.value)
        }
    }
}

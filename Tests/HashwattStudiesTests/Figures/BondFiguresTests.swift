// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits
import Testing

/// Issues of notes by hand, from term sheets and the page of the issuer's counsel.
struct BondFiguresTests {
    private func bonds(_ id: String) throws -> BondFigures {
        let facts = try Known.facts()
        return BondFigures(
            try #require(facts.bondIssues[id]), tranches: facts.bondTranches.filter { $0.issue == id })
    }

    /// AMZN 2.5 + 2.5 + 1.5 + 3.5 + 3 + 2; META 4 + 4 + 6.5 + 4.5 + 6.5 + 4.5; GOOGL 0.5 + 1 + 2.5 + 1.25 + 3.5 + 2 + 4
    /// + 2.75 in dollars and 1 + 1 + 1 + 1 + 1.25 + 1.25 in euros, all in billions.
    @Test(
        arguments: [
            ("AMZN-2025-11-USD", 15.0, 6, FigureUnit.usd), ("META-2025-10-USD", 30.0, 6, .usd),
            ("GOOGL-2025-11-USD", 17.5, 8, .usd), ("GOOGL-2025-11-EUR", 6.5, 6, .eur),
        ] as [(String, Double, Int, FigureUnit)])
    func sizeIsTheSumOfTheTranches(id: String, billions: Double, count: Int, unit: FigureUnit) throws {
        let size = try bonds(id).size
        #expect(isClose(size, billions * 1e9, unit))
        #expect(size.inputs.count == count)
        #expect(try bonds(id).announced.value == size.value)
    }

    /// Oracle's 18 bn: tranches were not found, so the size is what was announced.
    @Test func withoutTranchesTheSizeIsWhatWasAnnounced() throws {
        let size = try bonds("ORCL-2025-09-USD").size
        #expect(isClose(size, 18e9, .usd))
        #expect(size.inputs.isEmpty)
    }

    /// 80 / 15 = 5.33 and 125 / 30 = 4.17; Alphabet's book is unknown. The books are press figures beside filings.
    @Test func coverIsOrdersOverSizeAndNeverPrimary() throws {
        #expect(isClose(try bonds("AMZN-2025-11-USD").orderCover, 80.0 / 15, .one))
        #expect(isClose(try bonds("META-2025-10-USD").orderCover, 125.0 / 30, .one))
        #expect(try bonds("GOOGL-2025-11-USD").orderCover == nil)
        #expect(try bonds("AMZN-2025-11-USD").size.verification == .primary)
        #expect(try bonds("AMZN-2025-11-USD").orderCover?.verification == .secondary)
    }

    /// Σ amount · coupon over Σ amount of the fixed tranches, in bn · %: AMZN 70.25 / 15, META 154.075 / 30, GOOGL
    /// 84.21875 / 17 (without the 0.5 bn floater), euros 22.34375 / 6.5.
    @Test(
        arguments: [
            ("AMZN-2025-11-USD", 70.25 / 15), ("META-2025-10-USD", 154.075 / 30),
            ("GOOGL-2025-11-USD", 84.21875 / 17), ("GOOGL-2025-11-EUR", 22.34375 / 6.5),
        ] as [(String, Double)])
    func couponIsWeightedOverFixedTranches(id: String, percent: Double) throws {
        #expect(isClose(try bonds(id).weightedCoupon, percent / 100, .ratio))
    }
}

/// Announcements of 2025-11-24 by hand.
struct CapexFiguresTests {
    /// Up to 50 bn for about 1.3 GW (Reuters): 38.46 bn a GW; 15 bn for 2.4 GW in Indiana: 6.25 bn a GW.
    @Test(
        arguments: [
            ("AMZN-GOV-2025-11", 50.0, 1.3, 38.46), ("AMZN-INDIANA-2025-11", 15.0, 2.4, 6.25),
        ] as [(String, Double, Double, Double)])
    func investmentPerGigawatt(id: String, billions: Double, gigawatts: Double, printed: Double) throws {
        let figures = CapexFigures(try #require(try Known.facts().capex[id]))
        #expect(isClose(figures.perGigawatt, billions * 1e9 / gigawatts, .usdPerGigawatt))
        #expect(isClose(figures.perMegawatt, billions * 1e6 / gigawatts, .usdPerMegawatt))
        #expect(((figures.perGigawatt?.value ?? 0) / 1e7).rounded() / 100 == printed)
        #expect(figures.perMegawatt?.inputs.last?.unit == .megawattsUndefined)
    }

    /// Amazon's guidance has no capacity: nothing to divide by; 118 bn was said before 125 bn.
    @Test func withoutCapacityThereIsNoPricePerGigawatt() throws {
        let figures = CapexFigures(try #require(try Known.facts().capex["AMZN-GUIDANCE-2025"]))
        #expect(figures.perGigawatt == nil)
        #expect(isClose(figures.amount, 125e9, .usd))
        #expect(isClose(figures.previousAmount, 118e9, .usd))
    }

    /// Three plants for 3.2 bn with 2 262 MW: 1.4147 m a MW; the single plants have no cost.
    @Test func gasPlantsCostPerMegawatt() throws {
        let plants = try Known.facts().gasPlants
        #expect(
            isClose(
                GridFigures.costPerMegawatt(of: try #require(plants["HYPERION-1-3"])), 3.2e9 / 2_262,
                .usdPerMegawatt))
        #expect(GridFigures.costPerMegawatt(of: try #require(plants["HYPERION-1"])) == nil)
    }
}

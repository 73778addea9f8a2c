// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits
import Testing

struct LeaseModelTests {
    private func model(_ id: String, _ day: String = "2025-11-24") throws -> LeaseModel {
        let (facts, deal) = (try Known.facts(day), try Known.deal(id, day))
        return try #require(LeaseModel(deal, facts: facts))
    }

    /// TeraWulf–Fluidstack (release of 14 August 2025, primary): 3.7 bn, 10 years, margin 0.85 give 314.5 m a
    /// year; the company says 315 m.
    @Test func givesTeraWulfsDisclosedIncome() throws {
        let model = try model("WULF-FLUID-2025-08")
        let income = try #require(model.meanIncome)
        #expect(income.isExact && isClose(income.low, 314_500_000, .usd))
        let disclosed = try #require(model.figures.disclosedIncome)
        #expect((income.low.value / disclosed.value - 1).magnitude < 0.01)
        #expect(income.low.verification == .primary)
        let path = try #require(model.path)
        let sum = path.map(\.income.lowerBound).reduce(0, +)
        #expect((sum / 3_145_000_000 - 1).magnitude < 1e-9 && path.count == 10)
    }

    /// Sources of money equal its uses at both ends, debt keeps its share of the cost, debt raises the return of a lease
    /// that earns more than its interest, and tax lowers it.
    @Test(arguments: ["WULF-FLUID-2025-08", "CIFR-FLUID-2025-11", "WULF-CORE42-2024-12"])
    func worksOutDebtAndTax(id: String) throws {
        let model = try model(id)
        let (debt, equity) = (try #require(model.debtDrawn), try #require(model.equity))
        let (cost, interest) = (try #require(model.totalCapital), try #require(model.capitalisedInterest))
        /// The value at one end of the inputs; a range is in the order of its values.
        func end(_ range: FigureRange, _ name: String) -> Double {
            range.low.id.description.hasSuffix(name) ? range.low.value : range.high.value
        }
        for (name, capital, share) in [("worst", cost.high.value, 0.7), ("best", cost.low.value, 0.85)] {
            let total = end(debt, name) + end(equity, name)
            #expect((total / (capital + end(interest, name)) - 1).magnitude < 1e-9, "\(name)")
            #expect(end(debt, name) <= share * total * (1 + 1e-9), "\(name)")
        }
        let (before, after) = (try #require(model.leveredReturnBeforeTax), try #require(model.leveredReturn))
        let own = try #require(model.unleveredReturnAfterTax)
        #expect(after.low.value < before.low.value && after.high.value < before.high.value)
        #expect(after.low.value < after.high.value && own.low.value < own.high.value)
        #expect(after.high.value > own.high.value, "the best end earns more than its interest")
        #expect(after.low.verification == .unverified, "months, shares and rates are assumptions")
        #expect(after.low.inputs.contains { $0.label.hasPrefix("months of building") })
    }

    /// Hut 8 River Bend: 454 m a year over 15 years are 6.81 bn, the source prints 6.9 bn. Rounding explains
    /// at most 0.5 m · 15 + 50 m = 57.5 m of the 90 m between them, so they are not one thing.
    @Test func hutsMeanIncomeIsNotThePrintedTotal() throws {
        let figures = try model("HUT-FLUID-2025-12", "2025-12-31").figures
        #expect(isClose(figures.totalIncome, 6_810_000_000, .usd))
        #expect(isClose(figures.printedTotalIncome, 6_900_000_000, .usd))
        let gap = try #require(figures.totalIncomeGap)
        #expect(isClose(gap, 90_000_000, .usd) && gap.value > 0.5e6 * 15 + 50e6)
        #expect(gap.sources.contains { $0.title.contains("RTTNews") })
    }

    /// Inputs that were not disclosed say where they come from. On the day one colocation lease disclosed an
    /// escalator.
    @Test func missingInputsComeFromComparablesAndSaySo() throws {
        let wulf = try model("WULF-FLUID-2025-08")
        #expect(wulf.margin?.basis == .disclosed && wulf.capital?.basis == .disclosed)
        #expect(wulf.escalator?.basis == .comparables(1) && wulf.cover.basis == .assumption)
        // Cipher's coupon is known to the month only, so it counts from its end on.
        #expect(wulf.interest.basis == .assumption)
        let later = try model("WULF-FLUID-2025-08", "2025-11-30").interest
        #expect(later.basis == .financings(1) && later.range.low.value == 0.07125)
        let galaxy = try model("GLXY-CRWV-2025")
        guard case .comparables(let count)? = galaxy.capital?.basis else {
            Issue.record("capital of Galaxy is \(String(describing: galaxy.capital?.basis))")
            return
        }
        #expect(count > 3 && galaxy.capital?.range.low.value == 6_000_000)
        #expect(galaxy.yieldOnCost?.low.verification == .unverified || galaxy.capital?.basis != .disclosed)
    }

    /// Core42, disclosed: 125 a kW and month, 60 MW, 70 %, 6 to 8 m a MW: first NOI 63 m, on cost 13.1 to
    /// 17.5 %. The company says 17 to 18 % unlevered on a cost of about 6 m.
    @Test func core42ByHand() throws {
        let model = try model("WULF-CORE42-2024-12")
        let (first, yield) = (try #require(model.firstIncome), try #require(model.yieldOnCost))
        #expect(isClose(first.low, 63_000_000, .usd) && first.isExact)
        #expect(isClose(yield.low, 63.0 / 480, .ratio) && isClose(yield.high, 63.0 / 360, .ratio))
        let capital = try #require(model.totalCapital)
        #expect(isClose(capital.low, 360e6, .usd) && isClose(capital.high, 480e6, .usd))
        let irr = try #require(model.unleveredReturn)
        // 63 m rising 3 % ten times: at 17.5 %/13.1 % yields the annuity equation gives 14.7 % and 8.6 %.
        #expect(irr.low.value > 0.07 && irr.high.value < 0.17 && irr.low.value < irr.high.value)
    }

    @Test func orderOfEndsHolds() throws {
        let models = LeaseModel.all(in: try Known.facts("2026-12-31"))
        #expect(models.count >= 20)
        for model in models {
            let ranges = [
                model.meanIncome, model.yieldOnCost, model.payback, model.unleveredReturn, model.debt,
                model.loanToCost, model.valuePerMegawatt,
            ]
            for range in ranges.compactMap(\.self) { #expect(range.low.value <= range.high.value) }
            if model.gaps.isEmpty { #expect(model.yieldOnCost != nil, "\(model.deal.id)") }
            if let yield = model.yieldOnCost { #expect(yield.low.value > 0 && yield.high.value < 1) }
        }
    }

    @Test func sumsCloudAndEmptySitesAreNoLeases() throws {
        let facts = try Known.facts("2026-12-31")
        for id in ["CORZ-CRWV-CUM-2024-10", "IREN-MSFT-2025-11", "CLSK-SITES"] {
            let deal = try Known.deal(id, "2026-12-31")
            #expect(LeaseModel(deal, facts: facts) == nil)
        }
        let hosted = try model("CORZ-CRWV-2024-06", "2026-12-31")
        #expect(hosted.yieldOnCost == nil && hosted.gaps.contains { $0.contains("tenant pays") })
        let gross = try model("CIFR-AWS-2025-11", "2026-12-31")
        #expect(gross.yieldOnCost == nil && gross.meanIncome != nil && gross.gaps.count == 1)
    }
}

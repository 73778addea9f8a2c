// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits
import Testing

/// Rents by hand, from announced values, megawatts and terms.
struct LeaseFiguresTests {
    private func lease(_ id: String) throws -> LeaseFigures { LeaseFigures(try Known.deal(id)) }

    /// The one disclosed rent, of the landlord's call of 2024-12-23: 125 USD/kW-month, which is
    /// 125 · 1 000 · 12 = 1.5 m USD/MW-year, in the first year, 3 % a year, 10 years. Its mean over the term is
    /// 125 · (1.03¹⁰ − 1) / (0.03 · 10) = 125 · 0.343916 / 0.3 = 143.298 USD/kW-month, 1.7196 m USD/MW-year.
    @Test func disclosedRentIsOfTheFirstYearAndItsMeanIsHigher() throws {
        let figures = try lease("WULF-CORE42-2024-12")
        #expect(isClose(figures.disclosedRent, 125, .usdPerKilowattMonth))
        #expect(isClose(figures.disclosedRevenuePerMegawattYear, 1_500_000, .usdPerMegawattYear))
        #expect(isClose(figures.firstYearRent(), 125, .usdPerKilowattMonth))
        #expect(isClose(figures.rent, 143.298_491_393_384_27, .usdPerKilowattMonth))
        #expect(isClose(figures.revenuePerMegawattYear, 1_719_581.896_720_611_3, .usdPerMegawattYear))
    }

    /// Value / (MW · 1 000 kW · years · 12 months): 3.7 bn / (200 · 10) = 154.17; 15 bn / (526 · 15) = 158.43;
    /// 5.5 bn / (300 gross · 15) = 101.85; 9.5 bn / (168 · 25) = 188.49; 3 bn / (168 · 10) = 148.81;
    /// 0.83 bn / (39 · 10) = 177.35; 3.5 bn / (200 · 12) = 121.53.
    @Test(
        arguments: [
            ("WULF-FLUID-2025-08", 3.7, 200.0, 10.0, 154.17), ("GLXY-CRWV-2025", 15, 526, 15, 158.43),
            ("CIFR-AWS-2025-11", 5.5, 300, 15, 101.85), ("WULF-ABERNATHY-2025-10", 9.5, 168, 25, 188.49),
            ("CIFR-FLUID-2025-09", 3, 168, 10, 148.81), ("CIFR-FLUID-2025-11", 0.83, 39, 10, 177.35),
            ("CORZ-CRWV-2024-06", 3.5, 200, 12, 121.53),
        ] as [(String, Double, Double, Double, Double)])
    func meanRentFollowsFromValuePowerAndTerm(
        id: String, billions: Double, megawatts: Double, years: Double, printed: Double
    ) throws {
        let figures = try lease(id)
        let expected = billions * 1e9 / (megawatts * 1_000 * years * 12)
        #expect(isClose(figures.rent, expected, .usdPerKilowattMonth))
        #expect(isClose(figures.revenuePerMegawattYear, expected * 12_000, .usdPerMegawattYear))
        #expect((expected * 100).rounded() / 100 == printed)
    }

    /// Cipher's lease with Amazon states gross megawatts only; its rent says so and no critical IT is made up.
    @Test func grossRentSaysThatItIsGross() throws {
        let figures = try lease("CIFR-AWS-2025-11")
        #expect(figures.criticalIT == nil)
        #expect(figures.megawatts?.unit == .megawattsGross)
        guard case .derived(let derivation) = figures.rent?.origin else {
            Issue.record("the rent is not derived")
            return
        }
        #expect(derivation.note.contains("MW gross"))
    }

    /// n · g / ((1 + g)ⁿ − 1) at 3 %: 0.872 for 10 years, 0.806 for 15, 0.686 for 25 (closed form, by hand).
    @Test(
        arguments: [
            ("WULF-FLUID-2025-08", 0.872), ("GLXY-CRWV-2025", 0.806), ("WULF-ABERNATHY-2025-10", 0.686),
        ] as [(String, Double)])
    func firstYearFactorOfATerm(id: String, factor: Double) throws {
        let figures = try lease(id)
        let escalator = try #require(try lease("WULF-CORE42-2024-12").escalator)
        #expect(escalator.value == 0.03)
        let first = try #require(figures.firstYearRent(escalator: escalator))
        let mean = try #require(figures.rent)
        #expect((first.value / mean.value * 1_000).rounded() / 1_000 == factor)
        #expect(figures.firstYearRent() == nil)
    }

    /// The rents of the years, added up, are the contract value again: 3.7 bn over 10 years on 200 MW.
    @Test func yearsAtTheEscalatorAddUpToTheValue() throws {
        let escalator = try #require(try lease("WULF-CORE42-2024-12").escalator)
        let first = try #require(try lease("WULF-FLUID-2025-08").firstYearRent(escalator: escalator))
        var (total, rent) = (0.0, first.value)
        for _ in 0..<10 {
            total += rent * 200 * 1_000 * 12
            rent *= 1.03
        }
        #expect(abs(total - 3.7e9) < 1)
    }

    /// IREN–Microsoft: 9.7 bn / (200 MW · 5 years) = 9.7 m a MW-year of revenue with machines, and no rent.
    @Test func cloudRevenueIsNoRent() throws {
        let figures = try lease("IREN-MSFT-2025-11")
        #expect(figures.deal.leaseClass == .graphicsCloud)
        #expect(figures.rent == nil)
        #expect(figures.disclosedRent == nil)
        #expect(figures.firstYearRent(escalator: try lease("WULF-CORE42-2024-12").escalator) == nil)
        #expect(isClose(figures.revenuePerMegawattYear, 9_700_000, .usdPerMegawattYear))
        let facts = try Known.facts("2025-12-31")
        for deal in facts.deals where deal.leaseClass == .graphicsCloud || deal.leaseClass == .noLease {
            #expect(LeaseFigures(deal).rent == nil, "\(deal.id)")
        }
    }

    /// TeraWulf's first lease with Fluidstack: 1.85 m a MW-year, margin 85 %, 8 to 10 m a MW:
    /// 1.85 · 0.85 / 10 = 15.725 % to 1.85 · 0.85 / 8 = 19.656 %.
    @Test func incomeOnCostRunsFromTheHigherToTheLowerCost() throws {
        let figures = try lease("WULF-FLUID-2025-08")
        #expect(isClose(figures.capitalPerMegawatt?.low, 8e6, .usdPerMegawatt))
        #expect(isClose(figures.capitalPerMegawatt?.high, 10e6, .usdPerMegawatt))
        #expect(isClose(figures.operatingMargin?.low, 0.85, .ratio))
        #expect(isClose(figures.incomeOnCost?.low, 0.15725, .ratio))
        #expect(isClose(figures.incomeOnCost?.high, 0.1965625, .ratio))
        #expect(try lease("APLD-HYPER-PF2-2025-10").incomeOnCost == nil)
        #expect(isClose(try lease("APLD-HYPER-PF2-2025-10").capitalPerMegawatt?.low, 15e6, .usdPerMegawatt))
    }
}

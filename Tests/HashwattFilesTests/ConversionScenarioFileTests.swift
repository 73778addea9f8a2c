// SPDX-License-Identifier: Apache-2.0

import HashwattConversion
import HashwattDataset
import HashwattFacts
import HashwattHiGHS
import HashwattStudies
import HashwattUnits
import Testing

@testable import HashwattFiles

private let installed = HiGHS.isInstalled
private let hint: Comment = "no HiGHS library; run Scripts/setup-highs"

struct ConversionScenarioFileTests {
    private func example(_ name: String = "announced-demand") throws -> String {
        try #require(BundledPortfolios.text(name))
    }

    private func problems(_ text: String) -> [String] {
        do {
            _ = try ConversionScenarioFile.parse(text, file: "p.yaml")
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test(arguments: BundledPortfolios.names) func examplesJoinWithTheFacts(name: String) throws {
        let scenario = try ConversionScenarioFile.parse(example(name), file: name)
        let study = try ConversionStudy(scenario, BundledFacts.load())
        #expect(study.problem.quarters == 40 && study.problem.sites.count >= 20)
        // Every number is a fact with its source or an assumption with range and reason.
        #expect(study.inputs.allSatisfy { !$0.origin.isEmpty })
        #expect(study.inputs.allSatisfy { $0.range?.contains($0.value) ?? true })
        #expect(study.inputs.contains { $0.range == nil && $0.quantity.hasPrefix("power announced") })
        // Sweetwater 1 is a row of the facts: 1,400 MW, ten blocks of 100 MW at a PUE of 1.3.
        let group = try #require(study.problem.groups.first { $0.name == "Sweetwater 1" })
        #expect(group.count == 10 && group.criticalMW == 100)
        #expect(study.hashprice.count == 40 && study.hashprice.allSatisfy { $0 > 0 })
    }

    /// The halving of 2028 is in the hashprice of mining's quarters.
    @Test func halvingShowsInTheHashprice() throws {
        let study = try ConversionStudy(
            ConversionScenarioFile.parse(example(), file: "p.yaml"), BundledFacts.load())
        let (before, after) = (study.hashprice[8], study.hashprice[9])  // 2028-Q1, 2028-Q2
        #expect(after < 0.7 * before, "\(before) → \(after)")
    }

    /// Numbers with which nothing can be planned are named with their place; none ends the program.
    @Test(arguments: [
        ("quarters: 40", "quarters: 100000", "at most 200"),
        ("term_years: 15", "term_years: 9223372036854775807", "at most 100"),
        ("block_mw: 100", "block_mw: 1e-300", "below 1e-09"),
        ("block_mw: 100", "block_mw: 0.0001", "at most 10,000; make block_mw of Texas campus larger"),
        (
            "price_growth: {value: 0.1, low: -0.2", "price_growth: {value: -5, low: -5",
            "write a share from -0.5 to 3"
        ),
        (
            "hash_rate_growth: {value: 0.15, low: 0.0, high: 0.35",
            "hash_rate_growth: {value: 1e6, low: 0.0, high: 1e7", "write a share from -0.5 to 3"
        ),
        (
            "rent_usd_per_kw_month: {value: 135, low: 110, high: 160",
            "rent_usd_per_kw_month: {value: 1e308, low: 110, high: 1e308", "no quantity of this file"
        ),
    ])
    func namesNumbersBeyondAllPlans(old: String, new: String, message: String) throws {
        let text = try example()
        try #require(text.contains(old))
        let range = try #require(text.firstRange(of: old))
        var said = ""
        do {
            let scenario = try ConversionScenarioFile.parse(
                String(text[..<range.lowerBound]) + new + text[range.upperBound...], file: "p.yaml")
            _ = try ConversionStudy(scenario, BundledFacts.load())
        } catch let error as DocumentFailure {
            said = error.problems.map(\.description).joined(separator: "\n")
        } catch { said = "\(error)" }
        #expect(said.contains(message), "\(said)")
    }

    /// What is free is a figure: power less leases and what is committed, with the facts below it.
    @Test func freePowerIsDerivedFromFacts() throws {
        let study = try ConversionStudy(
            ConversionScenarioFile.parse(example(), file: "p.yaml"), BundledFacts.load())
        let site = try #require(study.problem.sites.firstIndex { $0.name == "Sweetwater 1" })
        #expect(study.uncommitted[site].value == 1_400)
        #expect(
            study.uncommitted.contains { $0.value == 0 } && study.uncommitted.allSatisfy { $0.value >= 0 })
        for (offer, asked) in zip(study.problem.offers, study.asked) {
            #expect(offer.maximumMW == asked.value)
        }
    }

    /// A day before the scenario's takes away what became known later; a day after it changes nothing.
    @Test func knowsWhatWasKnownOnADay() throws {
        let facts = try BundledFacts.load()
        let whole = try ConversionScenarioFile.parse(example(), file: "p.yaml")
        let late = whole.known(on: whole.asOf + 100, facts)
        #expect(late.scenario == whole && late.leftOut.isEmpty)
        let early = whole.known(on: whole.asOf + -150, facts)  // 2025-08-03
        #expect(!early.scenario.offers.contains { $0.demandRow == "AMZN-GOV-2025-11" })
        #expect(early.leftOut.contains { $0.hasPrefix("AWS for the US government: nothing was known") })
        let study = try ConversionStudy(early.scenario, facts, leftOut: early.leftOut)
        #expect(study.inputs.allSatisfy { $0.figure.asOf.latest <= early.scenario.asOf })
        #expect(study.remarks.starts(with: early.leftOut))
    }

    @Test(.enabled(if: installed, hint)) func sectorIsProvedAndChecked() throws {
        let study = try ConversionStudy(
            ConversionScenarioFile.parse(example(), file: "p.yaml"), BundledFacts.load())
        let planner = ConversionPlanner(solver: try HiGHS.solver(), relativeGap: 1e-6, threads: 1)
        for goal in [ConversionProblem.Goal.netPresentValue, .mostPower] {
            var problem = study.problem
            problem.goal = goal
            let found = try planner.solve(problem)
            #expect(found.outcome == .optimal && found.gap <= 1e-6)
            #expect(PlanCheck(found.plan, problem).violations.isEmpty)
            #expect(found.ledger.gain > 0)
            // Nobody has uncommitted power in northern Indiana.
            let indiana = try #require(problem.offers.firstIndex { $0.regions == ["Indiana"] })
            #expect(!found.plan.conversions.contains { $0.offer == indiana })
        }
    }

    @Test func mistakesAreNamedWithTheirLines() throws {
        let text = try example()
        let wrong = text.replacing("first_quarter: 2026-Q1", with: "first_quarter: 2026-Q5")
            .replacing("quarters: 40", with: "quartres: 40")
        let found = problems(wrong)
        #expect(
            found.contains { $0.contains("first_quarter: 2026-Q5 is no quarter; write one like 2026-Q1") })
        #expect(
            found.contains { $0.contains("quartres is not known") || $0.contains("quartres: is not known") })
        let range = text.replacing("discount_rate: {value: 0.12", with: "discount_rate: {value: 0.2")
        #expect(problems(range).first?.contains("0.2 is outside its range 0.09 to 0.15") == true)
    }

    @Test func unknownRowsAreNamed() throws {
        let text = try example().replacing("IREN-SECURED-SWEETWATER1", with: "IREN-SECURED-SWEETWATER9")
        let scenario = try ConversionScenarioFile.parse(text, file: "p.yaml")
        do {
            _ = try ConversionStudy(scenario, BundledFacts.load())
            Issue.record("the row does not exist")
        } catch let error as ConversionStudyError {
            #expect(
                error.description.hasPrefix(
                    "Sweetwater 1: the table capacity has no row IREN-SECURED-SWEETWATER9"))
        }
    }

    /// A negative lead time of the file reaches the rule that names it.
    @Test func negativeLeadTimeOfAFileIsNamed() throws {
        let text = try example().replacing(
            "fit_out_quarters: {value: 2, low: 2", with: "fit_out_quarters: {value: -2, low: -2")
        let scenario = try ConversionScenarioFile.parse(text, file: "p.yaml")
        do {
            _ = try ConversionStudy(scenario, BundledFacts.load())
            Issue.record("a negative lead time is planned with")
        } catch let error as ConversionIssues {
            #expect(error.issues.contains { $0.description.contains("the fit-out takes -2 quarters") })
        }
    }
}

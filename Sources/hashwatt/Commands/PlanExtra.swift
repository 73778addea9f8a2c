// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import HashwattConversion
import HashwattDataset
import HashwattFacts
import HashwattFiles
import HashwattHiGHS
import HashwattNumerics
import HashwattStudies
import HashwattThreads
import HashwattUnits

/// The section of the brief on who could deliver announced demand: the shipped scenario on what was known on the day.
struct PlanExtra {
    private static let example = "announced-demand"
    private static let timeLimit = 60.0
    private let facts: FactSet
    private let day: CivilDate

    init(_ facts: FactSet, on day: CivilDate) {
        self.facts = facts
        self.day = day
    }

    /// The section. Where nothing can be planned it says why; the rest of the brief does not depend on it.
    func section() throws -> BriefSection {
        guard let text = BundledPortfolios.text(Self.example) else { return PlanSection.empty("") }
        var asked = try ConversionScenarioFile.parse(text, file: Self.example)
        asked.goal = .mostPower
        let (scenario, leftOut) = asked.known(on: day, facts)
        let study: ConversionStudy
        do {
            study = try ConversionStudy(scenario, facts, leftOut: leftOut)
        } catch let error as ConversionStudyError {
            return PlanSection.empty("Nothing can be planned on what was known: \(error).")
        } catch let error as ConversionIssues {
            return PlanSection.empty(
                "Nothing can be planned on what was known: "
                    + error.issues.map(\.description).joined(separator: "; ")
                    + ".")
        }
        do {
            return PlanSection(
                study, try solve(study),
                command: "hashwatt convert --example \(Self.example) --goal power --as-of \(scenario.asOf)"
            ).section
        } catch {
            return PlanSection(study, without: Self.words(error)).section
        }
    }

    private func solve(_ study: ConversionStudy) throws -> ConversionSolution {
        let progress = SolveProgress(Console.current(), limit: Self.timeLimit)
        defer { progress.finish() }
        return try ConversionPlanner(
            solver: try HiGHS.solver(), timeLimit: Self.timeLimit, threads: 2, runner: Threads(count: 2),
            progress: { progress.update($0) }
        ).solve(study.problem)
    }

    private static func words(_ error: any Error) -> String {
        if case .absent? = error as? HiGHSError {
            return
                "The plan needs the solver HiGHS, which is not installed. Scripts/setup-highs of the repository "
                + "installs it, or unpack the wheel highsbox from PyPI and set \(HiGHS.variable) to its folder; then "
                + "run the brief again."
        }
        return "\(error)"
    }
}

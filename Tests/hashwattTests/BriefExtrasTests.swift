// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Sections of the brief that are computed only when asked for.
struct BriefExtrasTests {
    @Test func plainBriefIsWithoutThem() throws {
        let run = try Program.run("brief", "--date", "2025-11-24", "--full")
        #expect(run.code == 0 && !run.output.contains("WHAT IS PRICED IN"))
    }

    @Test func standsBeforeTheOpenQuestions() throws {
        let run = try Program.run("brief", "--date", "2025-11-24", "--full", "--with", "value")
        let value = try #require(run.output.range(of: "WHAT IS PRICED IN"))
        let open = try #require(run.output.range(of: "OPEN QUESTIONS"))
        #expect(run.code == 0 && value.upperBound < open.lowerBound)
    }

    @Test(arguments: ["values", "", "value,", "Value"])
    func refusesNamesThatItDoesNotHave(names: String) throws {
        let run = try Program.run("brief", "--date", "2025-11-24", "--with", names)
        #expect(run.code == 64 && run.output.isEmpty)
        #expect(run.errors.contains("there is no optional section"), "\(run.errors)")
        #expect(run.errors.contains("; there are value"), "\(run.errors)")
    }

    @Test func itsFiguresAreExplained() throws {
        let run = try Program.run(
            "brief", "--date", "2025-11-24", "--with", "value", "--explain", "left-for-power/CIFR/2025-11-24")
        #expect(run.code == 0 && run.output.contains("CIFR-btc-held-total-2025-06-30"), "\(run.output)")
    }

    @Test func planComesAfterValueAndIsExplained() throws {
        let run = try Program.run("brief", "--date", "2025-11-24", "--full", "--with", "plan,value")
        let value = try #require(run.output.range(of: "WHAT IS PRICED IN"))
        let plan = try #require(run.output.range(of: "WHO COULD DELIVER THE ANNOUNCED GIGAWATTS"))
        #expect(run.code == 0 && value.upperBound < plan.lowerBound)
        let explained = try Program.run(
            "brief", "--date", "2025-11-24", "--with", "plan", "--explain",
            "plan/announced-demand/Sweetwater-1/uncommitted")
        #expect(explained.code == 0 && explained.output.contains("1,400 MW"), "\(explained.output)")
    }

    /// Without a solver the brief is written all the same, and says what is missing and how to get it.
    @Test func briefDoesNotNeedTheSolver() throws {
        let run = try Program.run(
            "brief", "--date", "2025-11-24", "--full", "--with", "plan",
            environment: ["HASHWATT_HIGHS": "/nowhere"])
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(run.output.contains("needs the solver HiGHS, which is not installed"))
        #expect(run.output.contains("Scripts/setup-highs") && run.output.contains("OPEN QUESTIONS"))
        #expect(run.output.contains("AWS for the US"))
    }

    /// On an early day later announcements are left out, and the section says which.
    @Test func planKnowsNothingLater() throws {
        let run = try Program.run(
            "brief", "--date", "2025-08-01", "--full", "--with", "plan", environment: ["COLUMNS": "1000"])
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains("nothing was known of it on 2025-08-01"))
        #expect(!run.output.contains("AWS for the US government  "))
    }
}

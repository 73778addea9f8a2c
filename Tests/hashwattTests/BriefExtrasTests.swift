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
}

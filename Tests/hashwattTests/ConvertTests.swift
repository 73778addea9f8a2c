// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `hashwatt convert` as a process. Without HiGHS it says so, and there is no more to test.
struct ConvertTests {
    private static func convert(_ portfolio: String, _ more: String...) throws -> (
        run: Program.Run, object: [String: Any]
    )? {
        let arguments = ["convert", "--example", portfolio, "--format", "json", "--quiet"] + more
        let run = try Program.run(program: Program.path, arguments)
        if run.code == 69 {
            #expect(run.errors.contains("HiGHS"))
            return nil
        }
        let object = try? JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return (run, object ?? [:])
    }

    @Test func announcedDemandIsProved() throws {
        guard let (run, plan) = try Self.convert("announced-demand") else { return }
        #expect(run.code == 0, "\(run.errors)")
        #expect(plan["outcome"] as? String == "optimal")
        #expect(try #require(plan["gap"] as? Double) <= 1e-6)
        #expect(try #require(plan["gain_usd"] as? Double) > 3e9)
    }

    /// However short the time: a plan with its gap, a plan without a bound and hence without a gap, or no plan.
    @Test(arguments: ["0.02", "0.1", "0.4", "1"]) func timeTooShortIsSaid(seconds: String) throws {
        guard let (run, plan) = try Self.convert("announced-demand-funded", "--time-limit", seconds) else {
            return
        }
        if run.code == 65 {
            #expect(run.errors.contains("allow more time with --time-limit"))
        } else {
            #expect(run.code == 0, "\(run.errors)")
            #expect(plan["outcome"] as? String == "feasible")
            #expect((plan["gap"] == nil) == (plan["bound_usd"] == nil))
        }
    }
}

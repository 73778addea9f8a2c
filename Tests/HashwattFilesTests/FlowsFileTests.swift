// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattFiles
import HashwattFinance
import HashwattTesting
import HashwattUnits
import Testing

struct FlowsFileTests {
    private func read(_ text: String) throws(TableProblems) -> FlowsFile.Flows {
        try FlowsFile.read(Array(text.utf8), name: "flows.csv")
    }

    @Test func readsDaysInAnyOrderAndTwice() throws {
        let first = try #require(CivilDate("2025-01-31"))
        let flows = try read("amount,date\r\n-5,2025-01-31\r\n1.5e3,2024-02-29\r\n2,2025-01-31\r\n")
        let leap = try #require(CivilDate("2024-02-29"))
        #expect(flows == .dated([DatedFlow(first, -5), DatedFlow(leap, 1_500), DatedFlow(first, 2)]))
        #expect(try read("amount\n-1\n-1\n3\n") == .periodic([-1, -1, 3]))
        #expect(try read("date,amount\n") == .dated([]))
    }

    @Test func namesEveryProblem() {
        func problems(_ text: String) -> [String] {
            do throws(TableProblems) {
                _ = try read(text)
                return []
            } catch { return error.problems.map { "\($0.line ?? 0) \($0.column ?? "") \($0.rule.rawValue)" } }
        }
        #expect(
            problems("date,amount\n2025-02-30,1\n2025-03-01,x\n2025-03-02,\n") == [
                "2 date bad-date", "3 amount bad-number", "4 amount missing-value",
            ])
        #expect(
            problems("amount,when\n1,2025-01-01\n") == ["1 when unknown-column", "1 date missing-column"])
        #expect(problems("") == ["0  empty-file"])
        #expect(problems("date,amount\n2025-01-01\n") == ["2  cell-count"])
    }

    /// Random bytes end in flows or in problems, never in a trap.
    @Test(arguments: [UInt64](1...200))
    func survivesNoise(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let alphabet = Array("date,amount\n0123456789-.e\"\r x\u{FEFF}ü".utf8)
        let head = Bool.random(using: &generator) ? Array("date,amount\n".utf8) : Array("amount\n".utf8)
        let noise = (0..<Int.random(in: 0...120, using: &generator)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        }
        do throws(TableProblems) {
            switch try FlowsFile.read(head + noise, name: "noise") {
            case .dated(let flows): _ = RateOfReturn.dated(flows)
            case .periodic(let amounts): _ = RateOfReturn.periodic(amounts)
            }
        } catch { #expect(!error.problems.isEmpty, "seed \(seed)") }
    }
}

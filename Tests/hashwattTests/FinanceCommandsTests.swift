// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `irr`, `bond` and `deals` as processes.
struct FinanceCommandsTests {
    private func rows(_ run: Program.Run) throws -> [[String: Any]] {
        try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]], "\(run.errors)")
    }

    private func irr(_ text: String, _ arguments: String...) throws -> Program.Run {
        try Scratch.with { scratch in
            let file = try scratch.file("flows.csv", Array(text.utf8))
            return try Program.run(program: Program.path, ["irr", file] + arguments)
        }
    }

    /// Microsoft's documented XIRR example, 0.373362535 there, 0.373 362 533 518 8 by mpmath.
    @Test func printsTheDocumentedRate() throws {
        let text = """
            date,amount
            2008-01-01,-10000
            2008-03-01,2750
            2008-10-30,4250
            2009-02-15,3250
            2009-04-01,2750

            """
        let run = try irr(text, "--format", "json", "--rate", "9%")
        let rows = try rows(run)
        let rate = try #require(rows.first { $0["quantity"] as? String == "rate of return" })
        #expect(((rate["value"] as? Double ?? 0) - 0.3733625335188315).magnitude < 1e-12)
        // Microsoft's documented XNPV of the same flows at 9 %: 2,086.65.
        let value = try #require(rows.first { $0["quantity"] as? String == "net present value" })
        #expect(((value["value"] as? Double ?? 0) - 2_086.65).magnitude < 5e-3)
    }

    @Test func printsAllRatesAndSaysWhyThereIsNone() throws {
        let three = try irr("amount\n-1000\n3600\n-4310\n1716\n")
        #expect(three.code == 0 && three.output.contains("rate of return 3"))
        for rate in ["10 %", "20 %", "30 %"] { #expect(three.output.contains(rate), "\(three.output)") }
        let none = try irr("date,amount\n2025-01-01,-5\n2026-01-01,-6\n", "--format", "csv")
        #expect(none.code == 0 && none.output.contains("none: all flows go out"), "\(none.output)")
    }

    /// Every problem with its line, nothing printed.
    @Test func namesWhatIsWrongWithTheFile() throws {
        let run = try irr("date,amount\n2025-01-01,-5\n2025-02-30,1\n2025-03-01,\"1,000\"\n2025-04-01,\n")
        #expect(run.code == 65 && run.output.isEmpty && run.errorLines.count == 3, "\(run.errors)")
        for (line, part) in zip(run.errorLines, ["3", "4", "5"]) {
            #expect(line.hasPrefix("hashwatt: error: ") && line.contains("flows.csv:\(part)"), "\(line)")
        }
        #expect(try irr("").code == 65)
        #expect(try Program.run("irr", "/no/such/file.csv").code == 66)
    }

    /// QuantLib 1.44: 99.754 687 193 851 1, before rounding.
    @Test func pricesABond() throws {
        let run = try Program.run(
            "bond", "--coupon", "4.65%", "--maturity", "2035-11-20", "--settle", "2025-11-20", "--yield",
            "4.681%", "--format", "json")
        let price = try #require(rows(run).first { $0["quantity"] as? String == "clean price" })
        #expect(((price["value"] as? Double ?? 0) - 99.7546871938511).magnitude < 1e-9)
    }

    @Test func printsTheYieldToWorst() throws {
        let run = try Program.run(
            "bond", "--coupon", "9.25%", "--maturity", "2030-09-15", "--settle", "2026-05-20", "--issued",
            "2025-09-15", "--price", "104.5", "--call", "2028-09-15@102.3125", "--call", "2027-09-15@104.625")
        #expect(
            run.code == 0 && run.output.contains("yield to worst, maturity"), "\(run.output)\(run.errors)")
        #expect(run.output.contains("7.991774 %"))
    }

    /// QuantLib 1.44 on the same eight par yields: 0.005 456 78, continuous.
    @Test func printsTheSpreadOverACurve() throws {
        let points = [
            ("2026", 0.0372), ("2027", 0.0361), ("2028", 0.0359), ("2030", 0.0371), ("2032", 0.039),
            ("2035", 0.0413), ("2045", 0.0473), ("2055", 0.0475),
        ]
        let text = "maturity,par_yield_ratio\n" + points.map { "\($0)-11-20,\($1)\n" }.joined()
        let run = try Scratch.with { scratch in
            try Program.run(
                "bond", "--coupon", "4.65%", "--maturity", "2035-11-20", "--settle", "2025-11-20", "--price",
                "99.755", "--format", "json", "--curve", try scratch.file("curve.csv", Array(text.utf8)))
        }
        let spread = try #require(rows(run).first { $0["quantity"] as? String == "spread" })
        #expect(((spread["value"] as? Double ?? 0) - 0.005456781763556672).magnitude < 1e-9)
    }

    @Test func explainsAmazonsGap() throws {
        let run = try Program.run(
            "bond", "--issue", "AMZN-2025-11-USD", "--explain", "bond/AMZN-2025-11-USD/gap")
        #expect(run.code == 0 && run.output.contains("bond/AMZN-2025-11-USD-2028/price"), "\(run.output)")
        #expect(run.output.contains("424B5") || run.output.contains("FWP"))
        let table = try Program.run("bond", "--issue", "AMZN-2025-11-USD")
        for text in ["99.978", "99.893", "99.850", "99.755", "99.517", "99.474", "5.583"] {
            #expect(table.output.contains(text), "\(text) is not in \(table.output)")
        }
    }

    @Test func listsLeasesWithTheirRanges() throws {
        let run = try Program.run("deals", "--as-of", "2025-11-25", "--format", "json")
        let rows = try rows(run)
        let wulf = try #require(rows.first { $0["deal"] as? String == "WULF-FLUID-2025-08" })
        #expect(wulf["noi_low"] as? Double == 314_500_000)
        #expect((wulf["not_disclosed"] as? String)?.contains("escalator") == true)
        #expect(!rows.contains { ($0["deal"] as? String)?.hasPrefix("HUT-") == true })
        let one = try Program.run("deals", "WULF-FLUID-2025-08")
        #expect(one.code == 0 && one.output.contains("assumption") && one.output.contains("rent path"))
    }

    @Test(arguments: [
        (["bond"], "give --issue, or --coupon, --maturity and --settle; see `hashwatt bond --help`"),
        (
            ["bond", "--issue", "X"],
            "no issue \"X\" in the facts; `hashwatt facts list bond_issues` names them"
        ),
        (
            ["bond", "--coupon", "4.65", "--maturity", "2035-11-20"],
            "the value '4.65' is invalid for '--coupon <4.65%>': write 4.65% if percent is meant, or a fraction "
                + "below 1; see `hashwatt bond --help`"
        ),
        (
            [
                "bond", "--coupon", "5%", "--maturity", "2025-11-20", "--settle", "2026-11-20", "--price",
                "99",
            ], "nothing is due after 2025-11-20; settle before it, not on 2026-11-20"
        ),
        (
            [
                "bond", "--coupon", "5%", "--maturity", "2025-11-20", "--settle", "0001-01-01", "--price",
                "99",
            ],
            "--settle 0001-01-01: take a day from 0003-01-01 on; see `hashwatt bond --help`"
        ),
        (
            [
                "bond", "--coupon", "5%", "--maturity", "2035-11-20", "--settle", "2025-11-20", "--price",
                "1e308",
            ],
            "no yield gives a price of 1e+308 with accrued interest; prices are per 100 of face amount"
        ),
        (
            [
                "bond", "--coupon", "5%", "--maturity", "2035-11-20", "--settle", "2025-11-20", "--price",
                "-5",
            ],
            "a price of -5.0 with accrued interest is not positive, so it has no yield"
        ),
        (
            ["irr", "flows.csv", "--day-count", "act/act-icma"],
            "--day-count act/act-icma needs coupon periods, which flows have none of; see `hashwatt irr --help`"
        ),
        (["deals", "X"], "no deal \"X\" among the facts; `hashwatt facts list deals` names them"),
        (
            ["deals", "IREN-MSFT-2025-11"],
            "IREN-MSFT-2025-11 is no lease: it is a sum of others, GPU cloud, or without a tenant; `hashwatt facts "
                + "show IREN` shows it"
        ),
    ])
    func errorsHaveOneForm(arguments: [String], message: String) throws {
        let run = try Program.run(program: Program.path, arguments)
        #expect(run.code == 64 && run.output.isEmpty)
        #expect(run.errors == "hashwatt: error: \(message)\n")
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A user's own tables beside the bundled ones.
struct DataModeTests {
    private func bundled(_ name: String) throws -> String {
        try String(contentsOfFile: "\(Program.bundledTables)/\(name)", encoding: .utf8)
    }

    /// Header and one row of the deals, with another key and tenant.
    private func ownDeal() throws -> String {
        let lines = try bundled("deals.csv").split(separator: "\n")
        let row = try #require(lines.first { $0.hasPrefix("CIFR-FLUID-2025-11,") })
        let own = row.replacing("CIFR-FLUID-2025-11,", with: "OWN-1,", maxReplacements: 1)
            .replacing(",Fluidstack,", with: ",Own Tenant,", maxReplacements: 1)
        return "\(lines[0])\n\(own)\n"
    }

    private func deals(_ arguments: String...) throws -> [Substring] {
        let run = try Program.run(
            program: Program.path, ["facts", "list", "deals", "--format", "csv"] + arguments)
        #expect(run.code == 0, "\(run.errors)")
        return Array(run.output.split(separator: "\n").dropFirst())
    }

    @Test func addsARowToTheBundledOnes() throws {
        try Scratch.with { scratch in
            try scratch.file("deals.csv", Array(try ownDeal().utf8))
            let before = try deals()
            let added = try deals("--data", scratch.path, "--data-mode", "add")
            #expect(added.count == before.count + 1)
            #expect(Array(added.dropLast()) == before && added.last?.hasPrefix("OWN-1,") == true)
            let brief = try Program.run(
                "brief", "--date", "2025-11-24", "--out", "\(scratch.path)/out", "--data", scratch.path,
                "--data-mode", "add")
            #expect(brief.code == 0 && brief.output.contains("(add)"))
            #expect(try scratch.text("out/brief-2025-11-24.md").contains("Own Tenant"))
        }
    }

    /// Rows of bundled tables name deals that are no longer there; the first line says what to do.
    @Test func aTableThatLeavesOutNamedRowsDoesNotReplace() throws {
        try Scratch.with { scratch in
            try scratch.file("deals.csv", Array(try ownDeal().utf8))
            let run = try Program.run("facts", "list", "deals", "--data", scratch.path)
            #expect(run.code == 65 && run.output.isEmpty)
            let hint =
                "\(scratch.path): bundled tables do not fit those in the folder; keep the bundled rows with "
            let rest = "or replace capacity.csv, events.csv too"
            #expect(
                run.errorLines.first.map(String.init) == "hashwatt: error: \(hint)--data-mode add, \(rest)")
            #expect(run.errors.contains("capacity.csv:11: deals: \"BITF-WASH-2025-11\": unknown-reference"))
            let check = try Program.run("facts", "check", scratch.path)
            #expect(check.code == 1)
            #expect(check.errors == "hashwatt: error: \(hint)--mode add, \(rest)\n")
            #expect(try Program.run("facts", "check", scratch.path, "--mode", "add").code == 0)
        }
    }

    @Test func aRowWithTheKeyOfABundledOneTakesItsPlace() throws {
        try Scratch.with { scratch in
            let own = try ownDeal().replacing("OWN-1,", with: "CIFR-FLUID-2025-11,")
            try scratch.file("deals.csv", Array(own.utf8))
            let added = try deals("--data", scratch.path, "--data-mode", "add")
            #expect(added.count == (try deals().count))
            #expect(added.count { $0.hasPrefix("CIFR-FLUID-2025-11,") } == 1)
            #expect(added.contains { $0.contains(",Own Tenant,") })
        }
    }

    @Test func columnsMayStandInAnotherOrder() throws {
        try Scratch.with { scratch in
            let swapped = try bundled("closes.csv").split(separator: "\n").map { line in
                let cells = line.split(separator: ",")
                return "\(cells[2]),\(cells[0]),\(cells[1])\n"
            }
            try scratch.file("closes.csv", Array(swapped.joined().utf8))
            let own = try Program.run("brief", "--date", "2025-11-24", "--data", scratch.path)
            let bundled = try Program.run("brief", "--date", "2025-11-24")
            #expect(own.code == 0, "\(own.errors)")
            // The head names the dataset.
            func body(_ run: Program.Run) -> Substring? { run.output.split(separator: "WHAT MOVED").last }
            #expect(body(own) == body(bundled))
        }
    }

    @Test func onlyNeedsEveryTable() throws {
        try Scratch.with { scratch in
            try scratch.file("deals.csv", Array(try ownDeal().utf8))
            let run = try Program.run(
                "brief", "--date", "2025-11-24", "--data", scratch.path, "--data-mode", "only")
            #expect(run.code == 65)
            #expect(run.errors.contains("capex.csv: unreadable; the table is not there; copy it from"))
        }
    }
}

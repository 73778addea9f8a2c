// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Folders that are not there, no folders, not readable or not writable.
struct PathsTests {
    private func brief(_ more: String..., folder: String? = nil) throws -> Program.Run {
        try Program.run(
            program: Program.path, ["brief", "--date", "2025-11-24"] + more, folder: folder)
    }

    private func expect(_ run: Program.Run, _ code: Int32, _ message: String) {
        #expect(run.code == code)
        #expect(run.errors == "hashwatt: error: \(message)\n")
        #expect(run.output.isEmpty, "nothing is printed before the failure: \(run.output.prefix(80))")
    }

    @Test func saysWhatIsWrongWithTheFolderOfTables() throws {
        try Scratch.with { scratch in
            let path = scratch.path
            let out = "\(path)/out"
            try scratch.file("notes/notes.txt", [])
            try FileManager.default.createDirectory(
                atPath: "\(path)/nested/deals.csv", withIntermediateDirectories: true)
            let before = try scratch.contents
            expect(
                try brief("--out", out, "--data", "\(path)/absent"), 66,
                "\(path)/absent: no such file or folder; check the path")
            expect(
                try brief("--out", out, "--data", "\(path)/notes/notes.txt"), 66,
                "\(path)/notes/notes.txt: is not a folder; name the folder that holds the tables")
            expect(
                try brief("--out", out, "--data", "\(path)/notes"), 66,
                "\(path)/notes: holds no .csv file; name the folder that holds the tables")
            expect(
                try brief("--out", out, "--data", "\(path)/nested"), 66,
                "\(path)/nested/deals.csv: is not a file; name a file")
            #expect(try scratch.contents == before)
        }
    }

    /// A pipe that nobody writes to must not make the program wait.
    @Test(.timeLimit(.minutes(1))) func doesNotWaitForAPipe() throws {
        try Scratch.with { scratch in
            #expect(mkfifo("\(scratch.path)/deals.csv", 0o600) == 0)
            expect(
                try brief("--data", scratch.path), 66,
                "\(scratch.path)/deals.csv: is not a file; name a file")
        }
    }

    @Test func saysWhatIsWrongWithTheFolderForTheFiles() throws {
        try Scratch.with { scratch in
            let file = try scratch.file("file", [])
            let message = "is a file and no folder; name a folder to write to"
            expect(try brief("--out", file), 73, "\(file): \(message)")
            expect(try brief("--out", "\(file)/below"), 73, "\(file): \(message)")
            expect(
                try brief("--out", ""), 64,
                "--out: the name is empty; name a folder; see `hashwatt brief --help`")
            #expect(try scratch.contents == ["file"])
        }
    }

    /// The user `nobody` runs the program where the tests run as root, for whom permissions do not count.
    private static let asNobody: [String] =
        geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []

    private static var canLosePermissions: Bool {
        let probe = asNobody + [Program.path, "--version"]
        let run = try? Program.run(program: probe[0], Array(probe.dropFirst()))
        return run?.code == 0
    }

    @Test(.enabled(if: canLosePermissions, "needs a user without all permissions"))
    func saysWhatMayNotBeReadOrWritten() throws {
        try Scratch.with { scratch in
            let manager = FileManager.default
            let table = try scratch.file("tables/deals.csv", Array("id\n".utf8))
            try manager.setAttributes([.posixPermissions: 0], ofItemAtPath: table)
            let closed = "\(scratch.path)/closed"
            try manager.createDirectory(
                atPath: closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
            try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
            func brief(_ more: String...) throws -> Program.Run {
                let command = Self.asNobody + [Program.path, "brief", "--date", "2025-11-24"] + more
                return try Program.run(program: command[0], Array(command.dropFirst()))
            }
            expect(
                try brief("--data", "\(scratch.path)/tables"), 66,
                "\(table): cannot be read; check its permissions (Permission denied)")
            for (out, at) in [
                ("\(closed)/a/b", "\(closed)/a"), (closed, "\(closed)/.brief-2025-11-24.md.partial"),
            ] {
                expect(
                    try brief("--out", out), 73,
                    "\(at): cannot be written; check permissions and free space, or choose another --out "
                        + "(Permission denied)")
            }
            #expect(try scratch.contents == ["closed", "tables", "tables/deals.csv"])
        }
    }

    @Test func writesToRelativePathsWithSpacesAndLetters() throws {
        try Scratch.with { scratch in
            let run = try brief("--quiet", "--out", "ä b/../out ₿", folder: scratch.path)
            // `ä b` does not exist, and is made on the way.
            #expect(run.code == 0, "\(run.errors)")
            let names = ["md", "json", "html"].map { "ä b/../out ₿/brief-2025-11-24.\($0)\n" }
            #expect(run.output == names.joined())
            #expect(try scratch.contents.filter { $0.hasPrefix("out ₿/") }.count == 3)
        }
    }

    @Test func replacesOlderFilesAndKeepsOthers() throws {
        try Scratch.with { scratch in
            try scratch.file("out/brief-2025-11-24.html", Array("old".utf8))
            try scratch.file("out/mine.txt", Array("mine".utf8))
            #expect(try brief("-q", "--out", "\(scratch.path)/out").code == 0)
            #expect(try scratch.text("out/brief-2025-11-24.html").hasPrefix("<!"))
            #expect(try scratch.text("out/mine.txt") == "mine")
            #expect(try scratch.contents.count == 5)
        }
    }
}

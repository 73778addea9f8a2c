// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattFacts
import HashwattFiles
import Testing

struct FolderWriterTests {
    private func temporaryFolder() -> String {
        FileManager.default.temporaryDirectory.path() + "/hashwatt-\(UUID().uuidString)"
    }

    private func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    @Test func writesAllAndReplacesOlderFiles() throws {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = [OutputFile(name: "a.csv", bytes: [1]), OutputFile(name: "b.txt", bytes: [2, 3])]
        #expect(try FolderWriter.write(files, to: folder) == ["\(folder)/a.csv", "\(folder)/b.txt"])
        _ = try FolderWriter.write([OutputFile(name: "a.csv", bytes: [9])], to: folder)
        #expect(names(folder) == ["a.csv", "b.txt"])
        #expect(try FileReader.bytes("\(folder)/a.csv") == [9])
        let tables = try FileReader.tables(in: folder)
        #expect(tables.map(\.name) == ["a.csv"] && tables.map(\.bytes) == [[9]])
    }

    @Test func leavesNothingWhenAFileCannotBeWritten() throws {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = [OutputFile(name: "a", bytes: [1]), OutputFile(name: "no/such", bytes: [2])]
        #expect(throws: FileFailure.self) { try FolderWriter.write(files, to: folder + "/inner") }
        #expect(!FileManager.default.fileExists(atPath: folder), "the folders made on the way are gone")
        _ = try FolderWriter.write([files[0]], to: folder)
        #expect(throws: FileFailure.self) { try FolderWriter.write(files, to: folder) }
        #expect(names(folder) == ["a"], "an older file stays, nothing temporary is left")
    }

    @Test func namesWhatIsWrongWithAPath() throws {
        let folder = temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: FileFailure(.absent, path: folder)) { try FileReader.tables(in: folder) }
        let path = try #require(FolderWriter.write([OutputFile(name: "a", bytes: [1, 2])], to: folder).first)
        #expect(throws: FileFailure(.notAFolder, path: path)) { try FileReader.tables(in: path) }
        #expect(throws: FileFailure(.blocked, path: path)) { try FolderWriter.write([], to: path) }
        #expect(throws: FileFailure(.notAFile, path: folder)) { try FileReader.bytes(folder) }
        #expect(throws: FileFailure(.tooLarge, path: path, detail: "2 bytes, at most 1 are read")) {
            try FileReader.bytes(path, limit: 1)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattFacts
import Testing

/// The manual beside the tables holds what the schemas say. `HASHWATT_UPDATE=1` writes it anew.
struct TableManualTests {
    private static var path: String {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/") + "/Sources/CHashwattTables/tables/README.md"
    }

    @Test func manualHoldsTheSchemas() throws {
        let text = try String(decoding: Data(contentsOf: URL(filePath: Self.path)), as: UTF8.self)
        var written = Self.replacing(
            "source columns", with: TableManual.sourceColumns(), in: text)
        written = Self.replacing("tables", with: TableManual.markdown(), in: written)
        if ProcessInfo.processInfo.environment["HASHWATT_UPDATE"] == "1" {
            try Data(written.utf8).write(to: URL(filePath: Self.path))
        }
        #expect(
            written == text, "tables/README.md is not what the schemas say: HASHWATT_UPDATE=1 swift test")
    }

    @Test func manualNamesEveryColumnOnce() {
        let manual = TableManual.markdown()
        for schema in TableSchema.dataset {
            let headings = manual.split(separator: "\n").filter { $0 == "### \(schema.file)" }
            #expect(headings.count == 1, "\(schema.file)")
        }
    }

    private static func replacing(_ name: String, with content: String, in text: String) -> String {
        let start = "<!-- \(name): written from the schemas -->\n"
        let parts = text.split(separator: start, maxSplits: 1)
        guard parts.count == 2 else { return text }
        let rest = parts[1].split(separator: "<!-- end -->", maxSplits: 1, omittingEmptySubsequences: false)
        guard rest.count == 2 else { return text }
        return [String(parts[0]), start, "\n", content, "\n<!-- end -->", String(rest[1])].joined()
    }
}

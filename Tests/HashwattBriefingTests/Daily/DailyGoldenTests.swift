// SPDX-License-Identifier: Apache-2.0

import Foundation
import HashwattBriefing
import Testing

/// The brief of 2025-11-24 as it was when it was last looked at, in `Golden/`.
///
/// `HASHWATT_UPDATE_GOLDEN=1 swift test --filter DailyGoldenTests` writes the files anew; read the difference before
/// committing it. The page is long: its outline is kept, and a digest of the whole.
struct DailyGoldenTests {
    enum Form: String, CaseIterable {
        case md, json, outline

        func text(_ prepared: PreparedBrief) -> String {
            switch self {
            case .md: BriefMarkdown.text(prepared)
            case .json: BriefJSON.text(prepared)
            case .outline: DailyGoldenTests.outline(BriefHTML.text(prepared))
            }
        }
    }

    @Test(arguments: Form.allCases)
    func briefIsWrittenAsBefore(form: Form) throws {
        let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Golden"
        let url = URL(filePath: "\(folder)/brief-2025-11-24.\(form.rawValue)")
        let found = form.text(try DailySamples.prepared("2025-11-24"))
        if ProcessInfo.processInfo.environment["HASHWATT_UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(found.utf8).write(to: url)
        }
        let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
        let lines = zip(found.split(separator: "\n"), expected.split(separator: "\n"))
        let first = lines.first { $0 != $1 }
        #expect(
            found == expected,
            "brief-2025-11-24.\(form.rawValue) differs; first: \(first?.0.prefix(300) ?? "the length")")
    }

    /// Headings, captions, identifiers of sections and pictures of a page, one a line, and its FNV-1a digest.
    static func outline(_ page: String) -> String {
        var lines: [String] = []
        let pattern = /<(h[1-4]|caption|section|svg|title)\b([^>]*)>([^<]*)/
        for match in page.matches(of: pattern) {
            let id = match.output.2.firstMatch(of: /id="([^"]*)"/).map { "#\($0.output.1)" } ?? ""
            lines.append("\(match.output.1)\(id) \(match.output.3)")
        }
        let digest = page.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return lines.joined(separator: "\n")
            + "\ndigest \(String(digest, radix: 16)), \(page.utf8.count) bytes\n"
    }
}

// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattBriefing
import HashwattCharts
import HashwattFacts
import Testing

/// The sample brief in every form, byte for byte as in `Golden/`.
///
/// `HASHWATT_UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes the files anew; look at the difference, and
/// at the HTML in a browser, before committing it.
struct GoldenTests {
    static let folder = (#filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined()) + "/Golden"
    static var isUpdating: Bool { ProcessInfo.processInfo.environment["HASHWATT_UPDATE_GOLDEN"] == "1" }

    enum Form: String, CaseIterable {
        case html, md, json, txt, explain

        func text(_ prepared: PreparedBrief) -> String {
            switch self {
            case .html: BriefHTML.text(prepared)
            case .md: BriefMarkdown.text(prepared)
            case .json: BriefJSON.text(prepared)
            case .txt: BriefTerminal.text(prepared)
            case .explain:
                Explanation.text(of: SampleBrief.amazon) + Explanation.text(of: SampleBrief.equalWeighted)
            }
        }
    }

    @Test(arguments: Form.allCases)
    func sampleIsWrittenAsBefore(form: Form) throws {
        let url = URL(filePath: "\(Self.folder)/sample.\(form.rawValue)")
        let found = form.text(try SampleBrief.prepared())
        if Self.isUpdating {
            try FileManager.default.createDirectory(atPath: Self.folder, withIntermediateDirectories: true)
            try Data(found.utf8).write(to: url)
        }
        let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
        #expect(found == expected, "sample.\(form.rawValue) differs; see the comment of GoldenTests")
    }
}

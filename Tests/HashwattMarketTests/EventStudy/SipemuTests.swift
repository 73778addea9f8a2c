// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattTesting
import Testing

/// Agreement with the R package EventStudy of S. Müller: coefficients, abnormal returns and their simple t, averages, the
/// cross-sectional t, Patell, the sign and the generalised sign test, on every day and over every window [first, day].
///
/// Its rank and calendar-time statistics are the same on all days, and its BMP has no forecast error: no reference.
@Suite(
    .enabled(
        if: SharedData.has("\(OracleTests.additions)/expected_sipemu"), "the reference results are absent"))
struct SipemuTests {
    struct Study {
        let folder: String
        let files: [String]
        let group: String
        let window: ClosedRange<Int>
        /// Events that the package leaves out: a benchmark day without a close, a short history.
        let leftOut: Set<String>
    }

    static let studies = [
        Study(
            folder: OracleTests.additions,
            files: ["01_RequestFile.csv", "02_FirmData.csv", "03_MarketData.csv"],
            group: "Addition", window: -2...2, leftOut: []),
        Study(
            folder: OracleTests.insider,
            files: ["01_requestFile.csv", "02_firmDataPrice.csv", "03_marketDataPrice.csv"], group: "ONE",
            window: -10...30, leftOut: ["141", "282"]),
    ]

    private static func solve(_ study: Study) throws -> EventStudySolution {
        var options = OracleTests.options
        options.windows = study.window.map { study.window.lowerBound...$0 }
        let bytes = try study.files.map { try SharedData.bytes("\(study.folder)/\($0)") }
        var request = try EventStudyToolsFiles.request(
            events: bytes[0], firms: bytes[1], markets: bytes[2], options: options)
        request.events.removeAll { study.leftOut.contains($0.id) || $0.group != study.group }
        return EventStudyProblem(request).solve()
    }

    private static let solutions = studies.map { study in Result { try solve(study) } }

    /// Some columns of a file of the package, one dictionary a row: quoted cells between commas, padded with spaces.
    private static func rows(_ study: Study, _ file: String, _ wanted: Set<String>) throws -> [[String:
        String]]
    {
        let bytes = try SharedData.bytes("\(study.folder)/expected_sipemu/\(file).csv")
        let lines = bytes.split(separator: 0x0A)
        let heading = cells(lines[0]).map(text)
        let columns = heading.indices.filter { wanted.contains(heading[$0]) }
        return lines.dropFirst().map { line in
            let cells = cells(line)
            return Dictionary(uniqueKeysWithValues: columns.map { (heading[$0], text(cells[$0])) })
        }
    }

    private static func cells(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var isQuoted = false
        return line.split(omittingEmptySubsequences: false) { byte in
            if byte == 0x22 { isQuoted.toggle() }
            return byte == 0x2C && !isQuoted
        }
    }

    private static func text(_ cell: ArraySlice<UInt8>) -> String {
        String(decoding: cell.filter { $0 != 0x22 && $0 != 0x20 && $0 != 0x0D }, as: UTF8.self)
    }

    private static func number(_ row: [String: String], _ column: String) throws -> Double {
        try #require(row[column].flatMap(Double.init), "no \(column) in \(row)")
    }

    @Test(arguments: [0, 1])
    func averagesAndTestsAgree(index: Int) throws {
        let study = Self.studies[index]
        let group = try #require(try Self.solutions[index].get().groups.first)
        for (file, test, daily, cumulative) in [
            ("CSectT", EventTest.crossSectional, "aar_t", "caar_t"), ("PatellZ", .patell, "aar_z", "caar_z"),
            ("GSignT", .generalisedSign, "gsign_z", "cgsign_z"), ("SignT", .sign, "sign_z", "csign_z"),
        ] {
            let rows = try Self.rows(
                study, "aar_\(study.group)_\(file)",
                ["relative_index", "n_valid_events", "n_pos", "aar", "caar", daily, cumulative])
            #expect(rows.count == study.window.count)
            for (at, row) in rows.enumerated() {
                let what = "\(study.group) \(file) \(row["relative_index"] ?? "")"
                #expect(row["n_valid_events"] == String(group.events))
                #expect(row["n_pos"] == String(group.days[at].positive), "\(what)")
                expectAgreement(group.days[at].mean, try Self.number(row, "aar"), "AAR, \(what)")
                expectAgreement(group.windows[at].mean, try Self.number(row, "caar"), "CAAR, \(what)")
                expectAgreement(group.days[at].value(test), try Self.number(row, daily), what)
                expectAgreement(group.windows[at].value(test), try Self.number(row, cumulative), "C-\(what)")
            }
        }
    }

    @Test(arguments: [0, 1])
    func coefficientsAndReturnsAgree(index: Int) throws {
        let study = Self.studies[index]
        let solution = try Self.solutions[index].get()
        let events = (0..<solution.asked).compactMap { solution.event(at: $0) }
        let byEvent = Dictionary(events.map { ($0.frame.request.id, $0) }) { first, _ in first }
        var compared = 0
        for row in try Self.rows(study, "model", ["event_id", "term", "estimate"]) {
            guard let event = byEvent[row["event_id"] ?? ""] else { continue }
            guard let place = ["alpha", "beta"].firstIndex(of: row["term"] ?? "") else { continue }
            expectAgreement(event.coefficients[place], try Self.number(row, "estimate"), "\(row)")
            compared += 1
        }
        #expect(compared == 2 * events.count)
        for (file, cells) in [("ar", \EventResult.days), ("car", \EventResult.windows)] {
            var seen: [String: Int] = [:]
            for row in try Self.rows(study, file, ["event_id", "estimate", "statistic"]) {
                let id = row["event_id"] ?? ""
                guard let event = byEvent[id] else { continue }
                let cell = event[keyPath: cells][seen[id, default: 0]]
                seen[id, default: 0] += 1
                expectAgreement(cell.value, try Self.number(row, "estimate"), "\(row)")
                expectAgreement(cell.simpleT, try Self.number(row, "statistic"), "\(row)")
            }
            #expect(seen.values.reduce(0, +) == events.count * study.window.count)
        }
    }
}

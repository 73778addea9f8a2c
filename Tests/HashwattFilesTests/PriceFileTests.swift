// SPDX-License-Identifier: Apache-2.0

import HashwattStudies
import HashwattTesting
import HashwattUnits
import Testing

@testable import HashwattFiles

/// Price files: what they mean, and what is said when they are wrong.
struct PriceFileTests {
    private static let column = "price_usd_per_mwh"

    private func refusal(_ text: String, columns: [String] = [column]) -> [String] {
        do {
            let table = try PriceFile.parse(Array(text.utf8), file: "p.csv", columns: columns)
            return ["accepted \(table.count) of \(table.interval)"]
        } catch {
            return error.problems.map(\.description)
        }
    }

    private func rows(_ lines: String...) -> String {
        "interval_start,price_usd_per_mwh\n" + lines.joined(separator: "\n") + "\n"
    }

    @Test func readsNamedColumnsOnly() throws {
        let text =
            "\u{FEFF}point,\"interval_start\",b,price_usd_per_mwh\r\n"
            + "HB,2023-08-01T00:00:00-05:00,1e1,-3.25\r\n\"A, B\",2023-08-01T05:15Z,\"2\",4\r\n\r\n"
        let table = try PriceFile.parse(Array(text.utf8), file: "p.csv", columns: [Self.column, "b", "b"])
        #expect(table.start.description == "2023-08-01T05:00:00Z" && table.interval == .minutes(15))
        #expect(table.column(Self.column) == [-3.25, 4] && table.column("b") == [10, 2])
        #expect(table.column("point") == nil)
    }

    @Test(arguments: [
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T01:00Z,nan"],
            "p.csv:3: price_usd_per_mwh: \"nan\" is no finite number at 2023-08-01T01:00:00Z; "
                + "write the price, or fill the interval from its neighbours"
        ),
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T01:00Z,"],
            "p.csv:3: price_usd_per_mwh: blank is no finite number at 2023-08-01T01:00:00Z; "
                + "write the price, or fill the interval from its neighbours"
        ),
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T01:00Z,1e999"],
            "p.csv:3: price_usd_per_mwh: \"1e999\" is no finite number at 2023-08-01T01:00:00Z; "
                + "write the price, or fill the interval from its neighbours"
        ),
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T00:15Z,1", "2023-08-01T01:00Z,1"],
            "p.csv:4: interval_start: gap: 2 of 15 min missing between 2023-08-01T00:15:00Z and "
                + "2023-08-01T01:00:00Z; add them, or fill them from their neighbours"
        ),
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T00:15Z,1", "2023-08-01T00:15Z,1"],
            "p.csv:4: interval_start: 2023-08-01T00:15:00Z stands twice; keep one of the two"
        ),
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T01:00Z,1", "2023-07-31T23:00Z,1"],
            "p.csv:4: interval_start: 2023-07-31T23:00:00Z comes after 2023-08-01T01:00:00Z; "
                + "sort the intervals by time"
        ),
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T01:00Z,1", "2023-08-01T01:30Z,1"],
            "p.csv:4: interval_start: 30 min between 2023-08-01T01:00:00Z and 2023-08-01T01:30:00Z is no multiple "
                + "of the interval, 60 min; give all intervals one length"
        ),
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T02:00Z,1"],
            "p.csv:3: interval_start: the first two intervals are 120 min apart; "
                + "give intervals of 5, 15 or 60 minutes, or another part of an hour in whole minutes"
        ),
        (
            ["2023-08-01T00:00,1"],
            "p.csv:2: interval_start: 2023-08-01T00:00 has no offset; "
                + "write its offset behind it, 2023-08-01T00:00-05:00, or Z for UTC"
        ),
        (
            ["01.08.2023 00:00,1"],
            "p.csv:2: interval_start: \"01.08.2023 00:00\" is no time; "
                + "write ISO 8601 with offset or Z: 2023-08-01T00:15:00-05:00"
        ),
        (
            ["2023-08-01T00:00Z,1"],
            "p.csv:2: interval_start: 1 intervals; give at least two, so that their length is known"
        ),
        (["2023-08-01T00:00Z,1", "", "2023-08-01T01:00Z,1"], "p.csv:3: the line is blank; take it out"),
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T01:00Z"],
            "p.csv:3: 1 cells for 2 columns; give each column one cell"
        ),
        (
            ["2023-08-01T00:00Z,1", "2023-08-01T01:00Z,\"1"],
            "p.csv:3: a quote is not closed before the next comma; put the whole cell in quotes"
        ),
        // The night on which daylight saving ends, with one offset throughout, and the one on which it begins.
        (
            ["2023-11-05T01:00-05:00,1", "2023-11-05T01:30-05:00,1", "2023-11-05T01:00-05:00,1"],
            "p.csv:4: interval_start: 2023-11-05T06:00:00Z comes a second time, in the hour that the end of daylight "
                + "saving repeats; write the winter's offset in the second hour, -06:00 for -05:00, or give times in UTC"
        ),
        (
            ["2023-03-12T01:00-06:00,1", "2023-03-12T01:30-06:00,1", "2023-03-12T03:00-06:00,1"],
            "p.csv:4: interval_start: gap: 2 of 30 min missing between 2023-03-12T07:30:00Z and 2023-03-12T09:00:00Z, "
                + "the hour that daylight saving skips; write the summer's offset from then on, -05:00 for -06:00, "
                + "or give times in UTC"
        ),
    ])
    func mistakesAreSaidWithLineKeyRuleAndRemedy(lines: [String], problem: String) {
        let said = refusal("interval_start,price_usd_per_mwh\n" + lines.joined(separator: "\n") + "\n")
        #expect(said.first == problem)
    }

    @Test func columnsThatAreMissingOrTwiceAreSaid() {
        #expect(
            refusal("interval_start,a,a\n", columns: ["a", "b"]) == [
                "p.csv:1: a: 2 columns have this name; keep one",
                "p.csv:1: b: the column is missing; add it, or name another in the site file",
            ])
        // The price before the time: what is said still names the price's own interval.
        #expect(
            refusal("price_usd_per_mwh,interval_start\nx,2023-08-01T00:00Z\n1,2023-08-01T01:00Z\n").first?
                .contains("at 2023-08-01T00:00:00Z") == true)
        #expect(refusal("") == ["p.csv:1: the file is empty; write interval_start and the prices"])
        #expect(
            refusal("\n\n").first
                == "p.csv:1: the first line is blank; write interval_start and the prices in it")
    }

    /// Both nights of a year, in local time with the right offsets, are ordinary hours.
    @Test func nightsOfDaylightSavingAreOrdinaryHours() throws {
        let zone = MarketZone.centralPrevailing
        let start = try #require(Instant("2023-01-01T06:00:00Z"))
        let table = PriceTable(
            start: start, interval: .minutes(15), names: [Self.column],
            columns: [(0..<35_040).map { Double($0 % 977) / 100 }])
        let read = try PriceFile.parse(
            PriceFile.bytes(of: table, in: zone), file: "p.csv", columns: [Self.column])
        #expect(read == table)
    }

    /// However the bytes arrive, the table or the problems are the same.
    @Test func piecesDoNotMatter() throws {
        var random = SplitMix64(seed: 4)
        let good = try PriceFile.bytes(of: .reference(), in: .newYork).prefix(20_000)
        let end = try #require(good.lastIndex(of: 0x0A))
        for bytes in [Array(good[...end]), Array(good[..<(end - 20)])] {
            let whole = Result { try PriceFile.parse(bytes, file: "p.csv", columns: [Self.column]) }
            for _ in 0..<20 {
                var parser = PriceParser(file: "p.csv", columns: [Self.column])
                var rest = bytes[...]
                while !rest.isEmpty {
                    let piece = rest.prefix(Int.random(in: 1...900, using: &random))
                    _ = parser.consume(piece)
                    rest = rest.dropFirst(piece.count)
                }
                let pieces = Result { try parser.finish() }
                #expect((try? pieces.get()) == (try? whole.get()))
            }
        }
    }

    /// The quick way gives the doubles of the standard library.
    @Test func numbersAreThoseOfTheStandardLibrary() {
        var random = SplitMix64(seed: 11)
        for round in 0..<20_000 {
            let digits = Int.random(in: 1...19, using: &random)
            var text = (0..<digits).map { _ in "\(Int.random(in: 0...9, using: &random))" }.joined()
            if round % 3 > 0 {
                text.insert(
                    ".", at: text.index(text.startIndex, offsetBy: Int.random(in: 0...digits, using: &random))
                )
            }
            if round % 5 == 0 { text = "-" + text }
            if round % 7 == 0 { text += "e\(Int.random(in: -320...320, using: &random))" }
            let wanted = Double(text).flatMap { $0.isFinite ? $0 : nil }
            #expect(DecimalCell.number(Array(text.utf8)[...]) == wanted, "\(text)")
        }
        for text in [
            "", "-", ".", "+.", "1-", "1,5", "0x10", "nan", "inf", " 1", "1 ", "1_000", "--1", "1.2.3",
        ] {
            #expect(DecimalCell.number(Array(text.utf8)[...]) == nil, "\(text)")
        }
    }

    @Test func randomBytesAreReadOrRefused() {
        var random = SplitMix64(seed: 99)
        let parts = [
            "interval_start", ",", "\n", "\r\n", "\"", "2023-08-01T00:00Z", "2023-08-01T01:00:00-05:00", "1",
            "-", ".5",
            "price_usd_per_mwh", "T", "\u{0}", "é", "2023-13-01T00:00:00Z",
        ]
        for _ in 0..<3_000 {
            let body = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                parts[Int.random(in: parts.indices, using: &random)]
            }.joined()
            #expect(!refusal(Bool.random(using: &random) ? body : rows(body)).isEmpty)
        }
    }
}

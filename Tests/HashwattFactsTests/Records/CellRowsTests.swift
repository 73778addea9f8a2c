// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import HashwattUnits
import Testing

@testable import HashwattFacts

struct CellRowsTests {
    private static let schema = TableSchema(
        "numbers", "Numbers.", key: ["date"],
        columns: [
            .required("date", .date, "Day."),
            .required("value", .number(unit: "1", -1e300...1e300), "Value."),
        ])

    private func read(_ values: [String]) throws -> [Double] {
        let first = try #require(CivilDate("2000-02-28"))
        let lines = values.enumerated().map { "\(first + $0.offset),\($0.element)" }
        let bytes = Array((["date,value"] + lines).joined(separator: "\n").utf8)
        let table = try TableReader(Self.schema).read(bytes)
        for (index, cells) in CellRows(table, ["date", "value"]).enumerated() {
            #expect(cells.date(0) == first + index)
            #expect(cells.line == index + 2)
        }
        return CellRows(table, ["value", "date"]).map { $0.number(0) }
    }

    /// The standard library reads decimals correctly rounded; so must the short way.
    @Test func readsDecimalsToTheSameBitAsTheStandardLibrary() throws {
        var generator = SplitMix64(seed: 5)
        var texts = ["0", "-0", "0.0", "1e21", "2.02132e+13", "123456789012345", "1234567890123456", "0.1"]
        for _ in 0..<5_000 {
            let whole = UInt64.random(in: 0..<10_000_000_000, using: &generator)
            let places = Int.random(in: 0...9, using: &generator)
            let digits = (0..<places).map { _ in String(Int.random(in: 0...9, using: &generator)) }
            let sign = Bool.random(using: &generator) ? "-" : ""
            texts.append("\(sign)\(whole)" + (digits.isEmpty ? "" : "." + digits.joined()))
        }
        let values = try read(texts)
        for (text, value) in zip(texts, values) {
            #expect(Double(text)?.bitPattern == value.bitPattern, "\(text), seed 5")
        }
    }
}

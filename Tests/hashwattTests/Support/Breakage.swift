// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One way to break a table, and what must be said of it.
struct Breakage: CustomTestStringConvertible, Sendable {
    let name: String
    /// The file that is written.
    let file: String
    /// Its content, from that of the bundled table of the name.
    let content: @Sendable (String) -> [UInt8]
    /// What must stand in the message: place, value, rule.
    let says: String

    var testDescription: String { name }

    private static func text(
        _ name: String, _ file: String, says: String, _ edit: @escaping @Sendable (String) -> String
    ) -> Breakage {
        Breakage(name: name, file: file, content: { Array(edit($0).utf8) }, says: says)
    }

    /// Replaces the first appearance in `closes.csv`, whose second line is the close of RIOT on 2024-10-01.
    private static func close(_ name: String, _ new: String, says: String) -> Breakage {
        text(name, "closes.csv", says: says) {
            $0.replacing("2024-10-01,RIOT,7.08", with: new, maxReplacements: 1)
        }
    }

    static let all: [Breakage] = [
        text("missing column", "deals.csv", says: "deals.csv:1: tenant: missing-column; add the column") {
            $0.replacing(",tenant,", with: ",", maxReplacements: 1)
        },
        text("unknown column", "deals.csv", says: "deals.csv:1: colour: unknown-column; take it out") {
            $0.replacing(",tenant,", with: ",tenant,colour,", maxReplacements: 1)
        },
        text("column twice", "closes.csv", says: "closes.csv:1: ticker: duplicate-column; take one") {
            $0.replacing("date,ticker,close", with: "date,ticker,ticker,close", maxReplacements: 1)
        },
        close(
            "bad number", "2024-10-01,RIOT,seven", says: "closes.csv:2: close: \"seven\": bad-number; write a"
        ),
        close(
            "comma for the point", "2024-10-01,RIOT,\"7,08\"",
            says: "closes.csv:2: close: \"7,08\": bad-number"),
        close("no number at all", "2024-10-01,RIOT,nan", says: "closes.csv:2: close: \"nan\": bad-number"),
        close(
            "number out of range", "2024-10-01,RIOT,-7.08",
            says: "closes.csv:2: close: \"-7.08\": out-of-range"),
        close("blank where needed", "2024-10-01,RIOT,", says: "closes.csv:2: close: missing-value"),
        text(
            "unknown unit", "company_figures.csv",
            says: ": unit: \"EH/h\": unknown-word; use one of: "
        ) { $0.replacing(",EH/s,", with: ",EH/h,", maxReplacements: 1) },
        text(
            "key twice", "closes.csv",
            says: ": date/ticker: \"2024-10-01/RIOT\": duplicate-key; line 2 has the same key"
        ) { $0 + "2024-10-01,RIOT,7.08\n" },
        close(
            "date in another form", "01.10.2024,RIOT,7.08",
            says: "closes.csv:2: date: \"01.10.2024\": bad-date; write YYYY-MM-DD"),
        close(
            "day that does not exist", "2024-02-30,RIOT,7.08",
            says: "closes.csv:2: date: \"2024-02-30\": bad-date"),
        Breakage(
            name: "not UTF-8", file: "closes.csv",
            content: { Array($0.utf8.prefix(25)) + [0xFF, 0xFE] + Array($0.utf8.dropFirst(25)) },
            says: "closes.csv:2: \"byte 0xff\": not-utf8; byte 8 of the line is not UTF-8; save"),
        text("empty file", "deals.csv", says: "deals.csv: empty-file; write the header line") { _ in "" },
        text("line breaks only", "deals.csv", says: "deals.csv: empty-file") { _ in "\n\n\r\n" },
        text("unknown file name", "dealz.csv", says: "dealz.csv: unknown-table; no table has this name") {
            $0
        },
        close(
            "dangling reference", "2024-10-01,ZZZZ,7.08",
            says: "closes.csv:2: ticker: \"ZZZZ\": unknown-reference"),
        text("unclosed quote", "closes.csv", says: "closes.csv:8418: unclosed-quote; a quoted cell") {
            $0 + "\"2026-01-02,RIOT,7\n"
        },
        close("stray quote", "2024-10-01,RI\"OT,7.08", says: "closes.csv:2: stray-quote; put the whole cell"),
        close(
            "too many cells", "2024-10-01,RIOT,7.08,9",
            says: "closes.csv:2: \"4 cells\": cell-count; the header"),
        close("blank line", "\n2024-10-01,RIOT,7.08", says: "closes.csv:2: cell-count; the line is blank"),
        text("UTF-16", "closes.csv", says: "closes.csv:1: ") { "\u{0}" + $0 },
    ]
}

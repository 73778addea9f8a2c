// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import HashwattStudies

/// Rows of a table of facts for people: each as a block of its own, or many as lines.
struct RowLayout {
    private let listing: FactsListing
    private let width: Int
    private let hasColour: Bool

    /// Columns that say where a row comes from; the lines leave them out, the blocks do not.
    private static let provenance: Set = ["source_title", "source_url", "source_date", "note"]
    /// A text column is not made narrower than this.
    private static let narrowest = 12
    /// Lists of at most this many rows are printed as blocks where the lines cannot show all of them.
    private static let mostBlocks = 4

    init(_ listing: FactsListing, width: Int, hasColour: Bool = false) {
        self.listing = listing
        self.width = width
        self.hasColour = hasColour
    }

    /// Lines, or blocks where the rows are few and lines would leave something out.
    func list() -> String {
        if listing.rows.isEmpty { return "no rows\n" }
        let columns = filled
        let fits = total(columns.map { naturalWidth($0) }) <= width
        if listing.rows.count <= Self.mostBlocks, !fits { return blocks() }
        return lines(columns)
    }

    /// A block a row: every column that holds something, with the whole cell, wrapped.
    func blocks() -> String {
        if listing.rows.isEmpty { return "no rows\n" }
        let columns = filled
        let label = columns.map { TextWidth.of(listing.columns[$0]) }.max() ?? 0
        return listing.rows.map { row in
            columns.filter { !row[$0].isEmpty }.map { field(listing.columns[$0], row[$0], label) }.joined()
        }.joined(separator: "\n")
    }

    private func field(_ name: String, _ cell: String, _ label: Int) -> String {
        let wrapped = TextWidth.wrapped(cell.onOneHarmlessLine, to: max(20, width - label - 2))
        return wrapped.enumerated().map { index, line in
            let head = padded(index == 0 ? name : "", to: label)
            return (hasColour && index == 0 ? "\u{1B}[2m\(head)\u{1B}[0m" : head) + "  " + line + "\n"
        }.joined()
    }

    /// A line a row. The key and numbers stand whole; provenance is left out, other text shortened where it must
    /// be, and what is not whole is said at the end.
    private func lines(_ columns: [Int]) -> String {
        let isLong = total(columns.map { naturalWidth($0) }) > width
        var kept = isLong ? columns.filter { !isProvenance($0) } : columns
        let same = isLong ? kept.filter { isSame($0) } : []
        kept.removeAll { same.contains($0) }
        if kept.isEmpty { kept = columns }
        var widths = fitted(kept)
        while total(widths) > width, let last = kept.lastIndex(where: { !isKey($0) }) {
            kept.remove(at: last)
            widths = fitted(kept)
        }
        var text = line(kept.map { listing.columns[$0] }, kept, widths)
        text += line(widths.map { String(repeating: "─", count: $0) }, kept, widths)
        for row in listing.rows { text += line(kept.map { shown(row[$0]) }, kept, widths) }
        let cut = zip(kept, widths).filter { $1 < naturalWidth($0) }.map(\.0)
        let left = columns.filter { !kept.contains($0) && !same.contains($0) }
        return text + sameRemark(same) + remark(left: left, cut: cut)
    }

    /// Whether more than two rows have the same in a column that is not of the key.
    private func isSame(_ column: Int) -> Bool {
        guard let first = listing.rows.first, listing.rows.count > 2, !isKey(column) else { return false }
        return listing.rows.allSatisfy { $0[column] == first[column] }
    }

    private func sameRemark(_ columns: [Int]) -> String {
        guard let first = listing.rows.first, !columns.isEmpty else { return "" }
        let cells = columns.map { listing.columns[$0] + " " + shown(first[$0]) }
        return wrapped("(in every row: \(cells.joined(separator: ", ")))")
    }

    private func wrapped(_ text: String) -> String {
        TextWidth.wrapped(text, to: width).map { $0 + "\n" }.joined()
    }

    private func remark(left: [Int], cut: [Int]) -> String {
        if left.isEmpty, cut.isEmpty { return "" }
        func names(_ columns: [Int]) -> String { columns.map { listing.columns[$0] }.joined(separator: ", ") }
        var parts: [String] = []
        if !left.isEmpty { parts.append("left out: " + names(left)) }
        if !cut.isEmpty { parts.append("shortened: " + names(cut)) }
        let key = listing.key.first ?? listing.columns[0]
        let text =
            "(\(parts.joined(separator: "; ")); --where \(key)=… prints one row whole, --format csv prints all)"
        return wrapped(text)
    }

    /// The columns that hold something in a row.
    private var filled: [Int] {
        listing.columns.indices.filter { column in listing.rows.contains { !$0[column].isEmpty } }
    }

    private func isKey(_ column: Int) -> Bool { listing.key.contains(listing.columns[column]) }

    private func isProvenance(_ column: Int) -> Bool {
        Self.provenance.contains(listing.columns[column]) && !isKey(column)
    }

    private func shown(_ cell: String) -> String { cell.isEmpty ? "–" : cell.onOneHarmlessLine }

    private func naturalWidth(_ column: Int) -> Int {
        listing.rows.reduce(TextWidth.of(listing.columns[column])) {
            max($0, TextWidth.of(shown($1[column])))
        }
    }

    private func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }

    /// Natural widths, taken from the widest text column until the line fits or nothing is left to take.
    private func fitted(_ columns: [Int]) -> [Int] {
        var widths = columns.map { naturalWidth($0) }
        while total(widths) > width {
            let candidates = widths.indices.filter {
                !isKey(columns[$0]) && !listing.isNumeric[columns[$0]] && widths[$0] > Self.narrowest
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ columns: [Int], _ widths: [Int]) -> String {
        var text = ""
        for (place, cell) in cells.enumerated() {
            let isNumeric = listing.isNumeric[columns[place]]
            let whole = TextWidth.cut(cell, to: widths[place])
            let space = String(repeating: " ", count: max(0, widths[place] - TextWidth.of(whole)))
            text += (place > 0 ? "  " : "") + (isNumeric ? space + whole : whole + space)
        }
        while text.last == " " { text.removeLast() }
        return text + "\n"
    }

    private func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TextWidth.of(text)))
    }
}

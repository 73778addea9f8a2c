// SPDX-License-Identifier: Apache-2.0

extension DataTable {
    private static let gap = 2
    private static let narrowest = 8

    /// Aligned columns within `width`: text columns are shortened first, the widest most; if that is not enough
    /// columns are left out from the right. Numbers are never cut. A last line says what was done.
    func aligned(width: Int, elsewhere: String) -> String {
        let cells = rows.map { row in row.map { Self.oneLine(Self.shown($0)) } }
        let titles = columns.map { Self.oneLine($0.title) }
        let natural = columns.indices.map { column in
            max(TextWidth.of(titles[column]), cells.map { TextWidth.of($0[column]) }.max() ?? 0)
        }
        var kept = columns.count
        var widths = shortened(natural, to: width)
        while kept > 1, Self.total(widths) > width {
            kept -= 1
            widths = shortened(Array(natural.prefix(kept)), to: width)
        }
        var text = line(titles, widths) + line(widths.map { String(repeating: "─", count: $0) }, widths)
        for row in cells { text += line(row, widths) }
        return text + remark(natural, widths, kept, width, elsewhere)
    }

    private static func total(_ widths: [Int]) -> Int {
        widths.reduce(0, +) + gap * max(0, widths.count - 1)
    }

    /// Takes from the widest text column until the line fits or nothing is left to take.
    private func shortened(_ natural: [Int], to width: Int) -> [Int] {
        var widths = natural
        while Self.total(widths) > width {
            let candidates = widths.indices.filter { !columns[$0].isNumeric && widths[$0] > Self.narrowest }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for (index, width) in widths.enumerated() {
            let cell = columns[index].isNumeric ? cells[index] : TextWidth.cut(cells[index], to: width)
            let space = String(repeating: " ", count: max(0, width - TextWidth.of(cell)))
            text += (index > 0 ? "  " : "") + (columns[index].isNumeric ? space + cell : cell + space)
        }
        while text.last == " " { text.removeLast() }
        return text + "\n"
    }

    private func remark(_ natural: [Int], _ widths: [Int], _ kept: Int, _ width: Int, _ elsewhere: String)
        -> String
    {
        let cut = widths.indices.filter { widths[$0] < natural[$0] }.map { columns[$0].title }
        let left = columns.dropFirst(kept).map(\.title)
        if cut.isEmpty, left.isEmpty { return "" }
        var parts: [String] = []
        if !cut.isEmpty { parts.append("shortened " + cut.joined(separator: ", ")) }
        if !left.isEmpty { parts.append("left out " + left.joined(separator: ", ")) }
        let text = "(to fit \(width) columns: " + parts.joined(separator: "; ") + "; \(elsewhere))"
        return TextWidth.wrapped(Self.oneLine(text), to: width).map { $0 + "\n" }.joined()
    }

    private static func oneLine(_ text: String) -> String {
        TextWidth.harmless(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    }
}

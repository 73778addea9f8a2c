// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
public import HashwattFacts

/// The derivation of a figure as a tree of text: value, unit, day, formula, then each input the same way, down
/// to the rows and pages that were read.
public struct Explanation {
    private let width: Int
    private var lines: [String] = []
    private var seen = Set<FigureID>()

    /// The tree of one figure, ending with a line break.
    ///
    /// - Parameter width: columns to keep to; words longer than a line stay whole.
    /// - Complexity: O(tree); an input that occurs again is only named.
    public static func text(of figure: Figure, width: Int = 100) -> String {
        var explanation = Explanation(width: max(40, width))
        explanation.add(figure, head: "", rest: "")
        return explanation.lines.map { TextWidth.harmless($0) + "\n" }.joined()
    }

    private init(width: Int) { self.width = width }

    private mutating func add(_ figure: Figure, head: String, rest: String) {
        let shown = figure.text(style: .plain)
        guard seen.insert(figure.id).inserted else {
            write("\(figure.label)  \(shown)  [\(figure.id), as above]", head, rest)
            return
        }
        write("\(figure.label)  \(shown)", head, rest)
        let isLeaf = figure.inputs.isEmpty
        let body = rest + (isLeaf ? "   " : "│  ")
        write("id        \(figure.id)", body, body + "          ")
        let value = DecimalText.shortest(figure.value)
        write(
            "value     \(value) (\(figure.unit.rawValue)), as of \(figure.asOf), \(figure.verification.rawValue)",
            body, body + "          ")
        switch figure.origin {
        case .read(let source): add(source, body)
        case .derived(let derivation): add(derivation, body, rest)
        }
    }

    private mutating func add(_ source: Source, _ body: String) {
        let hang = body + "          "
        if let row = source.row { write("row       \(row)", body, hang) }
        let date = source.date.map { ", \($0)" } ?? ""
        write("source    \(source.title)\(date)", body, hang)
        if let url = source.url { write("          \(url)", body, hang) }
        if !source.note.isEmpty { write("note      \(source.note)", body, hang) }
    }

    private mutating func add(_ derivation: Derivation, _ body: String, _ rest: String) {
        let hang = body + "          "
        switch derivation.method {
        case .formula(let formula):
            write("formula   \(formula.text(derivation.inputs.map(\.label)))", body, hang)
            write(
                "        = \(formula.text(derivation.inputs.map { DecimalText.shortest($0.value) }))", body,
                hang)
        case .estimation(let method):
            write("method    \(method.name), see Guides/\(method.guide)", body, hang)
            write("again     \(method.command)", body, hang)
        }
        if !derivation.note.isEmpty { write("note      \(derivation.note)", body, hang) }
        for (index, input) in derivation.inputs.enumerated() {
            let isLast = index == derivation.inputs.count - 1
            add(input, head: rest + (isLast ? "└─ " : "├─ "), rest: rest + (isLast ? "   " : "│  "))
        }
    }

    private mutating func write(_ text: String, _ head: String, _ rest: String) {
        let room = max(20, width - TextWidth.of(rest))
        for (index, line) in Self.broken(text, room).enumerated() {
            lines.append((index == 0 ? head : rest) + line)
        }
    }

    /// Like `TextWidth.wrapped`, but the spaces of the first line stay.
    private static func broken(_ text: String, _ room: Int) -> [String] {
        if TextWidth.of(text) <= room { return [text] }
        let lead = text.prefix { $0 == " " }
        let key = text.dropFirst(lead.count).prefix { $0 != " " }
        let gap = text.dropFirst(lead.count + key.count).prefix { $0 == " " }
        let start = String(lead + key + gap)
        let lines = TextWidth.wrapped(String(text.dropFirst(start.count)), to: max(20, room - start.count))
        return lines.enumerated().map { $0 == 0 ? start + $1 : $1 }
    }
}

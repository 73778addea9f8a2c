// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattUnits

extension BriefHTML {
    /// A figure in the text: a link to its derivation, with its value for programs and its outline for hover,
    /// focus and print. An unverified one is always marked.
    mutating func write(_ figure: Figure, _ format: FigureFormat?, hasBadge: Bool = true) {
        occurrences += 1
        if firstShown[figure.id] == nil { firstShown[figure.id] = occurrences }
        let numbers = prepared.index.sourceNumbers(of: figure)
        out.raw("<a class=\"f\" id=\"r-\(occurrences)\" href=\"#f-\(figure.id)\" data-src=\"")
        out.raw(Self.list(numbers) + "\" data-tip=\"")
        writeOutline(of: figure, sources: numbers)
        let value = DecimalText.shortest(figure.value)
        out.raw("\"><data value=\"\(value)\">")
        out.text(figure.text(format))
        out.raw("</data></a>")
        if hasBadge, figure.verification == .unverified {
            out.raw(" ")
            writeBadge(.unverified)
        }
    }

    private mutating func writeOutline(of figure: Figure, sources: [Int]) {
        out.text(figure.label)
        out.raw("&#10;\(DecimalText.shortest(figure.value)) ")
        out.text(figure.unit.rawValue)
        out.raw(", as of \(figure.asOf), \(figure.verification.rawValue)&#10;")
        if case .derived(let derivation) = figure.origin {
            out.text("= " + Self.method(derivation))
            out.raw("&#10;")
        }
        out.raw(sources.count == 1 ? "Source " : "Sources ")
        out.raw(Self.list(sources))
    }

    private static func method(_ derivation: Derivation) -> String {
        switch derivation.method {
        case .formula(let formula): formula.text(derivation.inputs.map(\.label))
        case .estimation(let method): method.name
        }
    }

    /// `1, 2, 3 and 9 more`.
    private static func list(_ numbers: [Int]) -> String {
        let few = numbers.prefix(3).map { String($0) }.joined(separator: ", ")
        return numbers.count > 3 ? few + " and \(numbers.count - 3) more" : few
    }

    /// The list of all figures, each with its derivation.
    mutating func writeFigures() {
        out.raw("<section id=\"figures\" aria-labelledby=\"figures-h\">\n<h2 id=\"figures-h\">Figures</h2>\n")
        out.raw("<p class=\"lead\">Each figure unrounded, with the day it holds on and how it came to be. ")
        out.raw("The JSON of this brief has the same derivations as expressions.</p>\n")
        let shown = prepared.index.shownCount
        writeList(prepared.index.figures.prefix(shown), heading: "Shown in this brief")
        writeList(prepared.index.figures.dropFirst(shown), heading: "What they were derived from")
        out.raw("</section>\n")
    }

    private mutating func writeList(_ figures: ArraySlice<Figure>, heading: String) {
        if figures.isEmpty { return }
        out.raw("<h3>\(heading)</h3>\n<ul class=\"figs\">\n")
        for figure in figures { writeEntry(figure) }
        out.raw("</ul>\n")
    }

    private mutating func writeEntry(_ figure: Figure) {
        out.raw("<li id=\"f-\(figure.id)\"><p class=\"dl\">")
        out.text(figure.label)
        out.raw("</p><p class=\"dv\"><b>\(DecimalText.shortest(figure.value))</b> ")
        out.text(figure.unit == .ratio ? "(\(figure.text(.init(.atMost(4)))))" : figure.unit.rawValue)
        out.raw(" · as of \(figure.asOf) ")
        writeBadge(figure.verification)
        out.raw("</p>")
        switch figure.origin {
        case .read(let source): write(source)
        case .derived(let derivation): write(derivation)
        }
        out.raw("<p class=\"di\"><code>\(figure.id)</code>")
        if let place = firstShown[figure.id] {
            out.raw(" <a class=\"back\" href=\"#r-\(place)\">shown above</a>")
        }
        out.raw("</p></li>\n")
    }

    private mutating func write(_ source: Source) {
        let number = prepared.index.number(of: source)
        out.raw("<p class=\"ds\">Source <a href=\"#s-\(number)\">\(number)</a>: ")
        writeLink(source.title, source.url)
        if let date = source.date { out.raw(", \(date)") }
        if let row = source.row {
            out.raw(" · <code>")
            out.text(row.description)
            out.raw("</code>")
        }
        out.raw("</p>")
        writeNote(source.note)
    }

    private mutating func write(_ derivation: Derivation) {
        switch derivation.method {
        case .formula(let formula):
            out.raw("<p class=\"dm\">= ")
            out.text(formula.text(derivation.inputs.map(\.label)))
            out.raw("</p><p class=\"dn\">= ")
            out.text(formula.text(derivation.inputs.map { DecimalText.shortest($0.value) }))
            out.raw("</p>")
        case .estimation(let method):
            out.raw("<p class=\"dm\">")
            out.text("\(method.name); see Guides/\(method.guide); again by ")
            out.raw("<code>")
            out.text(method.command)
            out.raw("</code></p>")
        }
        out.raw("<p class=\"ds\">From ")
        for (index, input) in derivation.inputs.enumerated() {
            out.raw(index > 0 ? ", <a href=\"#f-\(input.id)\">" : "<a href=\"#f-\(input.id)\">")
            out.text("\(input.label) \(input.text())")
            out.raw("</a>")
        }
        out.raw("</p>")
        writeNote(derivation.note)
    }

    private mutating func writeNote(_ note: String) {
        if note.isEmpty { return }
        out.raw("<p class=\"dx\">")
        out.text(note)
        out.raw("</p>")
    }

    /// The numbered sources.
    mutating func writeSources() {
        out.raw("<section id=\"sources\" aria-labelledby=\"sources-h\">\n<h2 id=\"sources-h\">Sources</h2>\n")
        out.raw("<ol class=\"sources\">\n")
        for (index, page) in prepared.index.sources.enumerated() {
            out.raw("<li id=\"s-\(index + 1)\">")
            writeLink(page.title, page.url)
            if let date = page.date {
                out.raw(", ")
                out.text(date)
            }
            out.raw(" ")
            writeBadge(page.verification)
            out.raw("</li>\n")
        }
        out.raw("</ol>\n</section>\n")
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattUnits

/// A brief as one HTML file that needs nothing else: style, charts and the little script are inside.
///
/// It reads without the script: a figure is a link to its derivation, hover and focus show its outline. With the
/// script the whole derivation opens beside the figure. Nothing is loaded from anywhere; the file says so to the
/// browser (Content-Security-Policy).
public struct BriefHTML {
    let prepared: PreparedBrief
    var out: MarkupBuffer
    /// Number of figures written so far, which names them.
    var occurrences = 0
    var charts = 0
    /// The first place where a figure is shown.
    var firstShown: [FigureID: Int] = [:]

    /// The file.
    ///
    /// - Complexity: O(size of the brief).
    public static func text(_ prepared: PreparedBrief) -> String {
        var writer = BriefHTML(prepared: prepared)
        writer.writeAll()
        return writer.out.string
    }

    private init(prepared: PreparedBrief) {
        self.prepared = prepared
        out = MarkupBuffer(capacity: 400_000)
    }

    private mutating func writeAll() {
        writeHead()
        out.raw("<body id=\"top\">\n<a class=\"skip\" href=\"#main\">Skip to the brief</a>\n")
        writeMasthead()
        out.raw("<div class=\"page\">\n")
        writeContents()
        out.raw("<main id=\"main\">\n")
        for section in prepared.brief.sections { write(section) }
        writeFigures()
        writeSources()
        out.raw("</main>\n</div>\n")
        writeFooter()
        out.raw("<script>" + BriefScript.text + "</script>\n</body>\n</html>\n")
    }

    private mutating func writeHead() {
        let brief = prepared.brief
        out.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        out.raw("style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n<meta name=\"generator\"")
        out.attribute("content", brief.generator)
        out.raw(">\n<meta name=\"description\"")
        out.attribute("content", PlainText.of(brief.standfirst, style: .plain))
        out.raw(">\n<title>")
        out.text("\(brief.title) – \(brief.asOf)")
        out.raw("</title>\n<style>\n" + BriefStyle.text + "</style>\n</head>\n")
    }

    private mutating func writeMasthead() {
        let brief = prepared.brief
        out.raw("<header class=\"mast\">\n<p class=\"kicker\">Hashwatt brief · <time")
        out.attribute("datetime", brief.asOf.description)
        out.raw(">\(Self.longDate(brief.asOf))</time></p>\n<h1>")
        out.text(brief.title)
        out.raw("</h1>\n")
        if !brief.standfirst.isEmpty { writeParagraph(brief.standfirst, kind: "standfirst") }
        out.raw("<p class=\"stamp\">Nothing after \(Self.longDate(brief.asOf)) is in this brief. Dataset ")
        out.text(brief.dataset.title)
        if !brief.dataset.digest.isEmpty {
            out.raw(" <code>")
            out.text(brief.dataset.digest)
            out.raw("</code>")
        }
        out.raw(
            ". Every number is underlined: point at it, or press it, for its source and derivation.</p>\n")
        out.raw("</header>\n")
    }

    private mutating func writeContents() {
        out.raw("<nav class=\"toc\" aria-label=\"Contents\">\n<ol>\n")
        for section in prepared.brief.sections { writeEntry(section.id, section.heading) }
        writeEntry("figures", "Figures")
        writeEntry("sources", "Sources")
        out.raw("</ol>\n</nav>\n")
    }

    private mutating func writeEntry(_ id: String, _ heading: String) {
        out.raw("<li><a href=\"#\(id)\">")
        out.text(heading)
        out.raw("</a></li>\n")
    }

    private mutating func write(_ section: BriefSection) {
        out.raw(
            "<section id=\"\(section.id)\" aria-labelledby=\"\(section.id)-h\">\n<h2 id=\"\(section.id)-h\">")
        out.text(section.heading)
        out.raw("</h2>\n")
        if !section.lead.isEmpty { writeParagraph(section.lead, kind: "lead") }
        for block in section.blocks { write(block) }
        out.raw("</section>\n")
    }

    private mutating func writeFooter() {
        let count = prepared.index.figures.count
        let unverified = prepared.index.figures.filter { $0.verification == .unverified }.count
        out.raw("<footer class=\"foot\">\n<p>\(count) figures, \(unverified) of them unverified, from ")
        out.raw("\(prepared.index.sources.count) sources. Made by ")
        out.text(prepared.brief.generator)
        out.raw(". Not investment advice.</p>\n</footer>\n")
    }

    /// `24 November 2025`.
    static func longDate(_ day: CivilDate) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(day.day) \(months[day.month - 1]) \(day.year)"
    }
}

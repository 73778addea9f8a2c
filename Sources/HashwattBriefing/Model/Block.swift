// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts

/// A piece of running text.
public enum Inline: Hashable, Sendable, ExpressibleByStringLiteral {
    /// Words. A number of ours never stands here: it is a figure.
    case text(String)
    /// A figure, in the ordinary format of its unit unless another is given.
    case figure(Figure, FigureFormat? = nil)
    /// Words that matter.
    case emphasis(String)
    /// Words of somebody else's text with what became of the number in them.
    case claim(String, ClaimMark)
    /// A link to a page, `http` or `https`; any other address is shown as text.
    case link(String, url: String)

    /// Words.
    public init(stringLiteral value: String) { self = .text(value) }
}

/// What became of a number of somebody else's text.
public struct ClaimMark: Hashable, Sendable {
    /// Its number in the list of the checked.
    public let number: Int
    /// The verdict: `stale`, `definition-dependent`.
    public let verdict: String
    /// The verdict with what the facts give, in a sentence.
    public let note: String

    /// A mark.
    public init(number: Int, verdict: String, note: String) {
        self.number = number
        self.verdict = verdict
        self.note = note
    }
}

/// A block of a section.
public enum Block: Hashable, Sendable {
    /// A heading inside the section.
    case heading(String)
    /// A paragraph.
    case paragraph([Inline])
    /// Key figures side by side.
    case cards([Card])
    /// A table.
    case table(BriefTable)
    /// A chart with the table of its figures.
    case chart(BriefChart)
    /// A remark set apart.
    case callout(Callout)
    /// A list.
    case list([[Inline]], isOrdered: Bool = false)
}

/// A key figure.
public struct Card: Hashable, Sendable {
    /// What it is, in a few words.
    public let label: String
    /// The figure.
    public let figure: Figure
    /// How it is printed; the ordinary format of its unit where nil.
    public let format: FigureFormat?
    /// A line below it.
    public let note: [Inline]

    /// A key figure.
    public init(_ label: String, _ figure: Figure, format: FigureFormat? = nil, note: [Inline] = []) {
        self.label = label
        self.figure = figure
        self.format = format
        self.note = note
    }
}

/// A remark set apart from the text.
public struct Callout: Hashable, Sendable {
    /// What kind of remark; its name is written.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// How something is meant.
        case note
        /// What must not be read into the figures.
        case caution
        /// Sources that disagree.
        case conflict
        /// What is not known.
        case open
    }

    /// What kind of remark.
    public let kind: Kind
    /// Its heading; empty where the kind says enough.
    public let title: String
    /// Its text.
    public let body: [Inline]

    /// A remark.
    public init(_ kind: Kind, title: String = "", _ body: [Inline]) {
        self.kind = kind
        self.title = title
        self.body = body
    }
}

extension Callout.Kind {
    /// The word that is shown.
    var word: String {
        switch self {
        case .note: "Note"
        case .caution: "Caution"
        case .conflict: "Sources conflict"
        case .open: "Open"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// Figures with all they were derived from, each once, and their sources, numbered.
public struct FigureIndex: Sendable {
    /// The figures: those asked for in the order of first use, then their inputs.
    public let figures: [Figure]
    /// How many of them were asked for; the rest are inputs only.
    public let shownCount: Int
    /// The sources, each page once, in the order of first use.
    public let sources: [SourcePage]
    private let places: [FigureID: Int]
    private let numbers: [SourcePage: Int]

    /// A page that figures were read from; the rows that hold them differ.
    public struct SourcePage: Hashable, Sendable {
        /// Title of the page.
        public let title: String
        /// Its address, if it has one.
        public let url: String?
        /// When it was printed or read, as text; nil where unknown.
        public let date: String?
        /// How far it may be trusted.
        public let verification: Verification

        init(_ source: Source) {
            title = source.title
            url = source.url
            date = source.date?.description
            verification = source.verification
        }
    }

    /// Gathers the figures and everything below them.
    ///
    /// - Throws: `BriefError.conflictingFigures` where two of one id differ.
    /// - Complexity: O(figures and inputs).
    public init(_ shown: [Figure]) throws(BriefError) {
        var gatherer = Gatherer()
        for figure in shown { _ = try gatherer.add(figure) }
        shownCount = gatherer.figures.count
        var next = 0
        while next < gatherer.figures.count {
            for input in gatherer.figures[next].inputs { _ = try gatherer.add(input) }
            next += 1
        }
        figures = gatherer.figures
        places = gatherer.places
        var pages: [SourcePage] = []
        var numbers: [SourcePage: Int] = [:]
        for figure in figures {
            guard case .read(let source) = figure.origin else { continue }
            let page = SourcePage(source)
            if numbers[page] == nil {
                pages.append(page)
                numbers[page] = pages.count
            }
        }
        sources = pages
        self.numbers = numbers
    }

    private struct Gatherer {
        var figures: [Figure] = []
        var places: [FigureID: Int] = [:]

        /// Adds a figure unless it is there; whether it was new.
        mutating func add(_ figure: Figure) throws(BriefError) -> Bool {
            if let place = places[figure.id] {
                let other = figures[place]
                guard Self.agree(figure, other) else {
                    throw .conflictingFigures(figure.id, Self.outline(other), Self.outline(figure))
                }
                return false
            }
            places[figure.id] = figures.count
            figures.append(figure)
            return true
        }

        /// Equal in all but the depths of the derivation, whose figures are compared when they are added.
        private static func agree(_ left: Figure, _ right: Figure) -> Bool {
            guard left.value == right.value, left.unit == right.unit, left.asOf == right.asOf,
                left.label == right.label, left.verification == right.verification
            else { return false }
            switch (left.origin, right.origin) {
            case (.read(let one), .read(let other)): return one == other
            case (.derived(let one), .derived(let other)):
                return one.method == other.method && one.inputs.map(\.id) == other.inputs.map(\.id)
                    && one.inputs.map(\.value) == other.inputs.map(\.value)
            default: return false
            }
        }

        private static func outline(_ figure: Figure) -> String {
            "\(figure.value) \(figure.unit.rawValue) of \(figure.asOf) (\(figure.label))"
        }
    }

    /// The figure with this identifier.
    public subscript(id: FigureID) -> Figure? { places[id].map { figures[$0] } }

    /// The number of a source, from 1.
    ///
    /// - Precondition: a figure of the index was read from it.
    public func number(of source: Source) -> Int {
        guard let number = numbers[SourcePage(source)] else {
            preconditionFailure("source is not in the index: \(source.title)")
        }
        return number
    }

    /// The numbers of the sources below a figure, ascending.
    public func sourceNumbers(of figure: Figure) -> [Int] {
        switch figure.origin {
        case .read(let source): [number(of: source)]
        case .derived: Set(figure.sources.map { number(of: $0) }).sorted()
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// A number that may be shown: value, unit, day, and where it comes from.
///
/// Nothing reaches a page as a bare number. A figure either was read (`Origin.read`) and names its source, or
/// was derived (`Origin.derived`) and carries its whole derivation tree, down to what was read. The value of a
/// figure with a formula is evaluated from the tree when it is made, so tree and value cannot disagree.
public struct Figure: Hashable, Sendable {
    /// Stable name: the same figure of the same day has the same identifier in every brief.
    public let id: FigureID
    /// What it is, in words: `CIFR close`.
    public let label: String
    /// The value in `unit`, unrounded and finite.
    public let value: Double
    /// The unit of the value.
    public let unit: FigureUnit
    /// The day the value holds on; of a derived figure the latest of its inputs unless given.
    public let asOf: PartialDate
    /// How it came to be.
    public let origin: Origin
    /// Of a figure that was read, its source's; of a derived one, the weakest of its inputs'.
    public let verification: Verification

    /// Where a figure comes from.
    public enum Origin: Hashable, Sendable {
        /// Read from a source.
        case read(Source)
        /// Computed from other figures.
        case derived(Derivation)
    }

    /// A figure that was read.
    ///
    /// - Precondition: `value` is finite.
    public static func read(
        _ id: FigureID, _ label: String, _ value: Double, _ unit: FigureUnit, asOf: PartialDate,
        from source: Source
    ) -> Figure {
        Figure(
            id: id, label: label, value: value, unit: unit, asOf: asOf, origin: .read(source),
            verification: source.verification)
    }

    /// A figure computed by a formula from other figures.
    ///
    /// - Parameters:
    ///   - asOf: the day it holds on; the latest of the inputs' where nil.
    ///   - note: what a reader must know besides, empty where nothing.
    /// - Precondition: there is an input; the formula's value is finite.
    public static func derived(
        _ id: FigureID, _ label: String, _ unit: FigureUnit, asOf: PartialDate? = nil,
        by formula: Formula, from inputs: [Figure], note: String = ""
    ) -> Figure {
        make(
            id, label, formula.value(inputs.map(\.value)), unit, asOf,
            Derivation(method: .formula(formula), inputs: inputs, note: note))
    }

    /// A figure that a named method estimated from other figures: a regression, a simulation, an optimum.
    ///
    /// - Precondition: there is an input; `value` is finite.
    public static func estimated(
        _ id: FigureID, _ label: String, _ value: Double, _ unit: FigureUnit, asOf: PartialDate? = nil,
        by method: EstimationMethod, from inputs: [Figure], note: String = ""
    ) -> Figure {
        make(
            id, label, value, unit, asOf,
            Derivation(method: .estimation(method), inputs: inputs, note: note))
    }

    private static func make(
        _ id: FigureID, _ label: String, _ value: Double, _ unit: FigureUnit, _ asOf: PartialDate?,
        _ derivation: Derivation
    ) -> Figure {
        guard let latest = derivation.inputs.map(\.asOf).max(by: { $0.latest < $1.latest }),
            let weakest = derivation.inputs.map(\.verification).max()
        else { preconditionFailure("figure \(id) is derived from nothing") }
        return Figure(
            id: id, label: label, value: value, unit: unit, asOf: asOf ?? latest,
            origin: .derived(derivation),
            verification: weakest)
    }

    private init(
        id: FigureID, label: String, value: Double, unit: FigureUnit, asOf: PartialDate, origin: Origin,
        verification: Verification
    ) {
        precondition(value.isFinite, "figure \(id) is not finite: \(value)")
        self.id = id
        self.label = label
        self.value = value
        self.unit = unit
        self.asOf = asOf
        self.origin = origin
        self.verification = verification
    }

    /// The figures it was derived from; none where it was read.
    public var inputs: [Figure] {
        switch origin {
        case .read: []
        case .derived(let derivation): derivation.inputs
        }
    }

    /// The sources at the leaves of its derivation, each once, in the order of first use.
    public var sources: [Source] {
        var seen = Set<Source>()
        var found: [Source] = []
        func visit(_ figure: Figure) {
            switch figure.origin {
            case .read(let source): if seen.insert(source).inserted { found.append(source) }
            case .derived(let derivation): derivation.inputs.forEach(visit)
            }
        }
        visit(self)
        return found
    }
}

/// How a figure was computed from others.
public struct Derivation: Hashable, Sendable {
    /// The formula, or the name of the estimation.
    public let method: Method
    /// What went in, in the order of the formula's indices.
    public let inputs: [Figure]
    /// What a reader must know besides; empty where nothing.
    public let note: String

    /// A formula that can be evaluated again, or a method that a guide describes.
    public enum Method: Hashable, Sendable {
        /// Arithmetic over the inputs.
        case formula(Formula)
        /// Something larger than arithmetic.
        case estimation(EstimationMethod)
    }

    /// A derivation from `inputs`.
    public init(method: Method, inputs: [Figure], note: String = "") {
        self.method = method
        self.inputs = inputs
        self.note = note
    }
}

/// A method that is larger than a formula, with the page that describes it and the command that repeats it.
public struct EstimationMethod: Hashable, Sendable {
    /// Its name in the field: `adjusted BMP`.
    public let name: String
    /// File name of its page under `Guides/`.
    public let guide: String
    /// The command line that computes the number again.
    public let command: String

    /// A named method.
    public init(name: String, guide: String, command: String) {
        self.name = name
        self.guide = guide
        self.command = command
    }
}

/// Stable name of a figure, for example `move/CIFR/2025-11-24`.
///
/// Letters, digits and `- . _ / +` only, so that it can stand in an address and on a command line.
public struct FigureID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as text.
    public let description: String

    /// Joins the parts with `/`; every other character than letters, digits and `- . _ +` becomes `-`.
    public init(_ parts: String...) {
        description = parts.map(Self.cleaned).joined(separator: "/")
    }

    /// The identifier as a user typed it.
    public init(parsing text: String) {
        description = text.split(separator: "/", omittingEmptySubsequences: false)
            .map { Self.cleaned(String($0)) }.joined(separator: "/")
    }

    /// By text.
    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    private static func cleaned(_ part: String) -> String {
        String(
            part.unicodeScalars.map { scalar in
                let isPlain =
                    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                return isPlain || "-._+".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
            })
    }
}

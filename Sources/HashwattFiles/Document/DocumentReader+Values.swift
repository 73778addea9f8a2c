// SPDX-License-Identifier: Apache-2.0

import HashwattStudies
import HashwattUnits
import Yams

/// Values of keys. Each is nil where the key is absent, and where it is wrong, which is then a problem.
extension DocumentReader {
    private func remedy(_ section: Section, _ name: String) -> String {
        let key = section.described(name)
        return key.remedy.isEmpty ? Self.remedy(key.kind) : key.remedy
    }

    private mutating func wrong(_ section: Section, _ name: String, _ rule: String, at node: Node? = nil) {
        fail(node ?? section.nodes[name], section.key(name), rule, remedy(section, name))
    }

    /// The one value behind a key.
    private mutating func scalar(_ section: Section, _ name: String) -> Node.Scalar? {
        guard let node = section.nodes[name] else { return nil }
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            fail(node, section.key(name), "must be one value", "write it behind the colon")
            return nil
        }
        return scalar
    }

    /// A value that is not text: what stands in quotes is.
    private mutating func plain(_ section: Section, _ name: String) -> String? {
        guard let scalar = scalar(section, name) else { return nil }
        if scalar.style == .singleQuoted || scalar.style == .doubleQuoted {
            fail(section.nodes[name], section.key(name), "is text", "take the quotes off \(scalar.string)")
            return nil
        }
        return scalar.string
    }

    /// One line of text.
    mutating func text(_ section: Section, _ name: String) -> String? { scalar(section, name)?.string }

    /// A number within the range of its key.
    mutating func number(_ section: Section, _ name: String) -> Double? {
        guard case .number(let range) = section.described(name).kind else {
            preconditionFailure("\(section.key(name)) is described as no number")
        }
        guard let text = plain(section, name) else { return nil }
        return number(text, range, section, name)
    }

    private mutating func number(
        _ text: String, _ range: NumberRange, _ section: Section, _ name: String
    ) -> Double? {
        guard let value = Self.decimal(text) else {
            wrong(section, name, "\(text) is no number")
            return nil
        }
        guard range.contains(value) else {
            wrong(section, name, "\(text) breaks the rule: \(range.rawValue)")
            return nil
        }
        guard value == 0 || Self.sizes.contains(value.magnitude) else {
            let rule =
                value.magnitude < 1 ? "below \(Self.sizes.lowerBound)" : "beyond \(Self.sizes.upperBound)"
            wrong(section, name, "\(text) is \(rule) and no quantity of this file")
            return nil
        }
        return value
    }

    /// Sizes of quantities: what lies outside is a slip, and its products may leave the numbers.
    private static let sizes = 1e-9...1e15

    /// A finite decimal number; not `nan`, `inf`, `0x1p3` or `1_000`.
    static func decimal(_ text: some StringProtocol) -> Double? {
        let isDecimal = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
        }
        guard isDecimal, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// A whole number, at most a million unless said otherwise.
    mutating func whole(_ section: Section, _ name: String, most: Int = 1_000_000) -> Int? {
        guard case .whole(let least) = section.described(name).kind else {
            preconditionFailure("\(section.key(name)) is described as no whole number")
        }
        guard let text = plain(section, name) else { return nil }
        guard let value = Int(text) else {
            wrong(section, name, "\(text) is no whole number")
            return nil
        }
        guard value >= least else {
            wrong(section, name, "\(text) breaks the rule: at least \(least)")
            return nil
        }
        guard value <= most else {
            wrong(section, name, "\(text) breaks the rule: at most \(most)")
            return nil
        }
        return value
    }

    /// `true` or `false`.
    mutating func flag(_ section: Section, _ name: String) -> Bool? {
        guard let text = plain(section, name) else { return nil }
        if text == "true" || text == "false" { return text == "true" }
        wrong(section, name, "\(text) is neither true nor false")
        return nil
    }

    /// A day.
    mutating func day(_ section: Section, _ name: String) -> CivilDate? {
        guard let text = text(section, name) else { return nil }
        if let day = CivilDate(text) { return day }
        wrong(section, name, "\(text) is no day")
        return nil
    }

    /// One of the words of its key.
    mutating func choice(_ section: Section, _ name: String) -> String? {
        guard case .choice(let words) = section.described(name).kind else {
            preconditionFailure("\(section.key(name)) is described as no choice")
        }
        guard let text = text(section, name) else { return nil }
        if words.contains(text) { return text }
        wrong(section, name, "\(text) is not known")
        return nil
    }

    /// A list of texts.
    mutating func texts(_ section: Section, _ name: String) -> [String]? {
        guard let node = section.nodes[name] else { return nil }
        guard case .sequence(let sequence) = node else {
            wrong(section, name, "must be a list")
            return nil
        }
        return sequence.compactMap { item in
            guard case .scalar(let scalar) = item, !scalar.string.isEmpty else {
                fail(item, section.key(name), "must hold single values", "take the nested one out")
                return nil
            }
            return scalar.string
        }
    }

    /// A list of times.
    mutating func instants(_ section: Section, _ name: String) -> [Instant]? {
        texts(section, name)?.compactMap { text in
            if let instant = Instant(text) { return instant }
            wrong(section, name, "\(text) is no time with offset or Z")
            return nil
        }
    }

    /// A number for every interval, or the name of a column.
    mutating func series(_ section: Section, _ name: String) -> SeriesValue? {
        guard case .series(let range) = section.described(name).kind else {
            preconditionFailure("\(section.key(name)) is described as no series")
        }
        guard let scalar = scalar(section, name) else { return nil }
        if Double(scalar.string) == nil { return .column(scalar.string) }
        guard let text = plain(section, name) else { return nil }
        return number(text, range, section, name).map(SeriesValue.constant)
    }
}

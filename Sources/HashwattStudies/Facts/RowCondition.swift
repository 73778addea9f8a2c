// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts

/// A condition on the rows of a table, as typed after `--where`: `tenant=Fluidstack`, `term_years>=15`.
public struct RowCondition: Hashable, Sendable {
    /// The column.
    public let column: String
    /// How the cell is compared.
    public let comparison: Comparison
    /// With what.
    public let value: String

    /// How a cell is compared with a value.
    public enum Comparison: String, CaseIterable, Hashable, Sendable {
        /// Not the same text.
        case differs = "!="
        /// At least, as numbers, or as text where one is no number; dates compare as text.
        case atLeast = ">="
        /// At most.
        case atMost = "<="
        /// The same text, upper and lower case alike.
        case equals = "="
        /// More.
        case more = ">"
        /// Less.
        case less = "<"
        /// Contains the text, upper and lower case alike.
        case contains = "~"
    }

    /// Reads a condition; nil where no comparison stands in it or no column before it.
    public init?(_ text: String) {
        let found = Comparison.allCases.compactMap { comparison -> (Comparison, Range<String.Index>)? in
            text.firstRange(of: comparison.rawValue).map { (comparison, $0) }
        }
        // Of `>` and `>=` at one place the longer counts: it stands first in the list of cases.
        guard let (comparison, range) = found.min(by: { $0.1.lowerBound < $1.1.lowerBound }),
            range.lowerBound > text.startIndex
        else { return nil }
        self.comparison = comparison
        column = String(text[..<range.lowerBound]).trimmed
        value = String(text[range.upperBound...]).trimmed
    }

    /// Whether a row satisfies it. A blank cell satisfies only `=` and `!=`.
    public func holds(for row: Row) -> Bool {
        let cell = row.text(column)
        switch comparison {
        case .equals: return cell.lowercased() == value.lowercased()
        case .differs: return cell.lowercased() != value.lowercased()
        default: break
        }
        guard !cell.isEmpty else { return false }
        switch comparison {
        case .contains: return cell.lowercased().contains(value.lowercased())
        case .atLeast: return !Self.precedes(cell, value)
        case .atMost: return !Self.precedes(value, cell)
        case .more: return Self.precedes(value, cell)
        case .less: return Self.precedes(cell, value)
        case .equals, .differs: return false
        }
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        if let first = Double(left), let second = Double(right) { return first < second }
        return left < right
    }
}

extension String {
    /// Without spaces at its start and end.
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a table: where, which value, which rule, and what to do.
///
/// Checks never stop at the first finding and never drop a row silently: a table yields all its problems, and a
/// table with problems yields no facts.
public struct Problem: Error, Hashable, Sendable {
    /// Name of the file, for example `deals.csv`.
    public let file: String
    /// Line as an editor counts it, from 1; nil where the whole file is meant.
    public let line: Int?
    /// Name of the column; nil where the row or the file is meant.
    public let column: String?
    /// The offending text, shortened to 60 characters; nil where there is none.
    public let value: String?
    /// The rule that it breaks.
    public let rule: Rule
    /// What to do about it.
    public let remedy: String

    /// The rules that a table can break, by name; the name is stable and may be used by scripts.
    public enum Rule: String, CaseIterable, Hashable, Sendable {
        /// The file has no header.
        case emptyFile = "empty-file"
        /// The file is larger than the limit.
        case fileTooLarge = "file-too-large"
        /// The file could not be read, or is absent.
        case unreadable = "unreadable"
        /// A file in the folder is no table of the dataset.
        case unknownTable = "unknown-table"
        /// The bytes are not UTF-8.
        case notUTF8 = "not-utf8"
        /// A line is longer than the limit.
        case lineTooLong = "line-too-long"
        /// A quoted cell does not end.
        case unclosedQuote = "unclosed-quote"
        /// A quote stands inside a cell, or text follows a closing quote.
        case strayQuote = "stray-quote"
        /// A column of the schema is absent.
        case missingColumn = "missing-column"
        /// The header has a column that the schema does not know.
        case unknownColumn = "unknown-column"
        /// The header has a column twice.
        case duplicateColumn = "duplicate-column"
        /// A row has more or fewer cells than the header.
        case cellCount = "cell-count"
        /// A required cell is blank.
        case missingValue = "missing-value"
        /// The cell is no number.
        case badNumber = "bad-number"
        /// The number lies outside its range.
        case outOfRange = "out-of-range"
        /// The cell is no date in the form that the column takes.
        case badDate = "bad-date"
        /// The cell is not one of the words that the column takes.
        case unknownWord = "unknown-word"
        /// The cell is no identifier: letters, digits and `- . _ + ^ :`.
        case badIdentifier = "bad-identifier"
        /// The cell is no http or https address.
        case badURL = "bad-url"
        /// Two rows have the same key.
        case duplicateKey = "duplicate-key"
        /// The cell names a row of another table that is not there.
        case unknownReference = "unknown-reference"
        /// Cells of a row, or rows of a table, contradict one another.
        case inconsistent = "inconsistent"
    }

    /// A problem; the value is shortened where it is long.
    public init(
        file: String, line: Int? = nil, column: String? = nil, value: String? = nil, rule: Rule,
        remedy: String
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.value = value.map { $0.count > 60 ? $0.prefix(59) + "…" : $0 }
        self.rule = rule
        self.remedy = remedy
    }
}

extension Problem: CustomStringConvertible {
    /// `deals.csv:12: term_years: "ten": bad-number; write digits, a decimal point, no separators`.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        let parts = [place, column, value.map { "\"\($0)\"" }, rule.rawValue].compactMap(\.self)
        return parts.joined(separator: ": ") + "; " + remedy
    }
}

/// All that is wrong with a set of tables; thrown where facts cannot be made of them.
public struct TableProblems: Error, CustomStringConvertible {
    /// The problems in the order of files and lines; at least one.
    public let problems: [Problem]

    /// An error of these problems.
    ///
    /// - Precondition: there is at least one.
    public init(_ problems: [Problem]) {
        precondition(!problems.isEmpty, "an error without a problem")
        self.problems = problems
    }

    /// One line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

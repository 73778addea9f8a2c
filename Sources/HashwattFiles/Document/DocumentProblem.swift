// SPDX-License-Identifier: Apache-2.0

/// Why a YAML or JSON file is refused.
public struct DocumentFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, by line.
    public let problems: [DocumentProblem]

    /// A failure.
    ///
    /// - Precondition: there is a problem.
    public init(problems: [DocumentProblem]) {
        precondition(!problems.isEmpty, "a failure needs a problem")
        self.problems = problems
    }

    /// A line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong in a file.
public struct DocumentProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The key with dots, `weighting.cap` or `classes[0].power_mw`; empty for the file as a whole.
    public let key: String
    /// What is wrong.
    public let rule: String
    /// What to do.
    public let remedy: String

    /// A problem at a line.
    public init(file: String, line: Int, key: String = "", rule: String, remedy: String) {
        self.file = file
        self.line = line
        self.key = key
        self.rule = rule
        self.remedy = remedy
    }

    /// `FILE:LINE: KEY: RULE; REMEDY`.
    public var description: String {
        "\(file):\(line): " + (key.isEmpty ? "" : "\(key): ") + "\(rule); \(remedy)"
    }
}

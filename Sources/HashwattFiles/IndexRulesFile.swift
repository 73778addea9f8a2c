// SPDX-License-Identifier: Apache-2.0

public import HashwattMarket
import HashwattUnits
import Yams

/// Reads the rules of an index from YAML.
///
/// A file looks like this; `Guides/index.md` lists every key:
///
///     name: miners-capped
///     universe: [RIOT, MARA, CIFR, WULF, IREN]
///     weighting:
///       method: market_cap
///       cap: 0.25
///     rebalance:
///       every: month
///       effective: first session
///     base:
///       day: 2025-10-01
///
/// An unknown key is an error: a rule that is misspelt must not be a rule that is not there.
public enum IndexRulesFile {
    /// The rules in a text.
    ///
    /// - Parameter file: what the problems call the text.
    /// - Throws: every problem of the text at once, in the order of its lines.
    /// - Complexity: O(bytes).
    public static func parse(_ text: String, file: String) throws(IndexRulesFailure) -> IndexRules {
        var reader = IndexRulesReader(file: file)
        do {
            guard let root = try Yams.compose(yaml: text) else {
                throw IndexRulesFailure(
                    problems: [
                        reader.problem(1, "", "the file is empty", "write name, universe, weighting, …")
                    ])
            }
            return try reader.rules(root)
        } catch let failure as IndexRulesFailure {
            throw failure
        } catch let error as YamlError {
            throw IndexRulesFailure(problems: [reader.problem(of: error)])
        } catch {
            throw IndexRulesFailure(problems: [reader.problem(1, "", "\(error)", "correct the YAML")])
        }
    }
}

/// Why a rules file is refused.
public struct IndexRulesFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, by line.
    public let problems: [IndexRulesProblem]

    /// A failure.
    ///
    /// - Precondition: there is a problem.
    public init(problems: [IndexRulesProblem]) {
        precondition(!problems.isEmpty, "a failure needs a problem")
        self.problems = problems
    }

    /// A line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong in a rules file.
public struct IndexRulesProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The key with dots, `weighting.cap`; empty for the file as a whole.
    public let key: String
    /// What is wrong.
    public let rule: String
    /// What to do.
    public let remedy: String

    /// `FILE:LINE: KEY: RULE; REMEDY`.
    public var description: String {
        "\(file):\(line): " + (key.isEmpty ? "" : "\(key): ") + "\(rule); \(remedy)"
    }
}

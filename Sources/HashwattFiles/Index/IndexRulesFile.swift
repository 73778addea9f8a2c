// SPDX-License-Identifier: Apache-2.0

public import HashwattMarket

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
    public static func parse(_ text: String, file: String) throws(DocumentFailure) -> IndexRules {
        try DocumentReader.read(text, file: file, keys: Self.keys) { reader, top in
            reader.indexRules(top)
        }
    }
}

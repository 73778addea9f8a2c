// SPDX-License-Identifier: Apache-2.0

/// A word, a run of digits or a sign of the text.
struct Token: Sendable, BitwiseCopyable {
    /// Kinds of tokens.
    enum Kind: UInt8, Sendable {
        case word
        case number
        case symbol
    }

    /// Byte offset of the first byte in the text that is read.
    var start: Int32
    /// Byte offset behind the last byte.
    var end: Int32
    /// Number in the vocabulary, −1 where it is in no table.
    var word: Int32
    /// The kinds of phrases that may start with it, as a bit set over `SenseKind`.
    var kinds: UInt64 = 0
    var kind: Kind
    /// Whether white space (or the start of the block) stands before it.
    var spaced: Bool
    /// Whether its first letter is a capital.
    var capital: Bool
    /// The ASCII value of a sign (dashes are `-`, quotes `"`, apostrophes `'`), 0 for others.
    var symbol: UInt8
}

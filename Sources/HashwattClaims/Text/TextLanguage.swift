// SPDX-License-Identifier: Apache-2.0

/// A language that texts are read in.
public enum TextLanguage: String, Hashable, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// German.
    case german = "de"
}

extension TextLanguage {
    /// Frequent words that the other language lacks, or uses rarely.
    private static let englishWords = packed(
        "the of and to is that for it on with as its at by from has this have which are will be said company more than"
    )
    private static let germanWords = packed(
        """
        der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es bei nach um aus wird einen \
        aktie
        """)

    /// The bytes of a word of at most eight in one integer.
    private static func packed(_ words: String) -> [UInt64] {
        words.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
    }

    /// A function word: its bytes, and 1 where it is English, −1 where it is German.
    private typealias Word = (bytes: UInt64, vote: Int)

    /// The function words by a hash of their bytes, next free place where that is taken; vote 0 is free.
    private static let table: [Word] = {
        var table = [Word](repeating: (0, 0), count: 512)
        for word in englishWords.map({ ($0, 1) }) + germanWords.map({ ($0, -1) }) {
            var slot = slot(word.0)
            while table[slot].vote != 0 { slot = (slot + 1) & 511 }
            table[slot] = word
        }
        return table
    }()

    /// First place of a word: multiplicative hashing.
    @inline(__always) private static func slot(_ bytes: UInt64) -> Int {
        Int(truncatingIfNeeded: (bytes &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }

    /// 1 for an English function word, −1 for a German one, 0 for any other.
    @inline(__always) private static func vote(_ bytes: UInt64, _ table: [Word]) -> Int {
        var slot = slot(bytes)
        while table[slot].vote != 0 {
            if table[slot].bytes == bytes { return table[slot].vote }
            slot = (slot + 1) & 511
        }
        return 0
    }

    /// The language of most function words among the first `limit` bytes; English where neither shows.
    ///
    /// Complexity: O(`limit`).
    static func detected(in bytes: ArraySlice<UInt8>, limit: Int = 1_500) -> TextLanguage {
        let table = Self.table
        var score = 0
        var word: UInt64 = 0
        var length = 0
        var previous: UInt8 = 0
        for byte in bytes.prefix(limit) {
            if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A || byte >= 0x80 {
                word = word << 8 | UInt64(Vocabulary.fold(byte, after: previous))
                length += 1
            } else {
                if length >= 2, length <= 8 { score += vote(word, table) }
                word = 0
                length = 0
            }
            previous = byte
        }
        return score < 0 ? .german : .english
    }
}

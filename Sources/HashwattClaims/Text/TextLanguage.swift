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
    private static let englishWords = hashes(
        "the of and to is that for it on with as its at by from has this have which are will be said company more than"
    )
    private static let germanWords = hashes(
        """
        der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es bei nach um aus wird einen \
        aktie
        """)

    private static func hashes(_ words: String) -> [UInt64] {
        words.split(separator: " ").map { Vocabulary.hash($0.utf8) }
    }

    /// Hashes of the function words by their low bits, next free place where that is taken; 0 is free.
    private static let table: [UInt64] = {
        var table = [UInt64](repeating: 0, count: 512)
        for hash in englishWords + germanWords {
            var slot = Int(hash & 511)
            while table[slot] != 0 { slot = (slot + 1) & 511 }
            table[slot] = hash
        }
        return table
    }()
    private static let isGerman = Set(germanWords)

    /// 1 for an English function word, −1 for a German one, 0 for any other.
    @inline(__always) private static func vote(_ hash: UInt64, _ table: [UInt64]) -> Int {
        var slot = Int(hash & 511)
        while table[slot] != 0 {
            if table[slot] == hash { return isGerman.contains(hash) ? -1 : 1 }
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
        var hash = Vocabulary.seed
        var length = 0
        var previous: UInt8 = 0
        for byte in bytes.prefix(limit) {
            if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A || byte >= 0x80 {
                hash = Vocabulary.step(hash, Vocabulary.fold(byte, after: previous))
                length += 1
            } else {
                if length >= 2, length <= 8 { score += vote(Vocabulary.finish(hash), table) }
                hash = Vocabulary.seed
                length = 0
            }
            previous = byte
        }
        return score < 0 ? .german : .english
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The words of one language, of the units and of the actors, and what their phrases mean.
///
/// Words are interned by their folded bytes (ASCII and Latin-1 letters in lower case) in an open-addressing table;
/// phrases are paths of word numbers in one trie, so that looking up a token costs one array access where no phrase
/// starts with it. Hyphens and spaces are alike in phrases: "year-over-year" is found however it is written.
///
/// Complexity: O(1) per word looked up; O(length of the phrase) per phrase.
final class Vocabulary: Sendable {
    /// A node of the trie of phrases.
    struct Node: Sendable {
        var firstSense: Int32 = 0
        var senseCount: Int32 = 0
        var hasChildren = false
    }

    private let slots: [WordPool.Slot]
    private let starts: [Int32]
    private let pool: [UInt8]
    /// Node at which phrases starting with a word begin.
    let roots: [Int32]
    let nodes: [Node]
    /// Children of nodes by node and word: open addressing, −1 where a place is free.
    private let childKeys: [UInt64]
    private let childNodes: [Int32]
    let senses: [Sense]
    /// Bit sets of the kinds that phrases starting with a word can have.
    let starters: [UInt64]
    /// Names that senses refer to by position: units, currencies, things.
    let names: [String]
    /// Spellings of the phrases that must stand as written.
    private let spellings: [[UInt8]]
    /// Number of the hyphen, which phrases skip.
    let hyphen: Int32
    /// Position of the pound sterling among the names.
    let sterling: Int32

    init(_ build: VocabularyBuilder) {
        var trie = PhraseTrie()
        hyphen = trie.words.intern(Array("-".utf8))
        for entry in build.entries { trie.insert(entry) }
        senses = trie.flatten()
        slots = trie.words.slots
        starts = trie.words.starts
        pool = trie.words.pool
        roots = trie.roots
        nodes = trie.nodes
        (childKeys, childNodes) = trie.childTable()
        starters = trie.starters
        names = build.names
        sterling = Int32(build.names.firstIndex(of: "GBP") ?? -1)
        spellings = build.spellings
    }

    /// The bytes an exact phrase must have.
    func spelling(_ sense: Sense) -> [UInt8] { spellings[Int(sense.spelling)] }

    /// The node of a child, or nil.
    func child(of node: Int32, _ word: Int32) -> Int32? {
        let key = PhraseTrie.key(node, word)
        var slot = PhraseTrie.slot(key, childKeys.count)
        while childNodes[slot] >= 0 {
            if childKeys[slot] == key { return childNodes[slot] }
            slot = (slot + 1) & (childKeys.count - 1)
        }
        return nil
    }

    /// Number of the word in `text[start..<end]`, folded, whose hash is given; −1 where it is in no table.
    func word(_ text: [UInt8], _ start: Int, _ end: Int, hash: UInt64) -> Int32 {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        while slots[slot].word >= 0 {
            if slots[slot].tag == tag, equal(Int(slots[slot].word), text, start, end) {
                return slots[slot].word
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return -1
    }

    private func equal(_ id: Int, _ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let from = Int(starts[id])
        guard Int(starts[id + 1]) - from == end - start else { return false }
        var previous: UInt8 = 0
        for index in 0..<(end - start) {
            let byte = Self.fold(text[start + index], after: previous)
            if pool[from + index] != byte { return false }
            previous = text[start + index]
        }
        return true
    }

    /// A byte in lower case: ASCII, and the second byte of Latin-1 capitals in UTF-8.
    @inline(__always) static func fold(_ byte: UInt8, after previous: UInt8) -> UInt8 {
        if byte &- 0x41 < 26 { return byte | 0x20 }
        if previous == 0xC3, byte >= 0x80, byte < 0x9F, byte != 0x97 { return byte | 0x20 }
        return byte
    }

    /// FNV-1a over folded bytes.
    static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        var hash = seed
        var previous: UInt8 = 0
        for byte in word {
            hash = step(hash, fold(byte, after: previous))
            previous = byte
        }
        return finish(hash)
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always) static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    @inline(__always) static func finish(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 29) }
}

// SPDX-License-Identifier: Apache-2.0

/// The words of a vocabulary while it is built: open addressing over folded bytes.
struct WordPool {
    /// A place of the table: a word, −1 where it is free, with the upper half of its hash.
    struct Slot: Sendable {
        var word: Int32 = -1
        var tag: UInt32 = 0
    }

    /// At most a quarter full, so that words of no table meet a free place at once.
    private(set) var slots = [Slot](repeating: Slot(), count: 64)
    private(set) var hashes: [UInt64] = []
    private(set) var starts: [Int32] = [0]
    private(set) var pool: [UInt8] = []
    private var numbers: [[UInt8]: Int32] = [:]

    /// The number of a word, new where it was not there.
    mutating func intern(_ word: [UInt8]) -> Int32 {
        if let known = numbers[word] { return known }
        let number = Int32(hashes.count)
        numbers[word] = number
        hashes.append(Vocabulary.hash(word))
        pool += word
        starts.append(Int32(pool.count))
        if hashes.count * 4 > slots.count { grow() } else { place(number) }
        return number
    }

    private mutating func grow() {
        slots = [Slot](repeating: Slot(), count: slots.count * 2)
        for number in hashes.indices { place(Int32(number)) }
    }

    private mutating func place(_ number: Int32) {
        let hash = hashes[Int(number)]
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot].word >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Slot(word: number, tag: UInt32(truncatingIfNeeded: hash >> 32))
    }
}

/// The trie of phrases while it is built.
struct PhraseTrie {
    var words = WordPool()
    private(set) var roots: [Int32] = []
    private(set) var nodes: [Vocabulary.Node] = []
    private(set) var children: [UInt64: Int32] = [:]
    private(set) var starters: [UInt64] = []
    private var held: [[Sense]] = []

    static func key(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    /// Adds a phrase with a sense.
    mutating func insert(_ entry: VocabularyBuilder.Entry) {
        var node: Int32 = -1
        for word in entry.words {
            let number = words.intern(word)
            while roots.count <= Int(number) {
                roots.append(-1)
                starters.append(0)
            }
            if node < 0 {
                starters[Int(number)] |= entry.sense.starters
                if roots[Int(number)] < 0 { roots[Int(number)] = fresh() }
                node = roots[Int(number)]
            } else {
                node = child(of: node, number)
            }
        }
        held[Int(node)].append(entry.sense)
    }

    private mutating func child(of node: Int32, _ word: Int32) -> Int32 {
        if let known = children[Self.key(node, word)] { return known }
        let child = fresh()
        nodes[Int(node)].hasChildren = true
        children[Self.key(node, word)] = child
        return child
    }

    private mutating func fresh() -> Int32 {
        nodes.append(Vocabulary.Node())
        held.append([])
        return Int32(nodes.count - 1)
    }

    /// First place of a key in a table of `count` places, a power of two: multiplicative hashing.
    @inline(__always) static func slot(_ key: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
    }

    /// The children as an open-addressing table, at most half full.
    func childTable() -> (keys: [UInt64], nodes: [Int32]) {
        var count = 64
        while count < 2 * children.count { count *= 2 }
        var keys = [UInt64](repeating: 0, count: count)
        var nodes = [Int32](repeating: -1, count: count)
        for (key, node) in children {
            var slot = Self.slot(key, count)
            while nodes[slot] >= 0 { slot = (slot + 1) & (count - 1) }
            keys[slot] = key
            nodes[slot] = node
        }
        return (keys, nodes)
    }

    /// The senses in order of their nodes, which learn where theirs stand.
    mutating func flatten() -> [Sense] {
        while roots.count < words.hashes.count {
            roots.append(-1)
            starters.append(0)
        }
        var senses: [Sense] = []
        for (index, own) in held.enumerated() {
            nodes[index].firstSense = Int32(senses.count)
            nodes[index].senseCount = Int32(own.count)
            senses += own
        }
        return senses
    }
}

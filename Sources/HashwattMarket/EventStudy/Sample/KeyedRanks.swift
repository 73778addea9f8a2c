// SPDX-License-Identifier: Apache-2.0

/// Ranks the residuals and returns of one event, with the returns that the generalised test ranks among the residuals,
/// in one sort of 32-bit keys.
///
/// A key is a value in units of 2⁻¹⁹ or so of its standard deviation, with its slot in the lowest bits. Keys are
/// counted into 1,024 buckets of 1/64 of a standard deviation, and inside a bucket a key moves by the number of smaller
/// ones after it and of larger ones before it: without a branch that depends on the data, which is what sorting a few
/// hundred numbers otherwise waits for. Two values whose keys cannot tell them apart, in one event of thirty, are put
/// in order by themselves; equal values are refused, and ranked by `BucketSort`.
///
/// - Complexity: O(n · largest bucket).
struct KeyedRanks {
    /// What is ranked: residuals, the returns of the event window, then the returns of the generalised test.
    var values: [Double]
    /// Number of residuals and returns below each residual and return, one a slot.
    private(set) var below: [SIMD16<Int16>]
    /// Number of residuals below each residual, one a day.
    private(set) var places: [SIMD16<Int16>]
    /// Whether there are few enough values for slots of nine bits.
    let isPossible: Bool

    private let days: Int
    private let slots: Int
    private var keys: [Int32]
    private var bucketed: [Int32]
    private var moves: [Int32]
    private var sorted: [Int32]
    /// 1,024 counts of sixteen bits, all 0 between two events.
    private var starts = [UInt64](repeating: 0, count: 256)
    /// What a value of each slot adds to the ranks of larger ones: 1 to those among residuals and returns, 2¹⁶ to those
    /// among residuals.
    private let steps: [Int32]
    /// Ranks by slot, both in one.
    private var ranks: [Int32]
    /// Keys before the first and after the last in `bucketed`, so that the search of a bucket needs no end.
    private static let margin = 40

    init(days: Int, slots: Int, columns: Int) {
        let count = slots + columns
        self.days = days
        self.slots = slots
        isPossible = count <= 512
        values = [Double](repeating: 0, count: count)
        keys = [Int32](repeating: 0, count: count)
        sorted = keys
        // Slots have nine bits, and vectors are read and written whole.
        moves = [Int32](repeating: 0, count: count + 8)
        ranks = [Int32](repeating: 0, count: max(512, count) + 16)
        steps = (0..<512).map { $0 < days ? 0x1_0001 : $0 < slots ? 1 : 0 }
        let first = [Int32](repeating: .min, count: Self.margin)
        let last = [Int32](repeating: .max, count: Self.margin + 8)
        bucketed = first + keys + last
        below = [SIMD16<Int16>](repeating: SIMD16(repeating: 0), count: count / 16 + 1)
        places = below
    }

    /// The number of residuals below a return of the generalised test.
    @inline(__always)
    func place(ofColumn column: Int) -> Int16 {
        let slot = slots + column
        return places[slot / 16][slot % 16]
    }

    /// Ranks `values`; false where two cannot be told apart.
    ///
    /// - Parameter scale: the standard deviation of the residuals.
    mutating func rank(scale: Double) -> Bool {
        Self.key(values, factor: 524_288 / scale, &keys)
        let most = Self.bucket(keys, &starts, &bucketed)
        guard most <= Self.margin else { return false }
        Self.settle(bucketed, reach: most - 1, &moves, &sorted)
        guard Self.areDistinct(sorted) || Self.separate(&sorted, values) else { return false }
        Self.count(sorted, steps, &ranks)
        Self.split(ranks, &below, &places)
        return true
    }

    private static func key(_ values: [Double], factor: Double, _ keys: inout [Int32]) {
        // The sum with 1.5 · 2⁵² has the nearest integer in its lowest bits.
        let magic = 6_755_399_441_055_744.0
        let (lowest, highest) = (magic - 4_194_303, magic + 4_194_303)
        let values = values.span
        keys.withUnsafeMutableBufferPointer { keys in
            for index in 0..<values.count {
                var scaled = unsafe values[unchecked: index] * factor + magic
                scaled = scaled < highest ? scaled : highest
                scaled = scaled > lowest ? scaled : lowest
                let whole = Int32(truncatingIfNeeded: scaled.bitPattern)
                unsafe keys[index] = whole &<< 9 | Int32(truncatingIfNeeded: index)
            }
        }
    }

    /// Puts keys into the order of their upper ten bits; returns the size of the largest bucket.
    private static func bucket(
        _ keys: [Int32], _ starts: inout [UInt64], _ bucketed: inout [Int32]
    ) -> Int {
        let keys = keys.span
        return starts.withUnsafeMutableBufferPointer { words in
            let words = unsafe words.baseAddress.unsafelyUnwrapped
            let counts = unsafe UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt16.self)
            for index in 0..<keys.count {
                let bucket = unsafe Int(keys[unchecked: index] &>> 22) &+ 512
                unsafe counts[bucket] &+= 1
            }
            let used = unsafe start(words)
            bucketed.withUnsafeMutableBufferPointer { bucketed in
                for index in 0..<keys.count {
                    let key = unsafe keys[unchecked: index]
                    let bucket = Int(key &>> 22) &+ 512
                    let place = unsafe counts[bucket]
                    unsafe counts[bucket] = place &+ 1
                    unsafe bucketed[Int(place) &+ margin] = key
                }
            }
            for word in used.words { unsafe words[word] = 0 }
            return used.most
        }
    }

    /// Turns counts into the places at which buckets start; returns the words of them that are in use, and the
    /// largest count.
    @inline(__always)
    private static func start(_ words: UnsafeMutablePointer<UInt64>) -> (words: Range<Int>, most: Int) {
        var first = 0
        var last = 255
        while first < last, unsafe words[first] == 0 { first &+= 1 }
        while first < last, unsafe words[last] == 0 { last &-= 1 }
        // Four counts at once: the product with 1, 2¹⁶, 2³², 2⁴⁸ together has their running sums.
        let ones: UInt64 = 0x0001_0001_0001_0001
        var carried: UInt64 = 0
        var most = SIMD4<Int16>(repeating: 0)
        for index in first...last {
            let word = unsafe words[index]
            let counts = unsafe unsafeBitCast(word, to: SIMD4<Int16>.self)
            most.replace(with: counts, where: counts .> most)
            let sums = word &* ones
            unsafe words[index] = (sums &- word) &+ carried &* ones
            carried &+= sums &>> 48
        }
        return (first..<last &+ 1, Int(most.max()))
    }

    /// Moves each key by the smaller ones after it and the larger ones before it, of which none is further away than
    /// `reach`.
    private static func settle(
        _ bucketed: [Int32], reach: Int, _ moves: inout [Int32], _ sorted: inout [Int32]
    ) {
        let count = sorted.count
        bucketed.withUnsafeBytes { bytes in
            moves.withUnsafeMutableBytes { moves in
                var start = 0
                while start < count {
                    let here = margin &+ start
                    let own = unsafe bytes.loadUnaligned(fromByteOffset: here &* 4, as: SIMD8<Int32>.self)
                    var change = SIMD8<Int32>(repeating: 0)
                    var distance = 1
                    while distance <= reach {
                        let after = unsafe bytes.loadUnaligned(
                            fromByteOffset: (here &+ distance) &* 4, as: SIMD8<Int32>.self)
                        let before = unsafe bytes.loadUnaligned(
                            fromByteOffset: (here &- distance) &* 4, as: SIMD8<Int32>.self)
                        // A true lane is −1.
                        change &-= unsafe unsafeBitCast(after .< own, to: SIMD8<Int32>.self)
                        change &+= unsafe unsafeBitCast(before .> own, to: SIMD8<Int32>.self)
                        distance &+= 1
                    }
                    unsafe moves.storeBytes(of: change, toByteOffset: start &* 4, as: SIMD8<Int32>.self)
                    start &+= 8
                }
            }
        }
        let keys = bucketed.span
        let moved = moves.span
        sorted.withUnsafeMutableBufferPointer { sorted in
            for index in 0..<count {
                unsafe sorted[index &+ Int(moved[unchecked: index])] = keys[unchecked: margin &+ index]
            }
        }
    }

    /// Whether no two neighbours agree in all bits but those of the slot.
    private static func areDistinct(_ sorted: [Int32]) -> Bool {
        var same: Int32 = 0
        let sorted = sorted.span
        for place in 1..<max(sorted.count, 1) {
            let difference = unsafe sorted[unchecked: place] ^ sorted[unchecked: place &- 1]
            same |= UInt32(bitPattern: difference) < 512 ? 1 : 0
        }
        return same == 0
    }

    /// Puts neighbours whose keys cannot tell them apart into the order of their values; false where the values are
    /// equal, or where a third has the same key.
    private static func separate(_ sorted: inout [Int32], _ values: [Double]) -> Bool {
        var last = -2
        for place in 1..<max(sorted.count, 1) {
            guard UInt32(bitPattern: sorted[place] ^ sorted[place - 1]) < 512 else { continue }
            let first = values[Int(sorted[place - 1] & 511)]
            let second = values[Int(sorted[place] & 511)]
            guard first != second, last != place - 1 else { return false }
            if first > second { sorted.swapAt(place - 1, place) }
            last = place
        }
        return true
    }

    /// Counts the smaller values of each slot.
    private static func count(_ sorted: [Int32], _ steps: [Int32], _ ranks: inout [Int32]) {
        let steps = steps.span
        let sorted = sorted.span
        ranks.withUnsafeMutableBufferPointer { ranks in
            var smaller: Int32 = 0
            for place in sorted.indices {
                let slot = unsafe Int(sorted[unchecked: place] & 511)
                unsafe ranks[slot] = smaller
                unsafe smaller &+= steps[unchecked: slot]
            }
        }
    }

    /// Takes the two ranks of each slot apart.
    private static func split(
        _ ranks: [Int32], _ below: inout [SIMD16<Int16>], _ places: inout [SIMD16<Int16>]
    ) {
        precondition(
            ranks.count >= 16 * below.count && places.count == below.count, "Invariant: a rank a lane")
        let blocks = below.count
        ranks.withUnsafeBytes { ranks in
            below.withUnsafeMutableBufferPointer { below in
                places.withUnsafeMutableBufferPointer { places in
                    for block in 0..<blocks {
                        let both = unsafe ranks.loadUnaligned(
                            fromByteOffset: block &* 64, as: SIMD16<Int32>.self)
                        unsafe below[block] = SIMD16(truncatingIfNeeded: both)
                        unsafe places[block] = SIMD16(truncatingIfNeeded: both &>> 16)
                    }
                }
            }
        }
    }
}

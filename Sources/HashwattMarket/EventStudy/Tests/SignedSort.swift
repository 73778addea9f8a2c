// SPDX-License-Identifier: Apache-2.0

/// Sorts the sizes of a column's returns, each with its sign: a distribution into twice as many buckets as there are
/// values, equally wide up to four times the mean size, then an insertion sort of the rest.
///
/// Whatever the buckets are, the insertion sort makes the order exact; a bucket into which values crowd, as the last one
/// of all that are larger, is sorted by comparison first.
struct SignedSort {
    /// The bits of the sizes, shifted by one, ascending; the lowest bit is 1 for a positive return.
    private(set) var keys: [UInt64]
    /// Number of keys.
    private(set) var count = 0
    private var unsorted: [UInt64]
    /// Bucket of each unsorted key.
    private var buckets: [Int32]
    /// Where each bucket starts.
    private var starts: [Int32]
    private var total = 0.0
    /// The largest bucket that is sorted by insertion alone.
    private static let most: Int32 = 24

    init(capacity: Int) {
        keys = [UInt64](repeating: 0, count: capacity)
        unsorted = keys
        buckets = [Int32](repeating: 0, count: capacity)
        starts = [Int32](repeating: 0, count: max(16, 2 * capacity))
    }

    /// Takes the returns of a column.
    mutating func load(_ parts: [EventPart], _ column: Int) {
        clear()
        for part in parts {
            let cells = part.sample.abnormal
            append(cells.span, from: column, every: part.sample.shape.columns)
        }
    }

    /// Forgets all keys.
    mutating func clear() {
        count = 0
        total = 0
    }

    /// Adds each `step`-th cell of a table; zeros and missing values are left out.
    mutating func append(_ cells: Span<Double>, from first: Int, every step: Int) {
        precondition(unsorted.count - count >= cells.count / step, "Invariant: room for every event")
        var (next, sum) = (count, total)
        var unsorted = unsorted.mutableSpan
        var cell = first
        while cell < cells.count {
            let value = unsafe cells[unchecked: cell]
            // Sizes order as their bits do.
            unsafe unsorted[unchecked: next] = value.magnitude.bitPattern &<< 1 | (value > 0 ? 1 : 0)
            next &+= value < 0 || value > 0 ? 1 : 0
            sum += value == value ? value.magnitude : 0
            cell &+= step
        }
        (count, total) = (next, sum)
    }

    /// Sorts what was loaded.
    ///
    /// - Complexity: O(count), or O(count log count) where the values crowd together.
    mutating func sort() {
        let factor = Double(starts.count) * Double(count) / (4 * total)
        let largest = Self.classify(unsorted, count, factor: factor, &buckets, &starts)
        Self.distribute(unsorted, buckets, count, &starts, &keys)
        if largest > Self.most { sortCrowds() }
        Self.insert(&keys, count)
    }

    /// Sorts the large buckets, each of which now ends where it is said to start.
    private mutating func sortCrowds() {
        var start = 0
        for end in starts {
            if Int(end) - start > Int(Self.most) { keys[start..<Int(end)].sort() }
            start = Int(end)
        }
    }

    /// Finds the bucket of each key and where each bucket starts; returns the size of the largest.
    private static func classify(
        _ keys: [UInt64], _ count: Int, factor: Double, _ buckets: inout [Int32], _ starts: inout [Int32]
    ) -> Int32 {
        let keys = keys.span.extracting(first: count)
        precondition(buckets.count >= count, "Invariant: a bucket for every key")
        let last = Double(starts.count - 1)
        return buckets.withUnsafeMutableBufferPointer { buckets in
            starts.withUnsafeMutableBufferPointer { starts in
                starts.update(repeating: 0)
                for index in keys.indices {
                    let scaled = unsafe Double(bitPattern: keys[unchecked: index] &>> 1) * factor
                    let bucket = Int32(scaled < last ? scaled : last)
                    unsafe buckets[index] = bucket
                    unsafe starts[Int(bucket)] &+= 1
                }
                var next: Int32 = 0
                var largest: Int32 = 0
                for bucket in starts.indices {
                    let here = unsafe starts[bucket]
                    unsafe starts[bucket] = next
                    next &+= here
                    largest = here > largest ? here : largest
                }
                return largest
            }
        }
    }

    private static func distribute(
        _ keys: [UInt64], _ buckets: [Int32], _ count: Int, _ starts: inout [Int32], _ sorted: inout [UInt64]
    ) {
        let keys = keys.span.extracting(first: count)
        let buckets = buckets.span.extracting(first: count)
        starts.withUnsafeMutableBufferPointer { starts in
            sorted.withUnsafeMutableBufferPointer { sorted in
                for index in keys.indices {
                    let bucket = unsafe Int(buckets[unchecked: index])
                    let place = unsafe Int(starts[bucket])
                    unsafe starts[bucket] &+= 1
                    unsafe sorted[place] = keys[unchecked: index]
                }
            }
        }
    }

    private static func insert(_ keys: inout [UInt64], _ count: Int) {
        keys.withUnsafeMutableBufferPointer { keys in
            for index in 1..<max(count, 1) {
                let key = unsafe keys[index]
                var place = index
                while place > 0, unsafe keys[place &- 1] > key {
                    unsafe keys[place] = keys[place &- 1]
                    place &-= 1
                }
                unsafe keys[place] = key
            }
        }
    }
}

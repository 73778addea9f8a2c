// SPDX-License-Identifier: Apache-2.0

/// Sorts a few hundred residuals: a distribution into buckets by value, then an insertion sort of the rest.
///
/// Residuals over their standard deviation fall almost evenly on 512 buckets of 1/64, less than two in each even at
/// the centre, so that hardly anything is left to insert: about five times faster than a comparison sort. Whatever
/// the buckets are, the insertion sort makes the order exact; bad ones only cost time.
struct BucketSort {
    /// The values, ascending.
    private(set) var values: [Double]
    /// The slot that each sorted value came from.
    private(set) var slots: [Int32]
    private var inputValues: [Double]
    private var inputSlots: [Int32]
    private var buckets: [Int32]
    private var starts = [Int32](repeating: 0, count: 512)
    /// Number of values.
    private(set) var count = 0

    init(capacity: Int) {
        values = [Double](repeating: 0, count: capacity)
        inputValues = values
        slots = [Int32](repeating: 0, count: capacity)
        inputSlots = slots
        buckets = slots
    }

    /// Forgets all values.
    mutating func clear() { count = 0 }

    /// Adds a value with the slot it stands for; NaN is left out.
    @inline(__always)
    mutating func add(_ value: Double, slot: Int) {
        guard !value.isNaN else { return }
        inputValues[count] = value
        inputSlots[count] = Int32(truncatingIfNeeded: slot)
        count += 1
    }

    /// Sorts what was added; `scale` is the standard deviation to be expected.
    mutating func sort(scale: Double) {
        for bucket in 0..<512 { starts[bucket] = 0 }
        let factor = 64 / scale
        for index in 0..<count {
            let place = min(max(inputValues[index] * factor + 256, 0), 511)
            let bucket = Int32(place)
            buckets[index] = bucket
            starts[Int(bucket)] += 1
        }
        var next: Int32 = 0
        for bucket in 0..<512 {
            let here = starts[bucket]
            starts[bucket] = next
            next += here
        }
        for index in 0..<count {
            let bucket = Int(buckets[index])
            let place = Int(starts[bucket])
            starts[bucket] += 1
            values[place] = inputValues[index]
            slots[place] = inputSlots[index]
        }
        insert()
    }

    private mutating func insert() {
        for index in 1..<max(count, 1) {
            let value = values[index]
            guard values[index - 1] > value else { continue }
            let slot = slots[index]
            var place = index
            while place > 0, values[place - 1] > value {
                values[place] = values[place - 1]
                slots[place] = slots[place - 1]
                place -= 1
            }
            values[place] = value
            slots[place] = slot
        }
    }
}

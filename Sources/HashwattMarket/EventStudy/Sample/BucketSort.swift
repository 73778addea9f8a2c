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
    /// Whether two of the sorted values are equal.
    private(set) var hasTies = false

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
        let count = count
        let input = inputValues
        let inputSlots = inputSlots
        Self.classify(input, count, factor: 64 / scale, &buckets, &starts)
        Self.distribute(input, inputSlots, count, buckets, &starts, &values, &slots)
        Self.insert(&values, &slots, count)
        hasTies = Self.hasTies(values.span.extracting(first: count))
    }

    private static func hasTies(_ values: Span<Double>) -> Bool {
        var equal = 0
        for index in 1..<max(values.count, 1) {
            equal &+= unsafe values[unchecked: index] == values[unchecked: index - 1] ? 1 : 0
        }
        return equal > 0
    }

    /// The bucket of each value, and where each bucket starts.
    private static func classify(
        _ values: [Double], _ count: Int, factor: Double, _ buckets: inout [Int32], _ starts: inout [Int32]
    ) {
        buckets.withUnsafeMutableBufferPointer { buckets in
            starts.withUnsafeMutableBufferPointer { starts in
                starts.update(repeating: 0)
                for index in 0..<count {
                    let place = min(max(values[index] * factor + 256, 0), 511)
                    let bucket = Int32(place)
                    unsafe buckets[index] = bucket
                    unsafe starts[Int(bucket)] &+= 1
                }
                var next: Int32 = 0
                for bucket in 0..<512 {
                    let here = unsafe starts[bucket]
                    unsafe starts[bucket] = next
                    next &+= here
                }
            }
        }
    }

    private static func distribute(
        _ input: [Double], _ inputSlots: [Int32], _ count: Int, _ buckets: [Int32], _ starts: inout [Int32],
        _ values: inout [Double], _ slots: inout [Int32]
    ) {
        starts.withUnsafeMutableBufferPointer { starts in
            values.withUnsafeMutableBufferPointer { values in
                slots.withUnsafeMutableBufferPointer { slots in
                    for index in 0..<count {
                        let bucket = Int(buckets[index])
                        let place = unsafe Int(starts[bucket])
                        unsafe starts[bucket] &+= 1
                        unsafe values[place] = input[index]
                        unsafe slots[place] = inputSlots[index]
                    }
                }
            }
        }
    }

    private static func insert(_ values: inout [Double], _ slots: inout [Int32], _ count: Int) {
        values.withUnsafeMutableBufferPointer { values in
            slots.withUnsafeMutableBufferPointer { slots in
                for index in 1..<max(count, 1) {
                    let value = unsafe values[index]
                    guard unsafe values[index - 1] > value else { continue }
                    let slot = unsafe slots[index]
                    var place = index
                    while place > 0, unsafe values[place - 1] > value {
                        unsafe values[place] = values[place - 1]
                        unsafe slots[place] = slots[place - 1]
                        place -= 1
                    }
                    unsafe values[place] = value
                    unsafe slots[place] = slot
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The residuals of one event in ascending order, and where each of them went.
struct SortedResiduals {
    /// Number of residuals.
    private(set) var count = 0
    /// Place of each day's residual, −1 for none, in blocks of sixteen days.
    private(set) var places: [SIMD16<Int16>]
    private var values: [Double]

    init(days: Int) {
        values = [Double](repeating: 0, count: days)
        places = [SIMD16<Int16>](repeating: SIMD16(repeating: -1), count: (days + 15) / 16)
    }

    /// Takes over what was sorted; slots from `days` on are no residuals.
    mutating func take(_ sorter: BucketSort, days: Int) {
        count = 0
        for block in places.indices { places[block] = SIMD16(repeating: -1) }
        for index in 0..<sorter.count {
            let slot = Int(sorter.slots[index])
            guard slot < days else { continue }
            values[count] = sorter.values[index]
            places[slot / 16][slot % 16] = Int16(truncatingIfNeeded: count)
            count += 1
        }
    }

    /// The place of a day's residual, −1 for none.
    func place(_ day: Int) -> Int { Int(places[day / 16][day % 16]) }

    /// The places of residuals equal to a value; empty, where it would stand, without any.
    func places(equalTo value: Double) -> Range<Int> {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < count, values[end] == value { end += 1 }
        return low..<end
    }

    /// The mid-rank of the residual at a place.
    func rank(_ place: Int) -> Double {
        var start = place
        var end = place + 1
        while start > 0, values[start - 1] == values[place] { start -= 1 }
        while end < count, values[end] == values[place] { end += 1 }
        return Double(start + end + 1) / 2
    }
}

// SPDX-License-Identifier: Apache-2.0

extension [Double] {
    /// Adds sums over other events, place by place.
    ///
    /// - Precondition: there are as many of them.
    mutating func add(_ other: [Double]) {
        precondition(count == other.count, "sums of \(other.count) places to \(count)")
        let other = other.span
        var own = mutableSpan
        for place in other.indices { unsafe own[unchecked: place] += other[unchecked: place] }
    }
}

// SPDX-License-Identifier: Apache-2.0

// Goals, in this order: the same bits on every machine; one pass over the closes; no error that grows with the
// number of names.
//
// The lanes are part of the definition of a level: number k of a row goes to lane k mod 4, and the lanes are added
// in pairs. No fused multiply-add, whatever the processor has.

/// Dot products of rows of closes with index shares.
enum IndexKernel {
    private typealias Lanes = SIMD4<Double>

    /// The market value of every session of a range, over the divisor.
    ///
    /// - Parameters:
    ///   - rows: sessions; row r starts at `r * shares.count` of `prices`.
    ///   - divisor: what each value is divided by.
    /// - Complexity: O(rows · names).
    static func levels(_ prices: [Double], rows: Range<Int>, shares: [Double], divisor: Double) -> [Double] {
        var levels = [Double](repeating: 0, count: rows.count)
        let offset = rows.lowerBound
        let all = prices.span
        let held = shares.span
        let width = shares.count
        guard rows.count >= 4 else {
            for row in rows { levels[row - offset] = dot(all, row * width, held) / divisor }
            return levels
        }
        // Four streams of a quarter each, rounded up; the later ones begin early enough not to pass the end, so
        // that up to three rows are computed twice, which is quicker than one by one.
        let quarter = (rows.count + 3) / 4
        let first = rows.lowerBound
        let latest = rows.upperBound - quarter
        let starts = SIMD4(first, min(first + quarter, latest), min(first + 2 * quarter, latest), latest)
        for step in 0..<quarter {
            let values = fourDots(all, (starts &+ step) &* width, held) / divisor
            for stream in 0..<4 { levels[starts[stream] + step - offset] = values[stream] }
        }
        return levels
    }

    /// The market value of one row of prices.
    static func value(_ prices: [Double], row: Int, shares: [Double]) -> Double {
        dot(prices.span, row * shares.count, shares.span)
    }

    /// Sum and number of the values that are at most a threshold.
    static func atMost(_ threshold: Double, _ values: [Double]) -> (sum: Double, count: Int) {
        let bytes = values.span.bytes
        let whole = values.count & ~3
        var (sum, count) = (Lanes.zero, Lanes.zero)
        for index in stride(from: 0, to: whole, by: 4) {
            let some = four(bytes, index)
            let isBelow = some .<= threshold
            sum.replace(with: sum + some, where: isBelow)
            count.replace(with: count + 1, where: isBelow)
        }
        for index in whole..<values.count where values[index] <= threshold {
            sum[index & 3] += values[index]
            count[index & 3] += 1
        }
        return (pairwise(sum), Int(pairwise(count)))
    }

    /// The values times a factor, and `limit` in place of those above a threshold.
    static func limited(_ values: [Double], factor: Double, limit: Double, threshold: Double) -> [Double] {
        var result = values
        var scaled = result.mutableSpan
        for index in scaled.indices {
            scaled[index] = scaled[index] > threshold ? limit : scaled[index] * factor
        }
        return result
    }

    /// Shares times the factors that turn capitalisations into weights: shares · weight · total ÷ capitalisation.
    static func adjusted(
        _ shares: [Double], weights: [Double], total: Double, capitalisations: [Double],
        into held: inout [Double]
    ) {
        let (shares, weights, values) = (shares.span, weights.span, capitalisations.span)
        precondition(
            shares.count == weights.count && shares.count == values.count && shares.count == held.count)
        var held = held.mutableSpan
        for index in held.indices { held[index] = shares[index] * (weights[index] * total / values[index]) }
    }

    /// Multiplies each value with the price of its column.
    static func multiply(_ values: inout [Double], _ prices: [Double], row: Int, columns: [Int]) {
        precondition(values.count == columns.count, "a value for each column")
        let prices = prices.span
        let columns = columns.span
        var products = values.mutableSpan
        for index in columns.indices { products[index] *= prices[row + columns[index]] }
    }

    /// How far two baskets lie apart: the sum of the absolute differences of value, the members after, and
    /// whether a name came or went. Each basket is multiplied by its scale.
    static func change(
        _ prices: [Double], row: Int, from before: [Double], scaled scaleBefore: Double, to after: [Double],
        scaled scaleAfter: Double
    ) -> (value: Double, members: Int, isOfMembers: Bool) {
        precondition(before.count == after.count && row + after.count <= prices.count, "baskets of one table")
        let (prices, before, after) = (prices.span.bytes, before.span.bytes, after.span.bytes)
        let width = after.byteCount / 8
        var (value, members) = (Lanes.zero, Lanes.zero)
        var isChanged = SIMDMask<SIMD4<Int64>>(repeating: false)
        var index = 0
        while index < width {
            // Past the end the lanes are empty.
            let was = index + 4 <= width ? four(before, index) : rest(before, index, width)
            let now = index + 4 <= width ? four(after, index) : rest(after, index, width)
            let price =
                index + 4 <= width ? four(prices, row &+ index) : rest(prices, row + index, row + width)
            let difference = now * scaleAfter - was * scaleBefore
            value += difference.replacing(with: -difference, where: difference .< 0) * price
            members.replace(with: members + 1, where: now .> 0)
            isChanged .|= (now .> 0) .^ (was .> 0)
            index &+= 4
        }
        return (pairwise(value), Int(pairwise(members)), any(isChanged))
    }

    private static func rest(_ values: RawSpan, _ start: Int, _ end: Int) -> Lanes {
        var lanes = Lanes.zero
        for index in start..<end {
            lanes[index - start] = unsafe values.unsafeLoadUnaligned(
                fromByteOffset: index * 8, as: Double.self)
        }
        return lanes
    }

    /// The sum of the values, in the same lanes.
    static func sum(_ values: [Double]) -> Double {
        var lanes = Lanes.zero
        let bytes = values.span.bytes
        let whole = values.count & ~3
        for index in stride(from: 0, to: whole, by: 4) { lanes += four(bytes, index) }
        for index in whole..<values.count { lanes[index & 3] += values[index] }
        return pairwise(lanes)
    }

    private static func dot(_ prices: Span<Double>, _ start: Int, _ shares: Span<Double>) -> Double {
        let width = shares.count
        precondition(start >= 0 && start + width <= prices.count, "a row lies outside the table")
        var lanes = Lanes.zero
        let whole = width & ~3
        var index = 0
        while index < whole {
            lanes += four(prices.bytes, start &+ index) * four(shares.bytes, index)
            index &+= 4
        }
        while index < width {
            lanes[index & 3] += prices[start + index] * shares[index]
            index += 1
        }
        return pairwise(lanes)
    }

    /// The products of four rows that lie far apart: four streams of memory at once, each to the bit what `dot`
    /// gives. One stream waits for memory and takes half as long again.
    private static func fourDots(
        _ prices: Span<Double>, _ starts: SIMD4<Int>, _ shares: Span<Double>
    ) -> SIMD4<Double> {
        let width = shares.count
        precondition(
            starts.min() >= 0 && starts.max() + width <= prices.count, "a row lies outside the table")
        let bytes = prices.bytes
        let (start, second, third, fourth) = (starts[0], starts[1], starts[2], starts[3])
        var (a, b, c, d) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
        let whole = width & ~3
        var index = 0
        while index < whole {
            let held = four(shares.bytes, index)
            a += four(bytes, start &+ index) * held
            b += four(bytes, second &+ index) * held
            c += four(bytes, third &+ index) * held
            d += four(bytes, fourth &+ index) * held
            index &+= 4
        }
        while index < width {
            a[index & 3] += prices[start + index] * shares[index]
            b[index & 3] += prices[second + index] * shares[index]
            c[index & 3] += prices[third + index] * shares[index]
            d[index & 3] += prices[fourth + index] * shares[index]
            index += 1
        }
        return SIMD4(pairwise(a), pairwise(b), pairwise(c), pairwise(d))
    }

    @inline(__always)
    private static func pairwise(_ lanes: Lanes) -> Double { (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) }

    /// Four neighbours in one load; the preconditions of the callers cover them. With a check for each element a
    /// row takes 20 % longer.
    @inline(__always)
    private static func four(_ values: RawSpan, _ start: Int) -> Lanes {
        unsafe values.unsafeLoadUnaligned(fromUncheckedByteOffset: start &* 8, as: Lanes.self)
    }
}

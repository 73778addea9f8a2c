// SPDX-License-Identifier: Apache-2.0

// Goals, in this order: the same bits on every machine; one pass over the closes; no error that grows with the
// number of names.
//
// The lanes are part of the definition of a level: number k of a row goes to lane k mod 8, and the lanes are added
// in pairs. No fused multiply-add, whatever the processor has.

/// Dot products of rows of closes with index shares.
enum IndexKernel {
    /// The market value of every session of a range, over the divisor.
    ///
    /// - Parameters:
    ///   - rows: sessions; row r starts at `r * shares.count` of `prices`.
    ///   - divisor: what each value is divided by.
    ///   - levels: receives value over divisor at the index of the session, less `offset`.
    /// - Complexity: O(rows · names).
    static func levels(
        _ prices: [Double], rows: Range<Int>, shares: [Double], divisor: Double, into levels: inout [Double],
        offset: Int
    ) {
        let all = prices.span
        let held = shares.span
        let width = shares.count
        let third = rows.count / 3
        for row in rows.prefix(third) {
            let values = threeDots(all, row * width, apart: third * width, held)
            levels[row - offset] = values.0 / divisor
            levels[row + third - offset] = values.1 / divisor
            levels[row + 2 * third - offset] = values.2 / divisor
        }
        for row in rows.dropFirst(3 * third) {
            levels[row - offset] = dot(all, row * width, held) / divisor
        }
    }

    /// The market value of one row of prices.
    static func value(_ prices: [Double], row: Int, shares: [Double]) -> Double {
        dot(prices.span, row * shares.count, shares.span)
    }

    /// The sum of the values, in the same lanes.
    static func sum(_ values: [Double]) -> Double {
        var lanes = SIMD8<Double>.zero
        let bytes = values.span.bytes
        let whole = values.count & ~7
        for index in stride(from: 0, to: whole, by: 8) { lanes += eight(bytes, index) }
        for index in whole..<values.count { lanes[index & 7] += values[index] }
        return pairwise(lanes)
    }

    private static func dot(_ prices: Span<Double>, _ start: Int, _ shares: Span<Double>) -> Double {
        let width = shares.count
        precondition(start >= 0 && start + width <= prices.count, "a row lies outside the table")
        var lanes = SIMD8<Double>.zero
        let whole = width & ~7
        var index = 0
        while index < whole {
            lanes += eight(prices.bytes, start &+ index) * eight(shares.bytes, index)
            index &+= 8
        }
        while index < width {
            lanes[index & 7] += prices[start + index] * shares[index]
            index += 1
        }
        return pairwise(lanes)
    }

    /// The products of three rows that lie `apart`: three streams of memory at once, each to the bit what `dot`
    /// gives. One stream waits for memory 40 % longer.
    private static func threeDots(
        _ prices: Span<Double>, _ start: Int, apart: Int, _ shares: Span<Double>
    ) -> (Double, Double, Double) {
        let width = shares.count
        precondition(
            start >= 0 && apart >= 0 && start + 2 * apart + width <= prices.count,
            "a row lies outside the table")
        var lanes = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
        let whole = width & ~7
        var index = 0
        while index < whole {
            let held = eight(shares.bytes, index)
            lanes.0 += eight(prices.bytes, start &+ index) * held
            lanes.1 += eight(prices.bytes, start &+ apart &+ index) * held
            lanes.2 += eight(prices.bytes, start &+ apart &+ apart &+ index) * held
            index &+= 8
        }
        while index < width {
            lanes.0[index & 7] += prices[start + index] * shares[index]
            lanes.1[index & 7] += prices[start + apart + index] * shares[index]
            lanes.2[index & 7] += prices[start + 2 * apart + index] * shares[index]
            index += 1
        }
        return (pairwise(lanes.0), pairwise(lanes.1), pairwise(lanes.2))
    }

    @inline(__always)
    private static func pairwise(_ lanes: SIMD8<Double>) -> Double {
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    }

    /// Eight neighbours in one load; the precondition of `dot` covers them. With a check for each element it
    /// takes 20 % longer.
    @inline(__always)
    private static func eight(_ values: RawSpan, _ start: Int) -> SIMD8<Double> {
        unsafe values.unsafeLoadUnaligned(fromUncheckedByteOffset: start &* 8, as: SIMD8<Double>.self)
    }
}

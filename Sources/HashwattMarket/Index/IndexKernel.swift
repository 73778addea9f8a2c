// SPDX-License-Identifier: Apache-2.0

// Goals, in this order: the same bits on every machine; one pass over the closes; no error that grows with the
// number of names.
//
// The lanes are part of the definition of a level: number k of a row goes to lane k mod 8, and the lanes are added
// in pairs. No fused multiply-add, whatever the processor has.

/// Dot products of rows of closes with index shares.
enum IndexKernel {
    /// The market value of every session of a range.
    ///
    /// Two rows go together, so that the shares are read once for both.
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
        let width = shares.count
        let all = prices.span
        let held = shares.span
        var row = rows.lowerBound
        while row + 1 < rows.upperBound {
            let pair = twoDots(all, row * width, (row + 1) * width, held)
            levels[row - offset] = pair.first / divisor
            levels[row + 1 - offset] = pair.second / divisor
            row += 2
        }
        if row < rows.upperBound { levels[row - offset] = dot(all, row * width, held) / divisor }
    }

    /// The market value of one row of prices.
    static func value(_ prices: [Double], row: Int, shares: [Double]) -> Double {
        dot(prices.span, row * shares.count, shares.span)
    }

    private static func dot(_ prices: Span<Double>, _ start: Int, _ shares: Span<Double>) -> Double {
        var lanes = SIMD8<Double>.zero
        let width = shares.count
        let whole = width & ~7
        precondition(start >= 0 && start + width <= prices.count, "a row lies outside the table")
        var index = 0
        while index < whole {
            lanes += eight(prices, start + index) * eight(shares, index)
            index += 8
        }
        while index < width {
            lanes[index & 7] += prices[start + index] * shares[index]
            index += 1
        }
        return sum(lanes)
    }

    private static func twoDots(
        _ prices: Span<Double>, _ first: Int, _ second: Int, _ shares: Span<Double>
    ) -> (first: Double, second: Double) {
        var one = SIMD8<Double>.zero
        var two = SIMD8<Double>.zero
        let width = shares.count
        let whole = width & ~7
        precondition(first >= 0 && second >= first && second + width <= prices.count, "a row lies outside")
        var index = 0
        while index < whole {
            let held = eight(shares, index)
            one += eight(prices, first + index) * held
            two += eight(prices, second + index) * held
            index += 8
        }
        while index < width {
            one[index & 7] += prices[first + index] * shares[index]
            two[index & 7] += prices[second + index] * shares[index]
            index += 1
        }
        return (sum(one), sum(two))
    }

    @inline(__always)
    private static func eight(_ values: Span<Double>, _ start: Int) -> SIMD8<Double> {
        SIMD8(
            values[start], values[start + 1], values[start + 2], values[start + 3], values[start + 4],
            values[start + 5], values[start + 6], values[start + 7])
    }

    @inline(__always)
    private static func sum(_ lanes: SIMD8<Double>) -> Double {
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    }
}

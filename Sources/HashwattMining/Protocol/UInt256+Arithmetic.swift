// SPDX-License-Identifier: Apache-2.0

extension UInt256 {
    /// The sum modulo 2²⁵⁶.
    public func adding(_ other: Self) -> Self {
        var carry: UInt64 = 0
        func limb(_ index: Int) -> UInt64 {
            let (partial, first) = self[index].addingReportingOverflow(other[index])
            let (sum, second) = partial.addingReportingOverflow(carry)
            carry = first || second ? 1 : 0
            return sum
        }
        let (limb0, limb1, limb2) = (limb(0), limb(1), limb(2))
        return UInt256(limb0, limb1, limb2, limb(3))
    }

    /// The difference modulo 2²⁵⁶.
    public func subtracting(_ other: Self) -> Self { adding(other.complement).adding(UInt256(1)) }

    /// Every bit turned over: 2²⁵⁶ − 1 − the number.
    public var complement: Self { UInt256(~self[0], ~self[1], ~self[2], ~self[3]) }

    /// The product modulo 2²⁵⁶.
    public func multiplied(by factor: UInt32) -> Self {
        var carry: UInt64 = 0
        func limb(_ index: Int) -> UInt64 {
            let product = self[index].multipliedFullWidth(by: UInt64(factor))
            let (low, overflow) = product.low.addingReportingOverflow(carry)
            carry = product.high + (overflow ? 1 : 0)
            return low
        }
        let (limb0, limb1, limb2) = (limb(0), limb(1), limb(2))
        return UInt256(limb0, limb1, limb2, limb(3))
    }

    /// The quotient rounded towards zero.
    ///
    /// - Precondition: `divisor` is not zero.
    public func divided(by divisor: UInt32) -> Self {
        precondition(divisor != 0, "division of a 256-bit number by zero")
        var rest: UInt64 = 0
        func limb(_ index: Int) -> UInt64 {
            let (quotient, remainder) = UInt64(divisor).dividingFullWidth((rest, self[index]))
            rest = remainder
            return quotient
        }
        let (limb3, limb2, limb1) = (limb(3), limb(2), limb(1))
        return UInt256(limb(0), limb1, limb2, limb3)
    }

    /// The quotient rounded towards zero, bit by bit.
    ///
    /// - Precondition: `divisor` is not zero.
    /// - Complexity: O(256).
    public func divided(by divisor: Self) -> Self {
        precondition(divisor != .zero, "division of a 256-bit number by zero")
        var rest = self
        var quotient = UInt256.zero
        var shift = bitWidth - divisor.bitWidth
        while shift >= 0 {
            let part = divisor.shiftedLeft(by: shift)
            if part <= rest {
                rest = rest.subtracting(part)
                quotient = quotient.adding(UInt256(1).shiftedLeft(by: shift))
            }
            shift -= 1
        }
        return quotient
    }

    /// The number times 2 to the `count`, modulo 2²⁵⁶; zero from 256 on.
    ///
    /// - Precondition: `count` is not negative.
    public func shiftedLeft(by count: Int) -> Self {
        precondition(count >= 0, "shift by \(count) bits")
        let (words, bits) = (count / 64, count % 64)
        func limb(_ index: Int) -> UInt64 {
            let high = self[index - words] << UInt64(bits)
            return bits == 0 ? high : high | self[index - words - 1] >> UInt64(64 - bits)
        }
        return UInt256(limb(0), limb(1), limb(2), limb(3))
    }

    /// The number divided by 2 to the `count`, rounded towards zero; zero from 256 on.
    ///
    /// - Precondition: `count` is not negative.
    public func shiftedRight(by count: Int) -> Self {
        precondition(count >= 0, "shift by \(count) bits")
        let (words, bits) = (count / 64, count % 64)
        func limb(_ index: Int) -> UInt64 {
            let low = self[index + words] >> UInt64(bits)
            return bits == 0 ? low : low | self[index + words + 1] << UInt64(64 - bits)
        }
        return UInt256(limb(0), limb(1), limb(2), limb(3))
    }
}

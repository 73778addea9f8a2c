// SPDX-License-Identifier: Apache-2.0

/// How an amount that lies between two exact ones is rounded. There is no default.
public enum Rounding: Hashable, Sendable, CaseIterable {
    /// To the nearest; a half goes to the even neighbour.
    case toNearestOrEven
    /// To the nearest; a half goes away from zero, as tables of accounts do.
    case toNearestOrAwayFromZero
    /// Towards minus infinity.
    case down
    /// Towards plus infinity.
    case up
    /// Towards zero.
    case towardZero

    @usableFromInline var rule: FloatingPointRoundingRule {
        switch self {
        case .toNearestOrEven: .toNearestOrEven
        case .toNearestOrAwayFromZero: .toNearestOrAwayFromZero
        case .down: .down
        case .up: .up
        case .towardZero: .towardZero
        }
    }
}

/// US dollars that were paid, exact to the cent, in an integer.
///
/// | expression | result |
/// |---|---|
/// | `a + b`, `a - b`, `-a`, `a += b`, `a -= b` | `Cents`; traps on overflow (92 quadrillion dollars) |
/// | `a * 3` with an integer | `Cents` |
/// | `a.dollars` | `Dollars`, the nearest double |
/// | `Cents(dollars, rounding:)` | `Cents?` |
public struct Cents: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The number of cents.
    public let count: Int64

    /// A number of cents.
    @inlinable public init(_ count: Int64) { self.count = count }

    /// Rounds dollars to cents in the named way; nil if they are not finite or do not fit.
    ///
    /// Below 2⁵¹ cents (22 trillion dollars) the error of the two doubles, at most 0.32 cents, is less than
    /// half a cent, so that `Cents(cents.dollars, rounding: .toNearestOrEven)` is the same cents; above it
    /// may not be.
    public init?(_ dollars: Dollars, rounding: Rounding) {
        guard let count = Int64(exactly: (dollars.amount * 100).rounded(rounding.rule)) else { return nil }
        self.init(count)
    }

    /// Nothing.
    @inlinable public static var zero: Self { Self(0) }

    /// The amount for forecasts and ratios, the nearest double below 2⁵³ cents.
    @inlinable public var dollars: Dollars { Dollars(Double(count) / 100) }

    /// The smaller amount is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.count < right.count }

    /// The sum; traps on overflow.
    @inlinable public static func + (left: Self, right: Self) -> Self { Self(left.count + right.count) }

    /// The difference; traps on overflow.
    @inlinable public static func - (left: Self, right: Self) -> Self { Self(left.count - right.count) }

    /// The opposite.
    @inlinable public static prefix func - (cents: Self) -> Self { Self(-cents.count) }

    /// Adds in place; traps on overflow.
    @inlinable public static func += (left: inout Self, right: Self) { left = left + right }

    /// Subtracts in place; traps on overflow.
    @inlinable public static func -= (left: inout Self, right: Self) { left = left - right }

    /// `factor` times the amount; traps on overflow.
    @inlinable public static func * (cents: Self, factor: Int64) -> Self { Self(cents.count * factor) }
}

extension Cents: CustomStringConvertible {
    /// `-12.05 USD`.
    public var description: String {
        let digits = count.magnitude.quotientAndRemainder(dividingBy: 100)
        let cents = digits.remainder < 10 ? "0\(digits.remainder)" : "\(digits.remainder)"
        return "\(count < 0 ? "-" : "")\(digits.quotient).\(cents) USD"
    }
}

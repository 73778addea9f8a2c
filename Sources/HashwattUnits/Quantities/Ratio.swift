// SPDX-License-Identifier: Apache-2.0

/// A part of a whole or a relative change, held as a fraction: 0.18 is 18 %.
///
/// | expression | result |
/// |---|---|
/// | `a + b`, `a - b`, `-a` | `Ratio`; a difference of ratios is in ratio points |
/// | `a * b` | `Ratio`, the part of a part |
/// | `quantity * ratio`, `money * ratio` | the quantity, the money |
/// | `a < b` | `Bool` |
public struct Ratio: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The fraction: 1 is the whole.
    public let fraction: Double

    @inlinable init(fraction: Double) { self.fraction = fraction }

    /// A ratio as a fraction of one.
    @inlinable public static func fraction(_ value: Double) -> Self { Self(fraction: value) }

    /// A ratio in percent (per hundred).
    @inlinable public static func percent(_ value: Double) -> Self { Self(fraction: value / 100) }

    /// The relative change from `old` to `new`: `new / old - 1`.
    ///
    /// - Precondition: `old` is positive; a change against zero or a loss has no meaning as a ratio.
    @inlinable public static func change(from old: Double, to new: Double) -> Self {
        precondition(old > 0, "relative change needs a positive base, was \(old)")
        return Self(fraction: new / old - 1)
    }

    /// The ratio of a number of basis points.
    @inlinable public init(_ basisPoints: BasisPoints) { self.init(fraction: basisPoints.count / 10_000) }

    /// None of it.
    @inlinable public static var zero: Self { Self(fraction: 0) }

    /// The ratio in percent.
    @inlinable public var percent: Double { fraction * 100 }

    /// The smaller ratio is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.fraction < right.fraction }

    /// The sum.
    @inlinable public static func + (left: Self, right: Self) -> Self {
        Self(fraction: left.fraction + right.fraction)
    }

    /// The difference, in ratio points.
    @inlinable public static func - (left: Self, right: Self) -> Self {
        Self(fraction: left.fraction - right.fraction)
    }

    /// The opposite.
    @inlinable public static prefix func - (ratio: Self) -> Self { Self(fraction: -ratio.fraction) }

    /// The part of a part.
    @inlinable public static func * (left: Self, right: Self) -> Self {
        Self(fraction: left.fraction * right.fraction)
    }
}

extension Ratio: CustomStringConvertible {
    /// The percentage, unrounded: `18.5 %`.
    public var description: String { "\(percent) %" }
}

/// Hundredths of a percent, as yields and credit spreads are quoted.
public struct BasisPoints: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The number of basis points, may be fractional.
    public let count: Double

    /// A number of basis points.
    @inlinable public init(_ count: Double) { self.count = count }

    /// A ratio in basis points.
    @inlinable public init(_ ratio: Ratio) { self.init(ratio.fraction * 10_000) }

    /// The smaller spread is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.count < right.count }

    /// The sum.
    @inlinable public static func + (left: Self, right: Self) -> Self { Self(left.count + right.count) }

    /// The difference.
    @inlinable public static func - (left: Self, right: Self) -> Self { Self(left.count - right.count) }

    /// The opposite.
    @inlinable public static prefix func - (points: Self) -> Self { Self(-points.count) }
}

extension BasisPoints: CustomStringConvertible {
    /// `115.0 bp`.
    public var description: String { "\(count) bp" }
}

/// Power usage effectiveness: gross load of a facility over its critical IT load, at least 1.
///
/// Source: ISO/IEC 30134-2, *Power usage effectiveness (PUE)*. It is an average over a year; with a peak PUE
/// the same functions give the peak.
public struct PUE: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// Gross load / critical IT load, dimensionless, at least 1.
    public let value: Double

    /// A PUE known to be valid.
    ///
    /// - Precondition: `value` is finite and at least 1.
    @inlinable public init(_ value: Double) {
        precondition(value >= 1 && value.isFinite, "a PUE is at least 1 and finite, was \(value)")
        self.value = value
    }

    /// A PUE from a table or a user; nil unless `value` is finite and at least 1.
    @inlinable public init?(checking value: Double) {
        guard value >= 1, value.isFinite else { return nil }
        self.value = value
    }

    /// The smaller overhead is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

extension PUE: CustomStringConvertible {
    /// The bare number.
    public var description: String { "\(value)" }
}

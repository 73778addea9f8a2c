// SPDX-License-Identifier: Apache-2.0

/// What a `Quantity` measures, and the one unit in which its number is kept.
///
/// A dimension is an empty enum: it exists only for the compiler, which keeps megawatts from being added to
/// megawatt-hours.
public protocol Dimension: Sendable {
    /// The symbol of the canonical unit, as printed: `MW`.
    static var symbol: String { get }
}

/// A dimension in which the sum and the difference of two amounts mean something.
///
/// Two powers add up and so do two prices (energy and adder). Two efficiencies do not: a fleet's efficiency
/// is its power over its hash rate.
public protocol SummableDimension: Dimension {}

/// An amount of something measured, held as one number in the canonical unit of its dimension.
///
/// It is made by a factory that names the unit (`Power.kilowatts(2_500)`) and read by a property that names
/// the unit (`power.megawatts`); there is no way in or out without a unit.
///
/// | expression | result | where |
/// |---|---|---|
/// | `a + b`, `a - b`, `-a`, `a += b`, `a -= b` | the same quantity | summable dimensions |
/// | `a * 2`, `2 * a`, `a / 2`, `a * ratio` | the same quantity | all |
/// | `a / b` | `Double`, how many times `b` | all |
/// | `a < b` | `Bool` | all |
/// | `Power * Hours` | `Energy` | |
/// | `Energy / Hours`, `Energy / Power` | `Power`, `Hours` | |
/// | `Energy * EnergyPrice` | `Dollars` | |
/// | `Dollars / Energy` | `EnergyPrice` | |
/// | `HashRate * Efficiency` | `Power` | |
/// | `Power / HashRate`, `Power / Efficiency` | `Efficiency`, `HashRate` | |
/// | `Power * CapitalCostPerPower` | `Dollars` | |
/// | `Dollars / Power` | `CapitalCostPerPower` | |
/// | `HashpriceBTC * BitcoinPrice` | `Hashprice` | |
///
/// No other product or quotient exists. Numbers are not checked for being finite: files are checked at the
/// border, and arithmetic follows IEEE 754.
public struct Quantity<Measure: Dimension>: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline let canonical: Double

    @inlinable init(canonical: Double) { self.canonical = canonical }
}

extension Quantity: Comparable {
    /// The smaller amount is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.canonical < right.canonical }
}

extension Quantity {
    /// Nothing.
    @inlinable public static var zero: Self { Self(canonical: 0) }

    /// Whether the number is neither infinite nor not-a-number.
    @inlinable public var isFinite: Bool { canonical.isFinite }

    /// The amount without its sign.
    @inlinable public var magnitude: Self { Self(canonical: canonical.magnitude) }

    /// `factor` times the amount.
    @inlinable public static func * (quantity: Self, factor: Double) -> Self {
        Self(canonical: quantity.canonical * factor)
    }

    /// `factor` times the amount.
    @inlinable public static func * (factor: Double, quantity: Self) -> Self { quantity * factor }

    /// The part `ratio` of the amount.
    @inlinable public static func * (quantity: Self, ratio: Ratio) -> Self { quantity * ratio.fraction }

    /// The amount divided into `divisor` parts.
    @inlinable public static func / (quantity: Self, divisor: Double) -> Self {
        Self(canonical: quantity.canonical / divisor)
    }

    /// How many times `right` is `left`.
    @inlinable public static func / (left: Self, right: Self) -> Double { left.canonical / right.canonical }
}

extension Quantity where Measure: SummableDimension {
    /// The sum.
    @inlinable public static func + (left: Self, right: Self) -> Self {
        Self(canonical: left.canonical + right.canonical)
    }

    /// The difference.
    @inlinable public static func - (left: Self, right: Self) -> Self {
        Self(canonical: left.canonical - right.canonical)
    }

    /// The opposite amount.
    @inlinable public static prefix func - (quantity: Self) -> Self { Self(canonical: -quantity.canonical) }

    /// Adds in place.
    @inlinable public static func += (left: inout Self, right: Self) { left = left + right }

    /// Subtracts in place.
    @inlinable public static func -= (left: inout Self, right: Self) { left = left - right }
}

extension Quantity: CustomStringConvertible {
    /// The number, unrounded, in the canonical unit and its symbol: `2.5 MW`.
    public var description: String { "\(canonical) \(Measure.symbol)" }
}

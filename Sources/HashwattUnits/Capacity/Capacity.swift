// SPDX-License-Identifier: Apache-2.0

/// Megawatts of one definition in one state.
///
/// Both are part of the type, so what the press adds up does not compile:
///
///     let let_ = Capacity<CriticalIT, Contracted>.megawatts(300)
///     let site = Capacity<Gross, Energised>.megawatts(750)
///     let_ + site                                 // error: definitions and states differ
///     let_.gross(at: PUE(1.3)) + site             // error: states differ
///     let_.gross(at: PUE(1.3)).addingAcrossStates(site)   // Capacity<Gross, MixedStages>, 1140 MW
///
/// | expression | result |
/// |---|---|
/// | `a + b`, `a += b` | the same capacity; only within one definition and state |
/// | `a.addingAcrossStates(b)` | `Capacity<Measure, MixedStages>`; only within one definition |
/// | `a * ratio` | the same capacity: the part a company owns |
/// | `a / b` | `Double`, how many times `b` |
/// | `criticalIT.gross(at: pue)`, `gross.criticalIT(at: pue)` | the other definition, same state |
/// | `a < b` | `Bool` |
///
/// There is no way from utility or undefined megawatts to any other: no ratio is known for them.
public struct Capacity<Measure: CapacityMeasure, Stage: CapacityStage>: Hashable, Sendable, BitwiseCopyable {
    /// The number as a power, zero or more.
    public let power: Power
    /// The states it was summed over: one, but for `MixedStages`.
    public let states: CapacityStates

    @usableFromInline init(power: Power, states: CapacityStates) {
        precondition(
            power >= .zero && power.isFinite, "a capacity is finite and not negative, was \(power)")
        self.power = power
        self.states = states
    }

    /// The number of megawatts (MW), zero or more.
    public var megawatts: Double { power.megawatts }

    /// The sum with capacity in other states, typed and marked as a mixture.
    public func addingAcrossStates<Other: CapacityStage>(
        _ other: Capacity<Measure, Other>
    ) -> Capacity<Measure, MixedStages> {
        Capacity<Measure, MixedStages>(power: power + other.power, states: states.union(other.states))
    }

    /// The part `ratio`, such as a share of a joint venture.
    ///
    /// - Precondition: `ratio` is not negative.
    public static func * (capacity: Self, ratio: Ratio) -> Self {
        Self(power: capacity.power * ratio, states: capacity.states)
    }

    /// How many times `right` is `left`.
    public static func / (left: Self, right: Self) -> Double { left.power / right.power }
}

extension Capacity where Stage: SingleCapacityStage {
    /// A capacity in megawatts (MW).
    ///
    /// - Precondition: `value` is finite and not negative.
    public static func megawatts(_ value: Double) -> Self { Self(.megawatts(value)) }

    /// A capacity of this much power.
    ///
    /// - Precondition: `power` is finite and not negative.
    public init(_ power: Power) { self.init(power: power, states: CapacityStates(Stage.state)) }

    /// No capacity.
    public static var zero: Self { Self(.zero) }

    /// The sum; both sides have one definition and one state.
    public static func + (left: Self, right: Self) -> Self { Self(left.power + right.power) }

    /// Adds in place.
    public static func += (left: inout Self, right: Self) { left = left + right }
}

extension Capacity: Comparable {
    /// The smaller capacity is less.
    public static func < (left: Self, right: Self) -> Bool { left.power < right.power }
}

extension Capacity where Measure == CriticalIT {
    /// Gross capacity that this critical IT load needs: MW · PUE.
    public func gross(at pue: PUE) -> Capacity<Gross, Stage> {
        Capacity<Gross, Stage>(power: power * pue.value, states: states)
    }

    /// Rent of this capacity over twelve months.
    public func annualRent(at rent: PowerRent) -> Dollars { rent.annualRent(for: power) }
}

extension Capacity where Measure == Gross {
    /// Critical IT load that this gross capacity carries: MW / PUE.
    public func criticalIT(at pue: PUE) -> Capacity<CriticalIT, Stage> {
        Capacity<CriticalIT, Stage>(power: power / pue.value, states: states)
    }
}

extension Capacity: CustomStringConvertible {
    /// `300.0 MW critical IT, contracted`.
    public var description: String { AnyCapacity(self).description }
}

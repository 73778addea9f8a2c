// SPDX-License-Identifier: Apache-2.0

/// Why two capacities from tables cannot be added, or a cell is no capacity.
public enum CapacityError: Error, Hashable, Sendable {
    /// Not finite, or negative.
    case notACapacity(megawatts: Double)
    /// No state was given.
    case noState(megawatts: Double)
    /// The megawatts measure different things.
    case definitionsDiffer(AnyCapacity, AnyCapacity)
    /// The megawatts are in different states.
    case statesDiffer(AnyCapacity, AnyCapacity)
}

extension CapacityError: CustomStringConvertible {
    /// What, where, what to do next.
    public var description: String {
        switch self {
        case .notACapacity(let megawatts):
            "\(megawatts) is no number of megawatts; give a finite number, zero or more"
        case .noState(let megawatts):
            "\(megawatts) MW have no state; give energised, contracted, secured or pipeline"
        case .definitionsDiffer(let left, let right):
            "cannot add \(right) to \(left): the definitions differ; convert by a PUE or total each apart"
        case .statesDiffer(let left, let right):
            "cannot add \(right) to \(left): the states differ; total each apart or add across states by name"
        }
    }
}

/// A capacity whose definition and state are cells of a table: the run-time form of `Capacity`.
///
/// The rules are the same; what the compiler refuses there is thrown here.
public struct AnyCapacity: Hashable, Sendable, BitwiseCopyable {
    /// The number as a power, zero or more.
    public let power: Power
    /// What the megawatts measure.
    public let definition: CapacityDefinition
    /// The states they were summed over; one for a record.
    public let states: CapacityStates

    /// A capacity from a table.
    ///
    /// - Throws: `CapacityError.notACapacity`, `.noState`.
    public init(
        power: Power, definition: CapacityDefinition, states: CapacityStates
    ) throws(CapacityError) {
        guard power.isFinite, power >= .zero else { throw .notACapacity(megawatts: power.megawatts) }
        guard !states.members.isEmpty else { throw .noState(megawatts: power.megawatts) }
        self.init(unchecked: power, definition, states)
    }

    /// A capacity from a table, in megawatts.
    ///
    /// - Throws: `CapacityError.notACapacity`.
    public init(
        megawatts: Double, definition: CapacityDefinition, state: CapacityState
    ) throws(CapacityError) {
        try self.init(power: .megawatts(megawatts), definition: definition, states: CapacityStates(state))
    }

    /// The run-time form of a typed capacity.
    public init<Measure, Stage>(_ capacity: Capacity<Measure, Stage>) {
        self.init(unchecked: capacity.power, Measure.definition, capacity.states)
    }

    private init(unchecked power: Power, _ definition: CapacityDefinition, _ states: CapacityStates) {
        self.power = power
        self.definition = definition
        self.states = states
    }

    /// The number of megawatts (MW).
    public var megawatts: Double { power.megawatts }

    /// The one state, or nil for a mixture.
    public var state: CapacityState? { states.single }

    /// The sum within one definition and one state (or the same mixture).
    ///
    /// - Throws: `CapacityError.definitionsDiffer`, `.statesDiffer`.
    public func adding(_ other: Self) throws(CapacityError) -> Self {
        guard definition == other.definition else { throw .definitionsDiffer(self, other) }
        guard states == other.states else { throw .statesDiffer(self, other) }
        return Self(unchecked: power + other.power, definition, states)
    }

    /// The sum within one definition, over states; the result says over which.
    ///
    /// - Throws: `CapacityError.definitionsDiffer`.
    public func addingAcrossStates(_ other: Self) throws(CapacityError) -> Self {
        guard definition == other.definition else { throw .definitionsDiffer(self, other) }
        return Self(unchecked: power + other.power, definition, states.union(other.states))
    }

    /// One sum for each definition and state that occurs, sorted by definition and then state.
    ///
    /// - Complexity: O(n).
    public static func totals(of capacities: some Sequence<AnyCapacity>) -> [AnyCapacity] {
        var sums: [CapacityDefinition: [UInt8: Power]] = [:]
        for capacity in capacities {
            sums[capacity.definition, default: [:]][capacity.states.rawValue, default: .zero] +=
                capacity.power
        }
        return CapacityDefinition.allCases.flatMap { definition in
            (sums[definition] ?? [:]).sorted { $0.key < $1.key }.map { bits, power in
                AnyCapacity(unchecked: power, definition, CapacityStates(rawValue: bits))
            }
        }
    }
}

extension AnyCapacity: CustomStringConvertible {
    /// `300.0 MW critical IT, contracted`.
    public var description: String {
        let measure = definition == .undefined ? "(definition not given)" : definition.rawValue
        return "\(power) \(measure), \(states)"
    }
}

extension Capacity where Stage: SingleCapacityStage {
    /// The typed form, if definition and state are these; nil otherwise.
    public init?(_ capacity: AnyCapacity) {
        guard capacity.definition == Measure.definition, capacity.state == Stage.state else { return nil }
        self.init(capacity.power)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Which megawatt is meant, for records whose definition is a cell of a table.
public enum CapacityDefinition: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// Load of the tenant's IT equipment.
    case criticalIT = "critical IT"
    /// Draw of the facility with cooling and losses.
    case gross
    /// What the utility or grid operator has agreed to or connected at the point of delivery.
    case utility
    /// Hoped-for capacity of a pipeline, whose measure no agreement fixes yet.
    case pipeline
    /// The source does not say.
    case undefined = "not given"
}

/// How far a megawatt is, for records whose state is a cell of a table.
public enum CapacityState: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// Connected and able to draw power.
    case energised
    /// Let to a tenant or under a signed supply contract, not necessarily energised.
    case contracted
    /// Land and grid connection are agreed, no load yet.
    case secured
    /// Under application, study or option.
    case pipeline
}

/// The set of states that a number of megawatts was summed over.
public struct CapacityStates: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// One bit a state, in the order of `CapacityState.allCases`.
    public let rawValue: UInt8

    /// The set with these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The set of one state.
    public init(_ state: CapacityState) {
        switch state {
        case .energised: self.init(rawValue: 1)
        case .contracted: self.init(rawValue: 2)
        case .secured: self.init(rawValue: 4)
        case .pipeline: self.init(rawValue: 8)
        }
    }

    /// The states in the set, from energised to pipeline.
    public var members: [CapacityState] { CapacityState.allCases.filter { contains(CapacityStates($0)) } }

    /// The one state, or nil for a mixture or an empty set.
    public var single: CapacityState? {
        let found = members
        return found.count == 1 ? found.first : nil
    }

    /// Whether there is more than one state.
    public var isMixture: Bool { rawValue.nonzeroBitCount > 1 }
}

extension CapacityStates: CustomStringConvertible {
    /// `energised`, or `mixed: energised + secured`.
    public var description: String {
        let names = members.map(\.rawValue).joined(separator: " + ")
        return isMixture ? "mixed: \(names)" : names
    }
}

/// A definition known to the compiler.
public protocol CapacityMeasure: Sendable {
    /// Its name in tables.
    static var definition: CapacityDefinition { get }
}

/// Critical IT megawatts: load of the tenant's IT equipment.
public enum CriticalIT: CapacityMeasure {
    /// `.criticalIT`.
    public static var definition: CapacityDefinition { .criticalIT }
}

/// Gross megawatts: draw of the facility with cooling and losses.
public enum Gross: CapacityMeasure {
    /// `.gross`.
    public static var definition: CapacityDefinition { .gross }
}

/// Utility megawatts: what the grid has agreed to deliver.
public enum Utility: CapacityMeasure {
    /// `.utility`.
    public static var definition: CapacityDefinition { .utility }
}

/// Megawatts of a pipeline whose measure is not fixed.
public enum PipelineMeasure: CapacityMeasure {
    /// `.pipeline`.
    public static var definition: CapacityDefinition { .pipeline }
}

/// Megawatts whose source does not say what they measure.
public enum UndefinedMeasure: CapacityMeasure {
    /// `.undefined`.
    public static var definition: CapacityDefinition { .undefined }
}

/// A state known to the compiler.
public protocol CapacityStage: Sendable {}

/// A stage that is one state and not a mixture.
public protocol SingleCapacityStage: CapacityStage {
    /// Its name in tables.
    static var state: CapacityState { get }
}

/// Connected and able to draw power.
public enum Energised: SingleCapacityStage {
    /// `.energised`.
    public static var state: CapacityState { .energised }
}

/// Let or under a supply contract.
public enum Contracted: SingleCapacityStage {
    /// `.contracted`.
    public static var state: CapacityState { .contracted }
}

/// Land and grid connection agreed.
public enum Secured: SingleCapacityStage {
    /// `.secured`.
    public static var state: CapacityState { .secured }
}

/// Under application, study or option.
public enum Pipeline: SingleCapacityStage {
    /// `.pipeline`.
    public static var state: CapacityState { .pipeline }
}

/// A sum over states; which ones is in the value (`Capacity.states`).
public enum MixedStages: CapacityStage {}

// SPDX-License-Identifier: Apache-2.0

/// How far an approval is, by one source.
public enum PowerTradingStatus: String, CaseIterable, Hashable, Sendable {
    /// Applied for.
    case applied
    /// Granted.
    case granted
    /// Press says that it is sought.
    case reportedAsSeeking = "reported_as_seeking"
    /// In-house marketer.
    case inHouseMarketer = "in_house_marketer"
}

/// How far a gas plant is.
public enum GasPlantStatus: String, CaseIterable, Hashable, Sendable {
    /// Approved by the regulator.
    case approved
    /// Proposed.
    case proposed
}

/// How far a supply contract is.
public enum UtilityContractStatus: String, CaseIterable, Hashable, Sendable {
    /// Announced.
    case announced
    /// Approved by the regulator.
    case approved
}

/// What a figure on grid connections is.
public enum InterconnectionMetric: String, CaseIterable, Hashable, Sendable {
    /// Time to a connection.
    case timeToPower = "time_to_power"
    /// Part of the time that a site of a miner saves.
    case timeSavedAtMinerSites = "time_saved_at_miner_sites"
}

// SPDX-License-Identifier: Apache-2.0

/// How well the day of an event is known.
public enum DateCertainty: String, CaseIterable, Hashable, Sendable {
    /// Confirmed to the day.
    case day
    /// Confirmed to the month.
    case month
    /// Confirmed to the year.
    case year
    /// Inferred by us.
    case inferred
}

/// Form of a contract as announced.
public enum DealType: String, CaseIterable, Hashable, Sendable {
    /// Lease without a stated form.
    case lease
    /// Colocation or hosting of AI machines.
    case colocation
    /// Lease of a whole campus.
    case campusLease = "campus_lease"
    /// Triple net lease.
    case tripleNetLease = "nnn_lease"
    /// Hosting, built largely with the money of the tenant.
    case hosting
    /// Compute on own GPUs.
    case graphicsCloud = "gpu_cloud"
    /// Conversion without a tenant.
    case ownConversion = "own_conversion"
    /// Land and power without a tenant.
    case landAndPower = "land_and_power"
    /// Joint venture without a tenant.
    case jointVenture = "joint_venture"
}

/// Contracts whose rents may be compared and averaged; classes are never mixed.
public enum LeaseClass: String, CaseIterable, Hashable, Sendable {
    /// The tenant pays taxes, insurance and upkeep: rent is near NOI.
    case tripleNet = "triple_net"
    /// Colocation or modified gross: the landlord operates.
    case colocation
    /// The tenant pays for most of the building.
    case tenantFundedHosting = "tenant_funded_hosting"
    /// Revenue with GPUs: no rent.
    case graphicsCloud = "gpu_cloud"
    /// No tenant.
    case noLease = "none"
}

/// How far a contract is.
public enum DealStatus: String, CaseIterable, Hashable, Sendable {
    /// Signed and effective.
    case signed
    /// Signed, conditions are open.
    case conditional
    /// No contract.
    case noTenant = "no_tenant"
}

/// Where the value of a contract comes from.
public enum ValueBasis: String, CaseIterable, Hashable, Sendable {
    /// Stated for the base term.
    case stated
    /// A stated sum less earlier contracts.
    case difference
    /// A stated annual revenue times the term.
    case annualTimesTerm = "annual_times_term"
    /// Stated with all options; the base value is not given.
    case withOptions = "with_options"
}

/// What happened.
public enum EventType: String, CaseIterable, Hashable, Sendable {
    /// Lease or hosting contract.
    case lease
    /// GPU-cloud contract.
    case graphicsCloud = "gpu_cloud"
    /// Capital spending announced.
    case capex
    /// Bonds priced.
    case bond
    /// Loan or notes.
    case financing
    /// Power plant, supply or site.
    case power
    /// Power trading at market-based rates.
    case powerTrading = "power_trading"
    /// Company renamed.
    case rename
    /// State of affairs.
    case status
}

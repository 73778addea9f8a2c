// SPDX-License-Identifier: Apache-2.0

/// Form of a bond issue.
public enum BondKind: String, CaseIterable, Hashable, Sendable {
    /// Notes sold to the public.
    case publicNotes = "public_notes"
    /// Notes placed privately.
    case privateNotes = "private_notes"
    /// Sum over issues.
    case total
}

/// Whether the parts of an issue are known.
public enum TrancheListing: String, CaseIterable, Hashable, Sendable {
    /// All tranches have rows.
    case listed
    /// No tranche has a row.
    case notFound = "not_found"
}

/// What a row on capital spending is; sums stay within one kind.
public enum CapexKind: String, CaseIterable, Hashable, Sendable {
    /// A project.
    case announcement
    /// What a company plans to spend in a period.
    case guidance
    /// What a company spent in a period.
    case spent
    /// Sum over companies.
    case total
    /// Forecast of a third party.
    case forecast
}

/// Form of a financing.
public enum FinancingKind: String, CaseIterable, Hashable, Sendable {
    /// Convertible notes.
    case convertible
    /// Senior secured notes.
    case securedNotes = "secured_notes"
    /// Loan on GPUs.
    case graphicsFinancing = "gpu_financing"
    /// Loan to a project.
    case projectLoan = "project_loan"
    /// Convertible notes and shares together.
    case convertibleAndEquity = "convertible_and_equity"
}

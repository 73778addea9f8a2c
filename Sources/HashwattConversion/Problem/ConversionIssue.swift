// SPDX-License-Identifier: Apache-2.0

/// A rule that a problem breaks: who, what, and what to do.
public enum ConversionIssue: Error, Hashable, Sendable, CustomStringConvertible {
    /// A number that is outside its range.
    case outOfRange(owner: String, quantity: String, value: Double, rule: String)
    /// A stage that ends before it begins.
    case negativeLeadTime(block: String, stage: String, quarters: Int)
    /// Offers that require each other.
    case circularOffers([String])
    /// An offer whose rent never exceeds its operating cost.
    case rentBelowCost(offer: String, rent: Double, cost: Double)
    /// Debt at the start that no contracted cash flow serves.
    case debtWithoutCashFlow(owner: String, debtUSD: Double, supportedUSD: Double)
    /// A series of another length than the plan.
    case length(owner: String, series: String, found: Int, expected: Int)
    /// A reference to something that is not there.
    case unknown(owner: String, reference: String)
    /// Two things with one name.
    case duplicate(kind: String, name: String)

    /// One line: what, where and what to do.
    public var description: String {
        switch self {
        case .outOfRange(let owner, let quantity, let value, let rule):
            "\(owner): \(quantity) is \(Self.plain(value)); it must be \(rule)"
        case .negativeLeadTime(let block, let stage, let quarters):
            "\(block): the \(stage) takes \(quarters) quarters; a lead time is a whole number of quarters, 1 or more"
        case .circularOffers(let names):
            "offers require each other in a circle: \((names + names.prefix(1)).joined(separator: " → ")); take one "
                + "`requires` out"
        case .rentBelowCost(let offer, let rent, let cost):
            "\(offer): the rent of \(Self.plain(rent)) USD/kW-month never exceeds the operating cost of "
                + "\(Self.plain(cost)); nobody would build for it: raise the rent, lower the cost or take it out"
        case .debtWithoutCashFlow(let owner, let debt, let supported):
            "\(owner): debt of \(Self.millions(debt)) at the start, but contracted cash flow serves "
                + "\(Self.millions(supported)); state the cash flow that serves it, or move the debt out of the plan"
        case .length(let owner, let series, let found, let expected):
            "\(owner): \(series) has \(found) values for \(expected) quarters"
        case .unknown(let owner, let reference):
            "\(owner): names \(reference), which does not exist"
        case .duplicate(let kind, let name):
            "\(kind) \(name) stands twice; names must differ"
        }
    }

    private static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    private static func millions(_ value: Double) -> String {
        "\(plain((value / 1e4).rounded() / 100)) million USD"
    }
}

/// Every rule that a problem breaks.
public struct ConversionIssues: Error, Hashable, Sendable {
    /// At least one.
    public let issues: [ConversionIssue]

    /// The broken rules.
    public init(_ issues: [ConversionIssue]) { self.issues = issues }
}

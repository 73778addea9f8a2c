// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One tranche of a bond issue a row.
public struct BondTranche: FactRecord {
    /// Name of the row.
    public let id: String
    /// Issue that it belongs to.
    public let issue: String
    /// Principal in the currency of the issue (the issue's currency).
    public let amount: Double
    /// Coupon; blank where floating; 0.18 is 18 %.
    public let coupon: Ratio?
    /// Whether the coupon floats.
    public let isFloating: Bool
    /// Day, month or year of repayment.
    public let maturity: PartialDate
    /// Yield at issue; 0.18 is 18 %.
    public let yield: Ratio?
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        issue = row.text("issue")
        amount = row.requiredNumber("amount")
        coupon = row.number("coupon_ratio").map(Ratio.fraction)
        isFloating = row.requiredFlag("floating")
        maturity = row.requiredPartialDate("maturity")
        yield = row.number("yield_ratio").map(Ratio.fraction)
        source = row.source()
    }
}

extension BondTranche {
    /// The rules of its table.
    public static var schema: TableSchema { .bondTranches }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { nil }
}

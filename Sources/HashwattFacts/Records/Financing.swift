// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One loan or note of a miner, landlord or project a row.
public struct Financing: FactRecord {
    /// Name of the row.
    public let id: String
    /// Company that borrows, or whose tenancy secures the loan.
    public let ticker: String
    /// Borrower.
    public let borrower: String
    /// Day of the announcement.
    public let announced: PartialDate
    /// Form.
    public let kind: FinancingKind
    /// Principal.
    public let amount: CurrencyAmount
    /// Whether it is a sum that contains other rows; such rows never enter a sum.
    public let isAggregate: Bool
    /// Rows that a sum contains, as far as they have rows.
    public let includes: [String]
    /// Coupon; 0.18 is 18 %.
    public let coupon: Ratio?
    /// Repayment.
    public let maturity: PartialDate?
    /// Price of conversion a share (USD).
    public let conversionPrice: Dollars?
    /// Loan over cost of the project; 0.18 is 18 %.
    public let loanToCost: Ratio?
    /// What the money is for.
    public let purpose: String
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        ticker = row.text("ticker")
        borrower = row.text("borrower")
        announced = row.requiredPartialDate("announced")
        kind = row.requiredWord("kind")
        amount = CurrencyAmount(row.requiredNumber("amount"), row.requiredWord("currency"))
        isAggregate = row.requiredFlag("aggregate")
        includes = row.list("includes")
        coupon = row.number("coupon_ratio").map(Ratio.fraction)
        maturity = row.partialDate("maturity")
        conversionPrice = row.number("conversion_price_usd").map { Dollars($0) }
        loanToCost = row.number("loan_to_cost_ratio").map(Ratio.fraction)
        purpose = row.text("purpose")
        source = row.source()
    }
}

extension Financing {
    /// The rules of its table.
    public static var schema: TableSchema { .financings }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { announced }
}

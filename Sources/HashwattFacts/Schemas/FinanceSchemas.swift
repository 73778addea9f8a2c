// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension TableSchema {
    /// One issue of bonds a row, as a whole; its parts stand in bond_tranches.
    static let bondIssues = TableSchema(
        "bond_issues", "One issue of bonds a row, as a whole; its parts stand in bond_tranches.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .optional(
                "ticker", .reference(table: "companies"),
                "Issuer, or who stands behind it; blank for a sum over issuers."),
            .required("issuer", .text, "Issuer."),
            .required("announced", .partialDate, "Day of pricing or announcement."),
            .optional("settled", .date, "Day of settlement."),
            .required("currency", .words(CurrencyCode.self), "Currency of the amount."),
            .required("amount", .number(unit: "the row's currency", 1...1e14), "Principal."),
            .required("kind", .words(BondKind.self), "Form of the issue."),
            .required("tranches", .words(TrancheListing.self), "Whether bond_tranches lists its parts."),
            .required(
                "aggregate", .flag,
                "Whether it is a sum that contains other rows; such rows never enter a sum."),
            .optional(
                "includes", .references(table: "bond_issues"),
                "Rows that a sum contains, as far as they have rows."),
            .optional("orders_usd", .number(unit: "USD", 0...1e14), "Order book (USD)."),
            .optional("orders_bound", .words(Bound.self), "How the order book is meant."),
            .optional(
                "price_to_public_usd", .number(unit: "USD", 0...1e14),
                "Price to the public, whole issue (USD)."),
            .optional(
                "discounts_usd", .number(unit: "USD", 0...1e14), "Discounts of the underwriters (USD)."),
            .optional("purpose", .text, "What the money is for."),
        ] + sourceColumns)

    /// One tranche of a bond issue a row.
    static let bondTranches = TableSchema(
        "bond_tranches", "One tranche of a bond issue a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("issue", .reference(table: "bond_issues"), "Issue that it belongs to."),
            .required(
                "amount", .number(unit: "the issue's currency", 1...1e14),
                "Principal in the currency of the issue (the issue's currency)."),
            .optional(
                "coupon_ratio", .number(unit: "ratio", 0...1), "Coupon; blank where floating; 0.18 is 18 %."),
            .required("floating", .flag, "Whether the coupon floats."),
            .required("maturity", .partialDate, "Day, month or year of repayment."),
            .optional("yield_ratio", .number(unit: "ratio", 0...1), "Yield at issue; 0.18 is 18 %."),
        ] + sourceColumns)

    /// One announcement, guidance or forecast of capital spending a row.
    static let capex = TableSchema(
        "capex", "One announcement, guidance or forecast of capital spending a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .optional(
                "ticker", .reference(table: "companies"),
                "Company that spends; blank for sums and forecasts of others."),
            .required("announcer", .text, "Who announces."),
            .required("kind", .words(CapexKind.self), "What it is; kinds are never added to one another."),
            .required("announced", .partialDate, "Day of the announcement."),
            .optional("period", .identifier, "Year, quarter or years that it is for."),
            .required("amount_usd", .number(unit: "USD", 0...1e14), "Amount, the low end of a range (USD)."),
            .optional("amount_high_usd", .number(unit: "USD", 0...1e14), "High end of a range (USD)."),
            .required("bound", .words(Bound.self), "How the amount is meant."),
            .optional("previous_amount_usd", .number(unit: "USD", 0...1e14), "What was said before (USD)."),
            .optional("capacity_mw", .number(unit: "MW", 0...100_000), "Capacity that is built (MW)."),
            .optional("capacity_bound", .words(Bound.self), "How the capacity is meant."),
            .required(
                "aggregate", .flag,
                "Whether it is a sum that contains other rows; such rows never enter a sum."),
            .optional(
                "includes", .references(table: "capex"), "Rows that a sum contains, as far as they have rows."
            ),
            .required("headline", .text, "What was announced, in our words."),
        ] + sourceColumns)

    /// One loan or note of a miner, landlord or project a row.
    static let financings = TableSchema(
        "financings", "One loan or note of a miner, landlord or project a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required(
                "ticker", .reference(table: "companies"),
                "Company that borrows, or whose tenancy secures the loan."),
            .required("borrower", .text, "Borrower."),
            .required("announced", .partialDate, "Day of the announcement."),
            .required("kind", .words(FinancingKind.self), "Form."),
            .required("currency", .words(CurrencyCode.self), "Currency of the amount."),
            .required("amount", .number(unit: "the row's currency", 1...1e14), "Principal."),
            .required(
                "aggregate", .flag,
                "Whether it is a sum that contains other rows; such rows never enter a sum."),
            .optional(
                "includes", .references(table: "financings"),
                "Rows that a sum contains, as far as they have rows."),
            .optional("coupon_ratio", .number(unit: "ratio", 0...1), "Coupon; 0.18 is 18 %."),
            .optional("maturity", .partialDate, "Repayment."),
            .optional(
                "conversion_price_usd", .number(unit: "USD", 0...1e14), "Price of conversion a share (USD)."),
            .optional(
                "loan_to_cost_ratio", .number(unit: "ratio", 0...1),
                "Loan over cost of the project; 0.18 is 18 %."),
            .optional("purpose", .text, "What the money is for."),
        ] + sourceColumns)
}

// SPDX-License-Identifier: Apache-2.0

extension TableSchema {
    /// One lease, GPU-cloud contract or site without a tenant a row.
    static let deals = TableSchema(
        "deals", "One lease, GPU-cloud contract or site without a tenant a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required(
                "announced", .partialDate, "Day of the announcement, on which an event study is centred."),
            .required("date_certainty", .words(DateCertainty.self), "How well the day is known."),
            .required("ticker", .reference(table: "companies"), "Company that lets or hosts."),
            .required("landlord", .text, "Who lets, as named at the time."),
            .optional("tenant", .text, "Who leases; blank where nobody does."),
            .optional("tenant_ticker", .reference(table: "companies"), "Ticker of the tenant."),
            .optional("end_user", .text, "Who uses the capacity in the end."),
            .optional("guarantor", .text, "Who backs the tenant."),
            .optional("site", .text, "Site."),
            .required("type", .words(DealType.self), "Form of the contract as announced."),
            .required("lease_class", .words(LeaseClass.self), "What rents it may be compared with."),
            .required("status", .words(DealStatus.self), "How far the contract is."),
            .required(
                "cumulative", .flag,
                "Whether it is a sum that contains other rows; such rows never enter a sum."),
            .optional(
                "includes", .references(table: "deals"),
                "Rows that a cumulative row contains, as far as they have rows."),
            .optional("critical_it_mw", .number(unit: "MW", 0...100_000), "Load of the IT equipment (MW)."),
            .optional("gross_mw", .number(unit: "MW", 0...100_000), "Draw of the facility (MW)."),
            .optional("mw_bound", .words(Bound.self), "How the megawatts are meant."),
            .optional("term_years", .number(unit: "years", 0...100), "Base term (years)."),
            .optional(
                "contract_value_usd", .number(unit: "USD", 0...1e14), "Revenue over the base term (USD)."),
            .optional("value_basis", .words(ValueBasis.self), "Where the value comes from."),
            .optional(
                "value_with_extensions_usd", .number(unit: "USD", 0...1e14), "Revenue with all options (USD)."
            ),
            .optional(
                "capex_per_mw_low_usd", .number(unit: "USD/MW", 0...1e9), "Building cost a megawatt, low."),
            .optional(
                "capex_per_mw_high_usd", .number(unit: "USD/MW", 0...1e9), "Building cost a megawatt, high."),
            .optional(
                "disclosed_rent_usd_per_kw_month", .number(unit: "USD/kW-month", 0...10_000),
                "Rent that the landlord disclosed."),
            .optional(
                "noi_margin_low_ratio", .number(unit: "ratio", 0...1), "NOI margin, low; 0.18 is 18 %."),
            .optional(
                "noi_margin_high_ratio", .number(unit: "ratio", 0...1), "NOI margin, high; 0.18 is 18 %."),
            .optional(
                "average_annual_noi_usd", .number(unit: "USD", 0...1e14),
                "NOI a year, mean over the term (USD)."),
            .optional(
                "total_noi_usd", .number(unit: "USD", 0...1e14),
                "NOI over the whole term as the source prints it (USD)."),
            .optional(
                "escalator_ratio", .number(unit: "ratio", 0...1), "Rise of the rent a year; 0.18 is 18 %."),
            .optional(
                "prepayment_ratio", .number(unit: "ratio", 0...1), "Part paid in advance; 0.18 is 18 %."),
            .optional(
                "backstop_usd", .number(unit: "USD", 0...1e14),
                "Obligations of the tenant that the guarantor backs (USD)."),
            .optional(
                "warrant_shares", .number(unit: "shares", 0...1e10),
                "Shares under warrants given for the deal (shares)."),
            .optional(
                "owned_share_ratio", .number(unit: "ratio", 0...1),
                "Share of the company in the landlord; blank where all; 0.18 is 18 %."),
            .optional("delivery", .text, "When capacity is to be delivered."),
            .optional("terms", .text, "Further terms."),
        ] + sourceColumns)

    /// One dated event a row, with a headline of our own and the rows that hold its figures.
    static let events = TableSchema(
        "events", "One dated event a row, with a headline of our own and the rows that hold its figures.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("date", .partialDate, "Day of the event; an event study is centred on it."),
            .required("date_certainty", .words(DateCertainty.self), "How well the day is known."),
            .required("type", .words(EventType.self), "What happened."),
            .optional("ticker", .reference(table: "companies"), "Company."),
            .required("headline", .text, "Headline, in our words."),
            .optional("deals", .references(table: "deals"), "Deals."),
            .optional("capex", .references(table: "capex"), "Capex announcements."),
            .optional("bond_issues", .references(table: "bond_issues"), "Bond issues."),
            .optional("financings", .references(table: "financings"), "Financings."),
            .optional("power_trading", .references(table: "power_trading"), "Approvals."),
            .optional("gas_plants", .references(table: "gas_plants"), "Gas plants."),
        ] + sourceColumns)
}

// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension TableSchema {
    /// One listed company a row; figures about it stand in other tables.
    static let companies = TableSchema(
        "companies", "One listed company a row; figures about it stand in other tables.",
        key: ["ticker"],
        columns: [
            .required(
                "ticker", .identifier,
                "Ticker by which all tables name the company; it stays when the listed ticker changes."),
            .required("name", .text, "Name at the end of 2025; other names and days stand in company_names."),
            .optional("listing", .text, "Exchanges; blank where not looked up."),
            .required("sector", .words(Sector.self), "Group for index figures."),
            .required("role", .text, "What the company does, in our words."),
        ] + sourceColumns)

    /// One name, ticker or alias of a company a row, with the days on which it holds.
    static let companyNames = TableSchema(
        "company_names", "One name, ticker or alias of a company a row, with the days on which it holds.",
        key: ["ticker", "kind", "text"],
        columns: [
            .required("ticker", .reference(table: "companies"), "Company."),
            .required("kind", .words(NameKind.self), "What kind of name."),
            .required("text", .text, "The name as texts print it."),
            .optional("valid_from", .partialDate, "First day on which it holds; blank where always."),
            .optional("valid_to", .partialDate, "Last day on which it holds; blank where still."),
        ] + sourceColumns)

    /// One entity that another one owns a part of: figures of the two overlap.
    static let ownership = TableSchema(
        "ownership", "One entity that another one owns a part of: figures of the two overlap.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("owner", .reference(table: "companies"), "Company that owns."),
            .required("owned", .text, "Entity that is owned."),
            .optional("owned_ticker", .reference(table: "companies"), "Its ticker; blank where not listed."),
            .required("kind", .words(OwnershipKind.self), "Whether the owner consolidates it."),
            .optional(
                "share_ratio", .number(unit: "ratio", 0...1),
                "Share of the owner; blank where not found; 0.18 is 18 %."),
            .optional("valid_from", .partialDate, "First day known; blank where before all figures here."),
        ] + sourceColumns)

    /// Megawatts of a company, of one site or of the group, by definition and state, on a day.
    static let capacity = TableSchema(
        "capacity", "Megawatts of a company, of one site or of the group, by definition and state, on a day.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("ticker", .reference(table: "companies"), "Company."),
            .required("site", .text, "Site; `group` for the whole company."),
            .required("definition", .words(CapacityDefinition.self), "What the megawatts measure."),
            .required("state", .words(CapacityState.self), "How far they are."),
            .required("purpose", .words(CapacityPurpose.self), "What they are for."),
            .required("mw", .number(unit: "MW", 0...100_000), "Megawatts, the low end of a range (MW)."),
            .optional("mw_high", .number(unit: "MW", 0...100_000), "High end of a range (MW)."),
            .required("bound", .words(Bound.self), "How the number is meant."),
            .required(
                "valid_date", .partialDate, "Day on which it holds; of a plan, the day of the announcement."),
            .optional("expected_by", .partialDate, "Until when a plan is to hold."),
            .required("counts_in_total", .flag, "Whether it enters sums; no where another row contains it."),
            .optional(
                "owned_share_ratio", .number(unit: "ratio", 0...1),
                "Share of the company in a joint venture; blank where all; 0.18 is 18 %."),
            .optional("deals", .references(table: "deals"), "Leases that the megawatts belong to."),
        ] + sourceColumns)

    /// One figure of a company on a day: hash rate, cost, holdings, debt, market value.
    static let companyFigures = TableSchema(
        "company_figures", "One figure of a company on a day: hash rate, cost, holdings, debt, market value.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("ticker", .reference(table: "companies"), "Company."),
            .required("metric", .words(CompanyMetric.self), "What it is."),
            .optional("basis", .identifier, "How the company counts it; blank where there is one way."),
            .required(
                "value", .number(unit: "the row's unit", -1e15...1e15),
                "Value, the low end of a range (the row's unit)."),
            .optional(
                "value_high", .number(unit: "the row's unit", -1e15...1e15),
                "High end of a range (the row's unit)."),
            .required("unit", .words(RecordUnit.self), "Unit of the value."),
            .required("bound", .words(Bound.self), "How the number is meant."),
            .required(
                "valid_date", .partialDate, "Day on which it holds; of a target, the day of the announcement."
            ),
            .optional("period", .identifier, "Month, quarter or year that a flow or a target is of."),
        ] + sourceColumns)

    /// Number of shares of a company on a day.
    static let shareCounts = TableSchema(
        "share_counts", "Number of shares of a company on a day.",
        key: ["ticker", "valid_date", "basis"],
        columns: [
            .required("ticker", .reference(table: "companies"), "Company."),
            .required("valid_date", .partialDate, "Day on which it holds."),
            .required("basis", .words(ShareBasis.self), "What is counted."),
            .required("shares", .number(unit: "shares", 1...1e11), "Number of shares (shares)."),
        ] + sourceColumns)
}

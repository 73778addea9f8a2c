// SPDX-License-Identifier: Apache-2.0

extension TableSchema {
    /// One anchor for rents, building costs and site values a row.
    static let rentBenchmarks = TableSchema(
        "rent_benchmarks", "One anchor for rents, building costs and site values a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("metric", .words(RentMetric.self), "What it is."),
            .required("item", .text, "Of what."),
            .optional("lease_class", .words(LeaseClass.self), "What rents it may be compared with."),
            .required(
                "value", .number(unit: "the row's unit", 0...1e12),
                "Value, the low end of a range (the row's unit)."),
            .optional(
                "value_high", .number(unit: "the row's unit", 0...1e12),
                "High end of a range (the row's unit)."),
            .required("unit", .words(RecordUnit.self), "Unit of the value."),
            .required("known", .partialDate, "Day of publication; the year where not found."),
        ] + sourceColumns)

    /// One published figure of the whole sector or network a row.
    static let sectorFigures = TableSchema(
        "sector_figures", "One published figure of the whole sector or network a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("metric", .words(SectorMetric.self), "What it is."),
            .required("scope", .text, "Of what, as its publisher counts."),
            .required("value", .number(unit: "the row's unit", -1e15...1e15), "Value (the row's unit)."),
            .optional(
                "value_high", .number(unit: "the row's unit", -1e15...1e15),
                "High end of a range (the row's unit)."),
            .required("unit", .words(RecordUnit.self), "Unit of the value."),
            .required("bound", .words(Bound.self), "How the number is meant."),
            .required("known", .partialDate, "Day or period that it is of."),
        ] + sourceColumns)

    /// How one provider builds an index of the sector.
    static let indexMethods = TableSchema(
        "index_methods", "How one provider builds an index of the sector.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("index", .text, "Index."),
            .required("provider", .text, "Provider."),
            .optional("asset", .text, "What it is made of."),
            .optional("constituents", .text, "Constituents; blank where not found."),
            .optional("weighting", .text, "Weighting; blank where not found."),
            .optional("rebalance", .text, "Rebalancing; blank where not found."),
            .optional("rules", .text, "Caps and rules; blank where not found."),
            .optional("base", .text, "Base value."),
            .required("method_public", .flag, "Whether the method is public."),
        ] + sourceColumns)
}

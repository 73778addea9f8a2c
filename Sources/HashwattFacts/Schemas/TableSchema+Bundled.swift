// SPDX-License-Identifier: Apache-2.0

extension TableSchema {
    /// The tables of the dataset in the order of their names: their rules, from which files are checked, the
    /// manual is written and rows are read.
    public static let dataset: [TableSchema] = [
        asicModels,
        bondIssues,
        bondTranches,
        capacity,
        capex,
        closeSeries,
        closes,
        companies,
        companyFigures,
        companyNames,
        deals,
        difficultyEpochs,
        events,
        financings,
        gasPlants,
        hashpriceReferences,
        indexMethods,
        interconnection,
        networkDaily,
        networkMonthly,
        ownership,
        powerCreditComparisons,
        powerPriceSeries,
        powerPrices,
        powerTrading,
        productionReports,
        rentBenchmarks,
        sectorFigures,
        shareCounts,
        sources,
        utilityContracts,
    ]

    /// The columns that say where a row was read; a source with title and verification is required.
    static let sourceColumns: [Column] = [
        .required("source_title", .text, "Title of the page, or what is known of it."),
        .optional("source_url", .url, "Address of the page."),
        .optional(
            "source_date", .partialDate, "When the page was printed or read; it never decides what was known."
        ),
        .required("verification", .words(Verification.self), "How far the row may be trusted."),
        .optional("note", .text, "What a reader must know besides, in our words."),
    ]
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// A user's file of a curve: CSV with the columns `maturity` and `par_yield_ratio`.
public enum CurveFile {
    private static let columns: [Column] = [
        .required("maturity", .date, "Day of maturity."),
        .required(
            "par_yield_ratio", .number(unit: "ratio", -0.5...0.5),
            "Coupon at which a semi-annual bond is worth par; 0.0413 is 4.13 %."),
    ]

    /// Reads the points in the order of their maturities.
    ///
    /// - Parameter name: of the file, for messages.
    /// - Throws: every problem of the file, with its line.
    public static func read(
        _ bytes: [UInt8], name: String
    ) throws(TableProblems) -> [(maturity: CivilDate, yield: Double)] {
        let stem = name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
        let schema = TableSchema(stem, "Par yields.", key: ["maturity"], columns: columns)
        return try TableReader(schema).read(bytes).rows.map { row in
            (
                Row.required(row.date("maturity"), "maturity"),
                Row.required(row.number("par_yield_ratio"), "par_yield_ratio")
            )
        }.sorted { $0.maturity < $1.maturity }
    }
}

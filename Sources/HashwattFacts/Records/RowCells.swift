// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Cells that the check has found to be there, for the initialisers of records.
extension Row {
    func requiredNumber(_ column: String) -> Double { Self.required(number(column), column) }
    func requiredInteger(_ column: String) -> Int { Self.required(integer(column), column) }
    func requiredDate(_ column: String) -> CivilDate { Self.required(date(column), column) }
    func requiredPartialDate(_ column: String) -> PartialDate { Self.required(partialDate(column), column) }
    func requiredFlag(_ column: String) -> Bool { Self.required(flag(column), column) }

    func requiredWord<E: RawRepresentable>(_ column: String, as type: E.Type = E.self) -> E
    where E.RawValue == String {
        Self.required(word(column, as: type), column)
    }

    /// The source columns of the row.
    func source() -> Source {
        Source(
            title: text("source_title"), url: optionalText("source_url"), date: partialDate("source_date"),
            verification: requiredWord("verification"), row: reference, note: text("note"))
    }

    /// The source of a row of a table whose source stands in `sources`, not in its rows.
    func tableSource(_ verification: Verification = .secondary) -> Source {
        Source(
            title: "table \(reference.table); see its line in sources", verification: verification,
            row: reference)
    }
}

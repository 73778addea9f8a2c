// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattUnits

extension EvidenceReference {
    /// The page and row of a source; nil where it is no row of a table.
    init?(_ source: Source) {
        guard let row = source.row else { return nil }
        self.init(
            url: source.url, verification: source.verification.rawValue, table: row.table, line: row.line,
            key: row.key)
    }
}

extension KnownValue {
    /// A value of a record.
    init(value: Double, definition: String, day: CivilDate? = nil, from source: Source) {
        self.init(
            value: value, definition: definition, day: day, source: source.title,
            reference: EvidenceReference(source))
    }
}

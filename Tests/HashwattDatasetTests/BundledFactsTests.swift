// SPDX-License-Identifier: Apache-2.0

import HashwattDataset
import HashwattFacts
import HashwattUnits
import Testing

struct BundledFactsTests {
    @Test func bundledTablesHaveNoProblem() {
        let problems = FactSet.problems(in: BundledTables.files())
        #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
    }

    /// Every schema has its file in the binary, and no file is without a schema.
    @Test func binaryHoldsEveryTable() {
        #expect(BundledTables.files().map(\.name) == TableSchema.dataset.map(\.file))
    }
}

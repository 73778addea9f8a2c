// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattUnits
import Testing

/// A row of `EpochFixture`.
struct EpochRow {
    let number: Int
    let firstHeight: Int
    let target: CompactTarget
    let first: Instant
    let last: Instant?

    static func all() throws -> [EpochRow] {
        try EpochFixture.csv.split(separator: "\n").map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return try EpochRow(
                number: #require(Int(cells[0])), firstHeight: #require(Int(cells[1])),
                target: #require(CompactTarget(cells[2])),
                first: Instant(unixSeconds: #require(Int64(cells[3]))),
                last: Int64(cells[4]).map(Instant.init(unixSeconds:)))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattTesting

/// Header times of consecutive blocks, from the large series beside the project.
struct BlockTimes {
    static let path = "data/blocks_664063_946236.csv.gz"

    let firstHeight: Int
    let times: [Int64]

    init() throws {
        var first: Int?
        var times: [Int64] = []
        for line in try SharedData.gzippedLines(Self.path).dropFirst() {
            let cells = line.split(separator: ",", maxSplits: 2)
            guard let height = Int(cells[0]), let time = Int64(cells[1]) else { continue }
            if first == nil { first = height }
            times.append(time)
        }
        firstHeight = first ?? 0
        self.times = times
    }

    /// The header time of a block; nil where the series does not hold it.
    func time(_ height: Int) -> Int64? {
        times.indices.contains(height - firstHeight) ? times[height - firstHeight] : nil
    }
}

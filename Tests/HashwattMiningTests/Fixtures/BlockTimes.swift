// SPDX-License-Identifier: Apache-2.0

import Foundation
import HashwattTesting

/// Header times of consecutive blocks, from the large series beside the project.
struct BlockTimes {
    static let path = "data/blocks_664063_946236.csv.gz"

    let firstHeight: Int
    let times: [Int64]

    init() throws {
        var first: Int?
        var times: [Int64] = []
        for line in try Compressed.text(Self.path).split(separator: "\n").dropFirst() {
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

/// Reads a gzip file of the shared folder with the system's gzip.
enum Compressed {
    static func text(_ path: String) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", "\(SharedData.folder)/\(path)"]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

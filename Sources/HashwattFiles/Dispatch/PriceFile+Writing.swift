// SPDX-License-Identifier: Apache-2.0

public import HashwattStudies
public import HashwattUnits

extension PriceFile {
    /// A table of prices as a file that reads back as the same numbers.
    ///
    /// - Parameter zone: in whose local time the starts are written, with offset; UTC ends in Z.
    /// - Complexity: O(intervals · columns).
    public static func bytes(of table: PriceTable, in zone: MarketZone) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(table.count * (26 + 7 * table.names.count))
        bytes += Array((["interval_start"] + table.names).joined(separator: ",").utf8)
        bytes.append(0x0A)
        for t in 0..<table.count {
            let start = table.start(of: t)
            bytes += Array((zone == .utc ? start.description : zone.local(start).description).utf8)
            for column in table.columns {
                let text = column[t].description
                bytes.append(0x2C)
                bytes += Array((text.hasSuffix(".0") ? String(text.dropLast(2)) : text).utf8)
            }
            bytes.append(0x0A)
        }
        return bytes
    }
}

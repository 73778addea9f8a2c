// SPDX-License-Identifier: Apache-2.0

import Testing

/// Published hashprice beside the chain's figures of the day.
enum HashpriceFixture {
    /// Luxor's hashprice in bitcoin, as its weekly posts print it (hashrateindex.com/blog, *Hashrate Index
    /// Roundup* of 3 March and 3 November 2025), and what the public chain holds for the UTC day: blocks, fees in
    /// satoshi, bits.
    struct BitcoinDay: Sendable, CustomTestStringConvertible {
        let day: String
        let published: Double
        let blocks: Int
        let fees: Int64
        let bits: UInt32
        var testDescription: String { day }
    }

    static let bitcoin = [
        BitcoinDay(
            day: "2025-02-24", published: 0.000_589_21, blocks: 130, fees: 1_387_325_245, bits: 0x1702_8bb1),
        BitcoinDay(
            day: "2025-03-03", published: 0.000_576_12, blocks: 150, fees: 609_983_433, bits: 0x1702_8bb1),
        BitcoinDay(
            day: "2025-10-27", published: 0.000_431_01, blocks: 147, fees: 282_157_633, bits: 0x1701_eb21),
        BitcoinDay(
            day: "2025-11-03", published: 0.000_405_77, blocks: 142, fees: 312_516_683, bits: 0x1701_cdfb),
    ]
}

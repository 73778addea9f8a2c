// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One difficulty epoch of the bitcoin network: 2,016 blocks with one target.
public struct DifficultyEpoch: Hashable, Sendable {
    /// Its number, the first being 0.
    public let number: Int
    /// Height of its first block.
    public let firstHeight: Int
    /// Compact form of its target.
    public let bits: UInt32
    /// Header time of its first block; nil where not found.
    public let firstBlockTime: Instant?
    /// Header time of its last block; nil where not found, or later than the as-of day.
    ///
    /// A retarget uses last less first, which is 2,015 intervals.
    public let lastBlockTime: Instant?
    /// Line in `difficulty_epochs.csv`.
    public let line: Int

    /// Where it was read.
    public var source: Source {
        Source.ofTable("difficulty_epochs", .primary, line: line, key: String(number))
    }

    /// The same without a time that lies after a UTC day.
    func asOf(_ date: CivilDate) -> DifficultyEpoch {
        let end = Instant(startOfUTCDay: date + 1)
        return DifficultyEpoch(
            number: number, firstHeight: firstHeight, bits: bits,
            firstBlockTime: firstBlockTime.flatMap { $0 < end ? $0 : nil },
            lastBlockTime: lastBlockTime.flatMap { $0 < end ? $0 : nil }, line: line)
    }
}

/// The bitcoin network on one UTC day.
public struct NetworkDay: Hashable, Sendable {
    /// The UTC day.
    public let date: CivilDate
    /// Blocks found.
    public let blocks: Int
    /// Fees of all blocks.
    public let fees: Satoshi
    /// Line in `network_daily.csv`.
    public let line: Int

    /// Where it was read.
    public var source: Source { Source.ofTable("network_daily", .primary, line: line, key: "\(date)") }
}

/// Means of the bitcoin network over one month, for scenarios; for a day use `NetworkDay`.
public struct NetworkMonth: Hashable, Sendable {
    /// The month.
    public let month: PartialDate
    /// Days that the means are over.
    public let days: Int
    /// Blocks found on these days.
    public let blocks: Int
    /// Mean fees a block (BTC).
    public let feesPerBlock: Money<BTC>
    /// Mean difficulty.
    public let difficulty: Double
    /// Mean hash rate.
    public let hashRate: HashRate
    /// Mean bitcoin price (USD).
    public let bitcoinPrice: Dollars
    /// Mean hashprice in dollars.
    public let hashprice: Hashprice
    /// Mean hashprice in bitcoin.
    public let hashpriceInBitcoin: HashpriceBTC
    /// Line in `network_monthly.csv`.
    public let line: Int

    /// Where it was read.
    public var source: Source { Source.ofTable("network_monthly", .secondary, line: line, key: "\(month)") }
}

extension Source {
    /// The source of a row of a table whose source stands in `sources`.
    static func ofTable(_ table: String, _ verification: Verification, line: Int, key: String) -> Source {
        Source(
            title: "table \(table); see its line in sources", verification: verification,
            row: RowReference(table: table, line: line, key: key))
    }
}

extension DifficultyEpoch {
    /// The epochs of a checked table.
    static func read(_ table: Table) -> [DifficultyEpoch] {
        table.rows.map { row in
            DifficultyEpoch(
                number: row.requiredInteger("epoch"), firstHeight: row.requiredInteger("first_height"),
                bits: UInt32(truncatingIfNeeded: Row.required(row.hexadecimal("bits"), "bits")),
                firstBlockTime: row.integer("first_block_time").map { Instant(unixSeconds: Int64($0)) },
                lastBlockTime: row.integer("last_block_time").map { Instant(unixSeconds: Int64($0)) },
                line: row.line)
        }
    }

    /// The epochs that had begun by the end of a UTC day.
    ///
    /// An epoch without a time had begun where a later one has a time by then; the last epochs of the table
    /// have no times and are hidden on every day.
    static func asOf(_ date: CivilDate, _ epochs: [DifficultyEpoch]) -> [DifficultyEpoch] {
        let end = Instant(startOfUTCDay: date + 1)
        let last = epochs.lastIndex { epoch in epoch.firstBlockTime.map { $0 < end } ?? false }
        guard let last else { return [] }
        return epochs[...last].map { $0.asOf(date) }
    }
}

extension NetworkDay {
    /// The days of a checked table.
    static func read(_ table: Table) -> [NetworkDay] {
        CellRows(table, ["date", "blocks", "fees_satoshi"]).map { cells in
            guard let fees = try? Satoshi(Int64(cells.requiredInteger(2))) else {
                preconditionFailure("network_daily.csv:\(cells.line): fees outside the supply")
            }
            return NetworkDay(
                date: cells.date(0), blocks: cells.requiredInteger(1), fees: fees, line: cells.line)
        }
    }
}

extension NetworkMonth {
    /// The months of a checked table.
    static func read(_ table: Table) -> [NetworkMonth] {
        table.rows.map { row in
            NetworkMonth(
                month: row.requiredPartialDate("month"), days: row.requiredInteger("days"),
                blocks: row.requiredInteger("blocks"),
                feesPerBlock: Money(row.requiredNumber("fees_btc_per_block")),
                difficulty: row.requiredNumber("difficulty"),
                hashRate: .exahashesPerSecond(row.requiredNumber("hash_rate_eh_per_s")),
                bitcoinPrice: Dollars(row.requiredNumber("btc_price_usd")),
                hashprice: .dollarsPerPetahashDay(row.requiredNumber("hashprice_usd_per_ph_day")),
                hashpriceInBitcoin: .bitcoinPerPetahashDay(row.requiredNumber("hashprice_btc_per_ph_day")),
                line: row.line)
        }
    }
}

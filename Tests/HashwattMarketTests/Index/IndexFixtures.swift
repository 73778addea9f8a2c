// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattMarket
import HashwattTesting
import HashwattUnits
import Testing

/// What the index tests share: fixture files, days, small tables.
enum IndexFixtures {
    /// The text of `Tests/Fixtures/index/NAME`.
    static func text(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = folder.appending(path: "Fixtures/index/\(name)")
        return try String(decoding: Data(contentsOf: file), as: UTF8.self)
    }

    static func day(_ text: String) throws -> CivilDate {
        try #require(CivilDate(text), "\(text) is no day")
    }

    /// Consecutive weekdays from 2024-01-01, a Monday.
    static func weekdays(_ count: Int) -> [CivilDate] {
        let start = CivilDate(daysSinceEpoch: 19_723)
        return (0..<count).map { start + ($0 / 5 * 7 + $0 % 5) }
    }

    /// `rows[session][column]`; NaN where there is no close.
    static func table(_ tickers: [String], _ rows: [[Double]]) throws -> CloseTable {
        try CloseTable(days: weekdays(rows.count), tickers: tickers, closes: rows.flatMap { $0 })
    }

    static func rules(
        _ tickers: [String], _ weighting: IndexWeighting, name: String = "test",
        eligibility: IndexEligibility = .init(), rebalance: IndexSchedule = .never,
        reconstitution: IndexSchedule? = nil, base: CivilDate? = nil, returnKind: IndexReturn = .price
    ) throws -> IndexRules {
        try IndexRules(
            name: name, universe: tickers, eligibility: eligibility, weighting: weighting,
            rebalance: rebalance, reconstitution: reconstitution, baseDay: base ?? weekdays(1)[0],
            returnKind: returnKind)
    }

    /// A thousand shares of each ticker, all in free float.
    static func thousands(_ tickers: [String]) -> [ShareCount] {
        tickers.map {
            ShareCount(ticker: $0, from: CivilDate(daysSinceEpoch: 0), shares: 1_000, floatFactor: 1)
        }
    }

    /// The rows of a facts file `date,ticker,close`.
    static func closeRows(_ text: String) throws -> [CloseRow] {
        try text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let cells = line.split(separator: ",")
            return CloseRow(
                day: try day(String(cells[0])), ticker: String(cells[1]),
                close: try #require(Double(cells[2])))
        }
    }
}

/// Whether two numbers agree to a relative tolerance.
func agrees(_ found: Double, _ expected: Double, to tolerance: Double) -> Bool {
    abs(found - expected) <= tolerance * max(abs(expected), .leastNormalMagnitude)
}

// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattTesting
import HashwattUnits
import Testing

private let dailySeries = "data/btc_daily_2021-01-03_2026-04-21.csv"

/// Thirteen published hashprices in dollars (Luxor's Hashrate Index) against the day's blocks, fees, difficulty and
/// price. The series of days stands beside the project.
@Suite(
    .enabled(if: SharedData.has(dailySeries), "needs the daily series beside the project"))
struct HashpriceValidationTests {
    /// What was published, as printed, and what it is of.
    enum Kind {
        case day
        case yearMean
        case yearHigh
        case yearLow
    }

    static let published: [(when: String, kind: Kind, dollars: Double)] = [
        ("2021", .yearMean, 314.61), ("2021", .yearHigh, 412.57), ("2022", .yearMean, 123.88),
        ("2022", .yearHigh, 246.86), ("2022", .yearLow, 55.94), ("2021-08-07", .day, 383.5),
        ("2023-01-14", .day, 78), ("2023-07-23", .day, 72), ("2025-02-24", .day, 55.59),
        ("2025-03-03", .day, 49.4), ("2025-10-27", .day, 49.42), ("2025-11-03", .day, 43.33),
        ("2025-11-27", .day, 38.2),
    ]

    static func days() throws -> [(day: String, hashprice: Double)] {
        let lines = try SharedData.text(dailySeries).split(separator: "\n")
        let names = try #require(lines.first).split(separator: ",", omittingEmptySubsequences: false)
        func column(_ name: String) throws -> Int { try #require(names.firstIndex { $0 == name }) }
        let (blocks, heights) = try (column("blocks"), column("height_min"))
        let (fees, difficulty, price) = try (column("fees_btc"), column("difficulty"), column("price_usd"))
        return try lines.dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let found = try Hashprice.onDay(
                blocks: #require(Int(cells[blocks])),
                fees: Satoshi(Money(#require(Double(cells[fees]))), rounding: .toNearestOrAwayFromZero),
                subsidy: Satoshi(Subsidy.satoshi(atHeight: #require(Int(cells[heights])))),
                difficulty: #require(Double(cells[difficulty])),
                price: BitcoinPrice(#require(Double(cells[price]))))
            return (String(cells[0]), found.dollarsPerPetahashDay)
        }
    }

    static func ratios() throws -> [Double] {
        let days = try days()
        return try published.map { item in
            let found = days.filter { $0.day.hasPrefix(item.when) }.map(\.hashprice)
            let value: Double? =
                switch item.kind {
                case .day: found.first
                case .yearMean: found.reduce(0, +) / Double(found.count)
                case .yearHigh: found.max()
                case .yearLow: found.min()
                }
            return try #require(value) / item.dollars
        }
    }

    @Test func thirteenPublishedValuesAreReproduced() throws {
        let ratios = try Self.ratios()
        let errors = ratios.map { abs($0 - 1) }.sorted()
        #expect(errors.count == 13)
        #expect(errors[6] < 0.007, "median \(errors[6])")
        #expect(errors[12] < 0.025, "worst \(errors[12])")
    }

    /// Means of a year have no noise of the hour at which a price was taken.
    @Test func yearlyMeansAgreeWithinFourTenthsOfAPercent() throws {
        let ratios = try Self.ratios()
        #expect(abs(ratios[0] - 1) < 0.004)
        #expect(abs(ratios[2] - 1) < 0.004)
    }
}

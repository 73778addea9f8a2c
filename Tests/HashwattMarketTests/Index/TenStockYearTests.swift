// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattMarket
import HashwattTesting
import HashwattUnits
import Testing

/// Ten stocks in 2020: monthly the three largest with 50, 25 and 25 %, chosen on the last session of the month
/// before, in effect at the close of the first. The levels are another program's, to full precision.
@Test(.enabled(if: SharedData.has("reference/index/solactive_assessment"), "the reference folder is absent"))
func tenStockYearAgreesToFullPrecision() throws {
    struct Expected: Decodable { let levels: [String: Double] }
    let folder = "reference/index/solactive_assessment"
    let expected = try JSONDecoder().decode(
        Expected.self, from: Data(SharedData.bytes("\(folder)/expected_full_precision.json")))
    let closes = try tenStockCloses(SharedData.text("\(folder)/data_sources/stock_prices.csv"))
    let rules = try IndexFixtures.rules(
        closes.tickers, .ranked([0.5, 0.25, 0.25]),
        rebalance: IndexSchedule(months: Array(1...12), effective: .first, selection: .lastOfPreviousMonth),
        base: IndexFixtures.day("2020-01-01"))
    let found = try IndexHistory.compute(
        rules.changedBaseValue(100), closes: closes, shareCounts: IndexFixtures.thousands(closes.tickers))
    #expect(found.days.count == expected.levels.count)
    for (day, level) in zip(found.days, found.levels) {
        let wanted = try #require(expected.levels[day.description], "no level of \(day)")
        #expect(agrees(level, wanted, to: 1e-12), "\(day): \(level) against \(wanted)")
    }
    #expect(found.renewals.count == 11)
    #expect(found.issues.isEmpty)
}

/// `dd/mm/yyyy,close,…` below a header of names.
private func tenStockCloses(_ text: String) throws -> CloseTable {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
    let days = try lines.dropFirst().map { cells in
        try IndexFixtures.day(cells[0].split(separator: "/").reversed().joined(separator: "-"))
    }
    let closes = try lines.dropFirst().flatMap { try $0.dropFirst().map { try #require(Double($0)) } }
    return try CloseTable(days: days, tickers: lines[0].dropFirst().map(String.init), closes: closes)
}

extension IndexRules {
    fileprivate func changedBaseValue(_ value: Double) throws -> IndexRules {
        try IndexRules(
            name: name, universe: universe, weighting: weighting, rebalance: rebalance, baseDay: baseDay,
            baseValue: value)
    }
}

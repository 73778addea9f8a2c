// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattUnits
import Testing

struct SubsidyTests {
    @Test(arguments: CoreVectors.subsidies)
    func matchesBitcoinCore(height: Int, satoshi: Int64) {
        #expect(Subsidy.satoshi(atHeight: height) == satoshi)
    }

    /// Bitcoin Core, src/test/validation_tests.cpp, `subsidy_limit_test`.
    @Test func sumsAsInBitcoinCore() {
        var sum: Int64 = 0
        for height in stride(from: 0, to: 14_000_000, by: 1_000) {
            sum += 1_000 * Subsidy.satoshi(atHeight: height)
        }
        #expect(sum == CoreVectors.subsidySum)
        #expect(sum == 2_099_999_997_690_000)  // 20,999,999.9769 BTC
    }

    @Test func issuedIsTheSumOfSubsidies() {
        #expect(Subsidy.issued(beforeHeight: 0) == 0)
        #expect(Subsidy.issued(beforeHeight: 210_001) == 210_000 * 5_000_000_000 + 2_500_000_000)
        #expect(Subsidy.issued(beforeHeight: 14_000_000) == CoreVectors.subsidySum)
        #expect(Subsidy.issued(beforeHeight: 6_930_000) == CoreVectors.subsidySum)
    }

    @Test func aNegativeHeightTraps() async {
        await #expect(processExitsWith: .failure) { _ = Subsidy.satoshi(atHeight: -1) }
    }
}

struct HalvingTests {
    /// From block 840,000 (header 2024-04-20T00:09:27Z) at ten minutes: four years less 13 hours.
    @Test func theFifthIsInApril2028() throws {
        let fourth = Instant(unixSeconds: 1_713_571_767)
        let halvings = Halving.next(3, after: 840_000, at: fourth)
        let fifth = try #require(halvings.first)
        #expect(halvings.map(\.number) == [5, 6, 7])
        #expect(fifth.height == 1_050_000)
        #expect(fifth.before.amount == 3.125)
        #expect(fifth.after.amount == 1.5625)
        #expect(fifth.date == fourth + Seconds(210_000 * 600))
        #expect(fifth.date.utcDay.description == "2028-04-17")
        // √210000 · 600 s = 274,955 s
        #expect(fifth.standardError == Seconds(274_955))
    }

    @Test func theBlockBeforeIsOneIntervalAway() {
        let time = Instant(unixSeconds: 1_713_571_533)
        let next = Halving.next(1, after: 839_999, at: time)
        #expect(next.first?.number == 4)
        #expect(next.first?.date == time + Seconds(600))
    }

    @Test func noneAreAskedForNoneAreGiven() {
        #expect(Halving.next(0, after: 0, at: Instant(unixSeconds: 0)).isEmpty)
    }

    @Test func aPaceOfNothingTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = Halving.next(1, after: 0, at: Instant(unixSeconds: 0), secondsPerBlock: 0)
        }
    }
}

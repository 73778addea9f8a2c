// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattTesting
import HashwattUnits
import Testing

struct BlockRewardTests {
    static func reward(_ day: HashpriceFixture.BitcoinDay) throws -> BlockReward {
        let part = BlockReward.Part(
            blocks: day.blocks, difficulty: CompactTarget(bits: day.bits).difficulty,
            subsidy: try Satoshi(Subsidy.satoshi(atHeight: 900_000)))
        return try BlockReward(parts: [part], fees: Satoshi(day.fees))
    }

    /// Within 0.05 % but for 24 February 2025, when fees of the calendar day were 2.5 times the month's and
    /// Luxor's mean of 144 blocks was another: 0.25 % there. Either number of hashes meets the bounds.
    @Test(arguments: HashpriceFixture.bitcoin)
    func matchesPublishedHashpriceInBitcoin(day: HashpriceFixture.BitcoinDay) throws {
        let bound = day.day == "2025-02-24" ? 0.002_5 : 0.000_5
        for hashes in HashesPerBlock.allCases {
            let found = try Self.reward(day).hashprice(hashes).bitcoinPerPetahashDay
            #expect(abs(found / day.published - 1) < bound, "\(day.day) \(found)")
        }
    }

    /// (3.125 + 0.02) · 86400 · 10¹⁵ / (10¹⁴ · 2³²) · 100 000 with `bc`.
    @Test func matchesAHandComputation() throws {
        let found = try Hashprice.onDay(
            blocks: 150, fees: Satoshi(300_000_000), subsidy: Satoshi(312_500_000), difficulty: 1e14,
            price: BitcoinPrice(100_000))
        #expect(abs(found.dollarsPerPetahashDay - 63.266_605_138_778_686) < 1e-12)
    }

    @Test func aDayInTwoEpochsIsTheMeanOfItsBlocks() throws {
        let subsidy = try Satoshi(312_500_000)
        let fees = try Satoshi(288_000_000)
        func alone(_ difficulty: Double) throws -> Double {
            try BlockReward(
                parts: [.init(blocks: 144, difficulty: difficulty, subsidy: subsidy)], fees: fees
            ).hashprice().bitcoinPerPetahashDay
        }
        let both = try BlockReward(
            parts: [
                .init(blocks: 108, difficulty: 1e14, subsidy: subsidy),
                .init(blocks: 36, difficulty: 1.2e14, subsidy: subsidy),
            ], fees: fees)
        let expected = try 0.75 * alone(1e14) + 0.25 * alone(1.2e14)
        #expect(abs(both.hashprice().bitcoinPerPetahashDay / expected - 1) < 1e-14)
        #expect(abs(both.difficulty / (144 / (108 / 1e14 + 36 / 1.2e14)) - 1) < 1e-14)
        #expect(abs(both.hashprice().bitcoinPerPetahashDay / (try alone(both.difficulty)) - 1) < 1e-14)
    }

    /// A day like that of the halving of 2024: 144 blocks, the last 100 at half the subsidy.
    @Test func aDayAcrossAHalvingCountsBothSubsidies() throws {
        let day = try BlockReward(
            parts: [
                .init(blocks: 44, difficulty: 8.6e13, subsidy: Satoshi(625_000_000)),
                .init(blocks: 100, difficulty: 8.6e13, subsidy: Satoshi(312_500_000)),
            ], fees: .zero)
        #expect(day.blocks == 144)
        #expect(abs(day.subsidyPerBlock.amount - (44 * 6.25 + 100 * 3.125) / 144) < 1e-14)
        #expect(day.feeShare == .zero)
        let mean = HashpriceBTC.spot(reward: day.subsidyPerBlock, difficulty: 8.6e13)
        #expect(abs(day.hashprice() / mean - 1) < 1e-14)
    }

    @Test(arguments: [UInt64(17), 1_789])
    func splittingADayChangesNothing(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let difficulty = Double.random(in: 1...2e14, using: &generator)
            let blocks = Int.random(in: 2...200, using: &generator)
            let head = Int.random(in: 0...blocks, using: &generator)
            let subsidy = try Satoshi(312_500_000)
            let fees = try Satoshi(Int64.random(in: 0...5_000_000_000, using: &generator))
            let whole = try BlockReward(
                parts: [.init(blocks: blocks, difficulty: difficulty, subsidy: subsidy)], fees: fees)
            let split = try BlockReward(
                parts: [
                    .init(blocks: head, difficulty: difficulty, subsidy: subsidy),
                    .init(blocks: blocks - head, difficulty: difficulty, subsidy: subsidy),
                ], fees: fees)
            #expect(abs(split.hashprice() / whole.hashprice() - 1) < 1e-14, "seed \(seed)")
        }
    }

    @Test func impossibleDaysAreRefused() throws {
        let subsidy = try Satoshi(312_500_000)
        #expect(throws: BlockRewardError.noBlocks) { try BlockReward(parts: [], fees: .zero) }
        #expect(throws: BlockRewardError.noBlocks) {
            try BlockReward(parts: [.init(blocks: 0, difficulty: 1, subsidy: subsidy)], fees: .zero)
        }
        #expect(throws: BlockRewardError.negativeBlocks(-1)) {
            try BlockReward(parts: [.init(blocks: -1, difficulty: 1, subsidy: subsidy)], fees: .zero)
        }
        #expect(throws: BlockRewardError.difficulty(0)) {
            try BlockReward(parts: [.init(blocks: 1, difficulty: 0, subsidy: subsidy)], fees: .zero)
        }
        #expect(throws: BlockRewardError.difficulty(.infinity)) {
            try BlockReward(parts: [.init(blocks: 1, difficulty: .infinity, subsidy: subsidy)], fees: .zero)
        }
    }

    @Test func errorsSayWhatToDo() {
        #expect(BlockRewardError.noBlocks.description.contains("take a longer time"))
        #expect(BlockRewardError.negativeBlocks(-3).description.hasPrefix("-3 blocks"))
        #expect(BlockRewardError.difficulty(0).description.hasPrefix("difficulty 0.0"))
    }
}

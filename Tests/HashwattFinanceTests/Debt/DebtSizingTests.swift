// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import Testing

struct DebtSizingTests {
    private static func cash(_ generator: inout SplitMix64, low: Double = 50) -> [Double] {
        (0..<Int.random(in: 1...40, using: &generator)).map { _ in .random(in: low...200, using: &generator) }
    }

    /// Sculpted debt is repaid to the cent, has the cover that was asked for in every period, and is no less
    /// than level debt.
    @Test(arguments: [UInt64](1...200))
    func keepsItsLaws(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let cash = Self.cash(&generator)
        let rate = Double.random(in: 0...0.15, using: &generator)
        let cover = Double.random(in: 1...2.5, using: &generator)
        let sculpted = try DebtSizing.sculpted(cash: cash, rate: rate, cover: cover)
        let level = try DebtSizing.level(cash: cash, rate: rate, cover: cover)
        #expect((sculpted.balances.last ?? 1).magnitude < 1e-9 * sculpted.amount, "seed \(seed)")
        #expect((level.balances.last ?? 1).magnitude < 1e-9 * level.amount, "seed \(seed)")
        #expect(sculpted.amount >= level.amount * (1 - 1e-12), "seed \(seed)")
        let ratios = CoverRatios(sculpted, cash: cash)
        for ratio in ratios.debtService { #expect((try #require(ratio) / cover - 1).magnitude < 1e-9) }
        #expect((try #require(ratios.loanLife.first ?? nil) / cover - 1).magnitude < 1e-9, "seed \(seed)")
        #expect(
            (try #require(CoverRatios(level, cash: cash).minimum) / cover - 1).magnitude < 1e-9,
            "seed \(seed)")
        let limit = sculpted.amount * 0.6
        let limited = try DebtSizing.sculpted(cash: cash, rate: rate, cover: cover, limit: limit)
        #expect(limited.amount == limit && (limited.balances.last ?? 1).magnitude < 1e-9 * limit)
    }

    @Test func namesDebtWithoutCashFlow() {
        #expect(throws: DebtError.noCashFlow(period: nil)) {
            try DebtSizing.sculpted(cash: [0, -5, 0], rate: 0.08, cover: 1.3)
        }
        #expect(throws: DebtError.noCashFlow(period: 2)) {
            try DebtSizing.level(cash: [10, 0, 10], rate: 0.08, cover: 1.3)
        }
        #expect(throws: DebtError.noPeriod) { try DebtSizing.level(cash: [], rate: 0.08, cover: 1.3) }
        #expect(throws: DebtError.outOfRange(name: "the cover ratio", value: 0)) {
            try DebtSizing.sculpted(cash: [1], rate: 0.08, cover: 0)
        }
        #expect(throws: DebtError.outOfRange(name: "the rate", value: -1)) {
            try DebtSizing.sculpted(cash: [1], rate: -1, cover: 1)
        }
        #expect(throws: DebtError.outOfRange(name: "cash for debt service", value: .infinity)) {
            try DebtSizing.sculpted(cash: [1, .infinity], rate: 0.1, cover: 1)
        }
    }

    /// 1,000 at 10 %: level 3 periods pay 402.11, straight-line 433.33, 400, 366.67, bullet 100, 100, 1,100.
    @Test func schedulesAreThoseOfTheTextbook() {
        let level = DebtSchedule.level(amount: 1_000, rate: 0.1, periods: 3)
        #expect(level.service.allSatisfy { ($0 - 402.114_803_625_377_6).magnitude < 1e-9 })
        let line = DebtSchedule.straightLine(amount: 1_000, rate: 0.1, periods: 3)
        #expect(
            zip(line.service, [433.333_333_333_333, 400, 366.666_666_666_667]).allSatisfy {
                ($0 - $1).magnitude < 1e-9
            })
        let bullet = DebtSchedule.bullet(amount: 1_000, rate: 0.1, periods: 3)
        #expect(bullet.service == [100, 100, 1_100] && bullet.averageLife == 3)
        #expect((line.averageLife ?? 0) - 2 == 0)
    }

    @Test func covenantsStandOnTheRatios() {
        let debt = DebtSchedule(amount: 300, rate: 0, payments: [100, 100, 100])
        let ratios = CoverRatios(debt, cash: [130, 110, 100, 80])
        #expect(ratios.debtService == [1.3, 1.1, 1.0] && ratios.minimum == 1)
        #expect(Covenants().standing(ratios) == [.met, .lockedUp, .inDefault])
        #expect(ratios.projectLife == [1.4, 1.45, 1.8])
    }
}

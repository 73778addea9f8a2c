// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import HashwattUnits
import Testing

struct MoneyTests {
    @Test func centsAreExactAndAssociative() {
        let seed: UInt64 = 45
        var random = SplitMix64(seed: seed)
        for _ in 0..<5_000 {
            let counts = (0..<3).map { _ in Int64.random(in: -(1 << 51)...(1 << 51), using: &random) }
            let (a, b, c) = (Cents(counts[0]), Cents(counts[1]), Cents(counts[2]))
            let message: Comment = "seed \(seed): \(counts)"
            #expect((a + b) + c == a + (b + c) && a + b == b + a, message)
            #expect(a - b == -(b - a) && a * 3 == a + a + a, message)
            #expect(Cents(a.dollars, rounding: .toNearestOrEven) == a, message)
        }
    }

    /// A tenth of a cent cannot be paid: the caller says where it goes. 0.125 and 0.375 are exact doubles.
    @Test(arguments: [
        (Rounding.toNearestOrEven, 0.125, 12), (.toNearestOrEven, 0.375, 38),
        (.toNearestOrAwayFromZero, 0.125, 13), (.toNearestOrAwayFromZero, -0.125, -13),
        (.down, -0.125, -13), (.down, 0.125, 12), (.up, 0.125, 13), (.up, -0.125, -12),
        (.towardZero, -0.125, -12), (.towardZero, 0.125, 12),
    ])
    func roundsAsNamed(rounding: Rounding, dollars: Double, cents: Int64) {
        #expect(Cents(Dollars(dollars), rounding: rounding)?.count == cents)
    }

    @Test func refusesCentsThatDoNotFit() {
        #expect(Cents(Dollars(.nan), rounding: .down) == nil)
        #expect(Cents(Dollars(.infinity), rounding: .down) == nil)
        #expect(Cents(Dollars(1e18), rounding: .down) == nil)
    }

    /// 21 million BTC is the limit; the subsidy of the fourth epoch is 3.125 BTC.
    @Test func satoshiAreBetweenZeroAndTheLimit() throws {
        let most = try Satoshi(Satoshi.limit)
        #expect(most.bitcoin == Money<BTC>.millions(21))
        #expect(throws: SatoshiError.outOfRange(satoshi: Satoshi.limit + 1)) {
            try Satoshi(Satoshi.limit + 1)
        }
        #expect(throws: SatoshiError.outOfRange(satoshi: -1)) { try Satoshi(-1) }
        let subsidy = try Satoshi(Money(3.125), rounding: .toNearestOrEven)
        #expect(subsidy.count == 312_500_000 && subsidy.description == "3.12500000 BTC")
        #expect(throws: SatoshiError.notAnAmount(bitcoin: -0.5)) { try Satoshi(Money(-0.5), rounding: .down) }
        #expect(throws: SatoshiError.notAnAmount(bitcoin: 21_000_001)) {
            try Satoshi(Money(21_000_001), rounding: .down)
        }
        #expect(throws: SatoshiError.self) { try Satoshi(Money(.nan), rounding: .down) }
    }

    @Test func satoshiArithmeticStaysInRange() throws {
        let (one, most) = (try Satoshi(1), try Satoshi(Satoshi.limit))
        #expect(throws: SatoshiError.resultOutOfRange) { try most.adding(one) }
        #expect(throws: SatoshiError.resultOutOfRange) { try Satoshi.zero.subtracting(one) }
        #expect(throws: SatoshiError.resultOutOfRange) { try most.multiplied(by: 2) }
        #expect(throws: SatoshiError.resultOutOfRange) { try most.multiplied(by: .max) }
        #expect(throws: SatoshiError.resultOutOfRange) { try one.multiplied(by: -1) }
        #expect(try most.subtracting(one).adding(one) == most)
        #expect(try one.multiplied(by: Satoshi.limit) == most)
        #expect(Satoshi.zero < one)
    }

    @Test func satoshiComeBackFromBitcoin() throws {
        let seed: UInt64 = 46
        var random = SplitMix64(seed: seed)
        for _ in 0..<5_000 {
            let amount = try Satoshi(.random(in: 0...Satoshi.limit, using: &random))
            #expect(
                try Satoshi(amount.bitcoin, rounding: .toNearestOrEven) == amount, "seed \(seed): \(amount)")
        }
    }

    /// Alphabet's notes of November 2025: 17.5 billion USD and 6.5 billion EUR are two sums, not 24.
    @Test func currenciesAreNeverAddedUp() throws {
        let tranches = [
            CurrencyAmount(4e9, .usd), CurrencyAmount(6.5e9, .eur), CurrencyAmount(13.5e9, .usd),
        ]
        #expect(
            CurrencyAmount.totals(of: tranches) == [
                CurrencyAmount(17.5e9, .usd), CurrencyAmount(6.5e9, .eur),
            ])
        #expect(throws: CurrencyMismatch.self) {
            try tranches[0].adding(tranches[1])
        }
        #expect(try tranches[0].adding(tranches[2]) == CurrencyAmount(Dollars.billions(17.5)))
        #expect(Dollars(tranches[1]) == nil)
        #expect(Euros(tranches[1]) == .billions(6.5))
        #expect(CurrencyAmount(Money<CHF>(3)).currency == .chf)
        #expect([USD.code, EUR.code, GBP.code, CHF.code, BTC.code, ETH.code] == CurrencyCode.allCases)
    }

    @Test func convertsByARateOnly() {
        let rate = ExchangeRate<EUR, USD>(1.25)
        #expect(Euros(8) * rate == Dollars(10))
        #expect(Dollars(10) * rate.inverse == Euros(8))
        #expect(Money<BTC>(2) * BitcoinPrice(88_000) == .thousands(176))
    }

    @Test func moneyFollowsItsLaws() {
        let seed: UInt64 = 47
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let a = Dollars(.random(in: -1e12...1e12, using: &random))
            let b = Dollars(.random(in: -1e12...1e12, using: &random))
            let message: Comment = "seed \(seed): \(a), \(b)"
            #expect(a + b == b + a && a - b == -(b - a) && a + .zero == a, message)
            #expect(2 * a == a + a && (a * 2) / 2 == a && a * Ratio.percent(50) == a / 2, message)
            #expect((a < b) == (a.amount < b.amount), message)
            #expect((a * 4) / a == 4, message)
        }
    }

    @Test func saysWhatToDo() {
        #expect(
            SatoshiError.outOfRange(satoshi: -1).description
                == "-1 sat is outside 0...2100000000000000; check sign and unit (1 BTC is 100000000 sat)")
    }

    @Test func trapsOnOverflow() async {
        await #expect(processExitsWith: .failure) { _ = Cents(.max) + Cents(1) }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattMining
import HashwattUnits
import Testing

struct SpotHashpriceTests {
    let day: CivilDate
    let source = Source(title: "public chain", verification: .primary)
    let quotes = Source(title: "close of the UTC day", verification: .secondary)

    init() throws { day = try #require(CivilDate("2025-11-24")) }

    func figure(_ name: String, _ value: Double, _ unit: FigureUnit, _ source: Source) -> Figure {
        .read(FigureID("test", name), name, value, unit, asOf: .day(day), from: source)
    }

    func ingredients(_ epochs: [SpotHashprice.Epoch]? = nil) -> SpotHashprice.Ingredients {
        let blocks = figure("blocks", 143, .count, source)
        let own = SpotHashprice.Epoch(target: CompactTarget(bits: 0x1701_d936), source: source, share: blocks)
        return SpotHashprice.Ingredients(
            blocks: blocks, fees: figure("fees", 258_355_817, .satoshi, source),
            subsidy: SpotHashprice.subsidy(on: day, height: 925_000), epochs: epochs ?? [own],
            close: figure("close", 88_270.56, .usdPerBitcoin, quotes))
    }

    /// With `bc` from bits 0x1701d936, 143 blocks, 258,355,817 sat of fees and a close of 88,270.56 USD.
    @Test func givesTheHashpriceOf24November2025() {
        let found = SpotHashprice(on: day, from: ingredients())
        #expect(abs(found.difficulty.value / 152_271_405_447_597.373 - 1) < 1e-15)
        #expect(found.difficulty.value == CompactTarget(bits: 0x1701_d936).difficulty)
        #expect(abs(found.bitcoin.value / 0.000_415_230_400_061_733_14 - 1) < 1e-14)
        #expect(abs(found.dollars.value / 36.652_619_942_473_22 - 1) < 1e-14)
        #expect(found.dollars.unit == .usdPerPetahashDay)
        #expect(found.dollars.verification == .secondary)
        #expect(found.bitcoin.verification == .primary)
    }

    /// The tree of the figure and the plain function give the same number.
    @Test func agreesWithThePlainValue() throws {
        let found = SpotHashprice(on: day, from: ingredients())
        let plain = try Hashprice.onDay(
            blocks: 143, fees: Satoshi(258_355_817), subsidy: Satoshi(312_500_000),
            difficulty: CompactTarget(bits: 0x1701_d936).difficulty, price: BitcoinPrice(88_270.56))
        #expect(abs(found.dollars.value / plain.dollarsPerPetahashDay - 1) < 1e-14)
    }

    @Test func derivesEveryNumberFromWhatWasRead() {
        let found = SpotHashprice(on: day, from: ingredients())
        #expect(found.dollars.sources.count == 3)
        #expect(found.difficulty.inputs.map(\.value) == [Double(0x01_d936)])
        #expect(found.dollars.inputs.map(\.id) == [found.bitcoin.id, FigureID("test", "close")])
    }

    @Test func breakevenIsTheMiningValueOfTheMachine() {
        let found = SpotHashprice(on: day, from: ingredients())
        let efficiency = figure("efficiency", 17.5, .joulesPerTerahash, source)
        let price = found.breakeven(of: "S21", efficiency: efficiency, on: day)
        let value = Hashprice.dollarsPerPetahashDay(found.dollars.value)
            .miningValue(at: .joulesPerTerahash(17.5))
        #expect(abs(price.value / value.dollarsPerMegawattHour - 1) < 1e-14)
        #expect(price.unit == .usdPerMegawattHour)
        #expect(abs(found.marginalEfficiency(at: price, on: day).value - 17.5) < 1e-12)
    }

    /// 27 November 2025: the retarget at 01:16:48 UTC, shares by seconds.
    @Test func theDayOfARetargetTakesTheHarmonicMean() {
        func epoch(_ bits: UInt32, _ seconds: Double) -> SpotHashprice.Epoch {
            SpotHashprice.Epoch(
                target: CompactTarget(bits: bits), source: source,
                share: figure("seconds-\(bits)", seconds, .one, source))
        }
        let found = SpotHashprice(
            on: day, from: ingredients([epoch(0x1701_d936, 4_608), epoch(0x1701_e2a0, 81_792)]))
        let first = CompactTarget(bits: 0x1701_d936).difficulty
        let second = CompactTarget(bits: 0x1701_e2a0).difficulty
        let expected = 86_400 / (4_608 / first + 81_792 / second)
        #expect(abs(found.difficulty.value / expected - 1) < 1e-14)
        #expect(found.difficulty.inputs.count == 4)
    }

    @Test func oneEpochNeedsNoShares() {
        let parts = ingredients()
        let short = SpotHashprice.Ingredients(
            blocks: parts.blocks, fees: parts.fees, subsidy: parts.subsidy, bits: 0x1701_d936,
            bitsSource: source, close: parts.close)
        let found = SpotHashprice(on: day, from: short)
        #expect(found.dollars == SpotHashprice(on: day, from: parts).dollars)
    }

    @Test func bitsThatAreNoTargetTrap() async {
        await #expect(processExitsWith: .failure) { _ = difficulty(compactBits: 0x1d00_0000) }
        await #expect(processExitsWith: .failure) { _ = difficulty(compactBits: 0x1d80_ffff) }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattMining
import HashwattStudies
import HashwattTesting
import HashwattUnits
import Testing

/// Mining economics by hand, from blocks, fees, bits and closes.
struct MiningFiguresTests {
    private func spot(_ day: String) throws -> SpotHashprice {
        try #require(MiningFigures(try Known.facts(day), on: try Known.day(day)).hashprice)
    }

    /// 2025-11-24: 143 blocks, 2.58355817 BTC of fees, bits 0x1701d936, bitcoin at 88 270.56. Difficulty
    /// 65535 · 2⁴⁸ / 0x1d936 = 152.2714 · 10¹²; hashprice (3.125 + 2.58355817 / 143) · 86400 · 10¹⁵ /
    /// (difficulty · 2³²) = 0.00041523 BTC, times the close 36.65 USD a PH/s and day. In Python.
    @Test func hashpriceOfADay() throws {
        let spot = try spot("2025-11-24")
        #expect(isClose(spot.difficulty, 152_271_405_447_597.38, .one))
        let bitcoin = (3.125 + 2.583_558_17 / 143) * 86_400e15 / (152_271_405_447_597.38 * 0x1p32)
        #expect(isClose(spot.bitcoin, bitcoin, .btcPerPetahashDay))
        #expect(isClose(spot.dollars, bitcoin * 88_270.56, .usdPerPetahashDay))
        #expect((spot.dollars.value * 100).rounded() / 100 == 36.65)
    }

    /// Luxor's published hashprice, which smooths fees over 144 blocks and has another time of day: 49.42 on
    /// 2025-10-27 and 43.33 on 2025-11-03 (Hashrate Index, roundup of 2025-11-03), within 1 %.
    @Test(arguments: [("2025-10-27", 49.42), ("2025-11-03", 43.33)])
    func hashpriceIsNearThePublishedOne(day: String, published: Double) throws {
        #expect(abs(try spot(day).dollars.value / published - 1) < 0.01)
    }

    /// hashprice · 1000 / (24 · efficiency): at 36.65 USD and 13.5 J/TH 113.1 USD/MWh, at 17.5 J/TH 87.3.
    @Test(arguments: [("Antminer S21 XP", 13.5), ("Antminer S21", 17.5), ("Antminer S19", 34.2)])
    func breakevenOfAMachine(model: String, efficiency: Double) throws {
        let figures = MiningFigures(try Known.facts(), on: try Known.day("2025-11-24"))
        let spot = try spot("2025-11-24")
        let machine = try #require(figures.breakevens(at: spot).first { $0.machine.model == model })
        #expect(isClose(machine.breakeven, spot.dollars.value * 1_000 / 24 / efficiency, .usdPerMegawattHour))
    }

    /// Epoch 458 began at 18:30:30 on 2025-11-12 (header time 1762972230), so 18.508 hours of that day count with
    /// the bits of epoch 457 and 5.492 with those of 458.
    @Test func dayOfARetargetWeighsBothEpochs() throws {
        let spot = try spot("2025-11-12")
        let epochs = try Known.facts("2025-11-12").difficultyEpochs.suffix(2)
        #expect(epochs.map(\.number) == [457, 458])
        let hours = Double(1_762_972_230 - 1_762_905_600) / 3_600
        let difficulties = epochs.map { CompactTarget(bits: $0.bits).difficulty }
        let expected = 24 / (hours / difficulties[0] + (24 - hours) / difficulties[1])
        #expect(isClose(spot.difficulty, expected, .one))
        #expect(spot.difficulty.value < difficulties[0] && spot.difficulty.value > difficulties[1])
    }

    /// Daily blocks are in the tables from 2025-08-11.
    @Test func withoutBlocksThereIsNoHashprice() throws {
        #expect(
            MiningFigures(try Known.facts("2025-08-10"), on: try Known.day("2025-08-10")).hashprice == nil)
    }
}

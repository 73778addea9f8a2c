// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattMining
import HashwattUnits
import Testing

struct SpotHashpriceTests {
    /// Bitcoin Core, src/test/blockchain_tests.cpp: `GetDifficulty` for these bits, to its tolerance 1e-5.
    @Test(arguments: [
        (UInt32(0x1f11_1111), 0.000_001), (0x1d00_ffff, 1), (0x1b04_04cb, 16_307.420_938_523_983),
        (0x1234_5678, 5_913_134_931_067_755_359_633_408.0),
    ])
    func matchesBitcoinCore(bits: UInt32, expected: Double) {
        let found = difficulty(compactBits: bits)
        #expect(abs(found - expected) <= max(1e-6, 1e-14 * expected))
    }

    @Test func subsidiesSumToTheSupply() {
        var total: Int64 = 0
        for halving in 0..<70 { total += 210_000 * subsidy(atHeight: halving * 210_000) }
        #expect(total == 2_099_999_997_690_000)  // BIP 42; 20,999,999.9769 BTC
    }

    @Test func aTargetOfNothingTraps() async {
        await #expect(processExitsWith: .failure) { _ = difficulty(compactBits: 0x1d00_0000) }
    }
}

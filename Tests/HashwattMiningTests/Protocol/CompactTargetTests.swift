// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattTesting
import Testing

struct CompactTargetTests {
    @Test(arguments: CoreVectors.compact)
    func readsAndWritesAsBitcoinCore(bits: UInt32, target: String, back: UInt32?) throws {
        let compact = CompactTarget(bits: bits)
        let isNegative = target.hasPrefix("-")
        #expect(compact.target.description == target.drop(while: { $0 == "-" }))
        #expect(compact.isNegative == isNegative)
        #expect(!compact.overflows)
        if let back {
            #expect(CompactTarget(target: compact.target, isNegative: isNegative).bits == back)
        }
    }

    /// Core, arith_uint256_tests.cpp: `num = 0x80; GetCompact() == 0x02008000`, so that no sign is read.
    @Test func aSetTopBitMovesTheMantissa() {
        #expect(CompactTarget(target: UInt256(0x80)).bits == 0x0200_8000)
        #expect(CompactTarget(target: UInt256(0x80), isNegative: true).bits == 0x0280_8000)
    }

    /// Core, arith_uint256_tests.cpp: `SetCompact(0xff123456)` overflows.
    @Test func moreThan256BitsOverflow() {
        #expect(CompactTarget(bits: 0xff12_3456).overflows)
        #expect(CompactTarget(bits: 0x2300_0001).overflows)
        #expect(!CompactTarget(bits: 0x2200_00ff).overflows)
        #expect(CompactTarget(bits: 0x2200_0100).overflows)
        #expect(!CompactTarget(bits: 0x2100_ffff).overflows)
        #expect(CompactTarget(bits: 0x2101_0000).overflows)
        #expect(!CompactTarget(bits: 0xff00_0000).overflows)
    }

    @Test(arguments: [UInt64(3), 2021])
    func whatWasCutOffStaysCutOff(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            let size = UInt32.random(in: 3...32, using: &generator)
            let bits = size << 24 | UInt32.random(in: 0x00_8000...0x7f_ffff, using: &generator)
            let compact = CompactTarget(bits: bits)
            #expect(CompactTarget(target: compact.target) == compact, "seed \(seed), \(compact)")
        }
    }

    @Test func validTargetsEndAtTheLimit() {
        #expect(CompactTarget(bits: 0x1d00_ffff).isValid())
        #expect(!CompactTarget(bits: 0x1d01_0000).isValid())
        #expect(!CompactTarget(bits: 0x0492_3456).isValid())
        #expect(!CompactTarget(bits: 0).isValid())
        #expect(Network.main.limit.paddedHex.hasPrefix("00000000f"))
    }

    /// Bitcoin Core, src/test/blockchain_tests.cpp: `GetDifficulty`, to its tolerance.
    @Test(arguments: [
        (UInt32(0x1f11_1111), 0.000_001), (0x1ef8_8f6f, 0.000_016), (0x1df8_8f6f, 0.004_023),
        (0x1cf8_8f6f, 1.029_916), (0x1234_5678, 5_913_134_931_067_755_359_633_408.0),
    ])
    func difficultyMatchesBitcoinCore(bits: UInt32, expected: Double) {
        let found = CompactTarget(bits: bits).difficulty
        #expect(abs(found - expected) <= max(1e-6, 1e-14 * expected), "\(found)")
    }

    /// Difficulty-1 hashes 2⁴⁸/65535 with `bc`; the target itself adds one to the divisor.
    @Test func expectedHashesAreExactAtDifficultyOne() {
        let easiest = CompactTarget(bits: 0x1d00_ffff)
        #expect(easiest.difficulty == 1)
        #expect(abs(easiest.expectedHashes / 4_295_032_833.000_015 - 1) < 1e-15)
        #expect(easiest.work.description == "100010001")  // Core: chain work of the genesis block
        #expect(HashesPerBlock.exact(1) == 4_295_032_833.000_015_3)
        #expect(HashesPerBlock.conventional(1) == 4_294_967_296)
    }

    @Test func invalidTargetsHaveNoWork() {
        #expect(CompactTarget(bits: 0x0492_3456).work == .zero)
        #expect(CompactTarget(bits: 0xff12_3456).work == .zero)
        #expect(CompactTarget(bits: 0).work == .zero)
    }

    @Test func isReadAndWrittenAsText() {
        #expect(CompactTarget("0x1d00ffff")?.bits == 0x1d00_ffff)
        #expect(CompactTarget("0x1d00fffg") == nil)
        #expect(CompactTarget("1d00ffff") == nil)
        #expect(CompactTarget("0x+d00ffff") == nil)
        #expect(CompactTarget(bits: 0x0012_3456).description == "0x00123456")
    }

    @Test func anEmptyMantissaHasNoDifficulty() async {
        await #expect(processExitsWith: .failure) { _ = CompactTarget(bits: 0x1d00_0000).difficulty }
        await #expect(processExitsWith: .failure) { _ = CompactTarget(bits: 0x1d00_0000).expectedHashes }
        await #expect(processExitsWith: .failure) { _ = HashesPerBlock.exact(0) }
    }
}

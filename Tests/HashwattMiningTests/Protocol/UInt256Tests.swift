// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattTesting
import Testing

struct UInt256Tests {
    struct Row {
        let number: UInt256
        let factor: UInt32
        let compact: UInt32
        let expanded, product, quotient, work: UInt256
    }

    static func rows() throws -> [Row] {
        let words = IntegerFixture.words.split(whereSeparator: \.isWhitespace)
        return try stride(from: 0, to: words.count, by: 7).map { start in
            func number(_ index: Int) throws -> UInt256 { try #require(UInt256(hex: words[start + index])) }
            return try Row(
                number: number(0), factor: #require(UInt32(words[start + 1], radix: 16)),
                compact: #require(UInt32(words[start + 2], radix: 16)), expanded: number(3),
                product: number(4), quotient: number(5), work: number(6))
        }
    }

    @Test func agreesWithUnboundedIntegers() throws {
        let rows = try Self.rows()
        #expect(rows.count == 40)
        for row in rows {
            #expect(row.number.multiplied(by: row.factor) == row.product, "\(row.number)")
            #expect(row.number.divided(by: row.factor) == row.quotient, "\(row.number)")
            #expect(row.number.divided(by: UInt256(UInt64(row.factor))) == row.quotient, "\(row.number)")
            #expect(CompactTarget(target: row.number).bits == row.compact, "\(row.number)")
            #expect(CompactTarget(bits: row.compact).target == row.expanded, "\(row.number)")
            #expect(CompactTarget(target: row.expanded).work <= UInt256.max)
        }
    }

    /// The work is that of the number itself where its compact form loses nothing.
    @Test func workAgreesWithUnboundedIntegers() throws {
        var seen = 0
        for row in try Self.rows() where row.expanded == row.number && row.number != .zero {
            #expect(CompactTarget(bits: row.compact).work == row.work, "\(row.number)")
            seen += 1
        }
        #expect(seen >= 1)
    }

    @Test(arguments: [UInt64(1), 7, 256])
    func shiftsMultiplyAndDivideByPowersOfTwo(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let number = random(&generator)
            let count = Int.random(in: 0...31, using: &generator)
            let power = UInt32(1) << UInt32(count)
            #expect(number.shiftedLeft(by: count) == number.multiplied(by: power), "seed \(seed), \(number)")
            #expect(number.shiftedRight(by: count) == number.divided(by: power), "seed \(seed), \(number)")
            let far = Int.random(in: 0...255, using: &generator)
            let back = number.shiftedRight(by: far).shiftedLeft(by: far).adding(lowBits(of: number, far))
            #expect(back == number, "seed \(seed), \(number), \(far)")
        }
    }

    @Test(arguments: [UInt64(2), 11])
    func quotientTimesDivisorAndRestGiveTheNumber(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let number = random(&generator)
            let divisor = UInt32.random(in: 1...UInt32.max, using: &generator)
            let product = number.divided(by: divisor).multiplied(by: divisor)
            #expect(number.subtracting(product) < UInt256(UInt64(divisor)), "seed \(seed), \(number)")
        }
    }

    @Test func additionWrapsAround() {
        #expect(UInt256.max.adding(UInt256(1)) == .zero)
        #expect(UInt256.zero.subtracting(UInt256(1)) == .max)
        #expect(UInt256.max.complement == .zero)
    }

    @Test func shiftsOf256BitsLeaveNothing() {
        #expect(UInt256.max.shiftedLeft(by: 256) == .zero)
        #expect(UInt256.max.shiftedRight(by: 256) == .zero)
        #expect(UInt256.max.shiftedRight(by: 300) == .zero)
        #expect(UInt256.max.shiftedLeft(by: 0) == .max)
    }

    @Test func readsAndWritesHexadecimal() {
        #expect(UInt256(hex: "")?.description == nil)
        #expect(UInt256(hex: "0x1")?.description == nil)
        #expect(UInt256(hex: String(repeating: "f", count: 65)) == nil)
        #expect(UInt256(hex: String(repeating: "F", count: 64)) == .max)
        #expect(UInt256(hex: "10000000000000000")?.description == "10000000000000000")
        #expect(UInt256.zero.description == "0")
        #expect(UInt256(255).paddedHex == String(repeating: "0", count: 62) + "ff")
    }

    @Test func doublesAreTheNearestForPowersOfTwo() {
        for exponent in 0..<256 {
            let expected = Double(sign: .plus, exponent: exponent, significand: 1)
            #expect(UInt256(1).shiftedLeft(by: exponent).doubleValue == expected)
        }
    }

    @Test func divisionByZeroTraps() async {
        await #expect(processExitsWith: .failure) { _ = UInt256.max.divided(by: UInt32(0)) }
        await #expect(processExitsWith: .failure) { _ = UInt256.max.divided(by: UInt256.zero) }
    }

    @Test func negativeShiftTraps() async {
        await #expect(processExitsWith: .failure) { _ = UInt256.max.shiftedLeft(by: -1) }
        await #expect(processExitsWith: .failure) { _ = UInt256.max.shiftedRight(by: -1) }
    }

    private func lowBits(of number: UInt256, _ count: Int) -> UInt256 {
        number.shiftedLeft(by: 256 - count).shiftedRight(by: 256 - count)
    }

    private func random(_ generator: inout SplitMix64) -> UInt256 {
        (0..<4).reduce(UInt256.zero) { number, _ in
            number.shiftedLeft(by: 64).adding(UInt256(generator.next()))
        }
    }
}

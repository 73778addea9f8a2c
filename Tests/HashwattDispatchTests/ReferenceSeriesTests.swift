// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
import HashwattTesting
import Testing

/// The generated series against the digests of the generator's first implementation (little-endian Int64).
struct ReferenceSeriesTests {
    private func digest(_ values: [Int]) -> String {
        SHA256.hex(values.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } })
    }

    /// FIPS 180-4 example: the digest of "abc".
    @Test func digestOfThreeLettersIsTheStandards() {
        #expect(
            SHA256.hex([0x61, 0x62, 0x63])
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func hourlySeriesAreBitForBit() {
        let series = ReferenceProblem.series()
        #expect(digest(series.price) == "3ae499764a93c39eb4dcc43b8bb2ff129485e1cb9d72e696060fdbb54b9a4b9f")
        #expect(
            digest(series.hashprice) == "9a096deea4b18a118e7577772d54e996151f6278fdc6073b97bfa23288fbbf17")
    }

    @Test(.enabled(if: RandomSiteTests.isSlow, "slow: set HASHWATT_SLOW=1"))
    func fiveMinuteSeriesOfTheFirstAndLastSiteAreBitForBit() {
        let first = ReferenceProblem.series(site: 0, intervalsPerHour: 12)
        #expect(digest(first.price) == "537ca9ed46b479e02c14e5f0f02ed4c28f94314942d68e3625b2a302f852f4f9")
        #expect(digest(first.hashprice) == "98a3af72b67f8346c1ba207908dd229eb285b238d6bff5d62ac45fee476c125f")
        let last = ReferenceProblem.series(site: 19, intervalsPerHour: 12)
        #expect(digest(last.price) == "af9f57cfb0a52036ea87cda6daea54cd96cac1ffeb2c80ac0f1fc01b686deff6")
        #expect(digest(last.hashprice) == "6ab2b936f0e1de2170839ada676ea7fc00e41add60f8db03672a34047eb3e4e9")
    }
}

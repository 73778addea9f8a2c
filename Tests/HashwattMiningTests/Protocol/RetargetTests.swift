// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattTesting
import HashwattUnits
import Testing

struct RetargetTests {
    @Test(arguments: CoreVectors.retargets)
    func matchesBitcoinCore(name: String, bits: UInt32, first: Int64, last: Int64, next: UInt32) {
        let found = Retarget.next(
            after: CompactTarget(bits: bits), first: Instant(unixSeconds: first),
            last: Instant(unixSeconds: last))
        #expect(found == CompactTarget(bits: next), "\(name)")
    }

    /// Header times and bits of the public chain.
    @Test func reproducesAll139RetargetsOf2021To2026() throws {
        let epochs = try EpochRow.all()
        var checked = 0
        for (epoch, following) in zip(epochs, epochs.dropFirst()) {
            let last = try #require(epoch.last)
            let found = Retarget.next(after: epoch.target, first: epoch.first, last: last)
            #expect(found == following.target, "epoch \(epoch.number)")
            #expect(Retarget.epoch(ofHeight: epoch.firstHeight) == epoch.number)
            checked += 1
        }
        #expect(checked == 139)
    }

    /// The same from the headers of 282,174 blocks, without the table of epochs.
    @Test(.enabled(if: SharedData.has(BlockTimes.path), "needs the block series beside the project"))
    func reproducesTheRetargetsFromRawBlocks() throws {
        let blocks = try BlockTimes()
        let epochs = try EpochRow.all()
        var target = try #require(epochs.first).target
        for (epoch, following) in zip(epochs, epochs.dropFirst()) {
            let first = try #require(blocks.time(epoch.firstHeight))
            let last = try #require(blocks.time(epoch.firstHeight + 2_015))
            target = Retarget.next(after: target, timespan: Seconds(last - first))
            #expect(target == following.target, "epoch \(epoch.number)")
        }
    }

    /// 2,016 intervals instead of 2,015 would get most of them wrong: the rule that was not taken.
    @Test func countingTheIntervalBetweenEpochsFails() throws {
        let epochs = try EpochRow.all()
        let wrong = zip(epochs, epochs.dropFirst()).filter { epoch, following in
            Retarget.next(after: epoch.target, first: epoch.first, last: following.first) != following.target
        }
        #expect(wrong.count > 130)
    }

    @Test(arguments: [UInt64(5), 2016])
    func aLongerEpochNeverMakesMiningHarder(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let bits =
                UInt32.random(in: 0x17...0x1c, using: &generator) << 24
                | UInt32.random(in: 0x00_8000...0x7f_ffff, using: &generator)
            let target = CompactTarget(bits: bits)
            let short = Seconds(Int64.random(in: 0...6_000_000, using: &generator))
            let long = short + Seconds(Int64.random(in: 0...1_000_000, using: &generator))
            let harder = Retarget.next(after: target, timespan: short)
            let easier = Retarget.next(after: target, timespan: long)
            #expect(harder.target <= easier.target, "seed \(seed), \(target), \(short), \(long)")
            #expect(easier.isValid(), "seed \(seed), \(target)")
        }
    }

    @Test func changesByAtMostFourTimes() {
        let target = CompactTarget(bits: 0x1b04_04cb)
        let up = Retarget.next(after: target, timespan: Seconds(0))
        let down = Retarget.next(after: target, timespan: .days(365))
        #expect(abs(up.difficulty / target.difficulty - 4) < 1e-4)
        #expect(abs(target.difficulty / down.difficulty - 4) < 1e-4)
        #expect(Retarget.next(after: target, timespan: Seconds(-7_200)) == up)  // headers may run backwards
    }

    @Test func twoWeeksChangeNothing() {
        let target = CompactTarget(bits: 0x1702_1369)
        #expect(Retarget.next(after: target, timespan: .days(14)) == target)
    }

    @Test func theEasiestTargetStaysTheEasiest() {
        let easiest = CompactTarget(bits: 0x1d00_ffff)
        #expect(Retarget.next(after: easiest, timespan: .days(28)) == easiest)
    }

    @Test func anInvalidTargetTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = Retarget.next(after: CompactTarget(bits: 0x0492_3456), timespan: .days(14))
        }
    }
}

struct RetargetForecastTests {
    /// At the epoch's last block nothing is left to guess: the forecast is the chain's next target.
    @Test func endsAtTheChainsTarget() throws {
        let epochs = try EpochRow.all()
        for (epoch, following) in zip(epochs, epochs.dropFirst()) {
            let forecast = RetargetForecast(
                target: epoch.target, start: epoch.first, height: epoch.firstHeight + 2_015,
                time: try #require(epoch.last))
            #expect(forecast.next == following.target)
            #expect(forecast.blocksLeft == 0)
            #expect(forecast.standardError == 0)
        }
    }

    @Test func atTheTargetPaceDifficultyRisesByOneInterval() {
        let start = Instant(unixSeconds: 1_700_000_000)
        let forecast = RetargetForecast(
            target: CompactTarget(bits: 0x1703_4219), start: start, height: 2_016 * 400 + 1_000,
            time: start + Seconds(600_000))
        #expect(forecast.blocksLeft == 1_015)
        #expect(forecast.meanInterval == 600)
        #expect(forecast.date == start + Seconds(600 * 2_016))
        // 2016 intervals are aimed at, 2015 are measured.
        #expect(abs(forecast.change.fraction - 1 / 2_015.0) < 1e-5)
        // √(1015 + 1015²/1000) / 2015, by hand 0.022444
        #expect(abs(forecast.standardError - 0.022_444) < 5e-5)
    }

    @Test func theFirstBlockTakesThePaceAimedAt() {
        let start = Instant(unixSeconds: 1_700_000_000)
        let forecast = RetargetForecast(
            target: CompactTarget(bits: 0x1703_4219), start: start, height: 2_016 * 400, time: start)
        #expect(forecast.meanInterval == 600)
        #expect(forecast.blocksLeft == 2_015)
    }

    @Test func aBlockOlderThanTheEpochTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = RetargetForecast(
                target: CompactTarget(bits: 0x1703_4219), start: Instant(unixSeconds: 10), height: 5,
                time: Instant(unixSeconds: 9))
        }
    }
}

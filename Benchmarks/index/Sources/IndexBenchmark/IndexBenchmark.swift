// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import HashwattMarket
import HashwattThreads

/// Times an index over NAMES × DAYS, quarterly, capped at 4.5 %, in CPU and in elapsed seconds of each run.
///
///     IndexBenchmark [NAMES] [DAYS] [RUNS] [THREADS]
///
/// Lines: `table SECONDS` for the check of the closes, `run CPU ELAPSED` for each index, `level LAST`,
/// `peak MEGABYTES` of resident memory.
@main
struct IndexBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap(Int.init)
        let names = arguments.first ?? 3_000
        let days = arguments.dropFirst().first ?? 5_040
        let runs = arguments.dropFirst(2).first ?? 5
        let runner = Threads(count: arguments.dropFirst(3).first ?? 1)
        let market = SyntheticMarket(names: names, days: days)
        var start = cpuSeconds()
        let closes = try CloseTable(days: market.days, tickers: market.tickers, closes: market.closes())
        print("table \(cpuSeconds() - start)")
        let cap = names >= 100 ? 0.045 : 0.2
        let rules = try IndexRules(
            name: "quarterly-capped", universe: market.tickers,
            weighting: .capped(.marketCap, limit: cap), rebalance: .quarterly(), baseDay: market.days[0])
        for run in 0...runs {
            let clock = ContinuousClock.now
            start = cpuSeconds()
            let history = try IndexHistory.compute(
                rules, closes: closes, shareCounts: market.shareCounts, on: runner)
            let (seconds, elapsed) = (cpuSeconds() - start, (ContinuousClock.now - clock) / .seconds(1))
            // The first run warms up.
            if run > 0 { print("run \(seconds) \(elapsed)") }
            if run == runs { print("level \(history.levels.last ?? 0)") }
        }
        print("peak \(peakMegabytes())")
    }

    /// CPU time of this process, seconds.
    static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// Largest resident memory so far, megabytes.
    static func peakMegabytes() -> Int {
        var usage = rusage()
        let own: Int32 = 0  // RUSAGE_SELF, whose type differs between systems
        getrusage(own, &usage)
        #if canImport(Glibc)
            return usage.ru_maxrss / 1_024
        #else
            return usage.ru_maxrss / 1_048_576
        #endif
    }
}

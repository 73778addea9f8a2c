// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import HashwattMarket
import HashwattThreads
import HashwattUnits

/// Times the study of all events of a folder, every test on every day and window, in CPU and in elapsed seconds.
///
///     EventStudyBenchmark FOLDER [EVENTS] [RUNS] [THREADS]
///
/// FOLDER holds returns.csv (`date,S000,…,MKT`) and events.csv (`sec,date`), as gen_synth.py of the peers writes
/// them; more EVENTS than the file has start it again. Lines: `run CPU ELAPSED` for checking, estimating and
/// testing, `events COUNT`, `digest HASH` of every statistic's bits, and `peak MEGABYTES` of resident memory, the closes and the reading of them included.
@main
struct EventStudyBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        let folder = arguments.count > 1 ? arguments[1] : "synth"
        let most = arguments.count > 2 ? Int(arguments[2]) ?? 10_000 : 10_000
        let runs = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5
        let threads = arguments.count > 4 ? Int(arguments[4]) ?? 1 : 1
        let series = try SimpleStudyFiles.series(bytes("\(folder)/returns.csv"), content: .returns)
        let request = EventStudyRequest(
            firms: series, benchmarks: series.filter { $0.name == "MKT" },
            events: try events("\(folder)/events.csv", count: most), options: EventStudyOptions())
        let runner = Threads(count: threads)
        for run in 0...runs {
            let (start, clock) = (cpuSeconds(), ContinuousClock.now)
            let solution = EventStudyProblem(request, on: runner).solve(on: runner)
            let (cpu, elapsed) = (cpuSeconds() - start, (ContinuousClock.now - clock) / .seconds(1))
            // The first run warms up.
            if run > 0 { print("run \(cpu) \(elapsed)") }
            if run == runs {
                print("events \(solution.groups[0].events)")
                print("digest \(digest(solution.groups[0]))")
            }
        }
        print("peak \(peakMegabytes())")
    }

    /// The events, in the windows of the peers: [−10, 10], and 250 sessions that end 40 before the event.
    private static func events(_ path: String, count: Int) throws -> [EventRequest] {
        let text = String(decoding: try bytes(path), as: UTF8.self)
        let rows = text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let cells = line.split(separator: ",").map(String.init)
            return CivilDate(cells[1]).map { (firm: cells[0], day: $0) }
        }
        return (0..<count).map { index in
            let row = rows[index % rows.count]
            return EventRequest(
                id: String(index), firm: row.firm, benchmark: "MKT", date: row.day, window: -10...10,
                estimationEnd: -41, estimationLength: 250)
        }
    }

    /// A hash of the bits of all means, statistics and p-values (FNV-1a): equal whatever the number of threads.
    private static func digest(_ group: EventGroupResult) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for tested in group.days + group.windows {
            let values = EventTest.allCases.flatMap { test in
                tested[test].statistic.map { [$0.value, $0.pValue] } ?? []
            }
            for value in [tested.mean] + values { hash = (hash ^ value.bitPattern) &* 0x100_0000_01B3 }
        }
        return hash
    }

    private struct Unreadable: Error { let path: String }

    private static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw Unreadable(path: path) }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
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

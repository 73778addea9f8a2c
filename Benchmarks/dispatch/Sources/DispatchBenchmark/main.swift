// SPDX-License-Identifier: Apache-2.0

import Glibc
import HashwattDispatch

// DispatchBenchmark A|B|C|C5|D [REPEATS]: solves a reference problem and prints one "key value" a line; "run" is the
// CPU seconds of checking and solving it, once a repeat.

func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

func peakMegabytes() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
}

/// Checks and solves one problem anew; returns its solution and CPU seconds.
func timed(_ problem: DispatchProblem) throws -> (solution: DispatchSolution, seconds: Double) {
    let start = cpuSeconds()
    let solution = try DispatchProblem(site: problem.site, series: problem.series).solve()
    return (solution, cpuSeconds() - start)
}

func report(_ objective: Double, bound: Double, _ method: SolutionMethod, _ iterations: Int) {
    print("objective", objective)
    print("gap", (bound - objective) / max(1, abs(objective)))
    print("method", method.rawValue)
    print("iterations", iterations)
}

func solve(_ problem: DispatchProblem, _ repeats: Int) throws {
    for repetition in 0..<repeats {
        let (solution, seconds) = try timed(problem)
        print("run", seconds)
        guard repetition == 0 else { continue }
        let certificate = solution.certificate
        report(
            certificate.primalObjectiveUSD, bound: certificate.dualBoundUSD, solution.method,
            solution.iterations)
    }
}

/// Twenty sites of five-minute intervals, one after the other.
func solveSites(_ repeats: Int) throws {
    var (seconds, objective, bound) = ([Double](repeating: 0, count: repeats), 0.0, 0.0)
    for site in 0..<20 {
        let series = ReferenceProblem.series(site: site, intervalsPerHour: 12)
        let problem = try ReferenceProblem.problemA(series, intervalsPerHour: 12)
        for repetition in 0..<repeats {
            let (solution, time) = try timed(problem)
            seconds[repetition] += time
            guard repetition == 0 else { continue }
            objective += solution.certificate.primalObjectiveUSD
            bound += solution.certificate.dualBoundUSD
        }
    }
    for time in seconds { print("run", time) }
    report(objective, bound: bound, .meritOrder, 0)
}

let name = CommandLine.arguments.dropFirst().first ?? ""
let repeats = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 5
switch name {
case "A": try solve(ReferenceProblem.problemA(), repeats)
case "B": try solve(ReferenceProblem.problemB(), repeats)
case "C": try solve(ReferenceProblem.problemC(), repeats)
case "C5": try solve(ReferenceProblem.problemC(intervalsPerHour: 12), repeats)
case "D": try solveSites(repeats)
default:
    print("usage: DispatchBenchmark A|B|C|C5|D [REPEATS]")
    exit(64)
}
print("peak", peakMegabytes())

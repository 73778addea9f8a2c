// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattHiGHS
import HashwattNumerics

/// The mixed-integer solver behind the site's own paths.
struct SolverOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Most seconds a plan that HiGHS, where it is installed, may search where a gap is left; 0 leaves it out.",
            valueName: "seconds"))
    var solverSeconds: Double = 30

    func validate() throws {
        guard (0...1e6).contains(solverSeconds) else {
            throw ValidationError("--solver-seconds \(solverSeconds): write 0 to 1000000")
        }
    }

    /// HiGHS with that limit; nil where it is left out, or neither installed nor named by the environment.
    ///
    /// - Throws: what is wrong with a HiGHS that is named or found.
    func solver() throws -> LinearSolver? {
        guard solverSeconds > 0, HiGHS.isInstalled || HiGHS.isNamed else { return nil }
        do {
            let solver = try HiGHS.solver()
            let limit = solverSeconds
            return LinearSolver(
                name: solver.name,
                solve: { model, options throws(LinearSolverError) in
                    var options = options
                    options.timeLimit = limit
                    return try solver.solve(model, options)
                }, open: solver.open, stopwatch: solver.stopwatch)
        } catch {
            throw CommandFailure(.data, "\(error)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch

let clock = ContinuousClock()
let which = CommandLine.arguments.dropFirst()
func run(_ name: String, _ make: () throws -> DispatchProblem) rethrows {
    guard which.isEmpty || which.contains(name) else { return }
    let problem = try make()
    for _ in 0..<(which.count > 1 ? 1 : 3) {
        do {
            let start = clock.now
            let solution = try problem.solve()
            let time = clock.now - start
            print(
                name, solution.certificate.primalObjectiveUSD, solution.certificate.relativeGap,
                solution.certificate.largestViolation, solution.method, solution.iterations, time)
        } catch { print(name, error) }
    }
}
try run("A") { try ReferenceProblem.problemA() }
try run("B") { try ReferenceProblem.problemB() }
try run("D1") {
    try ReferenceProblem.problemA(
        ReferenceProblem.series(site: 0, intervalsPerHour: 12), intervalsPerHour: 12)
}
try run("C") { try ReferenceProblem.problemC() }
try run("C5") { try ReferenceProblem.problemC(intervalsPerHour: 12) }

// SPDX-License-Identifier: Apache-2.0

/// The benchmark's returns where all events of a group share event day and benchmark.
struct SharedMarket: Sendable {
    /// 1 + 1/D + (M − M̄)²/S per day of the event window, D the mean number of estimation returns.
    let errors: [Double]

    /// - Parameter returns: number of estimation returns of all events.
    init?(_ parts: [EventPart], _ problem: EventStudyProblem, returns: Int) {
        guard problem.options.model == .marketModel, var longest = parts.first?.sample.places.first else {
            return nil
        }
        let benchmark = problem.requests[longest.index].benchmark
        let session = problem.pairs[longest.pair].dates[longest.day]
        for place in parts.lazy.flatMap(\.sample.places) {
            guard problem.pairs[place.pair].dates[place.day] == session,
                problem.requests[place.index].benchmark == benchmark
            else { return nil }
            if place.estimation.count > longest.estimation.count { longest = place }
        }
        let market = problem.pairs[longest.pair].regressors[0]
        let window = market[longest.estimation].filter { !$0.isNaN }
        let mean = window.reduce(0, +) / Double(window.count)
        let squares = window.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let count = Double(returns) / Double(parts.reduce(0) { $0 + $1.sample.events })
        errors = longest.window.map { 1 + 1 / count + (market[$0] - mean) * (market[$0] - mean) / squares }
    }
}

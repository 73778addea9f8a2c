// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Draws how far a solve is; the solver calls from a thread of its own, one call at a time.
final class SolveProgress: @unchecked Sendable {
    private let bar: ProgressBar
    private let limit: Double

    init(_ console: Console, limit: Double) {
        bar = ProgressBar("planning", on: console)
        self.limit = limit
    }

    func update(_ progress: LinearProgress) -> Bool {
        let share = min(1, progress.seconds / limit)
        bar.update(Int(share * 1_000), of: 1_000)
        return true
    }

    func finish() { bar.finish() }
}

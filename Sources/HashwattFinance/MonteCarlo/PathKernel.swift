// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The present value of a plan along simulated paths.
///
/// A path's value depends on model, sampling, seed and its own number, and on nothing else: parts of a simulation
/// may run in any order, on any number of threads, or again, with the same bits.
public struct PathKernel: Sendable {
    private let sampler: PathSampler
    private let steps: PathSteps

    /// A kernel.
    public init(_ model: PathModel, sampling: Sampling, seed: UInt64) {
        sampler = PathSampler(sampling, quarters: model.plan.quarters, seed: seed)
        steps = PathSteps(model)
    }

    /// Present values of the paths with these numbers, USD, in order.
    ///
    /// - Complexity: O(paths · quarters · (5 + projects)).
    public func values(of paths: Range<Int>) -> [Double] {
        precondition(paths.lowerBound >= 0, "paths are numbered from 0, not \(paths.lowerBound)")
        var values: [Double] = []
        values.reserveCapacity(paths.count)
        var scratch = sampler.scratch()
        for block in paths.lowerBound / 8..<(paths.upperBound + 7) / 8 where !paths.isEmpty {
            sampler.fill(&scratch, block: block)
            let eight = steps.presentValues(scratch.variates)
            for lane in 0..<8 where paths.contains(8 * block + lane) { values.append(eight[lane]) }
        }
        return values
    }
}

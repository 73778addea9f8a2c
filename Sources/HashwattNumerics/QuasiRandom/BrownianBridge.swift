// SPDX-License-Identifier: Apache-2.0

/// Increments of a random walk, made from independent normals so that the first decide its rough shape.
///
/// The first normal gives the end of the walk, the next its middle given the ends, and so on: a low-discrepancy
/// sequence, whose first dimensions are the best, then spends them on what moves the result most.
///
/// Source: P. Jäckel, *Monte Carlo Methods in Finance* (2002), section 10.8.3; P. Glasserman, *Monte Carlo Methods
/// in Financial Engineering* (2004), section 3.1.
public struct BrownianBridge: Sendable {
    private struct Stage: Sendable {
        /// Points of the walk: the one that is set, and its set neighbours; point 0 is the start.
        let point, left, right: Int
        let leftWeight, rightWeight, deviation: Double
    }

    private let stages: [Stage]
    private let steps: Int

    /// A bridge over equal steps.
    public init(steps: Int) {
        precondition(steps > 0, "a walk has at least one step, not \(steps)")
        self.steps = steps
        var stages = [
            Stage(
                point: steps, left: 0, right: 0, leftWeight: 0, rightWeight: 0,
                deviation: Double(steps).squareRoot())
        ]
        var gaps = [(0, steps)]
        while !gaps.isEmpty {
            var next: [(Int, Int)] = []
            for (left, right) in gaps where right - left > 1 {
                let point = left + (right - left) / 2
                let width = Double(right - left)
                let (before, after) = (Double(point - left), Double(right - point))
                stages.append(
                    Stage(
                        point: point, left: left, right: right, leftWeight: after / width,
                        rightWeight: before / width, deviation: (before * after / width).squareRoot()))
                next += [(left, point), (point, right)]
            }
            gaps = next
        }
        self.stages = stages
    }

    /// Replaces the normals of one factor by increments of variance 1.
    ///
    /// - Parameters:
    ///   - values: normals of all factors, step by step; `first` is the place of the factor's first and `stride` the
    ///     distance to its next.
    ///   - walk: room for steps + 1 values.
    public func apply(
        to values: inout [SIMD8<Double>], first: Int, stride: Int, walk: inout [SIMD8<Double>]
    ) {
        walk[0] = .zero
        for (index, stage) in stages.enumerated() {
            let normal = values[first + index * stride]
            walk[stage.point] =
                walk[stage.left] * stage.leftWeight + walk[stage.right] * stage.rightWeight
                + normal * stage.deviation
        }
        for step in 0..<steps { values[first + step * stride] = walk[step + 1] - walk[step] }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// When a search for a minimum stops.
public struct SearchOptions: Hashable, Sendable {
    /// Most evaluations of the function.
    public let maximumEvaluations: Int
    /// The search stops when the values at the corners differ by less than this, relative to their size.
    public let relativeSpread: Double

    /// The limits of a search.
    public init(maximumEvaluations: Int = 20_000, relativeSpread: Double = 1e-14) {
        precondition(maximumEvaluations > 0, "at least one evaluation, was \(maximumEvaluations)")
        self.maximumEvaluations = maximumEvaluations
        self.relativeSpread = relativeSpread
    }
}

/// A local minimum, and how the search for it ended.
public struct Minimum: Hashable, Sendable {
    /// Why the search ended.
    public enum Reason: Hashable, Sendable {
        /// The corners of the simplex have the same value.
        case converged
        /// The evaluations ran out.
        case evaluationsSpent
    }
    /// Where.
    public let point: [Double]
    /// The value there.
    public let value: Double
    /// Evaluations used.
    public let evaluations: Int
    /// Why the search ended.
    public let reason: Reason
}

/// The simplex search of Nelder and Mead: no derivative, a few parameters.
public enum Simplex {
    /// Searches a minimum near `start`; restarts once from what it found, since a simplex can collapse early.
    ///
    /// - Parameters:
    ///   - start: first guess.
    ///   - steps: size of the first simplex along each axis, not 0.
    ///   - function: the function; may return infinity where it is not defined.
    ///
    /// Source: J. Nelder, R. Mead, *A Simplex Method for Function Minimization*, The Computer Journal 7 (1965),
    /// 308–313, with their coefficients 1, ½, 2.
    public static func minimise(
        from start: [Double], steps: [Double], options: SearchOptions = SearchOptions(),
        _ function: ([Double]) -> Double
    ) -> Minimum {
        precondition(start.count == steps.count && !start.isEmpty, "one step a parameter")
        var best = search(from: start, steps: steps, options: options, function)
        for shrink in [0.1, 0.01] {
            let again = search(from: best.point, steps: steps.map { $0 * shrink }, options: options, function)
            let spent = best.evaluations + again.evaluations
            let winner = again.value <= best.value ? again : best
            best = Minimum(point: winner.point, value: winner.value, evaluations: spent, reason: again.reason)
        }
        return best
    }

    private static func search(
        from start: [Double], steps: [Double], options: SearchOptions, _ function: ([Double]) -> Double
    ) -> Minimum {
        let count = start.count
        var corners = [start]
        for axis in 0..<count {
            var corner = start
            corner[axis] += steps[axis]
            corners.append(corner)
        }
        var values = corners.map(function)
        var evaluations = count + 1
        while evaluations < options.maximumEvaluations {
            let order = values.indices.sorted { values[$0] < values[$1] }
            corners = order.map { corners[$0] }
            values = order.map { values[$0] }
            let spread = (values[count] - values[0]).magnitude
            if spread <= options.relativeSpread * (values[0].magnitude + 1e-300) {
                return Minimum(
                    point: corners[0], value: values[0], evaluations: evaluations, reason: .converged)
            }
            evaluations += step(&corners, &values, function)
        }
        let best = values.indices.min { values[$0] < values[$1] } ?? 0
        return Minimum(
            point: corners[best], value: values[best], evaluations: evaluations, reason: .evaluationsSpent)
    }

    /// Reflects, expands, contracts or shrinks; returns the evaluations used. Corners are sorted by value.
    private static func step(
        _ corners: inout [[Double]], _ values: inout [Double], _ function: ([Double]) -> Double
    ) -> Int {
        let count = corners.count - 1
        let middle = (0..<count).map { axis in
            (0..<count).reduce(0.0) { $0 + corners[$1][axis] } / Double(count)
        }
        func along(_ factor: Double) -> [Double] {
            (0..<count).map { middle[$0] + factor * (corners[count][$0] - middle[$0]) }
        }
        func put(_ corner: [Double], _ value: Double) {
            corners[count] = corner
            values[count] = value
        }
        let reflected = along(-1)
        let value = function(reflected)
        if value < values[0] {
            let expanded = along(-2)
            let further = function(expanded)
            if further < value { put(expanded, further) } else { put(reflected, value) }
            return 2
        }
        if value < values[count - 1] {
            put(reflected, value)
            return 1
        }
        let contracted = along(value < values[count] ? -0.5 : 0.5)
        let inner = function(contracted)
        if inner < min(value, values[count]) {
            put(contracted, inner)
            return 2
        }
        for corner in 1...count {
            corners[corner] = (0..<count).map { (corners[corner][$0] + corners[0][$0]) / 2 }
            values[corner] = function(corners[corner])
        }
        return 2 + count
    }
}

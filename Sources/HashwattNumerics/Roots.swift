// SPDX-License-Identifier: Apache-2.0

/// Where a continuous function of one number is zero within bounds.
public enum Roots: Hashable, Sendable {
    /// Nowhere: the values at the bounds and between have one sign. The value nearest to zero is given.
    case none(nearest: Double)
    /// At one number.
    case one(Double)
    /// At several, ascending.
    case several([Double])
    /// On a whole interval.
    case interval(ClosedRange<Double>)

    /// The roots that a grid can tell apart.
    ///
    /// Signs are compared at the ends of equal pieces, and every change of sign is bisected until two neighbouring
    /// numbers are left, so a root is exact to the last bit. Two roots within one piece are missed: the pieces must
    /// be finer than the function's waves. Values below `tolerance` count as zero.
    ///
    /// - Parameters:
    ///   - tolerance: absolute, in the function's unit.
    /// - Complexity: O(pieces + 64 · roots) evaluations.
    public static func of(
        _ function: (Double) -> Double, in bounds: ClosedRange<Double>, pieces: Int = 512,
        tolerance: Double = 0
    ) -> Roots {
        precondition(pieces > 0 && tolerance >= 0, "pieces \(pieces), tolerance \(tolerance)")
        let width = (bounds.upperBound - bounds.lowerBound) / Double(pieces)
        let points = (0...pieces).map {
            $0 == pieces ? bounds.upperBound : bounds.lowerBound + Double($0) * width
        }
        let values = points.map(function)
        func isZero(_ index: Int) -> Bool { values[index].magnitude <= tolerance }
        if let first = points.indices.first(where: { isZero($0) && $0 < pieces && isZero($0 + 1) }) {
            let last = points.indices[first...].prefix(while: isZero).last ?? first
            return .interval(points[first]...points[last])
        }
        var roots: [Double] = []
        for index in points.indices {
            if isZero(index) {
                roots.append(points[index])
            } else if index < pieces, !isZero(index + 1), (values[index] < 0) != (values[index + 1] < 0) {
                roots.append(bisected(function, points[index], points[index + 1], values[index] < 0))
            }
        }
        guard let first = roots.first else {
            let nearest = values.indices.min { values[$0].magnitude < values[$1].magnitude } ?? 0
            return .none(nearest: points[nearest])
        }
        return roots.count == 1 ? .one(first) : .several(roots)
    }

    private static func bisected(
        _ function: (Double) -> Double, _ low: Double, _ high: Double, _ isRising: Bool
    ) -> Double {
        var (low, high) = (low, high)
        while true {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            let value = function(middle)
            if value == 0 { return middle }
            if (value < 0) == isRising { low = middle } else { high = middle }
        }
        return function(low).magnitude < function(high).magnitude ? low : high
    }
}

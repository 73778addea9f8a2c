// SPDX-License-Identifier: Apache-2.0

import RealModule

extension Distribution {
    /// The value whose lower tail is `probability`, by bisection of the distribution function.
    ///
    /// Meant for confidence bands and critical values, not for inner loops.
    ///
    /// - Parameter probability: above 0 and below 1.
    /// - Returns: the quantile to about 1e-14 relative to its scale.
    /// - Complexity: O(100) evaluations of the distribution function.
    public func quantile(_ probability: Double) -> Double {
        precondition(probability > 0 && probability < 1, "a quantile needs 0 < p < 1, was \(probability)")
        switch self {
        case .normal, .studentT:
            if probability == 0.5 { return 0 }
            // The smaller tail is the one that has all its digits.
            return probability < 0.5
                ? -search { upper($0) > probability } : search { lower($0) < probability }
        case .fisherF, .chiSquared:
            return search { lower($0) < probability }
        }
    }

    /// The positive number at which `isBelow` stops to hold, to the last bit that can be told.
    private func search(_ isBelow: (Double) -> Bool) -> Double {
        var high = 1.0
        while isBelow(high), high < 1e300 { high *= 2 }
        var low = 0.0
        for _ in 0..<1_100 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            if isBelow(middle) { low = middle } else { high = middle }
        }
        return high
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Correlation of two series.
public enum Correlation {
    /// Pearson's product-moment correlation; nil for fewer than three pairs or where one series does not vary.
    ///
    /// Means first, then the sums of products about them, so that a large mean costs no digits.
    ///
    /// - Precondition: both have the same length.
    /// - Complexity: O(n).
    public static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
        precondition(x.count == y.count, "\(x.count) and \(y.count) values do not pair")
        guard x.count >= 3 else { return nil }
        let count = Double(x.count)
        let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (a, b) in zip(x, y) {
            xx += (a - meanX) * (a - meanX)
            yy += (b - meanY) * (b - meanY)
            xy += (a - meanX) * (b - meanY)
        }
        guard xx > 0, yy > 0 else { return nil }
        return xy / (xx.squareRoot() * yy.squareRoot())
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Many tests at once: how many of those that are called findings are none.
///
/// With 16 names and 250 days a p-value below 0.05 comes 200 times without any effect. The false discovery rate is
/// the expected share of such among all that are reported.
public enum FalseDiscovery: String, CaseIterable, Hashable, Sendable {
    /// Valid for independent tests, and for tests that are positively dependent, as returns of one sector on one
    /// day are.
    ///
    /// Sources: Y. Benjamini, Y. Hochberg, J. Royal Statistical Society B 57 (1995), 289–300, procedure (1);
    /// positive dependence: Y. Benjamini, D. Yekutieli, Annals of Statistics 29 (2001), 1165–1188, theorem 1.2.
    case benjaminiHochberg
    /// Valid under any dependence; stricter by Σ 1/i, some eight times for 2,000 tests.
    ///
    /// Source: Benjamini, Yekutieli (2001), theorem 1.3.
    case benjaminiYekutieli

    /// The p-values adjusted: a test is a finding at the rate q where its adjusted value is at most q.
    ///
    /// The adjusted value of the i-th smallest of m is min over j ≥ i of c · m ÷ j · p(j), at most 1; c is 1, or
    /// Σ 1/i for `benjaminiYekutieli`. Equal p-values get equal values.
    ///
    /// - Parameter pValues: each 0...1.
    /// - Complexity: O(n log n).
    public func adjusted(_ pValues: [Double]) -> [Double] {
        for value in pValues { precondition((0...1).contains(value), "a p-value is outside 0...1: \(value)") }
        let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
        let factor = Double(order.count) * constant(order.count)
        var adjusted = pValues
        var least = 1.0
        for (rank, index) in order.enumerated().reversed() {
            least = min(least, factor / Double(rank + 1) * pValues[index])
            adjusted[index] = least
        }
        return adjusted
    }

    private func constant(_ count: Int) -> Double {
        switch self {
        case .benjaminiHochberg: 1
        case .benjaminiYekutieli: (0..<count).reduce(0) { $0 + 1 / Double(count - $1) }
        }
    }
}

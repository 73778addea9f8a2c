// SPDX-License-Identifier: Apache-2.0

/// A simulated number with the error that chance leaves in it.
public struct SampledEstimate: Hashable, Sendable {
    /// The number.
    public let value: Double
    /// Its standard error, from the spread of independent replicates; nil where there are fewer than two.
    public let standardError: Double?

    /// A number with its error.
    public init(value: Double, standardError: Double?) {
        self.value = value
        self.standardError = standardError
    }
}

/// Mean, quantiles and chances of simulated values, each with its sampling error.
///
/// Paths stand in blocks of eight, dealt to 16 replicates in turn (`PathSampler`). The replicates are independent
/// and equally distributed whatever the sampling, so the spread of their estimates S gives the error of the whole:
/// s(S) / √16. For quantiles it is the error to first order, since a quantile of the whole is no mean of quantiles.
///
/// Source: A. Owen, *Monte Carlo Theory, Methods and Examples* (2013), section 17.3 (replicated quasi-Monte Carlo);
/// P. Glasserman, *Monte Carlo Methods in Financial Engineering* (2004), section 9.2.3 (batched quantiles).
public struct PathStatistics: Sendable {
    /// All values, ascending.
    private let sorted: [Double]
    /// The values of each replicate, ascending.
    private let replicates: [[Double]]

    /// Statistics of values in the order of their paths, from path 0.
    ///
    /// - Precondition: there is a value.
    /// - Complexity: O(n log n).
    public init(_ values: [Double]) {
        precondition(!values.isEmpty, "there are no values to describe")
        let count = PathSampler.replicates
        var parts = [[Double]](repeating: [], count: count)
        for index in parts.indices { parts[index].reserveCapacity(values.count / count + 8) }
        for (path, value) in values.enumerated() { parts[path / 8 % count].append(value) }
        for index in parts.indices { parts[index].sort() }
        replicates = parts.filter { !$0.isEmpty }
        // Sorted runs one after the other: the standard library's sort finds and merges them.
        sorted = replicates.flatMap(\.self).sorted()
    }

    /// Number of paths.
    public var count: Int { sorted.count }

    /// Mean.
    public var mean: SampledEstimate { estimate { values in values.reduce(0, +) / Double(values.count) } }

    /// The value below which a share of the paths lies, between order statistics by straight lines.
    ///
    /// - Precondition: `probability` is in 0 ... 1.
    public func quantile(_ probability: Double) -> SampledEstimate {
        precondition((0...1).contains(probability), "a quantile is of 0 to 1, not \(probability)")
        return estimate { values in
            let place = probability * Double(values.count - 1)
            let index = min(Int(place), values.count - 1)
            let next = min(index + 1, values.count - 1)
            return values[index] + (place - Double(index)) * (values[next] - values[index])
        }
    }

    /// Share of the paths above a threshold.
    public func chance(above threshold: Double) -> SampledEstimate {
        estimate { values in
            let below = values.partitioningIndex { $0 > threshold }
            return Double(values.count - below) / Double(values.count)
        }
    }

    /// Values that cut the paths into equally many, for a picture.
    public func quantiles(_ parts: Int) -> [Double] {
        (0...parts).map { quantile(Double($0) / Double(parts)).value }
    }

    private func estimate(_ statistic: ([Double]) -> Double) -> SampledEstimate {
        let whole = statistic(sorted)
        guard replicates.count == PathSampler.replicates else {
            return SampledEstimate(value: whole, standardError: nil)
        }
        let parts = replicates.map(statistic)
        let mean = parts.reduce(0, +) / Double(parts.count)
        let squares = parts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let variance = squares / Double(parts.count - 1) / Double(parts.count)
        return SampledEstimate(value: whole, standardError: variance.squareRoot())
    }
}

extension [Double] {
    /// The first index whose value meets a condition that holds for all after it too.
    fileprivate func partitioningIndex(_ holds: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

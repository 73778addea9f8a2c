// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The skewness-adjusted t with critical values from resamples of a quarter of the firms.
///
/// Source: Lyon, Barber, Tsai (1999), equation 5 and section II.B: t = √n·(S + γS²/3 + γ/6n), resampled with n/4 firms
/// and their mean in place of 0.
struct SkewnessBootstrap: Sendable {
    /// Below this number a quarter of the firms has hardly any variance to resample.
    static let fewestFirms = 20
    /// Resamples that are drawn in one piece.
    private static let piece = 64

    /// The values less their mean.
    private let centred: [Double]
    private let t: Double
    private let replications: Int
    private let generator: PhiloxWords

    /// - Parameter stream: the stream of the seed that the resamples are drawn from.
    init(_ values: [Double], options: BootstrapOptions, stream: UInt64) {
        let mean = Sums.mean(values)
        centred = values.map { $0 - mean }
        var own = PowerSums()
        for value in centred { own.add(SIMD4(value, 0, 0, 0)) }
        t = own.statistic(count: Double(values.count), shift: mean)
        replications = options.replications
        generator = PhiloxWords(seed: options.seed, stream: stream)
    }

    /// The resamples, piece by piece.
    var pieces: [Range<Int>] {
        stride(from: 0, to: replications, by: Self.piece).map { $0..<min(replications, $0 + Self.piece) }
    }

    /// The test by the tally of all resamples.
    func statistic(_ all: Tally) -> Statistic {
        let smaller = Double(min(all.below, all.above) + 1) / Double(all.used + 1)
        return Statistic(t, pValue: min(1, 2 * smaller), .resamples(all.used))
    }

    /// Resamples whose t is defined, and at or beyond the sample's own.
    struct Tally: Sendable {
        var used = 0
        var below = 0
        var above = 0

        mutating func add(_ other: Tally) {
            used += other.used
            below += other.below
            above += other.above
        }
    }

    /// The tally of some resamples.
    ///
    /// - Complexity: O(resamples · firms).
    func tally(_ range: Range<Int>) -> Tally {
        let size = centred.count / 4
        // Every resample takes whole pairs of words, whoever draws it.
        let words = (size + 1) / 2 * 2
        var drawn = [UInt32](repeating: 0, count: words)
        var tally = Tally()
        for replication in range {
            generator.fill(&drawn, from: UInt64(replication) * UInt64(words))
            let value = sums(drawn, size).statistic(count: Double(size), shift: 0)
            guard value.isFinite else { continue }
            tally.used += 1
            tally.below += value <= t ? 1 : 0
            tally.above += value >= t ? 1 : 0
        }
        return tally
    }

    private func sums(_ words: [UInt32], _ size: Int) -> PowerSums {
        let bound = UInt32(centred.count)
        let values = centred.span
        let words = words.span
        var sums = PowerSums()
        var index = 0
        while index &+ 4 <= size {
            // An index from `Philox.index` is below the bound.
            let drawn = unsafe SIMD4(
                values[unchecked: Philox.index(words[unchecked: index], below: bound)],
                values[unchecked: Philox.index(words[unchecked: index &+ 1], below: bound)],
                values[unchecked: Philox.index(words[unchecked: index &+ 2], below: bound)],
                values[unchecked: Philox.index(words[unchecked: index &+ 3], below: bound)])
            sums.add(drawn)
            index &+= 4
        }
        while index < size {
            sums.add(SIMD4(values[Philox.index(words[index], below: bound)], 0, 0, 0))
            index += 1
        }
        return sums
    }

    /// Four running sums of each power of values that are near 0 on average, so that little is lost.
    private struct PowerSums {
        var first = SIMD4<Double>(repeating: 0)
        var second = SIMD4<Double>(repeating: 0)
        var third = SIMD4<Double>(repeating: 0)

        @inline(__always)
        mutating func add(_ values: SIMD4<Double>) {
            let squares = values * values
            first += values
            second += squares
            third += squares * values
        }

        /// t with the mean `shift` added to the values' own.
        func statistic(count: Double, shift: Double) -> Double {
            let mean = first.sum() / count
            let variance = (second.sum() - count * mean * mean) / (count - 1)
            let deviation = variance.squareRoot()
            let cubes = third.sum() - 3 * mean * second.sum() + 2 * count * mean * mean * mean
            let skew = cubes / (count * variance * deviation)
            let ratio = (mean + shift) / deviation
            return count.squareRoot() * (ratio + skew * ratio * ratio / 3 + skew / (6 * count))
        }
    }
}

/// The bootstrapped test of a window, or why there is none.
enum BootstrapPlan: Sendable {
    case ready(SkewnessBootstrap)
    case none(TestOutcome.Reason)

    init(_ parts: [EventPart], _ held: ColumnMoments, window: Int, _ options: BootstrapOptions) {
        let count = Int(held.counts[window])
        let needed = SkewnessBootstrap.fewestFirms
        if count < needed {
            self = .none(.tooFewFirms(had: count, needed: needed))
            return
        }
        if !(held.deviation(window) > 0) || options.replications == 0 {
            self = .none(held.deviation(window) > 0 ? .noResamples : .noSpread)
            return
        }
        var values: [Double] = []
        values.reserveCapacity(count)
        for part in parts {
            let held = part.sample.buyAndHold
            for cell in stride(from: window, to: held.count, by: part.sample.shape.windows.count)
            where !held[cell].isNaN {
                values.append(held[cell])
            }
        }
        self = .ready(SkewnessBootstrap(values, options: options, stream: UInt64(window)))
    }

    func tally(_ range: Range<Int>) -> SkewnessBootstrap.Tally {
        if case .ready(let bootstrap) = self { bootstrap.tally(range) } else { .init() }
    }

    func outcome(_ tally: SkewnessBootstrap.Tally) -> TestOutcome {
        switch self {
        case .ready(let bootstrap): .value(bootstrap.statistic(tally))
        case .none(let reason): .notComputable(reason)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The mean over all pairs of events of the correlation of their estimation residuals.
///
/// Residuals are aligned at the end of their windows; for events of one day that is the calendar. A pair's
/// correlation is over the days on which both have a residual.
///
/// With complete windows the sum over pairs is one pass: Σᵢⱼ rᵢⱼ = Σₜ (Σᵢ zᵢₜ)², z the residuals over their root sum
/// of squares. Events with different gaps are classed by their pattern, and each pair of classes is one such pass.
///
/// - Complexity: O(patterns · events · days).
enum MeanCorrelation {
    /// The mean correlation, or nil for fewer than two events.
    static func of(_ parts: [EventPart], _ shape: SampleShape, _ all: GroupSums) -> Double? {
        let count = all.events
        guard count > 1 else { return nil }
        let classes = patterns(parts, shape.estimationDays)
        var total = 0.0
        for (index, first) in classes.enumerated() {
            let isWhole = first.days.count == shape.estimationDays
            let own = isWhole ? all.residuals.standardised : sums(parts, first.events, first.days)
            total += own.reduce(0) { $0 + $1 * $1 } - Double(first.events.count)
            for second in classes[(index + 1)...] {
                let common = Set(second.days)
                let days = first.days.filter(common.contains)
                guard days.count > 2 else { continue }
                let left = sums(parts, first.events, days)
                let right = sums(parts, second.events, days)
                total += 2 * zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
        return total / (Double(count) * Double(count - 1))
    }

    private struct Pattern {
        var days: [Int]
        var events: [(part: Int, row: Int)]
    }

    private static func patterns(_ parts: [EventPart], _ days: Int) -> [Pattern] {
        var whole = Pattern(days: Array(0..<days), events: [])
        var others: [[Int]: [(part: Int, row: Int)]] = [:]
        var row = [Double](repeating: 0, count: days)
        for (index, part) in parts.enumerated() {
            for event in 0..<part.sample.events {
                if part.sample.complete[event] {
                    whole.events.append((index, event))
                } else {
                    part.sample.residuals(event, into: &row)
                    others[(0..<days).filter { !row[$0].isNaN }, default: []].append((index, event))
                }
            }
        }
        let rest = others.map { Pattern(days: $0.key, events: $0.value) }.sorted {
            $0.events[0] < $1.events[0]
        }
        return (whole.events.isEmpty ? [] : [whole]) + rest
    }

    /// Σ over events of the residuals on some days, each event's centred and scaled to a sum of squares of 1.
    private static func sums(
        _ parts: [EventPart], _ events: [(part: Int, row: Int)], _ days: [Int]
    ) -> [Double] {
        var result = [Double](repeating: 0, count: days.count)
        var row = result
        var all = [Double](repeating: 0, count: parts[0].sample.shape.estimationDays)
        for event in events {
            parts[event.part].sample.residuals(event.row, into: &all)
            for index in row.indices { row[index] = all[days[index]] }
            let mean = Sums.sum(row.span) / Double(days.count)
            var square = 0.0
            for index in row.indices { square += (row[index] - mean) * (row[index] - mean) }
            let factor = 1 / square.squareRoot()
            for index in row.indices { result[index] += (row[index] - mean) * factor }
        }
        return result
    }
}

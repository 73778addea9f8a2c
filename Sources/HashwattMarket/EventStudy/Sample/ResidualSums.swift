// SPDX-License-Identifier: Apache-2.0

/// What the tests need of all estimation residuals together: sums over events, day by day, and the share above 0.
///
/// Residuals are added while they are at hand, so that those of all events never stand in memory together.
struct ResidualSums: Sendable {
    /// Σ residual per estimation day.
    private(set) var totals: [Double]
    /// Number of residuals per estimation day.
    private(set) var counts: [Double]
    /// Σ (e − ē) / √Σ(e − ē)² per day, over the events with a residual on every day.
    private(set) var standardised: [Double]
    /// Number of those events.
    private(set) var whole = 0
    /// Σ over events of the share of residuals above 0.
    private(set) var shares = 0.0
    private(set) var positive = 0
    private(set) var returns = 0
    private let rounding: Dialect.Rounding

    init(days: Int, rounding: Dialect.Rounding) {
        totals = [Double](repeating: 0, count: days)
        counts = totals
        standardised = totals
        self.rounding = rounding
    }

    /// Adds an event with a residual on every day, its residuals' sum, and the sum of their squares about the mean.
    mutating func add(whole residuals: [Double], sum: Double, squares: Double) {
        let row = residuals.span
        precondition(row.count == totals.count, "Invariant: a residual for every day")
        let mean = sum / Double(row.count)
        let factor = 1 / squares.squareRoot()
        var above = SIMD4<Int64>(repeating: 0)
        totals.withUnsafeMutableBytes { totals in
            standardised.withUnsafeMutableBytes { standardised in
                row.withUnsafeBytes { row in
                    var place = 0
                    while place &+ 32 <= row.count {
                        let value = unsafe row.loadUnaligned(fromByteOffset: place, as: SIMD4<Double>.self)
                        unsafe Self.add(value, to: totals, place)
                        unsafe Self.add((value - mean) * factor, to: standardised, place)
                        // A true lane is −1.
                        above &-= unsafe unsafeBitCast(value .> 0, to: SIMD4<Int64>.self)
                        place &+= 32
                    }
                }
            }
        }
        var rest = 0
        for day in row.count / 4 * 4..<row.count {
            totals[day] += row[day]
            standardised[day] += (row[day] - mean) * factor
            rest += row[day] > 0 ? 1 : 0
        }
        whole += 1
        let isExact = rounding == .exact
        count(isExact ? Int(above.wrappedSum()) + rest : roundedPositive(residuals[...]), of: row.count)
    }

    /// Adds four values to sums at a byte.
    @inline(__always)
    private static func add(_ values: SIMD4<Double>, to sums: UnsafeMutableRawBufferPointer, _ place: Int) {
        let before = unsafe sums.loadUnaligned(fromByteOffset: place, as: SIMD4<Double>.self)
        unsafe sums.storeBytes(of: before + values, toByteOffset: place, as: SIMD4<Double>.self)
    }

    /// Adds an event of which days may lack; its residuals are aligned at the end.
    mutating func add(_ row: ArraySlice<Double>) {
        let offset = totals.count - row.endIndex
        var present = 0
        for day in row.indices where !row[day].isNaN {
            totals[offset + day] += row[day]
            counts[offset + day] += 1
            present += 1
        }
        if present == totals.count {
            whole += 1
            for day in counts.indices { counts[day] -= 1 }
            standardise(row)
        }
        count(roundedPositive(row), of: present)
    }

    private mutating func standardise(_ row: ArraySlice<Double>) {
        var sum = 0.0
        for day in row.indices { sum += row[day] }
        let mean = sum / Double(row.count)
        var squares = 0.0
        for day in row.indices { squares += (row[day] - mean) * (row[day] - mean) }
        let factor = 1 / squares.squareRoot()
        for day in row.indices { standardised[day] += (row[day] - mean) * factor }
    }

    private func roundedPositive(_ row: ArraySlice<Double>) -> Int {
        var above = 0
        for day in row.indices { above += rounding(row[day]) > 0 ? 1 : 0 }
        return above
    }

    private mutating func count(_ above: Int, of present: Int) {
        shares += Double(above) / Double(max(present, 1))
        positive += above
        returns += present
    }

    /// Adds the sums over other events.
    mutating func add(_ other: ResidualSums) {
        totals.add(other.totals)
        counts.add(other.counts)
        standardised.add(other.standardised)
        whole += other.whole
        shares += other.shares
        positive += other.positive
        returns += other.returns
    }

    /// Mean residual per estimation day, over the events that have one; days without any are left out.
    var portfolio: [Double] {
        let whole = Double(whole)
        return totals.indices.filter { counts[$0] + whole > 0 }.map { totals[$0] / (counts[$0] + whole) }
    }

    /// The share of residuals above 0 that is expected of a day: p̂ of Cowan (1992), the mean of the firms' shares,
    /// or all residuals together.
    func positiveShare(events: Int, averages: Bool) -> Double {
        averages ? shares / Double(max(events, 1)) : Double(positive) / Double(max(returns, 1))
    }
}

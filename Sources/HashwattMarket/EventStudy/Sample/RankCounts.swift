// SPDX-License-Identifier: Apache-2.0

/// Counts, per column and day, the events whose residual is not below the return of the column.
///
/// Events wait in batches, so that a counter stays in a register for all of a batch.
struct RankCounts: Sendable {
    /// Residuals of each of the events that are counted together.
    var residuals = -1
    /// Blocks of sixteen days.
    let blocks: Int
    private let days: Int
    private let columns: Int
    /// batch × blocks.
    private var places: [SIMD16<Int16>]
    /// columns × batch.
    private var thresholds: [SIMD16<Int16>]
    /// columns × blocks.
    private var counters: [SIMD16<Int16>]
    private var waiting = 0
    private var counted = 0
    private static let batch = 32

    init(days: Int, columns: Int) {
        self.days = days
        self.columns = columns
        blocks = (days + 15) / 16
        let none = SIMD16<Int16>(repeating: 0)
        places = [SIMD16<Int16>](repeating: none, count: Self.batch * blocks)
        thresholds = [SIMD16<Int16>](repeating: none, count: Self.batch * columns)
        counters = [SIMD16<Int16>](repeating: none, count: columns * blocks)
    }

    /// Whether one more event could be too many for a counter.
    var isFull: Bool { counted >= 32_000 }

    /// The number of residuals of the next event that are below a column's return, or `.max` to count none.
    @inline(__always)
    mutating func set(_ column: Int, threshold: Int16) {
        thresholds[column * Self.batch + waiting] = SIMD16(repeating: threshold)
    }

    /// Adds the event whose thresholds were set: the number of residuals below each residual, −1 for none.
    mutating func add(_ event: [SIMD16<Int16>]) {
        for block in 0..<blocks { places[waiting * blocks + block] = event[block] }
        waiting += 1
        counted += 1
        if waiting == Self.batch { tally() }
    }

    private mutating func tally() {
        let waitingPlaces = places
        let allThresholds = thresholds
        let places = waitingPlaces.span.extracting(first: waiting * blocks)
        for column in 0..<columns {
            let thresholds = allThresholds.span.extracting(droppingFirst: column * Self.batch)
            for block in 0..<blocks {
                let count = Self.above(thresholds, places, from: block, every: blocks)
                counters[column * blocks + block] &+= count
            }
        }
        waiting = 0
    }

    /// How many events have a place at or above their threshold, per lane.
    @inline(__always)
    private static func above(
        _ thresholds: Span<SIMD16<Int16>>, _ places: Span<SIMD16<Int16>>, from start: Int, every step: Int
    ) -> SIMD16<Int16> {
        var total = SIMD16<Int16>(repeating: 0)
        var place = start
        var slot = 0
        while place < places.count {
            let isAbove = unsafe places[unchecked: place] .>= thresholds[unchecked: slot]
            // A true lane is −1.
            total &-= unsafe unsafeBitCast(isAbove, to: SIMD16<Int16>.self)
            place &+= step
            slot &+= 1
        }
        return total
    }

    /// Adds the counts over (residuals + 2) to columns × days, and clears them.
    mutating func flush(into shifts: inout [Double]) {
        guard counted > 0 else { return }
        tally()
        let weight = 1 / Double(residuals + 2)
        for column in 0..<columns {
            for day in 0..<days {
                let count = counters[column * blocks + day / 16][day % 16]
                shifts[column * days + day] += Double(count) * weight
            }
        }
        for index in counters.indices { counters[index] = SIMD16(repeating: 0) }
        counted = 0
    }
}

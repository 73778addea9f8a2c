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
    /// The events that wait, in bytes where these can hold every place.
    private var narrow: RankBatch<Int8>
    private var wide: RankBatch<Int16>
    private let isNarrow: Bool
    /// columns × blocks.
    private var counters: [SIMD16<Int16>]
    private var waiting = 0
    private var counted = 0
    private static let batch = 32

    init(days: Int, columns: Int) {
        self.days = days
        self.columns = columns
        blocks = (days + 15) / 16
        isNarrow = days <= 254
        narrow = RankBatch(offset: -128, columns, blocks, events: isNarrow ? Self.batch : 0)
        wide = RankBatch(offset: 0, columns, blocks, events: isNarrow ? 0 : Self.batch)
        counters = [SIMD16<Int16>](repeating: SIMD16(repeating: 0), count: columns * blocks)
    }

    /// Whether one more event could be too many for a counter.
    var isFull: Bool { counted >= 32_000 }

    /// The number of residuals of the next event that are below a column's return, or `.max` to count none.
    @inline(__always)
    mutating func set(_ column: Int, threshold: Int16) {
        if isNarrow {
            narrow.set(column, waiting, threshold)
        } else {
            wide.set(column, waiting, threshold)
        }
    }

    /// Adds the event whose thresholds were set: the number of residuals below each residual, −1 for none.
    mutating func add(_ event: [SIMD16<Int16>]) {
        if isNarrow { narrow.put(event, waiting) } else { wide.put(event, waiting) }
        waiting += 1
        counted += 1
        if waiting == Self.batch { tally() }
    }

    private mutating func tally() {
        if isNarrow {
            narrow.tally(waiting, into: &counters)
        } else {
            wide.tally(waiting, into: &counters)
        }
        waiting = 0
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

/// Events whose ranks are counted together, in lanes of one width.
private struct RankBatch<Lane: FixedWidthInteger & SIMDScalar & Sendable>: Sendable
where Lane.SIMD16Storage: Sendable {
    /// What is added to a place, so that the lanes hold all of them.
    private let offset: Int16
    private let columns: Int
    private let blocks: Int
    private let events: Int
    /// events × blocks: one more than the place.
    private var places: [SIMD16<Lane>]
    /// columns × events.
    private var thresholds: [SIMD16<Lane>]

    init(offset: Int16, _ columns: Int, _ blocks: Int, events: Int) {
        self.offset = offset
        self.columns = columns
        self.blocks = blocks
        self.events = events
        places = [SIMD16<Lane>](repeating: SIMD16(), count: events * blocks)
        thresholds = [SIMD16<Lane>](repeating: SIMD16(), count: events * columns)
    }

    @inline(__always)
    mutating func set(_ column: Int, _ event: Int, _ threshold: Int16) {
        let lane = threshold == .max ? Lane.max : Lane(truncatingIfNeeded: threshold &+ offset)
        thresholds[column &* events &+ event] = SIMD16(repeating: lane)
    }

    @inline(__always)
    mutating func put(_ own: [SIMD16<Int16>], _ event: Int) {
        precondition(
            own.count >= blocks && (event + 1) * blocks <= places.count, "Invariant: room for an event")
        let own = own.span
        let (change, blocks) = (SIMD16(repeating: offset &+ 1), blocks)
        var places = places.mutableSpan
        for block in 0..<blocks {
            unsafe places[unchecked: event &* blocks &+ block] = SIMD16(
                truncatingIfNeeded: own[unchecked: block] &+ change)
        }
    }

    /// Adds, per column and day, how many events have a place at or above their threshold.
    @inline(__always)
    func tally(_ waiting: Int, into counters: inout [SIMD16<Int16>]) {
        let places = places.span.extracting(first: waiting * blocks)
        for column in 0..<columns {
            let thresholds = thresholds.span.extracting(column * events..<(column + 1) * events)
            for block in 0..<blocks {
                let count = Self.above(thresholds, places, from: block, every: blocks)
                counters[column * blocks + block] &+= SIMD16<Int16>(truncatingIfNeeded: count)
            }
        }
    }

    @inline(__always)
    private static func above(
        _ thresholds: Span<SIMD16<Lane>>, _ places: Span<SIMD16<Lane>>, from start: Int, every step: Int
    ) -> SIMD16<Lane> {
        var total = SIMD16<Lane>()
        var place = start
        var slot = 0
        while place < places.count {
            let isAbove = unsafe places[unchecked: place] .> thresholds[unchecked: slot]
            // A true lane is −1.
            total &-= unsafe unsafeBitCast(isAbove, to: SIMD16<Lane>.self)
            place &+= step
            slot &+= 1
        }
        return total
    }
}

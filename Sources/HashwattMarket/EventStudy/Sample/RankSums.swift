// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Sums over events, per day, of the ranks and signs that an abnormal return has among all of its event's.
///
/// Slots 0 ..< estimation days are the estimation window, aligned at its end; the days of the event window follow.
/// Ranks are doubled, so that mid-ranks are integers and their sums exact whatever the order.
struct RankSums {
    /// Σ (rank / (1 + M) − ½) per slot, M the number of an event's returns. Corrado, Zivney (1992), equation 7.
    var uniform: [Double]
    /// Σ (rank − mean rank) per slot. Corrado (1989), equation 3.
    var plain: [Double]
    /// Σ sign(return − median of the event's returns) per slot. Corrado, Zivney (1992), equation 3.
    var signs: [Double]
    /// Number of events with a return, per slot.
    var present: [Double]
    /// Mean number of returns of an event.
    var meanCount = 0.0
    /// Number of events.
    var events = 0
    /// For each event its residuals in ascending order, NaN at the end of shorter ones.
    var sorted: [Double]
    /// For each event the place of each residual in `sorted`, −1 for none, in blocks of sixteen days.
    var places: [SIMD16<Int16>]
    /// Blocks a row of `places`.
    let blocks: Int
    /// Whether two residuals of an event are equal.
    private(set) var isTied: [Bool] = []

    private let slots: Int
    /// Place of the return of each slot of the event at hand.
    private var order: [Int32]
    private var run = Run()

    /// Sums over consecutive events with the same number of returns.
    private struct Run {
        var count = 0
        var events = 0
        /// Events with a return in every slot and no two equal: not in `present`.
        var whole: Int32 = 0
        var ranks: [Int32] = []
        var signs: [Int32] = []
        var present: [Int32] = []
    }

    init(_ sample: EventSample) {
        slots = sample.estimationDays + sample.days
        order = [Int32](repeating: 0, count: slots)
        blocks = (sample.estimationDays + 15) / 16
        uniform = [Double](repeating: 0, count: slots)
        plain = uniform
        signs = uniform
        present = uniform
        sorted = [Double](repeating: .nan, count: sample.events * sample.estimationDays)
        places = [SIMD16<Int16>](repeating: SIMD16(repeating: -1), count: sample.events * blocks)
        run.ranks = [Int32](repeating: 0, count: slots)
        run.signs = run.ranks
        run.present = run.ranks
        var sorter = BucketSort(capacity: slots)
        let rounds = sample.dialect.rounding != .exact
        var total = 0
        for event in 0..<sample.events {
            fill(&sorter, sample, event, rounds: rounds)
            sorter.sort(scale: sample.scales[event])
            total += sorter.count
            add(sorter)
            if rounds { refill(&sorter, sample, event) }
            keep(sorter, sample, event)
        }
        flush()
        events = sample.events
        meanCount = Double(total) / Double(max(sample.events, 1))
    }

    private func fill(_ sorter: inout BucketSort, _ sample: EventSample, _ event: Int, rounds: Bool) {
        sorter.clear()
        let days = sample.estimationDays
        let base = event * days
        for day in 0..<days {
            let value = sample.residuals[base + day]
            sorter.add(rounds ? sample.dialect.rounding(value) : value, slot: day)
        }
        let cells = event * sample.columns
        for day in 0..<sample.days { sorter.add(sample.abnormal[cells + day], slot: days + day) }
    }

    private func refill(_ sorter: inout BucketSort, _ sample: EventSample, _ event: Int) {
        sorter.clear()
        let base = event * sample.estimationDays
        for day in 0..<sample.estimationDays { sorter.add(sample.residuals[base + day], slot: day) }
        sorter.sort(scale: sample.scales[event])
    }

    /// Adds one event's doubled ranks and signs.
    private mutating func add(_ sorter: BucketSort) {
        let count = sorter.count
        if count != run.count || run.events == 16_384 {
            flush()
            run.count = count
        }
        run.events += 1
        if count == slots, !sorter.hasTies { addWhole(sorter) } else { addAny(sorter) }
    }

    /// Every slot has a return and no two are equal: the places are the ranks, and the sign is that of the place.
    private mutating func addWhole(_ sorter: BucketSort) {
        let last = Int32(truncatingIfNeeded: slots - 1)
        run.whole += 1
        for place in 0..<slots { order[Int(sorter.slots[place])] = Int32(truncatingIfNeeded: 2 * place) }
        let order = order
        run.ranks.withUnsafeMutableBufferPointer { ranks in
            for slot in order.indices { unsafe ranks[slot] &+= order[slot] &+ 2 }
        }
        run.signs.withUnsafeMutableBufferPointer { signs in
            for slot in order.indices {
                let doubled = order[slot]
                unsafe signs[slot] &+= (doubled > last ? 1 : 0) &- (doubled < last ? 1 : 0)
            }
        }
    }

    /// Any slots and ties.
    private mutating func addAny(_ sorter: BucketSort) {
        let count = sorter.count
        var start = 0
        // Twice the median is the sum of the two middle values, and of one taken twice.
        let middle = sorter.values[(count - 1) / 2] + sorter.values[count / 2]
        while start < count {
            let value = sorter.values[start]
            var end = start + 1
            while end < count, sorter.values[end] == value { end += 1 }
            let doubled = Int32(truncatingIfNeeded: start + end + 1)
            let distance = 2 * value - middle
            let sign: Int32 = (distance > 0 ? 1 : 0) - (distance < 0 ? 1 : 0)
            for place in start..<end {
                let slot = Int(sorter.slots[place])
                run.ranks[slot] &+= doubled
                run.signs[slot] &+= sign
                run.present[slot] &+= 1
            }
            start = end
        }
    }

    private mutating func flush() {
        let half = 1 / (2 * Double(1 + run.count))
        let mean = Double(run.count + 1) / 2
        for slot in 0..<slots {
            let ranks = Double(run.ranks[slot])
            let here = Double(run.present[slot] + run.whole)
            uniform[slot] += ranks * half - here / 2
            plain[slot] += ranks / 2 - here * mean
            signs[slot] += Double(run.signs[slot])
            present[slot] += here
            run.ranks[slot] = 0
            run.signs[slot] = 0
            run.present[slot] = 0
        }
        run.events = 0
        run.whole = 0
    }

    /// Keeps the order of the residuals alone for the generalised rank test.
    private mutating func keep(_ sorter: BucketSort, _ sample: EventSample, _ event: Int) {
        let days = sample.estimationDays
        let row = event * days
        let block = event * blocks * 16
        isTied.append(sorter.hasTies)
        sorted.withUnsafeMutableBufferPointer { sorted in
            places.withUnsafeMutableBytes { bytes in
                let places = unsafe bytes.assumingMemoryBound(to: Int16.self)
                var place = 0
                for index in 0..<sorter.count {
                    let slot = Int(sorter.slots[index])
                    guard slot < days else { continue }
                    unsafe sorted[row + place] = sorter.values[index]
                    unsafe places[block + slot] = Int16(truncatingIfNeeded: place)
                    place += 1
                }
            }
        }
    }
}

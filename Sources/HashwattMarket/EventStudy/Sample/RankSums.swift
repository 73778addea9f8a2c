// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Sums over events, per day, of the ranks and signs that an abnormal return has among all of its event's.
///
/// Slots 0 ..< estimation days are the estimation window, aligned at its end; the days of the event window follow.
/// Ranks are doubled, so that mid-ranks are integers and their sums exact whatever the order.
struct RankSums: Sendable {
    /// Σ (rank / (1 + M) − ½) per slot, M the number of an event's returns. Corrado, Zivney (1992), equation 7.
    private(set) var uniform: [Double]
    /// Σ (rank − mean rank) per slot. Corrado (1989), equation 3.
    private(set) var plain: [Double]
    /// Σ sign(return − median of the event's returns) per slot. Corrado, Zivney (1992), equation 3.
    private(set) var signs: [Double]
    /// Number of events with a return, per slot.
    private(set) var present: [Double]
    /// Number of returns of all events.
    private var returns = 0
    /// Number of events.
    private(set) var events = 0

    private let slots: Int
    private var run: Run
    private var whole: Whole

    /// Sums over consecutive events with the same number of returns.
    private struct Run {
        var count = 0
        var events = 0
        var ranks: [Int32]
        var signs: [Int32]
        var present: [Int32]
    }

    /// Sums over events with a return in every slot and no two equal, in as few bits as hold them.
    private struct Whole {
        var events = 0
        var below: [SIMD16<Int16>]
        var signs: [SIMD16<Int16>]
    }

    init(slots: Int) {
        self.slots = slots
        uniform = [Double](repeating: 0, count: slots)
        plain = uniform
        signs = uniform
        present = uniform
        let none = [Int32](repeating: 0, count: slots)
        run = Run(ranks: none, signs: none, present: none)
        let blocks = [SIMD16<Int16>](repeating: SIMD16(repeating: 0), count: (slots + 15) / 16)
        whole = Whole(below: blocks, signs: blocks)
    }

    /// Mean number of returns of an event.
    var meanCount: Double { Double(returns) / Double(max(events, 1)) }

    /// Adds an event by the number of its returns below that of each slot, every slot having one and no two equal.
    mutating func add(below: [SIMD16<Int16>]) {
        let last = SIMD16(repeating: Int16(truncatingIfNeeded: slots - 1))
        for block in whole.below.indices {
            let below = below[block]
            whole.below[block] &+= below
            // The middle return is the median: twice the number below it is the number of the others.
            let doubled = below &+ below
            // A true lane is −1.
            whole.signs[block] &-= unsafe unsafeBitCast(doubled .> last, to: SIMD16<Int16>.self)
            whole.signs[block] &+= unsafe unsafeBitCast(doubled .< last, to: SIMD16<Int16>.self)
        }
        whole.events += 1
        if (whole.events + 1) * slots > 32_767 { flushWhole() }
    }

    /// Adds an event with any slots and ties.
    mutating func add(_ sorter: BucketSort) {
        let count = sorter.count
        if count != run.count || run.events == 16_384 {
            flushRun()
            run.count = count
        }
        run.events += 1
        var start = 0
        // Twice the median is the sum of the two middle values, and of one taken twice.
        let middle = count > 0 ? sorter.values[(count - 1) / 2] + sorter.values[count / 2] : 0
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

    private mutating func flushWhole() {
        let number = Double(whole.events)
        let half = 1 / (2 * Double(1 + slots))
        let mean = Double(slots + 1) / 2
        for slot in 0..<slots {
            let doubled = 2 * (Double(whole.below[slot / 16][slot % 16]) + number)
            uniform[slot] += doubled * half - number / 2
            plain[slot] += doubled / 2 - number * mean
            signs[slot] += Double(whole.signs[slot / 16][slot % 16])
            present[slot] += number
        }
        for block in whole.below.indices {
            whole.below[block] = SIMD16(repeating: 0)
            whole.signs[block] = SIMD16(repeating: 0)
        }
        events += whole.events
        returns += whole.events * slots
        whole.events = 0
    }

    private mutating func flushRun() {
        let half = 1 / (2 * Double(1 + run.count))
        let mean = Double(run.count + 1) / 2
        for slot in 0..<slots {
            let ranks = Double(run.ranks[slot])
            let here = Double(run.present[slot])
            uniform[slot] += ranks * half - here / 2
            plain[slot] += ranks / 2 - here * mean
            signs[slot] += Double(run.signs[slot])
            present[slot] += here
            run.ranks[slot] = 0
            run.signs[slot] = 0
            run.present[slot] = 0
        }
        events += run.events
        returns += run.events * run.count
        run.events = 0
    }

    /// Puts everything that was added into the sums.
    mutating func finish() {
        if whole.events > 0 { flushWhole() }
        if run.events > 0 { flushRun() }
    }

    /// Adds the finished sums over other events.
    mutating func add(_ other: RankSums) {
        uniform.add(other.uniform)
        plain.add(other.plain)
        signs.add(other.signs)
        present.add(other.present)
        events += other.events
        returns += other.returns
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Ranks events one after the other, for the tests on ranks: all returns of an event together, and each of its
/// re-standardised returns among its residuals.
struct EventRanks: Sendable {
    private(set) var sums: RankSums
    private(set) var generalised: GeneralisedRankSums

    /// The ranks of no event.
    init(_ shape: SampleShape) {
        sums = RankSums(slots: shape.estimationDays + shape.days)
        generalised = GeneralisedRankSums(days: shape.estimationDays, columns: shape.columns)
    }

    /// Ranks the events of a sample.
    ///
    /// - Parameters:
    ///   - table: events × columns, the standardised returns.
    ///   - spreads: their standard deviation over the events, per column.
    init(_ sample: EventSample, table: [Double], spreads: [Double]) {
        self.init(sample.shape)
        var work = Work(sample.shape)
        var start = 0
        while start < sample.events {
            let pair = sample.places[start].pair
            var end = start + 1
            while end < sample.events, sample.places[end].pair == pair { end += 1 }
            let (firm, market) = (sample.pairs[pair].firm, sample.pairs[pair].regressors.first ?? [])
            for event in start..<end {
                sample.residuals(event, of: firm.span, on: market.span, into: &work.keyed.values)
                work.load(event, sample, table, spreads)
                rank(event, sample, &work)
            }
            start = end
        }
        sums.finish()
        generalised.finish()
    }

    private mutating func rank(_ event: Int, _ sample: EventSample, _ work: inout Work) {
        if work.isPlain, work.keyed.rank(scale: sample.scales[event]) {
            sums.add(below: work.keyed.below)
            generalised.add(work.keyed)
        } else {
            rankExactly(event, sample, &work)
        }
    }

    /// Adds the sums over other events.
    mutating func add(_ other: EventRanks) {
        sums.add(other.sums)
        generalised.add(other.generalised)
    }

    /// Gaps, ties, and values that dialects round.
    private mutating func rankExactly(_ event: Int, _ sample: EventSample, _ work: inout Work) {
        let days = sample.shape.estimationDays
        let slots = days + sample.shape.days
        let scale = sample.scales[event]
        let rounding = sample.shape.dialect.rounding
        work.sorter.clear()
        for slot in 0..<slots {
            let value = work.keyed.values[slot]
            work.sorter.add(slot < days ? rounding(value) : value, slot: slot)
        }
        work.sorter.sort(scale: scale)
        sums.add(work.sorter)
        if rounding != .exact {
            work.sorter.clear()
            for day in 0..<days { work.sorter.add(work.keyed.values[day], slot: day) }
            work.sorter.sort(scale: scale)
        }
        work.residuals.take(work.sorter, days: days)
        generalised.add(work.residuals, returns: work.keyed.values[slots...])
    }

    /// Memory that every event uses again.
    private struct Work {
        var keyed: KeyedRanks
        var sorter: BucketSort
        var residuals: SortedResiduals
        /// Whether every value of the event at hand is there, and none is rounded.
        var isPlain = false

        init(_ shape: SampleShape) {
            let slots = shape.estimationDays + shape.days
            keyed = KeyedRanks(days: shape.estimationDays, slots: slots, columns: shape.columns)
            sorter = BucketSort(capacity: slots)
            residuals = SortedResiduals(days: shape.estimationDays)
        }

        /// Takes the returns of an event beside its residuals, which are there.
        mutating func load(_ event: Int, _ sample: EventSample, _ table: [Double], _ spreads: [Double]) {
            let shape = sample.shape
            let cells = event * shape.columns..<(event + 1) * shape.columns
            let slots = shape.estimationDays + shape.days
            let scale = sample.scales[event]
            let abnormal = sample.abnormal.span.extracting(cells).extracting(first: shape.days)
            let standardised = table.span.extracting(cells)
            precondition(
                keyed.values.count == slots + shape.columns && spreads.count == shape.columns,
                "Invariant: a slot for every value")
            var values = keyed.values.mutableSpan
            var sum = 0.0
            for day in abnormal.indices {
                let value = unsafe abnormal[unchecked: day]
                unsafe values[unchecked: shape.estimationDays &+ day] = value
                sum += value
            }
            for column in standardised.indices {
                let value = unsafe standardised[unchecked: column] / spreads.span[unchecked: column] * scale
                unsafe values[unchecked: slots &+ column] = value
                sum += value
            }
            // A sum with a NaN in it is none.
            isPlain =
                keyed.isPossible && sample.complete[event] && shape.dialect.rounding == .exact && !sum.isNaN
        }
    }
}

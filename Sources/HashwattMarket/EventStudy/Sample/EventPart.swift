// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Consecutive events of a group that are estimated and ranked in one piece, and what is summed over them.
///
/// A class, so that a list of parts is as cheap to walk as it looks.
final class EventPart: Sendable {
    let sample: EventSample
    /// events × columns: the standardised returns.
    let table: [Double]
    let sums: GroupSums
    let issues: [EventStudyIssue]

    /// Estimates events of a group.
    init(_ problem: EventStudyProblem, _ shape: SampleShape, _ places: ArraySlice<EventPlace>) {
        var builder = SampleBuilder(problem, shape, capacity: places.count)
        builder.estimate(places)
        sample = builder.sample
        table = Self.standardised(sample)
        sums = GroupSums(sample, table: table, residuals: builder.residuals)
        issues = builder.issues
    }

    private static func standardised(_ sample: EventSample) -> [Double] {
        let columns = sample.shape.columns
        var table = sample.abnormal
        if sample.shape.dialect.rounding != .exact {
            for cell in table.indices { table[cell] = sample.standardised(cell / columns, cell % columns) }
            return table
        }
        let factors = sample.factors.span
        precondition(factors.count == table.count, "Invariant: a variance for every return")
        var cells = table.mutableSpan
        for event in 0..<sample.events {
            let scale = sample.scales[event]
            for cell in event * columns..<(event + 1) * columns {
                unsafe cells[unchecked: cell] /= scale * factors[unchecked: cell].squareRoot()
            }
        }
        return table
    }
}

/// Sums over the events of a group or of a part of it, whatever the order of the parts' computation.
struct GroupSums: Sendable {
    private(set) var events: Int
    /// Number of estimation returns.
    private(set) var returns: Int
    /// Whether a return lacks anywhere.
    private(set) var hasGaps: Bool
    private(set) var residuals: ResidualSums
    /// Moments of AR and CAR.
    private(set) var abnormal: ColumnMoments
    /// Moments of the standardised AR and CAR.
    private(set) var standardised: ColumnMoments
    /// Moments of the buy-and-hold abnormal returns, per window.
    private(set) var held: ColumnMoments
    private(set) var patell: PatellSums

    /// The sums over no event.
    init(_ shape: SampleShape) {
        events = 0
        returns = 0
        hasGaps = false
        residuals = ResidualSums(days: shape.estimationDays, rounding: shape.dialect.rounding)
        abnormal = ColumnMoments(columns: shape.columns)
        standardised = abnormal
        held = ColumnMoments(columns: shape.windows.count)
        patell = PatellSums(shape)
    }

    fileprivate init(_ sample: EventSample, table: [Double], residuals: ResidualSums) {
        let shape = sample.shape
        events = sample.events
        returns = sample.counts.reduce(0, +)
        hasGaps = sample.hasGaps || sample.complete.contains(false)
        self.residuals = residuals
        abnormal = ColumnMoments(rows: events, columns: shape.columns, table: sample.abnormal)
        standardised = ColumnMoments(rows: events, columns: shape.columns, table: table)
        held = ColumnMoments(rows: events, columns: shape.windows.count, table: sample.buyAndHold)
        patell = PatellSums(sample, table: table)
    }

    /// Adds the sums over later events.
    mutating func add(_ other: GroupSums) {
        events += other.events
        returns += other.returns
        hasGaps = hasGaps || other.hasGaps
        residuals.add(other.residuals)
        abnormal.add(other.abnormal)
        standardised.add(other.standardised)
        held.add(other.held)
        patell.add(other.patell)
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// An event whose windows lie inside its data: positions on the calendar of its firm and benchmark.
public struct EventFrame: Hashable, Sendable {
    /// The event as asked for.
    public let request: EventRequest
    /// Position of the request among the events.
    let index: Int
    /// Which aligned pair holds the returns.
    let pair: Int
    /// Position of the event day.
    let day: Int
    /// Positions of the estimation window.
    let estimation: Range<Int>
    /// Positions of the event window.
    let window: Range<Int>
    /// The session that was taken as day 0.
    public let session: CivilDate
    /// The first session of the estimation window.
    public let firstEstimation: CivilDate
    /// The last session of the estimation window.
    public let lastEstimation: CivilDate
}

/// A set of events that are averaged together: one group, one event window.
struct EventGroup: Sendable {
    let name: String
    let window: ClosedRange<Int>
    var frames: [EventFrame] = []
    /// Length of the longest estimation window.
    private(set) var estimationDays = 0

    mutating func append(_ frame: EventFrame) {
        frames.append(frame)
        estimationDays = max(estimationDays, frame.estimation.count)
    }
}

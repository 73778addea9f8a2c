// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// An event whose windows lie inside its data, and the sessions at which they do.
public struct EventFrame: Hashable, Sendable {
    /// The event as asked for.
    public let request: EventRequest
    /// The session that was taken as day 0.
    public let session: CivilDate
    /// The first session of the estimation window.
    public let firstEstimation: CivilDate
    /// The last session of the estimation window.
    public let lastEstimation: CivilDate

    init(_ place: EventPlace, request: EventRequest, dates: [CivilDate]) {
        self.request = request
        session = dates[place.day]
        firstEstimation = dates[place.estimation.lowerBound]
        lastEstimation = dates[place.estimation.upperBound - 1]
    }
}

/// Where an event and its windows stand on the calendar of its firm and benchmark.
struct EventPlace: Sendable {
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
}

/// A set of events that are averaged together: one group, one event window.
struct EventGroup: Sendable {
    let name: String
    let window: ClosedRange<Int>
    private(set) var places: [EventPlace] = []
    /// Length of the longest estimation window.
    private(set) var estimationDays = 0

    init(name: String, window: ClosedRange<Int>) {
        self.name = name
        self.window = window
    }

    /// Whether an event belongs to the group.
    func holds(_ event: EventRequest) -> Bool { window == event.window && name == event.group }

    mutating func append(_ place: EventPlace) {
        places.append(place)
        estimationDays = max(estimationDays, place.estimation.count)
    }

    /// Appends the events of a later part of the same group.
    mutating func append(_ other: EventGroup) {
        places += other.places
        estimationDays = max(estimationDays, other.estimationDays)
    }
}

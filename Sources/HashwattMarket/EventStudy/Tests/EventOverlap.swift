// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// How the event days of a group lie in calendar time.
struct EventOverlap: Sendable {
    /// Whether all events have one day.
    private(set) var isOneDay = true
    /// Share of the events whose window overlaps that of another.
    private(set) var share = 0.0

    /// No event.
    init() {}

    /// - Parameter days: sessions in the event window.
    /// - Complexity: O(events + calendar days between the first and the last event).
    init(_ parts: [EventPart], days: Int) {
        let sessions = parts.flatMap { $0.sample.sessions.map(\.daysSinceEpoch) }
        guard let first = sessions.min(), let last = sessions.max() else { return }
        isOneDay = first == last
        var counts = [Int32](repeating: 0, count: Int(last - first) + 1)
        for session in sessions { counts[Int(session - first)] += 1 }
        // A window of L sessions covers about 7/5 · L calendar days.
        let reach = days * 7 / 5
        let taken = counts.indices.filter { counts[$0] > 0 }
        var overlapping = 0
        for index in taken.indices {
            let day = taken[index]
            let isShared = counts[day] > 1 && reach > 0
            let before = index > 0 && day - taken[index - 1] < reach
            let after = index + 1 < taken.count && taken[index + 1] - day < reach
            if isShared || before || after { overlapping += Int(counts[day]) }
        }
        share = Double(overlapping) / Double(sessions.count)
    }
}

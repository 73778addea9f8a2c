// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// A request that was checked: returns on common calendars, windows as positions, bad events named and set aside.
///
/// - Complexity: O(closes) for each pair of firm and benchmark, O(log sessions) for each event.
public struct EventStudyProblem: Sendable {
    /// How the study is done.
    public let options: EventStudyOptions
    /// Events that can be estimated, by group and window in the order of the request.
    let groups: [EventGroup]
    /// Returns of each pair of firm and benchmark that an event names.
    let pairs: [AlignedReturns]
    /// Everything found, in the order of the request.
    public let issues: [EventStudyIssue]
    /// Number of events asked for.
    public let asked: Int

    /// Checks a request. Never fails: an event that breaks a rule is an issue, and the others stay.
    public init(_ request: EventStudyRequest) {
        var checker = RequestChecker(request)
        var groups: [EventGroup] = []
        var positions: [GroupKey: Int] = [:]
        var last: Int?
        for (index, event) in request.events.enumerated() {
            guard let frame = checker.frame(event, index: index) else { continue }
            // Most events follow one of their own group.
            if let last, groups[last].name == event.group, groups[last].window == event.window {
                groups[last].append(frame)
                continue
            }
            let key = GroupKey(name: event.group, window: event.window)
            let position = positions[key] ?? groups.count
            if position == groups.count {
                positions[key] = position
                groups.append(EventGroup(name: event.group, window: event.window))
            }
            groups[position].append(frame)
            last = position
        }
        options = request.options
        self.groups = groups
        pairs = checker.pairs
        issues = checker.issues
        asked = request.events.count
    }
}

private struct GroupKey: Hashable {
    let name: String
    let window: ClosedRange<Int>
}

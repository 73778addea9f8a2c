// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics
import HashwattUnits

/// A request that was checked: returns on common calendars, windows as positions, bad events named and set aside.
public struct EventStudyProblem: Sendable {
    /// Events that are checked, estimated or ranked in one piece; results do not depend on the number of threads, but
    /// on this in their last bits.
    static let piece = 256

    /// How the study is done.
    public let options: EventStudyOptions
    /// Events that can be estimated, by group and window in the order of the request.
    let groups: [EventGroup]
    /// Returns of each pair of firm and benchmark that an event names.
    let pairs: [AlignedReturns]
    /// The events as asked for.
    let requests: [EventRequest]
    /// Everything found, in the order of the request.
    public let issues: [EventStudyIssue]
    /// Number of events asked for.
    public var asked: Int { requests.count }

    /// Checks a request. Never fails: an event that breaks a rule is an issue, and the others stay.
    ///
    /// - Parameter runner: computes pieces of the work, on threads where it has them.
    /// - Complexity: O(closes) for each pair of firm and benchmark, O(log sessions) for each event.
    public init(_ request: EventStudyRequest, on runner: any PieceRunner = OneByOne()) {
        let checker = RequestChecker(request, by: Self.piece, on: runner)
        var groups: [EventGroup] = []
        var positions: [GroupKey: Int] = [:]
        var issues: [EventStudyIssue] = []
        for part in runner.map(checker.runs.count, checker.check) {
            issues += part.issues
            for group in part.groups {
                let key = GroupKey(name: group.name, window: group.window)
                if let position = positions[key] {
                    groups[position].append(group)
                } else {
                    positions[key] = groups.count
                    groups.append(group)
                }
            }
        }
        options = request.options
        requests = request.events
        self.groups = groups
        pairs = checker.pairs.map(\.returns)
        self.issues = issues
    }
}

private struct GroupKey: Hashable {
    let name: String
    let window: ClosedRange<Int>
}

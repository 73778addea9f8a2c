// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// The days on which an index is renewed, at the close.
public struct IndexSchedule: Hashable, Sendable {
    /// The months, 1...12; none where the index is never renewed.
    public let months: [Int]
    /// Which session of the month; the change takes effect at its close.
    public let effective: Session
    /// Whose closes and share counts decide.
    public let selection: Selection
    /// At which closes a weight is what the rules say.
    public let pricing: Pricing

    /// A session of a month.
    public enum Session: Hashable, Sendable {
        /// Each of them.
        case every
        /// The first.
        case first
        /// The last.
        case last
        /// The n-th weekday, 1...4, ISO weekday 1 (Monday) to 7; where it is no session, the next in the direction.
        case weekday(nth: Int, weekday: Int, roll: Roll)
    }

    /// Where a day goes that is no session.
    public enum Roll: Hashable, Sendable {
        /// To the session before.
        case preceding
        /// To the session after.
        case following
    }

    /// The session whose data decide about members, ranks and share counts.
    public enum Selection: Hashable, Sendable {
        /// So many sessions before the change; 0 is the effective session itself.
        case sessionsBefore(Int)
        /// The last session of the month before.
        case lastOfPreviousMonth
    }

    /// The closes at which a name has its weight.
    public enum Pricing: Hashable, Sendable {
        /// Those of the effective session.
        case effectiveClose
        /// Those of the selection session; by the effective close the weights have drifted.
        case selectionClose
    }

    /// A schedule.
    public init(
        months: [Int], effective: Session, selection: Selection = .sessionsBefore(0),
        pricing: Pricing = .effectiveClose
    ) {
        self.months = months
        self.effective = effective
        self.selection = selection
        self.pricing = pricing
    }

    /// No renewal: the basket of the base day is kept.
    public static let never = IndexSchedule(months: [], effective: .first)

    /// At every close.
    public static let daily = IndexSchedule(months: Array(1...12), effective: .every)

    /// In every month.
    public static func monthly(_ effective: Session = .first) -> IndexSchedule {
        IndexSchedule(months: Array(1...12), effective: effective)
    }

    /// In January, April, July and October.
    public static func quarterly(_ effective: Session = .first) -> IndexSchedule {
        IndexSchedule(months: [1, 4, 7, 10], effective: effective)
    }
}

extension IndexSchedule {
    /// The sessions at whose close a change takes effect, ascending.
    ///
    /// The first month of the data counts as begun before them, and the last as not ended: neither its first
    /// nor its last session is known.
    ///
    /// - Complexity: O(sessions).
    public func sessions(of days: [CivilDate]) -> [Int] {
        var found: [Int] = []
        var start = 0
        while start < days.count {
            let index = days.firstIndex(sortedAtLeast: days[start].endOfMonth + 1) - 1
            defer { start = index + 1 }
            guard months.contains(days[index].month) else { continue }
            switch effective {
            case .every: found += Array(start...index)
            case .first: if start > 0 { found.append(start) }
            case .last: if index < days.count - 1 { found.append(index) }
            case .weekday(let nth, let weekday, let roll):
                let day = Self.weekday(nth, weekday, of: days[index])
                if let session = Self.session(day, roll, in: days) { found.append(session) }
            }
        }
        return found
    }

    /// The session whose data decide about a change; nil where it lies before the data.
    func selectionSession(for effective: Int, of days: [CivilDate]) -> Int? {
        switch selection {
        case .sessionsBefore(let count): return effective >= count ? effective - count : nil
        case .lastOfPreviousMonth:
            let first = days.firstIndex(sortedAtLeast: days[effective].startOfMonth)
            return first > 0 ? first - 1 : nil
        }
    }

    private static func weekday(_ nth: Int, _ weekday: Int, of day: CivilDate) -> CivilDate {
        let start = day.startOfMonth
        return start + (weekday - start.weekday + 7) % 7 + 7 * (nth - 1)
    }

    private static func session(_ day: CivilDate, _ roll: Roll, in days: [CivilDate]) -> Int? {
        let atLeast = days.firstIndex(sortedAtLeast: day)
        if atLeast < days.count, days[atLeast] == day { return atLeast }
        switch roll {
        case .following: return atLeast < days.count ? atLeast : nil
        case .preceding: return atLeast > 0 && atLeast < days.count ? atLeast - 1 : nil
        }
    }
}

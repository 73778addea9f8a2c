// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Something that moves many names: Bitcoin, the market, a basket of AI shares.
public struct ReturnFactor: Hashable, Sendable {
    /// Its name in results and messages: `Bitcoin`.
    public let name: String
    /// The series whose returns it is the mean of; one for a single fund.
    public let members: [MarketSeries]

    /// A factor.
    ///
    /// - Precondition: there is a member.
    public init(_ name: String, _ members: [MarketSeries]) {
        precondition(!members.isEmpty, "the factor \(name) has no series")
        self.name = name
        self.members = members
    }
}

/// Simple returns of factors and names on the sessions of one calendar.
///
/// Returns are simple ones, so that the parts of a move add up to the move that people quote. A return that spans
/// a missing close is missing: it is never compared with one day's factors.
public struct FactorReturns: Sendable {
    /// The sessions, ascending; the first has no return.
    public let days: [CivilDate]
    /// The factors' names, in order.
    public let factors: [String]
    /// The names that are explained.
    public let names: [String]
    /// One column a factor, NaN where it is missing.
    let factorColumns: [[Double]]
    /// One column a name, NaN where it is missing.
    let nameColumns: [[Double]]
    private let places: [String: Int]

    /// The returns of names and factors.
    ///
    /// - Parameters:
    ///   - calendar: a series with a close on every session.
    ///   - factors: a basket has a return where every member has one.
    ///   - names: series with distinct names.
    /// - Complexity: O(closes).
    public init(calendar: MarketSeries, factors: [ReturnFactor], names: [MarketSeries]) {
        let days = calendar.dates
        self.days = days
        self.factors = factors.map { $0.name }
        self.names = names.map { $0.name }
        factorColumns = factors.map { factor in
            let columns = factor.members.map { BenchmarkCalendar.onto(days, $0, .simple) }
            return days.indices.map { day in
                columns.reduce(0) { $0 + $1[day] } / Double(columns.count)
            }
        }
        nameColumns = names.map { BenchmarkCalendar.onto(days, $0, .simple) }
        places = Dictionary(names.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The place of a day among the sessions, or nil.
    ///
    /// - Complexity: O(log sessions).
    public func session(of day: CivilDate) -> Int? {
        let place = days.firstIndex(sortedAtLeast: day)
        return place < days.count && days[place] == day ? place : nil
    }

    /// The column of a name, or nil.
    func column(of name: String) -> [Double]? { places[name].map { nameColumns[$0] } }
}

/// Which sessions the coefficients are estimated over, counted from the day that is explained.
public struct EstimationWindow: Hashable, Sendable {
    /// Sessions at the most.
    public let length: Int
    /// Returns at the least; fewer are an error.
    public let minimum: Int
    /// The last session, below 0: −11 leaves ten sessions between, so that what leaked before does not count as usual.
    public let end: Int

    /// A window.
    ///
    /// - Precondition: `end` is below 0; `minimum` is at least 10 and at most `length`.
    public init(length: Int = 250, minimum: Int = 120, end: Int = -11) {
        precondition(end < 0, "the estimation must end before the day, not at \(end)")
        precondition((10...length).contains(minimum), "at least \(minimum) of \(length) sessions")
        self.length = length
        self.minimum = minimum
        self.end = end
    }

    /// The sessions of the window before a session.
    func sessions(before session: Int) -> Range<Int> {
        let last = session + end
        return last < 1 ? 1..<1 : max(1, last - length + 1)..<(last + 1)
    }
}

/// Why a day's move of a name cannot be split.
public enum AttributionError: Error, Hashable, Sendable {
    /// The name has no series.
    case unknownName(String)
    /// The day is no session of the calendar, or the first one.
    case noSession(CivilDate, first: CivilDate?, last: CivilDate?)
    /// The name has no close on the day, or none on the session before.
    case noReturn(String, CivilDate)
    /// A factor has no return on the day.
    case noFactorReturn(String, CivilDate)
    /// Too few sessions before the day on which the name and every factor have a return.
    case tooFewReturns(String, CivilDate, had: Int, needed: Int)
    /// A factor does not vary, or is a combination of those before it.
    case dependentFactor(String, name: String, CivilDate)
}

extension AttributionError: CustomStringConvertible {
    /// What, where, and what to do next.
    public var description: String {
        switch self {
        case .unknownName(let name): "\(name) has no closes; load them"
        case .noSession(let day, let first, let last):
            "\(day) is no session with one before it"
                + (first.flatMap { first in last.map { " (closes run \(first) to \($0))" } } ?? "")
                + "; choose a session"
        case .noReturn(let name, let day):
            "\(name) has no return on \(day): a close of the day or of the session before is missing"
        case .noFactorReturn(let name, let day):
            "the factor \(name) has no return on \(day); load the closes of all its members"
        case .tooFewReturns(let name, let day, let had, let needed):
            "\(name) has \(had) returns before \(day), \(needed) are needed; load earlier closes or lower the minimum"
        case .dependentFactor(let factor, let name, let day):
            "the factor \(factor) does not vary, or repeats another, before \(day) for \(name); leave it out"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// What is wrong with, or worth knowing about, one event; the other events are computed all the same.
public struct EventStudyIssue: Error, Hashable, Sendable {
    /// The rule that an event breaks or that was applied to it.
    public enum Rule: Hashable, Sendable {
        /// No series has the firm's name.
        case unknownFirm
        /// No series has the benchmark's name.
        case unknownBenchmark(String)
        /// No series has the factor's name.
        case unknownFactor(String)
        /// A close is not above 0, or not a number.
        case closeNotPositive(Double)
        /// One day has two different closes.
        case conflictingCloses(Double, Double)
        /// The event day lies after the last session or before the first.
        case dayOutsideData(first: CivilDate, last: CivilDate)
        /// The event window reaches beyond the data.
        case windowOutsideData(window: ClosedRange<Int>, first: CivilDate, last: CivilDate)
        /// The estimation window overlaps the event window.
        case windowsOverlap(estimationEnd: Int, windowStart: Int)
        /// Too few returns in the estimation window.
        case estimationTooShort(had: Int, needed: Int)
        /// The firm's returns do not vary in the estimation window.
        case noVariance
        /// The model leaves nothing of the firm's returns: they are its regressors'.
        case noResidualVariance
        /// The benchmark's or a factor's returns do not vary, or repeat those of another.
        case dependentRegressors(column: Int)
        /// No return of the firm in the event window.
        case noReturnInWindow
        /// The search for the parameters did not end.
        case notConverged
        /// The event was moved to the next session.
        case movedToSession(from: CivilDate)
        /// The estimation window is shorter than asked for.
        case shortEstimation(had: Int, asked: Int)
        /// Sessions of the event window without a return; there is no CAR over them.
        case missingInWindow(sessions: Int)
        /// The same day is given more than once; the first row was taken.
        case repeatedDay(rows: Int)
        /// A jump that looks like a split without its adjustment, as close / close before.
        case suspectedSplit(ratio: Double)
    }

    /// The event, as named in the request.
    public let event: String
    /// The firm.
    public let firm: String
    /// The day concerned: the event day, or the day of the close.
    public let date: CivilDate
    /// What is wrong.
    public let rule: Rule

    /// A new issue.
    public init(event: String, firm: String, date: CivilDate, rule: Rule) {
        self.event = event
        self.firm = firm
        self.date = date
        self.rule = rule
    }

    /// Whether the event is left out because of it; else it is only noted.
    public var excludes: Bool {
        switch rule {
        case .movedToSession, .shortEstimation, .missingInWindow, .repeatedDay, .suspectedSplit: false
        default: true
        }
    }
}

extension EventStudyIssue: CustomStringConvertible {
    /// Event, firm, day, rule, and what to do next.
    public var description: String { "event \(event), \(firm), \(date): \(rule)" }
}

extension EventStudyIssue.Rule: CustomStringConvertible {
    /// What is wrong and what to do next.
    public var description: String {
        switch self {
        case .unknownFirm: "no series of this firm; add its closes"
        case .unknownBenchmark(let name): "no series of the benchmark \(name); add its closes"
        case .unknownFactor(let name): "no series of the factor \(name); add its returns"
        case .closeNotPositive(let close): "close \(close) is not above 0; correct the row"
        case .conflictingCloses(let first, let other): "two closes, \(first) and \(other); keep one row"
        case .dayOutsideData(let first, let last): "no session on or after it; data run \(first) to \(last)"
        case .windowOutsideData(let window, let first, let last):
            "window [\(window.lowerBound), \(window.upperBound)] leaves the data, \(first) to \(last); shorten it"
        case .windowsOverlap(let end, let start):
            "estimation ends at \(end), the event window starts at \(start); end it before"
        case .estimationTooShort(let had, let needed):
            "\(had) returns in the estimation window, \(needed) needed; add earlier closes or lower the minimum"
        case .noVariance: "returns do not vary in the estimation window; the firm did not trade"
        case .noResidualVariance:
            "the model explains the returns wholly, as of a firm that is its benchmark; name another benchmark"
        case .dependentRegressors(let column):
            "regressor \(column) does not vary or repeats another; leave it out"
        case .noReturnInWindow: "no return in the event window; check the closes around the event"
        case .notConverged: "the likelihood search did not end; use the market model"
        case .movedToSession(let day): "\(day) was no session; the next one is taken"
        case .shortEstimation(let had, let asked): "estimation has \(had) returns, \(asked) were asked for"
        case .missingInWindow(let count):
            "\(count) sessions of the event window have no return, so there is no CAR; try trade-to-trade"
        case .repeatedDay(let rows):
            rows == 1
                ? "a row repeats this day; the first one is taken"
                : "\(rows) rows repeat days, this one first; the first row of each is taken"
        case .suspectedSplit(let ratio):
            "close is \((ratio * 1_000).rounded() / 1_000) times the one before, as after a split; add the split or adjust the closes"
        }
    }
}

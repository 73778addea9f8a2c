// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Why an index cannot be computed.
public enum IndexError: Error, Hashable, Sendable {
    /// The sessions of a table are not ascending.
    case dayOutOfOrder(CivilDate, after: CivilDate)
    /// A table has a ticker in two columns.
    case tickerTwice(String)
    /// A ticker has two closes on a day.
    case closeTwice(String, CivilDate, Double, Double)
    /// A close is zero, negative or infinite.
    case closeNotPositive(String, CivilDate, Double)
    /// The base day is not a session of the table.
    case baseOutside(rules: String, CivilDate, first: CivilDate?, last: CivilDate?)
    /// The selection for the base day needs closes from before the table.
    case selectionBeforeCloses(rules: String, CivilDate)
    /// No name is eligible on the base day.
    case emptyAtBase(rules: String, CivilDate)
    /// So few names, and so low a cap, that the weights cannot add up to one.
    case capInfeasible(rules: String, CivilDate, names: Int, cap: Double)
    /// The rules weight by shares, and no count is known for these tickers on that day.
    case shareCountsMissing(rules: String, CivilDate, tickers: [String])
    /// The rules weight by free float, and no float is known for these tickers on that day.
    case floatFactorsMissing(rules: String, CivilDate, tickers: [String])
    /// An action cannot be applied.
    case actionInvalid(String, CivilDate, why: String)
    /// The last member left between two rebalances.
    case everyMemberGone(rules: String, CivilDate, last: String)
}

extension IndexError: CustomStringConvertible {
    /// What, where, and what to do next.
    public var description: String {
        switch self {
        case .dayOutOfOrder(let day, let before): "\(day) stands after \(before); sort the sessions"
        case .tickerTwice(let ticker): "\(ticker) has two columns; keep one"
        case .closeTwice(let ticker, let day, let first, let second):
            "\(ticker) has two closes on \(day), \(first) and \(second); keep one"
        case .closeNotPositive(let ticker, let day, let value):
            "the close of \(ticker) on \(day) is \(value); leave it out where it is not known"
        case .baseOutside(let rules, let day, let first, let last):
            "\(rules): the base day \(day) is no session of the closes"
                + (first.flatMap { first in last.map { " (\(first) to \($0))" } } ?? " (there are none)")
                + "; choose a session or load more closes"
        case .selectionBeforeCloses(let rules, let day):
            "\(rules): the selection for \(day) needs earlier closes than there are; choose a later base day"
        case .emptyAtBase(let rules, let day):
            "\(rules): no name of the universe is eligible on the base day \(day); choose a later one"
        case .capInfeasible(let rules, let day, let names, let cap):
            "\(rules): on \(day) \(names) names cannot share the index at a cap of \(cap) each"
                + " (\(names) × \(cap) < 1); raise the cap or widen the universe"
        case .shareCountsMissing(let rules, let day, let tickers):
            "\(rules): no share count on \(day) for \(tickers.joined(separator: ", "));"
                + " give counts or use rules that weight without them"
        case .floatFactorsMissing(let rules, let day, let tickers):
            "\(rules): no free float on \(day) for \(tickers.joined(separator: ", "));"
                + " give factors or weight by market cap"
        case .actionInvalid(let ticker, let day, let why):
            "the action of \(ticker) on \(day) cannot be applied: \(why)"
        case .everyMemberGone(let rules, let day, let last):
            "\(rules): with \(last) the last member leaves on \(day); rebalance earlier or end the index there"
        }
    }
}

/// Something that a reader of an index must know, and that did not stop it.
public enum IndexIssue: Hashable, Sendable {
    /// A name of the universe has no closes at all; the others are computed without it.
    case noCloses(rules: String, ticker: String)
    /// No name was eligible on a rebalance day; the basket before was kept.
    case emptyUniverse(rules: String, CivilDate)
    /// The cap could not be met on a rebalance day; the basket before was kept.
    case capInfeasible(rules: String, CivilDate, names: Int, cap: Double)
    /// A member moved as if it had been split, and no action says so.
    case suspectJump(rules: String, ticker: String, CivilDate, from: Double, to: Double, split: String?)
    /// A member has had no close for longer than the rules allow.
    case staleClose(rules: String, ticker: String, lastClose: CivilDate, sessions: Int, limit: Int)
    /// An action names a ticker without closes.
    case actionOfUnknown(rules: String, ticker: String, CivilDate)
    /// An action lies after the last close.
    case actionAfterCloses(rules: String, ticker: String, CivilDate)
}

extension IndexIssue: CustomStringConvertible {
    /// What, where, and what to do next.
    public var description: String {
        switch self {
        case .noCloses(let rules, let ticker):
            "\(rules): \(ticker) has no closes and is left out; load them or take it out of the universe"
        case .emptyUniverse(let rules, let day):
            "\(rules): no name is eligible on the rebalance day \(day); the basket before is kept"
        case .capInfeasible(let rules, let day, let names, let cap):
            "\(rules): on \(day) \(names) × \(cap) < 1, the cap cannot be met; the basket before is kept"
        case .suspectJump(let rules, let ticker, let day, let from, let to, let split):
            "\(rules): \(ticker) goes from \(from) to \(to) on \(day) without an action"
                + (split.map { ", as a \($0) split would" } ?? "")
                + "; add the action, or confirm the move"
        case .staleClose(let rules, let ticker, let day, let sessions, let limit):
            "\(rules): \(ticker) has no close for \(sessions) sessions after \(day) (limit \(limit));"
                + " if it was delisted or renamed, add the action"
        case .actionOfUnknown(let rules, let ticker, let day):
            "\(rules): the action of \(ticker) on \(day) is not applied, it has no closes; check the ticker"
        case .actionAfterCloses(let rules, let ticker, let day):
            "\(rules): the action of \(ticker) on \(day) is not applied, the closes end before"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One change of an index, with the divisor before and after it.
public struct IndexAudit: Hashable, Sendable {
    /// The session at whose close (renewals) or before whose open (actions) the change takes effect.
    public let day: CivilDate
    /// What changed.
    public let change: Change
    /// Dollars a point, before.
    public let divisorBefore: Double
    /// Dollars a point, after.
    public let divisorAfter: Double
    /// The level across which the change is continuous, points.
    public let level: Double

    /// A kind of change.
    public enum Change: Hashable, Sendable {
        /// The index begins.
        case base(members: Int)
        /// Weights were set anew; `turnover` is half the sum of the changes of weight.
        case rebalanced(members: Int, selection: CivilDate, turnover: Double)
        /// A name came in at a renewal.
        case added(String, weight: Double)
        /// A name went out at a renewal.
        case removed(String, weight: Double)
        /// A name of the universe was not chosen; told once until the reason changes.
        case leftOut(String, IndexExclusion)
        /// An action of a member was applied.
        case action(CorporateAction, weight: Double)
        /// An action did nothing to the basket.
        case idleAction(CorporateAction, why: String)
        /// A member's close was missing, and the last one stood for it.
        case carried(String, close: Double, lastClose: CivilDate, through: CivilDate, sessions: Int)
    }
}

/// Why a name of the universe is not a member.
public enum IndexExclusion: String, Hashable, Sendable {
    /// It has no close yet.
    case noCloseYet = "no close yet"
    /// It has not been listed for long enough.
    case tooFewSessions = "too few sessions since its first close"
    /// Its close is too low.
    case closeTooLow = "its close is below the minimum"
    /// Its closes have stopped.
    case closesStopped = "no close for longer than the carry limit"
    /// It is about to leave the market, or has left it.
    case leavesMarket = "delisted or bought"
    /// Others are larger.
    case notAmongLargest = "not among the largest"
    /// Members are not chosen on this day.
    case notReconstituted = "members are not chosen on this day"
    /// Its weight is zero.
    case noWeight = "the weighting gives it nothing"
}

extension IndexAudit: CustomStringConvertible {
    /// The line of the audit trail.
    public var description: String {
        let divisor =
            divisorBefore == divisorAfter
            ? "divisor \(divisorAfter)" : "divisor \(divisorBefore) → \(divisorAfter)"
        return "\(day) \(change); \(divisor), level \(level)"
    }
}

extension IndexAudit.Change: CustomStringConvertible {
    /// What changed, in words.
    public var description: String {
        switch self {
        case .base(let members): "base with \(members) members"
        case .rebalanced(let members, let selection, let turnover):
            "rebalanced to \(members) members selected on \(selection), turnover \(turnover)"
        case .added(let ticker, let weight): "\(ticker) added with weight \(weight)"
        case .removed(let ticker, let weight): "\(ticker) removed from weight \(weight)"
        case .leftOut(let ticker, let reason): "\(ticker) left out: \(reason.rawValue)"
        case .action(let action, let weight): "\(action) at weight \(weight)"
        case .idleAction(let action, let why): "\(action), without effect: \(why)"
        case .carried(let ticker, let close, let last, let through, let sessions):
            "\(ticker) without a close for \(sessions) sessions through \(through), carried \(close) of \(last)"
        }
    }
}

extension CorporateAction: CustomStringConvertible {
    /// The action in words: `MARA split 2 for 1`.
    public var description: String {
        switch event {
        case .split(let new, let old): "\(ticker) \(new < old ? "reverse split" : "split") \(new) for \(old)"
        case .cashDividend(let amount): "\(ticker) dividend \(amount)"
        case .specialDividend(let amount): "\(ticker) special dividend \(amount)"
        case .rights(let new, let old, let price): "\(ticker) rights \(new) for \(old) at \(price)"
        case .spinOff(let terms):
            "\(ticker) spin-off of \(terms.ratio) \(terms.child)"
                + (terms.price.map { " at \($0)" } ?? " at zero") + (terms.isKept ? "" : ", not kept")
        case .merger(let terms):
            "\(ticker) bought" + (terms.acquirer.map { " for \(terms.ratio) \($0)" } ?? "")
                + (terms.finalPrice.map { " at \($0)" } ?? "")
        case .delisting(let price): "\(ticker) delisted" + (price.map { " at \($0)" } ?? "")
        case .tickerChange(let new): "\(ticker) renamed \(new)"
        case .shareChange(let from, let to): "\(ticker) shares \(from) to \(to)"
        case .confirmedMove: "\(ticker) move confirmed"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics
public import HashwattUnits

/// An index from its base day to the last close: levels, divisors, weights, contributions, and what changed.
///
/// The level of a session is the market value of the basket over the divisor,
///
///     level = Σ close · index shares ÷ divisor
///
/// and every change of the basket sets the divisor so that the level of the moment stays: the new divisor is
/// the new market value over the level.
///
/// Source: S&P Dow Jones Indices, *Index Mathematics Methodology* (May 2021), "Capitalization Weighted
/// Indices: Definition" and "Divisor Adjustments", "Equal Weighted Indices", "Total Return Calculations".
///
/// Memory: four numbers a session, the index shares of each renewal, and a reference to the closes.
public struct IndexHistory: Sendable {
    /// What was computed.
    public let rules: IndexRules
    /// The sessions from the base day on.
    public let days: [CivilDate]
    /// Levels without ordinary dividends, points.
    public let priceLevels: [Double]
    /// Levels with dividends reinvested in full, points.
    public let grossLevels: [Double]
    /// Levels with dividends reinvested after tax, points; where the rules name no tax, the gross levels.
    public let netLevels: [Double]
    /// The divisor of each session's close, before a renewal at it, dollars a point.
    public let divisors: [Double]
    /// The renewals after the base day.
    public let renewals: [Renewal]
    /// Every change, in order of time.
    public let audit: [IndexAudit]
    /// What a reader must know.
    public let issues: [IndexIssue]

    let inputs: IndexInputs
    let baskets: IndexBaskets
    let baseSession: Int

    /// Weights set anew.
    public struct Renewal: Hashable, Sendable {
        /// The session whose data decided.
        public let selection: CivilDate
        /// The session at whose close it took effect.
        public let effective: CivilDate
        /// Number of members after.
        public let members: Int
        /// Half the sum of the changes of weight, 0...1.
        public let turnover: Double
    }

    /// A member on a session.
    public struct Member: Hashable, Sendable {
        /// Its ticker on that day.
        public let ticker: String
        /// The close before, after the actions of the morning, dollars a share.
        public let previousClose: Double
        /// The close, dollars a share.
        public let close: Double
        /// Shares in the basket.
        public let indexShares: Double
        /// Its part of the index at the close before, after all changes, a fraction.
        public let openingWeight: Double
        /// Its part of the index at the close, before a renewal at it, a fraction.
        public let closingWeight: Double
        /// What it adds to the price return of the session; the sum over the members is that return.
        public let contribution: Double
    }

    /// Computes an index.
    ///
    /// - Parameters:
    ///   - closes: closes of the universe and of spun-off companies; its days are the sessions of the index.
    ///   - shareCounts: needed where the rules weight or rank by capitalisation.
    ///   - actions: in any order; those of one company on one day apply in the order given.
    ///   - runner: computes the levels between changes, in any order; no result depends on it.
    /// - Throws: `IndexError` where the rules cannot be followed at all. What can be passed over is an issue.
    /// - Complexity: O(sessions · columns + renewals · columns · log columns + actions · columns).
    public static func compute(
        _ rules: IndexRules, closes: CloseTable, shareCounts: [ShareCount] = [],
        actions: [CorporateAction] = [], on runner: any PieceRunner = OneByOne()
    ) throws(IndexError) -> IndexHistory {
        let inputs = try IndexInputs(rules, closes, shareCounts, actions)
        var engine = try IndexEngine(inputs, on: runner)
        try engine.run()
        return engine.history()
    }

    /// The levels that the rules call the level, points.
    public var levels: [Double] {
        switch rules.returnKind {
        case .price: priceLevels
        case .gross: grossLevels
        case .net: netLevels
        }
    }

    /// The members of a session with weights and contributions, in the order of the columns.
    ///
    /// On the base day a member's close before is its close.
    ///
    /// - Parameter index: an index of `days`.
    /// - Complexity: O(columns · changes since the last renewal).
    public func members(at index: Int) -> [Member] {
        let session = baseSession + index
        let basket = baskets.joined(at: session)
        let isBase = index == 0
        let opening = basket.divisor * priceLevels[isBase ? 0 : index - 1]
        let closing = basket.divisor * priceLevels[index]
        let width = inputs.width
        return basket.shares.indices.compactMap { column in
            let shares = basket.shares[column]
            guard shares > 0 else { return nil }
            let close = inputs.prices[session * width + column]
            let before =
                isBase ? close : basket.evening[column] ?? inputs.prices[(session - 1) * width + column]
            return Member(
                ticker: inputs.ticker(column, session: session), previousClose: before, close: close,
                indexShares: shares, openingWeight: before * shares / opening,
                closingWeight: close * shares / closing, contribution: (close - before) * shares / opening)
        }
    }
}

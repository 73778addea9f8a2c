// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// What an index is: who may be in it, how it is weighted, when that is renewed, and where it starts.
///
/// Two indices with the same rules and data have the same levels; nothing else decides anything.
public struct IndexRules: Hashable, Sendable {
    /// Short name, as on a command line: `miners-equal`.
    public let name: String
    /// Name for a reader: `Bitcoin miners, equal weight`.
    public let title: String
    /// The tickers that may be members.
    public let universe: [String]
    /// What a name needs to be chosen.
    public let eligibility: IndexEligibility
    /// How the members share the index.
    public let weighting: IndexWeighting
    /// When weights are set anew.
    public let rebalance: IndexSchedule
    /// When members are chosen anew; where nil, with every rebalance.
    public let reconstitution: IndexSchedule?
    /// The session at whose close the index has its base value.
    public let baseDay: CivilDate
    /// The level on the base day.
    public let baseValue: Double
    /// Which of the three levels is *the* level.
    public let returnKind: IndexReturn
    /// Sessions for which a missing close of a member may be carried forward before it is an issue.
    public let carryLimit: Int

    /// Rules, each checked once, here.
    ///
    /// - Throws: `IndexRuleViolation` with the key of the rules file.
    public init(
        name: String, title: String = "", universe: [String], eligibility: IndexEligibility = .init(),
        weighting: IndexWeighting, rebalance: IndexSchedule, reconstitution: IndexSchedule? = nil,
        baseDay: CivilDate, baseValue: Double = 1_000, returnKind: IndexReturn = .price, carryLimit: Int = 5
    ) throws(IndexRuleViolation) {
        self.name = name
        self.title = title.isEmpty ? name : title
        self.universe = universe
        self.eligibility = eligibility
        self.weighting = weighting
        self.rebalance = rebalance
        self.reconstitution = reconstitution
        self.baseDay = baseDay
        self.baseValue = baseValue
        self.returnKind = returnKind
        self.carryLimit = carryLimit
        try check()
    }

    /// The same rules from another base day, and without one of the names.
    ///
    /// Fixed weights and buckets of the others keep their proportions.
    ///
    /// - Throws: `IndexRuleViolation` where nothing is left.
    public func changed(
        baseDay: CivilDate? = nil, without ticker: String? = nil
    ) throws(IndexRuleViolation) -> IndexRules {
        try IndexRules(
            name: name, title: title, universe: universe.filter { $0 != ticker }, eligibility: eligibility,
            weighting: ticker.map(weighting.without) ?? weighting, rebalance: rebalance,
            reconstitution: reconstitution, baseDay: baseDay ?? self.baseDay, baseValue: baseValue,
            returnKind: returnKind, carryLimit: carryLimit)
    }
}

/// What a name of the universe needs to be chosen on a selection day.
public struct IndexEligibility: Hashable, Sendable {
    /// Sessions from the first close to the selection day, both counted.
    public let minimumSessions: Int
    /// Lowest close, dollars a share.
    public let minimumClose: Double
    /// Only so many, the largest by market capitalisation; all where nil.
    public let largest: Int?

    /// Requirements; by default a close is enough.
    public init(minimumSessions: Int = 1, minimumClose: Double = 0, largest: Int? = nil) {
        self.minimumSessions = minimumSessions
        self.minimumClose = minimumClose
        self.largest = largest
    }
}

/// Which return a level contains.
public enum IndexReturn: Hashable, Sendable {
    /// Without ordinary dividends.
    case price
    /// Dividends reinvested in full.
    case gross
    /// Dividends reinvested after a withholding tax, a fraction.
    case net(withholding: Double)

    /// The tax rate of the net level; zero where the rules have none.
    var withholding: Double {
        if case .net(let rate) = self { rate } else { 0 }
    }
}

/// How the members of an index share it.
public indirect enum IndexWeighting: Hashable, Sendable {
    /// All the same.
    case equal
    /// By shares times close.
    case marketCap
    /// By shares times free float times close.
    case freeFloatCap
    /// A given share of each ticker; of the members that are eligible, in proportion.
    case fixed([IndexFixedWeight])
    /// Given shares by rank of market capitalisation, the largest first.
    case ranked([Double])
    /// Groups with given shares, each weighted inside by its own way.
    case bucketed([IndexBucket])
    /// Another weighting, no name above `limit`; what lies above goes to the others in proportion, as often as needed.
    case capped(IndexWeighting, limit: Double)
}

/// The share of a ticker.
public struct IndexFixedWeight: Hashable, Sendable {
    /// The ticker.
    public let ticker: String
    /// Its share, a fraction.
    public let weight: Double

    /// A share.
    public init(_ ticker: String, _ weight: Double) {
        self.ticker = ticker
        self.weight = weight
    }
}

/// A group of tickers with a given share of the index.
public struct IndexBucket: Hashable, Sendable {
    /// What the group is called.
    public let name: String
    /// Its tickers.
    public let tickers: [String]
    /// Its share, a fraction; of the groups that have an eligible name, in proportion.
    public let share: Double
    /// How its names share it.
    public let weighting: IndexWeighting

    /// A group.
    public init(name: String, tickers: [String], share: Double, weighting: IndexWeighting) {
        self.name = name
        self.tickers = tickers
        self.share = share
        self.weighting = weighting
    }
}

extension IndexWeighting {
    /// Whether index shares follow the companies' share counts, so that the divisor takes up every change of them.
    ///
    /// Source: S&P DJI, *Equity Indices Policies & Practices* (February 2021), "Summary of Corporate Action
    /// Treatment by Index Weighting Type".
    public var followsShareCounts: Bool {
        switch self {
        case .equal, .fixed, .ranked: false
        case .marketCap, .freeFloatCap: true
        case .bucketed(let buckets): buckets.allSatisfy(\.weighting.followsShareCounts)
        case .capped(let inner, _): inner.followsShareCounts
        }
    }

    /// Whether a market capitalisation is needed to compute weights.
    var needsShareCounts: Bool {
        switch self {
        case .equal, .fixed: false
        case .marketCap, .freeFloatCap, .ranked: true
        case .bucketed(let buckets): buckets.contains(where: \.weighting.needsShareCounts)
        case .capped(let inner, _): inner.needsShareCounts
        }
    }

    /// Whether a free-float factor is needed to compute weights.
    var needsFloatFactors: Bool {
        switch self {
        case .equal, .fixed, .marketCap, .ranked: false
        case .freeFloatCap: true
        case .bucketed(let buckets): buckets.contains(where: \.weighting.needsFloatFactors)
        case .capped(let inner, _): inner.needsFloatFactors
        }
    }

    /// The weighting of the others.
    func without(_ ticker: String) -> IndexWeighting {
        switch self {
        case .equal, .marketCap, .freeFloatCap, .ranked: self
        case .fixed(let weights):
            .fixed(Self.rescaled(weights.filter { $0.ticker != ticker }, \.weight) { .init($0.ticker, $1) })
        case .bucketed(let buckets):
            .bucketed(
                Self.rescaled(buckets.compactMap { $0.without(ticker) }, \.share) {
                    IndexBucket(name: $0.name, tickers: $0.tickers, share: $1, weighting: $0.weighting)
                })
        case .capped(let inner, let limit): .capped(inner.without(ticker), limit: limit)
        }
    }

    private static func rescaled<Part>(
        _ parts: [Part], _ share: (Part) -> Double, _ make: (Part, Double) -> Part
    ) -> [Part] {
        let total = parts.reduce(0) { $0 + share($1) }
        return parts.map { make($0, share($0) / total) }
    }
}

extension IndexBucket {
    /// The bucket without a ticker; nil where it was the only one.
    func without(_ ticker: String) -> IndexBucket? {
        let others = tickers.filter { $0 != ticker }
        guard !others.isEmpty else { return nil }
        return IndexBucket(name: name, tickers: others, share: share, weighting: weighting.without(ticker))
    }
}

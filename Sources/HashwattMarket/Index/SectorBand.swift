// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// The gain of a sector on one day under several definitions of the sector.
///
/// "The sector rose 13.84 %" says nothing without its definition. The band says what each set of rules gives, how
/// far one name decides it, and which definitions come near a quoted number.
public struct SectorBand: Sendable {
    /// The day.
    public let day: CivilDate
    /// One entry a set of rules, in their order.
    public let entries: [Entry]

    /// What a set of rules gives on the day.
    public struct Entry: Sendable {
        /// The rules.
        public let rules: IndexRules
        /// The gain, or why there is none.
        public let outcome: Outcome
    }

    /// A gain, or why there is none.
    public enum Outcome: Sendable {
        /// The rules and data give one gain.
        case gain(SectorGain)
        /// A share count is not known; the gain under each assumption about it.
        case sensitivity([SectorGain])
        /// The rules weight by shares, and these tickers have no count.
        case lacksShareCounts([String], on: CivilDate)
        /// The rules begin after the day before.
        case beginsLater(CivilDate)
        /// The day is no session of the universe, or the first one.
        case noSession
        /// The rules cannot be followed.
        case failed(IndexError)

        /// The gains, whether certain or assumed.
        public var gains: [SectorGain] {
            switch self {
            case .gain(let gain): [gain]
            case .sensitivity(let gains): gains
            case .lacksShareCounts, .beginsLater, .noSession, .failed: []
            }
        }
    }

    /// Lowest and highest gain over all entries, assumed ones among them; nil where there is none.
    public var range: ClosedRange<Double>? {
        let gains = entries.flatMap(\.outcome.gains).map(\.value)
        guard let low = gains.min(), let high = gains.max() else { return nil }
        return low...high
    }

    /// A definition beside a quoted number.
    public struct Match: Sendable {
        /// The rules.
        public let rules: IndexRules
        /// Their gain.
        public let gain: SectorGain
        /// Gain less quoted number, a fraction.
        public let distance: Double
        /// Whether the quoted number lies between the lowest and highest gain with one name left out.
        public let isWithinOneName: Bool
    }

    /// The definitions by their distance to a quoted gain, the nearest first; ties in the order of the rules.
    ///
    /// Nearness is no proof: with many definitions one is near by chance. `isWithinOneName` tells how much a
    /// single name would have to differ.
    ///
    /// - Parameter quoted: a fraction: 0.1384 for 13.84 %.
    public func nearest(to quoted: Double) -> [Match] {
        let matches = entries.flatMap { entry in
            entry.outcome.gains.map { gain in
                Match(
                    rules: entry.rules, gain: gain, distance: gain.value - quoted,
                    isWithinOneName: gain.leaveOneOutRange?.contains(quoted) ?? false)
            }
        }
        return matches.enumerated()
            .sorted { (abs($0.element.distance), $0.offset) < (abs($1.element.distance), $1.offset) }
            .map(\.element)
    }
}

/// The gain of one definition on one day.
public struct SectorGain: Sendable {
    /// The gain, a fraction: the level over that of the session before, less one.
    public let value: Double
    /// The session before.
    public let previousDay: CivilDate
    /// The close at which the weights were set.
    public let weightsSet: CivilDate
    /// The members with opening weights, closes and contributions; the contributions add up to `value`.
    public let members: [IndexHistory.Member]
    /// The gain with each member left out, in their order; nil where the rules cannot do without it.
    public let withoutMember: [LeaveOneOut]
    /// Which assumption it rests on; nil where on none.
    public let assumption: ShareAssumption?
    /// What a reader must know: carried closes, suspicious moves.
    public let remarks: [String]

    /// The gain without one name.
    public struct LeaveOneOut: Sendable {
        /// The name left out.
        public let ticker: String
        /// The gain of the others; nil where the rules cannot be followed without it.
        public let value: Double?
    }

    /// Lowest and highest gain with one name left out; nil where no name can be left out.
    public var leaveOneOutRange: ClosedRange<Double>? {
        let values = withoutMember.compactMap(\.value)
        guard let low = values.min(), let high = values.max() else { return nil }
        return low...high
    }
}

/// A share count that is assumed where none is known for the day.
public struct ShareAssumption: Hashable, Sendable {
    /// The ticker.
    public let ticker: String
    /// Number of shares.
    public let shares: Double
    /// Where the count is from and why it is an assumption: `count of 2026-02-06, unverified for the day`.
    public let label: String

    /// An assumption.
    public init(ticker: String, shares: Double, label: String) {
        self.ticker = ticker
        self.shares = shares
        self.label = label
    }
}

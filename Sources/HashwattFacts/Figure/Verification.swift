// SPDX-License-Identifier: Apache-2.0

/// How far a fact may be trusted, from the strongest to the weakest.
public enum Verification: String, CaseIterable, Comparable, Hashable, Sendable {
    /// Words of a filing, an issuer's page or a press release; public block-chain data.
    case primary
    /// An automatic summary of a filing.
    case digest
    /// News, transcript, aggregator, republished quotes.
    case secondary
    /// Never shown as a fact; stays visibly marked wherever it is shown.
    case unverified

    /// A stronger verification is less than a weaker one, so that `max` of several is the weakest.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .primary: 0
        case .digest: 1
        case .secondary: 2
        case .unverified: 3
        }
    }
}

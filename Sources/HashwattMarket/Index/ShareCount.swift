// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// The shares of a company from a day on.
public struct ShareCount: Hashable, Sendable {
    /// The ticker, as on that day.
    public let ticker: String
    /// The first day on which the count is known to hold. A split on or before this day is in it.
    public let from: CivilDate
    /// Number of shares.
    public let shares: Double
    /// The part that can be bought, 0...1; nil where it is not known.
    public let floatFactor: Double?

    /// A count.
    ///
    /// - Precondition: `shares` is positive and finite; the float factor is above 0 and at most 1.
    public init(ticker: String, from: CivilDate, shares: Double, floatFactor: Double? = nil) {
        precondition(shares > 0 && shares.isFinite, "\(ticker) has \(shares) shares")
        precondition(
            floatFactor.map { $0 > 0 && $0 <= 1 } ?? true, "the free float of \(ticker) is outside 0...1")
        self.ticker = ticker
        self.from = from
        self.shares = shares
        self.floatFactor = floatFactor
    }
}

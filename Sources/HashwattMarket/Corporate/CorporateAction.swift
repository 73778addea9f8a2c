// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Something a company did to its shares, which must not move an index by itself.
///
/// It takes effect before the open of the ex-day: the closes of the session before are adjusted, and with them
/// shares and divisor. An ex-day without a session moves to the next session.
public struct CorporateAction: Hashable, Sendable {
    /// The company, by the ticker it has on the ex-day.
    public let ticker: String
    /// The first day that trades without the right.
    public let exDay: CivilDate
    /// What happened.
    public let event: Event

    /// What a company can do; amounts in dollars a share held before.
    public enum Event: Hashable, Sendable {
        /// `newShares` for `oldShares`: 2 for 1 is a split, 1 for 8 a reverse split, 21 for 20 a 5 % stock dividend.
        case split(newShares: Double, oldShares: Double)
        /// An ordinary dividend: moves the total-return levels only.
        case cashDividend(Double)
        /// A special dividend: taken out of the price, and out of the divisor.
        case specialDividend(Double)
        /// `newShares` may be bought at `price` for each `oldShares` held.
        case rights(newShares: Double, oldShares: Double, price: Double)
        /// `ratio` shares of another company for each share.
        case spinOff(SpinOff)
        /// The company is bought.
        case merger(Merger)
        /// The listing ends; at `finalPrice`, or the last close where nil.
        case delisting(finalPrice: Double?)
        /// The same company under another ticker.
        case tickerChange(to: String)
        /// The number of shares changes without a right of the holders: an issue, a buyback.
        case shareChange(from: Double, to: Double)
        /// A jump that was looked at and is real; silences the suspicion of a missing split.
        case confirmedMove
    }

    /// Shares of another company, given to the holders.
    public struct SpinOff: Hashable, Sendable {
        /// The ticker of the new company.
        public let child: String
        /// Its shares for each share of the parent.
        public let ratio: Double
        /// Its price on the evening before the ex-day; nil where none is known, then it enters at zero and the
        /// parent is not adjusted.
        public let price: Double?
        /// Whether the index keeps the new company until its next rebalance.
        public let isKept: Bool

        /// A spin-off.
        public init(child: String, ratio: Double, price: Double?, isKept: Bool) {
            self.child = child
            self.ratio = ratio
            self.price = price
            self.isKept = isKept
        }
    }

    /// The terms on which a company is bought.
    public struct Merger: Hashable, Sendable {
        /// The ticker of the buyer where it pays in shares, else nil.
        public let acquirer: String?
        /// Shares of the buyer for each share.
        public let ratio: Double
        /// The price at which the company leaves; the last close where nil.
        public let finalPrice: Double?

        /// A merger.
        public init(acquirer: String? = nil, ratio: Double = 0, finalPrice: Double? = nil) {
            self.acquirer = acquirer
            self.ratio = ratio
            self.finalPrice = finalPrice
        }
    }

    /// An action.
    public init(ticker: String, exDay: CivilDate, _ event: Event) {
        self.ticker = ticker
        self.exDay = exDay
        self.event = event
    }
}

extension CorporateAction {
    /// What is wrong with the numbers of the action by themselves, or nil.
    var flaw: String? {
        switch event {
        case .split(let new, let old) where !(new > 0 && old > 0): "a split needs two positive counts"
        case .cashDividend(let amount) where !(amount > 0), .specialDividend(let amount) where !(amount > 0):
            "a dividend must be positive"
        case .rights(let new, let old, let price) where !(new > 0 && old > 0 && price >= 0):
            "rights need positive counts and a price of at least zero"
        case .spinOff(let terms) where !(terms.ratio > 0) || !((terms.price ?? 0) >= 0):
            "a spin-off needs a positive ratio and a price of at least zero"
        case .spinOff(let terms) where !terms.isKept && terms.price == nil:
            "a spin-off that the index does not keep needs the price of the new share"
        case .merger(let terms) where !(terms.ratio >= 0) || !((terms.finalPrice ?? 0) >= 0):
            "a merger needs a ratio and a price of at least zero"
        case .delisting(let price) where !((price ?? 0) >= 0): "a final price must be at least zero"
        case .shareChange(let from, let to) where !(from > 0 && to > 0):
            "a share change needs two positive counts"
        default: nil
        }
    }

    /// The theoretical ex-rights price: value of the old shares and of what is paid, over the shares after.
    ///
    /// Source: S&P Dow Jones Indices, *Equity Indices Policies & Practices* (February 2021), "S&P DJI's
    /// Calculation of Rights Offerings".
    ///
    /// - Parameters:
    ///   - newShares: shares offered for each `oldShares` held.
    ///   - price: subscription price, dollars a share.
    ///   - close: the close before, with the right, dollars a share.
    public static func exRightsPrice(
        newShares: Double, oldShares: Double, price: Double, close: Double
    ) -> Double {
        (oldShares * close + newShares * price) / (oldShares + newShares)
    }
}

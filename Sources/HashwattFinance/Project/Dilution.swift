// SPDX-License-Identifier: Apache-2.0

/// A claim that becomes shares when the share is worth more than its strike: a convertible note, a warrant,
/// an option.
public struct DilutiveClaim: Hashable, Sendable {
    /// New shares.
    public let shares: Double
    /// Worth of a share above which it is converted or exercised.
    public let strike: Double
    /// Whether it is owed as debt of shares · strike where it is not converted (a note).
    public let isDebt: Bool
    /// Worth of a share up to which a capped call pays the dilution back; nil without one.
    public let cap: Double?

    /// Notes of a face amount that convert at a price, with a capped call up to `cap` where the company
    /// bought one.
    ///
    /// - Precondition: face and price are positive, a cap lies above the price.
    public static func convertible(face: Double, conversionPrice: Double, cap: Double? = nil) -> Self {
        precondition(face > 0 && conversionPrice > 0, "face and price are positive")
        precondition(cap.map { $0 > conversionPrice } ?? true, "the cap lies above the price of conversion")
        return Self(shares: face / conversionPrice, strike: conversionPrice, isDebt: true, cap: cap)
    }

    /// Warrants or options: their holders pay the strike.
    ///
    /// - Precondition: the number is positive, the strike is not negative.
    public static func warrant(shares: Double, strike: Double) -> Self {
        precondition(shares > 0 && strike >= 0, "a number of shares is positive, a strike not negative")
        return Self(shares: shares, strike: strike, isDebt: false, cap: nil)
    }

    /// What the holders get beyond the strike, less what a capped call pays back, at a worth of the share.
    func cost(at worth: Double) -> Double {
        let gain = max(0, worth - strike)
        return shares * (gain - (cap.map { min(gain, $0 - strike) } ?? 0))
    }
}

/// Worth of a share when notes convert and warrants are exercised (if-converted, at the end of their lives).
public enum Dilution {
    /// The worth p of a share: what is left for the shares after the claims equals p times their number,
    ///
    ///     p · shares + Σ claims' cost at p = equity − Σ face of notes
    ///
    /// The left side rises with p and is straight between strikes and caps, so the stretch that holds the
    /// solution is found, and the solution in it is exact. Negative where the notes exceed the equity.
    ///
    /// - Parameters:
    ///   - equity: value of the company for shareholders and holders of these claims together.
    ///   - shares: outstanding, above 0.
    /// - Complexity: O(claims²).
    public static func worthPerShare(equity: Double, shares: Double, claims: [DilutiveClaim]) -> Double {
        precondition(shares > 0, "there is a share, were \(shares)")
        let left = equity - claims.filter(\.isDebt).reduce(0) { $0 + $1.shares * $1.strike }
        func need(_ worth: Double) -> Double { worth * shares + claims.reduce(0) { $0 + $1.cost(at: worth) } }
        let kinks = Set(claims.flatMap { [$0.strike] + ($0.cap.map { [$0] } ?? []) }).sorted()
        guard let first = kinks.first, let last = kinks.last else { return left / shares }
        if left <= need(first) { return left / shares }
        for (low, high) in zip(kinks, kinks.dropFirst()) where left <= need(high) {
            return low + (high - low) * (left - need(low)) / (need(high) - need(low))
        }
        let slope = need(last + 1) - need(last)
        return last + (left - need(last)) / slope
    }

    /// Number of shares after conversion and exercise at a worth, net of what a capped call delivers.
    public static func dilutedShares(worth: Double, shares: Double, claims: [DilutiveClaim]) -> Double {
        guard worth > 0 else { return shares }
        return shares
            + claims.filter { worth > $0.strike }.reduce(0) { total, claim in
                // A note's holders give up the face, so all its shares count; a warrant's pay the strike.
                let returned = claim.cap.map { claim.shares * (min(worth, $0) - claim.strike) / worth } ?? 0
                return total + claim.shares - returned
            }
    }
}

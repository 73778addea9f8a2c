// SPDX-License-Identifier: Apache-2.0

/// Two amounts that cannot be added because they are in different currencies.
public struct CurrencyMismatch: Error, Hashable, Sendable, CustomStringConvertible {
    /// The amount that was added to.
    public let left: CurrencyAmount
    /// The amount that does not fit.
    public let right: CurrencyAmount

    /// What, where, what to do next.
    public var description: String {
        "cannot add \(right) to \(left); convert one with a rate of its day, or sum each currency apart"
    }
}

/// An amount whose currency is a cell of a table: the run-time form of `Money`.
public struct CurrencyAmount: Hashable, Sendable, BitwiseCopyable {
    /// The amount in whole units of the currency.
    public let amount: Double
    /// The currency.
    public let currency: CurrencyCode

    /// An amount in whole units of `currency`.
    public init(_ amount: Double, _ currency: CurrencyCode) {
        self.amount = amount
        self.currency = currency
    }

    /// The run-time form of money.
    public init<Unit: Currency>(_ money: Money<Unit>) { self.init(money.amount, Unit.code) }

    /// The sum.
    ///
    /// - Throws: `CurrencyMismatch` if the currencies differ.
    public func adding(_ other: Self) throws(CurrencyMismatch) -> Self {
        guard currency == other.currency else { throw CurrencyMismatch(left: self, right: other) }
        return Self(amount + other.amount, currency)
    }

    /// One sum per currency that occurs, in the order of `CurrencyCode.allCases`.
    ///
    /// - Complexity: O(n).
    public static func totals(of amounts: some Sequence<CurrencyAmount>) -> [CurrencyAmount] {
        var sums: [CurrencyCode: Double] = [:]
        for amount in amounts { sums[amount.currency, default: 0] += amount.amount }
        return CurrencyCode.allCases.compactMap { code in sums[code].map { CurrencyAmount($0, code) } }
    }
}

extension CurrencyAmount: CustomStringConvertible {
    /// The unrounded number and the currency: `6.5e+09 EUR`.
    public var description: String { "\(amount) \(currency.rawValue)" }
}

extension Money {
    /// The amount, if it is in this currency; nil otherwise.
    public init?(_ amount: CurrencyAmount) {
        guard amount.currency == Unit.code else { return nil }
        self.init(amount.amount)
    }
}

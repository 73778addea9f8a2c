// SPDX-License-Identifier: Apache-2.0

/// Why a number is not an amount of bitcoin.
public enum SatoshiError: Error, Hashable, Sendable {
    /// Less than zero or more than will ever exist.
    case outOfRange(satoshi: Int64)
    /// The result of an operation is less than zero or more than will ever exist.
    case resultOutOfRange
    /// The amount in bitcoin is not finite or out of range.
    case notAnAmount(bitcoin: Double)
}

extension SatoshiError: CustomStringConvertible {
    /// What, where, what to do next.
    public var description: String {
        switch self {
        case .outOfRange(let satoshi):
            "\(satoshi) sat is outside 0...\(Satoshi.limit); check sign and unit (1 BTC is 100000000 sat)"
        case .resultOutOfRange:
            "the result is outside 0...\(Satoshi.limit) sat; check the operands for a wrong unit"
        case .notAnAmount(let bitcoin):
            "\(bitcoin) BTC is outside 0...21000000; check sign and unit"
        }
    }
}

/// An exact amount of bitcoin that was mined, held or paid: 0 to 21 million BTC in satoshi (10⁻⁸ BTC).
///
/// Every value goes through the check of `init(_:)`, so a `Satoshi` in hand is always possible. The limit is
/// the one of Bitcoin Core (`MAX_MONEY`, consensus/amount.h), above the 20 999 999.9769 BTC that will exist.
///
/// | expression | result |
/// |---|---|
/// | `a.adding(b)`, `a.subtracting(b)`, `a.multiplied(by: 3)` | `Satoshi`, or `SatoshiError` |
/// | `a.bitcoin` | `Money<BTC>` |
/// | `Satoshi(money, rounding:)` | `Satoshi`, or `SatoshiError` |
public struct Satoshi: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The most there may be, in satoshi: 21 million BTC.
    public static let limit: Int64 = 2_100_000_000_000_000

    /// Satoshi in one bitcoin.
    public static let perBitcoin: Int64 = 100_000_000

    /// The number of satoshi, 0...`limit`.
    public let count: Int64

    /// An amount in satoshi.
    ///
    /// - Throws: `SatoshiError.outOfRange`.
    public init(_ count: Int64) throws(SatoshiError) {
        guard (0...Self.limit).contains(count) else { throw .outOfRange(satoshi: count) }
        self.count = count
    }

    /// Rounds bitcoin to satoshi in the named way.
    ///
    /// - Throws: `SatoshiError.notAnAmount`.
    public init(_ money: Money<BTC>, rounding: Rounding) throws(SatoshiError) {
        let rounded = (money.amount * Double(Self.perBitcoin)).rounded(rounding.rule)
        guard let count = Int64(exactly: rounded), (0...Self.limit).contains(count) else {
            throw .notAnAmount(bitcoin: money.amount)
        }
        self.count = count
    }

    private init(unchecked count: Int64) { self.count = count }

    /// No bitcoin.
    public static let zero = Satoshi(unchecked: 0)

    /// The amount for forecasts and ratios. Exact before the division: the limit is below 2⁵³.
    public var bitcoin: Money<BTC> { Money(Double(count) / Double(Self.perBitcoin)) }

    /// The smaller amount is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.count < right.count }

    /// The sum.
    ///
    /// - Throws: `SatoshiError.resultOutOfRange` above 21 million BTC.
    public func adding(_ other: Self) throws(SatoshiError) -> Self {
        try Self.inRange(count + other.count)  // two amounts below 2⁵¹ never overflow
    }

    /// The difference.
    ///
    /// - Throws: `SatoshiError.resultOutOfRange` if `other` is more than this.
    public func subtracting(_ other: Self) throws(SatoshiError) -> Self {
        try Self.inRange(count - other.count)
    }

    /// The amount `factor` times.
    ///
    /// - Throws: `SatoshiError.resultOutOfRange` below zero, above 21 million BTC or on overflow.
    public func multiplied(by factor: Int64) throws(SatoshiError) -> Self {
        let (product, overflow) = count.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw .resultOutOfRange }
        return try Self.inRange(product)
    }

    private static func inRange(_ count: Int64) throws(SatoshiError) -> Self {
        guard (0...limit).contains(count) else { throw .resultOutOfRange }
        return Self(unchecked: count)
    }
}

extension Satoshi: CustomStringConvertible {
    /// Eight decimals: `3.12500000 BTC`.
    public var description: String {
        let (whole, rest) = count.quotientAndRemainder(dividingBy: Self.perBitcoin)
        return "\(whole).\(CivilDate.padded(Int(rest), 8)) BTC"
    }
}

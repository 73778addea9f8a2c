// SPDX-License-Identifier: Apache-2.0

/// The currencies of the facts, for records whose currency is a cell of a table.
public enum CurrencyCode: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// United States dollar, 2 decimals.
    case usd = "USD"
    /// Euro, 2 decimals.
    case eur = "EUR"
    /// Pound sterling, 2 decimals.
    case gbp = "GBP"
    /// Swiss franc, 2 decimals.
    case chf = "CHF"
    /// Bitcoin, 8 decimals.
    case btc = "BTC"
    /// Ether, 18 decimals.
    case eth = "ETH"
}

/// A currency known to the compiler: an empty enum, so that euros and dollars are different types.
public protocol Currency: Sendable {
    /// The code by which tables name it.
    static var code: CurrencyCode { get }
}

/// United States dollar.
public enum USD: Currency {
    /// `USD`.
    public static var code: CurrencyCode { .usd }
}

/// Euro.
public enum EUR: Currency {
    /// `EUR`.
    public static var code: CurrencyCode { .eur }
}

/// Pound sterling.
public enum GBP: Currency {
    /// `GBP`.
    public static var code: CurrencyCode { .gbp }
}

/// Swiss franc.
public enum CHF: Currency {
    /// `CHF`.
    public static var code: CurrencyCode { .chf }
}

/// Bitcoin.
public enum BTC: Currency {
    /// `BTC`.
    public static var code: CurrencyCode { .btc }
}

/// Ether.
public enum ETH: Currency {
    /// `ETH`.
    public static var code: CurrencyCode { .eth }
}

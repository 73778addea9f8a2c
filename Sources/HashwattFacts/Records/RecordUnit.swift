// SPDX-License-Identifier: Apache-2.0

/// The unit of a figure whose row says which.
public enum RecordUnit: String, CaseIterable, Hashable, Sendable {
    /// Exahashes per second.
    case exahashesPerSecond = "EH/s"
    /// Joules per terahash.
    case joulesPerTerahash = "J/TH"
    /// Cents per kilowatt-hour.
    case centsPerKilowattHour = "c/kWh"
    /// Bitcoin.
    case btc = "BTC"
    /// Ether.
    case eth = "ETH"
    /// United States dollars.
    case usd = "USD"
    /// Dollars per bitcoin.
    case usdPerBitcoin = "USD/BTC"
    /// Dollars per megawatt and year.
    case usdPerMegawattYear = "USD/MW-year"
    /// Dollars per kilowatt and month.
    case usdPerKilowattMonth = "USD/kW-month"
    /// Dollars per megawatt, of capital.
    case usdPerMegawatt = "USD/MW"
    /// Dollars per megawatt-hour.
    case usdPerMegawattHour = "USD/MWh"
    /// Hashprice in dollars.
    case usdPerPetahashDay = "USD/PH/s/day"
    /// Megawatts whose definition the source does not give.
    case megawatts = "MW"
    /// Number of things.
    case count
    /// A fraction: 0.18 is 18 %.
    case ratio
    /// A multiple.
    case multiple
    /// Months.
    case months
    /// Years.
    case years
}

extension RecordUnit {
    /// The unit in which a figure of it is shown; nil where figures have no such unit.
    public var figureUnit: FigureUnit? {
        switch self {
        case .exahashesPerSecond: .exahashesPerSecond
        case .joulesPerTerahash: .joulesPerTerahash
        case .centsPerKilowattHour: .centsPerKilowattHour
        case .btc: .btc
        case .eth: nil
        case .usd: .usd
        case .usdPerBitcoin: .usdPerBitcoin
        case .usdPerMegawattYear: .usdPerMegawattYear
        case .usdPerKilowattMonth: .usdPerKilowattMonth
        case .usdPerMegawatt: .usdPerMegawatt
        case .usdPerMegawattHour: .usdPerMegawattHour
        case .usdPerPetahashDay: .usdPerPetahashDay
        case .megawatts: .megawattsUndefined
        case .count: .count
        case .ratio: .ratio
        case .multiple: .one
        case .months: nil
        case .years: .years
        }
    }
}

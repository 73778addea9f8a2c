// SPDX-License-Identifier: Apache-2.0

/// The unit in which a figure's value is stored and shown.
///
/// One canonical unit a kind: dollars, not billions; megawatts; ratios as fractions. How many digits are shown,
/// and with which scale, is decided when it is printed (`FigureFormat`), never by rounding the value.
public enum FigureUnit: String, CaseIterable, Hashable, Sendable {
    /// A pure number or a multiple.
    case one = "1"
    /// A fraction, shown as percent: 0.18 is 18 %.
    case ratio
    /// A difference of fractions, shown as percentage points.
    case ratioPoints = "ratio points"
    /// A count of things.
    case count
    /// United States dollars.
    case usd = "USD"
    /// Euros.
    case eur = "EUR"
    /// Pounds sterling.
    case gbp = "GBP"
    /// Swiss francs.
    case chf = "CHF"
    /// Bitcoin.
    case btc = "BTC"
    /// Dollars a share, or a quoted close.
    case usdPerShare = "USD/share"
    /// Dollars per bitcoin.
    case usdPerBitcoin = "USD/BTC"
    /// Number of shares.
    case shares
    /// Megawatts of critical IT load.
    case megawattsCriticalIT = "MW critical IT"
    /// Megawatts of gross (facility) load.
    case megawattsGross = "MW gross"
    /// Megawatts at the utility meter.
    case megawattsUtility = "MW utility"
    /// Megawatts whose definition the source does not give.
    case megawattsUndefined = "MW, definition not given"
    /// Megawatt-hours.
    case megawattHours = "MWh"
    /// Dollars per megawatt-hour.
    case usdPerMegawattHour = "USD/MWh"
    /// Rent: dollars per kilowatt and month.
    case usdPerKilowattMonth = "USD/kW-month"
    /// Dollars per megawatt and year.
    case usdPerMegawattYear = "USD/MW-year"
    /// Dollars per megawatt, of capital.
    case usdPerMegawatt = "USD/MW"
    /// Dollars per gigawatt, of capital.
    case usdPerGigawatt = "USD/GW"
    /// Exahashes per second.
    case exahashesPerSecond = "EH/s"
    /// Terahashes per second.
    case terahashesPerSecond = "TH/s"
    /// Joules per terahash.
    case joulesPerTerahash = "J/TH"
    /// Hashprice in dollars: per petahash per second and day.
    case usdPerPetahashDay = "USD/PH/s/day"
    /// Hashprice in bitcoin: per petahash per second and day.
    case btcPerPetahashDay = "BTC/PH/s/day"
    /// Years.
    case years
    /// Days.
    case days
    /// Hours.
    case hours
    /// Watts, of a machine.
    case watts = "W"
    /// Cents per kilowatt-hour.
    case centsPerKilowattHour = "c/kWh"
    /// Satoshi.
    case satoshi = "sat"
}

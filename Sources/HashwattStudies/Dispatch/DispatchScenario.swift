// SPDX-License-Identifier: Apache-2.0

public import HashwattDispatch
public import HashwattUnits

/// A site as its file describes it: what holds in every interval, and which columns of the prices give the rest.
public struct DispatchScenario: Hashable, Sendable {
    /// How the value of a class's MWh is found.
    public struct ClassValue: Hashable, Sendable {
        /// Value of a MWh less what running costs, USD per MWh; nil where it follows from the hashprice.
        public var value: SeriesValue?
        /// Energy per hash, J/TH; nil where it is not known.
        public var efficiency: Double?
        /// What running costs besides power, USD per MWh.
        public var operatingCost: Double

        /// A way to value a class.
        public init(value: SeriesValue? = nil, efficiency: Double? = nil, operatingCost: Double = 0) {
            self.value = value
            self.efficiency = efficiency
            self.operatingCost = operatingCost
        }
    }

    /// Hours of the day, and days, in which a contract delivers.
    public struct Block: Hashable, Sendable {
        /// Days of the week.
        public enum Days: String, CaseIterable, Hashable, Sendable {
            /// Every day.
            case all
            /// Monday to Friday.
            case weekdays
            /// Saturday and Sunday.
            case weekends
        }

        /// First hour of the day, 0...23.
        public var fromHour: Int
        /// Hour at which it ends, 1...24; where not after the first it ends the next morning.
        public var toHour: Int
        /// Days on which an interval must begin.
        public var days: Days

        /// A block.
        public init(fromHour: Int, toHour: Int, days: Days = .all) {
            self.fromHour = fromHour
            self.toHour = toHour
            self.days = days
        }
    }

    /// Over what the AI load's energy budget is counted.
    public enum BudgetPeriod: String, CaseIterable, Hashable, Sendable {
        /// All of the prices.
        case horizon
        /// Calendar years.
        case year
        /// Calendar months.
        case month
    }

    /// The site; profiles of contracts are filled in from the prices.
    public var site: Site
    /// Whose months, days and hours count.
    public var zone = MarketZone.utc
    /// Path of the site's own price file, from the folder of its file; nil where it is named elsewhere.
    public var priceFile: String?
    /// Column of the real-time price.
    public var priceColumn = "price_usd_per_mwh"
    /// Column of the day-ahead price, if there is one.
    public var dayAheadColumn: String?
    /// Hashprice, USD per PH/s and day.
    public var hashprice: SeriesValue?
    /// Price of a bitcoin, USD; only to count bitcoin.
    public var bitcoinPrice: SeriesValue?
    /// One a class.
    public var classValues: [ClassValue] = []
    /// Power of each contract where a column gives it.
    public var contractPower: [SeriesValue] = []
    /// Hours of each contract.
    public var blocks: [Block?] = []
    /// Charge on the draw of peak intervals, USD per MW.
    public var peakCharge: SeriesValue?
    /// The peak intervals, by their starts; empty where the column says it.
    public var peakIntervals: [Instant] = []
    /// Capacity price of reserve, USD per MW and hour.
    public var reservePrice: SeriesValue?
    /// Over what the AI budget is counted.
    public var budgetPeriod = BudgetPeriod.horizon

    /// A scenario of a site; everything else has its default.
    public init(site: Site) { self.site = site }

    /// The columns that must be in the price file, each with the key that names it.
    public var neededColumns: [(column: String, key: String)] {
        var needed = [(column: priceColumn, key: "price_column")]
        func add(_ value: SeriesValue?, _ key: String) {
            if case .column(let name)? = value { needed.append((name, key)) }
        }
        add(dayAheadColumn.map(SeriesValue.column), "day_ahead_column")
        add(hashprice, "hashprice_usd_per_ph_day")
        add(bitcoinPrice, "bitcoin_usd")
        for (index, value) in classValues.enumerated() {
            add(value.value, "classes[\(index)].value_usd_per_mwh")
        }
        for (index, power) in contractPower.enumerated() { add(power, "contracts[\(index)].power_mw") }
        add(peakCharge, "peak_charge_usd_per_mw")
        add(reservePrice, "reserve.price_usd_per_mwh")
        return needed
    }
}

/// Why a scenario and its prices make no problem, or the problem has no plan.
public struct DispatchScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The key of the site file, or the column of the price file.
    public let key: String
    /// The interval, from 0; nil where it is about all.
    public let interval: Int?
    /// What is wrong.
    public let rule: String
    /// What to do.
    public let remedy: String
    /// Whether the prices are wrong, not the site.
    public let isInPrices: Bool

    /// An error.
    public init(key: String, interval: Int? = nil, rule: String, remedy: String, isInPrices: Bool = false) {
        self.key = key
        self.interval = interval
        self.rule = rule
        self.remedy = remedy
        self.isInPrices = isInPrices
    }

    /// Key, interval, rule, remedy.
    public var description: String {
        "\(key)\(interval.map { ", interval \($0)" } ?? ""): \(rule); \(remedy)"
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What changes from interval to interval. All arrays are in order of time, one value an interval.
public struct DispatchSeries: Hashable, Sendable {
    /// Length of an interval, hours.
    public var intervalHours: Double
    /// Real-time price, USD per MWh.
    public var realTimeUSDPerMWh: [Double]
    /// Day-ahead price, USD per MWh; empty where there is none.
    public var dayAheadUSDPerMWh: [Double]
    /// Value of a MWh in each class, USD per MWh, class after class: element `class * count + t`.
    public var classValueUSDPerMWh: [Double]
    /// Billing period of each interval for the demand charge, never decreasing; empty is one period.
    public var billingPeriod: [Int32]
    /// Budget period of each interval for the AI load's energy, never decreasing; empty is one period.
    public var budgetPeriod: [Int32]
    /// Charge on the (positive) draw of the interval, USD per MW, as in a four-peak transmission charge; empty
    /// is none.
    public var peakChargeUSDPerMW: [Double]
    /// Capacity price of reserve, USD per MW and hour; empty is none.
    public var reserveUSDPerMWh: [Double]

    /// Series; only the prices and the class values are always needed.
    public init(
        intervalHours: Double, realTimeUSDPerMWh: [Double], classValueUSDPerMWh: [Double],
        dayAheadUSDPerMWh: [Double] = [], billingPeriod: [Int32] = [], budgetPeriod: [Int32] = [],
        peakChargeUSDPerMW: [Double] = [], reserveUSDPerMWh: [Double] = []
    ) {
        self.intervalHours = intervalHours
        self.realTimeUSDPerMWh = realTimeUSDPerMWh
        self.classValueUSDPerMWh = classValueUSDPerMWh
        self.dayAheadUSDPerMWh = dayAheadUSDPerMWh
        self.billingPeriod = billingPeriod
        self.budgetPeriod = budgetPeriod
        self.peakChargeUSDPerMW = peakChargeUSDPerMW
        self.reserveUSDPerMWh = reserveUSDPerMWh
    }

    /// Number of intervals.
    public var count: Int { realTimeUSDPerMWh.count }
}

// SPDX-License-Identifier: Apache-2.0

/// A site and everything that divides its power in an interval.
///
/// Powers are megawatts (MW) at the site's bus, energies megawatt-hours (MWh), money US dollars (USD), prices
/// USD per MWh. What changes from interval to interval is in ``DispatchSeries``.
public struct Site: Hashable, Sendable {
    /// Name in messages and files.
    public var name: String
    /// Power bought ahead.
    public var contracts: [PowerContract]
    /// The connection and the spot market.
    public var grid: GridConnection
    /// Mining load by class of machine.
    public var classes: [MachineClass]
    /// The AI hall, if there is one.
    public var ai: AILoad?
    /// The battery, if there is one.
    public var battery: Battery?
    /// Generation on the site.
    public var generators: [Generator]
    /// Ancillary reserve sold from mining load, if any.
    public var reserve: Reserve?
    /// Charge on the highest draw of each billing period, USD per MW; 0 is none.
    public var demandChargeUSDPerMW: Double
    /// Peak already reached in the first billing period, MW.
    public var peakSoFarMW: Double

    /// A site; every part may be left out.
    public init(
        name: String, contracts: [PowerContract] = [], grid: GridConnection = GridConnection(),
        classes: [MachineClass] = [], ai: AILoad? = nil, battery: Battery? = nil,
        generators: [Generator] = [], reserve: Reserve? = nil, demandChargeUSDPerMW: Double = 0,
        peakSoFarMW: Double = 0
    ) {
        self.name = name
        self.contracts = contracts
        self.grid = grid
        self.classes = classes
        self.ai = ai
        self.battery = battery
        self.generators = generators
        self.reserve = reserve
        self.demandChargeUSDPerMW = demandChargeUSDPerMW
        self.peakSoFarMW = peakSoFarMW
    }
}

/// Power bought ahead at a fixed price.
public struct PowerContract: Hashable, Sendable {
    /// Name in messages and files.
    public var name: String
    /// Power in every interval, MW; `profileMW` replaces it where given.
    public var megawatts: Double
    /// Price, USD per MWh.
    public var priceUSDPerMWh: Double
    /// True: the power is paid for whether used or not, and may be sold or left idle. False: drawn as wanted.
    public var isTakeOrPay: Bool
    /// Block shape: MW per interval; empty for a flat contract.
    public var profileMW: [Double]

    /// A contract; flat and take-or-pay unless said otherwise.
    public init(
        name: String, megawatts: Double, priceUSDPerMWh: Double, isTakeOrPay: Bool = true,
        profileMW: [Double] = []
    ) {
        self.name = name
        self.megawatts = megawatts
        self.priceUSDPerMWh = priceUSDPerMWh
        self.isTakeOrPay = isTakeOrPay
        self.profileMW = profileMW
    }

    /// Power of interval `t`, MW.
    func power(_ t: Int) -> Double { profileMW.isEmpty ? megawatts : profileMW[t] }
}

/// The connection to the grid and the spot market at it.
///
/// The *draw* is what the meter sees: load less curtailment, plus charging, less discharging and generation.
public struct GridConnection: Hashable, Sendable {
    /// Highest draw, MW.
    public var drawLimitMW: Double
    /// Highest injection (negative draw), MW.
    public var injectionLimitMW: Double
    /// Highest purchase at the real-time price, MW.
    public var purchaseLimitMW: Double
    /// Highest sale at the real-time price, MW.
    public var saleLimitMW: Double
    /// Added to the real-time price when buying, USD per MWh, at least 0.
    public var purchaseAdderUSDPerMWh: Double
    /// Taken off the real-time price when selling, USD per MWh, at least 0.
    public var saleDiscountUSDPerMWh: Double

    /// A connection; by default it buys nothing and sells without limit.
    public init(
        drawLimitMW: Double = .infinity, injectionLimitMW: Double = .infinity, purchaseLimitMW: Double = 0,
        saleLimitMW: Double = .infinity, purchaseAdderUSDPerMWh: Double = 0, saleDiscountUSDPerMWh: Double = 0
    ) {
        self.drawLimitMW = drawLimitMW
        self.injectionLimitMW = injectionLimitMW
        self.purchaseLimitMW = purchaseLimitMW
        self.saleLimitMW = saleLimitMW
        self.purchaseAdderUSDPerMWh = purchaseAdderUSDPerMWh
        self.saleDiscountUSDPerMWh = saleDiscountUSDPerMWh
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Machines of one kind: one value per MWh, switched as a block.
///
/// A class with a minimum load, a start cost or a minimum time is *committed*: it is on or off, and unless said
/// otherwise off before the first interval and free to start in it. The horizon's end cuts minimum times short.
public struct MachineClass: Hashable, Sendable {
    /// Name in messages and files.
    public var name: String
    /// Full load, MW.
    public var capacityMW: Double
    /// Least load while on, MW.
    public var minimumLoadMW: Double
    /// Cost of one start, USD.
    public var startCostUSD: Double
    /// Least time on, hours; rounded up to intervals.
    public var minimumUpHours: Double
    /// Least time off, hours; rounded up to intervals.
    public var minimumDownHours: Double
    /// Largest change of load, MW per hour; a start or a stop of a committed class is exempt.
    public var rampMWPerHour: Double
    /// Whether its running load may be sold as reserve.
    public var offersReserve: Bool
    /// Hours it has been on before the first interval (positive) or off (negative).
    public var hoursInState: Double
    /// Load just before the first interval, MW, from which its ramp counts; nil leaves the first load free.
    public var loadBeforeMW: Double?

    /// A class; without the last seven it is a load that follows any set-point.
    public init(
        name: String, capacityMW: Double, minimumLoadMW: Double = 0, startCostUSD: Double = 0,
        minimumUpHours: Double = 0, minimumDownHours: Double = 0, rampMWPerHour: Double = .infinity,
        offersReserve: Bool = true, hoursInState: Double = -.infinity,
        loadBeforeMW: Double? = nil
    ) {
        self.name = name
        self.capacityMW = capacityMW
        self.minimumLoadMW = minimumLoadMW
        self.startCostUSD = startCostUSD
        self.minimumUpHours = minimumUpHours
        self.minimumDownHours = minimumDownHours
        self.rampMWPerHour = rampMWPerHour
        self.offersReserve = offersReserve
        self.hoursInState = hoursInState
        self.loadBeforeMW = loadBeforeMW
    }
}

/// A firm load with rent that may be shed within a budget.
public struct AILoad: Hashable, Sendable {
    /// Contracted load, MW.
    public var megawatts: Double
    /// Rent, USD per contracted MWh; paid whether shed or not.
    public var rentUSDPerMWh: Double
    /// Highest shed power, MW.
    public var curtailableMW: Double
    /// Paid to the tenant per MWh shed, USD per MWh.
    public var penaltyUSDPerMWh: Double
    /// Energy that may be shed in each budget period, MWh.
    public var budgetMWh: Double
    /// Hours in which anything may be shed, over the horizon; rounded down to intervals.
    public var budgetHours: Double
    /// Longest run of intervals with shedding, hours; rounded down to intervals.
    public var maximumEventHours: Double
    /// Number of such runs over the horizon.
    public var maximumEvents: Int
    /// Energy already shed in the first budget period, MWh.
    public var shedSoFarMWh: Double
    /// Hours that an event has lasted just before the first interval; 0 where none was under way.
    public var hoursInEvent: Double

    /// A firm load; without limits it may always be shed at the penalty.
    public init(
        megawatts: Double, rentUSDPerMWh: Double = 0, curtailableMW: Double = 0, penaltyUSDPerMWh: Double = 0,
        budgetMWh: Double = .infinity, budgetHours: Double = .infinity,
        maximumEventHours: Double = .infinity, maximumEvents: Int = .max,
        shedSoFarMWh: Double = 0, hoursInEvent: Double = 0
    ) {
        self.megawatts = megawatts
        self.rentUSDPerMWh = rentUSDPerMWh
        self.curtailableMW = curtailableMW
        self.penaltyUSDPerMWh = penaltyUSDPerMWh
        self.budgetMWh = budgetMWh
        self.budgetHours = budgetHours
        self.maximumEventHours = maximumEventHours
        self.maximumEvents = maximumEvents
        self.shedSoFarMWh = shedSoFarMWh
        self.hoursInEvent = hoursInEvent
    }

    /// Whether shedding is counted in hours or events, so that it is on or off.
    var isCounted: Bool {
        budgetHours < .infinity || maximumEventHours < .infinity || maximumEvents < .max
    }
}

/// A battery behind the meter.
public struct Battery: Hashable, Sendable {
    /// Highest charging and discharging power at the bus, MW.
    public var powerMW: Double
    /// Usable energy, MWh.
    public var energyMWh: Double
    /// Stored energy per MWh taken from the bus, in (0, 1].
    public var chargeEfficiency: Double
    /// Energy at the bus per MWh taken from the store, in (0, 1].
    public var dischargeEfficiency: Double
    /// Stored energy before the first interval, MWh.
    public var initialMWh: Double
    /// Stored energy required after the last interval, MWh; nil leaves it free.
    public var finalMWh: Double?
    /// Wear per MWh discharged at the bus, USD per MWh.
    public var wearUSDPerMWh: Double

    /// A battery.
    public init(
        powerMW: Double, energyMWh: Double, chargeEfficiency: Double = 1, dischargeEfficiency: Double = 1,
        initialMWh: Double = 0, finalMWh: Double? = nil, wearUSDPerMWh: Double = 0
    ) {
        self.powerMW = powerMW
        self.energyMWh = energyMWh
        self.chargeEfficiency = chargeEfficiency
        self.dischargeEfficiency = dischargeEfficiency
        self.initialMWh = initialMWh
        self.finalMWh = finalMWh
        self.wearUSDPerMWh = wearUSDPerMWh
    }
}

/// Generation on the site; on or off where it has a minimum load or a start cost.
public struct Generator: Hashable, Sendable {
    /// Name in messages and files.
    public var name: String
    /// Full output, MW.
    public var capacityMW: Double
    /// Least output while on, MW.
    public var minimumLoadMW: Double
    /// Fuel and variable cost, USD per MWh.
    public var fuelUSDPerMWh: Double
    /// Cost of one start, USD.
    public var startCostUSD: Double
    /// Whether it is on before the first interval.
    public var startsOn: Bool

    /// A generator.
    public init(
        name: String, capacityMW: Double, minimumLoadMW: Double = 0, fuelUSDPerMWh: Double,
        startCostUSD: Double = 0, startsOn: Bool = false
    ) {
        self.name = name
        self.capacityMW = capacityMW
        self.minimumLoadMW = minimumLoadMW
        self.fuelUSDPerMWh = fuelUSDPerMWh
        self.startCostUSD = startCostUSD
        self.startsOn = startsOn
    }
}

/// Reserve sold from running mining load.
///
/// A MW held earns the capacity price of the interval; when it is called, with the expected share of the hour,
/// its mining value is lost and its power is sold at the real-time price.
public struct Reserve: Hashable, Sendable {
    /// Highest reserve of the site, MW.
    public var limitMW: Double
    /// Expected share of the held hours in which it is called, in [0, 1].
    public var expectedCall: Double

    /// A reserve product.
    public init(limitMW: Double, expectedCall: Double = 0) {
        self.limitMW = limitMW
        self.expectedCall = expectedCall
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// The machines of a site behind one meter.
public struct Fleet: Hashable, Sendable {
    /// Groups of machines.
    public let groups: [FleetGroup]
    /// Power at the meter over power at the plugs: cooling, transformers, lights.
    public let pue: PUE

    /// A fleet.
    public init(_ groups: [FleetGroup], pue: PUE = PUE(1)) {
        self.groups = groups
        self.pue = pue
    }

    /// Mean hash rate.
    ///
    /// - Parameter celsius: temperature at the inlets; nil where it does not limit.
    public func hashRate(at celsius: Double? = nil) -> HashRate {
        groups.reduce(.zero) { $0 + $1.hashRate(at: celsius) }
    }

    /// Mean power at the meter.
    public func power(at celsius: Double? = nil) -> Power {
        groups.reduce(.zero) { $0 + $1.power(at: celsius) } * pue.value
    }

    /// Energy per hash at the meter; nil where nothing runs.
    public var efficiency: Efficiency? {
        let hashRate = hashRate()
        return hashRate > .zero ? power() / hashRate : nil
    }

    /// The power price at the meter at which a group earns exactly its power, cooling included.
    public func breakeven(of group: FleetGroup, at hashprice: Hashprice) -> EnergyPrice {
        hashprice.miningValue(at: group.efficiency * pue.value)
    }

    /// What a petahash per second costs in power a day; nil where nothing runs.
    public func hashCost(at price: EnergyPrice) -> Hashprice? {
        efficiency.map { .breakeven(at: price, efficiency: $0) }
    }

    /// Power that a bitcoin costs; nil where nothing runs.
    ///
    /// - Precondition: `hashprice` is positive.
    public func powerCostPerBitcoin(at price: EnergyPrice, _ hashprice: HashpriceBTC) -> Dollars? {
        precondition(hashprice > .zero, "at \(hashprice) nothing is mined")
        return hashCost(at: price).map {
            Dollars($0.dollarsPerPetahashDay / hashprice.bitcoinPerPetahashDay)
        }
    }

    /// What the fleet earns less its power.
    public func margin(over time: Hours, hashprice: Hashprice, price: EnergyPrice) -> Dollars {
        hashprice.revenue(of: hashRate(), over: time) - power() * time * price
    }

    /// The fleet with every group in the mode that earns most at a power price: in its setting or standing still,
    /// or, where `tunes`, in the best setting of its curve. A curtailed group is tried at its nominal setting.
    public func best(at price: EnergyPrice, _ hashprice: Hashprice, tunes: Bool = false) -> Fleet {
        let modes = groups.map { group -> FleetGroup in
            let running = tunes || group.mode == .curtailed ? group.mode(.nominal) : group
            let value = breakeven(of: running, at: hashprice)
            guard tunes else { return value > price ? running : group.mode(.curtailed) }
            let setting = group.curve.best(value: value, price: price)
            return group.mode(setting.map(OperatingMode.tuned) ?? .curtailed)
        }
        return Fleet(modes, pue: pue)
    }

    /// Groups from the least to the most energy per hash: the order in which they are switched on as power gets
    /// cheaper.
    public var meritOrder: [FleetGroup] {
        groups.indices
            .sorted { (groups[$0].efficiency, $0) < (groups[$1].efficiency, $1) }
            .map { groups[$0] }
    }

    /// What it will produce over a time at one difficulty and reward; see `ProductionForecast`.
    public func production(
        over time: Hours, difficulty: Double, subsidy: Money<BTC>, fees: Money<BTC>,
        contract: PayoutContract = PayoutContract(.fpps)
    ) -> ProductionForecast {
        let period = ProductionPeriod(
            time: time, hashRate: hashRate(), difficulty: difficulty, subsidy: subsidy, fees: fees)
        return ProductionForecast([period], contract: contract)
    }
}

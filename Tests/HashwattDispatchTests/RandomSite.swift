// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
import HashwattTesting

/// Small random sites; the bits of the seed say which features they have, so that 2,048 seeds are every mix.
enum RandomSite {
    static func problem(seed: Int) throws -> DispatchProblem {
        var draws = Draws(SplitMix64(seed: UInt64(seed) &+ 90_210))
        func has(_ bit: Int) -> Bool { seed >> bit & 1 == 1 }
        let count = draws.whole(4...14)
        var site = Site(name: "seed \(seed)")
        site.contracts = [
            PowerContract(name: "firm", megawatts: draws.real(40...90), priceUSDPerMWh: draws.real(20...60))
        ]
        if has(0) {
            let peak = draws.real(5...40)
            site.contracts.append(
                PowerContract(
                    name: "block", megawatts: 0, priceUSDPerMWh: draws.real(20...60),
                    isTakeOrPay: draws.chance(0.5), profileMW: (0..<count).map { $0 % 3 == 0 ? peak : 0 }))
        }
        site.classes = (0..<draws.whole(1...3)).map { index in
            var machines = MachineClass(name: "class \(index)", capacityMW: draws.real(10...50))
            if has(1) && index < 2 {
                machines.minimumLoadMW = draws.chance(0.7) ? machines.capacityMW * 0.5 : 0
                machines.startCostUSD = draws.real(0...900)
                machines.minimumUpHours = Double(draws.whole(0...3))
                machines.minimumDownHours = Double(draws.whole(0...3))
            }
            if has(2) && draws.chance(0.7) {
                machines.rampMWPerHour = machines.capacityMW * draws.real(0.2...0.6)
            }
            machines.offersReserve = draws.chance(0.8)
            return machines
        }
        if has(3) {
            site.battery = Battery(
                powerMW: draws.real(5...20), energyMWh: 40, chargeEfficiency: draws.real(0.8...1),
                dischargeEfficiency: draws.real(0.8...1), initialMWh: 20,
                finalMWh: draws.chance(0.6) ? 20 : nil,
                wearUSDPerMWh: draws.chance(0.5) ? 5 : 0)
        }
        if has(4) || has(5) {
            let power = draws.real(10...30)
            site.ai = AILoad(
                megawatts: power, rentUSDPerMWh: 140, curtailableMW: power * draws.real(0.3...1),
                penaltyUSDPerMWh: draws.real(0...80))
            if has(4) { site.ai?.budgetMWh = draws.real(5...60) }
            if has(5) {
                if draws.chance(0.6) { site.ai?.budgetHours = Double(draws.whole(1...5)) }
                if draws.chance(0.6) { site.ai?.maximumEventHours = Double(draws.whole(1...3)) }
                if draws.chance(0.6) { site.ai?.maximumEvents = draws.whole(1...3) }
            }
        }
        if has(6) { site.demandChargeUSDPerMW = draws.real(50...900) }
        if has(7) {
            site.generators = [
                Generator(
                    name: "gas", capacityMW: draws.real(5...30), minimumLoadMW: draws.chance(0.5) ? 4 : 0,
                    fuelUSDPerMWh: draws.real(20...90),
                    startCostUSD: draws.chance(0.5) ? draws.real(0...400) : 0)
            ]
        }
        if has(8) { site.reserve = Reserve(limitMW: draws.real(5...50), expectedCall: draws.real(0...0.3)) }
        if has(9) {
            site.grid = GridConnection(
                drawLimitMW: draws.real(60...110), injectionLimitMW: draws.chance(0.5) ? 3 : .infinity,
                purchaseLimitMW: draws.real(0...40),
                saleLimitMW: draws.chance(0.5) ? draws.real(20...90) : .infinity,
                purchaseAdderUSDPerMWh: 3, saleDiscountUSDPerMWh: 2)
        }
        let series = series(&draws, count, site, peaks: has(10))
        if seed.isMultiple(of: 3) { addPast(&draws, &site) }
        return try DispatchProblem(site: site, series: series)
    }

    /// What happened before the first interval: loads, time in state, shed energy, an event under way.
    private static func addPast(_ draws: inout Draws, _ site: inout Site) {
        for index in site.classes.indices {
            let capacity = site.classes[index].capacityMW
            site.classes[index].hoursInState = Double(draws.whole(1...4)) * (draws.chance(0.6) ? 1 : -1)
            if draws.chance(0.5) && site.classes[index].hoursInState > 0 {
                site.classes[index].loadBeforeMW = max(
                    site.classes[index].minimumLoadMW, capacity * draws.real(0.2...1))
            }
        }
        if draws.chance(0.5) { site.ai?.shedSoFarMWh = draws.real(0...10) }
        if draws.chance(0.5) { site.ai?.hoursInEvent = Double(draws.whole(1...3)) }
        site.peakSoFarMW = draws.real(0...60)
    }

    private static func series(_ draws: inout Draws, _ count: Int, _ site: Site, peaks: Bool)
        -> DispatchSeries
    {
        var prices: [Double] = []
        for _ in 0..<count {
            prices.append(draws.chance(0.1) ? draws.real(200...2_000) : draws.real(-40...120))
        }
        var values: [Double] = []
        for _ in site.classes {
            let level = draws.real(40...130)
            for _ in 0..<count { values.append(level + draws.real(-5...5)) }
        }
        var series = DispatchSeries(
            intervalHours: draws.chance(0.3) ? 0.5 : 1, realTimeUSDPerMWh: prices, classValueUSDPerMWh: values
        )
        series.billingPeriod = (0..<count).map { Int32($0 / 5) }
        series.budgetPeriod = (0..<count).map { Int32($0 / 7) }
        if peaks {
            for t in 0..<count { series.peakChargeUSDPerMW.append(t % 4 == 1 ? draws.real(0...500) : 0) }
        }
        if site.reserve != nil { for _ in 0..<count { series.reserveUSDPerMWh.append(draws.real(0...30)) } }
        return series
    }

    /// Numbers to a hundredth, so that instances are the same on every machine.
    struct Draws {
        private var generator: SplitMix64
        init(_ generator: SplitMix64) { self.generator = generator }

        mutating func whole(_ range: ClosedRange<Int>) -> Int {
            range.lowerBound + Int((generator.next() >> 33) % UInt64(range.count))
        }

        mutating func real(_ range: ClosedRange<Double>) -> Double {
            Double(whole(Int(range.lowerBound * 100)...Int(range.upperBound * 100))) / 100
        }

        mutating func chance(_ share: Double) -> Bool { Double(whole(0...999)) < share * 1_000 }
    }
}

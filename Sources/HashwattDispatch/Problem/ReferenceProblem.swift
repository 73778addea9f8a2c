// SPDX-License-Identifier: Apache-2.0

/// Synthetic sites with known optima: problems A–D, regenerated bit for bit from integers.
///
/// A: six classes and a take-or-pay contract over a year of hours. B: A with minimum loads, start costs and
/// minimum times. C: A with an AI load, a battery and a monthly demand charge. D: A in five-minute intervals,
/// twenty sites.
public enum ReferenceProblem {
    /// Prices in US cents per MWh and hashprice in US cents per PH/s and day.
    public struct Series: Hashable, Sendable {
        /// Real-time price.
        public let price: [Int]
        /// Hashprice.
        public let hashprice: [Int]
    }

    /// Hourly series of problems A, B and C, or another site's or resolution's.
    ///
    /// - Parameters:
    ///   - site: nil for the hourly site; 0...19 for the twenty sites of problem D.
    ///   - days: length; the reference is a year of 365.
    ///   - intervalsPerHour: 1 or 12.
    public static func series(site: Int? = nil, days: Int = 365, intervalsPerHour: Int = 1) -> Series {
        precondition(intervalsPerHour == 1 || intervalsPerHour == 12, "1 or 12 intervals an hour")
        let number = site.map { UInt64($0 + 1) } ?? 0
        return Series(
            price: prices(seed: 20_260_101 + 1_000 * number, days, intervalsPerHour),
            hashprice: hashprices(seed: 777 + 10 * number, days, intervalsPerHour))
    }

    /// Problem A, or a site of problem D: six classes and 100 MW take-or-pay at 42 USD per MWh.
    public static func problemA(_ series: Series? = nil, intervalsPerHour: Int = 1) throws(DispatchError)
        -> DispatchProblem
    {
        let raw = series ?? self.series(intervalsPerHour: intervalsPerHour)
        return try DispatchProblem(
            site: Site(name: "A", contracts: [contract], classes: classes(committed: false)),
            series: dispatchSeries(raw, intervalsPerHour))
    }

    /// Problem B: minimum loads of 60 %, starts at 15 USD per MW, two hours minimum up and down.
    public static func problemB(_ series: Series? = nil) throws(DispatchError) -> DispatchProblem {
        try DispatchProblem(
            site: Site(name: "B", contracts: [contract], classes: classes(committed: true)),
            series: dispatchSeries(series ?? self.series(), 1))
    }

    /// Problem C: 40 MW of AI load with 2,000 MWh to shed, an 80 MWh battery, a monthly demand charge.
    public static func problemC(_ series: Series? = nil, intervalsPerHour: Int = 1) throws(DispatchError)
        -> DispatchProblem
    {
        let raw = series ?? self.series(intervalsPerHour: intervalsPerHour)
        var values = dispatchSeries(raw, intervalsPerHour)
        values.billingPeriod = months(raw.price.count, perHour: intervalsPerHour)
        return try DispatchProblem(
            site: Site(
                name: "C", contracts: [contract], grid: GridConnection(saleLimitMW: 120),
                classes: classes(committed: false),
                ai: AILoad(
                    megawatts: 40, rentUSDPerMWh: 140, curtailableMW: 40, penaltyUSDPerMWh: 25,
                    budgetMWh: 2_000),
                battery: Battery(
                    powerMW: 20, energyMWh: 80, chargeEfficiency: 0.92, dischargeEfficiency: 0.92,
                    initialMWh: 40, finalMWh: 40, wearUSDPerMWh: 5),
                demandChargeUSDPerMW: 8_000),
            series: values)
    }

    /// Name, tenths of joules per terahash, MW, operating cost in cents per MWh.
    static let machines: [(name: String, tenths: Int, megawatts: Int, cost: Int)] = [
        ("S21XPHyd", 120, 15, 250), ("S21Pro", 150, 20, 250), ("S21", 175, 25, 300),
        ("S19XP", 215, 25, 300), ("M50S", 240, 20, 350), ("S19jPro", 295, 20, 400),
    ]

    static let contract = PowerContract(name: "firm", megawatts: 100, priceUSDPerMWh: 42)

    static func classes(committed: Bool) -> [MachineClass] {
        machines.map { name, _, megawatts, _ in
            guard committed else { return MachineClass(name: name, capacityMW: Double(megawatts)) }
            return MachineClass(
                name: name, capacityMW: Double(megawatts), minimumLoadMW: Double(megawatts * 3 / 5),
                startCostUSD: Double(megawatts * 15), minimumUpHours: 2, minimumDownHours: 2)
        }
    }

    static func dispatchSeries(_ raw: Series, _ perHour: Int) -> DispatchSeries {
        var values: [Double] = []
        values.reserveCapacity(raw.hashprice.count * machines.count)
        for machine in machines {
            for hashprice in raw.hashprice {
                let cents = hashprice * 10_000 / (24 * machine.tenths) - machine.cost
                values.append(Double(cents) / 100)
            }
        }
        return DispatchSeries(
            intervalHours: 1 / Double(perHour), realTimeUSDPerMWh: raw.price.map { Double($0) / 100 },
            classValueUSDPerMWh: values)
    }

    /// Month number of each interval of years of 365 days.
    static func months(_ count: Int, perHour: Int) -> [Int32] {
        let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var months: [Int32] = []
        months.reserveCapacity(count)
        var number: Int32 = 0
        while months.count < count {
            let length = min(days[Int(number) % 12] * 24 * perHour, count - months.count)
            months.append(contentsOf: repeatElement(number, count: length))
            number += 1
        }
        return months
    }
}

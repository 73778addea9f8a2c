// SPDX-License-Identifier: Apache-2.0

/// Money of a plan by stream, USD over the horizon; costs are positive numbers that are subtracted.
public struct RevenueStreams: Hashable, Sendable {
    /// Value of what was mined.
    public var mining = 0.0
    /// Power sold at the real-time price.
    public var sale = 0.0
    /// Rent of the AI load.
    public var rent = 0.0
    /// Reserve: capacity payments and expected calls.
    public var reserve = 0.0
    /// Contracts: take-or-pay and what was drawn from the others.
    public var contractCost = 0.0
    /// Power bought at the real-time price.
    public var purchaseCost = 0.0
    /// Paid to the tenant for shed load.
    public var curtailmentCost = 0.0
    /// Fuel.
    public var fuelCost = 0.0
    /// Battery wear.
    public var wearCost = 0.0
    /// Starts of classes and generators.
    public var startCost = 0.0
    /// Demand charge.
    public var demandCost = 0.0
    /// Charges on the draw of peak intervals.
    public var peakCost = 0.0

    /// Nothing earned, nothing paid.
    public init() {}

    /// Revenue less costs.
    public var net: Double {
        mining + sale + rent + reserve
            - (contractCost + purchaseCost + curtailmentCost + fuelCost + wearCost + startCost + demandCost
                + peakCost)
    }
}

extension DispatchProblem {
    /// Money of a plan, from the plan and the raw data alone.
    ///
    /// - Complexity: O(intervals · classes); compensated sums (Neumaier, doi:10.1002/zamm.19740540106).
    public func evaluate(_ plan: DispatchPlan) -> RevenueStreams {
        var streams = RevenueStreams()
        let price = series.realTimeUSDPerMWh
        streams.mining = hours * Self.dot(series.classValueUSDPerMWh, plan.classMW)
        streams.sale =
            hours * Self.dot(price, plan.saleMW)
            - hours * site.grid.saleDiscountUSDPerMWh * Self.total(plan.saleMW)
        streams.purchaseCost =
            hours * Self.dot(price, plan.purchaseMW)
            + hours * site.grid.purchaseAdderUSDPerMWh * Self.total(plan.purchaseMW)
        if let ai = site.ai {
            streams.rent = ai.rentUSDPerMWh * ai.megawatts * Double(count) * hours
            streams.curtailmentCost = ai.penaltyUSDPerMWh * hours * Self.total(plan.curtailedMW)
        }
        streams.contractCost = contractCost(plan)
        streams.wearCost = (site.battery?.wearUSDPerMWh ?? 0) * hours * Self.total(plan.dischargeMW)
        for (index, generator) in site.generators.enumerated() where !plan.generatorMW.isEmpty {
            let output = plan.generatorMW[index * count..<(index + 1) * count]
            streams.fuelCost += generator.fuelUSDPerMWh * hours * Self.total(output)
        }
        streams.startCost = startCost(plan)
        streams.reserve = reserveRevenue(plan)
        addDrawCharges(plan, &streams)
        return streams
    }

    private func contractCost(_ plan: DispatchPlan) -> Double {
        var cost = 0.0
        var optional = 0
        for contract in site.contracts {
            if contract.isTakeOrPay {
                let power =
                    contract.profileMW.isEmpty
                    ? contract.megawatts * Double(count) : Self.total(contract.profileMW)
                cost += contract.priceUSDPerMWh * power * hours
                continue
            }
            if !plan.optionalContractMW.isEmpty {
                let drawn = plan.optionalContractMW[optional * count..<(optional + 1) * count]
                cost += contract.priceUSDPerMWh * hours * Self.total(drawn)
            }
            optional += 1
        }
        return cost
    }

    private func startCost(_ plan: DispatchPlan) -> Double {
        guard !plan.isOn.isEmpty else { return 0 }
        var cost = 0.0
        for (index, unit) in committedUnits.enumerated() {
            var before: UInt8 = unit.before > 0 ? 1 : 0
            var starts = 0
            for on in plan.isOn[index * count..<(index + 1) * count] {
                if on > before { starts += 1 }
                before = on
            }
            cost += Double(starts) * unit.startCost
        }
        return cost
    }

    private func reserveRevenue(_ plan: DispatchPlan) -> Double {
        guard let reserve = site.reserve, !plan.classReserveMW.isEmpty else { return 0 }
        var sum = 0.0
        for index in site.classes.indices {
            for t in 0..<count {
                sum += plan.classReserveMW[index * count + t] * reserveValue(reserve, index, t)
            }
        }
        return sum * hours
    }

    /// What one MW of reserve from a class earns in an hour: capacity, and the expected swap of mining for sale.
    func reserveValue(_ reserve: Reserve, _ index: Int, _ t: Int) -> Double {
        let capacity = series.reserveUSDPerMWh.isEmpty ? 0 : series.reserveUSDPerMWh[t]
        let swap = series.realTimeUSDPerMWh[t] - series.classValueUSDPerMWh[index * count + t]
        return capacity + reserve.expectedCall * swap
    }

    private func addDrawCharges(_ plan: DispatchPlan, _ streams: inout RevenueStreams) {
        guard site.demandChargeUSDPerMW > 0 || !series.peakChargeUSDPerMW.isEmpty else { return }
        let draw = self.draw(plan)
        for (t, charge) in series.peakChargeUSDPerMW.enumerated() {
            streams.peakCost += charge * max(0, draw[t])
        }
        guard site.demandChargeUSDPerMW > 0 else { return }
        for (number, period) in periods(series.billingPeriod).enumerated() {
            let peak = draw[period].reduce(number == 0 ? site.peakSoFarMW : 0, max)
            streams.demandCost += site.demandChargeUSDPerMW * peak
        }
    }

    /// Draw at the meter in each interval, MW: load less curtailment, charging, less discharging and generation.
    public func draw(_ plan: DispatchPlan) -> [Double] {
        var draw = [Double](repeating: site.ai?.megawatts ?? 0, count: count)
        func add(_ values: [Double], _ sign: Double) {
            for start in stride(from: 0, to: values.count, by: count) {
                for t in 0..<count { draw[t] += sign * values[start + t] }
            }
        }
        add(plan.classMW, 1)
        add(plan.chargeMW, 1)
        add(plan.curtailedMW, -1)
        add(plan.dischargeMW, -1)
        add(plan.generatorMW, -1)
        return draw
    }

    /// Draw at the meter in one interval of a plan for this site, over any horizon, MW.
    func draw(_ plan: DispatchPlan, at t: Int) -> Double {
        var draw = site.ai?.megawatts ?? 0
        for (values, sign) in [
            (plan.classMW, 1.0), (plan.chargeMW, 1), (plan.curtailedMW, -1), (plan.dischargeMW, -1),
            (plan.generatorMW, -1),
        ] {
            for start in stride(from: 0, to: values.count, by: plan.count) {
                draw += sign * values[start + t]
            }
        }
        return draw
    }

    /// The runs of equal period numbers; the whole horizon where none are given.
    func periods(_ numbers: [Int32]) -> [Range<Int>] {
        guard !numbers.isEmpty else { return [0..<count] }
        var runs: [Range<Int>] = []
        var start = 0
        for t in 1...count where t == count || numbers[t] != numbers[start] {
            runs.append(start..<t)
            start = t
        }
        return runs
    }

    static func dot(_ left: [Double], _ right: [Double]) -> Double {
        var sum = CompensatedSum()
        for index in 0..<min(left.count, right.count) { sum.add(left[index] * right[index]) }
        return sum.value
    }

    static func total(_ values: some Sequence<Double>) -> Double {
        var sum = CompensatedSum()
        for value in values { sum.add(value) }
        return sum.value
    }
}

/// Neumaier's sum: the error of each addition is kept apart and added at the end.
struct CompensatedSum {
    private var sum = 0.0
    private var error = 0.0

    mutating func add(_ value: Double) {
        let next = sum + value
        error += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
        sum = next
    }

    var value: Double { sum + error }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattDispatch
import HashwattUnits

extension DispatchScenario {
    /// The problem of this site on these prices.
    ///
    /// The value of a MWh of a class is what its file gives, or
    ///
    ///     hashprice[USD/PH/day] · 1000 / (24 · efficiency[J/TH]) − operating cost
    ///
    /// - Throws: the first rule that is broken, with its key and interval.
    /// - Complexity: O(intervals · classes).
    public func problem(on prices: PriceTable) throws(DispatchScenarioError) -> DispatchProblem {
        var site = self.site
        for index in site.contracts.indices {
            site.contracts[index].profileMW = try profile(of: index, on: prices)
        }
        var series = DispatchSeries(
            intervalHours: prices.hours,
            realTimeUSDPerMWh: try values(.column(priceColumn), "price_column", prices),
            classValueUSDPerMWh: try classSeries(prices))
        if let dayAheadColumn {
            series.dayAheadUSDPerMWh = try values(.column(dayAheadColumn), "day_ahead_column", prices)
        }
        if site.demandChargeUSDPerMW > 0 { series.billingPeriod = periods(.month, prices) }
        if site.ai != nil, budgetPeriod != .horizon {
            series.budgetPeriod = periods(budgetPeriod, prices)
        }
        series.peakChargeUSDPerMW = try peakSeries(prices)
        if let reservePrice {
            series.reserveUSDPerMWh = try values(reservePrice, "reserve.price_usd_per_mwh", prices)
        }
        try checkLimits(series, prices)
        do {
            return try DispatchProblem(site: site, series: series)
        } catch {
            throw DispatchScenarioError(error)
        }
    }

    /// Bitcoin mined per MWh in each class, class after class; nil where the file does not give what it takes.
    ///
    /// Mined value before operating costs over the price of a bitcoin.
    public func bitcoinPerMWh(on prices: PriceTable) -> [Double]? {
        guard let bitcoinPrice, let bitcoin = try? values(bitcoinPrice, "", prices),
            let net = try? classSeries(prices)
        else { return nil }
        return net.indices.map { index in
            let (machines, t) = index.quotientAndRemainder(dividingBy: prices.count)
            return max(0, net[index] + classValues[machines].operatingCost) / bitcoin[t]
        }
    }

    private func values(
        _ value: SeriesValue, _ key: String, _ prices: PriceTable
    ) throws(DispatchScenarioError) -> [Double] {
        switch value {
        case .constant(let number): return [Double](repeating: number, count: prices.count)
        case .column(let name):
            guard let column = prices.column(name) else {
                throw DispatchScenarioError(
                    key: key, rule: "the prices have no column \(name)", remedy: "add it, or name another")
            }
            return column
        }
    }

    private func classSeries(_ prices: PriceTable) throws(DispatchScenarioError) -> [Double] {
        var all: [Double] = []
        all.reserveCapacity(prices.count * classValues.count)
        let hashprice = try hashprice.map { value throws(DispatchScenarioError) in
            try values(value, "hashprice_usd_per_ph_day", prices)
        }
        for (index, value) in classValues.enumerated() {
            if let given = value.value {
                all += try values(given, "classes[\(index)].value_usd_per_mwh", prices)
            } else if let hashprice, let efficiency = value.efficiency {
                all += hashprice.map { $0 * 1_000 / (24 * efficiency) - value.operatingCost }
            } else {
                throw DispatchScenarioError(
                    key: "classes[\(index)].value_usd_per_mwh", rule: "nothing says what a MWh earns",
                    remedy: "write it, or efficiency_j_per_th with the site's hashprice_usd_per_ph_day")
            }
        }
        return all
    }

    func profile(of index: Int, on prices: PriceTable) throws(DispatchScenarioError) -> [Double] {
        let key = "contracts[\(index)].power_mw"
        let power =
            index < contractPower.count ? contractPower[index] : .constant(site.contracts[index].megawatts)
        guard let block = index < blocks.count ? blocks[index] : nil else {
            if case .constant = power { return [] }
            return try values(power, key, prices)
        }
        let full = try values(power, key, prices)
        return full.indices.map { t in
            block.contains(zone.local(prices.start(of: t)).wall) ? full[t] : 0
        }
    }

    private func peakSeries(_ prices: PriceTable) throws(DispatchScenarioError) -> [Double] {
        guard let peakCharge else { return [] }
        let charge = try values(peakCharge, "peak_charge_usd_per_mw", prices)
        if peakIntervals.isEmpty { return charge }
        var series = [Double](repeating: 0, count: prices.count)
        for instant in peakIntervals {
            let seconds = (instant - prices.start).count
            let (t, rest) = seconds.quotientAndRemainder(dividingBy: prices.interval.count)
            guard seconds >= 0, rest == 0, t < prices.count else {
                throw DispatchScenarioError(
                    key: "peak_intervals", rule: "\(instant) is the start of no interval of the prices",
                    remedy: "name starts between \(prices.start) and \(prices.start(of: prices.count - 1))")
            }
            series[Int(t)] = charge[Int(t)]
        }
        return series
    }

    /// Numbers of the calendar months or years, from 0, in which the intervals begin.
    ///
    /// - Complexity: O(intervals).
    private func periods(_ period: BudgetPeriod, _ prices: PriceTable) -> [Int32] {
        let first = zone.date(at: prices.start)
        return (0..<prices.count).map { t in
            let day = zone.date(at: prices.start(of: t))
            let months = (day.year - first.year) * 12 + day.month - first.month
            return Int32(period == .year ? day.year - first.year : months)
        }
    }
}

extension DispatchScenario.Block {
    func contains(_ wall: WallTime) -> Bool {
        let isDay =
            switch days {
            case .all: true
            case .weekdays: !wall.date.isWeekend
            case .weekends: wall.date.isWeekend
            }
        let hour = wall.hour
        return isDay
            && (fromHour < toHour ? (fromHour..<toHour).contains(hour) : hour >= fromHour || hour < toHour)
    }
}

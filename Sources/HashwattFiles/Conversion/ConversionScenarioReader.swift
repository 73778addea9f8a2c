// SPDX-License-Identifier: Apache-2.0

import HashwattConversion
import HashwattStudies

extension DocumentReader {
    /// The scenario of a whole file.
    mutating func conversionScenario(_ top: Section) -> ConversionScenario? {
        var scenario = ConversionScenario()
        scenario.name = text(top, "name") ?? ""
        scenario.title = text(top, "title") ?? scenario.name
        if let day = day(top, "as_of") { scenario.asOf = day }
        if let first = quarter(top, "first_quarter") { scenario.first = first }
        scenario.quarters = whole(top, "quarters", most: 200) ?? 40
        if let rate = estimate(top, "discount_rate") { scenario.discountRate = rate }
        if let goal = goal(top) { scenario.goal = goal }
        if let part = section(top, "mining") { scenario.mining = mining(part) }
        scenario.standards = sections(top, "standards").compactMap { standard($0) }
        scenario.resources = sections(top, "resources").compactMap { resource($0) }
        scenario.companies = sections(top, "companies").compactMap { company($0) }
        scenario.sites = sections(top, "sites").compactMap { site($0) }
        scenario.offers = sections(top, "offers").compactMap { offer($0) }
        return problems.isEmpty ? scenario : nil
    }

    private mutating func estimate(_ part: Section, _ name: String) -> Estimate? {
        guard let section = section(part, name) else { return nil }
        guard let value = number(section, "value"), let low = number(section, "low"),
            let high = number(section, "high"), let why = text(section, "why")
        else { return nil }
        guard low <= value, value <= high else {
            fail(
                section.nodes["value"], section.key("value"),
                "\(value) is outside its range \(low) to \(high)",
                "widen the range or change the value")
            return nil
        }
        return Estimate(value: value, low: low, high: high, why: why)
    }

    /// Every assumption of a part that is there, by its key.
    private mutating func estimates(_ part: Section, _ names: [String]) -> [String: Estimate] {
        var found: [String: Estimate] = [:]
        for name in names { found[name] = estimate(part, name) }
        return found
    }

    private mutating func quarter(_ part: Section, _ name: String) -> CalendarQuarter? {
        guard let text = text(part, name) else { return nil }
        if let quarter = CalendarQuarter(text) { return quarter }
        fail(part.nodes[name], part.key(name), "\(text) is no quarter", "write one like 2026-Q1")
        return nil
    }

    private mutating func goal(_ top: Section) -> ConversionProblem.Goal? {
        guard let part = section(top, "goal"), let best = choice(part, "best") else { return nil }
        let target = number(part, "target_mw")
        switch best {
        case "earliest":
            if let target { return .earliest(megawatts: target) }
            missing(part, "target_mw", "write the critical IT load that is wanted, like 500")
            return nil
        case "power": return .mostPower
        default: return .netPresentValue
        }
    }

    private mutating func mining(_ part: Section) -> ConversionScenario.Mining? {
        let months = estimate(part, "credit_months")
        let series = text(part, "credit_series")
        if series != nil, months == nil { missing(part, "credit_months", "write in how many months a year") }
        guard let price = estimate(part, "price_growth"), let rate = estimate(part, "hash_rate_growth"),
            let fees = estimate(part, "fees_part"), let margin = estimate(part, "power_margin_usd_per_mwh")
        else { return nil }
        return ConversionScenario.Mining(
            priceGrowth: price, hashRateGrowth: rate, feesPart: fees, powerMargin: margin,
            creditSeries: series,
            creditMonths: months)
    }

    private mutating func standard(_ part: Section) -> ConversionScenario.Standard? {
        let shellTime = estimate(part, "shell_quarters")
        let shellCost = estimate(part, "shell_usd_per_mw")
        if (shellTime == nil) != (shellCost == nil) {
            missing(
                part, shellTime == nil ? "shell_quarters" : "shell_usd_per_mw",
                "a shell needs its time and its cost")
        }
        let (shellCrew, crew, equipment) = (
            text(part, "shell_crew"), text(part, "fit_out_crew"), text(part, "equipment")
        )
        let emptied: BlockGroup.Emptied = choice(part, "emptied_at") == "shell" ? .atShell : .atFitOut
        guard let name = text(part, "name"), let power = number(part, "block_mw"),
            let time = estimate(part, "fit_out_quarters"), let cost = estimate(part, "fit_out_usd_per_mw")
        else { return nil }
        return ConversionScenario.Standard(
            name: name, criticalMW: power, shellQuarters: shellTime, shellUSDPerMW: shellCost,
            fitOutQuarters: time,
            fitOutUSDPerMW: cost, emptied: emptied, shellCrew: shellCrew, fitOutCrew: crew,
            equipment: equipment)
    }

    private mutating func resource(_ part: Section) -> ConversionScenario.Resource? {
        let more = estimate(part, "more_each_year")
        guard let name = text(part, "name"), let kind = choice(part, "kind"),
            let units = estimate(part, "units")
        else { return nil }
        return ConversionScenario.Resource(
            name: name, kind: kind == "crew" ? .crew : .equipment, units: units, moreEachYear: more)
    }

    private mutating func company(_ part: Section) -> ConversionScenario.Company? {
        var found: ConversionScenario.Money?
        if let money = section(part, "money") { found = self.money(money) }
        guard let ticker = text(part, "ticker") else { return nil }
        return ConversionScenario.Company(ticker: ticker, money: found)
    }

    private mutating func money(_ part: Section) -> ConversionScenario.Money? {
        let own: Set<String> = ["cash_row", "minimum_cash_usd"]
        let names: [String] = ConversionScenarioFile.money.map(\.name).filter { !own.contains($0) }
        let values = estimates(part, names)
        let row = text(part, "cash_row")
        guard let least = estimate(part, "minimum_cash_usd") else { return nil }
        return ConversionScenario.Money(cashRow: row, minimumCashUSD: least, values: values)
    }

    private mutating func site(_ part: Section) -> ConversionScenario.Site? {
        let values = estimates(
            part, ["committed_mw", "miner_efficiency_j_per_th", "power_usd_per_mwh", "sale_usd_per_mw"])
        let (row, gross, deals) = (text(part, "capacity_row"), number(part, "gross_mw"), texts(part, "deals"))
        guard let name = text(part, "name"), let company = text(part, "company"),
            let region = text(part, "region"), let pue = estimate(part, "pue"),
            let energised = estimate(part, "energised_in_quarters"), let standard = text(part, "standard")
        else { return nil }
        return ConversionScenario.Site(
            name: name, company: company, region: region, capacityRow: row, grossMW: gross,
            deals: deals ?? [],
            standard: standard, pue: pue, energised: energised, values: values)
    }

    private mutating func offer(_ part: Section) -> ConversionScenario.Offer? {
        let (row, power, least) = (
            text(part, "demand_row"), estimate(part, "critical_mw"), number(part, "minimum_mw")
        )
        let (regions, requires) = (texts(part, "regions"), texts(part, "requires"))
        let from = quarter(part, "from")
        guard let name = text(part, "name"), let tenant = text(part, "tenant"),
            let due = quarter(part, "due"),
            let rent = estimate(part, "rent_usd_per_kw_month"),
            let cost = estimate(part, "cost_usd_per_kw_month"),
            let escalator = estimate(part, "escalator"), let growth = estimate(part, "cost_growth"),
            let term = whole(part, "term_years", most: 100)
        else { return nil }
        return ConversionScenario.Offer(
            name: name, tenant: tenant, demandRow: row, criticalMW: power, minimumMW: least ?? 0,
            regions: regions ?? [], from: from, due: due, rent: rent, cost: cost, escalator: escalator,
            costGrowth: growth, termYears: term, requires: requires ?? [])
    }
}

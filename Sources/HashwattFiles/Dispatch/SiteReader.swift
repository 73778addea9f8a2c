// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
import HashwattStudies
import HashwattUnits

extension DocumentReader {
    /// The sites of a portfolio; those that are wrong are nil.
    mutating func portfolio(_ top: Section) -> [DispatchScenario?] {
        let parts = sections(top, "sites")
        if parts.isEmpty, problems.isEmpty {
            fail(nil, "sites", "a portfolio needs a site", "write a list of sites below it")
        }
        let sites = parts.map { site($0) }
        checkNames(parts)
        return sites
    }

    /// A site.
    mutating func site(_ section: Section) -> DispatchScenario? {
        let contracts = sections(section, "contracts")
        let classes = sections(section, "classes")
        let generators = sections(section, "generators")
        for parts in [contracts, classes, generators] { checkNames(parts) }
        let reserve = self.section(section, "reserve")
        let ai = self.section(section, "ai")
        var scenario = DispatchScenario(
            site: Site(
                name: text(section, "name") ?? "", contracts: contracts.map { contract($0) },
                grid: self.section(section, "grid").map { grid($0) } ?? GridConnection(),
                classes: classes.map { machines($0) }, ai: ai.map { aiLoad($0) },
                battery: self.section(section, "battery").map { battery($0) },
                generators: generators.map { generator($0) },
                reserve: reserve.map {
                    Reserve(
                        limitMW: number($0, "limit_mw") ?? 0, expectedCall: number($0, "expected_call") ?? 0)
                },
                demandChargeUSDPerMW: number(section, "demand_charge_usd_per_mw") ?? 0,
                peakSoFarMW: number(section, "peak_so_far_mw") ?? 0))
        _ = text(section, "description")
        readSeries(section, &scenario)
        scenario.reservePrice = reserve.flatMap { series($0, "price_usd_per_mwh") }
        if let period = ai.flatMap({ choice($0, "budget_period") }) {
            scenario.budgetPeriod = .init(rawValue: period) ?? .horizon
        }
        scenario.classValues = classes.map {
            value($0, hasHashprice: section.has("hashprice_usd_per_ph_day"))
        }
        scenario.contractPower = contracts.map { series($0, "power_mw") ?? .constant(0) }
        scenario.blocks = contracts.map { block($0) }
        return scenario
    }

    private mutating func readSeries(_ section: Section, _ scenario: inout DispatchScenario) {
        if let zone = choice(section, "time_zone") { scenario.zone = MarketZone(rawValue: zone) ?? .utc }
        scenario.priceFile = text(section, "prices")
        scenario.priceColumn = text(section, "price_column") ?? scenario.priceColumn
        scenario.dayAheadColumn = text(section, "day_ahead_column")
        scenario.hashprice = series(section, "hashprice_usd_per_ph_day")
        scenario.bitcoinPrice = series(section, "bitcoin_usd")
        scenario.peakCharge = series(section, "peak_charge_usd_per_mw")
        scenario.peakIntervals = instants(section, "peak_intervals") ?? []
        if section.has("peak_intervals"), !section.has("peak_charge_usd_per_mw") {
            missing(section, "peak_charge_usd_per_mw", "write what the peak intervals cost")
        }
    }

    /// Parts of one list have names of their own.
    private mutating func checkNames(_ parts: [Section]) {
        var seen = Set<String>()
        for part in parts {
            guard let name = text(part, "name"), !seen.insert(name).inserted else { continue }
            fail(part.nodes["name"], part.key("name"), "\(name) stands twice", "give each a name of its own")
        }
    }

    /// Fails where a number is above the one it may not exceed.
    private mutating func check(
        _ section: Section, _ name: String, _ value: Double?, atMost limit: Double?, _ limitName: String
    ) {
        guard let value, let limit, value > limit else { return }
        fail(
            section.nodes[name], section.key(name), "\(value) is more than \(limitName), \(limit)",
            "lower it or raise \(limitName)")
    }

    private mutating func contract(_ section: Section) -> PowerContract {
        let power: Double = if case .constant(let power)? = series(section, "power_mw") { power } else { 0 }
        return PowerContract(
            name: text(section, "name") ?? "", megawatts: power,
            priceUSDPerMWh: number(section, "price_usd_per_mwh") ?? 0,
            isTakeOrPay: flag(section, "take_or_pay") ?? true)
    }

    private mutating func block(_ section: Section) -> DispatchScenario.Block? {
        let from = whole(section, "from_hour")
        let to = whole(section, "to_hour")
        let days = choice(section, "days").flatMap { DispatchScenario.Block.Days(rawValue: $0) }
        for (name, hour, most) in [("from_hour", from, 23), ("to_hour", to, 24)] {
            guard let hour, hour > most else { continue }
            fail(
                section.nodes[name], section.key(name), "\(hour) breaks the rule: at most \(most)",
                "write an hour of the day")
        }
        if from == nil, to == nil, days == nil { return nil }
        return DispatchScenario.Block(fromHour: from ?? 0, toHour: to ?? 24, days: days ?? .all)
    }

    private mutating func grid(_ section: Section) -> GridConnection {
        GridConnection(
            drawLimitMW: number(section, "draw_limit_mw") ?? .infinity,
            injectionLimitMW: number(section, "injection_limit_mw") ?? .infinity,
            purchaseLimitMW: number(section, "purchase_limit_mw") ?? 0,
            saleLimitMW: number(section, "sale_limit_mw") ?? .infinity,
            purchaseAdderUSDPerMWh: number(section, "purchase_adder_usd_per_mwh") ?? 0,
            saleDiscountUSDPerMWh: number(section, "sale_discount_usd_per_mwh") ?? 0)
    }

    private mutating func machines(_ section: Section) -> MachineClass {
        let capacity = number(section, "capacity_mw")
        let minimum = number(section, "minimum_load_mw")
        let before = number(section, "load_before_mw")
        check(section, "minimum_load_mw", minimum, atMost: capacity, "capacity_mw")
        check(section, "load_before_mw", before, atMost: capacity, "capacity_mw")
        return MachineClass(
            name: text(section, "name") ?? "", capacityMW: capacity ?? 0, minimumLoadMW: minimum ?? 0,
            startCostUSD: number(section, "start_cost_usd") ?? 0,
            minimumUpHours: number(section, "minimum_up_hours") ?? 0,
            minimumDownHours: number(section, "minimum_down_hours") ?? 0,
            rampMWPerHour: number(section, "ramp_mw_per_hour") ?? .infinity,
            offersReserve: flag(section, "offers_reserve") ?? true,
            hoursInState: number(section, "hours_in_state") ?? -.infinity, loadBeforeMW: before)
    }

    private mutating func value(_ section: Section, hasHashprice: Bool) -> DispatchScenario.ClassValue {
        let value = DispatchScenario.ClassValue(
            value: series(section, "value_usd_per_mwh"), efficiency: number(section, "efficiency_j_per_th"),
            operatingCost: number(section, "operating_cost_usd_per_mwh") ?? 0)
        if !section.has("value_usd_per_mwh") {
            if !section.has("efficiency_j_per_th") {
                missing(section, "value_usd_per_mwh", "write it, or efficiency_j_per_th")
            } else if !hasHashprice {
                missing(
                    section, "value_usd_per_mwh", "write it, or the site's hashprice_usd_per_ph_day")
            }
        }
        return value
    }

    private mutating func aiLoad(_ section: Section) -> AILoad {
        let power = number(section, "power_mw")
        let curtailable = number(section, "curtailable_mw")
        check(section, "curtailable_mw", curtailable, atMost: power, "power_mw")
        return AILoad(
            megawatts: power ?? 0, rentUSDPerMWh: number(section, "rent_usd_per_mwh") ?? 0,
            curtailableMW: curtailable ?? 0, penaltyUSDPerMWh: number(section, "penalty_usd_per_mwh") ?? 0,
            budgetMWh: number(section, "budget_mwh") ?? .infinity,
            budgetHours: number(section, "budget_hours") ?? .infinity,
            maximumEventHours: number(section, "maximum_event_hours") ?? .infinity,
            maximumEvents: whole(section, "maximum_events") ?? .max,
            shedSoFarMWh: number(section, "shed_so_far_mwh") ?? 0,
            hoursInEvent: number(section, "hours_in_event") ?? 0)
    }

    private mutating func battery(_ section: Section) -> Battery {
        let energy = number(section, "energy_mwh")
        let (initial, final) = (number(section, "initial_mwh"), number(section, "final_mwh"))
        check(section, "initial_mwh", initial, atMost: energy, "energy_mwh")
        check(section, "final_mwh", final, atMost: energy, "energy_mwh")
        return Battery(
            powerMW: number(section, "power_mw") ?? 0, energyMWh: energy ?? 0,
            chargeEfficiency: number(section, "charge_efficiency") ?? 1,
            dischargeEfficiency: number(section, "discharge_efficiency") ?? 1, initialMWh: initial ?? 0,
            finalMWh: final, wearUSDPerMWh: number(section, "wear_usd_per_mwh") ?? 0)
    }

    private mutating func generator(_ section: Section) -> Generator {
        let capacity = number(section, "capacity_mw")
        let minimum = number(section, "minimum_load_mw")
        check(section, "minimum_load_mw", minimum, atMost: capacity, "capacity_mw")
        return Generator(
            name: text(section, "name") ?? "", capacityMW: capacity ?? 0, minimumLoadMW: minimum ?? 0,
            fuelUSDPerMWh: number(section, "fuel_usd_per_mwh") ?? 0,
            startCostUSD: number(section, "start_cost_usd") ?? 0,
            startsOn: flag(section, "starts_on") ?? false)
    }
}

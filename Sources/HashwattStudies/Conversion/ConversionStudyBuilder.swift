// SPDX-License-Identifier: Apache-2.0

import HashwattConversion
import HashwattFacts
import HashwattUnits

/// Translates a scenario into a problem, noting where each number comes from.
struct ConversionStudyBuilder {
    let scenario: ConversionScenario
    let facts: FactSet
    var owners: [ConversionOwner] = []
    var sites: [ConversionSite] = []
    var groups: [BlockGroup] = []
    var offers: [RentOffer] = []
    var resources: [BuildResource] = []
    var inputs: [ConversionStudy.Input] = []
    var uncommitted: [Figure] = []
    var asked: [Figure] = []
    var remarks: [String] = []
    /// Sites whose megawatts are of no or of another definition than gross.
    var takenAsGross: [String] = []
    var idle: IdleValues?

    init(_ scenario: ConversionScenario, _ facts: FactSet) {
        self.scenario = scenario
        self.facts = facts
    }

    mutating func build() throws {
        _ = use(scenario.discountRate, "plan", "discount rate a year")
        if let mining = scenario.mining { try addMining(mining) }
        addResources()
        for company in scenario.companies { owners.append(try owner(company)) }
        for site in scenario.sites { try add(site) }
        for offer in scenario.offers { try add(offer) }
        guard !takenAsGross.isEmpty else { return }
        remarks.append(
            "the source does not say that its megawatts are gross, they are taken so: "
                + takenAsGross.joined(separator: ", "))
    }

    /// Notes an assumption; its value.
    mutating func use(
        _ estimate: Estimate, _ owner: String, _ quantity: String, _ unit: FigureUnit = .ratio
    ) -> Double {
        assume(estimate, owner, quantity, unit).value
    }

    /// Notes an assumption.
    mutating func assume(
        _ estimate: Estimate, _ owner: String, _ quantity: String, _ unit: FigureUnit
    ) -> Figure {
        let source = Source(
            title: "Assumption of the scenario \(scenario.name)", verification: .unverified,
            note: estimate.why)
        let range = estimate.low...estimate.high
        return note(estimate.value, owner, quantity, unit, .day(scenario.asOf), source, range: range)
    }

    /// Notes a fact.
    mutating func read(
        _ value: Double, _ owner: String, _ quantity: String, _ unit: FigureUnit, _ asOf: PartialDate,
        _ source: Source
    ) -> Figure {
        note(value, owner, quantity, unit, asOf, source, range: nil)
    }

    private mutating func note(
        _ value: Double, _ owner: String, _ quantity: String, _ unit: FigureUnit, _ asOf: PartialDate,
        _ source: Source, range: ClosedRange<Double>?
    ) -> Figure {
        let figure = Figure.read(
            FigureID("plan", scenario.name, owner, quantity), "\(owner), \(quantity)", value, unit,
            asOf: asOf,
            from: source)
        inputs.append(.init(owner: owner, quantity: quantity, figure: figure, range: range))
        return figure
    }

    func noRow(_ owner: String, _ table: String, _ id: String) -> ConversionStudyError {
        .noRow(owner: owner, table: table, id: id, day: scenario.asOf.description)
    }

    private mutating func addMining(_ mining: ConversionScenario.Mining) throws {
        _ = use(mining.priceGrowth, "mining", "growth of the price of bitcoin a year")
        _ = use(mining.hashRateGrowth, "mining", "growth of the network's hash rate a year")
        for (name, growth) in [("price", mining.priceGrowth), ("hash rate", mining.hashRateGrowth)]
        where !(-0.5...3).contains(growth.value) {
            throw ConversionStudyError.outOfRange(
                owner: "mining", quantity: "growth of the \(name) a year", value: growth.value,
                rule: "write a share from -0.5 to 3, 0.1 for 10 %")
        }
        _ = use(mining.feesPart, "mining", "fees as a part of the subsidy")
        _ = use(
            mining.powerMargin, "mining", "margin of contracted power sold (USD/MWh)", .usdPerMegawattHour)
        if let months = mining.creditMonths {
            _ = use(months, "mining", "months of power credits a year", .count)
        }
        idle = try IdleValues(scenario, mining, facts)
    }

    private mutating func addResources() {
        for resource in scenario.resources {
            let units = use(resource.units, resource.name, "units", .count)
            let more =
                resource.moreEachYear.map { use($0, resource.name, "units more each year", .count) } ?? 0
            resources.append(
                BuildResource(
                    name: resource.name, kind: resource.kind,
                    available: (0..<scenario.quarters).map {
                        Int((units + more * Double($0 / 4)).rounded(.down))
                    }))
        }
    }
}

extension ConversionStudyBuilder {
    private mutating func owner(_ company: ConversionScenario.Company) throws -> ConversionOwner {
        guard let money = company.money else { return ConversionOwner(name: company.ticker) }
        let name = company.ticker
        let cash = try cash(money, name)
        let minimum = use(money.minimumCashUSD, name, "least cash (USD)", .usd)
        let contracted =
            money.contractedUSDPerYear.map { use($0, name, "contracted cash flow (USD a year)", .usd) } ?? 0
        let other = money.otherUSDPerYear.map { use($0, name, "other cash flow (USD a year)", .usd) } ?? 0
        let quarters = scenario.quarters
        return ConversionOwner(
            name: name,
            finance: OwnerFinance(
                cashUSD: cash, minimumCashUSD: minimum,
                contractedUSD: Array(repeating: contracted / 4, count: quarters),
                otherUSD: Array(repeating: other / 4, count: quarters), debt: debt(money, name),
                equity: equity(money, name)))
    }

    private mutating func cash(_ money: ConversionScenario.Money, _ name: String) throws -> Double {
        if let id = money.cashRow {
            guard let row = facts.companyFigures[id] else { throw noRow(name, "company_figures", id) }
            return read(row.value, name, "cash (USD)", .usd, row.validDate, row.source).value
        }
        guard let estimate = money.cashUSD else {
            throw ConversionStudyError.noValue(
                owner: name, quantity: "its cash", remedy: "write cash_row or cash_usd")
        }
        return use(estimate, name, "cash (USD)", .usd)
    }

    private mutating func debt(_ money: ConversionScenario.Money, _ name: String) -> DebtTerms? {
        guard let rate = money.debtRate else { return nil }
        return DebtTerms(
            openingUSD: money.openingDebtUSD.map { use($0, name, "debt at the start (USD)", .usd) } ?? 0,
            annualRate: use(rate, name, "interest a year"),
            fee: money.debtFee.map { use($0, name, "fee on debt drawn") } ?? 0,
            dscr: money.dscr.map { use($0, name, "DSCR", .one) } ?? 1,
            loanToCost: money.loanToCost.map { use($0, name, "loan to cost") } ?? 1,
            debtToCashFlow: money.debtToCashFlow.map { use($0, name, "debt to cash flow", .one) })
    }

    private mutating func equity(_ money: ConversionScenario.Money, _ name: String) -> [EquityTranche] {
        guard let quarterly = money.sharesUSDPerQuarter else { return [] }
        let most = use(quarterly, name, "shares sold a quarter (USD)", .usd)
        return [
            EquityTranche(
                perQuarterUSD: most,
                totalUSD: money.sharesUSD.map { use($0, name, "shares sold in all (USD)", .usd) }
                    ?? most * Double(scenario.quarters),
                impact: money.priceImpact.map { use($0, name, "part lost to the price impact") } ?? 0)
        ]
    }
}

extension ConversionStudyBuilder {
    private mutating func add(_ site: ConversionScenario.Site) throws {
        guard let owner = scenario.companies.firstIndex(where: { $0.ticker == site.company }) else {
            throw ConversionStudyError.noName(owner: site.name, kind: "company", name: site.company)
        }
        guard let standard = scenario.standards.first(where: { $0.name == site.standard }) else {
            throw ConversionStudyError.noName(owner: site.name, kind: "standard", name: site.standard)
        }
        let overhead = assume(site.pue, site.name, "PUE", .one)
        uncommitted.append(try uncommitted(site, overhead))
        let (free, pue) = (uncommitted[uncommitted.count - 1].value, overhead.value)
        let energised = Int(use(site.energised, site.name, "quarters until energised", .count).rounded())
        let blocks = (free / (standard.criticalMW * pue) + 1e-9).rounded(.down)
        guard blocks <= 10_000 else {
            throw ConversionStudyError.outOfRange(
                owner: site.name, quantity: "its number of blocks", value: blocks,
                rule: "at most 10,000; make block_mw of \(standard.name) larger")
        }
        let count = Int(blocks)
        let price = site.saleUSDPerMW.map {
            use($0, site.name, "price of the site (USD a MW)", .usdPerMegawatt) * free
        }
        sites.append(
            ConversionSite(
                name: site.name, owner: owner, region: site.region, energised: energised,
                saleUSD: count > 0 ? price : nil))
        guard count > 0 else {
            let megawatts = Int(free.rounded())
            remarks.append(
                "\(site.name): \(megawatts) MW uncommitted are less than one block of \(standard.name)")
            return
        }
        try addBlocks(site, standard, pue, energised: energised, count: count)
    }

    private mutating func addBlocks(
        _ site: ConversionScenario.Site, _ standard: ConversionScenario.Standard, _ pue: Double,
        energised: Int,
        count: Int
    ) throws {
        let power = standard.criticalMW
        var shell: BuildStage?
        if let quarters = standard.shellQuarters, let cost = standard.shellUSDPerMW {
            shell = BuildStage(
                quarters: Int(use(quarters, site.name, "quarters of the shell", .count).rounded()),
                costUSD: use(cost, site.name, "cost of the shell (USD a MW)", .usdPerMegawatt) * power,
                needs: try needs(standard.shellCrew, standard))
        }
        let fitOut = BuildStage(
            quarters: Int(
                use(standard.fitOutQuarters, site.name, "quarters of the fit-out", .count).rounded()),
            costUSD: use(
                standard.fitOutUSDPerMW, site.name, "cost of the fit-out (USD a MW)", .usdPerMegawatt)
                * power,
            needs: try needs(standard.fitOutCrew, standard) + needs(standard.equipment, standard))
        groups.append(
            BlockGroup(
                name: site.name, site: sites.count - 1, count: count, criticalMW: power,
                idle: try idleUses(site, grossMW: power * pue, energised: energised), shell: shell,
                fitOut: fitOut, emptied: standard.emptied))
    }

    private func needs(_ name: String?, _ standard: ConversionScenario.Standard) throws -> [ResourceNeed] {
        guard let name else { return [] }
        guard let index = scenario.resources.firstIndex(where: { $0.name == name }) else {
            throw ConversionStudyError.noName(owner: standard.name, kind: "resource", name: name)
        }
        return [ResourceNeed(resource: index, units: 1)]
    }

    private mutating func idleUses(
        _ site: ConversionScenario.Site, grossMW: Double, energised: Int
    ) throws -> [IdleUse] {
        guard let idle else { return Array(repeating: .nothing, count: scenario.quarters) }
        let efficiency = site.minerEfficiency.map {
            use($0, site.name, "efficiency of its machines (J/TH)", .joulesPerTerahash)
        }
        let price = site.powerPrice.map {
            use($0, site.name, "price of power (USD/MWh)", .usdPerMegawattHour)
        }
        return try idle.uses(
            grossMW: grossMW, energised: energised, efficiency: efficiency, powerPrice: price)
    }

    private mutating func add(_ offer: ConversionScenario.Offer) throws {
        let requires = try offer.requires.map { name in
            guard let index = scenario.offers.firstIndex(where: { $0.name == name }) else {
                throw ConversionStudyError.noName(owner: offer.name, kind: "offer", name: name)
            }
            return index
        }
        asked.append(try power(offer))
        offers.append(
            RentOffer(
                name: offer.name, tenant: offer.tenant, regions: Set(offer.regions),
                minimumMW: offer.minimumMW,
                maximumMW: asked[asked.count - 1].value,
                from: offer.from.map { max(0, $0 - scenario.first) } ?? 0, due: offer.due - scenario.first,
                rentUSDPerKWMonth: use(offer.rent, offer.name, "rent (USD/kW-month)", .usdPerKilowattMonth),
                costUSDPerKWMonth: use(
                    offer.cost, offer.name, "operating cost (USD/kW-month)", .usdPerKilowattMonth),
                escalator: use(offer.escalator, offer.name, "escalator a year"),
                costGrowth: use(offer.costGrowth, offer.name, "growth of operating cost a year"),
                termQuarters: offer.termYears * 4, requires: requires))
    }

    private mutating func power(_ offer: ConversionScenario.Offer) throws -> Figure {
        if let id = offer.demandRow {
            guard let row = facts.capex[id] else { throw noRow(offer.name, "capex", id) }
            guard let power = row.capacity else {
                throw ConversionStudyError.noValue(
                    owner: offer.name, quantity: "the power of \(id)", remedy: "write critical_mw")
            }
            return read(
                power.megawatts, offer.name, "power announced (MW)", .megawattsUndefined, row.announced,
                row.source)
        }
        guard let estimate = offer.criticalMW else {
            throw ConversionStudyError.noValue(
                owner: offer.name, quantity: "its power", remedy: "write demand_row or critical_mw")
        }
        return assume(estimate, offer.name, "power asked for (MW, critical IT)", .megawattsCriticalIT)
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

extension FactSet {
    /// The facts as they could be known at the end of a day: later records are not there.
    ///
    /// The event or valid day of a record decides, never the day of the page that confirms it. Where only a
    /// month or year is known, its last day counts; `withheld(asOf:)` lists what that hides. Asking a set
    /// that
    /// is already as of a day for a later one changes nothing.
    ///
    /// - Complexity: O(records).
    public func asOf(_ date: CivilDate) -> FactSet {
        if let asOf, asOf <= date { return self }
        var set = self
        set.asOf = date
        set.hideRecords(date)
        set.hideSeries(date)
        return set
    }

    /// The rows of all records that are here, for tables of records; long series have none.
    public var rows: Set<RowReference> {
        func rows<Record: FactRecord>(_ table: FactTable<Record>) -> [RowReference] { table.map(\.row) }
        let all = [
            rows(companies), rows(companyNames), rows(ownership), rows(capacity), rows(companyFigures),
            rows(shareCounts), rows(deals), rows(bondIssues), rows(bondTranches), rows(capex),
            rows(financings),
            rows(powerTrading), rows(gasPlants), rows(utilityContracts), rows(interconnection),
            rows(rentBenchmarks), rows(sectorFigures), rows(indexMethods), rows(hashpriceReferences),
            rows(asicModels), rows(productionReports), rows(powerCreditComparisons), rows(events),
            rows(sources),
        ]
        return Set(all.joined())
    }

    private mutating func hideRecords(_ date: CivilDate) {
        companyNames = FactTable(
            companyNames.filter { $0.isVisible(asOf: date) }.map { $0.withoutLaterEnd(date) })
        ownership = ownership.asOf(date)
        capacity = capacity.asOf(date)
        companyFigures = companyFigures.asOf(date)
        shareCounts = shareCounts.asOf(date)
        deals = deals.asOf(date)
        bondIssues = bondIssues.asOf(date)
        let issues = bondIssues
        bondTranches = FactTable(bondTranches.filter { issues[$0.issue] != nil })
        capex = capex.asOf(date)
        financings = financings.asOf(date)
        powerTrading = powerTrading.asOf(date)
        gasPlants = gasPlants.asOf(date)
        utilityContracts = utilityContracts.asOf(date)
        interconnection = interconnection.asOf(date)
        rentBenchmarks = rentBenchmarks.asOf(date)
        sectorFigures = sectorFigures.asOf(date)
        hashpriceReferences = hashpriceReferences.asOf(date)
        asicModels = asicModels.asOf(date)
        productionReports = productionReports.asOf(date)
        powerCreditComparisons = powerCreditComparisons.asOf(date)
        events = events.asOf(date)
    }

    private mutating func hideSeries(_ date: CivilDate) {
        closes = closes.compactMapValues { $0.asOf(date) }
        powerPrices = powerPrices.compactMap { $0.asOf(date) }
        difficultyEpochs = DifficultyEpoch.asOf(date, difficultyEpochs)
        networkDays.removeAll { $0.date > date }
        networkMonths.removeAll { $0.month.latest > date }
    }

    /// What `asOf(date)` hides only because no more than a month or year is known of it, by table and line.
    public func withheld(asOf date: CivilDate) -> [WithheldRecord] {
        let found = [
            companyNames.withheld(asOf: date), ownership.withheld(asOf: date), capacity.withheld(asOf: date),
            companyFigures.withheld(asOf: date), shareCounts.withheld(asOf: date),
            deals.withheld(asOf: date), bondIssues.withheld(asOf: date), capex.withheld(asOf: date),
            financings.withheld(asOf: date), powerTrading.withheld(asOf: date),
            gasPlants.withheld(asOf: date), utilityContracts.withheld(asOf: date),
            interconnection.withheld(asOf: date), rentBenchmarks.withheld(asOf: date),
            sectorFigures.withheld(asOf: date), hashpriceReferences.withheld(asOf: date),
            asicModels.withheld(asOf: date), productionReports.withheld(asOf: date),
            powerCreditComparisons.withheld(asOf: date), events.withheld(asOf: date),
        ]
        return found.flatMap(\.self).sorted { ($0.row.table, $0.row.line) < ($1.row.table, $1.row.line) }
    }
}

extension CompanyName {
    /// The same without an end that lies after a day.
    func withoutLaterEnd(_ date: CivilDate) -> CompanyName {
        guard let validTo, validTo.latest > date else { return self }
        return CompanyName(
            ticker: ticker, kind: kind, text: text, validFrom: validFrom, validTo: nil, source: source)
    }

    private init(
        ticker: String, kind: NameKind, text: String, validFrom: PartialDate?, validTo: PartialDate?,
        source: Source
    ) {
        self.ticker = ticker
        self.kind = kind
        self.text = text
        self.validFrom = validFrom
        self.validTo = validTo
        self.source = source
    }
}

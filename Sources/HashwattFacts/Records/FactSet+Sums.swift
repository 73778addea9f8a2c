// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

extension FactSet {
    /// The contracts that may be added: signed ones with a tenant; cumulative rows stay out.
    ///
    /// Adding values of different lease classes adds rent to GPU revenue: choose classes by `selects`.
    public func summableDeals(where selects: (Deal) -> Bool = { _ in true }) -> Summable<Deal> {
        Summable(deals.filter(selects), share: \.ownedShare) { deal in
            if deal.isCumulative { return .containsOthers }
            return deal.status == .signed ? nil : .notInForce
        }
    }

    /// The bond issues of one currency that may be added; totals over issues stay out.
    public func summableIssues(
        in currency: CurrencyCode, where selects: (BondIssue) -> Bool = { _ in true }
    ) -> Summable<BondIssue> {
        Summable(bondIssues.filter { $0.amount.currency == currency && selects($0) }) { issue in
            issue.isAggregate ? .containsOthers : nil
        }
    }

    /// The tranches of one issue, which are in one currency.
    public func summableTranches(of issue: String) -> Summable<BondTranche> {
        Summable(bondTranches.filter { $0.issue == issue }) { _ in nil }
    }

    /// The rows on capital spending of one kind that may be added; totals over companies stay out.
    public func summableCapex(
        _ kind: CapexKind, where selects: (CapexAnnouncement) -> Bool = { _ in true }
    ) -> Summable<CapexAnnouncement> {
        Summable(capex.filter { $0.kind == kind && selects($0) }) { $0.isAggregate ? .containsOthers : nil }
    }

    /// The financings of one currency that may be added; sums over parts stay out.
    public func summableFinancings(
        in currency: CurrencyCode, where selects: (Financing) -> Bool = { _ in true }
    ) -> Summable<Financing> {
        Summable(financings.filter { $0.amount.currency == currency && selects($0) }) { financing in
            financing.isAggregate ? .containsOthers : nil
        }
    }

    /// The gas plants of one state that may be added; sums over plants stay out.
    public func summableGasPlants(_ status: GasPlantStatus) -> Summable<GasPlant> {
        Summable(gasPlants.filter { $0.status == status }) { $0.isAggregate ? .containsOthers : nil }
    }

    /// The megawatts of one definition, state and purpose that may be added: of each site the latest row that
    /// enters totals, without companies whose owner has rows as well.
    public func summableCapacity(
        _ definition: CapacityDefinition, _ state: CapacityState, _ purpose: CapacityPurpose,
        where selects: (CapacityRecord) -> Bool = { _ in true }
    ) -> Summable<CapacityRecord> {
        let rows = capacity.filter { record in
            record.definition == definition && record.state == state && record.purpose == purpose
                && selects(record)
        }
        let latest = Self.latest(of: rows.filter(\.countsInTotal)) { [$0.ticker, $0.site] }
        let owners = consolidatingOwners(among: latest.values.map(\.ticker))
        return Summable(rows, share: \.ownedShare) { record in
            if !record.countsInTotal { return .partOfAnother }
            if let last = latest[[record.ticker, record.site]], last.id != record.id {
                return .replaced(by: last.row)
            }
            return owners[record.ticker].map { .consolidated(by: $0) }
        }
    }

    /// The figures of one metric and basis that may be added over companies: of each company the latest row,
    /// without companies whose owner has a row as well.
    public func summableFigures(
        _ metric: CompanyMetric, basis: String? = nil, where selects: (CompanyFigure) -> Bool = { _ in true }
    ) -> Summable<CompanyFigure> {
        let rows = companyFigures.filter { $0.metric == metric && $0.basis == basis && selects($0) }
        let latest = Self.latest(of: rows) { [$0.ticker] }
        let owners = consolidatingOwners(among: latest.values.map(\.ticker))
        return Summable(rows) { record in
            if let last = latest[[record.ticker]], last.id != record.id { return .replaced(by: last.row) }
            return owners[record.ticker].map { .consolidated(by: $0) }
        }
    }

    /// For each of the companies that another of them consolidates, that other one.
    public func consolidatingOwners(among tickers: some Sequence<String>) -> [String: String] {
        let present = Set(tickers)
        var owners: [String: String] = [:]
        for row in ownership where row.kind == .majority && present.contains(row.owner) {
            if let owned = row.ownedTicker, present.contains(owned) { owners[owned] = row.owner }
        }
        return owners
    }

    /// Of the rows of each series the one with the latest day; of several on one day the last in the file.
    private static func latest<Record: FactRecord>(
        of rows: [Record], series: (Record) -> [String]
    ) -> [[String]: Record] {
        rows.reduce(into: [:]) { found, row in
            let name = series(row)
            guard let other = found[name]?.known, let known = row.known, known.latest < other.latest else {
                found[name] = row
                return
            }
        }
    }
}

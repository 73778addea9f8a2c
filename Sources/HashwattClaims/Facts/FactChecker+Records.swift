// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattUnits

extension FactChecker {
    /// Checks a figure of a month against the production report of that month, all versions of it; nil where the claim
    /// names no month or there is no report.
    func report(_ claim: Claim) -> CheckedClaim? {
        guard let ticker = claim.ticker, claim.unit != "percent", let month = month(of: claim) else {
            return nil
        }
        let values = facts.productionReports.filter { $0.ticker == ticker && $0.month == month }
            .flatMap { figures($0, claim.metric) }
        return values.isEmpty ? nil : ClaimCheck.known(claim, values, asOf: asOf)
    }

    /// The month a claim names, the last such month before `asOf` where it names no year.
    private func month(of claim: Claim) -> PartialDate? {
        if case .month(let year, let month)? = claim.period?.date { return .month(year: year, month: month) }
        return nil
    }

    /// What a report says of a metric, in the unit of claims; figures under two definitions are two.
    private func figures(_ report: ProductionReport, _ metric: Metric) -> [KnownValue] {
        func known(_ value: Double?, _ definition: String) -> KnownValue? {
            value.map {
                KnownValue(
                    value: $0, definition: definition, day: report.released?.latest ?? report.month.latest,
                    from: report.source)
            }
        }
        let found: [KnownValue?] =
            switch metric {
            case .btcProduced: [known(report.bitcoinProduced, "produced")]
            case .hashRate:
                [
                    known(report.averageHashRate?.exahashesPerSecond, "average"),
                    known(report.deployedHashRate?.exahashesPerSecond, "deployed"),
                ]
            case .efficiency: [known(report.efficiency?.joulesPerTerahash, "fleet")]
            case .powerCost: [known(report.powerCost.map { $0.centsPerKilowattHour / 100 }, "all-in")]
            case .powerCredits:
                [
                    known(report.powerCredits?.amount, "power credits"),
                    known(report.totalPowerCredits?.amount, "with demand response"),
                ]
            default: []
            }
        return found.compactMap { $0 }
    }

    /// Looks for a record of the actor that gives the claimed value: reproduced with that record, else article only.
    func records(_ claim: Claim) -> CheckedClaim {
        guard let wording = Wording(claim), let actor = claim.ticker ?? claim.actor else {
            return verdict(claim, .articleOnly, [])
        }
        let fitting = candidates(actor, claim).filter { wording.isClose(to: $0.value) }
        guard let first = fitting.first else { return verdict(claim, .articleOnly, []) }
        return verdict(claim, .reproduced(value: first.value), fitting.map(\.evidence))
    }

    private func candidates(_ ticker: String, _ claim: Claim) -> [KnownValue] {
        let deals = facts.deals.filter {
            $0.ticker == ticker || $0.tenantTicker == ticker || $0.tenant == ticker
        }
        switch claim.metric {
        case .contractValue, .financingOther:
            return deals.flatMap { deal in
                [
                    known(deal.contractValue?.amount, deal, "contract value"),
                    known(deal.valueWithExtensions?.amount, deal, "value with extensions"),
                    known(deal.backstop?.amount, deal, "backstop"),
                ].compactMap { $0 }
            } + figures(ticker, ["USD"])
        case .term: return deals.compactMap { known($0.termYears, $0, "term") }
        case .capacity: return capacity(ticker, deals)
        case .rentOrMargin:
            return deals.flatMap { deal in
                [
                    known(deal.noiMarginLow.map { $0.fraction * 100 }, deal, "margin"),
                    known(deal.disclosedRent?.dollarsPerKilowattMonth, deal, "rent"),
                ].compactMap { $0 }
            }
        case .capex where claim.unit == "other:USD_per_MW":
            return deals.compactMap { known($0.capexPerMegawattLow?.dollarsPerMegawatt, $0, "cost per MW") }
        case .capex, .investment: return spending(ticker) + figures(ticker, ["USD"])
        case .debtOrBond:
            return facts.bondIssues.filter { $0.ticker == ticker }.map {
                KnownValue(value: $0.amount.amount, definition: $0.id, from: $0.source)
            } + figures(ticker, ["USD"])
        default: return figures(ticker, RecordUnit.allCases.map(\.rawValue))
        }
    }

    private func known(_ value: Double?, _ deal: Deal, _ what: String) -> KnownValue? {
        value.map {
            KnownValue(
                value: $0, definition: "\(what) of \(deal.id)", day: deal.announced.latest,
                from: deal.source)
        }
    }

    private func capacity(_ ticker: String, _ deals: [Deal]) -> [KnownValue] {
        let sites = facts.capacity.filter { $0.ticker == ticker }.map { row in
            KnownValue(
                value: row.power.megawatts,
                definition: "\(row.definition.rawValue), \(row.state.rawValue): \(row.id)",
                day: row.validDate.latest, from: row.source)
        }
        let built = facts.capex.filter { $0.ticker == ticker }.compactMap { row in
            row.capacity.map {
                KnownValue(
                    value: $0.megawatts, definition: row.id, day: row.announced.latest, from: row.source)
            }
        }
        return sites + built
            + deals.flatMap { deal in
                [
                    known(deal.criticalIT?.megawatts, deal, "critical it"),
                    known(deal.gross?.megawatts, deal, "gross"),
                ].compactMap { $0 }
            }
    }

    private func spending(_ ticker: String) -> [KnownValue] {
        facts.capex.filter { $0.ticker == ticker }.flatMap { row in
            [row.amount.amount, row.amountHigh?.amount].compactMap { $0 }.map {
                KnownValue(
                    value: $0, definition: row.id, day: row.announced.latest, from: row.source)
            }
        }
    }

    /// Dated figures of the company in one of the units, in the units of claims.
    private func figures(_ ticker: String, _ units: [String]) -> [KnownValue] {
        facts.companyFigures.filter { $0.ticker == ticker && units.contains($0.unit.rawValue) }.map { row in
            let scale = row.unit == .ratio ? 100 : row.unit == .centsPerKilowattHour ? 0.01 : 1
            return KnownValue(
                value: row.value * scale, definition: row.id, day: row.validDate.latest,
                from: row.source)
        }
    }
}

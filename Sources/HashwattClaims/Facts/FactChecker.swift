// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// Checks the claims of a text against the facts as they were known on a day.
///
/// Prices and moves are checked on the closes; monthly figures on the report of their month; amounts, megawatts and terms
/// on the records of the actor. A record that says another number does not contradict a claim by itself, since it may be
/// about something else: only figures whose month or day is named are contradicted, all others are *article only* where
/// no record gives them.
public struct FactChecker: Sendable {
    /// The facts, as of `asOf`.
    public let facts: FactSet
    /// The last day that may be known.
    public let asOf: CivilDate
    /// Moves of the sector under the definitions of an index, computed elsewhere; without any, the plain mean and median
    /// over the miners of the facts stand in.
    public let sectorMoves: [KnownValue]

    /// A checker of the facts known on a day.
    public init(facts: FactSet, asOf: CivilDate, sectorMoves: [KnownValue] = []) {
        self.facts = facts.asOf(asOf)
        self.asOf = asOf
        self.sectorMoves = sectorMoves
    }

    /// The claims of a report with their verdicts, in its order.
    public func check(_ report: ClaimReport) -> [CheckedClaim] { report.claims.map(check) }

    /// A claim with its verdict.
    public func check(_ claim: Claim) -> CheckedClaim {
        if claim.kind == .status { return ClaimCheck.status(claim, approvals(claim), asOf: asOf) }
        if claim.kind == .multiple { return verdict(claim, .notCheckable(reason: "it names no start"), []) }
        switch claim.metric {
        case .moveDay, .moveYTD, .movePeriod, .price: return close(claim)
        case .sectorMove: return ClaimCheck.known(claim, definitions, asOf: asOf)
        case .debtOrBond, .orders: return bond(claim)
        case .btcProduced, .hashRate, .efficiency, .powerCost, .powerCredits:
            return report(claim) ?? records(claim)
        default: return records(claim)
        }
    }

    func verdict(_ claim: Claim, _ verdict: Verdict, _ evidence: [Evidence]) -> CheckedClaim {
        CheckedClaim(claim: claim, verdict: verdict, asOf: asOf, evidence: evidence)
    }

    // MARK: closes

    private func close(_ claim: Claim) -> CheckedClaim {
        guard let ticker = claim.ticker else { return verdict(claim, .articleOnly, []) }
        let name = ticker == "BTC" ? "BTC-USD" : ticker
        guard let series = facts.closes[name] else { return verdict(claim, .articleOnly, []) }
        return ClaimCheck.close(
            claim, CloseHistory(series), asOf: asOf, source: "closes of \(name): \(series.source.title)")
    }

    /// Moves of the miners of the facts on the last close, by definition.
    private var definitions: [KnownValue] {
        guard sectorMoves.isEmpty else { return sectorMoves }
        let moves = facts.companies.filter { $0.sector == .miner }.compactMap { company -> Double? in
            guard let history = facts.closes[company.ticker].map({ CloseHistory($0) }),
                let position = history.position(onOrBefore: asOf), asOf - history.days[position] <= 4
            else { return nil }
            return history.dayMove(at: position)
        }.sorted()
        guard let first = moves.first, let last = moves.last else { return [] }
        let middle = (moves[(moves.count - 1) / 2] + moves[moves.count / 2]) / 2
        let mean = moves.reduce(0, +) / Double(moves.count)
        let source = "closes of \(moves.count) miners, \(first) to \(last) %"
        return [
            KnownValue(value: mean, definition: "equal weights", day: asOf, source: source),
            KnownValue(value: middle, definition: "median", day: asOf, source: source),
        ]
    }

    // MARK: approvals

    /// What sources say of the right of a company to trade power.
    private func approvals(_ claim: Claim) -> [KnownStatus] {
        facts.powerTrading.filter { $0.ticker == claim.ticker }.map { row in
            let status: ContractStatus =
                switch row.status {
                case .applied, .reportedAsSeeking: .sought
                case .granted: .granted
                case .inHouseMarketer: .none
                }
            return KnownStatus(
                status, day: row.knownDate.latest, source: row.source.title,
                reference: EvidenceReference(row.source))
        }
    }

    // MARK: bonds

    /// Checks an amount against the bond issues of the borrower, with the tranches that make it up.
    private func bond(_ claim: Claim) -> CheckedClaim {
        guard let wording = Wording(claim), let ticker = claim.ticker else {
            return verdict(claim, .articleOnly, [])
        }
        let issues = facts.bondIssues.filter { $0.ticker == ticker && !$0.isAggregate }
        if claim.metric == .orders {
            guard let issue = issues.last(where: { $0.orders.map { wording.holds(for: $0.amount) } ?? false })
            else {
                return records(claim)
            }
            return reproduced(claim, issue.orders?.amount, "orders for \(issue.id)", issue.source)
        }
        let own = issues.filter {
            $0.amount.currency.rawValue == claim.unit && wording.isClose(to: $0.amount.amount)
        }
        guard let issue = own.last else { return records(claim) }
        let tranches = facts.bondTranches.filter { $0.issue == issue.id }
        guard !tranches.isEmpty else { return reproduced(claim, issue.amount.amount, issue.id, issue.source) }
        let parts = tranches.map {
            KnownValue(
                value: $0.amount, definition: $0.id, day: issue.announced.latest, from: $0.source)
        }
        return ClaimCheck.total(claim, of: parts, asOf: asOf)
    }

    private func reproduced(
        _ claim: Claim, _ value: Double?, _ text: String, _ source: Source
    ) -> CheckedClaim {
        let line = Evidence(
            text: text, value: value, day: nil, source: source.title, reference: EvidenceReference(source))
        return verdict(claim, .reproduced(value: value), [line])
    }
}

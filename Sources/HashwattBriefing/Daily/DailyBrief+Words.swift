// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits

/// Words that several sections use.
extension DailyBrief {
    /// A company's name as of the day.
    func name(of ticker: String) -> String {
        facts.companies.first { $0.ticker == ticker }?.name ?? ticker
    }

    /// Amounts of financings, with the digits that they were stated with: `$1.025 bn`.
    static let asStated = FigureFormat(.atMost(3), scale: .automatic)

    /// The figure, or nothing.
    func cell(_ figure: Figure?, _ format: FigureFormat? = nil) -> BriefTable.Cell {
        figure.map { .figure($0, format) } ?? .blank
    }

    /// The figure with its bound in words: `up to $50.0 bn`.
    func cell(_ figure: Figure?, _ bound: Bound?, _ format: FigureFormat? = nil) -> BriefTable.Cell {
        guard let figure else { return .blank }
        let word = bound?.prefix ?? ""
        return word.isEmpty ? .figure(figure, format) : .inlines([.text(word), .figure(figure, format)])
    }

    /// Both ends of a range, or the one value that both are.
    func cell(_ range: (low: Figure, high: Figure)?, _ format: FigureFormat? = nil) -> BriefTable.Cell {
        guard let range else { return .blank }
        if range.low.value == range.high.value { return .figure(range.low, format) }
        return .inlines([.figure(range.low, format), .text(" to "), .figure(range.high, format)])
    }

    /// A lease or contract in tables and charts: ticker, tenant, day.
    func label(_ deal: Deal) -> String {
        "\(deal.ticker)–\(deal.tenant), \(deal.announced)" + (deal.ownedShare == nil ? "" : ", joint venture")
    }

    /// A day with what is uncertain about it.
    func text(_ date: PartialDate, _ certainty: DateCertainty) -> String {
        switch (date, certainty) {
        case (.day, .month), (.day, .year): "\(date), day not confirmed"
        case (_, .inferred): "\(date), inferred"
        default: date.description
        }
    }

    /// An issue with its tranches.
    func bonds(_ issue: BondIssue) -> BondFigures {
        BondFigures(issue, tranches: facts.bondTranches.filter { $0.issue == issue.id })
    }

    /// What other sources say of the same approval, as far as it was known by the day.
    func rivals(of entry: PowerTradingApproval) -> [PowerTradingApproval] {
        facts.powerTrading.filter { entry.conflictsWith.contains($0.id) }
    }

    /// The first clause of the note of a record whose sources do not agree; nil where its note says nothing of it.
    func conflict(in source: Source) -> String? {
        let clauses = source.note.split(separator: ";").map(String.init)
        let words = ["disagree", "conflict", "differ", "press gives"]
        return clauses.first { clause in words.contains { clause.contains($0) } }
            .map { String($0.drop { $0 == " " }) }
    }
}

extension Bound {
    /// What stands before the number; empty where it is exact.
    var prefix: String {
        switch self {
        case .exact: ""
        case .about: "about "
        case .atLeast: "at least "
        case .upTo: "up to "
        }
    }
}

extension LeaseClass {
    /// In words.
    var words: String {
        switch self {
        case .tripleNet: "triple net"
        case .colocation: "colocation"
        case .tenantFundedHosting: "tenant-funded hosting"
        case .graphicsCloud: "GPU cloud, not rent"
        case .noLease: "no tenant"
        }
    }
}

extension ValueBasis {
    /// In words; empty where the source states the value.
    var words: String {
        switch self {
        case .stated: ""
        case .difference: "a total less earlier contracts"
        case .annualTimesTerm: "annual revenue times term"
        case .withOptions: "with options"
        }
    }
}

extension CapexAnnouncement {
    /// What the amount is for, without the amount, which is shown as a figure.
    var purpose: String {
        switch kind {
        case .guidance: "guidance for \(period ?? "a period not given")"
        case .spent: "spent in \(period ?? "a period not given")"
        case .total: "total for \(period ?? "a period not given")"
        case .forecast: "forecast to \(period ?? "a year not given")"
        case .announcement: project
        }
    }

    private var project: String {
        let words = headline.split(separator: " ")
        guard let place = words.lastIndex(where: { ["on", "of", "in"].contains($0) }) else {
            return kind.rawValue
        }
        return words[(place + 1)...].joined(separator: " ")
    }
}

extension PowerTradingStatus {
    /// In words.
    var words: String {
        self == .inHouseMarketer ? "in-house marketer" : rawValue.replacing("_", with: " ")
    }
}

extension FinancingKind {
    /// In words.
    var words: String {
        switch self {
        case .convertible: "convertible notes"
        case .graphicsFinancing: "GPU financing"
        case .convertibleAndEquity: "convertible notes and equity"
        default: rawValue.replacing("_", with: " ")
        }
    }
}

extension CapacityDefinition {
    /// In words.
    var words: String {
        switch self {
        case .criticalIT: "critical IT"
        case .gross: "gross"
        case .utility: "utility"
        case .pipeline: "pipeline"
        case .undefined: "definition not given"
        }
    }
}

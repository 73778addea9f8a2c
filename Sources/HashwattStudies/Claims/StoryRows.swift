// SPDX-License-Identifier: Apache-2.0

public import HashwattClaims
public import HashwattFacts
import HashwattUnits

/// Rows of the facts that a story becomes: the row of its table and the event that names it.
///
/// Every row says that it is unverified and was read from the text; what the text does not say stays blank.
public struct StoryRows: Sendable {
    /// A row: its table and the cells that are filled.
    public struct Row: Hashable, Sendable {
        /// Name of the table.
        public let table: String
        /// Column and content, in the order of the table.
        public let cells: [Cell]

        /// A cell.
        public struct Cell: Hashable, Sendable {
            /// Name of the column.
            public let column: String
            /// Its content.
            public let text: String
        }

        /// The row's identifier.
        public var id: String { cells.first { $0.column == "id" }?.text ?? "" }
    }

    private let facts: FactSet
    private let title: String
    /// Identifiers that were given so far.
    private var given: Set<String> = []

    /// Rows that lie on top of these facts, read from a text of this title.
    public init(_ facts: FactSet, title: String) {
        self.facts = facts
        self.title = title
    }

    /// The rows of a story, its own first; empty where its table needs a company of the facts and there is none.
    public mutating func rows(_ story: Story) -> [Row] {
        switch story.kind {
        case .lease: lease(story)
        case .investment: story.amount.unit == "USD" ? investment(story) : []
        case .bond: bond(story)
        }
    }

    // MARK: tables

    private mutating func lease(_ story: Story) -> [Row] {
        let parties = [story.announcer, story.counterparty].compactMap(\.self)
        guard story.amount.unit == "USD", let landlord = parties.first(where: isLandlord),
            let ticker = landlord.ticker
        else { return [] }
        let tenant = parties.first { $0.name != landlord.name }
        let words = story.passage.text.lowercased()
        let isCloud = words.contains("cloud") || words.contains("gpu")
        let id = identifier("deals", [ticker, tenant?.ticker ?? tenant?.name ?? "", story.day.description])
        return finished(
            story, "deals", id,
            [
                ("announced", "\(story.day)"), ("date_certainty", certainty(story)), ("ticker", ticker),
                ("landlord", landlord.name), ("tenant", tenant?.name ?? ""),
                ("tenant_ticker", tenant?.ticker.flatMap { facts.companies[$0] == nil ? nil : $0 } ?? ""),
                ("site", story.place ?? ""), ("type", isCloud ? "gpu_cloud" : "lease"),
                ("lease_class", isCloud ? "gpu_cloud" : "colocation"), ("status", "signed"),
                ("cumulative", "no"),
                (definition(words) ?? "", number(story.power?.value)),
                ("mw_bound", definition(words) == nil ? "" : story.power.map(bound) ?? ""),
                ("term_years", number(story.term.flatMap(years))),
                ("contract_value_usd", number(story.amount.value)), ("value_basis", "stated"),
            ], type: isCloud ? "gpu_cloud" : "lease", ticker: ticker,
            headline: "\(landlord.name) lets to \(tenant?.name ?? "a tenant") for \(amount(story)) USD")
    }

    private mutating func investment(_ story: Story) -> [Row] {
        let ticker = known(story.announcer) ?? ""
        let id = identifier("capex", [story.announcer.ticker ?? story.announcer.name, story.day.description])
        return finished(
            story, "capex", id,
            [
                ("ticker", ticker), ("announcer", story.announcer.name), ("kind", "announcement"),
                ("announced", "\(story.day)"), ("amount_usd", number(story.amount.value)),
                ("amount_high_usd", number(story.amount.valueHigh)), ("bound", bound(story.amount)),
                ("capacity_mw", number(story.power?.value)), ("capacity_bound", story.power.map(bound) ?? ""),
                ("aggregate", "no"), ("headline", headline(story, "invests")),
            ], type: "capex", ticker: ticker, headline: headline(story, "invests"))
    }

    private mutating func bond(_ story: Story) -> [Row] {
        let ticker = known(story.announcer) ?? ""
        let id = identifier(
            "bond_issues", [story.announcer.ticker ?? story.announcer.name, story.day.description])
        return finished(
            story, "bond_issues", id,
            [
                ("ticker", ticker), ("issuer", story.announcer.name), ("announced", "\(story.day)"),
                ("currency", story.amount.unit), ("amount", number(story.amount.value)),
                ("kind", "public_notes"),
                ("tranches", "not_found"), ("aggregate", "no"),
            ], type: "bond", ticker: ticker, headline: headline(story, "borrows"))
    }

    // MARK: parts

    /// The row and its event.
    private func finished(
        _ story: Story, _ table: String, _ id: String, _ cells: [(String, String)], type: String,
        ticker: String,
        headline: String
    ) -> [Row] {
        let source = [
            ("source_title", title), ("source_date", "\(story.day)"), ("verification", "unverified"),
            ("note", "read from the text: \(quotes(story))"),
        ]
        let event = [
            ("id", "EV-\(id)"), ("date", "\(story.day)"), ("date_certainty", certainty(story)),
            ("type", type),
            ("ticker", ticker), ("headline", headline), (table, id),
        ]
        return [row(table, [("id", id)] + cells + source), row("events", event + source)]
    }

    private func row(_ table: String, _ cells: [(String, String)]) -> Row {
        Row(
            table: table,
            cells: cells.filter { !$0.0.isEmpty && !$0.1.isEmpty }.map { Row.Cell(column: $0.0, text: $0.1) })
    }

    /// The column of megawatts that the words of a paragraph name; nil where they name none, so that nothing is guessed.
    private func definition(_ words: String) -> String? {
        if ["critical", "it load", "it-leistung", "it-last"].contains(where: words.contains) {
            return "critical_it_mw"
        }
        return ["gross", "brutto", "utility"].contains(where: words.contains) ? "gross_mw" : nil
    }

    private func isLandlord(_ actor: Actor) -> Bool {
        guard let ticker = actor.ticker, let company = facts.companies[ticker] else { return false }
        return [.miner, .landlord, .neocloud].contains(company.sector)
    }

    private func known(_ actor: Actor) -> String? {
        actor.ticker.flatMap { facts.companies[$0] == nil ? nil : $0 }
    }

    private func certainty(_ story: Story) -> String {
        if case .day? = story.amount.period?.date { "day" } else { "inferred" }
    }

    private func bound(_ claim: Claim) -> String {
        switch claim.qualifier {
        case .approximately, .nearly: "about"
        case .upTo: "up_to"
        case .over, .atLeast: "at_least"
        case .exact, .range: "exact"
        }
    }

    private func years(_ claim: Claim) -> Double? {
        switch claim.unit {
        case "years": claim.value
        case "months": claim.value.map { $0 / 12 }
        default: nil
        }
    }

    private func number(_ value: Double?) -> String {
        guard let value else { return "" }
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    private func amount(_ story: Story) -> String { number(story.amount.value) }

    private func headline(_ story: Story, _ verb: String) -> String {
        "\(story.announcer.name) \(verb) \(amount(story)) \(story.amount.unit)"
            + (story.place.map { " in \($0)" } ?? "")
    }

    private func quotes(_ story: Story) -> String {
        [story.amount, story.power, story.term].compactMap { $0?.quote }.joined(separator: ", ")
    }

    /// Capitals and digits of the parts, joined by hyphens; numbered where the table has it already.
    private mutating func identifier(_ table: String, _ parts: [String]) -> String {
        let name = parts.map { part in
            String(
                part.uppercased().compactMap {
                    $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : nil
                })
        }.filter { !$0.isEmpty }.joined(separator: "-")
        var id = name
        var count = 1
        while isTaken(table, id) || !given.insert("\(table)/\(id)").inserted {
            count += 1
            id = "\(name)-\(count)"
        }
        return id
    }

    private func isTaken(_ table: String, _ id: String) -> Bool {
        switch table {
        case "deals": facts.deals[id] != nil
        case "capex": facts.capex[id] != nil
        default: facts.bondIssues[id] != nil
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
public import HashwattDispatch
public import HashwattStudies
import HashwattUnits

/// Plans of one or more sites for printing: summary, streams and intervals.
public struct DispatchReport: Sendable {
    /// Name of the portfolio; nil for one site.
    public let portfolio: String?
    /// A plan a site, in the order of the file.
    public let outcomes: [DispatchOutcome]
    /// The sales of the first site beside reported credits, if there are any.
    public let reconciliation: CreditReconciliation?

    /// The plans of these sites.
    ///
    /// - Precondition: there is one.
    public init(
        portfolio: String? = nil, outcomes: [DispatchOutcome], reconciliation: CreditReconciliation? = nil
    ) {
        precondition(!outcomes.isEmpty, "a report needs a plan")
        self.portfolio = portfolio
        self.reconciliation = reconciliation
        self.outcomes = outcomes
    }

    /// Earned by all sites, USD.
    public var objectiveUSD: Double { outcomes.reduce(0) { $0 + $1.objectiveUSD } }

    /// No plans earn more, USD.
    public var boundUSD: Double { outcomes.reduce(0) { $0 + $1.boundUSD } }

    /// The summary: that of the site, or of the portfolio with its sites.
    public var json: JSONValue {
        guard let portfolio else {
            return Self.object(
                outcomes[0], reported: reconciliation.map { ReconciliationBlocks($0).reports.json })
        }
        let gap = (boundUSD - objectiveUSD) / max(1, abs(objectiveUSD))
        return .members([
            "portfolio": .string(portfolio), "objective_usd": .number(objectiveUSD),
            "bound_usd": .number(boundUSD), "relative_gap": .number(gap),
            "method": .string(Set(outcomes.map(\.methodName)).sorted().joined(separator: "+")),
            "streams": Self.streams(sum),
            "sites": .array(outcomes.map { Self.object($0) }),
        ])
    }

    private var sum: RevenueStreams {
        outcomes.dropFirst().reduce(outcomes[0].streams) { total, outcome in
            var total = total
            for stream in RevenueStreams.all {
                total[keyPath: stream.path] += outcome.streams[keyPath: stream.path]
            }
            return total
        }
    }

    private static func object(_ outcome: DispatchOutcome, reported: JSONValue? = nil) -> JSONValue {
        .members([
            "site": .string(outcome.problem.site.name), "policy": .string(outcome.policy.name),
            "method": .string(outcome.methodName),
            "termination": .string(outcome.isOptimal ? "optimal" : "feasible"),
            "objective_usd": .number(outcome.objectiveUSD), "bound_usd": .number(outcome.boundUSD),
            "relative_gap": .number(outcome.relativeGap),
            "capture_rate": outcome.captureRate.map(JSONValue.number) ?? .null,
            "start": .string(outcome.start.description), "intervals": .whole(outcome.count),
            "interval_minutes": .number(Double(outcome.interval.count) / 60),
            "streams": streams(outcome.streams),
            "mining_curtailed_hours": .number(outcome.miningCurtailedHours),
            "ai_curtailed_hours": .number(outcome.aiCurtailedHours),
            "ai_curtailed_mwh": .number(outcome.aiCurtailedMWh), "sold_mwh": .number(outcome.soldMWh),
            "bitcoin_mined": outcome.bitcoin.map(JSONValue.number) ?? .null,
            "class_mwh": .object(
                zip(outcome.problem.site.classes, outcome.classMWh).map { machines, energy in
                    .init(machines.name, .number(energy))
                }), "reported": reported,
        ])
    }

    private static func streams(_ streams: RevenueStreams) -> JSONValue {
        .object(
            RevenueStreams.all.map { .init($0.name, .number(streams[keyPath: $0.path])) }
                + [.init("net_usd", .number(streams.net))])
    }

    /// A row a stream and a column a site; costs are negative, so that columns add up.
    public var streamTable: DataTable {
        let used = RevenueStreams.all.filter { stream in
            outcomes.contains { $0.streams[keyPath: stream.path] != 0 }
        }
        let names = outcomes.map(\.problem.site.name)
        let rows = used.map { stream in
            [.text(stream.title)]
                + outcomes.map { Self.dollars(stream.sign * $0.streams[keyPath: stream.path]) }
        }
        return DataTable(
            columns: [.init("stream")]
                + names.map {
                    .init("\($0)_usd", title: names.count == 1 ? "USD" : "\($0), USD", isNumeric: true)
                },
            rows: rows + [[.text("net")] + outcomes.map { Self.dollars($0.streams.net) }])
    }

    /// A row a site, for portfolios and comparisons of policies.
    public var siteTable: DataTable {
        DataTable(
            columns: [
                .init("site"), .init("policy"),
                .init("objective_usd", title: "objective, USD", isNumeric: true),
                .init("bound_usd", title: "bound, USD", isNumeric: true),
                .init("relative_gap", title: "relative gap", isNumeric: true),
                .init("capture_rate", title: "captured", isNumeric: true),
                .init("mining_curtailed_hours", title: "mining off, h", isNumeric: true),
                .init("ai_curtailed_hours", title: "AI shed, h", isNumeric: true),
                .init("bitcoin_mined", title: "BTC", isNumeric: true), .init("method"),
            ],
            rows: outcomes.map { outcome in
                [
                    .text(outcome.problem.site.name), .text(outcome.policy.name),
                    Self.dollars(outcome.objectiveUSD), Self.dollars(outcome.boundUSD),
                    .number(outcome.relativeGap, shown: Self.small(outcome.relativeGap)),
                    outcome.captureRate.map {
                        .number($0, shown: DecimalText.fixed($0, places: 2, shift: 2) + " %")
                    }
                        ?? .blank,
                    .number(
                        outcome.miningCurtailedHours,
                        shown: DecimalText.fixed(outcome.miningCurtailedHours, places: 1)),
                    .number(
                        outcome.aiCurtailedHours,
                        shown: DecimalText.fixed(outcome.aiCurtailedHours, places: 1)),
                    outcome.bitcoin.map { .number($0, shown: DecimalText.fixed($0, places: 2)) } ?? .blank,
                    .text(outcome.methodName),
                ]
            })
    }

    static func dollars(_ value: Double) -> DataTable.Cell {
        .number(value, shown: DecimalText.fixed(value, places: 2, style: .typographic))
    }

    /// `1.2e-10`; zero as `0`.
    static func small(_ value: Double) -> String {
        if value == 0 { return "0" }
        var (mantissa, exponent) = (value, 0)
        while abs(mantissa) >= 10 {
            mantissa /= 10
            exponent += 1
        }
        while abs(mantissa) < 1 {
            mantissa *= 10
            exponent -= 1
        }
        return DecimalText.fixed(mantissa, places: 1) + (exponent == 0 ? "" : "e\(exponent)")
    }

    /// What is said above the streams: intervals, objective, bound and proof.
    public var headline: String {
        let first = outcomes[0]
        let minutes = DecimalText.shortest(Double(first.interval.count) / 60)
        let what = portfolio.map { "\($0), \(outcomes.count) sites" } ?? first.problem.site.name
        let gap = (boundUSD - objectiveUSD) / max(1, abs(objectiveUSD))
        let methods = Set(outcomes.map(\.methodName)).sorted().joined(separator: ", ")
        func money(_ value: Double) -> String { DecimalText.fixed(value, places: 2, style: .typographic) }
        return """
            \(what): \(DecimalText.whole(first.count, style: .typographic)) intervals of \(minutes) min from \
            \(first.scenario.zone.local(first.start))
            objective \(money(objectiveUSD)) USD, bound \(money(boundUSD)) USD, relative gap \(Self.small(gap)) \
            (\(methods))\(isOpen ? Self.remark : "")

            """
    }

    /// Whether a plan by foresight is not proved optimal.
    private var isOpen: Bool { outcomes.contains { $0.method != nil && !$0.isOptimal } }

    private static let remark = """

        a gap is left: with the solver HiGHS (Scripts/setup-highs, HASHWATT_HIGHS) and enough --solver-seconds it closes
        """
}

extension DispatchOutcome {
    /// The algorithm of the optimum, or `policy`.
    var methodName: String { method?.rawValue ?? "policy" }
}

extension RevenueStreams {
    /// A stream: its name in files, for people, and whether it is earned (1) or paid (−1).
    struct Stream {
        let name: String
        let title: String
        let sign: Double
        let path: WritableKeyPath<RevenueStreams, Double>
    }

    /// All streams, in the order in which they are shown.
    static var all: [Stream] {
        [
            Stream(name: "mining_usd", title: "mining", sign: 1, path: \.mining),
            Stream(name: "sale_usd", title: "power sold", sign: 1, path: \.sale),
            Stream(name: "rent_usd", title: "AI rent", sign: 1, path: \.rent),
            Stream(name: "reserve_usd", title: "reserve", sign: 1, path: \.reserve),
            Stream(name: "contract_cost_usd", title: "contracts", sign: -1, path: \.contractCost),
            Stream(name: "purchase_cost_usd", title: "power bought", sign: -1, path: \.purchaseCost),
            Stream(name: "curtailment_cost_usd", title: "AI load shed", sign: -1, path: \.curtailmentCost),
            Stream(name: "fuel_cost_usd", title: "fuel", sign: -1, path: \.fuelCost),
            Stream(name: "wear_cost_usd", title: "battery wear", sign: -1, path: \.wearCost),
            Stream(name: "start_cost_usd", title: "starts", sign: -1, path: \.startCost),
            Stream(name: "demand_cost_usd", title: "demand charge", sign: -1, path: \.demandCost),
            Stream(name: "peak_cost_usd", title: "peak charge", sign: -1, path: \.peakCost),
        ]
    }
}

extension DispatchPolicy {
    /// Its name on the command line.
    public var name: String {
        switch self {
        case .perfectForesight: "perfect"
        case .breakeven: "breakeven"
        case .dayAheadCommitment: "day-ahead"
        case .rollingHorizon(_, _, let forecast):
            switch forecast {
            case .persistence: "rolling-persistence"
            case .dayAhead: "rolling-day-ahead"
            case .quantile: "rolling-quantile"
            case .perfect: "rolling-perfect"
            }
        }
    }
}

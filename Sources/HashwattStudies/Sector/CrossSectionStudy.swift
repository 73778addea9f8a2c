// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
public import HashwattNumerics
public import HashwattUnits

/// Whether the abnormal returns of a day go with AI contracts, pipeline, leverage or Bitcoin beta.
///
/// The abnormal return is that against the market alone: what Bitcoin did is one of the things that may explain it.
/// A value that the tables do not have is blank, never zero, with one exception that is said: a company of which no
/// signed AI contract is in the tables counts with a share of zero.
public struct CrossSectionStudy: Sendable {
    /// The names with their values.
    public let names: [Name]
    /// The regressions.
    public let result: CrossSection
    /// Names that have no abnormal return, and why.
    public let missing: [AttributionError]
    /// The day.
    public let day: CivilDate

    /// A name and what it differs in.
    public struct Name: Sendable {
        /// The ticker.
        public let ticker: String
        /// Its abnormal return against the market.
        public let abnormal: Figure
        /// AI megawatts under contract over these and the megawatts that run for mining and hosting.
        public let share: Figure?
        /// Whether `share` is zero because no contract is in the tables.
        public let hasNoContract: Bool
        /// Pipeline megawatts a billion dollars of market capitalisation.
        public let pipeline: Figure?
        /// Debt over market capitalisation.
        public let leverage: Figure?
        /// Coefficient on Bitcoin beside market and AI basket.
        public let beta: Figure?
    }

    /// The names of the variables, in order.
    public static let variables = ["contracted-AI share", "pipeline MW per $bn", "leverage", "Bitcoin beta"]

    /// The study of a day; nil where the day has no session of the market, or no name an abnormal return.
    public init?(
        _ facts: FactSet, on day: CivilDate, window: EstimationWindow = EstimationWindow(),
        draws: Int = 99_999, seed: UInt64 = 1, _ progress: (Int, Int) -> Void = { _, _ in }
    ) {
        let data = SectorData(facts, on: day)
        guard let split = AttributionStudy(facts, on: day, window: window),
            let returns = data.returns(of: data.names, on: ["market"])
        else { return nil }
        let maker = CrossSectionFigures(data, split)
        var names: [Name] = []
        var missing: [AttributionError] = []
        for ticker in data.names {
            do throws(AttributionError) {
                let found = try returns.attribution(of: ticker, on: day, window: window)
                if let name = maker.name(found) { names.append(name) }
            } catch {
                missing.append(error)
            }
        }
        guard !names.isEmpty else { return nil }
        self.names = names
        self.missing = missing
        self.day = day
        let columns: [[Double?]] = [
            names.map { $0.hasNoContract ? 0 : $0.share?.value }, names.map { $0.pipeline?.value },
            names.map { $0.leverage?.value }, names.map { $0.beta?.value },
        ]
        result = CrossSection(
            names: names.map { $0.ticker }, abnormal: names.map { $0.abnormal.value },
            variables: zip(Self.variables, columns).map { CrossSection.Variable($0, $1) }, draws: draws,
            seed: seed, progress)
    }
}

extension CrossSectionStudy {
    /// A slope as figures, or why there is none.
    public struct Row: Sendable {
        /// The variable.
        public let variable: String
        /// Whether it stands alone or beside the others.
        public let isAlone: Bool
        /// The names that have a value.
        public let names: [String]
        /// Slope, HC3 standard error and p-value; nil where there is none.
        public let figures: (slope: Figure, error: Figure, pValue: Figure)?
        /// How the p-value was found, or why there is no slope.
        public let remark: String
    }

    /// Every variable alone, then all of the joint regression.
    public var rows: [Row] {
        let alone = result.alone.flatMap { rows($0.outcome, [$0.variable], isAlone: true) }
        return alone + (result.joined.count > 1 ? rows(result.together, result.joined, isAlone: false) : [])
    }

    private func rows(_ outcome: CrossSection.Outcome, _ variables: [String], isAlone: Bool) -> [Row] {
        switch outcome {
        case .estimated(let slopes, let used, _):
            slopes.map { slope in
                Row(
                    variable: slope.variable, isAlone: isAlone, names: used,
                    figures: figures(slope, used, isAlone), remark: slope.test.scheme.words)
            }
        case .tooFew(let used, let needed):
            [
                Row(
                    variable: variables.joined(separator: ", "), isAlone: isAlone, names: used, figures: nil,
                    remark: "not estimated: \(used.count) names have it, \(needed) are needed")
            ]
        case .doesNotVary(let variable):
            [
                Row(
                    variable: variable, isAlone: isAlone, names: [], figures: nil,
                    remark: "not estimated: it does not vary, or repeats another")
            ]
        }
    }

    private func figures(
        _ slope: CrossSection.Slope, _ used: [String], _ isAlone: Bool
    ) -> (slope: Figure, error: Figure, pValue: Figure)? {
        let inputs = names.filter { used.contains($0.ticker) }.map { $0.abnormal }
        guard !inputs.isEmpty else { return nil }
        let variable = slope.variable.split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
        let method = EstimationMethod(
            name: "cross-section regression", guide: "attribution.md",
            command: "hashwatt sector cross-section --date \(day)")
        func figure(_ part: String, _ label: String, _ value: Double) -> Figure {
            .estimated(
                FigureID("cross-section", variable, (isAlone ? "alone-" : "joint-") + part, day.description),
                "\(slope.variable), \(label)", value, .one, asOf: .day(day), by: method, from: inputs,
                note: "names: \(used.joined(separator: ", "))")
        }
        return (
            figure("slope", "slope", slope.coefficient), figure("hc3", "HC3 standard error", slope.error),
            figure("p", "permutation p-value", slope.test.pValue)
        )
    }
}

extension FreedmanLane.Scheme {
    /// How the orders were gone through, for a reader.
    public var words: String {
        switch self {
        case .exact(let orders): "all \(orders) orders"
        case .random(let orders, let seed, let error):
            "\(orders) random orders, seed \(seed), standard error \((error * 1e5).rounded() / 1e5)"
        }
    }
}

/// Makes the figures of the names.
private struct CrossSectionFigures {
    let data: SectorData
    let market: MarketFigures
    let split: AttributionStudy

    init(_ data: SectorData, _ split: AttributionStudy) {
        self.data = data
        self.split = split
        market = MarketFigures(data.facts)
    }

    private func id(_ ticker: String, _ part: String) -> FigureID {
        FigureID("cross-section", ticker, part, data.day.description)
    }

    func name(_ found: Attribution) -> CrossSectionStudy.Name? {
        let ticker = found.name
        guard let move = market.move(ticker, on: data.day),
            let index = market.move(SectorData.market, on: data.day)
        else { return nil }
        let abnormal = Figure.estimated(
            id(ticker, "abnormal"), "\(ticker) abnormal return against the market", found.rest, .ratio,
            asOf: .day(data.day),
            by: EstimationMethod(
                name: "market model", guide: "attribution.md",
                command: "hashwatt sector cross-section --date \(data.day)"), from: [move, index],
            note:
                "\(found.sessions) sessions \(found.estimation.lowerBound) to \(found.estimation.upperBound)")
        let values = ValueFigures(data.facts, on: data.day)
        let contracted = values.contracted(of: ticker)
        let signed = data.facts.deals.contains { $0.ticker == ticker && $0.status == .signed }
        let load = running(ticker)
        let cap = market.marketCap(ticker, on: data.day)
        return .init(
            ticker: ticker, abnormal: abnormal,
            share: contracted.flatMap { ai in load.map { share(ticker, ai, $0) } },
            hasNoContract: !signed && load != nil,
            pipeline: cap.flatMap { cap in pipeline(ticker).map { over(ticker, "pipeline", $0, cap) } },
            leverage: cap.flatMap { cap in values.debt(of: ticker).map { over(ticker, "leverage", $0, cap) }
            },
            beta: split.names.first { $0.attribution.name == ticker }.flatMap { split in
                split.parts.first { $0.factor == "Bitcoin" }?.coefficient
            })
    }

    private func share(_ ticker: String, _ contracted: Figure, _ running: Figure) -> Figure {
        .derived(
            id(ticker, "ai-share"), "\(ticker) contracted-AI share", .ratio, asOf: .day(data.day),
            by: .input(0) / (.input(0) + .input(1)), from: [contracted, running],
            note:
                "megawatts of different definitions: \(contracted.unit.rawValue) over \(running.unit.rawValue)"
        )
    }

    private func over(_ ticker: String, _ part: String, _ top: Figure, _ cap: Figure) -> Figure {
        let isPower = part == "pipeline"
        let billion: Formula = .constant(1e9, "dollars a billion")
        return .derived(
            id(ticker, part),
            isPower ? "\(ticker) pipeline MW per $bn of market value" : "\(ticker) debt over market value",
            .one, asOf: .day(data.day),
            by: isPower ? .input(0) / (.input(1) / billion) : .input(0) / .input(1), from: [top, cap])
    }

    /// Megawatts that run for mining and hosting: energised supply or machines, else hash rate times efficiency.
    private func running(_ ticker: String) -> Figure? {
        let groups = CapacityFigures(data.facts).groups().filter { $0.ticker == ticker }
        if let found = groups.compactMap({ $0.byState[.energised] }).first { return found }
        guard let rate = latest(.hashRate, of: ticker, .exahashesPerSecond),
            let efficiency = latest(.efficiency, of: ticker, .joulesPerTerahash)
        else { return nil }
        return .derived(
            id(ticker, "mining-load"), "\(ticker) load of its machines", .megawattsUndefined,
            asOf: .day(data.day), by: .input(0) * .input(1), from: [rate, efficiency],
            note: "EH/s times J/TH is MW at the machines, without cooling")
    }

    /// The latest figure of a company that is no target and no guidance.
    private func latest(_ metric: CompanyMetric, of ticker: String, _ unit: FigureUnit) -> Figure? {
        let rows = data.facts.companyFigures.filter { row in
            let basis = row.basis ?? ""
            return row.ticker == ticker && row.metric == metric && !basis.contains("target")
                && !basis.contains("guidance") && basis != "hosted"
        }
        return rows.max { $0.validDate.latest < $1.validDate.latest }.map { row in
            .read(
                FigureID("company", row.id),
                [row.ticker, row.basis?.replacing("_", with: " "), metric.rawValue.replacing("_", with: " ")]
                    .compactMap(\.self).joined(separator: " "), row.value, unit, asOf: row.validDate,
                from: row.source)
        }
    }

    private func pipeline(_ ticker: String) -> Figure? {
        CapacityFigures(data.facts).groups().filter { $0.ticker == ticker }
            .compactMap { $0.byState[.pipeline] }.first
    }
}

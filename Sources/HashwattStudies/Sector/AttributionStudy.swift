// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
public import HashwattUnits

/// The moves of a day split into Bitcoin, market, AI basket and the rest, as figures.
public struct AttributionStudy: Sendable {
    /// The names that could be split, the largest move first.
    public let names: [Split]
    /// The names that could not, and why.
    public let missing: [AttributionError]
    /// The mean of the names.
    public let mean: Mean?
    /// The factors in their order.
    public let factors: [String]
    /// The day.
    public let day: CivilDate

    /// A move and its parts.
    public struct Split: Sendable {
        /// The numbers.
        public let attribution: Attribution
        /// The move.
        public let move: Figure
        /// What the name gains when no factor moves.
        public let constant: Figure
        /// One a factor.
        public let parts: [Part]
        /// The move less constant and parts.
        public let rest: Figure
        /// The rest over its standard deviation.
        public let t: Figure
        /// The chance of such a rest on an ordinary day.
        public let pValue: Figure
    }

    /// What one factor did.
    public struct Part: Sendable {
        /// The factor's name.
        public let factor: String
        /// Its move.
        public let factorMove: Figure
        /// The name's move a unit of it.
        public let coefficient: Figure
        /// HC3 and Newey–West standard errors of the coefficient.
        public let errors: (hc3: Figure, neweyWest: Figure)
        /// Coefficient times move.
        public let value: Figure
    }

    /// The mean of the names' parts, which is the split of their mean move.
    public struct Mean: Sendable {
        /// Mean move.
        public let move: Figure
        /// Mean constant.
        public let constant: Figure
        /// Mean part of each factor.
        public let parts: [(factor: String, value: Figure)]
        /// Mean rest.
        public let rest: Figure
    }

    /// The split of a day; nil where the day has no session of the market.
    public init?(
        _ facts: FactSet, on day: CivilDate, names wanted: [String]? = nil,
        window: EstimationWindow = EstimationWindow()
    ) {
        let data = SectorData(facts, on: day)
        let tickers = wanted ?? data.names
        guard let returns = data.returns(of: tickers), returns.session(of: day) ?? 0 > 0 else { return nil }
        var splits: [Split] = []
        var missing: [AttributionError] = []
        let maker = AttributionFigures(data)
        for ticker in tickers {
            do throws(AttributionError) {
                let found = try returns.attribution(of: ticker, on: day, window: window)
                if let split = maker.split(found) { splits.append(split) }
            } catch {
                missing.append(error)
            }
        }
        names = splits.sorted {
            ($1.move.value, $0.attribution.name) < ($0.move.value, $1.attribution.name)
        }
        self.missing = missing
        factors = returns.factors
        self.day = day
        mean = maker.mean(splits, returns.factors)
    }
}

/// Makes figures of attributions.
private struct AttributionFigures {
    let data: SectorData
    let market: MarketFigures

    init(_ data: SectorData) {
        self.data = data
        market = MarketFigures(data.facts)
    }

    private var day: CivilDate { data.day }
    private var dated: String { data.day.description }

    private var method: EstimationMethod {
        EstimationMethod(
            name: "multi-factor regression", guide: "attribution.md",
            command: "hashwatt sector attribution --date \(day)")
    }

    /// The move of a factor: of its fund, or the mean of its members'.
    private func move(ofFactor name: String) -> Figure? {
        guard let factor = data.factors.first(where: { $0.name == name }) else { return nil }
        let moves = factor.members.compactMap { market.move($0.name, on: day) }
        guard moves.count == factor.members.count else { return nil }
        if moves.count == 1 { return moves[0] }
        return .derived(
            FigureID("basket", name, dated), "\(name), mean move", .ratio, asOf: .day(day),
            by: .meanOfInputs(moves.count), from: moves)
    }

    /// Closes at the ends of an estimation window: what a coefficient rests on, without its hundreds of closes.
    private func ends(_ attribution: Attribution) -> [Figure] {
        [attribution.estimation.lowerBound, attribution.estimation.upperBound].compactMap {
            market.close(attribution.name, on: $0)
        }
    }

    func split(_ found: Attribution) -> AttributionStudy.Split? {
        let name = found.name
        guard let move = market.move(name, on: day) else { return nil }
        let window =
            "\(found.sessions) sessions \(found.estimation.lowerBound) to \(found.estimation.upperBound)"
        func estimate(
            _ part: String, _ label: String, _ value: Double, _ unit: FigureUnit, _ inputs: [Figure]
        )
            -> Figure
        {
            .estimated(
                FigureID("attribution", name, part, dated), "\(name) \(label)", value, unit, asOf: .day(day),
                by: method, from: inputs, note: window)
        }
        let ends = ends(found)
        let constant = estimate("constant", "constant", found.constant, .ratio, ends)
        let parts = found.parts.compactMap { part in
            self.part(part, of: found, ends) { estimate($0, $1, $2, .one, $3) }
        }
        guard parts.count == found.parts.count else { return nil }
        let rest = Figure.derived(
            FigureID("attribution", name, "rest", dated), "\(name) rest", .ratio, asOf: .day(day),
            by: parts.indices.reduce(.input(0) - .input(1)) { $0 - .input($1 + 2) },
            from: [move, constant] + parts.map { $0.value })
        return AttributionStudy.Split(
            attribution: found, move: move, constant: constant, parts: parts, rest: rest,
            t: estimate("rest-t", "rest, t with forecast error", found.t, .one, [rest]),
            pValue: estimate("rest-p", "rest, p-value", found.pValue, .one, [rest]))
    }

    private func part(
        _ part: Attribution.Part, of found: Attribution, _ ends: [Figure],
        _ estimate: (String, String, Double, [Figure]) -> Figure
    ) -> AttributionStudy.Part? {
        guard let factorMove = move(ofFactor: part.factor) else { return nil }
        let id = part.factor.split(separator: " ").joined(separator: "-")
        let coefficient = estimate(
            "\(id)-coefficient", "coefficient on \(part.factor)", part.coefficient, ends)
        let hc3 = estimate(
            "\(id)-hc3", "coefficient on \(part.factor), HC3 standard error", part.errors.hc3, ends)
        let newey = estimate(
            "\(id)-newey-west",
            "coefficient on \(part.factor), Newey–West standard error, \(found.lags) lags",
            part.errors.neweyWest, ends)
        let value = Figure.derived(
            FigureID("attribution", found.name, id, dated), "\(found.name) by \(part.factor)", .ratio,
            asOf: .day(day), by: .input(0) * .input(1), from: [coefficient, factorMove])
        return .init(
            factor: part.factor, factorMove: factorMove, coefficient: coefficient, errors: (hc3, newey),
            value: value)
    }

    func mean(_ splits: [AttributionStudy.Split], _ factors: [String]) -> AttributionStudy.Mean? {
        guard !splits.isEmpty else { return nil }
        let members = splits.map { $0.attribution.name }.sorted()
        func mean(_ part: String, _ label: String, _ figure: (AttributionStudy.Split) -> Figure) -> Figure {
            .derived(
                FigureID("attribution", "mean", part, dated), "mean \(label)", .ratio, asOf: .day(day),
                by: .meanOfInputs(splits.count), from: splits.map(figure),
                note: "names: \(members.joined(separator: ", "))")
        }
        return .init(
            move: mean("move", "move") { $0.move }, constant: mean("constant", "constant") { $0.constant },
            parts: factors.enumerated().map { index, factor in
                let id = factor.split(separator: " ").joined(separator: "-")
                return (factor, mean(id, "part of \(factor)") { $0.parts[index].value })
            }, rest: mean("rest", "rest") { $0.rest })
    }
}

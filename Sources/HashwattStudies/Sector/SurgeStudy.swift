// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
public import HashwattNumerics
public import HashwattUnits

/// The abnormal moves of a period, as figures, next to what the tables know of the day.
public struct SurgeStudy: Sendable {
    /// The tests.
    public let surges: Surges
    /// The findings, by day and then the strongest first.
    public let findings: [Finding]
    /// The first and last day.
    public let period: ClosedRange<CivilDate>

    /// An abnormal move.
    public struct Finding: Sendable {
        /// The numbers.
        public let move: Surges.Move
        /// The move.
        public let figure: Figure
        /// The move less what the model expects.
        public let abnormal: Figure
        /// The t with forecast error.
        public let t: Figure
        /// The p-value adjusted over all names and days.
        public let adjusted: Figure
        /// What the tables know of the company on the day, or on days without a session before it; else of others.
        public let events: [Event]
        /// Whether `events` are those of the company itself.
        public let areOwn: Bool
    }

    /// What a name's move is compared with.
    public enum Model: String, CaseIterable, Sendable {
        /// Bitcoin, the market and the AI basket.
        case factors
        /// The market alone.
        case market
    }

    /// The abnormal moves of a period; nil where the market has no session in it.
    ///
    /// - Parameters:
    ///   - names: tickers; miners and landlords where nil.
    ///   - progress: told done and total sessions.
    public init?(
        _ facts: FactSet, in period: ClosedRange<CivilDate>, names: [String]? = nil, model: Model = .factors,
        method: FalseDiscovery = .benjaminiHochberg, rate: Double = 0.05,
        window: EstimationWindow = EstimationWindow(minimum: 60, end: -1),
        _ progress: (Int, Int) -> Void = { _, _ in }
    ) {
        let data = SectorData(facts, on: period.upperBound)
        let wanted = model == .market ? ["market"] : nil
        guard let returns = data.returns(of: names ?? data.names, on: wanted),
            returns.days.contains(where: { period.contains($0) })
        else { return nil }
        surges = returns.surges(in: period, window: window, method: method, rate: rate, progress)
        self.period = period
        let maker = SurgeFigures(
            data, command: "hashwatt sector scan --from \(period.lowerBound) --to \(period.upperBound)")
        findings = surges.findings.compactMap(maker.finding)
    }
}

/// Makes figures of abnormal moves.
private struct SurgeFigures {
    let data: SectorData
    let market: MarketFigures
    let command: String

    init(_ data: SectorData, command: String) {
        self.data = data
        market = MarketFigures(data.facts)
        self.command = command
    }

    func finding(_ move: Surges.Move) -> SurgeStudy.Finding? {
        guard let figure = market.move(move.name, on: move.day) else { return nil }
        let method = EstimationMethod(name: "forecast-error t", guide: "surges.md", command: command)
        func estimate(_ part: String, _ value: Double, _ unit: FigureUnit) -> Figure {
            .estimated(
                FigureID("surge", move.name, part, move.day.description), "\(move.name) \(part)", value, unit,
                asOf: .day(move.day), by: method, from: [figure])
        }
        let events = data.events(on: move.day)
        let own = events.filter { $0.ticker == move.name }
        return .init(
            move: move, figure: figure, abnormal: estimate("abnormal", move.abnormal, .ratio),
            t: estimate("t", move.t, .one), adjusted: estimate("adjusted-p", move.adjusted, .one),
            events: own.isEmpty ? events : own, areOwn: !own.isEmpty)
    }
}

extension SectorData {
    /// Events that are dated to a day that counts for a session: the day itself and the days without a session
    /// before it. Later pages about an event do not move it.
    func events(on session: CivilDate) -> [Event] {
        let first = (NYSECalendar.previousSession(before: session) ?? session - 1) + 1
        return facts.events.filter { event in
            guard case .day(let day) = event.date else { return false }
            return (first...session).contains(day)
        }
    }
}

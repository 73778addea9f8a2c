// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The parts of a suite that need all events' moments but nothing of each other, as pieces of one list: whoever has
/// finished a piece takes the next one, and no thread waits before the list is at its end.
struct SuiteWork: Sendable {
    /// What the pieces found, in one.
    struct Found {
        var ranks: EventRanks
        var meanCorrelation: Double?
        var market: SharedMarket?
        var overlap = EventOverlap()
        var calendar: [TestOutcome] = []
        var signedRanks: [TestOutcome] = []
        var bootstrapped: [TestOutcome] = []
    }

    private enum Piece: Sendable {
        case meanCorrelation
        case shared
        case calendar(window: Int)
        case resamples(window: Int, Range<Int>)
        case signedRanks(columns: Range<Int>)
        case ranks(part: Int)
    }

    private enum Result: Sendable {
        case meanCorrelation(Double?)
        case shared(SharedMarket?, EventOverlap)
        case calendar(TestOutcome)
        case resamples(window: Int, SkewnessBootstrap.Tally)
        case signedRanks([TestOutcome])
        case ranks(EventRanks)
    }

    private let shape: SampleShape
    private let parts: [EventPart]
    private let sums: GroupSums
    private let problem: EventStudyProblem
    /// Standard deviation of the standardised returns over the events, per column.
    private let spreads: [Double]
    /// Per window: the bootstrap, or why there is none.
    private let bootstraps: [BootstrapPlan]
    private let pieces: [Piece]

    init(_ shape: SampleShape, _ parts: [EventPart], _ sums: GroupSums, _ problem: EventStudyProblem) {
        self.shape = shape
        self.parts = parts
        self.sums = sums
        self.problem = problem
        spreads = (0..<shape.columns).map(sums.standardised.deviation)
        bootstraps = shape.windows.indices.map {
            BootstrapPlan(parts, sums.held, window: $0, problem.options.bootstrap)
        }
        var pieces: [Piece] = [.meanCorrelation, .shared]
        pieces += shape.windows.indices.map(Piece.calendar)
        for (window, plan) in bootstraps.enumerated() {
            guard case .ready(let bootstrap) = plan else { continue }
            pieces += bootstrap.pieces.map { .resamples(window: window, $0) }
        }
        pieces += stride(from: 0, to: shape.columns, by: 4).map {
            .signedRanks(columns: $0..<min(shape.columns, $0 + 4))
        }
        pieces += parts.indices.map(Piece.ranks)
        self.pieces = pieces
    }

    /// Computes all pieces.
    func found(on runner: any PieceRunner) -> Found {
        var found = Found(ranks: EventRanks(shape))
        var tallies = [SkewnessBootstrap.Tally](repeating: .init(), count: shape.windows.count)
        for result in runner.map(pieces.count, { result(of: pieces[$0]) }) {
            switch result {
            case .meanCorrelation(let value): found.meanCorrelation = value
            case .shared(let market, let overlap): (found.market, found.overlap) = (market, overlap)
            case .calendar(let outcome): found.calendar.append(outcome)
            case .resamples(let window, let tally): tallies[window].add(tally)
            case .signedRanks(let outcomes): found.signedRanks += outcomes
            case .ranks(let ranks): found.ranks.add(ranks)
            }
        }
        found.bootstrapped = zip(bootstraps, tallies).map { $0.outcome($1) }
        return found
    }

    private func result(of piece: Piece) -> Result {
        switch piece {
        case .meanCorrelation: .meanCorrelation(MeanCorrelation.of(parts, shape, sums))
        case .shared:
            .shared(
                SharedMarket(parts, problem, returns: sums.returns), EventOverlap(parts, days: shape.days))
        case .calendar(let window): .calendar(CalendarTime.test(parts, shape.columns(of: window)))
        case .resamples(let window, let range):
            .resamples(window: window, bootstraps[window].tally(range))
        case .signedRanks(let columns): .signedRanks(SignedRanks.tests(parts, columns))
        case .ranks(let part):
            .ranks(EventRanks(parts[part].sample, table: parts[part].table, spreads: spreads))
        }
    }
}

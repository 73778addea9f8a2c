// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Everything that is computed once for a group, and from which every test of every day and window follows.
struct TestSuite {
    let sample: EventSample
    /// Events, or the number of rows.
    let events: Int
    /// Moments of AR and CAR.
    let abnormal: ColumnMoments
    /// Moments of the standardised AR and CAR.
    let standardised: ColumnMoments
    /// Moments of the buy-and-hold abnormal returns, per window.
    let held: ColumnMoments
    /// Ranks and signs over estimation and event window.
    let ranks: RankSums
    /// Generalised ranks per column.
    let generalised: GeneralisedRanks
    /// Mean residual per estimation day, over the events that have one; days without any are left out.
    let portfolio: [Double]
    let meanCorrelation: Double?
    /// p̂ of Cowan (1992).
    let positiveShare: Double
    /// Per column: Patell's sums over the events with a return.
    let patell: PatellSums
    /// The benchmark in the estimation and event window, if all events share them.
    let market: SharedMarket?
    /// Per window: the calendar-time test.
    let calendar: [TestOutcome]
    /// Per column: Wilcoxon's test.
    let signedRanks: [TestOutcome]
    /// Per window: the bootstrapped test.
    let bootstrapped: [TestOutcome]

    /// - Parameters:
    ///   - residuals: sums over the estimation residuals of the sample.
    ///   - runner: computes the parts that do not depend on each other.
    init(
        _ sample: EventSample, _ residuals: ResidualSums, problem: EventStudyProblem, runner: any PieceRunner
    ) {
        self.sample = sample
        events = sample.events
        let table = Self.standardised(sample)
        let moments = runner.map(2) {
            ColumnMoments(
                rows: sample.events, columns: sample.columns, table: $0 == 0 ? sample.abnormal : table)
        }
        abnormal = moments[0]
        standardised = moments[1]
        held = ColumnMoments(rows: events, columns: sample.windows.count, table: sample.buyAndHold)
        let ranked = Self.ranked(sample, table, standardised.deviations, runner)
        ranks = ranked.sums
        let residualsPerEvent = Double(sample.counts.reduce(0, +)) / Double(max(events, 1))
        generalised = GeneralisedRanks(ranked.generalised, meanCount: residualsPerEvent)
        portfolio = residuals.portfolio
        meanCorrelation = MeanCorrelation.of(sample, residuals)
        positiveShare = residuals.positiveShare(
            events: events, averages: sample.dialect.averagesSharesByFirm)
        patell = PatellSums(sample, table: table)
        market = SharedMarket(sample, problem)
        calendar = CalendarTime.tests(sample, problem)
        signedRanks = runner.map(sample.columns) { SignedRanks.test(sample, $0) }
        bootstrapped = Self.bootstrapped(sample, held, problem.options.bootstrap, runner)
    }

    private static func standardised(_ sample: EventSample) -> [Double] {
        var table = sample.abnormal
        let columns = sample.columns
        if sample.dialect.rounding != .exact {
            for cell in table.indices { table[cell] = sample.standardised(cell / columns, cell % columns) }
            return table
        }
        for event in 0..<sample.events {
            let scale = sample.scales[event]
            for cell in event * columns..<(event + 1) * columns {
                table[cell] /= scale * sample.factors[cell].squareRoot()
            }
        }
        return table
    }

    /// Events that are ranked in one piece; results do not depend on the number of threads, but on this in their last
    /// bits.
    private static let piece = 256

    private static func ranked(
        _ sample: EventSample, _ table: [Double], _ spreads: [Double], _ runner: any PieceRunner
    ) -> EventRanks {
        let parts = runner.map(sample.events, by: piece) {
            EventRanks(sample, events: $0, table: table, spreads: spreads)
        }
        var ranks = parts[0]
        for part in parts.dropFirst() { ranks.add(part) }
        return ranks
    }

    /// All tests of a day.
    func day(_ column: Int) -> TestedReturn {
        let day = sample.window.lowerBound + column
        return tested(column, window: day...day, days: column..<(column + 1), held: nil)
    }

    /// All tests of a cumulative window.
    func window(_ index: Int) -> TestedReturn {
        tested(
            sample.days + index, window: sample.windows[index], days: sample.columns(of: index), held: index)
    }

    private func tested(
        _ column: Int, window: ClosedRange<Int>, days: Range<Int>, held index: Int?
    ) -> TestedReturn {
        TestedReturn(
            window: window, firms: Int(abnormal.counts[column]), positive: Int(abnormal.positives[column]),
            mean: abnormal.means[column], precisionWeightedMean: patell.precisionWeighted[column],
            buyAndHold: index.map { held.means[$0] },
            outcomes: EventTest.allCases.map { outcome($0, column, days, index) })
    }

    private func outcome(_ test: EventTest, _ column: Int, _ days: Range<Int>, _ window: Int?) -> TestOutcome
    {
        switch test {
        case .timeSeries, .crudeDependence, .independence, .portfolioForecast:
            overTime(test, column, days)
        case .crossSectional, .patell, .adjustedPatell, .standardised, .adjustedStandardised,
            .skewnessAdjusted:
            acrossFirms(test, column, days, isWindow: window != nil)
        case .corradoRank, .corradoZivneyRank, .corradoZivneySign, .generalisedRankT, .generalisedRankZ:
            ranked(test, column, days)
        case .sign, .generalisedSign, .wilcoxon:
            signed(test, column)
        case .buyAndHold, .buyAndHoldSkewness, .buyAndHoldBootstrap, .calendarTime:
            window.map { ofWindow(test, $0) } ?? .notComputable(.onlyForWindows)
        }
    }
}

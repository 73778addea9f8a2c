// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Everything that is computed once for a group, and from which every test of every day and window follows.
struct TestSuite: Sendable {
    let shape: SampleShape
    /// Number of events.
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
    let recommendation: Recommendation

    /// - Parameters:
    ///   - parts: the events of the group; there is one.
    ///   - runner: computes the parts that do not depend on each other.
    init(_ shape: SampleShape, _ parts: [EventPart], problem: EventStudyProblem, runner: any PieceRunner) {
        var sums = GroupSums(shape)
        for part in parts { sums.add(part.sums) }
        self.shape = shape
        events = sums.events
        abnormal = sums.abnormal
        standardised = sums.standardised
        held = sums.held
        patell = sums.patell
        portfolio = sums.residuals.portfolio
        positiveShare = sums.residuals.positiveShare(
            events: sums.events, averages: shape.dialect.averagesSharesByFirm)
        let work = SuiteWork(shape, parts, sums, problem)
        let found = work.found(on: runner)
        let ranked = found.ranks
        ranks = ranked.sums
        generalised = GeneralisedRanks(
            ranked.generalised, meanCount: Double(sums.returns) / Double(max(sums.events, 1)))
        meanCorrelation = found.meanCorrelation
        market = found.market
        calendar = found.calendar
        signedRanks = found.signedRanks
        bootstrapped = found.bootstrapped
        recommendation = Recommendation(
            events: sums.events, hasGaps: sums.hasGaps, overlap: found.overlap,
            meanCorrelation: found.meanCorrelation)
    }

    /// All tests of a column: of a day, or of a cumulative window.
    func tested(_ column: Int) -> TestedReturn {
        guard column >= shape.days else {
            let day = shape.window.lowerBound + column
            return tested(column, window: day...day, days: column..<(column + 1), held: nil)
        }
        let index = column - shape.days
        return tested(column, window: shape.windows[index], days: shape.columns(of: index), held: index)
    }

    private func tested(
        _ column: Int, window: ClosedRange<Int>, days: Range<Int>, held index: Int?
    ) -> TestedReturn {
        TestedReturn(
            window: window, firms: Int(abnormal.counts[column]), positive: Int(abnormal.positives[column]),
            mean: abnormal.mean(column), precisionWeightedMean: patell.precisionWeighted(column),
            buyAndHold: index.map(held.mean),
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

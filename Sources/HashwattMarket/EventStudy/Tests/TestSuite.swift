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
    let bootstrap: BootstrapOptions

    init(_ sample: EventSample, problem: EventStudyProblem) {
        self.sample = sample
        events = sample.events
        abnormal = ColumnMoments(rows: events, columns: sample.columns, table: sample.abnormal)
        let table = Self.standardised(sample)
        standardised = ColumnMoments(rows: events, columns: sample.columns, table: table)
        held = ColumnMoments(rows: events, columns: sample.windows.count, table: sample.buyAndHold)
        ranks = RankSums(sample)
        generalised = GeneralisedRanks(sample, ranks, table: table, spreads: standardised.deviations)
        portfolio = Self.portfolio(sample)
        meanCorrelation = MeanCorrelation.of(sample)
        positiveShare = Self.positiveShare(sample)
        patell = PatellSums(sample, table: table)
        market = SharedMarket(sample, problem)
        calendar = CalendarTime.tests(sample, problem)
        bootstrap = problem.options.bootstrap
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

    private static func portfolio(_ sample: EventSample) -> [Double] {
        let days = sample.estimationDays
        var sums = [Double](repeating: 0, count: days)
        var counts = sums
        for event in 0..<sample.events {
            let base = event * days
            if sample.complete[event] {
                for day in 0..<days { sums[day] += sample.residuals[base + day] }
                for day in 0..<days { counts[day] += 1 }
            } else {
                for day in 0..<days where !sample.residuals[base + day].isNaN {
                    sums[day] += sample.residuals[base + day]
                    counts[day] += 1
                }
            }
        }
        return (0..<days).filter { counts[$0] > 0 }.map { sums[$0] / counts[$0] }
    }

    private static func positiveShare(_ sample: EventSample) -> Double {
        let days = sample.estimationDays
        let rounds = sample.dialect.rounding != .exact
        var shares = 0.0
        var all = (positive: 0, returns: 0)
        for event in 0..<sample.events {
            var positive = 0
            let row = sample.residuals.span.extracting(event * days..<(event + 1) * days)
            if rounds {
                for day in row.indices { positive += sample.dialect.rounding(row[day]) > 0 ? 1 : 0 }
            } else {
                for day in row.indices { positive &+= unsafe row[unchecked: day] > 0 ? 1 : 0 }
            }
            shares += Double(positive) / Double(sample.counts[event])
            all.positive += positive
            all.returns += sample.counts[event]
        }
        if sample.dialect.averagesSharesByFirm { return shares / Double(max(sample.events, 1)) }
        return Double(all.positive) / Double(max(all.returns, 1))
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

// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension TestSuite {
    /// The standard deviation behind the crude dependence adjustment; NaN for fewer residuals than coefficients.
    var portfolioDeviation: Double {
        let mean = Sums.mean(portfolio)
        let degrees = Double(portfolio.count - sample.parameters)
        guard degrees > 0 else { return .nan }
        return (Sums.sum(portfolio.map { ($0 - mean) * ($0 - mean) }) / degrees).squareRoot()
    }

    /// Tests whose standard error is that of the estimation window, over time.
    func overTime(_ test: EventTest, _ column: Int, _ days: Range<Int>) -> TestOutcome {
        let length = Double(days.count).squareRoot()
        let count = Double(portfolio.count)
        guard count > 3, abnormal.counts[column] > 0 else {
            return .notComputable(.tooFewFirms(had: Int(abnormal.counts[column]), needed: 1))
        }
        let mean = Sums.mean(portfolio)
        let squares = Sums.sum(portfolio.map { ($0 - mean) * ($0 - mean) })
        let total = days.reduce(0) { $0 + abnormal.means[$1] }
        let deviation = (squares / (count - 1)).squareRoot()
        guard deviation > 0 else { return .notComputable(.noSpread) }
        switch test {
        case .timeSeries:
            return .value(Statistic(total / (deviation * length), .studentT(degrees: count - 1)))
        case .crudeDependence:
            let degrees = count - Double(sample.parameters)
            let spread = (squares / degrees).squareRoot()
            return .value(Statistic(total / (spread * length), .studentT(degrees: degrees)))
        case .portfolioForecast:
            guard let market else { return .notComputable(.differentDays) }
            let sum = days.reduce(0) {
                $0 + abnormal.means[$1] / (deviation * market.errors[$1].squareRoot())
            }
            return .value(Statistic(sum / length, .studentT(degrees: count - Double(sample.parameters))))
        default:
            let spread = patell.squares[column].squareRoot() / abnormal.counts[column]
            return .value(Statistic(abnormal.means[column] / (spread * length), .normal))
        }
    }

    /// Tests whose standard error comes from the firms' differences, or from their own residuals.
    func acrossFirms(_ test: EventTest, _ column: Int, _ days: Range<Int>, isWindow: Bool) -> TestOutcome {
        let count = abnormal.counts[column]
        let needed = test == .patell ? 1 : test == .skewnessAdjusted ? 3 : 2
        guard Int(count) >= needed else {
            return .notComputable(.tooFewFirms(had: Int(count), needed: needed))
        }
        let root = count.squareRoot()
        let student = Distribution.studentT(degrees: count - 1)
        switch test {
        case .crossSectional:
            guard abnormal.deviations[column] > 0 else { return .notComputable(.noSpread) }
            // ARC tests the printed mean of a day, but the full one of a window.
            let mean = isWindow ? abnormal.means[column] : sample.dialect.rounding(abnormal.means[column])
            return .value(Statistic(root * mean / abnormal.deviations[column], student))
        case .skewnessAdjusted:
            guard abnormal.deviations[column] > 0 else { return .notComputable(.noSpread) }
            return .value(Statistic(Self.skewed(abnormal, column), student))
        case .patell: return .value(Statistic(patell.z[column], .normal))
        case .adjustedPatell:
            return correlated(count) {
                1 / (1 + (count - 1) * $0)
            } apply: {
                Statistic(patell.z[column] * $0, .normal)
            }
        default:
            guard standardised.deviations[column] > 0 else { return .notComputable(.noSpread) }
            let t = root * standardised.means[column] / standardised.deviations[column]
            if test == .standardised { return .value(Statistic(t, student)) }
            return correlated(count) {
                (1 - $0) / (1 + (count - 1) * $0)
            } apply: {
                Statistic(t * $0, student)
            }
        }
    }

    private func correlated(
        _ count: Double, _ factor: (Double) -> Double, apply: (Double) -> Statistic
    ) -> TestOutcome {
        guard let mean = meanCorrelation else { return .notComputable(.tooFewFirms(had: 1, needed: 2)) }
        let value = factor(mean)
        guard value > 0, value.isFinite else { return .notComputable(.correlation(mean)) }
        return .value(apply(value.squareRoot()))
    }

    /// √n·(S + γS²/3 + γ²S³/27 + γ/6n), S the mean over the deviation.
    ///
    /// Source: P. Hall, *On the Removal of Skewness by Transformation*, Journal of the Royal Statistical Society B 54
    /// (1992), 221–228, equation 2.6.
    static func skewed(_ moments: ColumnMoments, _ column: Int) -> Double {
        let ratio = moments.means[column] / moments.deviations[column]
        let skew = moments.skews[column]
        let count = moments.counts[column]
        let cubic = skew * skew * ratio * ratio * ratio / 27
        return count.squareRoot() * (ratio + skew * ratio * ratio / 3 + cubic + skew / (6 * count))
    }
}

/// Sums over the events of a column for Patell's test and the tests on the firms' own variances.
struct PatellSums {
    /// Patell's z per column.
    private(set) var z: [Double]
    /// Σ s² of the firms with a return.
    private(set) var squares: [Double]
    /// Σ AR/s over Σ 1/s.
    private(set) var precisionWeighted: [Double]

    /// Source: J. Patell, *Corporate Forecasts of Earnings per Share and Stock Price Behavior*, Journal of Accounting
    /// Research 14 (1976), 246–276: a standardised return has the variance (M − 2)/(M − 4), of t.
    init(_ sample: EventSample, table: [Double]) {
        let columns = sample.columns
        let days = sample.days
        z = [Double](repeating: 0, count: columns)
        squares = z
        precisionWeighted = z
        var variances = z
        var weights = z
        var counts = z
        for event in 0..<sample.events {
            let base = event * columns
            let scale = sample.scales[event]
            let degrees = Double(sample.counts[event] - sample.parameters)
            let variance = degrees > 2 ? degrees / (degrees - 2) : .nan
            for column in 0..<columns {
                let value = table[base + column]
                let isThere = value == value
                squares[column] += isThere ? scale * scale : 0
                weights[column] += isThere ? 1 / scale : 0
                precisionWeighted[column] += isThere ? sample.abnormal[base + column] / scale : 0
                variances[column] += isThere ? variance : 0
                counts[column] += isThere ? 1 : 0
                if column < days { z[column] += isThere ? value : 0 }
            }
            for index in sample.windows.indices where !table[base + days + index].isNaN {
                let range = sample.columns(of: index)
                var total = 0.0
                var returns = 0.0
                for column in range where !table[base + column].isNaN {
                    total += table[base + column]
                    returns += 1
                }
                z[days + index] += total / (returns * variance).squareRoot()
            }
        }
        for column in 0..<columns {
            z[column] /= (column < days ? variances[column] : counts[column]).squareRoot()
            precisionWeighted[column] /= weights[column]
        }
    }
}

/// The benchmark's returns where all events of a group share event day and benchmark.
struct SharedMarket {
    /// 1 + 1/D + (M − M̄)²/S per day of the event window, D the mean number of estimation returns.
    let errors: [Double]

    init?(_ sample: EventSample, _ problem: EventStudyProblem) {
        guard problem.options.model == .marketModel, let first = sample.frames.first,
            sample.frames.allSatisfy({
                $0.session == first.session && $0.request.benchmark == first.request.benchmark
            }),
            let longest = sample.frames.max(by: { $0.estimation.count < $1.estimation.count })
        else { return nil }
        let market = problem.pairs[longest.pair].regressors[0]
        let window = market[longest.estimation].filter { !$0.isNaN }
        let mean = window.reduce(0, +) / Double(window.count)
        let squares = window.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let count = Double(sample.counts.reduce(0, +)) / Double(sample.events)
        errors = longest.window.map { 1 + 1 / count + (market[$0] - mean) * (market[$0] - mean) / squares }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension TestSuite {
    /// The standard deviation behind the crude dependence adjustment; NaN for fewer residuals than coefficients.
    var portfolioDeviation: Double {
        let mean = Sums.mean(portfolio)
        let degrees = Double(portfolio.count - shape.parameters)
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
        let total = days.reduce(0) { $0 + abnormal.mean($1) }
        let deviation = (squares / (count - 1)).squareRoot()
        guard deviation > 0 else { return .notComputable(.noSpread) }
        switch test {
        case .timeSeries:
            return .value(Statistic(total / (deviation * length), .studentT(degrees: count - 1)))
        case .crudeDependence:
            let degrees = count - Double(shape.parameters)
            let spread = (squares / degrees).squareRoot()
            return .value(Statistic(total / (spread * length), .studentT(degrees: degrees)))
        case .portfolioForecast:
            guard let market else { return .notComputable(.differentDays) }
            let sum = days.reduce(0) {
                $0 + abnormal.mean($1) / (deviation * market.errors[$1].squareRoot())
            }
            return .value(Statistic(sum / length, .studentT(degrees: count - Double(shape.parameters))))
        default:
            let spread = patell.squares[column].squareRoot() / abnormal.counts[column]
            return .value(Statistic(abnormal.mean(column) / (spread * length), .normal))
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
            guard abnormal.deviation(column) > 0 else { return .notComputable(.noSpread) }
            // ARC tests the printed mean of a day, but the full one of a window.
            let mean = isWindow ? abnormal.mean(column) : shape.dialect.rounding(abnormal.mean(column))
            return .value(Statistic(root * mean / abnormal.deviation(column), student))
        case .skewnessAdjusted:
            guard abnormal.deviation(column) > 0 else { return .notComputable(.noSpread) }
            return .value(Statistic(Self.skewed(abnormal, column), student))
        case .patell: return .value(Statistic(patell.z(column), .normal))
        case .adjustedPatell:
            return correlated(count) {
                1 / (1 + (count - 1) * $0)
            } apply: {
                Statistic(patell.z(column) * $0, .normal)
            }
        default:
            guard standardised.deviation(column) > 0 else { return .notComputable(.noSpread) }
            let t = root * standardised.mean(column) / standardised.deviation(column)
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
        let ratio = moments.mean(column) / moments.deviation(column)
        let skew = moments.skew(column)
        let count = moments.counts[column]
        let cubic = skew * skew * ratio * ratio * ratio / 27
        return count.squareRoot() * (ratio + skew * ratio * ratio / 3 + cubic + skew / (6 * count))
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
import HashwattNumerics
import HashwattUnits

/// Figures of the tests of an event study.
struct EventStudyFigures {
    let prefix: String
    let day: CivilDate
    let method: EstimationMethod

    /// A number that the study estimated.
    func estimate(
        _ part: String, _ label: String, _ value: Double, _ unit: FigureUnit, from inputs: [Figure],
        note: String = ""
    ) -> Figure? {
        guard value.isFinite, !inputs.isEmpty else { return nil }
        return .estimated(
            FigureID(prefix, part, day.description), label, value, unit, asOf: .day(day), by: method,
            from: inputs, note: note)
    }

    /// The value of a test and its p-value, or why it has none.
    func test(_ test: EventTest, of result: TestedReturn, _ part: String, from inputs: [Figure])
        -> EventTestFigures
    {
        guard let statistic = result[test].statistic,
            let value = estimate(
                "\(part)-\(test.rawValue)", "\(test.words), \(part)", statistic.value, .one, from: inputs,
                note: test.source),
            let pValue = estimate(
                "\(part)-\(test.rawValue)-p", "\(test.words), p-value, \(part)", statistic.pValue, .one,
                from: [value])
        else {
            if case .notComputable(let reason) = result[test] {
                return EventTestFigures(test: test, value: nil, pValue: nil, why: reason.description)
            }
            return EventTestFigures(test: test, value: nil, pValue: nil, why: "not finite")
        }
        return EventTestFigures(test: test, value: value, pValue: pValue, why: "")
    }

    /// Half the width of the 95 % band round a mean cumulative return: the mean's standard error in the time series of
    /// the equal-weighted portfolio, which has the correlation of the firms in it; across firms where the firms' days
    /// differ.
    static func halfWidth(_ result: TestedReturn) -> Double? {
        for test in [EventTest.portfolioForecast, .timeSeries, .crossSectional] {
            guard let statistic = result[test].statistic, statistic.value != 0,
                case .distribution(let distribution) = statistic.reference
            else { continue }
            let error = (result.mean / statistic.value).magnitude
            return error * distribution.quantile(0.975)
        }
        return nil
    }
}

/// A test with its p-value, or why there is none.
public struct EventTestFigures: Sendable {
    /// The test.
    public let test: EventTest
    /// Its value; nil where there is none.
    public let value: Figure?
    /// Its p-value.
    public let pValue: Figure?
    /// Why it has no value; empty where it has one.
    public let why: String
}

/// A point of a line of cumulative returns.
public struct EventPathPoint: Sendable {
    /// Session, relative to the event day.
    public let session: Int
    /// Mean cumulative abnormal return from the first session of the window.
    public let mean: Figure
    /// Lower and upper end of the 95 % band; empty where it cannot be had.
    public let band: [Figure]
}

extension EventTest {
    /// Its name for a reader.
    public var words: String {
        switch self {
        case .timeSeries: "time-series t"
        case .crudeDependence: "crude dependence t"
        case .independence: "t for independent firms"
        case .portfolioForecast: "portfolio t with forecast error"
        case .crossSectional: "cross-sectional t"
        case .patell: "Patell z"
        case .adjustedPatell: "adjusted Patell z"
        case .standardised: "BMP t"
        case .adjustedStandardised: "adjusted BMP t"
        case .skewnessAdjusted: "skewness-adjusted t"
        case .corradoRank: "Corrado rank t"
        case .corradoZivneyRank: "Corrado–Zivney rank t"
        case .corradoZivneySign: "Corrado–Zivney sign t"
        case .generalisedRankT: "GRANK t"
        case .generalisedRankZ: "GRANK z"
        case .sign: "sign z"
        case .generalisedSign: "generalised sign z"
        case .wilcoxon: "Wilcoxon signed ranks"
        case .buyAndHold: "BHAR t"
        case .buyAndHoldSkewness: "BHAR t, skewness-adjusted"
        case .buyAndHoldBootstrap: "BHAR t, bootstrapped"
        case .calendarTime: "calendar-time portfolio t"
        }
    }
}

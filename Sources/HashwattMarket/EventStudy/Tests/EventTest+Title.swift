// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension EventTest {
    /// A short name with the letter of the statistic, as a heading.
    public var title: String {
        switch self {
        case .timeSeries: "time-series t"
        case .crudeDependence: "crude dependence t"
        case .independence: "independence z"
        case .portfolioForecast: "Lamb t"
        case .crossSectional: "cross-sectional t"
        case .patell: "Patell z"
        case .adjustedPatell: "adjusted Patell z"
        case .standardised: "BMP t"
        case .adjustedStandardised: "adjusted BMP t"
        case .skewnessAdjusted: "skewness-adjusted t"
        case .corradoRank: "Corrado z"
        case .corradoZivneyRank: "Corrado–Zivney z"
        case .corradoZivneySign: "Corrado–Zivney sign z"
        case .generalisedRankT: "GRANK t"
        case .generalisedRankZ: "GRANK z"
        case .sign: "sign z"
        case .generalisedSign: "generalised sign z"
        case .wilcoxon: "Wilcoxon W"
        case .buyAndHold: "BHAR t"
        case .buyAndHoldSkewness: "BHAR skewness t"
        case .buyAndHoldBootstrap: "BHAR bootstrap t"
        case .calendarTime: "calendar-time t"
        }
    }
}

extension Reference: CustomStringConvertible {
    /// What the statistic is compared with, in words.
    public var description: String {
        switch self {
        case .distribution(.normal): "standard normal"
        case .distribution(.studentT(degrees: let degrees)): "Student's t, \(Int(degrees)) degrees"
        case .distribution(let other): "\(other)"
        case .signedRanks(let count, true): "all signs of \(count) ranks"
        case .signedRanks(let count, false): "normal limit of \(count) signed ranks"
        case .resamples(let count): "\(count) resamples"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics

/// A test of whether abnormal returns are zero on average.
public enum EventTest: String, CaseIterable, Hashable, Sendable {
    /// Mean over its own standard deviation in the estimation window, firms taken as one portfolio.
    case timeSeries
    /// As `timeSeries`, with the degrees of freedom that the model's coefficients leave.
    case crudeDependence
    /// Mean over the firms' own standard deviations, taken as independent.
    case independence
    /// As `timeSeries`, with the forecast error of the portfolio's own market model.
    case portfolioForecast
    /// Mean over its standard deviation across firms.
    case crossSectional
    /// Patell's standardised residuals.
    case patell
    /// Patell with the mean correlation of the residuals.
    case adjustedPatell
    /// Boehmer, Musumeci, Poulsen: standardised residuals over their standard deviation across firms.
    case standardised
    /// Boehmer, Musumeci, Poulsen with the mean correlation of the residuals.
    case adjustedStandardised
    /// The cross-sectional t with the skewness of the firms' returns.
    case skewnessAdjusted
    /// Corrado's rank test.
    case corradoRank
    /// Corrado and Zivney's rank test, which allows for gaps.
    case corradoZivneyRank
    /// Corrado and Zivney's sign test on the median.
    case corradoZivneySign
    /// Kolari and Pynnönen's generalised rank test, t form.
    case generalisedRankT
    /// Kolari and Pynnönen's generalised rank test, z form.
    case generalisedRankZ
    /// Share of positive returns against one half.
    case sign
    /// Share of positive returns against that of the estimation window.
    case generalisedSign
    /// Wilcoxon's signed ranks.
    case wilcoxon
    /// Buy-and-hold returns over their standard deviation across firms.
    case buyAndHold
    /// Buy-and-hold t with the skewness of the firms' returns.
    case buyAndHoldSkewness
    /// Buy-and-hold t with skewness, and its critical values from resamples.
    case buyAndHoldBootstrap
    /// Mean over calendar days of the abnormal return of all firms in their event window.
    case calendarTime

    /// The paper that defines it, with the equation or section.
    public var source: String {
        switch self {
        case .timeSeries: "Brown, Warner (1985), J. Financial Economics 14, 3–31, equations 4–6 and A.2"
        case .crudeDependence: "Brown, Warner (1980), J. Financial Economics 8, 205–258, appendix A.3"
        case .independence: "Brown, Warner (1980), J. Financial Economics 8, 205–258, appendix A.2"
        case .portfolioForecast: "Lamb (1995), J. Risk and Insurance 62, 111–123"
        case .crossSectional:
            "MacKinlay (1997), J. Economic Literature 35, 13–39; Brown, Warner (1985), section 6"
        case .patell: "Patell (1976), J. Accounting Research 14, 246–276, equations 6–11"
        case .adjustedPatell:
            "Kolari, Pynnönen (2010), Review of Financial Studies 23, 3996–4025, equation 11"
        case .standardised:
            "Boehmer, Musumeci, Poulsen (1991), J. Financial Economics 30, 253–272, equation 4"
        case .adjustedStandardised:
            "Kolari, Pynnönen (2010), Review of Financial Studies 23, 3996–4025, equation 9"
        case .skewnessAdjusted:
            "Hall (1992), J. Royal Statistical Society B 54, 221–228; Johnson (1978), JASA 73, 536–544"
        case .corradoRank:
            "Corrado (1989), J. Financial Economics 23, 385–395, equations 3–5; Cowan (1992) for windows"
        case .corradoZivneyRank:
            "Corrado, Zivney (1992), J. Financial and Quantitative Analysis 27, 465–478, equation 7"
        case .corradoZivneySign:
            "Corrado, Zivney (1992), J. Financial and Quantitative Analysis 27, 465–478, equation 3"
        case .generalisedRankT: "Kolari, Pynnönen (2011), J. Empirical Finance 18, 953–971, equations 9–13"
        case .generalisedRankZ: "Kolari, Pynnönen (2011), J. Empirical Finance 18, 953–971, equations 14–15"
        case .sign: "Brown, Warner (1980), J. Financial Economics 8, 205–258, section 3"
        case .generalisedSign:
            "Cowan (1992), Review of Quantitative Finance and Accounting 2, 343–358, equation 2"
        case .wilcoxon: "Wilcoxon (1945), Biometrics Bulletin 1, 80–83"
        case .buyAndHold: "Lyon, Barber, Tsai (1999), J. Finance 54, 165–201, equation 4"
        case .buyAndHoldSkewness: "Hall (1992), J. Royal Statistical Society B 54, 221–228"
        case .buyAndHoldBootstrap:
            "Lyon, Barber, Tsai (1999), J. Finance 54, 165–201, equation 5 and section II.B"
        case .calendarTime:
            "Jaffe (1974), J. Business 47, 410–428; Mandelker (1974), J. Financial Economics 1, 303–335"
        }
    }
}

/// What a statistic is compared with.
public enum Reference: Hashable, Sendable {
    /// A distribution that the statistic follows, at least in large samples.
    case distribution(Distribution)
    /// The distribution of the sum of positive signed ranks of this many values: exact, or its normal limit.
    case signedRanks(count: Int, isExact: Bool)
    /// Statistics of this many resamples.
    case resamples(Int)
}

/// A statistic and how unusual it is without an event.
public struct Statistic: Hashable, Sendable {
    /// The value.
    public let value: Double
    /// The chance, without an event, of a value at least as far from what is expected, on either side.
    public let pValue: Double
    /// What the value was compared with.
    public let reference: Reference

    /// A statistic that follows a distribution.
    init(_ value: Double, _ distribution: Distribution) {
        self.init(value, pValue: distribution.pValue(value), .distribution(distribution))
    }

    init(_ value: Double, pValue: Double, _ reference: Reference) {
        self.value = value
        self.pValue = pValue
        self.reference = reference
    }
}

/// How a test ended.
public enum TestOutcome: Hashable, Sendable {
    /// Why a test has no value.
    public enum Reason: Hashable, Sendable {
        /// Fewer firms with a return than the test needs.
        case tooFewFirms(had: Int, needed: Int)
        /// The firms' returns are all the same.
        case noSpread
        /// The mean correlation of the residuals is so low that the adjustment has no root.
        case correlation(Double)
        /// The test is of a window, not of a day.
        case onlyForWindows
        /// The options ask for no resamples.
        case noResamples
        /// The firms' event days or benchmarks differ, and the test is of one portfolio on one calendar.
        case differentDays
    }
    /// A value.
    case value(Statistic)
    /// None, and why.
    case notComputable(Reason)

    /// The statistic, if there is one.
    public var statistic: Statistic? {
        if case .value(let statistic) = self { statistic } else { nil }
    }
}

extension TestOutcome.Reason: CustomStringConvertible {
    /// Why, in words.
    public var description: String {
        switch self {
        case .tooFewFirms(let had, let needed): "\(had) firms with a return, \(needed) needed"
        case .noSpread: "the firms' returns are all the same"
        case .correlation(let value): "a mean correlation of \(value) leaves no variance"
        case .onlyForWindows: "a test of windows, not of days"
        case .noResamples: "no resamples were asked for"
        case .differentDays: "the firms' event days or benchmarks differ"
        }
    }
}

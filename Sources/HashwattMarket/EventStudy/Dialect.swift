// SPDX-License-Identifier: Apache-2.0

/// Which of several definitions in use a study follows where programs differ.
///
/// `published` is what the papers say. The others reproduce the results of a program, for comparison;
/// Guides/event-study.md lists each difference with the paper that decides it.
public struct Dialect: Hashable, Sendable {
    /// How intermediate results are rounded.
    public enum Rounding: Hashable, Sendable {
        /// Not at all.
        case exact
        /// To a number of decimals, ties to even.
        case decimals(Int)
        /// As `decimals`, but a value below 1e-5 keeps as many decimals of its mantissa, as in `-1.4562E-6`.
        case printed(Int)
    }

    /// The standard deviation of a firm's estimation residuals.
    public enum Scale: Hashable, Sendable {
        /// √(Σe² / (M − parameters)). Source: MacKinlay (1997), equation 8.
        case residual
        /// √(Σ(e − ē)² / (M − 1)), whatever the model.
        case sample
    }

    /// What the rank and sign tests do on days on which some firms have no return.
    public enum Gaps: Hashable, Sendable {
        /// Sums over the firms that have one, weighted by the root of their number. Source: Corrado, Zivney (1992).
        case weighted
        /// Sums are scaled up as if all firms had one, and the variance is divided by the mean number of
        /// observations of a firm in place of the number of days.
        case extrapolated
    }

    /// How intermediate results are rounded before they are tested.
    public var rounding: Rounding = .exact
    /// The standard deviation of a firm's residuals.
    public var scale: Scale = .residual
    /// What rank and sign tests do about gaps.
    public var gaps: Gaps = .weighted
    /// The expected share of positive returns is the mean of the firms' shares (Cowan 1992), else all pooled.
    public var averagesSharesByFirm = true
    /// The benchmark's moments in the forecast error are those of the firm's own estimation days, else of all
    /// sessions between the first and the last day of the longest estimation window.
    public var momentsOfOwnDays = true
    /// Whether t of a CAR counts the error of the estimated coefficients.
    public var forecastErrorInCAR = true
    /// Buy-and-hold returns compound growth factors, else 1 + return even where returns are logarithms.
    public var compoundsGrowth = true
    /// Of several closes on one day the first is taken; else the firm is left out if they differ.
    public var keepsFirstOfRepeated = false
    /// The calendar keeps only days on which firm and benchmark both have a close.
    public var joinsCalendars = false

    /// Closes at or below 0 are divided like any others, else no window may touch one. Adjusted closes of some
    /// vendors fall below 0 after large distributions, and their ratios are then as wrong as they look right.
    public var acceptsAnyClose = false

    /// The definitions of the papers.
    public static let published = Dialect()

    /// EventStudyTools' Abnormal Return Calculator: rounds to four decimals before testing.
    public static let arc = Dialect.make {
        $0.rounding = .printed(4)
        $0.forecastErrorInCAR = false
        $0.compoundsGrowth = false
        $0.keepsFirstOfRepeated = true
        $0.joinsCalendars = true
        $0.acceptsAnyClose = true
    }

    /// The R package estudy2.
    public static let estudy2 = Dialect.make {
        $0.scale = .sample
        $0.gaps = .extrapolated
        $0.averagesSharesByFirm = false
        $0.momentsOfOwnDays = false
    }

    /// The published definitions with some changed.
    public static func make(_ change: (inout Dialect) -> Void) -> Dialect {
        var dialect = Dialect()
        change(&dialect)
        return dialect
    }
}

extension Dialect.Rounding {
    /// The value as this rule keeps it.
    func callAsFunction(_ value: Double) -> Double {
        switch self {
        case .exact:
            return value
        case .decimals(let count):
            let scale = Self.powerOfTen(count)
            return (value * scale).rounded(.toNearestOrEven) / scale
        case .printed(let count):
            if value.magnitude >= 1e-5 || value == 0 { return Self.decimals(count)(value) }
            var exponent = 5
            while value.magnitude * Self.powerOfTen(exponent) < 1, exponent < 300 { exponent += 1 }
            let scale = Self.powerOfTen(exponent)
            return Self.decimals(count)(value * scale) / scale
        }
    }

    private static func powerOfTen(_ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}

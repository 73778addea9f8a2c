// SPDX-License-Identifier: Apache-2.0

/// What a firm's return is expected to be without the event.
///
/// R is the firm's return, M the benchmark's, F the factors', f the riskless rate; α, β, γ are estimated over the
/// estimation window only.
public enum ExpectedReturnModel: Hashable, Sendable {
    /// E(R) = mean of R. Source: Brown, Warner (1985), equation 1.
    case meanAdjusted
    /// E(R) = M. Source: Brown, Warner (1985), equation 2.
    case marketAdjusted
    /// E(R) = α + βM by ordinary least squares. Source: MacKinlay (1997), equations 3 and 6–8.
    case marketModel
    /// The market model with β = (β₋₁ + β₀ + β₁)/(1 + 2ρ) for stocks that trade at other times than the
    /// benchmark. Source: Scholes, Williams (1977), equations 17–19.
    case scholesWilliams
    /// The market model with β the sum of the coefficients on leads and lags of M. Source: Dimson (1979).
    case dimson(leads: Int, lags: Int)
    /// E(R) − f = α + β(M − f); without α if `intercept` is false. Source: MacKinlay (1997), section 3.C.
    case capitalAsset(riskless: String, intercept: Bool)
    /// E(R) = α + βM + Σ γF: own factor columns beside the benchmark.
    case factors([String])
    /// E(R) − f = α + β(M − f) + Σ γF, such as the three, five or six factors of Fama and French.
    ///
    /// Sources: Fama, French, Journal of Financial Economics 33 (1993), 3–56, and 116 (2015), 1–22; momentum:
    /// Carhart, Journal of Finance 52 (1997), 57–82.
    case excessFactors(riskless: String, [String])
    /// Factor columns that already hold the market in excess of f (`Mkt-RF`): E(R) − f = α + Σ γF.
    case publishedFactors(riskless: String, [String])
    /// The market model with residuals of variance hₜ = ω + a·e²ₜ₋₁ + b·hₜ₋₁, by maximum likelihood; an
    /// event day's standard error is the forecast of √h. Source: Bollerslev (1986).
    case garch

    /// Names of the factor columns that the model needs beside the benchmark, the riskless rate last.
    var columns: [String] {
        switch self {
        case .factors(let names): names
        case .capitalAsset(let riskless, _): [riskless]
        case .excessFactors(let riskless, let names), .publishedFactors(let riskless, let names):
            names + [riskless]
        default: []
        }
    }

    /// Coefficients that the estimation window pays for: the residuals' degrees of freedom are less by as many.
    var parameters: Int {
        switch self {
        case .meanAdjusted, .marketAdjusted: 1
        case .marketModel, .scholesWilliams, .dimson, .garch: 2
        case .capitalAsset(_, let intercept): intercept ? 2 : 1
        case .factors(let names), .excessFactors(_, let names): names.count + 2
        case .publishedFactors(_, let names): names.count + 1
        }
    }
}

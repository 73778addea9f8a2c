// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
public import HashwattUnits

/// A day's move of one name, split into what its factors did and the rest.
///
///     move = constant + Σ coefficient · factor's move + rest
///
/// with coefficients from a regression of the name's simple returns on the factors' over an estimation window that
/// ends before the day. A coefficient is what the name did with the factor while the others stood still; where
/// factors move together (`correlation`) the split between them is uncertain, and their standard errors say how
/// much. The rest has a t that counts the error of the coefficients.
///
/// Sources: the market model's forecast error, A. C. MacKinlay, J. Economic Literature 35 (1997), 13–39, equation 8,
/// with several regressors.
public struct Attribution: Sendable {
    /// The name.
    public let name: String
    /// The day.
    public let day: CivilDate
    /// Close over the close before, less one.
    public let move: Double
    /// What the name gained on a day on which no factor moved.
    public let constant: Double
    /// The factors, in their order.
    public let parts: [Part]
    /// The move less the constant and the parts: the abnormal return.
    public let rest: Double
    /// Standard deviation of the residuals of the estimation.
    public let residualDeviation: Double
    /// Standard deviation of the rest, the error of the coefficients in it.
    public let forecastDeviation: Double
    /// Share of the variance in the estimation window that the factors explain.
    public let rSquared: Double
    /// Returns in the estimation window.
    public let sessions: Int
    /// The first and last day of the estimation window.
    public let estimation: ClosedRange<CivilDate>
    /// The lags of the Newey–West standard errors.
    public let lags: Int

    /// What one factor did.
    public struct Part: Hashable, Sendable {
        /// The factor.
        public let factor: String
        /// Its move on the day.
        public let factorMove: Double
        /// The name's move a unit of the factor's.
        public let coefficient: Double
        /// Standard errors of the coefficient.
        public let errors: Errors
        /// Coefficient times the factor's move.
        public let value: Double
        /// How much of the factor's variance the other factors explain: 0 where it stands alone, near 1 where
        /// the split between them is arbitrary.
        public let sharedVariance: Double

        /// Standard error of the part itself: the coefficient's, times the factor's move.
        public func error(_ error: Double) -> Double { error * factorMove.magnitude }
    }

    /// Standard errors of one coefficient under different assumptions.
    public struct Errors: Hashable, Sendable {
        /// Residuals of one variance.
        public let classical: Double
        /// White's, HC0.
        public let hc0: Double
        /// HC1.
        public let hc1: Double
        /// HC2.
        public let hc2: Double
        /// HC3.
        public let hc3: Double
        /// Newey and West's.
        public let neweyWest: Double
    }

    /// The rest over its standard deviation, against Student's t with the residuals' degrees of freedom.
    public var t: Double { rest / forecastDeviation }

    /// The chance of a rest at least as far from zero on an ordinary day.
    public var pValue: Double {
        Distribution.studentT(degrees: Double(sessions - parts.count - 1)).pValue(t)
    }
}

extension FactorReturns {
    /// Splits the move of a name on a day.
    ///
    /// - Throws: why it cannot be split.
    /// - Complexity: O(sessions · factors²).
    public func attribution(
        of name: String, on day: CivilDate, window: EstimationWindow = EstimationWindow()
    ) throws(AttributionError) -> Attribution {
        guard let session = session(of: day), session > 0 else {
            throw .noSession(day, first: days.first, last: days.last)
        }
        let fit = try FactorFit(self, name: name, session: session, window: window)
        let lags = LeastSquares.lags(rows: fit.rows.count)
        let kinds: [LeastSquares.Covariance] = [
            .classical, .hc0, .hc1, .hc2, .hc3, .neweyWest(lags: lags),
        ]
        let errors = kinds.map { fit.solved.standardErrors($0, design: fit.design) }
        let parts = factors.indices.map { index in
            let all = errors.map { $0[index + 1] }
            let coefficient = fit.solved.coefficients[index + 1]
            return Attribution.Part(
                factor: factors[index], factorMove: fit.regressors[index + 1], coefficient: coefficient,
                errors: .init(
                    classical: all[0], hc0: all[1], hc1: all[2], hc2: all[3], hc3: all[4], neweyWest: all[5]),
                value: coefficient * fit.regressors[index + 1], sharedVariance: fit.sharedVariance(index + 1))
        }
        let constant = fit.solved.coefficients[0]
        let deviation = fit.solved.variance.squareRoot()
        return Attribution(
            name: name, day: day, move: fit.move, constant: constant, parts: parts,
            rest: parts.reduce(fit.move - constant) { $0 - $1.value }, residualDeviation: deviation,
            forecastDeviation: fit.forecastDeviation, rSquared: fit.rSquared, sessions: fit.rows.count,
            estimation: days[fit.rows[0]]...days[fit.rows[fit.rows.count - 1]], lags: lags)
    }
}

/// A regression of a name's returns on the factors' over the window before a session, and what it expects of the
/// session.
struct FactorFit {
    /// The sessions that were used.
    let rows: [Int]
    /// The constant, then the factors.
    let design: [[Double]]
    let solved: LeastSquares
    /// One, then the factors' moves on the session.
    let regressors: [Double]
    let move: Double
    private let y: [Double]

    init(
        _ returns: FactorReturns, name: String, session: Int, window: EstimationWindow
    ) throws(AttributionError) {
        let day = returns.days[session]
        guard let column = returns.column(of: name) else { throw .unknownName(name) }
        guard !column[session].isNaN else { throw .noReturn(name, day) }
        for (factor, values) in zip(returns.factors, returns.factorColumns) where values[session].isNaN {
            throw .noFactorReturn(factor, day)
        }
        rows = window.sessions(before: session).filter { row in
            !column[row].isNaN && !returns.factorColumns.contains { $0[row].isNaN }
        }
        guard rows.count >= window.minimum else {
            throw .tooFewReturns(name, day, had: rows.count, needed: window.minimum)
        }
        let rows = rows
        design =
            [[Double](repeating: 1, count: rows.count)]
            + returns.factorColumns.map { values in rows.map { values[$0] } }
        y = rows.map { column[$0] }
        do throws(LeastSquares.Failure) {
            solved = try LeastSquares(design: design, y: y)
        } catch {
            guard case .dependentColumn(let place) = error, place > 0 else {
                throw .tooFewReturns(name, day, had: rows.count, needed: returns.factors.count + 2)
            }
            throw .dependentFactor(returns.factors[place - 1], name: name, day)
        }
        regressors = [1] + returns.factorColumns.map { $0[session] }
        move = column[session]
    }

    /// The residual deviation times √(1 + x'(X'X)⁻¹x).
    var forecastDeviation: Double {
        (solved.variance * (1 + solved.quadratic(regressors))).squareRoot()
    }

    /// The move less what the fit expects.
    var abnormal: Double {
        zip(solved.coefficients, regressors).reduce(move) { $0 - $1.0 * $1.1 }
    }

    var rSquared: Double {
        let mean = Sums.mean(y)
        let total = Sums.sum(y.map { ($0 - mean) * ($0 - mean) })
        return total > 0 ? 1 - solved.variance * Double(solved.degrees) / total : 0
    }

    /// 1 − 1/VIF of a column: from the diagonal of (X'X)⁻¹ and the column's own variance.
    func sharedVariance(_ column: Int) -> Double {
        let values = design[column]
        let mean = Sums.mean(values)
        let spread = Sums.sum(values.map { ($0 - mean) * ($0 - mean) })
        let inverse = solved.inverse[column * design.count + column]
        return max(0, 1 - 1 / (spread * inverse))
    }
}

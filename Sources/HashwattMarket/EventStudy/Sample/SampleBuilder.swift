// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// Estimates events of a group, one after the other, into an `EventSample`.
struct SampleBuilder: Sendable {
    let problem: EventStudyProblem
    var sample: EventSample
    private(set) var residuals: ResidualSums
    private(set) var issues: [EventStudyIssue] = []
    private var scratch: [Double]
    /// Expected returns of the event window, as growth is compounded over it.
    private var expected: [Double]

    init(_ problem: EventStudyProblem, group: EventGroup, capacity: Int) {
        self.problem = problem
        sample = EventSample(group: group, problem: problem, capacity: capacity)
        residuals = ResidualSums(days: sample.estimationDays, rounding: sample.dialect.rounding)
        scratch = [Double](repeating: 0, count: sample.estimationDays)
        expected = [Double](repeating: 0, count: sample.days)
    }

    /// Adds what another builder found in the next events of the group.
    mutating func append(_ other: SampleBuilder) {
        sample.append(other.sample)
        residuals.add(other.residuals)
        issues += other.issues
    }

    /// Estimates events of the group; those that cannot be are issues.
    ///
    /// - Parameter places: their places in the group.
    mutating func estimate(_ places: Range<Int>, of frames: [EventFrame]) {
        let isPlain = problem.options.model == .marketModel
        for place in places {
            let frame = frames[place]
            let pair = problem.pairs[frame.pair]
            if isPlain, pair.spans.isEmpty, fast(frame, pair) {
                sample.append(row: place)
                continue
            }
            guard let rule = general(frame, pair) else {
                sample.append(row: place)
                continue
            }
            let request = frame.request
            issues.append(
                EventStudyIssue(event: request.id, firm: request.firm, date: frame.session, rule: rule))
        }
    }

    /// The market model over a window without gaps; false where the general way must be gone.
    private mutating func fast(_ frame: EventFrame, _ pair: AlignedReturns) -> Bool {
        let count = frame.estimation.count
        let y = pair.firm.span.extracting(frame.estimation)
        let benchmark = pair.regressors[0]
        let x = benchmark.span.extracting(frame.estimation)
        var out = scratch.mutableSpan
        let fit = MarketModelKernel.fit(y: y, x: x, residuals: &out)
        guard fit.residualSquares > 1e-20 * fit.firmSquares, fit.marketSquares > 0, count > 4 else {
            return false
        }
        let top = sample.dialect.scale == .residual ? fit.residualSquares : fit.centredSquares
        let degrees = sample.dialect.scale == .residual ? count - 2 : count - 1
        let first = sample.abnormal.count
        var centredTotal = 0.0
        let inverse = 1 / fit.marketSquares
        let base = 1 / Double(count)
        for (column, position) in frame.window.enumerated() {
            let market = benchmark[position]
            let forecast = fit.alpha + fit.beta * market
            let abnormal = pair.firm[position] - fit.alpha - fit.beta * market
            guard !abnormal.isNaN else {
                sample.abnormal.removeLast(column)
                sample.factors.removeLast(column)
                return false
            }
            expected[column] = forecast
            let distance = market - fit.marketMean
            centredTotal += distance
            sample.abnormal.append(sample.dialect.rounding(abnormal))
            sample.factors.append(1 + base + distance * distance * inverse)
        }
        for index in sample.windows.indices {
            let columns = sample.columns(of: index)
            var total = 0.0
            var distance = columns.count == sample.days ? centredTotal : 0
            for column in columns { total += sample.abnormal[first + column] }
            if columns.count != sample.days {
                for column in columns {
                    distance += benchmark[frame.window.lowerBound + column] - fit.marketMean
                }
            }
            let length = Double(columns.count)
            sample.abnormal.append(sample.dialect.rounding(total))
            sample.factors.append(length + length * length * base + distance * distance * inverse)
            sample.buyAndHold.append(buyAndHold(pair, frame, columns))
        }
        sample.coefficients.append(fit.alpha)
        sample.coefficients.append(fit.beta)
        sample.store(nil)
        if count == sample.estimationDays {
            residuals.add(whole: scratch, sum: fit.residualSum, squares: fit.centredSquares)
        } else {
            residuals.add(scratch[0..<count])
        }
        keep(frame, scale: (top / Double(degrees)).squareRoot(), count: count)
        return true
    }

    /// Appends what goes with an event's residuals.
    private mutating func keep(_ frame: EventFrame, scale: Double, count: Int) {
        sample.counts.append(count)
        sample.complete.append(count == sample.estimationDays)
        sample.scales.append(scale)
        let asked = frame.request.estimationLength
        if count < asked { note(frame, .shortEstimation(had: count, asked: asked)) }
    }

    /// The product of the growth factors less the product of the expected ones.
    ///
    /// Source: J. Lyon, B. Barber, C.-L. Tsai, *Improved Methods for Tests of Long-Run Abnormal Stock Returns*,
    /// Journal of Finance 54 (1999), 165–201, equation 1.
    private func buyAndHold(_ pair: AlignedReturns, _ frame: EventFrame, _ columns: Range<Int>) -> Double {
        var total = 0.0
        var expectedTotal = 0.0
        if problem.options.returns == .log, sample.dialect.compoundsGrowth {
            for column in columns {
                total += pair.firm[frame.window.lowerBound + column]
                expectedTotal += expected[column]
            }
            return Elementary.exp(total) - Elementary.exp(expectedTotal)
        }
        total = 1
        expectedTotal = 1
        for column in columns {
            total *= 1 + pair.firm[frame.window.lowerBound + column]
            expectedTotal *= 1 + expected[column]
        }
        return sample.dialect.rounding(total - expectedTotal)
    }
}

extension SampleBuilder {
    /// Any model, gaps and spans; the rule that the event breaks, or nil.
    private mutating func general(_ frame: EventFrame, _ pair: AlignedReturns) -> EventStudyIssue.Rule? {
        let design = DesignRows(returns: pair, model: problem.options.model)
        let fit: ModelFit
        do {
            fit = try design.fit(frame.estimation)
        } catch {
            switch error {
            case .tooFewRows(let rows, let columns):
                return .estimationTooShort(had: rows, needed: columns + 1)
            case .dependentColumn(let column): return .dependentRegressors(column: column)
            }
        }
        guard fit.isConverged else { return .notConverged }
        let usable = fit.residuals.filter { !$0.isNaN }
        let asked = frame.request.estimationLength
        guard usable.count >= min(problem.options.minimumEstimation, asked),
            usable.count > sample.parameters + 2
        else { return .estimationTooShort(had: usable.count, needed: problem.options.minimumEstimation) }
        let own = Sums.variance(frame.estimation.map { pair.firm[$0] }.filter { !$0.isNaN })
        guard own > 0 else { return .noVariance }
        let variance = variance(usable)
        guard variance > 1e-20 * own else { return .noResidualVariance }
        let scale = variance.squareRoot()
        let firsts = (sample.abnormal.count, sample.buyAndHold.count)
        guard window(frame, design, fit, usable.count, scale) else {
            sample.abnormal.removeLast(sample.abnormal.count - firsts.0)
            sample.factors.removeLast(sample.factors.count - firsts.0)
            sample.buyAndHold.removeLast(sample.buyAndHold.count - firsts.1)
            return .noReturnInWindow
        }
        sample.coefficients.append(contentsOf: fit.coefficients)
        sample.store(fit.residuals[...])
        residuals.add(fit.residuals[...])
        keep(frame, scale: scale, count: usable.count)
        return nil
    }

    /// The variance of the residuals, as the dialect defines it.
    private func variance(_ usable: [Double]) -> Double {
        let isSample = sample.dialect.scale == .sample || problem.options.model == .marketAdjusted
        if isSample { return Sums.variance(usable) }
        return Sums.sum(usable.map { $0 * $0 }) / Double(usable.count - sample.parameters)
    }

    /// Appends the event window's cells; false where it has no return at all.
    private mutating func window(
        _ frame: EventFrame, _ design: DesignRows, _ fit: ModelFit, _ count: Int, _ scale: Double
    ) -> Bool {
        var rows: [[Double]] = []
        var missing: [Int] = []
        let first = sample.abnormal.count
        let error = forecastError(frame, design, fit, count)
        for (column, position) in frame.window.enumerated() {
            expected[column] = design.expected(fit, position)
            let abnormal = design.returns.firm[position] - expected[column]
            if abnormal.isNaN { missing.append(column) }
            sample.abnormal.append(sample.dialect.rounding(abnormal))
            rows.append(error.row(position))
            let own = ownVariance(fit, design, frame, position, scale)
            sample.factors.append(abnormal.isNaN ? .nan : own + error.square(rows[column]))
        }
        guard missing.count < sample.days else { return false }
        // Sessions that a later return of the window spans are not missing: their return is in that one.
        let bridged = missing.filter { gap in
            guard !design.returns.spans.isEmpty else { return false }
            return frame.window.enumerated().contains { column, position in
                column > gap && design.returns.spans[position] > column - gap
                    && !sample.abnormal[first + column].isNaN
            }
        }
        let lost = missing.filter { !bridged.contains($0) }
        if !missing.isEmpty { sample.hasGaps = true }
        if !lost.isEmpty { note(frame, .missingInWindow(sessions: lost.count)) }
        for index in sample.windows.indices {
            cumulate(index, frame, design, fit, rows, first, lost, scale, error)
        }
        return true
    }

    private mutating func note(_ frame: EventFrame, _ rule: EventStudyIssue.Rule) {
        issues.append(
            EventStudyIssue(
                event: frame.request.id, firm: frame.request.firm, date: frame.session, rule: rule))
    }

    /// The variance of one return itself, over the residual variance.
    private func ownVariance(
        _ fit: ModelFit, _ design: DesignRows, _ frame: EventFrame, _ position: Int, _ scale: Double
    ) -> Double {
        guard let forecasts = fit.varianceRatios else { return design.span(position) }
        let ahead = min(max(position - frame.estimation.upperBound, 0), forecasts.count - 1)
        return forecasts[ahead] / (scale * scale)
    }

    private mutating func cumulate(
        _ index: Int, _ frame: EventFrame, _ design: DesignRows, _ fit: ModelFit, _ rows: [[Double]],
        _ first: Int, _ lost: [Int], _ scale: Double, _ error: ForecastError
    ) {
        let columns = sample.columns(of: index)
        let isTraded = columns.contains { !sample.abnormal[first + $0].isNaN }
        guard isTraded, !lost.contains(where: columns.contains) else {
            sample.abnormal.append(.nan)
            sample.factors.append(.nan)
            sample.buyAndHold.append(.nan)
            return
        }
        var total = 0.0
        var own = 0.0
        var sum = [Double](repeating: 0, count: rows.first?.count ?? 0)
        var growth = (1.0, 1.0)
        for column in columns where !sample.abnormal[first + column].isNaN {
            let position = frame.window.lowerBound + column
            total += sample.abnormal[first + column]
            own += ownVariance(fit, design, frame, position, scale)
            for (place, value) in rows[column].enumerated() { sum[place] += value }
            let kind = sample.dialect.compoundsGrowth ? problem.options.returns : .simple
            growth.0 *= kind.growth(design.returns.firm[position])
            growth.1 *= kind.growth(expected[column])
        }
        sample.abnormal.append(sample.dialect.rounding(total))
        sample.factors.append(own + error.square(sum))
        sample.buyAndHold.append(sample.dialect.rounding(growth.0 - growth.1))
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension SampleBuilder {
    /// Any model, gaps and spans; the rule that the event breaks, or nil.
    mutating func general(_ place: EventPlace, _ pair: AlignedReturns) -> EventStudyIssue.Rule? {
        let design = DesignRows(returns: pair, model: problem.options.model)
        let fit: ModelFit
        do {
            fit = try design.fit(place.estimation)
        } catch {
            switch error {
            case .tooFewRows(let rows, let columns):
                return .estimationTooShort(had: rows, needed: columns + 1)
            case .dependentColumn(let column): return .dependentRegressors(column: column)
            }
        }
        guard fit.isConverged else { return .notConverged }
        let usable = fit.residuals.filter { !$0.isNaN }
        let asked = problem.requests[place.index].estimationLength
        guard usable.count >= min(problem.options.minimumEstimation, asked),
            usable.count > shape.parameters + 2
        else { return .estimationTooShort(had: usable.count, needed: problem.options.minimumEstimation) }
        let own = Sums.variance(place.estimation.map { pair.firm[$0] }.filter { !$0.isNaN })
        guard own > 0 else { return .noVariance }
        let variance = variance(usable)
        guard variance > 1e-20 * own else { return .noResidualVariance }
        let scale = variance.squareRoot()
        let firsts = (sample.abnormal.count, sample.buyAndHold.count)
        guard window(place, design, fit, usable.count, scale) else {
            sample.abnormal.removeLast(sample.abnormal.count - firsts.0)
            sample.factors.removeLast(sample.factors.count - firsts.0)
            sample.buyAndHold.removeLast(sample.buyAndHold.count - firsts.1)
            return .noReturnInWindow
        }
        sample.coefficients.append(contentsOf: fit.coefficients)
        sample.store(fit.residuals[...])
        residuals.add(fit.residuals[...])
        keep(place, scale: scale, count: usable.count)
        return nil
    }

    /// The variance of the residuals, as the dialect defines it.
    private func variance(_ usable: [Double]) -> Double {
        let isSample = shape.dialect.scale == .sample || problem.options.model == .marketAdjusted
        if isSample { return Sums.variance(usable) }
        return Sums.sum(usable.map { $0 * $0 }) / Double(usable.count - shape.parameters)
    }

    /// Appends the event window's cells; false where it has no return at all.
    private mutating func window(
        _ place: EventPlace, _ design: DesignRows, _ fit: ModelFit, _ count: Int, _ scale: Double
    ) -> Bool {
        var rows: [[Double]] = []
        var missing: [Int] = []
        let first = sample.abnormal.count
        let error = forecastError(place, design, fit, count)
        for (column, position) in place.window.enumerated() {
            expected[column] = design.expected(fit, position)
            let abnormal = design.returns.firm[position] - expected[column]
            if abnormal.isNaN { missing.append(column) }
            sample.abnormal.append(shape.dialect.rounding(abnormal))
            rows.append(error.row(position))
            let own = ownVariance(fit, design, place, position, scale)
            sample.factors.append(abnormal.isNaN ? .nan : own + error.square(rows[column]))
        }
        guard missing.count < shape.days else { return false }
        // Sessions that a later return of the window spans are not missing: their return is in that one.
        let bridged = missing.filter { gap in
            guard !design.returns.spans.isEmpty else { return false }
            return place.window.enumerated().contains { column, position in
                column > gap && design.returns.spans[position] > column - gap
                    && !sample.abnormal[first + column].isNaN
            }
        }
        let lost = missing.filter { !bridged.contains($0) }
        if !missing.isEmpty { sample.hasGaps = true }
        if !lost.isEmpty { note(place, .missingInWindow(sessions: lost.count)) }
        for index in shape.windows.indices {
            cumulate(index, place, design, fit, rows, first, lost, scale, error)
        }
        return true
    }

    /// The variance of one return itself, over the residual variance.
    private func ownVariance(
        _ fit: ModelFit, _ design: DesignRows, _ place: EventPlace, _ position: Int, _ scale: Double
    ) -> Double {
        guard let forecasts = fit.varianceRatios else { return design.span(position) }
        let ahead = min(max(position - place.estimation.upperBound, 0), forecasts.count - 1)
        return forecasts[ahead] / (scale * scale)
    }

    private mutating func cumulate(
        _ index: Int, _ place: EventPlace, _ design: DesignRows, _ fit: ModelFit, _ rows: [[Double]],
        _ first: Int, _ lost: [Int], _ scale: Double, _ error: ForecastError
    ) {
        let columns = shape.columns(of: index)
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
            let position = place.window.lowerBound + column
            total += sample.abnormal[first + column]
            own += ownVariance(fit, design, place, position, scale)
            for (place, value) in rows[column].enumerated() { sum[place] += value }
            let kind = shape.dialect.compoundsGrowth ? problem.options.returns : .simple
            growth.0 *= kind.growth(design.returns.firm[position])
            growth.1 *= kind.growth(expected[column])
        }
        sample.abnormal.append(shape.dialect.rounding(total))
        sample.factors.append(own + error.square(sum))
        sample.buyAndHold.append(shape.dialect.rounding(growth.0 - growth.1))
    }
}

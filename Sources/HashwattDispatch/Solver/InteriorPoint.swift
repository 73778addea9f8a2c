// SPDX-License-Identifier: Apache-2.0

/// Predictor–corrector interior point for a ``StageModel``.
///
/// Variables lie strictly between their bounds: `x, s = u − x > 0` with dual slacks `z, w > 0` and
/// `z − w = c − Aᵀy` at all times, since boxes make every `y` feasible. Each iteration factors
/// `A Θ⁻¹ Aᵀ`, `Θ = z/x + w/s`, once (``StageFactor``) and solves twice.
///
/// Goals, in order: a certificate at 1e-9; time linear in the intervals; the same bits on every machine (four
/// fixed lanes, no fused multiply-add). A fixed variable has `x = s = 0`, `z = w = 1`: the small constant in the
/// denominators then makes all its steps zero, so that no loop asks which variables are fixed.
///
/// Source: S. Mehrotra, doi:10.1137/0802028; S. Wright, *Primal-Dual Interior-Point Methods* (1997), chapter 10.
struct InteriorPoint {
    let model: StageModel
    let patterns: StagePatterns
    let demandRow: Int?
    var factor: StageFactor
    /// Variables, their dual slacks and steps.
    var held = StageCells()
    /// Columns that are left at a bound, see ``ClearColumns``.
    var clear: ClearColumns
    /// Residuals of the rows, one element a group and unknown.
    var residual: [Lanes]
    /// The predictor's right-hand side after the local elimination.
    var forward: [Lanes]
    // The corrector's right-hand sides: second-order terms, and those of the target.
    var second: [Lanes]
    var centre: [Lanes]
    /// Steps of the local rows' duals, element `group * localCount + row`.
    var localStep: [Lanes]
    /// Right-hand sides, then steps of link rows, peaks and budgets: see ``StageFactor``.
    var stageStep: [Double]
    var duals: RowDuals
    var peaks: PeriodVariables
    var budgets: PeriodVariables
    var complementarity = 0.0
    /// Number of complementary pairs.
    var boxes = 1.0
    var lastStep = 1.0
    /// Least share of its distance to a bound that a variable keeps in a step.
    var keep = 0.2
    let boldness: Double

    /// Peaks of billing periods, or slacks of budgets.
    struct PeriodVariables {
        var x: [Double]
        var s: [Double]
        var z: [Double]
        var w: [Double]
        var dx: [Double]
        var dz: [Double]
        var dw: [Double]
        /// Step of the system's unknown.
        var step: [Double]
        var residual: [Double]
        let upper: [Double]
        let cost: Double

        init(upper: [Double], cost: Double) {
            let zeros = [Double](repeating: 0, count: upper.count)
            (x, s, z, w, dx, dz, dw) = (zeros, zeros, zeros, zeros, zeros, zeros, zeros)
            (step, residual) = (zeros, zeros)
            self.upper = upper
            self.cost = cost
        }
    }

    /// - Parameter boldness: how many times the way to the first bound a step may go; below 1 the usual rule.
    /// - Parameter fixesClear: leaves columns that have clearly chosen a bound at it.
    init(_ model: StageModel, boldness: Double, fixesClear: Bool) {
        self.model = model
        self.boldness = boldness
        patterns = StagePatterns(model)
        demandRow = model.localRows.firstIndex(of: .demand)
        factor = StageFactor(model)
        clear = ClearColumns(model)
        // Each its own zeros: copies of one array would be written twice.
        func slots() -> [Lanes] { [Lanes](repeating: .zero, count: model.groups * model.unknowns) }
        (residual, forward, second, centre) = (slots(), slots(), slots(), slots())
        localStep = [Lanes](repeating: .zero, count: model.groups * model.localCount)
        stageStep = [Double](repeating: 0, count: model.groups * laneCount * factor.reach)
        duals = RowDuals(model)
        let site = model.problem.site
        peaks = PeriodVariables(
            upper: model.billing.map { _ in model.peakLimit }, cost: site.demandChargeUSDPerMW)
        budgets = PeriodVariables(upper: model.budgetLimits, cost: 0)
        start(fixesClear: fixesClear)
    }

    /// How the iteration ended.
    enum Ending { case converged, stalled, exhausted }

    /// Iterates until complementarity is `tolerance · max(1, |objective|)` and rows hold; returns the iterations.
    mutating func run(tolerance: Double, objective: Double, most: Int) -> (ending: Ending, iterations: Int) {
        let goal = tolerance * max(1, abs(objective))
        var best = Double.infinity
        var sinceBest = 0
        sweep(primal: 0, dual: 0)
        for iteration in 0..<most {
            guard complementarity.isFinite else { return (.stalled, iteration) }
            let isClose = complementarity <= goal
            if isClose && polish() { return (.converged, iteration) }
            let progress = complementarity + (isClose ? infeasibility() : 0)
            if progress < 0.9 * best { (best, sinceBest) = (progress, 0) } else { sinceBest += 1 }
            if sinceBest > 30 { return (.stalled, iteration) }
            iterate(holding: isClose)
        }
        return (.exhausted, most)
    }

    /// Newton steps on the rows alone until they hold to 1e-9 or nothing is gained; whether they hold to 1e-7.
    private mutating func polish() -> Bool {
        var before = infeasibility()
        guard before < 1 else { return false }
        for _ in 0..<6 where before > 1e-11 {
            polishStep()
            let after = infeasibility()
            defer { before = after }
            if after > 0.5 * before { break }
        }
        return before <= 1e-7
    }

    mutating func eliminateSequence() {
        factor.eliminateSequence(
            peakDiagonal: peaks.x.indices.map { -(peaks.z[$0] / peaks.x[$0] + peaks.w[$0] / peaks.s[$0]) },
            budgetDiagonal: budgets.x.indices.map {
                1 / (budgets.z[$0] / budgets.x[$0] + budgets.w[$0] / budgets.s[$0])
            })
    }

    /// One predictor–corrector step from the assembled system.
    ///
    /// The target is at most a twentieth of μ after a long step and a third of it after a short one; the second-order
    /// terms are weighted by the geometric mean of the predictor's step lengths, since they describe a full
    /// step (M. Colombo, J. Gondzio, doi:10.1007/s10589-007-9106-0). A step may go `boldness` times the way to the
    /// first bound: see ``sweep(primal:dual:)``.
    ///
    /// - Parameter holding: keep μ and only centre, because the rows still lag behind.
    private mutating func iterate(holding: Bool) {
        eliminateSequence()
        solve(.affine)
        let affine = predict()
        let mu = complementarity / boxes
        let ratio = max(0, affine.complementarity / complementarity)
        let target = mu * (holding ? 1 : min(lastStep > 0.5 ? 0.05 : 0.3, ratio * ratio * ratio))
        let weight = (affine.primal * affine.dual).squareRoot()
        solve(.corrected(target: target, weight: weight))
        let most = correct(target, weight)
        let primal = min(boldness / max(most.primal, 1e-300), 0.99 / max(most.periodPrimal, 1e-300))
        let dual = min(boldness / max(most.dual, 1e-300), 0.99 / max(most.periodDual, 1e-300))
        lastStep = min(primal, dual)
        keep = min(0.2, max(0.005, ratio / 4))
        sweep(primal: min(1, primal), dual: min(1, dual))
    }
}

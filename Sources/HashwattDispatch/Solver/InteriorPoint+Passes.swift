// SPDX-License-Identifier: Apache-2.0

extension InteriorPoint {
    static let tiny = 1e-300

    /// Moves the point along the step, then assembles and eliminates the local part of the next system.
    ///
    /// A box that the step would leave keeps a share of its distance to the bound, at most a fifth, instead of
    /// holding back all others. Where a dual slack is kept, its opposite rises by as much, so that `z − w` stays the reduced cost;
    /// where a variable is kept, its rows get a residual that the next step takes out. In a year of intervals a
    /// few boxes always flip as the price of a shared budget or peak moves, and the usual step to the nearest
    /// bound then needs three times the iterations.
    ///
    /// - Parameters:
    ///   - primal: share of the step that primal variables go.
    ///   - dual: share of the step that duals go.
    mutating func sweep(primal: Double, dual: Double) {
        advanceRows(primal, dual)
        let (size, rows, patterns, keep) = (
            model.unknowns, model.localCount + model.linkCount, patterns, keep
        )
        var cellStorage: [Cell] = []
        swap(&cellStorage, &held.cells)
        var residualStorage: [Lanes] = []
        swap(&residualStorage, &residual)
        var forwardStorage: [Lanes] = []
        swap(&forwardStorage, &forward)
        var cells = cellStorage.mutableSpan
        var residuals = residualStorage.mutableSpan
        var forwards = forwardStorage.mutableSpan
        var matrixStorage = [Lanes](repeating: .zero, count: size * size)
        var matrix = matrixStorage.mutableSpan
        var rightStorage = [Lanes](repeating: .zero, count: size)
        var right = rightStorage.mutableSpan
        var (localStorage, sequenceStorage): ([Lanes], [Double]) = ([], [])
        swap(&localStorage, &factor.local)
        swap(&sequenceStorage, &factor.sequential)
        var local = localStorage.mutableSpan
        var sequence = sequenceStorage.mutableSpan
        var products = Lanes.zero
        for group in 0..<model.groups {
            let base = group * size
            for row in 0..<size {
                for index in row * size + row..<(row + 1) * size { matrix[at: index] = .zero }
            }
            for slot in 0..<size {
                residuals[at: base + slot] = slot < rows ? clear.rhs[at: group * rows + slot] : .zero
                right[at: slot] = .zero
            }
            var place = held.first[at: group]
            let end = held.first[at: group + 1]
            while place < end {
                let p = held.patterns[at: place]
                var (theta, amount, reduced) = (Lanes.zero, Lanes.zero, Lanes.zero)
                repeat {
                    var cell = cells[at: place]
                    let wanted = most(primal * cell.dx, (keep - 1) * cell.x)
                    let step = least(wanted, (1 - keep) * cell.s)
                    cell.x += step
                    cell.s -= step
                    let (nextZ, nextW) = (cell.z + dual * cell.dz, cell.w + dual * cell.dw)
                    let lift = most(most(keep * cell.z - nextZ, keep * cell.w - nextW), .zero)
                    cell.z = nextZ + lift
                    cell.w = nextW + lift
                    let (low, high) = (cell.s * cell.z, cell.x * cell.w)
                    let inverse = cell.x * cell.s / (low + high + Self.tiny)
                    cell.theta = inverse
                    products += cell.x * cell.z + cell.s * cell.w
                    theta += inverse
                    amount += cell.x
                    reduced += inverse * (cell.z - cell.w)
                    cells[at: place] = cell
                    place += 1
                } while place < end && held.patterns[at: place] == p
                for entry in patterns.firstEntry[at: Int(p)]..<patterns.firstEntry[at: Int(p) + 1] {
                    let (slot, coefficient) = (patterns.unknown[at: entry], patterns.coefficient[at: entry])
                    residuals[at: base + slot] -= coefficient * amount
                    right[at: slot] += coefficient * reduced
                }
                patterns.addSquare(Int(p), theta, to: &matrix)
            }
            addPeaks(group, &matrix, &residuals)
            factor.eliminate(group, &matrix, &local, &sequence)
            for slot in 0..<size where slot != model.budgetUnknown {
                right[at: slot] += residuals[at: base + slot]
            }
            factor.forward(group, &right, local)
            for slot in 0..<size { forwards[at: base + slot] = right[at: slot] }
        }
        swap(&cellStorage, &held.cells)
        swap(&residualStorage, &residual)
        swap(&forwardStorage, &forward)
        swap(&localStorage, &factor.local)
        swap(&sequenceStorage, &factor.sequential)
        complementarity = products.sum()
        finishPeriods()
    }

    /// Moves the duals of rows, and peaks and budgets.
    private mutating func advanceRows(_ primal: Double, _ dual: Double) {
        guard primal != 0 || dual != 0 else { return }
        for place in localStep.indices { duals.local[place] += dual * localStep[place] }
        let (links, reach) = (model.linkCount, factor.reach)
        if links > 0 {
            for group in 0..<model.groups {
                for row in 0..<links {
                    duals.link[group * links + row] += dual * factor.lanes(stageStep, group * reach + row)
                }
            }
        }
        func move(_ v: inout PeriodVariables, _ index: Int) {
            v.x[index] += primal * v.dx[index]
            v.s[index] -= primal * v.dx[index]
            v.z[index] += dual * v.dz[index]
            v.w[index] += dual * v.dw[index]
        }
        for index in peaks.x.indices { move(&peaks, index) }
        for index in budgets.x.indices {
            move(&budgets, index)
            duals.budget[index] += dual * budgets.step[index]
        }
    }

    /// The demand rows' coupling to their period's peak.
    @inline(__always)
    private func addPeaks(
        _ group: Int, _ matrix: inout MutableSpan<Lanes>, _ residuals: inout MutableSpan<Lanes>
    ) {
        guard let row = demandRow else { return }
        var (level, coupling) = (Lanes.zero, Lanes.zero)
        for lane in 0..<min(laneCount, model.problem.count - group * laneCount) {
            level[lane] = peaks.x[Int(model.peakOf[group * laneCount + lane])]
            coupling[lane] = -1
        }
        matrix[at: row * model.unknowns + model.peakUnknown] = coupling
        residuals[at: group * model.unknowns + row] += level
    }

    private mutating func finishPeriods() {
        func products(_ v: PeriodVariables) -> Double {
            var sum = 0.0
            for index in v.x.indices { sum += v.x[index] * v.z[index] + v.s[index] * v.w[index] }
            return sum
        }
        complementarity += products(peaks) + products(budgets)
        guard model.hasBudget else { return }
        for index in budgets.x.indices { budgets.residual[index] = budgets.upper[index] - budgets.x[index] }
        for group in 0..<model.groups {
            let used = residual[at: group * model.unknowns + model.budgetUnknown]
            for lane in 0..<laneCount {
                budgets.residual[Int(model.budgetOf[group * laneCount + lane])] += used[lane]
            }
        }
    }

    /// Largest residual of any row at the point last assembled.
    func infeasibility() -> Double {
        let (locals, links, size) = (model.localCount, model.linkCount, model.unknowns)
        var worst = Lanes.zero
        var carried = [Lanes](repeating: .zero, count: links)
        for group in 0..<model.groups {
            for row in 0..<locals + links {
                var value = residual[at: group * size + row]
                if row >= locals {
                    let next = residual[at: group * size + row + links]
                    value += Lanes(carried[at: row - locals][laneMask], next[0], next[1], next[2])
                    carried[row - locals] = next
                }
                worst = HashwattDispatch.most(worst, HashwattDispatch.most(value, -value))
            }
        }
        return budgets.residual.reduce(worst.max()) { max($0, abs($1)) }
    }

    /// Which right-hand side a solve takes.
    enum Goal {
        /// Complementarity zero.
        case affine
        /// Complementarity `target`, with the predictor's second-order terms times `weight`.
        case corrected(target: Double, weight: Double)
        /// Only the rows' residuals.
        case feasibility

        var scales: (right: Double, second: Double, centre: Double) {
            switch self {
            case .affine: (1, 0, 0)
            case .corrected(let target, let weight): (1, weight, target)
            case .feasibility: (0, 0, 0)
            }
        }
    }

    /// Solves for the steps of all duals but those of local rows, which ``loadSteps(_:_:)`` completes.
    mutating func solve(_ goal: Goal) {
        let (size, locals, reach) = (model.unknowns, model.localCount, factor.reach)
        var (localStorage, stageStorage): ([Lanes], [Double]) = ([], [])
        swap(&localStorage, &localStep)
        swap(&stageStorage, &stageStep)
        var local = localStorage.mutableSpan
        var stage = stageStorage.mutableSpan
        var vectorStorage = [Lanes](repeating: .zero, count: size)
        var vector = vectorStorage.mutableSpan
        for group in 0..<model.groups {
            let base = group * size
            switch goal {
            case .affine:
                for slot in 0..<size { vector[at: slot] = forward[at: base + slot] }
            case .corrected(let target, let weight):
                for slot in 0..<size {
                    vector[at: slot] = weight * second[at: base + slot] - target * centre[at: base + slot]
                }
                factor.forward(group, &vector)
                for slot in 0..<size { vector[at: slot] += forward[at: base + slot] }
            case .feasibility:
                for slot in 0..<size { vector[at: slot] = residual[at: base + slot] }
                vector[at: model.budgetUnknown] = .zero
                factor.forward(group, &vector)
            }
            for row in 0..<locals { local[at: group * locals + row] = vector[at: row] }
            for slot in locals..<size {
                StageFactor.store(vector[at: slot], group * reach + slot - locals, &stage)
            }
        }
        swap(&localStorage, &localStep)
        swap(&stageStorage, &stageStep)
        for index in peaks.x.indices { peaks.step[index] = reducedStep(peaks, index, goal) }
        for index in budgets.x.indices {
            let theta = budgets.z[index] / budgets.x[index] + budgets.w[index] / budgets.s[index]
            budgets.step[index] = budgets.residual[index] + reducedStep(budgets, index, goal) / theta
        }
        factor.solveSequence(&stageStep, peaks: &peaks.step, budgets: &budgets.step)
    }

    /// The right-hand side's part of a peak or budget: `r_sw/s − r_xz/x`.
    private func reducedStep(_ period: PeriodVariables, _ index: Int, _ goal: Goal) -> Double {
        let scales = goal.scales
        let (x, s) = (period.x[index], period.s[index])
        let second = period.dx[index] * (period.dz[index] / x + period.dw[index] / s)
        return scales.right * (period.z[index] - period.w[index]) + scales.second * second
            - scales.centre * (1 / x - 1 / s)
    }

    /// Steps of the unknowns that a group's columns meet; completes the local rows' from what follows them.
    @inline(__always)
    func loadSteps(
        _ group: Int, _ slots: inout MutableSpan<Lanes>, _ local: inout MutableSpan<Lanes>
    ) {
        let (size, locals, reach) = (model.unknowns, model.localCount, factor.reach)
        for row in 0..<locals { slots[at: row] = local[at: group * locals + row] }
        for slot in locals..<size { slots[at: slot] = factor.lanes(stageStep, group * reach + slot - locals) }
        factor.backward(group, &slots)
        for row in 0..<locals { local[at: group * locals + row] = slots[at: row] }
    }
}

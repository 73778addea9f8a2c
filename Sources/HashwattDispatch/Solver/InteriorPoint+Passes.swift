// SPDX-License-Identifier: Apache-2.0

extension InteriorPoint {
    static let tiny = 1e-300

    /// Residuals, Θ⁻¹ and the local part of the system at the current point.
    mutating func assemble() {
        let size = model.unknowns
        let columns = model.columnCount
        let (x, s, z, w, patterns) = (x, s, z, w, patterns)
        var (inverseTheta, residual, right) = (takeTheta(), takeResidual(), takeRight())
        var matrix = [Lanes](repeating: .zero, count: size * size)
        var products = Lanes.zero
        for group in 0..<model.groups {
            for index in 0..<size * size { matrix[index] = .zero }
            let base = group * size
            for slot in base..<base + size {
                residual[slot] = .zero
                right[slot] = .zero
            }
            for p in 0..<patterns.count {
                var (theta, amount, reduced) = (Lanes.zero, Lanes.zero, Lanes.zero)
                for column in patterns.firstColumn[p]..<patterns.firstColumn[p + 1] {
                    let place = group * columns + column
                    let (px, ps, pz, pw) = (x[place], s[place], z[place], w[place])
                    let (low, high) = (ps * pz, px * pw)
                    let both = px * ps
                    let inverse = both / (low + high + Self.tiny)
                    products += px * pz + ps * pw
                    inverseTheta[place] = inverse
                    theta += inverse
                    amount += px
                    reduced += inverse * (pz - pw)
                }
                patterns.add(p, -amount, to: &residual, at: base)
                patterns.add(p, reduced, to: &right, at: base)
                for pair in patterns.firstPair[p]..<patterns.firstPair[p + 1] {
                    matrix[patterns.pairPlace[pair]] += patterns.pairProduct[pair] * theta
                }
            }
            addConstants(group, &matrix, &residual)
            factor.eliminate(group, &matrix)
        }
        (self.inverseTheta, self.residual, self.right) = (inverseTheta, residual, right)
        complementarity = products.sum()
        finishPeriods()
    }

    private mutating func takeTheta() -> [Lanes] {
        defer { inverseTheta = [] }
        return inverseTheta
    }

    private mutating func takeResidual() -> [Lanes] {
        defer { residual = [] }
        return residual
    }

    private mutating func takeRight() -> [Lanes] {
        defer { right = [] }
        return right
    }

    /// Right-hand sides, and the demand rows' coupling to their period's peak.
    @inline(__always)
    private func addConstants(_ group: Int, _ matrix: inout [Lanes], _ residual: inout [Lanes]) {
        let (base, rows) = (group * model.unknowns, model.localCount + model.linkCount)
        for row in 0..<rows { residual[base + row] += model.rhs[group * rows + row] }
        guard let row = demandRow else { return }
        var level = Lanes.zero
        var coupling = Lanes.zero
        for lane in 0..<laneCount where group * laneCount + lane < peakOf.count {
            level[lane] = peaks.x[Int(peakOf[group * laneCount + lane])]
            coupling[lane] = -1
        }
        matrix[row * model.unknowns + model.peakUnknown] = coupling
        residual[base + row] += level
    }

    private mutating func finishPeriods() {
        for index in peaks.x.indices {
            complementarity += peaks.x[index] * peaks.z[index] + peaks.s[index] * peaks.w[index]
        }
        guard model.hasBudget else { return }
        for index in budgets.x.indices { budgets.residual[index] = budgets.upper[index] - budgets.x[index] }
        for t in budgetNumber.indices {
            budgets.residual[Int(budgetNumber[t])] +=
                residual[t >> laneShift * model.unknowns + model.budgetUnknown][t & laneMask]
        }
        for index in budgets.x.indices {
            complementarity += budgets.x[index] * budgets.z[index] + budgets.s[index] * budgets.w[index]
        }
    }

    /// Largest residual of any row at the point last assembled.
    func infeasibility() -> Double {
        let (locals, links, size) = (model.localCount, model.linkCount, model.unknowns)
        var worst = 0.0
        for row in 0..<locals {
            var most = Lanes.zero
            for group in 0..<model.groups {
                let value = residual[group * size + row]
                most = HashwattDispatch.most(most, HashwattDispatch.most(value, -value))
            }
            worst = max(worst, most.max())
        }
        for link in 0..<links {
            var carried = 0.0
            for t in 0..<model.problem.count {
                let base = t >> laneShift * size
                worst = max(worst, abs(residual[base + locals + link][t & laneMask] + carried))
                carried = residual[base + locals + links + link][t & laneMask]
            }
        }
        for index in budgets.x.indices { worst = max(worst, abs(budgets.residual[index])) }
        return worst
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

    /// Solves for the step of all duals.
    mutating func solve(_ goal: Goal) {
        let (size, locals, reach) = (model.unknowns, model.localCount, factor.reach)
        let (residual, right, second, centre) = (residual, right, rightSecond, rightCentre)
        let scales = goal.scales
        var vector = [Lanes](repeating: .zero, count: size)
        for group in 0..<model.groups {
            let base = group * size
            for slot in 0..<size {
                let place = base + slot
                vector[slot] =
                    residual[place] + scales.right * right[place] + scales.second * second[place]
                    - scales.centre * centre[place]
            }
            vector[model.budgetUnknown] -= residual[base + model.budgetUnknown]
            factor.forward(group, &vector)
            for row in 0..<locals { localStep[group * locals + row] = vector[row] }
            for slot in locals..<size {
                let value = vector[slot]
                for lane in 0..<laneCount {
                    stageStep[(group * laneCount + lane) * reach + slot - locals] = value[lane]
                }
            }
        }
        for index in peaks.x.indices { peaks.step[index] = reducedStep(peaks, index, goal) }
        for index in budgets.x.indices {
            let theta = budgets.z[index] / budgets.x[index] + budgets.w[index] / budgets.s[index]
            budgets.step[index] = budgets.residual[index] + reducedStep(budgets, index, goal) / theta
        }
        factor.solveSequence(&stageStep, peaks: &peaks.step, budgets: &budgets.step)
        for group in 0..<model.groups {
            loadSteps(group, &vector)
            factor.backward(group, &vector)
            for row in 0..<locals { localStep[group * locals + row] = vector[row] }
        }
    }

    /// The right-hand side's part of a peak or budget: `r_sw/s − r_xz/x`.
    private func reducedStep(_ period: PeriodVariables, _ index: Int, _ goal: Goal) -> Double {
        let scales = goal.scales
        let (x, s) = (period.x[index], period.s[index])
        let second = period.dx[index] * (period.dz[index] / x + period.dw[index] / s)
        return scales.right * (period.z[index] - period.w[index]) + scales.second * second
            - scales.centre * (1 / x - 1 / s)
    }

    /// Steps of the unknowns that a group's columns meet.
    @inline(__always)
    func loadSteps(_ group: Int, _ slots: inout [Lanes]) {
        let (size, locals, reach) = (model.unknowns, model.localCount, factor.reach)
        for row in 0..<locals { slots[row] = localStep[group * locals + row] }
        for slot in locals..<size {
            var value = Lanes.zero
            let place = group * laneCount * reach + slot - locals
            for lane in 0..<laneCount { value[lane] = stageStep[place + lane * reach] }
            slots[slot] = value
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

extension InteriorPoint {
    /// The affine step: its complementarity at its own longest step, and the corrector's right-hand sides.
    mutating func predict() -> (complementarity: Double, primal: Double, dual: Double) {
        let (size, columns) = (model.unknowns, model.columnCount)
        let (x, s, z, w, inverseTheta, patterns) = (x, s, z, w, inverseTheta, patterns)
        var (dx, second, centre) = (self.dx, rightSecond, rightCentre)
        (self.dx, rightSecond, rightCentre) = ([], [], [])
        var (primal, dual) = (Lanes.zero, Lanes.zero)
        var (firstSum, secondSum) = (Lanes.zero, Lanes.zero)
        var slots = [Lanes](repeating: .zero, count: size)
        for group in 0..<model.groups {
            loadSteps(group, &slots)
            let base = group * size
            for slot in base..<base + size {
                second[slot] = .zero
                centre[slot] = .zero
            }
            for p in 0..<patterns.count {
                let slope = patterns.value(p, slots)
                var (sum, middle) = (Lanes.zero, Lanes.zero)
                for column in patterns.firstColumn[p]..<patterns.firstColumn[p + 1] {
                    let place = group * columns + column
                    let (px, ps, pz, pw) = (x[place], s[place], z[place], w[place])
                    let theta = inverseTheta[place]
                    let reduced = pz - pw
                    let step = theta * (slope - reduced)
                    let inverse = 1 / (px * ps + Self.tiny)
                    let (inverseX, inverseS) = (ps * inverse, px * inverse)
                    let (low, high) = (step * inverseX, step * inverseS)
                    let stepZ = -pz - pz * low
                    let stepW = pw * high - pw
                    primal = most(primal, most(-low, high))
                    dual = most(dual, most(low, -high))
                    firstSum += step * reduced
                    secondSum += step * (stepZ - stepW)
                    dx[place] = step
                    sum += theta * (stepZ * low + stepW * high)
                    middle += theta * (inverseX - inverseS)
                }
                patterns.add(p, sum, to: &second, at: base)
                patterns.add(p, middle, to: &centre, at: base)
            }
        }
        (self.dx, rightSecond, rightCentre) = (dx, second, centre)
        return finishPrediction(primal.max(), 1 + dual.max(), firstSum.sum(), secondSum.sum())
    }

    private mutating func finishPrediction(
        _ primal: Double, _ dual: Double, _ first: Double, _ second: Double
    ) -> (complementarity: Double, primal: Double, dual: Double) {
        var (primal, dual, first, second) = (primal, dual, first, second)
        func step(_ v: inout PeriodVariables, _ index: Int, isPeak: Bool) {
            let theta = v.z[index] / v.x[index] + v.w[index] / v.s[index]
            let reduced = v.z[index] - v.w[index]
            // The system's unknown is the peak's own step, but a budget's dual.
            v.dx[index] = isPeak ? v.step[index] : (v.step[index] - reduced) / theta
            let (low, high) = (v.dx[index] / v.x[index], v.dx[index] / v.s[index])
            v.dz[index] = -v.z[index] - v.z[index] * low
            v.dw[index] = v.w[index] * high - v.w[index]
            primal = max(primal, -low, high)
            dual = max(dual, 1 + low, 1 - high)
            first += v.dx[index] * reduced
            second += v.dx[index] * (v.dz[index] - v.dw[index])
        }
        for index in peaks.x.indices { step(&peaks, index, isPeak: true) }
        for index in budgets.x.indices { step(&budgets, index, isPeak: false) }
        let alpha = min(1, 1 / max(primal, Self.tiny))
        let beta = min(1, 1 / max(dual, Self.tiny))
        let after = (1 - beta) * complementarity + (alpha - beta) * first + alpha * beta * second
        return (after, alpha, beta)
    }

    /// Largest relative decrease of a slack, of boxes and of peaks and budgets.
    typealias Decrease = (primal: Double, dual: Double, periodPrimal: Double, periodDual: Double)

    /// The corrected step and how far it may go.
    mutating func correct(_ target: Double, _ weight: Double) -> Decrease {
        let columns = model.columnCount
        let (x, s, z, w, inverseTheta, patterns) = (x, s, z, w, inverseTheta, patterns)
        var (dx, dz, dw) = (self.dx, self.dz, self.dw)
        (self.dx, self.dz, self.dw) = ([], [], [])
        var (primal, dual) = (Lanes.zero, Lanes.zero)
        var slots = [Lanes](repeating: .zero, count: model.unknowns)
        for group in 0..<model.groups {
            loadSteps(group, &slots)
            for p in 0..<patterns.count {
                let slope = patterns.value(p, slots)
                for column in patterns.firstColumn[p]..<patterns.firstColumn[p + 1] {
                    let place = group * columns + column
                    let (px, ps, pz, pw) = (x[place], s[place], z[place], w[place])
                    let inverse = 1 / (px * ps + Self.tiny)
                    let (inverseX, inverseS) = (ps * inverse, px * inverse)
                    let affine = dx[place]
                    let (lowA, highA) = (affine * inverseX, affine * inverseS)
                    // Right-hand sides of the complementarity rows, divided by x and by s.
                    let goalZ = target * inverseX + weight * (lowA * (pz + pz * lowA)) - pz
                    let goalW = target * inverseS + weight * (highA * (pw * highA - pw)) - pw
                    let step = inverseTheta[place] * (slope + goalZ - goalW)
                    let (low, high) = (step * inverseX, step * inverseS)
                    let stepZ = goalZ - pz * low
                    let stepW = goalW + pw * high
                    dx[place] = step
                    dz[place] = stepZ
                    dw[place] = stepW
                    primal = most(primal, most(-low, high))
                    let inverseD = 1 / (pz * pw + Self.tiny)
                    dual = most(dual, most(-(stepZ * (pw * inverseD)), -(stepW * (pz * inverseD))))
                }
            }
        }
        (self.dx, self.dz, self.dw) = (dx, dz, dw)
        let (periodPrimal, periodDual) = finishCorrection(target, weight)
        return (primal.max(), dual.max(), periodPrimal, periodDual)
    }

    private mutating func finishCorrection(_ target: Double, _ weight: Double) -> (
        primal: Double, dual: Double
    ) {
        var (primal, dual) = (0.0, 0.0)
        func step(_ v: inout PeriodVariables, _ index: Int, isPeak: Bool) {
            let (x, s, z, w) = (v.x[index], v.s[index], v.z[index], v.w[index])
            let goalZ = target / x - weight * v.dx[index] * v.dz[index] / x - z
            let goalW = target / s + weight * v.dx[index] * v.dw[index] / s - w
            let step = isPeak ? v.step[index] : (v.step[index] + goalZ - goalW) / (z / x + w / s)
            v.dx[index] = step
            v.dz[index] = goalZ - z * step / x
            v.dw[index] = goalW + w * step / s
            primal = max(primal, -step / x, step / s)
            dual = max(dual, -v.dz[index] / z, -v.dw[index] / w)
        }
        for index in peaks.x.indices { step(&peaks, index, isPeak: true) }
        for index in budgets.x.indices { step(&budgets, index, isPeak: false) }
        return (primal, dual)
    }

    /// Moves primal variables by `primal` and duals by `dual` of the corrected step.
    ///
    /// A box that the step would leave keeps a fiftieth of its distance to the bound instead of holding back all
    /// others. Where a dual slack is kept, its opposite rises by as much, so that `z − w` stays the reduced cost;
    /// where a variable is kept, its rows get a residual that the next step takes out. In a year of intervals a
    /// few boxes always flip as the price of a shared budget or peak moves, and the usual step to the nearest
    /// bound then needs three times the iterations.
    mutating func advance(_ primal: Double, _ dual: Double) {
        let keep = 0.02
        for place in 0..<x.count {
            let (px, ps, pz, pw) = (x[place], s[place], z[place], w[place])
            let wanted = most(primal * dx[place], (keep - 1) * px)
            let step = wanted.replacing(with: (1 - keep) * ps, where: wanted .> (1 - keep) * ps)
            x[place] = px + step
            s[place] = ps - step
            let (nextZ, nextW) = (pz + dual * dz[place], pw + dual * dw[place])
            let lift = most(most(keep * pz - nextZ, keep * pw - nextW), .zero)
            z[place] = nextZ + lift
            w[place] = nextW + lift
        }
        Self.add(dual, localStep, to: &localDual)
        let (links, reach) = (model.linkCount, factor.reach)
        for t in 0..<model.problem.count {
            for link in 0..<links { linkDual[t * links + link] += dual * stageStep[t * reach + link] }
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
            budgets.dual[index] += dual * budgets.step[index]
        }
    }

    @inline(__always)
    private static func add(_ scale: Double, _ step: [Lanes], to values: inout [Lanes]) {
        for place in 0..<values.count { values[place] += scale * step[place] }
    }

    /// One Newton step on the rows alone, at fixed Θ, from the assembled system.
    mutating func polishStep() {
        eliminateSequence()
        solve(.feasibility)
        var slots = [Lanes](repeating: .zero, count: model.unknowns)
        for group in 0..<model.groups {
            loadSteps(group, &slots)
            for p in 0..<patterns.count {
                let slope = patterns.value(p, slots)
                for column in patterns.firstColumn[p]..<patterns.firstColumn[p + 1] {
                    let place = group * model.columnCount + column
                    dx[place] = inverseTheta[place] * slope
                }
            }
        }
        var longest = 0.0
        for index in peaks.x.indices { peaks.dx[index] = peaks.step[index] }
        for index in budgets.x.indices {
            let theta = budgets.z[index] / budgets.x[index] + budgets.w[index] / budgets.s[index]
            budgets.dx[index] = budgets.step[index] / theta
        }
        for variables in [peaks, budgets] {
            for index in variables.x.indices {
                let step = variables.dx[index]
                longest = max(longest, -step / variables.x[index], step / variables.s[index])
            }
        }
        advance(min(1, 0.99 / max(longest, 1e-300)), 0)
    }
}

// SPDX-License-Identifier: Apache-2.0

extension InteriorPoint {
    /// The affine step: its complementarity at its own longest step, and the corrector's right-hand sides.
    mutating func predict() -> (complementarity: Double, primal: Double, dual: Double) {
        let (size, patterns) = (model.unknowns, patterns)
        var (cellStorage, localStorage): ([Cell], [Lanes]) = ([], [])
        swap(&cellStorage, &held.cells)
        swap(&localStorage, &localStep)
        var (secondStorage, centreStorage): ([Lanes], [Lanes]) = ([], [])
        swap(&secondStorage, &second)
        swap(&centreStorage, &centre)
        var cells = cellStorage.mutableSpan
        var local = localStorage.mutableSpan
        var seconds = secondStorage.mutableSpan
        var centres = centreStorage.mutableSpan
        var slotStorage = [Lanes](repeating: .zero, count: size)
        var slots = slotStorage.mutableSpan
        var (primal, dual) = (Lanes.zero, Lanes.zero)
        var (firstSum, secondSum) = (Lanes.zero, Lanes.zero)
        for group in 0..<model.groups {
            loadSteps(group, &slots, &local)
            let base = group * size
            for slot in base..<base + size {
                seconds[at: slot] = .zero
                centres[at: slot] = .zero
            }
            var place = held.first[at: group]
            let end = held.first[at: group + 1]
            while place < end {
                let p = held.patterns[at: place]
                let slope = patterns.value(Int(p), slots)
                var (sum, middle) = (Lanes.zero, Lanes.zero)
                repeat {
                    let cell = cells[at: place]
                    let reduced = cell.z - cell.w
                    let step = cell.theta * (slope - reduced)
                    let inverse = 1 / (cell.x * cell.s + Self.tiny)
                    let (inverseX, inverseS) = (cell.s * inverse, cell.x * inverse)
                    let (low, high) = (step * inverseX, step * inverseS)
                    let stepZ = -cell.z - cell.z * low
                    let stepW = cell.w * high - cell.w
                    primal = most(primal, most(-low, high))
                    dual = most(dual, most(low, -high))
                    firstSum += step * reduced
                    secondSum += step * (stepZ - stepW)
                    sum += cell.theta * (stepZ * low + stepW * high)
                    middle += cell.theta * (inverseX - inverseS)
                    cells[at: place].dx = step
                    place += 1
                } while place < end && held.patterns[at: place] == p
                patterns.add(Int(p), sum, to: &seconds, at: base)
                patterns.add(Int(p), middle, to: &centres, at: base)
            }
        }
        swap(&cellStorage, &held.cells)
        swap(&localStorage, &localStep)
        swap(&secondStorage, &second)
        swap(&centreStorage, &centre)
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
        let patterns = patterns
        var (cellStorage, localStorage): ([Cell], [Lanes]) = ([], [])
        swap(&cellStorage, &held.cells)
        swap(&localStorage, &localStep)
        var cells = cellStorage.mutableSpan
        var local = localStorage.mutableSpan
        var slotStorage = [Lanes](repeating: .zero, count: model.unknowns)
        var slots = slotStorage.mutableSpan
        var (primal, dual) = (Lanes.zero, Lanes.zero)
        for group in 0..<model.groups {
            loadSteps(group, &slots, &local)
            var place = held.first[at: group]
            let end = held.first[at: group + 1]
            while place < end {
                let p = held.patterns[at: place]
                let slope = patterns.value(Int(p), slots)
                repeat {
                    let cell = cells[at: place]
                    // One division: 1/x and 1/s from 1/(xs), 1/z and 1/w from 1/(zw), both from 1/(xszw).
                    let (primalPair, dualPair) = (cell.x * cell.s, cell.z * cell.w)
                    let inverse = 1 / (primalPair * dualPair + Self.tiny)
                    let (inversePrimal, inverseDual) = (dualPair * inverse, primalPair * inverse)
                    let (inverseX, inverseS) = (cell.s * inversePrimal, cell.x * inversePrimal)
                    let (lowA, highA) = (cell.dx * inverseX, cell.dx * inverseS)
                    // Right-hand sides of the complementarity rows, divided by x and by s.
                    let goalZ = target * inverseX + weight * (lowA * (cell.z + cell.z * lowA)) - cell.z
                    let goalW = target * inverseS + weight * (highA * (cell.w * highA - cell.w)) - cell.w
                    let step = cell.theta * (slope + goalZ - goalW)
                    let (low, high) = (step * inverseX, step * inverseS)
                    let stepZ = goalZ - cell.z * low
                    let stepW = goalW + cell.w * high
                    primal = most(primal, most(-low, high))
                    dual = most(
                        dual, most(-(stepZ * (cell.w * inverseDual)), -(stepW * (cell.z * inverseDual))))
                    cells[at: place].dx = step
                    cells[at: place].dz = stepZ
                    cells[at: place].dw = stepW
                    place += 1
                } while place < end && held.patterns[at: place] == p
            }
        }
        swap(&cellStorage, &held.cells)
        swap(&localStorage, &localStep)
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

    /// One Newton step on the rows alone, at fixed Θ, from the assembled system.
    mutating func polishStep() {
        eliminateSequence()
        solve(.feasibility)
        var localStorage: [Lanes] = []
        swap(&localStorage, &localStep)
        var local = localStorage.mutableSpan
        var slotStorage = [Lanes](repeating: .zero, count: model.unknowns)
        var slots = slotStorage.mutableSpan
        for group in 0..<model.groups {
            loadSteps(group, &slots, &local)
            for place in held.first[at: group]..<held.first[at: group + 1] {
                let slope = patterns.value(Int(held.patterns[at: place]), slots)
                held.cells[place].dx = held.cells[place].theta * slope
                held.cells[place].dz = .zero
                held.cells[place].dw = .zero
            }
        }
        swap(&localStorage, &localStep)
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
        sweep(primal: min(1, 0.99 / max(longest, 1e-300)), dual: 0)
    }
}

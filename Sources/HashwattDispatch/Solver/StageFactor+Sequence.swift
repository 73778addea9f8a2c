// SPDX-License-Identifier: Apache-2.0

extension StageFactor {
    /// Eliminates link rows, peaks and budgets in order of time.
    ///
    /// - Parameters:
    ///   - peakDiagonal: −Θ of each peak.
    ///   - budgetDiagonal: θ⁻¹ of each budget's slack.
    mutating func eliminateSequence(peakDiagonal: [Double], budgetDiagonal: [Double]) {
        let links = linkCount
        if links == 1 {
            eliminateStorage(peakDiagonal: peakDiagonal, budgetDiagonal: budgetDiagonal)
            return
        }
        let width = links + 2
        // Full symmetric front over (link rows, peak, budget).
        var front = [Double](repeating: 0, count: width * width)
        var block = [Double](repeating: 0, count: reach * reach)
        for t in 0..<count {
            load(t, &block, front)
            for pivot in 0..<links {
                let inverse = 1 / (block[pivot * reach + pivot] * (1 + 1e-13) + 1e-300)
                linkInverse[at(t, links, pivot)] = inverse
                for a in pivot + 1..<reach {
                    let multiplier = block[pivot * reach + a] * inverse
                    sequential[at(t, pairs, packed(pivot, a))] = multiplier
                    if multiplier == 0 { continue }
                    for b in a..<reach { block[a * reach + b] -= multiplier * block[pivot * reach + b] }
                }
            }
            for a in 0..<width {
                for b in a..<width {
                    let value = block[(links + a) * reach + links + b]
                    front[a * width + b] = value
                    front[b * width + a] = value
                }
            }
            let peak = peakOfStage[t]
            if peak >= 0 { close(&front, links, Int(peak), peakDiagonal[Int(peak)], &peakRows) }
            let budget = budgetOfStage[t]
            if budget >= 0 { close(&front, links + 1, Int(budget), budgetDiagonal[Int(budget)], &budgetRows) }
        }
    }

    /// Place of item `item` of stage `t` in an array with `width` items a stage.
    @inline(__always)
    func at(_ t: Int, _ width: Int, _ item: Int) -> Int {
        (t >> laneShift * width + item) << laneShift + t & laneMask
    }

    @inline(__always)
    private func packed(_ row: Int, _ column: Int) -> Int { row * reach - row * (row - 1) / 2 + column - row }

    /// Schur complement of stage `t` plus what earlier stages left on its link rows, peak and budget.
    @inline(__always)
    private func load(_ t: Int, _ block: inout [Double], _ front: [Double]) {
        let links = linkCount
        let width = links + 2
        var pair = 0
        for a in 0..<reach {
            for b in a..<reach {
                block[a * reach + b] = sequential[at(t, pairs, pair)]
                pair += 1
            }
        }
        for a in 0..<width {
            let row = a < links ? a : a + links
            for b in a..<width { block[row * reach + (b < links ? b : b + links)] += front[a * width + b] }
        }
    }

    /// Eliminates the peak or budget at place `own` of the front.
    private func close(
        _ front: inout [Double], _ own: Int, _ number: Int, _ diagonal: Double, _ rows: inout [Double]
    ) {
        let width = linkCount + 2
        let inverse = 1 / (front[own * width + own] + diagonal)
        var place = number * width
        var multipliers = [Double](repeating: 0, count: width)
        for a in 0..<width where a != own {
            multipliers[a] = front[own * width + a] * inverse
            rows[place] = multipliers[a]
            place += 1
        }
        rows[place] = inverse
        for a in 0..<width where a != own {
            for b in 0..<width where b != own {
                front[a * width + b] -= multipliers[a] * front[own * width + b]
            }
        }
        for a in 0..<width {
            front[own * width + a] = 0
            front[a * width + own] = 0
        }
    }

    /// Solves for link rows, peaks and budgets in place.
    ///
    /// - Parameters:
    ///   - stages: right-hand sides after the local elimination, `reach` a stage; the solution on return, with
    ///     each stage's next link rows, peak and budget repeated where the local back substitution reads them.
    ///   - peaks: right-hand sides of the peaks; their steps on return.
    ///   - budgets: right-hand sides of the budgets; their dual steps on return.
    func solveSequence(_ stages: inout [Double], peaks: inout [Double], budgets: inout [Double]) {
        let links = linkCount
        if links == 1 {
            solveStorage(&stages, peaks: &peaks, budgets: &budgets)
            return
        }
        let width = links + 2
        var front = [Double](repeating: 0, count: width)
        for t in 0..<count {
            let base = at(t, reach, 0)
            for a in 0..<links { stages[base + a << laneShift] += front[a] }
            for a in links..<width { stages[base + (links + a) << laneShift] += front[a] }
            for pivot in 0..<links {
                let value = stages[base + pivot << laneShift]
                for a in pivot + 1..<reach {
                    stages[base + a << laneShift] -= sequential[at(t, pairs, packed(pivot, a))] * value
                }
            }
            for a in 0..<width { front[a] = stages[base + (links + a) << laneShift] }
            if peakOfStage[t] >= 0 { closeForward(&front, links, Int(peakOfStage[t]), peakRows, &peaks) }
            if budgetOfStage[t] >= 0 {
                closeForward(&front, links + 1, Int(budgetOfStage[t]), budgetRows, &budgets)
            }
        }
        for a in 0..<width { front[a] = 0 }
        for t in stride(from: count - 1, through: 0, by: -1) {
            // `front` holds the solution: link rows of t + 1, the open peak and budget.
            if budgetOfStage[t] >= 0 {
                closeBackward(&front, links + 1, Int(budgetOfStage[t]), budgetRows, &budgets)
            }
            if peakOfStage[t] >= 0 { closeBackward(&front, links, Int(peakOfStage[t]), peakRows, &peaks) }
            let base = at(t, reach, 0)
            for a in 0..<width { stages[base + (links + a) << laneShift] = front[a] }
            for pivot in stride(from: links - 1, through: 0, by: -1) {
                var value = stages[base + pivot << laneShift] * linkInverse[at(t, links, pivot)]
                for a in pivot + 1..<reach {
                    value -= sequential[at(t, pairs, packed(pivot, a))] * stages[base + a << laneShift]
                }
                stages[base + pivot << laneShift] = value
            }
            for a in 0..<links { front[a] = stages[base + a << laneShift] }
        }
    }

    private func closeForward(
        _ front: inout [Double], _ own: Int, _ number: Int, _ rows: [Double], _ values: inout [Double]
    ) {
        let width = linkCount + 2
        values[number] += front[own]
        front[own] = 0
        var place = number * width
        for a in 0..<width where a != own {
            front[a] -= rows[place] * values[number]
            place += 1
        }
    }

    private func closeBackward(
        _ front: inout [Double], _ own: Int, _ number: Int, _ rows: [Double], _ values: inout [Double]
    ) {
        let width = linkCount + 2
        var place = number * width
        var value = values[number] * rows[place + width - 1]
        for a in 0..<width where a != own {
            value -= rows[place] * front[a]
            place += 1
        }
        values[number] = value
        front[own] = value
    }
}

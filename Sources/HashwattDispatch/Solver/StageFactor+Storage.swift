// SPDX-License-Identifier: Apache-2.0

/// The sequential part where one link row, stored energy, is all that joins intervals: the general elimination
/// written out, since it is what a battery site spends its time in.
///
/// Unknowns of a stage: link `a`, next link `n`, peak `p`, budget `b`. Pairs in order: aa, an, ap, ab, nn, np, nb,
/// pp, pb, bb.
extension StageFactor {
    /// What earlier stages leave on the next link, the open peak and the open budget.
    private struct Front {
        var nn = 0.0
        var np = 0.0
        var nb = 0.0
        var pp = 0.0
        var pb = 0.0
        var bb = 0.0
    }

    mutating func eliminateStorage(peakDiagonal: [Double], budgetDiagonal: [Double]) {
        var storage: [Double] = []
        swap(&storage, &sequential)
        var block = storage.mutableSpan
        var front = Front()
        for t in 0..<count {
            let at = (t >> laneShift * 10) << laneShift + t & laneMask
            let (an, ap, ab) = (
                block[at: at + 4], block[at: at + 8] + front.np, block[at: at + 12] + front.nb
            )
            let inverse = 1 / ((block[at: at] + front.nn) * (1 + 1e-13) + 1e-300)
            let (byN, byP, byB) = (an * inverse, ap * inverse, ab * inverse)
            front.nn = block[at: at + 16] - byN * an
            front.np = block[at: at + 20] - byN * ap
            front.nb = block[at: at + 24] - byN * ab
            front.pp += block[at: at + 28] - byP * ap
            front.pb += block[at: at + 32] - byP * ab
            front.bb += block[at: at + 36] - byB * ab
            block[at: at] = inverse
            block[at: at + 4] = byN
            block[at: at + 8] = byP
            block[at: at + 12] = byB
            let (peak, budget) = (Int(peakOfStage[at: t]), Int(budgetOfStage[at: t]))
            if peak >= 0 {
                let inverse = 1 / (front.pp + peakDiagonal[peak])
                let (byN, byB) = (front.np * inverse, front.pb * inverse)
                (peakRows[3 * peak], peakRows[3 * peak + 1], peakRows[3 * peak + 2]) = (byN, byB, inverse)
                front.nn -= byN * front.np
                front.nb -= byN * front.pb
                front.bb -= byB * front.pb
                (front.np, front.pp, front.pb) = (0, 0, 0)
            }
            if budget >= 0 {
                let inverse = 1 / (front.bb + budgetDiagonal[budget])
                let (byN, byP) = (front.nb * inverse, front.pb * inverse)
                (budgetRows[3 * budget], budgetRows[3 * budget + 1], budgetRows[3 * budget + 2]) =
                    (byN, byP, inverse)
                front.nn -= byN * front.nb
                front.np -= byN * front.pb
                front.pp -= byP * front.pb
                (front.nb, front.bb, front.pb) = (0, 0, 0)
            }
        }
        swap(&storage, &sequential)
    }

    func solveStorage(_ stages: inout [Double], peaks: inout [Double], budgets: inout [Double]) {
        let block = sequential.span
        var stage = stages.mutableSpan
        var (n, p, b) = (0.0, 0.0, 0.0)
        for t in 0..<count {
            let place = (t >> laneShift) << (laneShift + 2) + t & laneMask
            let at = (t >> laneShift * 10) << laneShift + t & laneMask
            // What does not wait for the stage before comes first; the chain is one product and one difference.
            let ready = stage[at: place + 4] - block[at: at + 4] * stage[at: place]
            let value = stage[at: place] + n
            stage[at: place] = value
            n = ready - block[at: at + 4] * n
            p += stage[at: place + 8] - block[at: at + 8] * value
            b += stage[at: place + 12] - block[at: at + 12] * value
            let (peak, budget) = (Int(peakOfStage[at: t]), Int(budgetOfStage[at: t]))
            if peak >= 0 {
                peaks[peak] += p
                n -= peakRows[3 * peak] * peaks[peak]
                b -= peakRows[3 * peak + 1] * peaks[peak]
                p = 0
            }
            if budget >= 0 {
                budgets[budget] += b
                n -= budgetRows[3 * budget] * budgets[budget]
                p -= budgetRows[3 * budget + 1] * budgets[budget]
                b = 0
            }
        }
        (n, p, b) = (0, 0, 0)
        for t in stride(from: count - 1, through: 0, by: -1) {
            let (peak, budget) = (Int(peakOfStage[at: t]), Int(budgetOfStage[at: t]))
            if budget >= 0 {
                let own = budgets[budget] * budgetRows[3 * budget + 2]
                b = own - budgetRows[3 * budget] * n - budgetRows[3 * budget + 1] * p
                budgets[budget] = b
            }
            if peak >= 0 {
                let own = peaks[peak] * peakRows[3 * peak + 2]
                p = own - peakRows[3 * peak] * n - peakRows[3 * peak + 1] * b
                peaks[peak] = p
            }
            let place = (t >> laneShift) << (laneShift + 2) + t & laneMask
            let at = (t >> laneShift * 10) << laneShift + t & laneMask
            stage[at: place + 4] = n
            stage[at: place + 8] = p
            stage[at: place + 12] = b
            let ready = stage[at: place] * block[at: at] - block[at: at + 8] * p - block[at: at + 12] * b
            n = ready - block[at: at + 4] * n
            stage[at: place] = n
        }
    }
}

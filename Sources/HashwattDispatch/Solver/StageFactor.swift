// SPDX-License-Identifier: Apache-2.0

/// Factor of the interior point's symmetric system, eliminated stage by stage.
///
/// The unknowns are the dual steps of all rows and the steps of the billing peaks. In the order "local rows of
/// all stages (each stage apart), then for t = 0, 1, … the link rows of stage t, then the peak or budget whose
/// period ends with t" fill-in stays within a front of the next stage's link rows, one peak and one budget. So
/// time and memory are linear in the number of intervals, and in nothing else but the (fixed) stage size.
/// The matrix is symmetric quasi-definite, so an LDLᵀ without pivoting exists in any order.
///
/// Sources: C. Rao, S. Wright, J. Rawlings, doi:10.1023/A:1021711402723 (stagewise interior point);
/// R. Vanderbei, doi:10.1137/0805005 (quasi-definite systems).
struct StageFactor {
    let localCount: Int
    let linkCount: Int
    /// Unknowns of a stage and of its part that is eliminated in order of time.
    let unknowns: Int
    let reach: Int
    /// Packed index of the pair (row, column), row ≤ column, of the sequential part.
    let pairs: Int
    /// For each local pivot the later unknowns it meets, after fill-in.
    let fill: [[Int]]
    /// Places of the multipliers of each local pivot within `local`.
    private let offsets: [Int]
    let cells: Int
    /// Local pivots' inverses and multipliers, `cells` a group.
    var local: [Lanes]
    /// Sequential part, `pairs` a stage: Schur complement, then multipliers.
    var sequential: [Double]
    /// Inverse pivots of the link rows.
    var linkInverse: [Double]
    /// Multipliers and inverse pivots of peaks and budgets, `linkCount + 2` a period: next links, other, inverse.
    var peakRows: [Double]
    var budgetRows: [Double]
    let peakOfStage: [Int32]
    let budgetOfStage: [Int32]
    let count: Int

    init(_ model: StageModel) {
        let (locals, links) = (model.localCount, model.linkCount)
        localCount = locals
        linkCount = links
        unknowns = model.unknowns
        reach = 2 * links + 2
        pairs = reach * (reach + 1) / 2
        count = model.problem.count
        fill = Self.symbolic(model)
        var offsets: [Int] = []
        var place = 0
        for columns in fill {
            offsets.append(place)
            place += 1 + columns.count
        }
        self.offsets = offsets
        cells = max(1, place)
        local = [Lanes](repeating: .zero, count: model.groups * cells)
        sequential = [Double](repeating: 0, count: model.groups * laneCount * pairs)
        linkInverse = [Double](repeating: 0, count: max(1, model.groups * laneCount * links))
        peakRows = [Double](repeating: 0, count: model.billing.count * (links + 2))
        budgetRows = [Double](repeating: 0, count: model.budgets.count * (links + 2))
        peakOfStage = Self.ends(model.billing, count)
        budgetOfStage = Self.ends(model.budgets, count)
    }

    /// Number of the period that ends with each stage, or −1.
    private static func ends(_ periods: [Range<Int>], _ count: Int) -> [Int32] {
        var ends = [Int32](repeating: -1, count: count)
        for (number, period) in periods.enumerated() { ends[period.upperBound - 1] = Int32(number) }
        return ends
    }

    /// Which unknowns each local pivot meets, by elimination of the pattern alone.
    private static func symbolic(_ model: StageModel) -> [[Int]] {
        let size = model.unknowns
        var meets = [Bool](repeating: false, count: size * size)
        for pattern in model.patterns {
            for a in pattern.entries {
                for b in pattern.entries { meets[a.unknown * size + b.unknown] = true }
            }
        }
        if model.hasDemand, let row = model.localRows.firstIndex(of: .demand) {
            meets[row * size + model.peakUnknown] = true
        }
        return (0..<model.localCount).map { pivot in
            let columns = (pivot + 1..<size).filter { meets[pivot * size + $0] }
            for a in columns {
                for b in columns where b >= a {
                    meets[a * size + b] = true
                    meets[b * size + a] = true
                }
            }
            return columns
        }
    }

    /// Eliminates the local rows of one group; `matrix` is the full upper triangle, `unknowns` wide.
    @inline(__always)
    mutating func eliminate(_ group: Int, _ matrix: inout [Lanes]) {
        let size = unknowns
        for pivot in 0..<localCount {
            let place = group * cells + offsets[pivot]
            let inverse = 1 / (matrix[pivot * size + pivot] * (1 + 1e-13) + 1e-300)
            local[place] = inverse
            let columns = fill[pivot]
            for (index, a) in columns.enumerated() {
                let multiplier = matrix[pivot * size + a] * inverse
                local[place + 1 + index] = multiplier
                for later in index..<columns.count {
                    let b = columns[later]
                    matrix[a * size + b] -= multiplier * matrix[pivot * size + b]
                }
            }
        }
        scatter(group, matrix)
    }

    private mutating func scatter(_ group: Int, _ matrix: [Lanes]) {
        var pair = 0
        for a in localCount..<unknowns {
            for b in a..<unknowns {
                let value = matrix[a * unknowns + b]
                for lane in 0..<laneCount {
                    sequential[(group * laneCount + lane) * pairs + pair] = value[lane]
                }
                pair += 1
            }
        }
    }

    /// Forward elimination of a right-hand side in the local rows of one group.
    @inline(__always)
    func forward(_ group: Int, _ vector: inout [Lanes]) {
        for pivot in 0..<localCount {
            let place = group * cells + offsets[pivot] + 1
            let value = vector[pivot]
            for (index, a) in fill[pivot].enumerated() { vector[a] -= local[place + index] * value }
        }
    }

    /// Back substitution in the local rows of one group; the later unknowns are in `vector`.
    @inline(__always)
    func backward(_ group: Int, _ vector: inout [Lanes]) {
        for pivot in stride(from: localCount - 1, through: 0, by: -1) {
            let place = group * cells + offsets[pivot]
            var value = vector[pivot] * local[place]
            for (index, a) in fill[pivot].enumerated() { value -= local[place + 1 + index] * vector[a] }
            vector[pivot] = value
        }
    }
}

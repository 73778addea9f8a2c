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
    /// The later unknowns that local pivot `r` meets, after fill-in: `fill[firstFill[r]..<firstFill[r + 1]]`.
    private let firstFill: [Int]
    private let fill: [Int]
    /// Multipliers and inverse pivots of a group's local rows.
    private let cells: Int
    /// Local pivots' inverses and multipliers, `cells` a group.
    var local: [Lanes]
    /// Sequential part, `pairs` a stage: Schur complement, then multipliers. Like all arrays of the sequential part
    /// it keeps the four stages of a group side by side: element `(group * pairs + pair) * 4 + lane`.
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
        let meets = Self.symbolic(model)
        fill = meets.flatMap { $0 }
        firstFill = meets.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        cells = max(1, fill.count + locals)
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

    /// Eliminates the local rows of one group into ``local`` and ``sequential``; `matrix` is the full upper
    /// triangle, `unknowns` wide.
    @inline(__always)
    func eliminate(
        _ group: Int, _ matrix: inout MutableSpan<Lanes>, _ local: inout MutableSpan<Lanes>,
        _ sequential: inout MutableSpan<Double>
    ) {
        let size = unknowns
        for pivot in 0..<localCount {
            let (from, to) = (firstFill[at: pivot], firstFill[at: pivot + 1])
            let place = group * cells + from + pivot
            let inverse = 1 / (matrix[at: pivot * size + pivot] * (1 + 1e-13) + 1e-300)
            local[at: place] = inverse
            for index in from..<to {
                let a = fill[at: index]
                let multiplier = matrix[at: pivot * size + a] * inverse
                local[at: place + 1 + index - from] = multiplier
                for later in index..<to {
                    let b = fill[at: later]
                    matrix[at: a * size + b] -= multiplier * matrix[at: pivot * size + b]
                }
            }
        }
        var pair = group * pairs
        for a in localCount..<size {
            for b in a..<size {
                Self.store(matrix[at: a * size + b], pair, &sequential)
                pair += 1
            }
        }
    }

    /// Forward elimination of a right-hand side in the local rows of one group.
    @inline(__always)
    func forward(
        _ group: Int, _ vector: inout MutableSpan<Lanes>, _ local: borrowing MutableSpan<Lanes>
    ) {
        for pivot in 0..<localCount {
            let (from, to) = (firstFill[at: pivot], firstFill[at: pivot + 1])
            let place = group * cells + pivot + 1
            let value = vector[at: pivot]
            for index in from..<to { vector[at: fill[at: index]] -= local[at: place + index] * value }
        }
    }

    /// Forward elimination with the multipliers kept here.
    @inline(__always)
    func forward(_ group: Int, _ vector: inout MutableSpan<Lanes>) {
        for pivot in 0..<localCount {
            let (from, to) = (firstFill[at: pivot], firstFill[at: pivot + 1])
            let place = group * cells + pivot + 1
            let value = vector[at: pivot]
            for index in from..<to { vector[at: fill[at: index]] -= local[at: place + index] * value }
        }
    }

    /// Back substitution in the local rows of one group; the later unknowns are in `vector`.
    @inline(__always)
    func backward(_ group: Int, _ vector: inout MutableSpan<Lanes>) {
        for pivot in stride(from: localCount - 1, through: 0, by: -1) {
            let (from, to) = (firstFill[at: pivot], firstFill[at: pivot + 1])
            let place = group * cells + from + pivot
            var value = vector[at: pivot] * local[at: place]
            for index in from..<to {
                value -= local[at: place + 1 + index - from] * vector[at: fill[at: index]]
            }
            vector[at: pivot] = value
        }
    }

    /// The four stages of element `place` of an array of the sequential part.
    @inline(__always)
    func lanes(_ values: [Double], _ place: Int) -> Lanes {
        let first = place << laneShift
        return Lanes(values[at: first], values[at: first + 1], values[at: first + 2], values[at: first + 3])
    }

    @inline(__always)
    static func store(_ value: Lanes, _ place: Int, _ values: inout MutableSpan<Double>) {
        let first = place << laneShift
        for lane in 0..<laneCount { values[at: first + lane] = value[lane] }
    }
}

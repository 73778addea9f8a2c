// SPDX-License-Identifier: Apache-2.0

/// One column in the four intervals of a group.
struct Cell {
    /// Value and distance to the upper bound; both 0 in a lane where the column is fixed.
    var x: Lanes
    var s: Lanes
    /// Dual slacks of the lower and the upper bound; `z − w` is the reduced cost. Both 1 where it is fixed.
    var z: Lanes
    var w: Lanes
    /// `Θ⁻¹ = 1 / (z/x + w/s)`.
    var theta = Lanes.zero
    /// Step of `x` (first the predictor's), `z` and `w`.
    var dx = Lanes.zero
    var dz = Lanes.zero
    var dw = Lanes.zero

    /// The point of the central path at `mu` for a reduced cost `r`: `μ/x − μ/(u − x) = r`, so that `z − w = r`
    /// exactly.
    init(width upper: Lanes, reduced: Lanes, mu: Double) {
        let isFixed = upper .<= 0
        let product = reduced * upper
        let size = most(product, -product)
        let near = (2 * mu * upper) / (size + 2 * mu + (size * size + 4 * mu * mu).squareRoot())
        let far = upper - near
        let isPositive = reduced .>= 0
        let low = far.replacing(with: near, where: isPositive)
        let high = near.replacing(with: far, where: isPositive)
        let slackLow = mu / low
        let slackHigh = mu / high
        let lower = (slackHigh + reduced).replacing(with: slackLow, where: .!isPositive)
        let higher = (slackLow - reduced).replacing(with: slackHigh, where: isPositive)
        x = low.replacing(with: 0, where: isFixed)
        s = high.replacing(with: 0, where: isFixed)
        z = lower.replacing(with: 1, where: isFixed)
        w = higher.replacing(with: 1, where: isFixed)
    }
}

/// The columns of a ``StageModel`` that are not fixed in all intervals of a group, side by side in memory.
struct StageCells {
    /// Group after group, columns ascending.
    var cells: [Cell] = []
    /// Column and pattern of each cell.
    private(set) var columns: [Int32] = []
    private(set) var patterns: [Int32] = []
    /// Cells of group `g`: `first[g]..<first[g + 1]`.
    private(set) var first: [Int] = [0]

    init() {}

    /// Room for all columns of a model.
    ///
    /// The cells get half as much again, address space that is never touched: glibc's allocator gives memory back to the
    /// kernel once twice its largest block is free, and with this much no solve of a run pays for the page
    /// faults of the one before: a fifth of the time of every solve of a process but the first.
    init(_ model: StageModel) {
        let most = model.groups * model.columnCount
        cells.reserveCapacity(most)
        columns.reserveCapacity(most)
        patterns.reserveCapacity(most)
        first.reserveCapacity(model.groups + 1)
    }

    mutating func append(_ cell: Cell, _ column: Int, _ pattern: Int) {
        cells.append(cell)
        columns.append(Int32(column))
        patterns.append(Int32(pattern))
    }

    mutating func closeGroup() { first.append(cells.count) }

    /// Value of a column in a group; 0 where it has no cell.
    func value(_ column: Int, _ group: Int) -> Lanes {
        for place in first[group]..<first[group + 1] where columns[at: place] == Int32(column) {
            return cells[at: place].x
        }
        return .zero
    }
}

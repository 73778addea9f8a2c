// SPDX-License-Identifier: Apache-2.0

/// Dual values of all rows of a ``StageModel``.
struct RowDuals {
    var local: [Lanes]
    var link: [Double]
    var budget: [Double]

    /// The point at `share` of the way to `other`.
    func towards(_ other: RowDuals, _ share: Double) -> RowDuals {
        var mixed = self
        for index in local.indices { mixed.local[index] += share * (other.local[index] - local[index]) }
        for index in link.indices { mixed.link[index] += share * (other.link[index] - link[index]) }
        for index in budget.indices { mixed.budget[index] += share * (other.budget[index] - budget[index]) }
        return mixed
    }
}

extension InteriorPoint {
    /// The duals at the current point for the rows of `model`, by what the rows mean; 0 for rows it lacks here.
    func rowDuals(for other: StageModel) -> RowDuals {
        var duals = RowDuals(
            local: [Lanes](repeating: .zero, count: other.groups * other.localCount),
            link: [Double](repeating: 0, count: (other.groups * laneCount + 1) * other.linkCount),
            budget: budgets.dual)
        for (row, kind) in other.localRows.enumerated() {
            guard let own = model.localRows.firstIndex(of: kind) else { continue }
            for group in 0..<other.groups {
                duals.local[group * other.localCount + row] = localDual[group * model.localCount + own]
            }
        }
        for (row, kind) in other.linkRows.enumerated() {
            guard let own = model.linkRows.firstIndex(of: kind) else { continue }
            for t in 0..<other.groups * laneCount {
                duals.link[t * other.linkCount + row] = linkDual[t * model.linkCount + own]
            }
        }
        return duals
    }

    /// The duals of the rows at the current point.
    var rowDuals: RowDuals {
        get { RowDuals(local: localDual, link: linkDual, budget: budgets.dual) }
        set { (localDual, linkDual, budgets.dual) = (newValue.local, newValue.link, newValue.budget) }
    }
}

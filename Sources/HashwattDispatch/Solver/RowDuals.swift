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
    /// The duals of the rows at the current point.
    var rowDuals: RowDuals {
        get { RowDuals(local: localDual, link: linkDual, budget: budgets.dual) }
        set { (localDual, linkDual, budgets.dual) = (newValue.local, newValue.link, newValue.budget) }
    }
}

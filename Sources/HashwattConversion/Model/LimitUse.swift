// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// What a whole number of equal things takes of a limit.
struct LimitUse {
    /// How many things: whole in every plan.
    let count: Expression
    /// What each takes.
    let size: Double
}

extension [LimitUse] {
    /// What all of them take.
    var total: Expression {
        reduce(into: Expression()) { $0.add($1.count, $1.size) }
    }
}

extension LinearModel {
    /// Requires that uses keep a limit, where there is one only if a decision is taken.
    ///
    /// The limit is required once more in units of each size s that does not divide it: from `Σ sizeᵢ nᵢ ≤ L` and whole
    /// nᵢ follows `Σ ⌊sizeᵢ/s⌋ nᵢ ≤ ⌊L/s⌋` (V. Chvátal, *Discrete Mathematics* 4 (1973), 305–337). In an offer of 150 MW
    /// there is room for one block of 100 MW, not for one and a half. Where sizes are multiples of each other, as halls
    /// are, these rows are all that whole numbers add to the limit, and they leave the solver less than half of the gap.
    mutating func require(_ uses: [LimitUse], atMost limit: Double, if taken: Int? = nil) {
        let uses = uses.filter { !$0.count.terms.isEmpty }
        guard !uses.isEmpty else { return }
        requireOnce(uses, atMost: limit, if: taken)
        for size in Set(uses.map(\.size)).sorted() {
            let whole = Self.times(size, in: limit)
            guard whole * size < limit * (1 - 1e-9) else { continue }
            let rounded = uses.map { LimitUse(count: $0.count, size: Self.times(size, in: $0.size)) }
            requireOnce(rounded.filter { $0.size > 0 }, atMost: whole, if: taken)
        }
    }

    private mutating func requireOnce(_ uses: [LimitUse], atMost limit: Double, if taken: Int?) {
        var total = uses.total
        if let taken { total.add(taken, -limit) }
        require(-.infinity, total, taken == nil ? limit : 0)
    }

    /// How often a size goes into another, but for rounding.
    private static func times(_ size: Double, in other: Double) -> Double {
        (other / size * (1 + 1e-12) + 1e-9).rounded(.down)
    }
}

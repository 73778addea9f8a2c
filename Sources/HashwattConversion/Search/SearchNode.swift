// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// A part of all plans: those within some bounds.
struct SearchNode: Sendable {
    /// No plan of the node is below this.
    let bound: Double
    /// Bounds of what was branched on, the last of a target counts.
    let changes: [BoundChange]
    /// Basis of the relaxation's optimum.
    let basis: LinearBasis
    /// What is not whole there.
    let fractions: [Fraction]

    /// The bounds of a target.
    func bounds(of target: BranchingTarget, in program: SearchProgram) -> (lower: Double, upper: Double) {
        let last = changes.last { $0.target == target }
        return last.map { ($0.lower, $0.upper) } ?? program.bounds(of: target)
    }

    /// The changes with one more, to a side of a fraction.
    func changes(to side: BranchingSide, of fraction: Fraction, in program: SearchProgram) -> [BoundChange] {
        var (lower, upper) = bounds(of: fraction.target, in: program)
        switch side {
        case .down: upper = fraction.value.rounded(.down)
        case .up: lower = fraction.value.rounded(.up)
        }
        return changes + [BoundChange(target: fraction.target, lower: lower, upper: upper)]
    }
}

/// Bounds of a target.
struct BoundChange: Hashable, Sendable {
    let target: BranchingTarget
    let lower: Double
    let upper: Double
}

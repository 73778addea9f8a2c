// SPDX-License-Identifier: Apache-2.0

/// What a solver found.
public struct LinearSolution: Hashable, Sendable {
    /// How a solve ended; only ``optimal`` carries a proof.
    public enum Status: Hashable, Sendable {
        /// The plan is proved to be within the gap that was asked for.
        case optimal
        /// A plan without that proof: a limit of time was reached or the caller stopped; ``LinearSolution/gap``
        /// says how far it may be from the best.
        case feasible
        /// A limit was reached before any plan was found.
        case unknown
        /// No point satisfies all rows and bounds.
        case infeasible
        /// The objective falls without end.
        case unbounded
        /// One of the two, not decided which.
        case infeasibleOrUnbounded
    }

    /// How the solve ended.
    public let status: Status
    /// Objective of ``primal``; infinite without a plan.
    public let objective: Double
    /// No plan has a lower objective than this.
    public let bound: Double
    /// Value of each column; empty without a plan.
    public let primal: [Double]
    /// Change of the optimum per unit of each row's active limit; empty for a program with whole columns, which
    /// has no such prices.
    public let rowDuals: [Double]
    /// Change of the optimum per unit of each column's active bound; empty where `rowDuals` is.
    public let reducedCosts: [Double]
    /// Nodes of the search tree seen.
    public let nodes: Int
    /// Seconds it took.
    public let seconds: Double

    /// An answer; what is left out is what a solve without a plan knows.
    public init(
        status: Status, objective: Double = .infinity, bound: Double = -.infinity, primal: [Double] = [],
        rowDuals: [Double] = [], reducedCosts: [Double] = [], nodes: Int = 0, seconds: Double = 0
    ) {
        self.status = status
        self.objective = objective
        self.bound = bound
        self.primal = primal
        self.rowDuals = rowDuals
        self.reducedCosts = reducedCosts
        self.nodes = nodes
        self.seconds = seconds
    }

    /// (plan − bound) / |plan|; 0 when they agree, infinite without a plan.
    public var gap: Double {
        guard objective.isFinite, bound.isFinite else { return .infinity }
        let distance = max(0, objective - bound)
        return distance == 0 ? 0 : distance / abs(objective)
    }

    /// Whether there is a plan.
    public var hasPlan: Bool { status == .optimal || status == .feasible }
}

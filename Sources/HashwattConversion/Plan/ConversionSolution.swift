// SPDX-License-Identifier: Apache-2.0

/// What planning found, with its proof.
public struct ConversionSolution: Hashable, Sendable {
    /// How it ended.
    public enum Outcome: Hashable, Sendable {
        /// No plan is better by more than the gap that was asked for.
        case optimal
        /// A plan without that proof: the limit of time was reached or the user stopped.
        case feasible
    }

    /// How it ended.
    public let outcome: Outcome
    /// The plan.
    public let plan: ConversionPlan
    /// Its flows.
    public let ledger: ConversionLedger
    /// No plan gains more than this over leaving everything as it is (USD); infinite where the time was too short to say.
    public let boundUSD: Double
    /// (bound − gain) / |gain|, of the gain in net present value; infinite without a bound.
    public let gap: Double
    /// For the goal ``ConversionProblem/Goal/earliest(megawatts:)``: the first quarter that meets the target, nil where
    /// none can, and whether that is proved.
    public let target: TargetOutcome?
    /// Size of the program.
    public let size: ProgramSize
    /// Seconds the solver took in all.
    public let seconds: Double
    /// Name and version of the solver.
    public let solver: String

    /// When a target is met.
    public struct TargetOutcome: Hashable, Sendable {
        /// First quarter in which it is met; nil where no quarter of the plan can.
        public let quarter: Int?
        /// No plan meets it before this quarter; nil where none can.
        public let bound: Int?
    }

    /// Size of a mixed-integer program.
    public struct ProgramSize: Hashable, Sendable {
        /// Columns.
        public let columns: Int
        /// Columns that must be whole.
        public let wholeColumns: Int
        /// Rows.
        public let rows: Int
        /// Nodes of the search tree seen.
        public let nodes: Int
    }
}

/// Why there is no plan.
public enum ConversionFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// An owner runs out of cash even if nothing is built.
    case outOfCash(owner: String, quarter: String, missingUSD: Double)
    /// The rules contradict each other in another way.
    case infeasible
    /// The limit of time was reached before any plan was found.
    case outOfTime(seconds: Double)
    /// The plan found breaks a rule: a fault of the program, never of the input.
    case checkFailed([String])

    /// One line: what, where and what to do.
    public var description: String {
        switch self {
        case .outOfCash(let owner, let quarter, let missing):
            "\(owner): runs out of cash in \(quarter) as things stand, short by \((missing / 1e5).rounded() / 10) "
                + "million USD; lower the minimum cash, add cash flow, debt or shares"
        case .infeasible: "no plan satisfies all limits; loosen minimum cash, covenants or dates"
        case .outOfTime(let seconds): "no plan found in \(seconds) s; allow more time with --time-limit"
        case .checkFailed(let rules):
            "the plan found breaks a rule (\(rules.prefix(3).joined(separator: "; "))); please report it"
        }
    }
}

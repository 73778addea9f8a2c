// SPDX-License-Identifier: Apache-2.0

/// The port for a solver of linear and mixed-integer programs: whoever plans declares that it needs one, an adapter
/// supplies it.
public struct LinearSolver: Sendable {
    /// Name and version, for the record of a run.
    public let name: String
    /// Solves a program. Throws when the solver itself fails; infeasible and unbounded programs are answers.
    public let solve: @Sendable (LinearModel, LinearSolverOptions) throws(LinearSolverError) -> LinearSolution
    /// Opens a session on the relaxation of a program.
    public let open: @Sendable (LinearModel) throws(LinearSolverError) -> any LinearProgramSession
    /// Starts a stopwatch: what it returns tells the seconds since.
    public let stopwatch: @Sendable () -> @Sendable () -> Double

    /// A solver by its functions.
    public init(
        name: String,
        solve:
            @escaping @Sendable (LinearModel, LinearSolverOptions) throws(LinearSolverError) -> LinearSolution,
        open: @escaping @Sendable (LinearModel) throws(LinearSolverError) -> any LinearProgramSession,
        stopwatch: @escaping @Sendable () -> @Sendable () -> Double
    ) {
        self.name = name
        self.solve = solve
        self.open = open
        self.stopwatch = stopwatch
    }
}

/// When a solve may stop, and what it may use.
public struct LinearSolverOptions: Sendable {
    /// Stop when (plan − bound) / |plan| is at most this.
    public var relativeGap: Double
    /// Stop when plan − bound is at most this, in units of the objective.
    public var absoluteGap: Double
    /// Stop after this many seconds; may be infinite.
    public var timeLimit: Double
    /// Threads that may be used; 0 leaves it to the solver.
    public var threads: Int
    /// A point to start from: one value a column, feasible if possible.
    public var start: [Double]?
    /// Called while a mixed-integer program is solved; answers whether to go on.
    public var progress: (@Sendable (LinearProgress) -> Bool)?

    /// - Parameters:
    ///   - relativeGap: 0 asks for a proof to the last digit.
    ///   - absoluteGap: units of the objective.
    ///   - timeLimit: s.
    public init(
        relativeGap: Double = 1e-9, absoluteGap: Double = 0, timeLimit: Double = .infinity, threads: Int = 0,
        start: [Double]? = nil, progress: (@Sendable (LinearProgress) -> Bool)? = nil
    ) {
        precondition(relativeGap >= 0 && absoluteGap >= 0, "a gap must not be negative")
        precondition(timeLimit > 0, "the time limit must be positive, was \(timeLimit)")
        precondition(threads >= 0, "the number of threads must not be negative, was \(threads)")
        self.relativeGap = relativeGap
        self.absoluteGap = absoluteGap
        self.timeLimit = timeLimit
        self.threads = threads
        self.start = start
        self.progress = progress
    }
}

/// Where a solve stands.
public struct LinearProgress: Hashable, Sendable {
    /// Seconds since its start.
    public let seconds: Double
    /// Objective of the best plan; infinite while there is none.
    public let objective: Double
    /// No plan is better than this.
    public let bound: Double
    /// Nodes of the search tree seen.
    public let nodes: Int

    /// A report.
    public init(seconds: Double, objective: Double, bound: Double, nodes: Int) {
        self.seconds = seconds
        self.objective = objective
        self.bound = bound
        self.nodes = nodes
    }
}

/// Why a solver gave no answer.
public enum LinearSolverError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The program was refused as malformed.
    case rejected(solver: String)
    /// The solver stopped by a fault of its own.
    case failed(solver: String, status: Int)

    /// What failed and what to do.
    public var description: String {
        switch self {
        case .rejected(let solver):
            "\(solver) refuses the program as malformed; report it with the input that led here"
        case .failed(let solver, let status):
            "\(solver) failed with status \(status); another version of it may help"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// One solve of one program.
struct HiGHSRun {
    let library: HiGHSLibrary
    let model: LinearModel
    let options: LinearSolverOptions

    private static let name = "HiGHS"

    func solution() throws(LinearSolverError) -> LinearSolution {
        guard let solver = library.create() else { throw .failed(solver: Self.name, status: -1) }
        defer { library.destroy(solver) }
        set(solver)
        guard library.pass(solver, model) >= 0 else { throw .rejected(solver: Self.name) }
        start(solver)
        let listener = options.progress.map { Listener(library: library, progress: $0) }
        if let listener { listen(solver, listener) }
        let code = withExtendedLifetime(listener) { library.run(solver) }
        guard code >= 0 else { throw .failed(solver: Self.name, status: Int(library.modelStatus(solver))) }
        return try answer(solver)
    }

    private func set(_ solver: HiGHSLibrary.Instance) {
        _ = library.setFlag(solver, "output_flag", 0)
        _ = library.setReal(solver, "mip_rel_gap", options.relativeGap)
        _ = library.setReal(solver, "mip_abs_gap", options.absoluteGap)
        if options.timeLimit.isFinite { _ = library.setReal(solver, "time_limit", options.timeLimit) }
        guard options.threads > 0 else { return }
        library.resetScheduler(1)
        _ = library.setInteger(solver, "threads", Int32(options.threads))
    }

    private func start(_ solver: HiGHSLibrary.Instance) {
        guard let point = options.start else { return }
        precondition(
            point.count == model.columnCount, "\(point.count) values for \(model.columnCount) columns")
        _ = library.setStart(solver, point, nil, nil, nil)
    }

    private func listen(_ solver: HiGHSLibrary.Instance, _ listener: Listener) {
        let data = Unmanaged.passUnretained(listener).toOpaque()
        _ = library.setCallback(
            solver,
            { _, _, out, input, data in
                guard let out, let data else { return }
                let listener = Unmanaged<Listener>.fromOpaque(data).takeUnretainedValue()
                // `user_interrupt` is the first member of HighsCallbackDataIn.
                if !listener.goesOn(out) { input?.storeBytes(of: 1, as: Int32.self) }
            }, data)
        for kind in [Listener.mipLogging, Listener.mipInterrupt] { _ = library.startCallback(solver, kind) }
    }
}

extension HiGHSRun {
    private func answer(_ solver: HiGHSLibrary.Instance) throws(LinearSolverError) -> LinearSolution {
        let isMixed = model.isInteger.contains(1)
        let hasPlan = integer(solver, "primal_solution_status") == 2
        let status: LinearSolution.Status
        switch library.modelStatus(solver) {
        case 6, 7: status = .optimal
        case 8: return LinearSolution(status: .infeasible, seconds: library.runTime(solver))
        case 9: return LinearSolution(status: .infeasibleOrUnbounded, seconds: library.runTime(solver))
        case 10: return LinearSolution(status: .unbounded, seconds: library.runTime(solver))
        case 11...14, 16, 17: status = hasPlan ? .feasible : .unknown
        case let code: throw .failed(solver: Self.name, status: Int(code))
        }
        let bound =
            isMixed
            ? real(solver, "mip_dual_bound") : status == .optimal ? library.objective(solver) : -.infinity
        let nodes = isMixed ? max(0, long(solver, "mip_node_count")) : 0
        guard status != .unknown else {
            return LinearSolution(
                status: status, bound: bound, nodes: nodes, seconds: library.runTime(solver))
        }
        let point = point(solver)
        return LinearSolution(
            status: status, objective: library.objective(solver),
            bound: min(bound, library.objective(solver)),
            primal: point.primal, rowDuals: isMixed ? [] : point.rowDuals,
            reducedCosts: isMixed ? [] : point.reducedCosts, nodes: nodes, seconds: library.runTime(solver))
    }

    private func point(_ solver: HiGHSLibrary.Instance) -> (
        primal: [Double], rowDuals: [Double], reducedCosts: [Double]
    ) {
        var primal = [Double](repeating: 0, count: model.columnCount)
        var reducedCosts = primal
        var rows = [Double](repeating: 0, count: model.rowCount)
        var rowDuals = rows
        _ = library.solution(solver, &primal, &reducedCosts, &rows, &rowDuals)
        return (primal, rowDuals, reducedCosts)
    }

    private func integer(_ solver: HiGHSLibrary.Instance, _ name: String) -> Int32 {
        var value: Int32 = 0
        _ = library.integerInfo(solver, name, &value)
        return value
    }

    private func long(_ solver: HiGHSLibrary.Instance, _ name: String) -> Int {
        var value: Int64 = 0
        _ = library.longInfo(solver, name, &value)
        return Int(value)
    }

    private func real(_ solver: HiGHSLibrary.Instance, _ name: String) -> Double {
        var value = 0.0
        _ = library.realInfo(solver, name, &value)
        return value
    }
}

extension HiGHSRun {
    /// Passes the solver's reports on, and the wish to stop back.
    private final class Listener {
        static let mipLogging: Int32 = 5
        static let mipInterrupt: Int32 = 6

        private let library: HiGHSLibrary
        private let progress: @Sendable (LinearProgress) -> Bool

        init(library: HiGHSLibrary, progress: @escaping @Sendable (LinearProgress) -> Bool) {
            self.library = library
            self.progress = progress
        }

        func goesOn(_ out: UnsafeRawPointer) -> Bool {
            func item<T>(_ name: String, _ type: T.Type) -> T? {
                library.callbackItem(out, name)?.loadUnaligned(as: type)
            }
            return progress(
                LinearProgress(
                    seconds: item("running_time", Double.self) ?? 0,
                    objective: item("mip_primal_bound", Double.self) ?? .infinity,
                    bound: item("mip_dual_bound", Double.self) ?? -.infinity,
                    nodes: Int(item("mip_node_count", Int64.self) ?? 0)))
        }
    }
}

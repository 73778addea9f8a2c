// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics

/// Stopping rules of the solver.
public struct DispatchOptions: Hashable, Sendable {
    /// Relative primal–dual gap at which a plan counts as optimal.
    public var relativeGap: Double
    /// Most iterations of the interior point.
    public var mostIterations: Int
    /// Most steps of the Lagrangian.
    public var mostLagrangianSteps: Int

    /// Rules with the defaults that the benchmarks use.
    public init(relativeGap: Double = 1e-8, mostIterations: Int = 200, mostLagrangianSteps: Int = 200) {
        precondition(relativeGap > 0, "relative gap must be above 0, was \(relativeGap)")
        precondition(mostIterations > 0, "at least one iteration, was \(mostIterations)")
        precondition(mostLagrangianSteps >= 0, "steps must be at least 0, were \(mostLagrangianSteps)")
        self.relativeGap = relativeGap
        self.mostIterations = mostIterations
        self.mostLagrangianSteps = mostLagrangianSteps
    }
}

extension DispatchProblem {
    /// The plan that earns most, with its proof; where the site's own paths leave a gap, a mixed-integer solver
    /// that is supplied closes it.
    ///
    /// ``DispatchSolution/method`` is ``SolutionMethod/linearSolver`` where its plan is returned. The bound is the
    /// lower of both; a solver that fails leaves the plan there was.
    ///
    /// - Parameter fallback: for instance HiGHS; nil leaves it at what ``solve(_:)`` finds.
    /// - Throws: ``DispatchError/infeasible(key:interval:rule:)`` where no plan meets every limit.
    /// - Complexity: that of ``solve(_:)``, and exponential in the on/off decisions where the fallback runs.
    public func solve(
        _ options: DispatchOptions = DispatchOptions(), fallback: LinearSolver?
    ) throws(DispatchError) -> DispatchSolution {
        guard let fallback else { return try solve(options) }
        let own = Result { () throws(DispatchError) in try solve(options) }
        if case .success(let solution) = own, solution.termination == .optimal { return solution }
        return try MixedIntegerFallback(problem: self, solver: fallback).improve(own, options)
    }

    /// The plan that earns most, with its proof.
    ///
    /// The path is chosen from the problem's shape; ``DispatchSolution/method`` says which ran.
    ///
    /// - Throws: ``DispatchError/infeasible(key:interval:rule:)`` where no plan meets every limit, and
    ///   ``DispatchError/unsolved(key:interval:rule:)`` where none was found.
    /// - Complexity: time and memory linear in the number of intervals.
    public func solve(_ options: DispatchOptions = DispatchOptions()) throws(DispatchError)
        -> DispatchSolution
    {
        let units = committedUnits
        if isMeritOrder {
            if units.isEmpty { return MeritOrder.solve(self) }
            if let prices = ClassDynamicPrograms.outletPrices(self) {
                return ClassDynamicPrograms.solve(self, prices: prices)
            }
            if ProductDynamicProgram.states(units) != nil { return ProductDynamicProgram.solve(self) }
        }
        let isCounted = site.ai.map { $0.isCounted && $0.curtailableMW > 0 } ?? false
        if units.isEmpty && !isCounted { return try ConvexSolver.solve(self, options) }
        return try Lagrangian.solve(self, options)
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics
public import HashwattUnits

/// The days and names of a period whose moves were abnormal.
///
/// Each name's move on each session is compared with what a regression on the factors over the window before it
/// expects; the rest over its forecast error is a t, and the p-values of all names and days are adjusted together for
/// the false discovery rate.
///
/// The returns of miners have fatter tails than Student's t with a few hundred degrees of freedom, so more ordinary days
/// than the rate says are among the findings; `excess` shows by how much the p-values of the whole period miss.
public struct Surges: Sendable {
    /// Every test, by day and then in the order of the names.
    public let moves: [Move]
    /// How the p-values were adjusted.
    public let method: FalseDiscovery
    /// The rate below which a move is a finding.
    public let rate: Double
    /// What could not be tested, and why: one entry a name and reason.
    public let gaps: [Gap]

    /// One name on one day.
    public struct Move: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The day.
        public let day: CivilDate
        /// Close over the close before, less one.
        public let move: Double
        /// The move less what the model expects.
        public let abnormal: Double
        /// `abnormal` over its standard deviation with forecast error.
        public let t: Double
        /// The chance of a |t| as large, for residuals that are normal.
        public let pValue: Double
        /// The p-value adjusted over all names and days.
        public let adjusted: Double
    }

    /// Sessions of a name that could not be tested.
    public struct Gap: Hashable, Sendable {
        /// The first of them, and why.
        public let first: AttributionError
        /// The name.
        public let name: String
        /// How many.
        public let sessions: Int
    }

    /// The moves whose adjusted p-value is at most the rate, by day and then the strongest first.
    public var findings: [Move] {
        moves.filter { $0.adjusted <= rate }.sorted { ($0.day, -$0.t.magnitude) < ($1.day, -$1.t.magnitude) }
    }

    /// The share of all moves with a p-value of at most `level` over `level`: 1 where p-values are what they say, more
    /// where tails are fatter or events are common.
    public func excess(at level: Double) -> Double {
        let share = Double(moves.count { $0.pValue <= level }) / Double(max(1, moves.count))
        return share / level
    }
}

extension FactorReturns {
    /// Tests every name on every session of a period.
    ///
    /// - Parameters:
    ///   - period: its first and last day.
    ///   - window: ends on the session before by default: a surge is what the days before did not tell.
    ///   - rate: the false discovery rate, above 0 and below 1.
    ///   - progress: told done and total sessions.
    /// - Complexity: O(names · sessions · window · factors²).
    public func surges(
        in period: ClosedRange<CivilDate>, window: EstimationWindow = EstimationWindow(minimum: 60, end: -1),
        method: FalseDiscovery = .benjaminiHochberg, rate: Double = 0.05,
        _ progress: (Int, Int) -> Void = { _, _ in }
    ) -> Surges {
        precondition(rate > 0 && rate < 1, "a false discovery rate is above 0 and below 1: \(rate)")
        let sessions = days.indices.filter { $0 > 0 && period.contains(days[$0]) }
        var tested: [Surges.Move] = []
        var gaps = SurgeGaps()
        for (done, session) in sessions.enumerated() {
            for name in names {
                do throws(AttributionError) {
                    tested.append(try move(of: name, session, window))
                } catch {
                    gaps.note(name, error)
                }
            }
            progress(done + 1, sessions.count)
        }
        let adjusted = method.adjusted(tested.map { $0.pValue })
        return Surges(
            moves: zip(tested, adjusted).map { $0.with(adjusted: $1) }, method: method, rate: rate,
            gaps: gaps.found)
    }

    private func move(
        of name: String, _ session: Int, _ window: EstimationWindow
    ) throws(AttributionError) -> Surges.Move {
        let fit = try FactorFit(self, name: name, session: session, window: window)
        let deviation = fit.forecastDeviation
        guard deviation > 0 else {
            throw .tooFewReturns(name, days[session], had: 0, needed: window.minimum)
        }
        let t = fit.abnormal / deviation
        let pValue = Distribution.studentT(degrees: Double(fit.solved.degrees)).pValue(t)
        return Surges.Move(
            name: name, day: days[session], move: fit.move, abnormal: fit.abnormal, t: t, pValue: pValue,
            adjusted: pValue)
    }
}

extension Surges.Move {
    fileprivate func with(adjusted: Double) -> Surges.Move {
        Surges.Move(
            name: name, day: day, move: move, abnormal: abnormal, t: t, pValue: pValue, adjusted: adjusted)
    }
}

/// Counts what could not be tested, by name and kind of reason.
private struct SurgeGaps {
    private var entries: [(name: String, kind: String, first: AttributionError, count: Int)] = []

    mutating func note(_ name: String, _ error: AttributionError) {
        let kind = Self.kind(error)
        if let place = entries.firstIndex(where: { $0.name == name && $0.kind == kind }) {
            entries[place].count += 1
        } else {
            entries.append((name, kind, error, 1))
        }
    }

    var found: [Surges.Gap] {
        entries.map { Surges.Gap(first: $0.first, name: $0.name, sessions: $0.count) }
    }

    private static func kind(_ error: AttributionError) -> String {
        switch error {
        case .unknownName: "name"
        case .noSession: "session"
        case .noReturn: "return"
        case .noFactorReturn(let factor, _): "factor \(factor)"
        case .tooFewReturns: "few"
        case .dependentFactor(let factor, _, _): "dependent \(factor)"
        }
    }
}

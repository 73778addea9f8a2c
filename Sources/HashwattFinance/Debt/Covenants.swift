// SPDX-License-Identifier: Apache-2.0

/// Cover ratios of a loan against cash, and the covenants that are written on them.
///
/// Source: E. R. Yescombe, *Principles of Project Finance*, 2nd ed. (2014), chapter 12.
public struct CoverRatios: Hashable, Sendable {
    /// Cash over debt service of each period of the loan (DSCR); nil where nothing is due.
    public let debtService: [Double?]
    /// Value of the cash over the rest of the loan's life, at the loan's rate, over the balance, at the start
    /// of each period (LLCR); nil where nothing is owed.
    public let loanLife: [Double?]
    /// The same over the life of the project (PLCR).
    public let projectLife: [Double?]

    /// The ratios of a loan.
    ///
    /// - Parameter cash: of each period of the project, as many as the loan has or more.
    /// - Complexity: O(n).
    public init(_ debt: DebtSchedule, cash: [Double]) {
        precondition(
            cash.count >= debt.periods, "\(cash.count) periods of cash for \(debt.periods) of the loan")
        let balances = debt.balances
        debtService = zip(cash, debt.service).map { $1 > 0 ? $0 / $1 : nil }
        func cover(_ flows: [Double]) -> [Double?] {
            var value = 0.0
            var values: [Double] = []
            for flow in flows.reversed() {
                value = (value + flow) / (1 + debt.rate)
                values.append(value)
            }
            let tiny = 1e-9 * debt.amount
            return zip(values.reversed(), balances.prefix(debt.periods)).map { $1 > tiny ? $0 / $1 : nil }
        }
        loanLife = cover(Array(cash.prefix(debt.periods)))
        projectLife = cover(cash)
    }

    /// The lowest DSCR; nil where nothing is ever due.
    public var minimum: Double? { debtService.compactMap(\.self).min() }

    /// The mean DSCR over the periods in which something is due.
    public var mean: Double? {
        let due = debtService.compactMap(\.self)
        return due.isEmpty ? nil : due.reduce(0, +) / Double(due.count)
    }
}

/// What a loan agreement forbids below which cover.
public struct Covenants: Hashable, Sendable {
    /// Below this DSCR nothing is paid to the owners.
    public let lockUp: Double
    /// Below this DSCR the loan is in default.
    public let defaultCover: Double

    /// Covenants.
    ///
    /// - Precondition: default lies at or below lock-up.
    public init(lockUp: Double = 1.15, defaultCover: Double = 1.05) {
        precondition(defaultCover <= lockUp, "default at \(defaultCover) lies above lock-up at \(lockUp)")
        self.lockUp = lockUp
        self.defaultCover = defaultCover
    }

    /// How a period stands.
    public enum Standing: Hashable, Sendable {
        /// Nothing is due, or the cover suffices.
        case met
        /// Nothing may be distributed.
        case lockedUp
        /// The lender may call the loan.
        case inDefault
    }

    /// How each period stands. A ratio within 10⁻⁹ of a limit keeps it, since sculpted debt sits on its
    /// ratio.
    public func standing(_ ratios: CoverRatios) -> [Standing] {
        ratios.debtService.map { cover in
            guard let cover else { return .met }
            if cover < defaultCover * (1 - 1e-9) { return .inDefault }
            return cover < lockUp * (1 - 1e-9) ? .lockedUp : .met
        }
    }
}

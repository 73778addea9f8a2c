// SPDX-License-Identifier: Apache-2.0

/// How building is paid for, month by month, with the interest of the loan added to it.
///
/// Each month's cost is spent at the start of the month. Interest on what is drawn and the fee on what is not
/// are due at its end and are costs, too: they are drawn like the others (capitalised), so the loan at
/// completion holds them.
///
/// Source: E. R. Yescombe, *Principles of Project Finance*, 2nd ed. (2014), chapter 13 (interest during
/// construction).
public struct ConstructionPlan: Hashable, Sendable {
    /// Who pays first.
    public enum Order: Hashable, Sendable {
        /// Each month's cost is shared between owner and lender.
        case proportional
        /// The owner's money is spent before the first draw.
        case equityFirst
    }

    /// What is spent at the start of each month.
    public let costs: [Double]
    /// The lender's part of all that is spent, 0...1.
    public let debtShare: Double
    /// Interest a year, a twelfth of it each month.
    public let rate: Double
    /// Fee a year on what is committed and not yet drawn.
    public let commitmentFee: Double
    /// Who pays first.
    public let order: Order

    /// A plan.
    ///
    /// - Precondition: no cost is negative; the share lies in 0...1; rate and fee are not negative.
    public init(
        costs: [Double], debtShare: Double, rate: Double, commitmentFee: Double = 0,
        order: Order = .proportional
    ) {
        precondition(costs.allSatisfy { $0 >= 0 && $0.isFinite }, "a cost is not negative")
        precondition((0...1).contains(debtShare), "the share \(debtShare) is not in 0...1")
        precondition(rate >= 0 && commitmentFee >= 0, "rate and fee are not negative")
        self.costs = costs
        self.debtShare = debtShare
        self.rate = rate
        self.commitmentFee = commitmentFee
        self.order = order
    }

    /// How it went.
    public struct Outcome: Hashable, Sendable {
        /// Drawn from the lender in each month, the last entry at completion.
        public let draws: [Double]
        /// Paid by the owner in each month.
        public let equity: [Double]
        /// Interest and fees of the whole time.
        public let financing: Double

        /// The loan at completion.
        public var debt: Double { draws.reduce(0, +) }
        /// All that was spent.
        public var total: Double { debt + equity.reduce(0, +) }
    }

    /// Draws, equity and financing cost.
    ///
    /// What is committed, and with equity first when the owner's part is used up, depends on the financing
    /// cost, which depends on it: the total is iterated until it stands still. It converges because a month's
    /// interest is a small part of a draw.
    ///
    /// - Complexity: O(months · rounds); at most 200 rounds, usually fewer than 20.
    public func outcome() -> Outcome {
        var total = costs.reduce(0, +)
        var outcome = run(total)
        for _ in 0..<200 {
            let next = outcome.total
            if (next - total).magnitude <= 1e-13 * (1 + next) { break }
            total = next
            outcome = run(total)
        }
        return outcome
    }

    private func run(_ total: Double) -> Outcome {
        let (commitment, own) = (debtShare * total, (1 - debtShare) * total)
        var (draws, equity): ([Double], [Double]) = ([], [])
        var (drawn, paid, financing, due) = (0.0, 0.0, 0.0, 0.0)
        for month in 0...costs.count {
            let need = (month < costs.count ? costs[month] : 0) + due
            let part = order == .proportional ? (1 - debtShare) * need : min(need, max(0, own - paid))
            equity.append(part)
            draws.append(need - part)
            paid += part
            drawn += need - part
            due = (drawn * rate + max(0, commitment - drawn) * commitmentFee) / 12
            if month < costs.count { financing += due }
        }
        return Outcome(draws: draws, equity: equity, financing: financing)
    }
}

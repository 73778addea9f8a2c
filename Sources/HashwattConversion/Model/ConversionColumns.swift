// SPDX-License-Identifier: Apache-2.0

/// Where a plan's decisions stand in the columns of its program.
struct ConversionColumns {
    /// The expected-service decision of one group for one offer in one quarter.
    struct Assignment {
        let key: AssignmentKey
        let column: Int

        var group: Int { key.group }
        var offer: Int { key.offer }
        var ready: Int { key.ready }
    }

    /// A group that serves an offer with blocks in service from a quarter on.
    struct AssignmentKey: Hashable {
        let group: Int
        let offer: Int
        let ready: Int
    }

    /// Money of one owner: a column for each quarter.
    struct Money {
        var cash: [Int] = []
        var spent: [Int] = []
        var debt: [Int] = []
        var drawn: [Int] = []
        /// By tranche, then quarter.
        var equity: [[Int]] = []
    }

    /// Blocks of a group in service by a quarter: the columns by quarter, nil where it equals the one before.
    var ready: [[Int?]]
    /// Blocks of a group whose shell is begun by a quarter; empty for a group without shell.
    var begun: [[Int]]
    var assignments: [Assignment] = []
    /// Whether a single block serves the offer of an assignment (by its number) in any quarter.
    var chosen: [(assignment: Int, column: Int)] = []
    /// Whether a site is sold by a quarter; empty where it is not for sale.
    var sold: [[Int]]
    /// Whether an offer is taken; nil where it needs no decision of its own.
    var taken: [Int?]
    /// Whether the target is met by a quarter.
    var met: [Int] = []
    var money: [Money]
    /// Rows whose limit is continuous, for their prices.
    var limits: [ContinuousLimit: [Int]] = [:]

    /// Blocks of a group in service by a quarter.
    func ready(_ group: Int, _ quarter: Int) -> Expression {
        guard quarter >= 0, !ready[group].isEmpty else { return Expression() }
        for index in stride(from: min(quarter, ready[group].count - 1), through: 0, by: -1) {
            if let column = ready[group][index] { return Expression(column: column) }
        }
        return Expression()
    }

    /// Shells of a group begun by a quarter.
    func begun(_ group: Int, _ quarter: Int) -> Expression {
        guard quarter >= 0, let last = begun[group].last else { return Expression() }
        return Expression(column: quarter < begun[group].count ? begun[group][quarter] : last)
    }

    /// 1 where a site is sold by a quarter.
    func sold(_ site: Int, _ quarter: Int) -> Expression {
        guard quarter >= 0, quarter < sold[site].count else { return Expression() }
        return Expression(column: sold[site][quarter])
    }
}

/// A limit that is a number of dollars.
enum ContinuousLimit: Hashable {
    case openingCash(owner: Int)
    case debtCapacity(owner: Int)
    case loanToCost(owner: Int)
    case debtToCashFlow(owner: Int)
    case equityTotal(owner: Int, tranche: Int)
}

// SPDX-License-Identifier: Apache-2.0

/// Funds given flows as late as possible: cash first, then debt, then shares, the cheapest first.
///
/// Without fee and shares this is exact: interest makes any earlier debt a worse position in every later quarter. With
/// them it is a rule of thumb that starts a search.
struct LazyPurse {
    private let finance: OwnerFinance
    private let existing: [Double]

    init(_ finance: OwnerFinance, quarters: Int) {
        self.finance = finance
        existing =
            finance.debt.map { debt in
                (0..<quarters).map { LoanCapacity.existing(finance, debt, $0) }
            } ?? []
    }

    /// The first quarter that cannot be funded, and by how much (USD); nil where all can.
    ///
    /// - Parameters:
    ///   - flows: of operations, building and sales (USD a quarter).
    ///   - spent: on building (USD a quarter).
    ///   - signedCapacity: debt that leases of the plan carry (USD, at the end of each quarter); empty for none.
    mutating func shortage(
        flows: [Double], spent: [Double], signedCapacity: [Double], covenant: [Double] = []
    ) -> (quarter: Int, missingUSD: Double)? {
        let opening = finance.debt?.openingUSD ?? 0
        var cash = finance.cashUSD
        var debt = opening
        var total = 0.0
        var left = finance.equity.map(\.totalUSD)
        for quarter in flows.indices {
            cash += flows[quarter] + finance.contractedUSD[quarter] + finance.otherUSD[quarter]
            total += spent[quarter]
            var limit = 0.0
            if let terms = finance.debt {
                cash -= debt * terms.quarterlyRate
                let signed = signedCapacity.isEmpty ? 0 : signedCapacity[quarter]
                limit = max(0, min(existing[quarter] + signed, opening + terms.loanToCost * total))
                if !covenant.isEmpty { limit = min(limit, covenant[quarter]) }
                borrow(&cash, &debt, limit, terms.fee)
            }
            issue(&cash, &left)
            // A solver's plan may use the last cent; a dollar short is short.
            if cash < finance.minimumCashUSD - 1 { return (quarter, finance.minimumCashUSD - cash) }
        }
        return nil
    }

    private func borrow(_ cash: inout Double, _ debt: inout Double, _ limit: Double, _ fee: Double) {
        let spare = cash - finance.minimumCashUSD
        let forced = max(0, debt - limit)
        let repaid = max(forced, min(debt, max(0, spare)))
        cash -= repaid
        debt -= repaid
        let missing = finance.minimumCashUSD - cash
        guard missing > 0 else { return }
        let drawn = min(missing / (1 - fee), max(0, limit - debt))
        cash += drawn * (1 - fee)
        debt += drawn
    }

    private func issue(_ cash: inout Double, _ left: inout [Double]) {
        for (index, tranche) in finance.equity.enumerated() {
            let missing = finance.minimumCashUSD - cash
            guard missing > 0 else { return }
            let sold = min(missing / (1 - tranche.impact), tranche.perQuarterUSD, left[index])
            cash += sold * (1 - tranche.impact)
            left[index] -= sold
        }
    }
}

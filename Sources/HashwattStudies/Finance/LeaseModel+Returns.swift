// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattFinance
import HashwattUnits

/// Returns with debt and tax, by the day and the quarter.
extension LeaseModel {
    private static let afterTax =
        "after 21 % federal tax; building from the announcement on, interest capitalised; base term only, nothing left "
        + "after it"
    private static let beforeTax =
        "before tax; building from the announcement on, interest capitalised; base term only, nothing left after it"

    private func building(_ corner: Corner, _ terms: Terms) -> LeasedBuilding? {
        guard let capital = corner.capital, capital > 0 else { return nil }
        return LeasedBuilding(
            incomes: corner.months, capital: capital,
            terms: .init(
                start: deal.announced.latest, months: Int(terms.construction.rounded()),
                interest: terms.interest, cover: terms.cover, loanToCost: terms.loanToCost,
                writtenOff: terms.writtenOff))
    }

    /// A result of the building with a loan.
    private func lent(
        _ part: String, _ label: String, _ unit: FigureUnit, _ repayment: LeasedBuilding.Repayment,
        note: String, _ result: @escaping (LeasedBuilding.Outcome) -> Double?
    ) -> FigureRange? {
        range(part, label, unit, note: note) { corner, terms in
            building(corner, terms).flatMap { try? $0.levered(repayment) }.flatMap(result)
        }
    }

    /// Internal rate of return without debt, after tax, from the first month of building on.
    public var unleveredReturnAfterTax: FigureRange? {
        range("irr-after-tax", "IRR after tax, no debt", .ratio, note: Self.afterTax) { corner, terms in
            building(corner, terms).flatMap { RateOfReturn.dated($0.unlevered().aftertax).single }
        }
    }

    /// Internal rate of return of the owner with sculpted debt, before tax.
    public var leveredReturnBeforeTax: FigureRange? {
        lent("levered-irr-pretax", "levered IRR before tax", .ratio, .sculpted, note: Self.beforeTax) {
            RateOfReturn.dated($0.pretax).single
        }
    }

    /// Internal rate of return of the owner with sculpted debt, after tax.
    public var leveredReturn: FigureRange? {
        lent("levered-irr", "levered IRR after tax, sculpted debt", .ratio, .sculpted, note: Self.afterTax) {
            RateOfReturn.dated($0.aftertax).single
        }
    }

    /// Internal rate of return of the owner with debt repaid by equal payments, after tax.
    public var levelLeveredReturn: FigureRange? {
        lent("levered-irr-level", "levered IRR after tax, level debt", .ratio, .level, note: Self.afterTax) {
            RateOfReturn.dated($0.aftertax).single
        }
    }

    /// The sculpted loan when the rents begin, within its share of the cost, USD.
    public var debtDrawn: FigureRange? {
        lent("debt-drawn", "debt drawn", .usd, .sculpted, note: Self.beforeTax) { $0.debt }
    }

    /// The level loan when the rents begin, USD.
    public var levelDebtDrawn: FigureRange? {
        lent("debt-drawn-level", "debt drawn, level", .usd, .level, note: Self.beforeTax) { $0.debt }
    }

    /// Interest added to the sculpted loan while building, USD.
    public var capitalisedInterest: FigureRange? {
        lent("capitalised-interest", "capitalised interest", .usd, .sculpted, note: Self.beforeTax) {
            $0.capitalisedInterest
        }
    }

    /// What the owner pays before the rents begin, with the sculpted loan, USD.
    public var equity: FigureRange? {
        lent("equity", "equity", .usd, .sculpted, note: Self.beforeTax) { $0.equity }
    }
}

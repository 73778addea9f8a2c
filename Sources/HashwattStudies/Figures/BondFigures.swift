// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// Figures of one bond issue: the sum of its tranches, its order book, its coupon and life.
public struct BondFigures: Sendable {
    /// The issue.
    public let issue: BondIssue
    /// Its tranches; none where they are not listed.
    public let tranches: [BondTranche]

    /// The figures of an issue and its tranches.
    public init(_ issue: BondIssue, tranches: [BondTranche]) {
        self.issue = issue
        self.tranches = tranches
    }

    private var unit: FigureUnit { FigureUnit(currency: issue.amount.currency) }

    /// Face amount of each tranche.
    public var amounts: [Figure] {
        tranches.map { tranche in
            .read(
                FigureID("bond", tranche.id, "amount"), "tranche \(tranche.id)", tranche.amount, unit,
                asOf: issue.announced, from: tranche.source)
        }
    }

    /// The issue's size: the sum of its tranches where they are listed, else the amount that was announced.
    public var size: Figure {
        guard !tranches.isEmpty else { return announced }
        return .derived(
            FigureID("bond", issue.id, "size"), "\(issue.issuer) notes, sum of tranches", unit,
            asOf: issue.announced, by: .sumOfInputs(tranches.count), from: amounts)
    }

    /// The amount that the issuer or the press gave for the whole.
    public var announced: Figure {
        .read(
            FigureID("bond", issue.id, "announced"), "\(issue.issuer) notes, as announced",
            issue.amount.amount, unit,
            asOf: issue.announced, from: issue.source)
    }

    /// The order book, USD.
    ///
    /// No filing gives it: it is a figure of the press, whatever the source of the issue itself.
    public var orders: Figure? {
        guard let orders = issue.orders else { return nil }
        let source = Source(
            title: issue.source.title, url: issue.source.url, date: issue.source.date,
            verification: max(issue.source.verification, .secondary), row: issue.source.row,
            note: issue.source.note)
        return .read(
            FigureID("bond", issue.id, "orders"), "orders for \(issue.issuer)'s notes", orders.amount, .usd,
            asOf: issue.announced, from: source)
    }

    /// Orders over size; nil where the book is unknown or in another currency.
    public var orderCover: Figure? {
        guard let book = orders, unit == .usd else { return nil }
        return .derived(
            FigureID("bond", issue.id, "cover"), "order-book cover, \(issue.issuer)", .one,
            asOf: issue.announced,
            by: .input(0) / .input(1), from: [book, size])
    }

    /// Coupon weighted by amount over the fixed-rate tranches; nil where there is none.
    public var weightedCoupon: Figure? {
        let fixed = zip(tranches, amounts).filter { $0.0.coupon != nil && !$0.0.isFloating }
        guard !fixed.isEmpty else { return nil }
        let coupons = fixed.map { tranche, _ in
            Figure.read(
                FigureID("bond", tranche.id, "coupon"), "coupon of \(tranche.id)",
                tranche.coupon?.fraction ?? 0,
                .ratio, asOf: issue.announced, from: tranche.source)
        }
        let count = fixed.count
        let products = (0..<count).map { Formula.input($0) * .input(count + $0) }
        return .derived(
            FigureID("bond", issue.id, "coupon"), "weighted coupon, \(issue.issuer)", .ratio,
            asOf: issue.announced,
            by: .sum(products) / .sumOfInputs(count), from: fixed.map(\.1) + coupons,
            note: "fixed-rate tranches only, weighted by face amount")
    }
}

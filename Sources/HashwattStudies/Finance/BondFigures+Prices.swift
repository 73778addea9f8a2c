// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattFinance
import HashwattUnits

/// Prices to the public from the yields of a term sheet, and the life of an issue.
///
/// What the tables do not say is the convention of US notes, and each figure names it: interest from
/// settlement, coupons twice a year back from maturity, 30/360, a price of three decimals as term sheets
/// print it.
extension BondFigures {
    static let convention = "30/360, semi-annual, interest from settlement, price to three decimals"

    private var method: EstimationMethod {
        EstimationMethod(
            name: "price from yield", guide: "bonds.md", command: "hashwatt bond --issue \(issue.id)")
    }

    /// The tranche as a bond that settles with the issue; nil where the day of settlement, the coupon or the
    /// day of maturity is not known, or the coupon floats.
    public func bond(_ tranche: BondTranche) -> Bond? {
        guard let settled = issue.settled, let coupon = tranche.coupon, !tranche.isFloating,
            case .day(let maturity) = tranche.maturity
        else { return nil }
        return try? Bond(issue: settled, maturity: maturity, coupon: coupon.fraction, dayCount: .thirty360US)
    }

    /// The yield that the term sheet gives.
    public func yield(_ tranche: BondTranche) -> Figure? { read(tranche, "yield", tranche.yield?.fraction) }

    /// The coupon of a tranche.
    public func coupon(_ tranche: BondTranche) -> Figure? {
        read(tranche, "coupon", tranche.coupon?.fraction)
    }

    private func read(_ tranche: BondTranche, _ part: String, _ value: Double?) -> Figure? {
        value.map {
            .read(
                FigureID("bond", tranche.id, part), "\(part) of \(tranche.id)", $0, .ratio,
                asOf: issue.announced, from: tranche.source)
        }
    }

    /// Price to the public as a part of the face amount, from the yield; nil where one of its inputs is not
    /// known.
    public func price(_ tranche: BondTranche) -> Figure? {
        guard let bond = bond(tranche), let yield = yield(tranche), let coupon = coupon(tranche),
            let quote = try? bond.quote(yield: yield.value, settlement: bond.issue)
        else { return nil }
        return .estimated(
            FigureID("bond", tranche.id, "price"), "price to the public of \(tranche.id)",
            (quote.cleanPrice * 1_000).rounded() / 100_000, .ratio, asOf: issue.announced, by: method,
            from: [yield, coupon],
            note: "\(Self.convention); unrounded \(quote.cleanPrice) per 100")
    }

    /// What the public paid for the whole issue, as disclosed.
    public var priceToPublic: Figure? {
        issue.priceToPublic.map {
            .read(
                FigureID("bond", issue.id, "price-to-public"), "\(issue.issuer) notes, price to the public",
                $0.amount, .usd, asOf: issue.announced, from: issue.source)
        }
    }

    /// Tranches whose price follows from a yield, and those whose price does not, each with its face amount.
    private var priced: (known: [(amount: Figure, price: Figure)], unknown: [(BondTranche, Figure)]) {
        var known: [(Figure, Figure)] = []
        var unknown: [(BondTranche, Figure)] = []
        for (tranche, amount) in zip(tranches, amounts) {
            if let price = price(tranche) {
                known.append((amount, price))
            } else {
                unknown.append((tranche, amount))
            }
        }
        return (known, unknown)
    }

    /// The sum of all tranches at their prices, those without a yield at par; nil where no price is known.
    public var proceedsWithRestAtPar: Figure? {
        let (known, unknown) = priced
        guard !known.isEmpty else { return nil }
        let count = known.count
        let products = (0..<count).map { Formula.input($0) * .input(count + $0) }
        let rest = unknown.indices.map { Formula.input(2 * count + $0) }
        return .derived(
            FigureID("bond", issue.id, "proceeds-rest-at-par"),
            "\(issue.issuer) notes at their prices, the rest at par",
            amounts[0].unit, asOf: issue.announced, by: .sum(products + rest),
            from: known.map(\.amount) + known.map(\.price) + unknown.map(\.1),
            note: unknown.isEmpty
                ? ""
                : "at par, since their yields are not found: " + unknown.map(\.0.id).joined(separator: ", "))
    }

    /// What was disclosed less the sum with the rest at par: the discount of the tranches without a yield.
    public var gapToDisclosed: Figure? {
        guard let sum = proceedsWithRestAtPar, let disclosed = priceToPublic, sum.unit == .usd else {
            return nil
        }
        return .derived(
            FigureID("bond", issue.id, "gap"), "\(issue.issuer) notes, disclosed less computed", .usd,
            asOf: issue.announced, by: .input(0) - .input(1), from: [disclosed, sum])
    }

    /// The one tranche whose price is not known, at the price that makes the sum the disclosed one; nil where
    /// there is none or more than one.
    public var impliedPrice: (tranche: BondTranche, price: Figure)? {
        let (known, unknown) = priced
        guard let disclosed = priceToPublic, unknown.count == 1, let (tranche, amount) = unknown.first,
            !known.isEmpty
        else { return nil }
        let count = known.count
        let products = (0..<count).map { Formula.input($0) * .input(count + $0) }
        let price = Figure.derived(
            FigureID("bond", tranche.id, "price-implied"), "price of \(tranche.id) that the total implies",
            .ratio, asOf: issue.announced,
            by: (.input(2 * count + 1) - .sum(products)) / .input(2 * count),
            from: known.map(\.amount) + known.map(\.price) + [amount, disclosed])
        return (tranche, price)
    }

    /// The yield at the implied price.
    public var impliedYield: Figure? {
        guard let (tranche, price) = impliedPrice, let bond = bond(tranche), let coupon = coupon(tranche),
            let quote = try? bond.quote(cleanPrice: price.value * 100, settlement: bond.issue)
        else { return nil }
        return .estimated(
            FigureID("bond", tranche.id, "yield-implied"), "yield of \(tranche.id) that the total implies",
            quote.yield, .ratio, asOf: issue.announced,
            by: EstimationMethod(
                name: "yield from price", guide: "bonds.md", command: "hashwatt bond --issue \(issue.id)"),
            from: [price, coupon], note: Self.convention)
    }
}

/// Lives.
extension BondFigures {
    /// Years from settlement to the maturity of a tranche, 30/360: equal ends where the day is known, else
    /// those of the first and last day that may be meant. Nil without a day of settlement.
    public func life(_ tranche: BondTranche) -> FigureRange? {
        guard let settled = issue.settled else { return nil }
        func end(_ name: String, _ date: CivilDate) -> Figure {
            .read(
                FigureID("bond", tranche.id, name), "years to the maturity of \(tranche.id)",
                DayCount.thirty360.fraction(from: settled, to: date), .years, asOf: issue.announced,
                from: tranche.source)
        }
        let (low, high) = (tranche.maturity.earliest, tranche.maturity.latest)
        if low == high { return FigureRange(end("life", low)) }
        return FigureRange(low: end("life-low", low), high: end("life-high", high))
    }

    /// Life of the issue, weighted by face amount: a range where of a maturity only the year is known.
    public var weightedLife: FigureRange? {
        let lives = tranches.compactMap { life($0) }
        guard !lives.isEmpty, lives.count == tranches.count else { return nil }
        let count = lives.count
        let formula: Formula =
            .sum((0..<count).map { .input($0) * .input(count + $0) }) / .sumOfInputs(count)
        func mean(_ part: String, _ ends: [Figure]) -> Figure {
            .derived(
                FigureID("bond", issue.id, part), "mean life of \(issue.issuer)'s notes", .years,
                asOf: issue.announced, by: formula, from: amounts + ends, note: "weighted by face amount")
        }
        if lives.allSatisfy({ $0.low == $0.high }) { return FigureRange(mean("life", lives.map(\.low))) }
        return FigureRange(
            low: mean("life-low", lives.map(\.low)), high: mean("life-high", lives.map(\.high)))
    }
}

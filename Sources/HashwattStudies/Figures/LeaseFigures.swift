// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// Rents of leases and prices of contracts.
///
/// Rent is comparable only within a lease class: a triple-net rent is almost operating income, a colocation rent
/// pays for services, a tenant-funded hall has no capital of the landlord in it, and GPU-cloud revenue rents the
/// machines as well. So there is no function here that averages over classes, and GPU cloud is never called rent.
///
/// Nor are the rent of the first year and the mean over the term one thing: under an escalator the mean is higher.
public struct LeaseFigures: Sendable {
    /// The deal that is described.
    public let deal: Deal

    /// The figures of a deal.
    public init(_ deal: Deal) { self.deal = deal }

    /// Landlord and tenant, for labels.
    public var name: String { "\(deal.landlord)–\(deal.tenant)" }

    /// Landlord, tenant and day, since two parties may have several leases.
    private var dated: String { "\(name) of \(deal.announced)" }

    static let months: Formula = .constant(12, "months a year")
    static let kilowatts: Formula = .constant(1_000, "kW per MW")
    static let one: Formula = .constant(1, "one")

    func read(_ part: String, _ label: String, _ value: Double?, _ unit: FigureUnit) -> Figure? {
        value.map {
            .read(
                FigureID("deal", deal.id, part), "\(label), \(dated)", $0, unit, asOf: deal.announced,
                from: deal.source)
        }
    }

    func derive(
        _ part: String, _ label: String, _ unit: FigureUnit, by formula: Formula, from inputs: [Figure],
        note: String = ""
    ) -> Figure {
        .derived(
            FigureID("deal", deal.id, part), "\(label), \(dated)", unit, asOf: deal.announced, by: formula,
            from: inputs, note: note)
    }

    /// Contract value over the base term, USD.
    public var value: Figure? { read("value", "contract value", deal.contractValue?.amount, .usd) }

    /// Term, years.
    public var term: Figure? { read("term", "base term", deal.termYears, .years) }

    /// Critical IT load, MW.
    public var criticalIT: Figure? {
        read("critical-it", "critical IT load", deal.criticalIT?.megawatts, .megawattsCriticalIT)
    }

    /// Gross load, MW.
    public var gross: Figure? { read("gross", "gross load", deal.gross?.megawatts, .megawattsGross) }

    /// The company's share in a joint venture.
    public var ownedShare: Figure? { read("own-share", "share owned", deal.ownedShare?.fraction, .ratio) }

    /// What the guarantor backs, USD.
    public var backstop: Figure? { read("backstop", "backstop", deal.backstop?.amount, .usd) }

    /// The megawatts that the price is for: critical IT where given, else gross.
    public var megawatts: Figure? { criticalIT ?? gross }

    /// The rent that the parties disclosed, of the first year, USD/kW-month.
    public var disclosedRent: Figure? {
        read(
            "rent-disclosed", "disclosed rent of the first year", deal.disclosedRent?.dollarsPerKilowattMonth,
            .usdPerKilowattMonth)
    }

    /// The escalator that was disclosed.
    public var escalator: Figure? { read("escalator", "escalator", deal.escalator?.fraction, .ratio) }

    /// The disclosed rent a megawatt and year, USD/MW-year.
    public var disclosedRevenuePerMegawattYear: Figure? {
        disclosedRent.map {
            derive(
                "revenue-disclosed", "disclosed rent of the first year per MW and year", .usdPerMegawattYear,
                by: .product([.input(0), Self.kilowatts, Self.months]), from: [$0])
        }
    }

    /// Mean revenue a megawatt and year over the base term, USD/MW-year: value / (MW · years), or the mean rent.
    public var revenuePerMegawattYear: Figure? {
        let label = "mean revenue per MW and year"
        if let rent, disclosedRent != nil {
            return derive(
                "revenue-per-mw-year", label, .usdPerMegawattYear,
                by: .product([.input(0), Self.kilowatts, Self.months]), from: [rent])
        }
        guard let value, let megawatts, let term else { return nil }
        return derive(
            "revenue-per-mw-year", label, .usdPerMegawattYear,
            by: .input(0) / .product([.input(1), .input(2)]), from: [value, megawatts, term],
            note: "mean over the base term; per \(megawatts.unit.rawValue)" + caveats)
    }

    /// Mean rent over the base term, USD/kW-month.
    ///
    /// From value, MW and term; where a first-year rent is disclosed with its escalator `g` instead,
    ///
    ///     mean = first · ((1 + g)ⁿ − 1) / (g · n)
    ///
    /// Nil for GPU cloud, whose revenue is no rent.
    public var rent: Figure? {
        guard deal.leaseClass != .graphicsCloud, deal.leaseClass != .noLease, let term else { return nil }
        if let disclosedRent {
            guard let escalator, escalator.value > 0, let growth = growth(term) else { return nil }
            return derive(
                "rent", "mean rent", .usdPerKilowattMonth,
                by: .product([.input(0), growth]) / .product([.input(2), .input(1)]),
                from: [disclosedRent, term, escalator],
                note: "from the disclosed rent of the first year and its escalator; per kW of critical IT")
        }
        guard let value, let megawatts else { return nil }
        return derive(
            "rent", "mean rent", .usdPerKilowattMonth,
            by: .input(0) / .product([.input(1), Self.kilowatts, .input(2), Self.months]),
            from: [value, megawatts, term],
            note: "mean over the base term; per kW of \(megawatts.unit.rawValue)" + caveats)
    }

    /// `(1 + g)ⁿ − 1` with the escalator as input 2; nil where the term is not whole years.
    private func growth(_ term: Figure) -> Formula? {
        guard term.value >= 1, term.value == term.value.rounded() else { return nil }
        return .power(Self.one + .input(2), Int(term.value)) - Self.one
    }

    private var caveats: String {
        (deal.powerBound == .atLeast ? "; megawatts are a lower bound, so the rent is an upper one" : "")
            + (deal.valueBasis == .withOptions ? "; value and term contain options" : "")
    }

    /// Rent of the first year, USD/kW-month: the disclosed one, else that under an escalator `g` over `n` years that
    /// gives the same sum:
    ///
    ///     first = mean · n · g / ((1 + g)ⁿ − 1)
    ///
    /// - Parameter assumed: taken where the deal's own is not disclosed; nil is returned where neither is known or
    ///   the term is not whole years.
    public func firstYearRent(escalator assumed: Figure? = nil) -> Figure? {
        if let disclosedRent { return disclosedRent }
        guard let escalator = self.escalator ?? assumed, escalator.value > 0, let mean = rent, let term,
            let growth = growth(term)
        else { return nil }
        return derive(
            "rent-first-year", "rent of the first year", .usdPerKilowattMonth,
            by: .product([.input(0), .input(1), .input(2)]) / growth, from: [mean, term, escalator],
            note: self.escalator == nil ? "assumption: the escalator of another lease" : "")
    }
}

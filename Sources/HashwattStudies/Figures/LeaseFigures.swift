// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// Rents of leases and prices of contracts.
///
/// Rent is comparable only within a lease class: a triple-net rent is almost operating income, a colocation rent
/// pays for services, a tenant-funded hall has no capital of the landlord in it, and GPU-cloud revenue rents the
/// machines as well. So there is no function here that averages over classes, and GPU cloud is never called rent.
public struct LeaseFigures: Sendable {
    /// The deal that is described.
    public let deal: Deal

    /// The figures of a deal.
    public init(_ deal: Deal) { self.deal = deal }

    /// Landlord and tenant, for labels.
    public var name: String { "\(deal.landlord)–\(deal.tenant)" }

    private static let months: Formula = .constant(12, "months a year")
    private static let kilowatts: Formula = .constant(1_000, "kW per MW")

    private func read(_ part: String, _ label: String, _ value: Double?, _ unit: FigureUnit) -> Figure? {
        value.map {
            .read(
                FigureID("deal", deal.id, part), "\(label), \(name)", $0, unit, asOf: deal.announced,
                from: deal.source)
        }
    }

    /// Contract value over the base term, USD.
    public var value: Figure? { read("value", "contract value", deal.contractValue?.amount, .usd) }

    /// Term, years.
    public var term: Figure? { read("term", "base term", deal.termYears, .years) }

    /// Critical IT load, MW.
    public var criticalIT: Figure? {
        read("critical-it", "critical IT load", deal.criticalIT?.megawatts, .megawattsCriticalIT)
    }

    /// The company's share in a joint venture.
    public var ownedShare: Figure? { read("own-share", "share owned", deal.ownedShare?.fraction, .ratio) }

    /// The megawatts that the price is for: critical IT where given, else gross.
    public var megawatts: Figure? {
        criticalIT ?? read("gross", "gross load", deal.gross?.megawatts, .megawattsGross)
    }

    /// The rent that the parties disclosed, USD/kW-month.
    public var disclosedRent: Figure? {
        read(
            "rent-disclosed", "disclosed rent", deal.disclosedRent?.dollarsPerKilowattMonth,
            .usdPerKilowattMonth)
    }

    /// The escalator that was disclosed.
    public var escalator: Figure? { read("escalator", "escalator", deal.escalator?.fraction, .ratio) }

    /// Mean revenue a megawatt and year over the base term: value / (MW · years); from the disclosed rent where
    /// there is one.
    public var revenuePerMegawattYear: Figure? {
        if let disclosedRent {
            return .derived(
                FigureID("deal", deal.id, "revenue-per-mw-year"), "disclosed rent per MW and year, \(name)",
                .usdPerMegawattYear, asOf: deal.announced,
                by: .product([.input(0), Self.kilowatts, Self.months]), from: [disclosedRent],
                note: "of the first year; the rent is disclosed per kW of critical IT")
        }
        guard let value, let megawatts, let term else { return nil }
        return .derived(
            FigureID("deal", deal.id, "revenue-per-mw-year"), "mean revenue per MW and year, \(name)",
            .usdPerMegawattYear, asOf: deal.announced,
            by: .input(0) / .product([.input(1), .input(2)]), from: [value, megawatts, term],
            note: "mean over the base term; per \(megawatts.unit.rawValue)")
    }

    /// Mean rent over the base term, USD/kW-month: the disclosed rent where there is one, else from value, MW and
    /// term. Nil for GPU cloud, whose revenue is no rent.
    public var rent: Figure? {
        guard deal.leaseClass != .graphicsCloud, deal.leaseClass != .noLease else { return nil }
        if let disclosedRent { return disclosedRent }
        guard let value, let megawatts, let term else { return nil }
        return .derived(
            FigureID("deal", deal.id, "rent"), "mean rent, \(name)", .usdPerKilowattMonth,
            asOf: deal.announced,
            by: .input(0) / .product([.input(1), Self.kilowatts, .input(2), Self.months]),
            from: [value, megawatts, term],
            note: "mean over the base term; per kW of \(megawatts.unit.rawValue)")
    }

    /// Rent of the first year under an escalator `g` over `n` years, so that the years' sum is the same:
    ///
    ///     first = mean · n · g / ((1 + g)ⁿ − 1)
    ///
    /// - Parameter escalator: taken where the deal's own is not disclosed; nil is returned where neither is known.
    public func firstYearRent(escalator assumed: Figure? = nil) -> Figure? {
        guard let escalator = self.escalator ?? assumed, escalator.value > 0, deal.disclosedRent == nil,
            let mean = rent, let term
        else { return nil }
        let one: Formula = .constant(1, "one")
        let growth: Formula = .power(one + .input(2), Int(term.value)) - one
        return .derived(
            FigureID("deal", deal.id, "rent-first-year"),
            "first-year rent, \(name)", .usdPerKilowattMonth, asOf: deal.announced,
            by: .product([.input(0), .input(1), .input(2)]) / growth, from: [mean, term, escalator],
            note: self.escalator == nil ? "assumption: the escalator of another lease" : "")
    }

    /// Capital cost per megawatt as announced, low and high, USD/MW.
    public var capitalPerMegawatt: (low: Figure, high: Figure)? {
        guard
            let low = read(
                "capex-low", "capex per MW, low", deal.capexPerMegawattLow?.dollarsPerMegawatt,
                .usdPerMegawatt),
            let high = read(
                "capex-high", "capex per MW, high",
                deal.capexPerMegawattHigh?.dollarsPerMegawatt ?? deal.capexPerMegawattLow?.dollarsPerMegawatt,
                .usdPerMegawatt)
        else { return nil }
        return (low, high)
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// Building cost, margin, and what the one earns on the other.
extension LeaseFigures {
    /// Capital cost per megawatt as announced, low and high, USD/MW.
    public var capitalPerMegawatt: (low: Figure, high: Figure)? {
        range(
            "capex", "capex per MW", deal.capexPerMegawattLow?.dollarsPerMegawatt,
            deal.capexPerMegawattHigh?.dollarsPerMegawatt, .usdPerMegawatt)
    }

    /// Margin of net operating income on revenue as announced, low and high.
    public var operatingMargin: (low: Figure, high: Figure)? {
        range("margin", "NOI margin", deal.noiMarginLow?.fraction, deal.noiMarginHigh?.fraction, .ratio)
    }

    private func range(
        _ part: String, _ label: String, _ low: Double?, _ high: Double?, _ unit: FigureUnit
    ) -> (low: Figure, high: Figure)? {
        guard let low = read("\(part)-low", "\(label), low", low ?? high, unit),
            let high = read("\(part)-high", "\(label), high", high ?? low.value, unit)
        else { return nil }
        return (low, high)
    }

    /// Mean net operating income of a year over building cost, low and high: mean revenue · margin / capex, the
    /// lower margin over the higher cost and the other way round.
    ///
    /// It is a mean over the term; the yield on cost of a first full year is lower under an escalator. Nil where
    /// revenue, margin or cost is not given, and where the megawatts are gross, since costs are per MW of IT.
    public var incomeOnCost: (low: Figure, high: Figure)? {
        guard let revenue = revenuePerMegawattYear, let margin = operatingMargin,
            let cost = capitalPerMegawatt, criticalIT != nil
        else { return nil }
        let formula: Formula = .input(0) * .input(1) / .input(2)
        let note = "mean over the base term; that the cost is per MW of critical IT is our reading"
        return (
            derive(
                "noi-on-cost-low", "mean NOI over capex, low", .ratio, by: formula,
                from: [revenue, margin.low, cost.high], note: note),
            derive(
                "noi-on-cost-high", "mean NOI over capex, high", .ratio, by: formula,
                from: [revenue, margin.high, cost.low], note: note)
        )
    }
}

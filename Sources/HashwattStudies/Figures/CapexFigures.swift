// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// Figures of an announcement of investment.
public struct CapexFigures: Sendable {
    /// The announcement.
    public let capex: CapexAnnouncement

    /// The figures of an announcement.
    public init(_ capex: CapexAnnouncement) { self.capex = capex }

    /// The amount, USD; of a range its lower end.
    public var amount: Figure {
        .read(
            FigureID("capex", capex.id, "amount"), "\(capex.announcer), \(capex.headline)",
            capex.amount.amount, .usd,
            asOf: capex.announced, from: capex.source)
    }

    /// The upper end of a range, USD.
    public var amountHigh: Figure? {
        capex.amountHigh.map {
            .read(
                FigureID("capex", capex.id, "amount-high"), "\(capex.announcer), upper end", $0.amount, .usd,
                asOf: capex.announced, from: capex.source)
        }
    }

    /// What was said before, USD.
    public var previousAmount: Figure? {
        capex.previousAmount.map {
            .read(
                FigureID("capex", capex.id, "previous"), "\(capex.announcer), said before", $0.amount, .usd,
                asOf: capex.announced, from: capex.source)
        }
    }

    /// The capacity that the amount is for.
    public var capacity: Figure? {
        capex.capacity.map {
            .read(
                FigureID("capex", capex.id, "capacity"), "capacity of \(capex.announcer)'s plan",
                $0.megawatts,
                .megawattsUndefined, asOf: capex.announced, from: capex.source)
        }
    }

    /// Amount over capacity, USD/GW, as announcements are compared.
    public var perGigawatt: Figure? {
        perMegawatt.map {
            .derived(
                FigureID("capex", capex.id, "per-gw"), "\(capex.announcer), investment per GW",
                .usdPerGigawatt,
                asOf: capex.announced, by: .input(0) * .constant(1_000, "MW per GW"), from: [$0])
        }
    }

    /// Amount over capacity, USD/MW.
    public var perMegawatt: Figure? {
        capacity.map {
            .derived(
                FigureID("capex", capex.id, "per-mw"), "\(capex.announcer), investment per MW",
                .usdPerMegawatt,
                asOf: capex.announced, by: .input(0) / .input(1), from: [amount, $0],
                note: capex.bound == .upTo ? "the amount is an upper bound" : "")
        }
    }
}

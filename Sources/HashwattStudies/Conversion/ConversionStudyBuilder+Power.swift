// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattUnits

/// Power of sites, with its derivation.
extension ConversionStudyBuilder {
    /// Power of the site less what is let and committed, gross (MW); critical IT load counts with the PUE.
    mutating func uncommitted(
        _ site: ConversionScenario.Site, _ pue: Figure
    ) throws -> Figure {
        let power = try power(of: site)
        let committed = try committed(site)
        var inputs = [pue]
        func term(_ figure: Figure) -> Formula {
            inputs.append(figure)
            let megawatts = Formula.input(inputs.count - 1)
            return figure.unit == .megawattsCriticalIT ? .input(0) * megawatts : megawatts
        }
        let supply = term(power)
        let used = committed.map(term)
        return .derived(
            FigureID("plan", scenario.name, site.name, "uncommitted"), "\(site.name), uncommitted power",
            .megawattsGross, asOf: .day(scenario.asOf),
            by: .maximum([.constant(0, "none left"), used.reduce(supply) { $0 - $1 }]), from: inputs,
            note: "power of the site less what is let and committed; critical IT load times PUE")
    }

    private mutating func power(of site: ConversionScenario.Site) throws -> Figure {
        guard let id = site.capacityRow else {
            guard let megawatts = site.grossMW else {
                throw ConversionStudyError.noValue(
                    owner: site.name, quantity: "its power", remedy: "write capacity_row or gross_mw")
            }
            let source = Source(
                title: "Scenario \(scenario.name)", verification: .unverified, note: "given by the scenario")
            return read(
                megawatts, site.name, "power (MW, gross)", .megawattsGross, .day(scenario.asOf), source)
        }
        guard let row = facts.capacity[id] else { throw noRow(site.name, "capacity", id) }
        if row.definition != .gross, row.definition != .criticalIT { takenAsGross.append(site.name) }
        return read(
            row.power.megawatts, site.name, "power (MW, \(row.definition.rawValue))",
            CapacityFigures.unit(row.definition), row.validDate, row.source)
    }

    private mutating func committed(_ site: ConversionScenario.Site) throws -> [Figure] {
        var figures: [Figure] = []
        if let committed = site.committedMW {
            figures.append(assume(committed, site.name, "committed otherwise (MW)", .megawattsGross))
        }
        for id in site.deals {
            guard let deal = facts.deals[id] else { throw noRow(site.name, "deals", id) }
            if let gross = deal.gross {
                figures.append(
                    read(
                        gross.megawatts, site.name, "let, \(id) (MW, gross)", .megawattsGross,
                        deal.announced, deal.source))
            } else if let critical = deal.criticalIT {
                figures.append(
                    read(
                        critical.megawatts, site.name, "let, \(id) (MW, critical IT)", .megawattsCriticalIT,
                        deal.announced, deal.source))
            } else {
                throw ConversionStudyError.noValue(
                    owner: site.name, quantity: "the power of deal \(id)",
                    remedy: "take it out and write committed_mw")
            }
        }
        return figures
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattConversion
public import HashwattFacts
import HashwattUnits

/// What a plan delivers, spends and leaves open, as figures.
///
/// What the solver decided is an estimate whose inputs are the demand and the sites it is about; what follows from that
/// by arithmetic is derived.
public struct PlanFigures: Sendable {
    /// The study.
    public let study: ConversionStudy
    /// Its plan.
    public let solution: ConversionSolution
    private let command: String

    /// Figures of a solved study.
    ///
    /// - Parameter command: the command line that finds the plan again.
    public init(_ study: ConversionStudy, _ solution: ConversionSolution, command: String) {
        self.study = study
        self.solution = solution
        self.command = command
    }

    private var problem: ConversionProblem { study.problem }

    func id(_ parts: String...) -> FigureID {
        FigureID("plan", study.name, "found", parts.joined(separator: "-"))
    }

    private func found(
        _ id: FigureID, _ label: String, _ value: Double, _ unit: FigureUnit, from inputs: [Figure]
    ) -> Figure {
        .estimated(
            id, label, value, unit, asOf: .day(study.day),
            by: EstimationMethod(
                name: "mixed-integer program, " + (solution.outcome == .optimal ? "proved" : "not proved"),
                guide: "conversion.md", command: command),
            from: inputs, note: "an optimum rests on every input of the plan, not on these alone")
    }

    /// Gross power of a company's sites that nothing is committed to, MW; nil where it has no site.
    public func uncommitted(owner: Int) -> Figure? { study.uncommitted(owner: owner) }

    /// Conversions of a company, by offer.
    private func megawatts(owner: Int? = nil, offer: Int? = nil) -> Double {
        solution.plan.conversions.reduce(0) { sum, work in
            let group = problem.groups[work.group]
            let isMeant =
                (offer ?? work.offer) == work.offer
                && (owner ?? problem.sites[group.site].owner)
                    == problem.sites[group.site].owner
            return isMeant ? sum + group.criticalMW : sum
        }
    }

    /// Critical IT load that a company delivers to an offer, MW; nil where none.
    public func delivered(owner: Int, offer: Int) -> Figure? {
        let value = megawatts(owner: owner, offer: offer)
        guard value > 0, let supply = uncommitted(owner: owner) else { return nil }
        let (company, demand) = (problem.owners[owner].name, problem.offers[offer].name)
        return found(
            id(company, demand), "\(company) for \(demand)", value, .megawattsCriticalIT,
            from: [study.asked[offer], supply])
    }

    /// Critical IT load that all deliver to an offer, MW; nil where none do.
    public func delivered(offer: Int) -> Figure? {
        let parts = problem.owners.indices.compactMap { delivered(owner: $0, offer: offer) }
        guard !parts.isEmpty else { return nil }
        return .derived(
            id("delivered", problem.offers[offer].name), "delivered for \(problem.offers[offer].name)",
            .megawattsCriticalIT, by: .sumOfInputs(parts.count), from: parts)
    }

    /// What nobody delivers of an offer, MW; at least 0.
    public func missing(offer: Int) -> Figure {
        let delivered = delivered(offer: offer)
        let asked = study.asked[offer]
        return .derived(
            id("missing", problem.offers[offer].name), "missing for \(problem.offers[offer].name)",
            .megawattsCriticalIT,
            by: .maximum([
                .constant(0, "nothing missing"), delivered == nil ? .input(0) : .input(0) - .input(1),
            ]), from: [asked] + [delivered].compactMap(\.self))
    }

    /// Critical IT load that a company converts, MW; nil where none.
    public func converted(owner: Int) -> Figure? {
        let parts = problem.offers.indices.compactMap { delivered(owner: owner, offer: $0) }
        guard !parts.isEmpty else { return nil }
        let name = problem.owners[owner].name
        return .derived(
            id("converted", name), "\(name) converts", .megawattsCriticalIT, by: .sumOfInputs(parts.count),
            from: parts)
    }

    /// A sum of figures under one name; nil where there is none.
    public func sum(_ name: String, _ figures: [Figure?]) -> Figure? {
        study.sum(name, figures.compactMap(\.self), .megawattsCriticalIT)
    }

    /// What blocks of a step cost, USD.
    public func cost(of conversion: ConversionPlan.Conversion, blocks: Int) -> Figure {
        let group = problem.groups[conversion.group]
        let site = problem.sites[group.site].name
        let cost = (group.fitOut.costUSD + (group.shell?.costUSD ?? 0)) * Double(blocks)
        return found(
            id("cost", step(conversion)), "building at \(site), in service \(quarter(conversion.ready))",
            cost, .usd,
            from: study.inputs(of: site, beginning: "cost of the"))
    }

    /// Critical IT load of blocks of a step, MW.
    public func power(of conversion: ConversionPlan.Conversion, blocks: Int) -> Figure {
        let group = problem.groups[conversion.group]
        return found(
            id("power", step(conversion)), "power at \(problem.sites[group.site].name)",
            group.criticalMW * Double(blocks), .megawattsCriticalIT, from: [study.uncommitted[group.site]])
    }

    private func step(_ work: ConversionPlan.Conversion) -> String {
        "\(problem.groups[work.group].name)-\(problem.offers[work.offer].name)-\(work.shell ?? -1)-\(work.fitOut)"
            + "-\(work.ready)"
    }

    private func quarter(_ index: Int) -> String { (problem.first + index).description }

    /// A sum over the plan's ledger, USD.
    public func money(_ name: String, _ value: Double) -> Figure {
        found(id("money", name), name, value, .usd, from: study.uncommitted)
    }
}

extension ConversionStudy {
    /// Gross power of a company's sites that nothing is committed to, MW; nil where it has no site.
    public func uncommitted(owner: Int) -> Figure? {
        let parts = problem.sites.indices.filter { problem.sites[$0].owner == owner }.map { uncommitted[$0] }
        guard !parts.isEmpty else { return nil }
        let company = problem.owners[owner].name
        return .derived(
            FigureID("plan", name, company, "uncommitted"), "\(company), uncommitted power", .megawattsGross,
            by: .sumOfInputs(parts.count), from: parts)
    }

    /// A sum of figures under one name; nil where there is none.
    ///
    /// - Parameter unit: of the sum where its parts have different ones: an announcement does not say what its MW are.
    public func sum(_ sum: String, _ parts: [Figure], _ unit: FigureUnit) -> Figure? {
        guard let first = parts.first else { return nil }
        let isUniform = parts.allSatisfy { $0.unit == first.unit }
        return .derived(
            FigureID("plan", name, "sum", sum), sum, isUniform ? first.unit : unit,
            by: .sumOfInputs(parts.count), from: parts,
            note: isUniform ? "" : "megawatts whose definition is not given are taken as critical IT load")
    }

    /// Figures of the inputs of a site, offer or company whose name begins so.
    func inputs(of owner: String, beginning: String) -> [Figure] {
        inputs.filter { $0.owner == owner && $0.quantity.hasPrefix(beginning) }.map(\.figure)
    }
}

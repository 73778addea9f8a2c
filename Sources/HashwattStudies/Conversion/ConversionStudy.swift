// SPDX-License-Identifier: Apache-2.0

public import HashwattConversion
public import HashwattFacts
public import HashwattUnits

/// A scenario joined with the facts it names: the problem, and where each of its numbers comes from.
public struct ConversionStudy: Sendable {
    /// One input of a plan.
    public struct Input: Hashable, Sendable {
        /// Whose it is: a site, an offer, a company.
        public let owner: String
        /// What it is, with its unit.
        public let quantity: String
        /// The number planned with, and where it comes from.
        public let figure: Figure
        /// Its range where it is an assumption; nil where it was read from a source.
        public let range: ClosedRange<Double>?

        /// The number planned with.
        public var value: Double { figure.value }

        /// The source, or the reason for the assumption.
        public var origin: String {
            guard case .read(let source) = figure.origin else { return "" }
            if range != nil { return source.note }
            return [source.title, source.url, source.date.map(\.description), source.verification.rawValue]
                .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }

    /// Name of the scenario.
    public let name: String
    /// The day whose facts count.
    public let day: CivilDate
    /// The problem.
    public let problem: ConversionProblem
    /// Every number that is not derived from others.
    public let inputs: [Input]
    /// Uncommitted gross power of each site (MW), in the order of the problem's sites.
    public let uncommitted: [Figure]
    /// Power that each offer asks for (MW of critical IT load), in the order of the problem's offers.
    public let asked: [Figure]
    /// What could not be used, and why.
    public let remarks: [String]
    /// Mean hashprice of each quarter (USD/PH/day); empty where nothing mines.
    public let hashprice: [Double]

    /// Joins a scenario with the facts of its day.
    ///
    /// - Parameter leftOut: what of a scenario was not known on its day, for the remarks.
    /// - Throws: ``ConversionStudyError`` for rows and names that do not exist, `ConversionIssues` for rules that
    ///   the numbers break.
    public init(_ scenario: ConversionScenario, _ facts: FactSet, leftOut: [String] = []) throws {
        var builder = ConversionStudyBuilder(scenario, facts.asOf(scenario.asOf))
        try builder.build()
        problem = try ConversionProblem(
            first: scenario.first, quarters: scenario.quarters, discountRate: scenario.discountRate.value,
            goal: scenario.goal, owners: builder.owners, sites: builder.sites, groups: builder.groups,
            offers: builder.offers, resources: builder.resources)
        inputs = builder.inputs
        uncommitted = builder.uncommitted
        asked = builder.asked
        day = scenario.asOf
        name = scenario.name
        remarks = leftOut + builder.remarks
        hashprice = builder.idle?.hashprice ?? []
    }
}

/// A reference or a number of a scenario with which nothing can be planned.
public enum ConversionStudyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No row of a table has this key on the day.
    case noRow(owner: String, table: String, id: String, day: String)
    /// Nothing of the scenario has this name.
    case noName(owner: String, kind: String, name: String)
    /// A number with which nothing can be planned.
    case outOfRange(owner: String, quantity: String, value: Double, rule: String)
    /// A number that neither the row nor the scenario gives.
    case noValue(owner: String, quantity: String, remedy: String)

    /// One line: what, where and what to do.
    public var description: String {
        switch self {
        case .noRow(let owner, let table, let id, let day):
            "\(owner): the table \(table) has no row \(id) that was known on \(day); `hashwatt facts list \(table)` "
                + "shows them"
        case .noName(let owner, let kind, let name):
            "\(owner): there is no \(kind) \(name); name one of the file"
        case .outOfRange(let owner, let quantity, let value, let rule):
            "\(owner): \(quantity) is \(value); \(rule)"
        case .noValue(let owner, let quantity, let remedy): "\(owner): \(quantity) is not known; \(remedy)"
        }
    }
}

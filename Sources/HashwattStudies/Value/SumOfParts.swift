// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// Net asset value of a company as the sum of its parts; `Guides/value.md` has the formulas.
///
/// Every part is a figure whose derivation ends in facts and assumptions. A part whose fact is missing is not in the
/// sum and stands in `missing`; nothing is put in its place.
public struct SumOfParts: Sendable {
    /// A part of the value.
    public struct Part: Sendable {
        /// What kind of part.
        public enum Kind: Hashable, Sendable {
            /// Mining on the company's machines.
            case mining
            /// Contracts with tenants.
            case contract
            /// Power without a contract that becomes halls.
            case conversion
            /// Power without a use.
            case power
            /// Power that may come.
            case pipeline
            /// Bitcoin, cash.
            case holding
            /// Debt, negative.
            case debt
        }
        /// What kind.
        public let kind: Kind
        /// Its name.
        public let label: String
        /// Its value, USD; negative for debt.
        public let value: Figure
        /// Megawatts that it is about, if it is about any.
        public let megawatts: Figure?
    }

    /// The company's facts.
    public let company: CompanyFacts
    /// The assumptions.
    public let assumptions: ValueAssumptions
    /// The parts, in the order of the report.
    public internal(set) var parts: [Part] = []
    /// What was not found and is in no part.
    public private(set) var missing: [String] = []
    /// Critical-IT value of a hall not yet let, USD/MW; negative where it never earns its cost.
    public let hallValue: Figure

    /// The value of a company under assumptions.
    public init(_ company: CompanyFacts, _ assumptions: ValueAssumptions) {
        self.company = company
        self.assumptions = assumptions
        hallValue = Self.hallValue(company, assumptions)
        addMining()
        for contract in company.contracts { add(contract) }
        addPower()
        addHoldings()
        missing += company.unvalued
    }

    private static let hours = Formula.constant(8_760, "hours a year")
    static let one = Formula.constant(1, "one")

    /// Value of one a year for n years: (1 − (1 + r)⁻ⁿ) / r, with r the input of this index.
    static func annuity(_ years: Int, rate: Int) -> Formula {
        (one - .power(one + .input(rate), -years)) / .input(rate)
    }

    /// Value of payments for n years that rise by g a year and are one on average, over what level ones would be: with
    /// q = (1 + g) / (1 + r), n · g / ((1 + g)ⁿ − 1) · (1 − qⁿ) / (r − g); the limits where g is 0 or r.
    ///
    /// - Parameters:
    ///   - rate: index and value of r.
    ///   - growth: index and value of g.
    static func risingAnnuity(
        _ years: Int, rate: (index: Int, value: Double), growth: (index: Int, value: Double)
    ) -> Formula {
        if growth.value == 0 { return annuity(years, rate: rate.index) }
        let (r, g): (Formula, Formula) = (.input(rate.index), .input(growth.index))
        let count = Formula.constant(Double(years), "years")
        let first = .product([count, g]) / (.power(one + g, years) - one)
        if (rate.value - growth.value).magnitude < 1e-9 { return first * (count / (one + r)) }
        return first * ((one - .power((one + g) / (one + r), years)) / (r - g))
    }

    func figure(
        _ part: String, _ label: String, _ unit: FigureUnit, by formula: Formula, from inputs: [Figure],
        note: String = ""
    ) -> Figure {
        Self.figure(company, assumptions, part, label, unit, by: formula, from: inputs, note: note)
    }

    private static func figure(
        _ company: CompanyFacts, _ assumptions: ValueAssumptions, _ part: String, _ label: String,
        _ unit: FigureUnit, by formula: Formula, from inputs: [Figure], note: String = ""
    ) -> Figure {
        .derived(
            FigureID("value", company.ticker, company.day.description, part + assumptions.variant),
            "\(company.ticker) \(label)", unit, asOf: .day(company.day), by: formula, from: inputs,
            note: note)
    }

    func years(_ assumption: ValueAssumption) -> Int { Int(assumptions[assumption].value) }
}

// MARK: Mining

extension SumOfParts {
    /// Power that the machines draw, MW: hash rate · efficiency, since EH/s · J/TH = MW.
    var miningPower: Figure? {
        guard let hashRate = company.hashRate else { return nil }
        return figure(
            "mining-power", "power of its machines", .megawattsUndefined, by: .input(0) * .input(1),
            from: [hashRate, company.efficiency ?? assumptions[.efficiency]],
            note: "at the machines; an exahash per joule a terahash is a megawatt")
    }

    /// What a megawatt-hour earns by mining, USD/MWh.
    var miningPrice: Figure? {
        company.hashprice.map { hashprice in
            figure(
                "mining-price", "mining value of a MWh", .usdPerMegawattHour,
                by: .product([.input(0), .constant(1_000, "W per kW")])
                    / .product([.constant(24, "hours a day"), .input(1)]),
                from: [hashprice, company.efficiency ?? assumptions[.efficiency]])
        }
    }

    /// Margin of a year · Σ qᵏ over the years, q = (1 − decline) / (1 + rate).
    private mutating func addMining() {
        guard let power = miningPower else {
            missing.append("hash rate, and with it the value of mining")
            return
        }
        guard let price = miningPrice else {
            missing.append("hashprice of \(company.day), and with it the value of mining")
            return
        }
        let margin = figure(
            "mining-margin", "mining margin of a MWh", .usdPerMegawattHour,
            by: .maximum([
                .constant(0, "machines that lose money stand still"),
                .input(0) - .product([.input(1), .constant(10, "USD/MWh per c/kWh")]) - .input(2),
            ]),
            from: [price, company.powerCost ?? assumptions[.powerCost], assumptions[.otherCost]])
        let ratio = (Self.one - .input(3)) / (Self.one + .input(4))
        let years = years(.miningYears)
        let value = figure(
            "mining", "value of mining", .usd,
            by: .product([
                .input(0), .input(1), .input(2), Self.hours, ratio,
                (Self.one - .power(ratio, years)) / (Self.one - ratio),
            ]),
            from: [
                margin, power, assumptions[.uptime], assumptions[.miningDecline], assumptions[.discountRate],
            ],
            note: "\(years) years; margin of the day, falling")
        parts.append(Part(kind: .mining, label: "Mining", value: value, megawatts: power))
    }
}

// MARK: Power without a contract

extension SumOfParts {
    /// Rent · margin · annuity · (1 + r)^−years to build + what is left at the end − cost, a megawatt of critical IT.
    private static func hallValue(_ company: CompanyFacts, _ assumptions: ValueAssumptions) -> Figure {
        let years = Int(assumptions[.newLeaseYears].value)
        let isRising = assumptions.leasePath == .rising
        let stream =
            isRising
            ? risingAnnuity(
                years, rate: (2, assumptions[.discountRate].value), growth: (5, assumptions[.escalator].value)
            )
            : annuity(years, rate: 2)
        let income: Formula = .product([
            .input(0), .constant(1_000, "kW per MW"), .constant(12, "months a year"), .input(1), stream,
            .power(one + .input(2), -Int(assumptions[.buildYears].value)),
        ])
        let end = Int(assumptions[.buildYears].value + assumptions[.newLeaseYears].value)
        let left: Formula = .product([.input(3), .input(4), .power(one + .input(2), -end)])
        return figure(
            company, assumptions, "hall", "value of a hall not yet let, a MW of critical IT", .usdPerMegawatt,
            by: income + left - .input(3),
            from: [
                assumptions[.rent], assumptions[.leaseMargin], assumptions[.discountRate],
                assumptions[.capital], assumptions[.residual],
            ] + (isRising ? [assumptions[.escalator]] : []))
    }

    /// Power that neither contracts nor machines use, MW.
    public var uncommitted: Figure? {
        guard let supply = company.supply else { return nil }
        let used = [contractedPower, miningPower].compactMap(\.self)
        return figure(
            "uncommitted", "power without a use", supply.unit,
            by: .maximum([
                .constant(0, "none left"),
                .input(0) - .sum(used.indices.map { .input($0 + 1) }),
            ]),
            from: [supply] + used, note: "secured less contracts and machines, as far as these are known")
    }

    private mutating func addPower() {
        if let uncommitted {
            let halls = figure(
                "conversion", "value of power that becomes halls", .usd,
                by: .product([
                    .input(0), .input(1), .maximum([.constant(0, "nobody builds at a loss"), .input(3)]),
                ]) / .input(2),
                from: [uncommitted, assumptions[.share], assumptions[.overhead], hallValue],
                note: hallValue.value <= 0 ? "at this rent a hall never earns its cost, so none is built" : ""
            )
            parts.append(
                Part(kind: .conversion, label: "Halls not yet let", value: halls, megawatts: uncommitted))
            let rest = figure(
                "power", "value of power without a use", .usd,
                by: .product([.input(0), Self.one - .input(1), .input(2)]),
                from: [uncommitted, assumptions[.share], assumptions[.powerValue]])
            parts.append(
                Part(kind: .power, label: "Power without a use", value: rest, megawatts: uncommitted))
        } else {
            missing.append("secured or energised power of the group, and with it power without a contract")
        }
        if let pipeline = company.pipeline {
            let value = figure(
                "pipeline", "value of the pipeline", .usd, by: .product([.input(0), .input(1), .input(2)]),
                from: [pipeline, assumptions[.pipelineChance], assumptions[.powerValue]])
            parts.append(Part(kind: .pipeline, label: "Pipeline", value: value, megawatts: pipeline))
        }
    }

    private mutating func addHoldings() {
        func add(_ kind: Part.Kind, _ label: String, _ value: Figure?, _ name: String) {
            guard let value else { return missing.append(name) }
            parts.append(Part(kind: kind, label: label, value: value, megawatts: nil))
        }
        add(.holding, "Bitcoin", company.bitcoin, "bitcoin held, so the value may be too low by it")
        add(.holding, "Cash", company.cash, "cash, so the value is too low by it")
        let negative = company.debt.map { debt in
            figure("debt", "debt, deducted", .usd, by: .constant(0, "nothing") - .input(0), from: [debt])
        }
        add(.debt, "Debt", negative, "debt, so the value is too high by it")
    }
}

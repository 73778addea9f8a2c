// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattNumerics
import HashwattUnits

/// What a price assumes: the value of one assumption at which net asset value a share equals the price.
public struct ReverseValue: Sendable {
    /// What may be asked for.
    public enum Question: String, CaseIterable, Hashable, Sendable {
        /// Mean rent of halls not yet let.
        case rent
        /// Share of the uncommitted power that becomes halls.
        case share
        /// Value of a megawatt without a use.
        case powerValue = "usd-per-mw"

        /// The assumption that is changed.
        public var assumption: ValueAssumption {
            switch self {
            case .rent: .rent
            case .share: .share
            case .powerValue: .powerValue
            }
        }
    }

    /// What came out.
    public enum Answer: Sendable {
        /// The value, and the sum of the parts under it.
        case value(Figure, proof: SumOfParts)
        /// No value within what is permitted: the price is above or below the value throughout.
        case none(isAbove: Bool)
        /// Several values, ascending.
        case several([Double])
        /// Every value of an interval.
        case interval(ClosedRange<Double>)
        /// The value does not depend on it: there is no power without a use.
        case indifferent
        /// No price, share count or value to compare.
        case unknown(String)
    }

    /// What was asked.
    public let question: Question
    /// What came out.
    public let answer: Answer

    /// Asks what the price assumes.
    public init(_ question: Question, of company: CompanyFacts, _ assumptions: ValueAssumptions) {
        self.question = question
        answer = Self.answer(question.assumption, company, assumptions)
    }

    /// Value a share is a line in each of the three, with one kink where halls begin to earn their cost, so 128
    /// pieces tell its roots apart.
    private static func answer(
        _ assumption: ValueAssumption, _ company: CompanyFacts, _ assumptions: ValueAssumptions
    ) -> Answer {
        guard let price = company.price else { return .unknown("no close of \(company.ticker) on the day") }
        let base = SumOfParts(company, assumptions)
        guard base.valuePerShare != nil else {
            return .unknown(
                base.dilutedShares == nil
                    ? "no share count of \(company.ticker) is known" : "neither debt nor cash is known")
        }
        let bounds = assumption.permitted
        func parts(_ value: Double) -> SumOfParts {
            SumOfParts(company, assumptions.changing([assumption: value]))
        }
        func gap(_ value: Double) -> Double { (parts(value).valuePerShare?.value ?? 0) - price.value }
        let ends = (gap(bounds.lowerBound), gap(bounds.upperBound))
        if ends.0 == ends.1 { return .indifferent }
        switch Roots.of(gap, in: bounds, pieces: 128, tolerance: 1e-12 * price.value) {
        case .none: return .none(isAbove: ends.0 < 0)
        case .several(let values): return .several(values)
        case .interval(let values): return .interval(values)
        case .one(let value):
            let figure = Figure.estimated(
                FigureID("implied", company.ticker, company.day.description, assumption.rawValue),
                "\(assumption.words) that \(company.ticker)'s price assumes", value, assumption.unit,
                asOf: .day(company.day),
                by: EstimationMethod(
                    name: "root of net asset value a share less the price", guide: "value.md",
                    command: "hashwatt value \(company.ticker) --as-of \(company.day)"),
                from: [price] + [base.valuePerShare].compactMap(\.self))
            return .value(figure, proof: parts(value))
        }
    }
}

/// How far each assumption moves the value a share, over its range.
public struct ValueTornado: Sendable {
    /// An assumption and the values at the ends of its range.
    public struct Bar: Sendable {
        /// The assumption.
        public let assumption: ValueAssumption
        /// Value a share at the low end, and at the high end.
        public let low, high: Figure
        /// Ends of the range.
        public let range: ClosedRange<Double>
        /// How far the ends are apart, USD/share.
        public var swing: Double { (high.value - low.value).magnitude }
    }

    /// The bars that move the value, the longest first.
    public let bars: [Bar]

    /// Values a company at both ends of every range; empty where it has no value a share.
    public init(_ company: CompanyFacts, _ assumptions: ValueAssumptions) {
        bars = ValueAssumption.allCases.compactMap { assumption -> Bar? in
            let range = assumptions.range(assumption)
            func value(_ end: Double) -> Figure? {
                SumOfParts(company, assumptions.changing([assumption: end])).valuePerShare
            }
            guard range.lowerBound < range.upperBound, let low = value(range.lowerBound),
                let high = value(range.upperBound), low.value != high.value
            else { return nil }
            return Bar(assumption: assumption, low: low, high: high, range: range)
        }.sorted { $0.swing > $1.swing }
    }
}

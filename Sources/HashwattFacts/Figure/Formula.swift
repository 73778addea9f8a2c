// SPDX-License-Identifier: Apache-2.0

/// Arithmetic over the inputs of a derived figure, kept as a tree so that the value can be computed again
/// by anyone who has the inputs, and shown as text.
///
/// A figure whose formula is known has no stored value of its own: it is evaluated from this tree. Estimates
/// (regressions, simulations) are not formulas; they name their method instead (`Derivation.Method`).
public indirect enum Formula: Hashable, Sendable {
    /// The input with this index, from zero.
    case input(Int)
    /// A number of the method, with its meaning: 12 months a year.
    case constant(Double, String)
    /// Sum of the terms, left to right; zero where there are none.
    case sum([Formula])
    /// First less second.
    case difference(Formula, Formula)
    /// Product of the factors, left to right; one where there are none.
    case product([Formula])
    /// First divided by second.
    case quotient(Formula, Formula)
    /// The base to a whole power.
    case power(Formula, Int)
    /// The smallest of the terms.
    case minimum([Formula])
    /// The largest of the terms.
    case maximum([Formula])

    /// The value for these inputs.
    ///
    /// - Precondition: every index lies in `inputs`; minimum and maximum have a term.
    /// - Complexity: O(size of the tree).
    public func value(_ inputs: [Double]) -> Double {
        switch self {
        case .input(let index): inputs[index]
        case .constant(let value, _): value
        case .sum(let terms): terms.reduce(0) { $0 + $1.value(inputs) }
        case .difference(let left, let right): left.value(inputs) - right.value(inputs)
        case .product(let factors): factors.reduce(1) { $0 * $1.value(inputs) }
        case .quotient(let top, let bottom): top.value(inputs) / bottom.value(inputs)
        case .power(let base, let exponent): Self.power(base.value(inputs), exponent)
        case .minimum(let terms): Self.extreme(terms.map { $0.value(inputs) }, by: <)
        case .maximum(let terms): Self.extreme(terms.map { $0.value(inputs) }, by: >)
        }
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<exponent.magnitude { result *= base }
        return exponent < 0 ? 1 / result : result
    }

    private static func extreme(_ values: [Double], by precedes: (Double, Double) -> Bool) -> Double {
        guard let found = values.min(by: precedes) else {
            preconditionFailure("minimum or maximum of no terms")
        }
        return found
    }
}

extension Formula {
    /// First less second.
    public static func - (left: Formula, right: Formula) -> Formula { .difference(left, right) }
    /// Sum of two.
    public static func + (left: Formula, right: Formula) -> Formula { .sum([left, right]) }
    /// Product of two.
    public static func * (left: Formula, right: Formula) -> Formula { .product([left, right]) }
    /// First divided by second.
    public static func / (top: Formula, bottom: Formula) -> Formula { .quotient(top, bottom) }

    /// Sum of the first `count` inputs.
    public static func sumOfInputs(_ count: Int) -> Formula { .sum((0..<count).map(Formula.input)) }

    /// Arithmetic mean of the first `count` inputs.
    public static func meanOfInputs(_ count: Int) -> Formula {
        sumOfInputs(count) / .constant(Double(count), "number of terms")
    }
}

extension Formula {
    /// The formula as text, an input written as its name: `(close ÷ previous close) − 1`.
    public func text(_ names: [String]) -> String {
        switch self {
        case .input(let index): names[index]
        case .constant(let value, _): Self.plain(value)
        case .sum(let terms): Self.joined(terms, " + ", names)
        case .difference(let left, let right): "\(left.operand(names)) − \(right.operand(names))"
        case .product(let factors): Self.joined(factors, " × ", names)
        case .quotient(let top, let bottom): "\(top.operand(names)) ÷ \(bottom.operand(names))"
        case .power(let base, let exponent): "\(base.operand(names))^\(exponent)"
        case .minimum(let terms): "min(\(Self.listed(terms, names)))"
        case .maximum(let terms): "max(\(Self.listed(terms, names)))"
        }
    }

    private func operand(_ names: [String]) -> String {
        switch self {
        case .input, .constant, .minimum, .maximum: text(names)
        default: "(\(text(names)))"
        }
    }

    private static func joined(_ terms: [Formula], _ sign: String, _ names: [String]) -> String {
        terms.map { $0.operand(names) }.joined(separator: sign)
    }

    private static func listed(_ terms: [Formula], _ names: [String]) -> String {
        terms.map { $0.text(names) }.joined(separator: ", ")
    }

    private static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}

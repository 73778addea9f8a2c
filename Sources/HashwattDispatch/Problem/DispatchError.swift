// SPDX-License-Identifier: Apache-2.0

/// Why a site and its series do not make a problem, or a problem has no plan.
public enum DispatchError: Error, Hashable, Sendable {
    /// There is no interval.
    case noIntervals
    /// A series has not one value an interval (and class).
    case length(key: String, expected: Int, found: Int)
    /// A value is NaN or infinite where it must be finite.
    case notFinite(key: String, interval: Int?, value: String)
    /// A value breaks its rule.
    case outOfRange(key: String, interval: Int?, value: Double, rule: String)
    /// Period numbers decrease.
    case periodDecreases(key: String, interval: Int)
    /// No plan meets the rule; the key is the one to change.
    case infeasible(key: String, interval: Int?, rule: String)
    /// No plan was found, which is no proof that there is none; the key is the one to look at.
    case unsolved(key: String, interval: Int?, rule: String)
    /// Two features that are not modelled together.
    case unsupported(key: String, rule: String)
}

extension DispatchError: CustomStringConvertible {
    /// Key, interval and rule in lower case.
    public var description: String {
        switch self {
        case .noIntervals: "no intervals: give at least one price"
        case .length(let key, let expected, let found):
            "\(key): \(found) values for \(expected); give one an interval (and class)"
        case .notFinite(let key, let interval, let value):
            "\(key)\(Self.place(interval)): \(value) is not a finite number; fill or drop the interval"
        case .outOfRange(let key, let interval, let value, let rule):
            "\(key)\(Self.place(interval)): \(value) breaks the rule: \(rule)"
        case .periodDecreases(let key, let interval):
            "\(key), interval \(interval): period numbers must not decrease; sort the intervals"
        case .infeasible(let key, let interval, let rule):
            "\(key)\(Self.place(interval)): no plan is possible: \(rule)"
        case .unsolved(let key, let interval, let rule):
            "\(key)\(Self.place(interval)): no plan was found: \(rule)"
        case .unsupported(let key, let rule): "\(key): \(rule)"
        }
    }

    private static func place(_ interval: Int?) -> String { interval.map { ", interval \($0)" } ?? "" }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// How a return is computed from two closes.
public enum ReturnKind: String, CaseIterable, Hashable, Sendable {
    /// log(close / close before): adds up over days.
    case log
    /// close / close before − 1: adds up over a portfolio.
    case simple

    /// The return from one close to the next, as a fraction.
    @inline(__always)
    func from(_ before: Double, to close: Double) -> Double {
        switch self {
        case .log: Elementary.log(close / before)
        case .simple: close / before - 1
        }
    }

    /// The growth factor of a return of this kind.
    func growth(_ value: Double) -> Double {
        switch self {
        case .log: Elementary.exp(value)
        case .simple: 1 + value
        }
    }
}

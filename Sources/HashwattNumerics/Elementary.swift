// SPDX-License-Identifier: Apache-2.0

import RealModule

/// Elementary functions for targets that import neither Foundation nor a C library.
public enum Elementary {
    /// The natural logarithm.
    public static func log(_ value: Double) -> Double { Double.log(value) }

    /// log(1 + value), without loss of digits near 0.
    public static func log(onePlus value: Double) -> Double { Double.log(onePlus: value) }

    /// e to the power of `value`.
    public static func exp(_ value: Double) -> Double { Double.exp(value) }

    /// exp(value) − 1, without loss of digits near 0.
    public static func expMinusOne(_ value: Double) -> Double { Double.expMinusOne(value) }

    /// `base` to the power of `exponent`.
    public static func power(_ base: Double, _ exponent: Double) -> Double { Double.pow(base, exponent) }
}

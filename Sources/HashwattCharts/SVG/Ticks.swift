// SPDX-License-Identifier: Apache-2.0

/// Round numbers for an axis.
///
/// Steps are 1, 2, 2.5 or 5 times a power of ten; a tick is computed from whole numbers, so that its text is
/// exact.
public struct Ticks: Hashable, Sendable {
    /// The values, ascending; at least two.
    public let values: [Double]
    private let exponent: Int

    /// Ticks that enclose `low...high` with about `count` steps.
    ///
    /// Both ends lie on a tick or inside the outermost ticks. An empty range is widened.
    ///
    /// - Precondition: `low` and `high` are finite, `low <= high`, `count >= 1`.
    public init(covering low: Double, _ high: Double, count: Int = 5) {
        precondition(low.isFinite && high.isFinite, "an axis needs finite ends: \(low), \(high)")
        precondition(low <= high, "the ends of an axis are the wrong way round: \(low), \(high)")
        precondition(count >= 1, "an axis needs a step: \(count)")
        let (low, high) = low == high ? Self.widened(low) : (low, high)
        let step = Step(atLeast: (high - low) / Double(count))
        let first = (low / step.size).rounded(.down)
        let last = (high / step.size).rounded(.up)
        values = (0...Int(last - first)).map { step.value(first + Double($0)) }
        exponent = step.exponent
    }

    /// Decimals that the values need once they are multiplied by 10^shift.
    public func places(shift: Int = 0) -> Int { max(0, -(exponent + shift)) }

    private static func widened(_ value: Double) -> (Double, Double) {
        let margin = value == 0 ? 1 : abs(value) / 2
        return (value - margin, value + margin)
    }

    /// The lowest tick.
    public var low: Double { values.first ?? 0 }
    /// The highest tick.
    public var high: Double { values.last ?? 0 }

    /// `digits · 10^exponent`.
    private struct Step {
        var digits = 1.0
        var exponent = 0

        init(atLeast wanted: Double) {
            while Self.scaled(10, exponent) <= wanted { exponent += 1 }
            while Self.scaled(1, exponent) > wanted { exponent -= 1 }
            for (digits, exponent) in [(1.0, exponent), (2, exponent), (25, exponent - 1), (5, exponent)]
            where Self.scaled(digits, exponent) >= wanted * (1 - 1e-12) {
                self.digits = digits
                self.exponent = exponent
                return
            }
            exponent += 1
        }

        var size: Double { Self.scaled(digits, exponent) }

        func value(_ index: Double) -> Double { Self.scaled(index * digits, exponent) }

        private static func scaled(_ digits: Double, _ exponent: Int) -> Double {
            var ten = 1.0
            for _ in 0..<exponent.magnitude { ten *= 10 }
            return exponent < 0 ? digits / ten : digits * ten
        }
    }
}

/// Maps values to places on the page.
struct LinearScale {
    let low: Double
    let high: Double
    let start: Double
    let end: Double

    /// Where `value` lies.
    func callAsFunction(_ value: Double) -> Double {
        start + (value - low) / (high - low) * (end - start)
    }
}

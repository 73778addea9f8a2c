// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts

/// A figure that is known only between two ends, or exactly, when both are one.
public struct FigureRange: Hashable, Sendable {
    /// The lower end.
    public let low: Figure
    /// The upper end.
    public let high: Figure

    /// A range; the ends may be given in either order.
    public init(low: Figure, high: Figure) {
        (self.low, self.high) = low.value <= high.value ? (low, high) : (high, low)
    }

    /// A figure that is known.
    public init(_ figure: Figure) { self.init(low: figure, high: figure) }

    /// Whether it is known.
    public var isExact: Bool { low.value == high.value }
}

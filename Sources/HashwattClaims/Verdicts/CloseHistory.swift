// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Daily closes of one security, ascending by day.
public struct CloseHistory: Hashable, Sendable {
    /// Days with a close, ascending.
    public let days: [CivilDate]
    /// The closes, in the currency of the quotation.
    public let closes: [Double]

    /// A series; days must ascend, closes must be positive, and there must be as many of one as of the other.
    public init(days: [CivilDate], closes: [Double]) {
        precondition(days.count == closes.count, "\(days.count) days with \(closes.count) closes")
        for index in days.indices.dropFirst() {
            precondition(days[index - 1] < days[index], "days do not ascend at \(days[index])")
        }
        for close in closes { precondition(close > 0, "a close is not positive: \(close)") }
        self.days = days
        self.closes = closes
    }

    /// Position of the last close on or before `day`, or nil.
    ///
    /// - Complexity: O(log n).
    public func position(onOrBefore day: CivilDate) -> Int? {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    /// Change of a close from the one before, in percent; nil where either is missing.
    public func dayMove(at position: Int) -> Double? {
        guard position > 0, position < closes.count else { return nil }
        return 100 * (closes[position] / closes[position - 1] - 1)
    }

    /// Change of a close from the last close of the year before, in percent; nil where the series starts later.
    public func yearToDate(at position: Int) -> Double? {
        guard position < closes.count, let newYear = CivilDate(year: days[position].year, month: 1, day: 1),
            let base = self.position(onOrBefore: newYear - 1), days[base].year == days[position].year - 1
        else { return nil }
        return 100 * (closes[position] / closes[base] - 1)
    }

    /// Change over the `days` calendar days up to a close, in percent, from the last close at or before their start.
    public func move(at position: Int, overDays span: Int) -> Double? {
        guard position < closes.count, let base = self.position(onOrBefore: days[position] - span),
            base < position
        else { return nil }
        return 100 * (closes[position] / closes[base] - 1)
    }
}

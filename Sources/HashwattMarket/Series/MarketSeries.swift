// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Closes or returns of one security, benchmark or factor, by day.
///
/// A series is what was given, in the order of its days. Whether it can be used is decided where it is used: one
/// bad firm must not stop the others.
public struct MarketSeries: Hashable, Sendable {
    /// What the values are.
    public enum Content: Hashable, Sendable {
        /// Prices at the close, above 0; returns are computed from them.
        case closes
        /// Returns per session, as fractions, of the kind that the study asks for.
        case returns
    }

    /// The day that was given more than once, with two of its values.
    public struct Conflict: Hashable, Sendable {
        /// The day.
        public let date: CivilDate
        /// The value given first, which is the one kept.
        public let kept: Double
        /// Another value given for the same day.
        public let other: Double
    }

    /// Name by which events refer to the series.
    public let name: String
    /// What the values are.
    public let content: Content
    /// The days, each once, ascending.
    public let dates: [CivilDate]
    /// One value a day; closes in one currency, or returns as fractions.
    public let values: [Double]
    /// Days that were given twice, whatever the values.
    public let repeated: [Conflict]

    /// A series from rows in any order; of rows with the same day the first is kept and the others are noted.
    ///
    /// - Parameters:
    ///   - name: name by which events refer to it.
    ///   - content: what the values are.
    ///   - dates: one day a row.
    ///   - values: one value a row; NaN stands for a missing value and is left out.
    /// - Complexity: O(n) for ascending rows, else O(n log n).
    public init(name: String, content: Content = .closes, dates: [CivilDate], values: [Double]) {
        precondition(
            dates.count == values.count, "\(dates.count) days but \(values.count) values for \(name)")
        self.name = name
        self.content = content
        if Self.isClean(dates, values) {
            self.dates = dates
            self.values = values
            repeated = []
            return
        }
        let rows = dates.indices.filter { !values[$0].isNaN }
        let order = rows.sorted { (dates[$0], $0) < (dates[$1], $1) }
        var keptDates: [CivilDate] = []
        var keptValues: [Double] = []
        var repeated: [Conflict] = []
        for row in order {
            if let last = keptDates.last, let value = keptValues.last, last == dates[row] {
                repeated.append(Conflict(date: last, kept: value, other: values[row]))
            } else {
                keptDates.append(dates[row])
                keptValues.append(values[row])
            }
        }
        self.dates = keptDates
        self.values = keptValues
        self.repeated = repeated
    }

    private static func isClean(_ dates: [CivilDate], _ values: [Double]) -> Bool {
        for row in 1..<max(dates.count, 1) where dates[row] <= dates[row - 1] { return false }
        for value in values where value.isNaN { return false }
        return true
    }
}

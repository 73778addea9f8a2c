// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Named series over intervals of one length, without a gap.
public struct PriceTable: Hashable, Sendable {
    /// Start of the first interval.
    public let start: Instant
    /// Length of an interval.
    public let interval: Seconds
    /// Names of the columns.
    public let names: [String]
    /// The columns in the order of their names, each with a value an interval.
    public let columns: [[Double]]

    /// A table.
    ///
    /// - Precondition: the length is above 0; there is a column, none is empty, all have the same length; no two
    ///   have one name.
    public init(start: Instant, interval: Seconds, names: [String], columns: [[Double]]) {
        precondition(interval > .zero, "an interval is longer than nothing, was \(interval)")
        precondition(names.count == columns.count, "\(names.count) names for \(columns.count) columns")
        precondition(Set(names).count == names.count, "two columns have the same name")
        let count = columns.first?.count ?? 0
        precondition(
            count > 0 && columns.allSatisfy { $0.count == count }, "columns need one length above 0")
        self.start = start
        self.interval = interval
        self.names = names
        self.columns = columns
    }

    /// Number of intervals.
    public var count: Int { columns[0].count }

    /// The column of a name.
    public func column(_ name: String) -> [Double]? {
        names.firstIndex(of: name).map { columns[$0] }
    }

    /// Start of interval `index`; that of `count` is the end of the table.
    public func start(of index: Int) -> Instant { start + interval * Int64(index) }

    /// Hours of an interval.
    public var hours: Double { Double(interval.count) / 3_600 }
}

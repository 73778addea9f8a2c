// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// The shares of a company from a day on.
public struct ShareCount: Hashable, Sendable {
    /// The ticker, as on that day.
    public let ticker: String
    /// The first day on which the count is known to hold. A split on or before this day is in it.
    public let from: CivilDate
    /// Number of shares.
    public let shares: Double
    /// The part that can be bought, 0...1; nil where it is not known.
    public let floatFactor: Double?

    /// A count.
    ///
    /// - Precondition: `shares` is positive and finite; the float factor is above 0 and at most 1.
    public init(ticker: String, from: CivilDate, shares: Double, floatFactor: Double? = nil) {
        precondition(shares > 0 && shares.isFinite, "\(ticker) has \(shares) shares")
        precondition(
            floatFactor.map { $0 > 0 && $0 <= 1 } ?? true, "the free float of \(ticker) is outside 0...1")
        self.ticker = ticker
        self.from = from
        self.shares = shares
        self.floatFactor = floatFactor
    }
}

/// The share counts of the columns of a table. Most companies have one count, so these lie in flat arrays.
struct ShareBook {
    /// By column, the first count given; zero where there is none.
    private(set) var first: [Double]
    /// By column, the day from which the first count holds.
    private(set) var firstFrom: [CivilDate]
    /// By column, the free float of the first count; zero where it is not known.
    private var firstFloat: [Double]
    /// All counts of the columns that have several, by day.
    private(set) var several: [Int: [ShareCount]] = [:]

    /// A count and float known on a day.
    struct Entry {
        let from: CivilDate
        var shares: Double
        let floatFactor: Double?
    }

    init(columns: Int) {
        first = Array(repeating: 0, count: columns)
        firstFrom = Array(repeating: CivilDate(daysSinceEpoch: 0), count: columns)
        firstFloat = Array(repeating: 0, count: columns)
    }

    mutating func add(_ count: ShareCount, to column: Int) {
        guard first[column] > 0 else {
            first[column] = count.shares
            firstFrom[column] = count.from
            firstFloat[column] = count.floatFactor ?? 0
            return
        }
        let earlier = several[column] ?? [firstCount(column, count.ticker)]
        several[column] = (earlier + [count]).sorted { $0.from < $1.from }
    }

    private func firstCount(_ column: Int, _ ticker: String) -> ShareCount {
        ShareCount(
            ticker: ticker, from: firstFrom[column], shares: first[column],
            floatFactor: firstFloat[column] > 0 ? firstFloat[column] : nil)
    }

    /// The latest count that holds on a day, or nil.
    func entry(_ column: Int, on day: CivilDate) -> Entry? {
        if let counts = several[column] {
            return counts.last { $0.from <= day }.map {
                Entry(from: $0.from, shares: $0.shares, floatFactor: $0.floatFactor)
            }
        }
        guard first[column] > 0, firstFrom[column] <= day else { return nil }
        return Entry(
            from: firstFrom[column], shares: first[column],
            floatFactor: firstFloat[column] > 0 ? firstFloat[column] : nil)
    }
}

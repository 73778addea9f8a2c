// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One close of one ticker, as a file gives it.
public struct CloseRow: Hashable, Sendable {
    /// The session.
    public let day: CivilDate
    /// The ticker.
    public let ticker: String
    /// Dollars a share.
    public let close: Double

    /// A close.
    public init(day: CivilDate, ticker: String, close: Double) {
        self.day = day
        self.ticker = ticker
        self.close = close
    }
}

/// Closes of many tickers on common sessions: one flat array, day after day, so that a level is one dot product
/// over neighbouring numbers.
///
/// A missing close is carried forward once, when the table is made; which cells were carried is kept
/// (`gaps`), so that an index can say so. A move of more than 1.8 times, or to less than 0.55 of the close
/// before, is kept as a *jump*: a split without its action looks like that.
///
/// Memory: 8 bytes a cell, plus what is missing.
public struct CloseTable: Hashable, Sendable {
    /// The sessions, ascending.
    public let days: [CivilDate]
    /// The tickers, one a column.
    public let tickers: [String]
    /// Runs of missing closes, by column and then by session.
    public let gaps: [Gap]
    /// Moves that a split without its action could explain, by session.
    public let jumps: [Jump]

    /// Session after session, `tickers.count` closes each; zero before a ticker's first close.
    let cells: [Double]
    /// By column, the session of the first close; `days.count` where there is none.
    let firstSessions: [Int]
    /// The columns by ticker.
    let columns: [String: Int]

    /// A run of missing closes after a ticker's first.
    public struct Gap: Hashable, Sendable {
        /// Index of the ticker.
        public let column: Int
        /// Index of the first session without a close.
        public let first: Int
        /// Sessions without a close.
        public internal(set) var count: Int

        /// The sessions of the run.
        var sessions: Range<Int> { first..<first + count }
    }

    /// A close that lies far from the one before.
    public struct Jump: Hashable, Sendable {
        /// Index of the ticker.
        public let column: Int
        /// Index of the session.
        public let session: Int
        /// The last close before, dollars a share.
        public let from: Double
        /// The close, dollars a share.
        public let to: Double
    }

    /// The bounds outside which a move is a jump: to less than 0.55 or more than 1.8 of the close before.
    ///
    /// A 2-for-1 split halves a close; a stock that falls by 45 % on a day is rarer than a forgotten split.
    public static let jumpBounds = 0.55...1.8

    /// A table of closes.
    ///
    /// - Parameters:
    ///   - days: the sessions, ascending, none twice.
    ///   - tickers: the columns, none twice.
    ///   - closes: session after session, a close a ticker; NaN where there is none.
    /// - Throws: `IndexError` for a day out of order, a ticker twice, a close that is not a positive number.
    /// - Precondition: `closes.count == days.count * tickers.count`.
    /// - Complexity: O(cells), in place.
    public init(days: [CivilDate], tickers: [String], closes: consuming [Double]) throws(IndexError) {
        precondition(
            closes.count == days.count * tickers.count,
            "\(closes.count) closes do not fill \(days.count) sessions of \(tickers.count) tickers")
        for index in days.indices.dropFirst() where days[index] <= days[index - 1] {
            throw .dayOutOfOrder(days[index], after: days[index - 1])
        }
        var columns = [String: Int](minimumCapacity: tickers.count)
        for (column, ticker) in tickers.enumerated() {
            guard columns.updateValue(column, forKey: ticker) == nil else { throw .tickerTwice(ticker) }
        }
        self.columns = columns
        var filler = CloseFiller(columns: tickers.count, sessions: days.count)
        do {
            try filler.fill(&closes)
        } catch {
            throw .closeNotPositive(tickers[error.column], days[error.session], error.value)
        }
        self.days = days
        self.tickers = tickers
        gaps = filler.gaps.sorted { ($0.column, $0.first) < ($1.column, $1.first) }
        jumps = filler.jumps
        firstSessions = filler.firstSessions
        cells = closes
    }

    /// A table of the rows of a file, on the days on which one of the tickers has a close.
    ///
    /// - Parameters:
    ///   - rows: in any order; rows of other tickers are left out.
    ///   - tickers: the columns; where nil, all tickers in alphabetical order.
    /// - Throws: `IndexError.closeTwice` where a ticker has two closes on a day, and what `init(days:…)` throws.
    /// - Complexity: O(rows · log rows).
    public init(rows: [CloseRow], tickers: [String]? = nil) throws(IndexError) {
        let names = tickers ?? Set(rows.map { $0.ticker }).sorted()
        let columns = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let days = Set(rows.filter { columns[$0.ticker] != nil }.map { $0.day }).sorted()
        let sessions = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, $0) })
        var cells = [Double](repeating: .nan, count: days.count * names.count)
        for row in rows {
            guard let column = columns[row.ticker], let session = sessions[row.day] else { continue }
            let cell = session * names.count + column
            guard cells[cell].isNaN else { throw .closeTwice(row.ticker, row.day, cells[cell], row.close) }
            guard row.close > 0, row.close.isFinite else {
                throw .closeNotPositive(row.ticker, row.day, row.close)
            }
            cells[cell] = row.close
        }
        try self.init(days: days, tickers: names, closes: cells)
    }
}

extension CloseTable {
    /// The close of a session, or nil where there is none.
    ///
    /// - Complexity: O(gaps).
    public func close(session: Int, column: Int) -> Double? {
        guard session >= firstSessions[column] else { return nil }
        let isCarried = gaps.contains { $0.column == column && $0.sessions.contains(session) }
        return isCarried ? nil : cells[session * tickers.count + column]
    }

    /// The column of a ticker; quick where it is the one at `guess`, as in lists of the same order.
    func column(_ ticker: String, near guess: Int) -> Int? {
        guess < tickers.count && tickers[guess] == ticker ? guess : columns[ticker]
    }

    /// The last session on or before a day, or nil where the table begins later.
    ///
    /// - Complexity: O(log sessions).
    public func session(onOrBefore day: CivilDate) -> Int? {
        let after = days.firstIndex(sortedAtLeast: day + 1)
        return after == 0 ? nil : after - 1
    }

    /// The table of some of its tickers, on the days on which one of them has a close, to `last`.
    ///
    /// Bitcoin trades on Sundays: a table with it has sessions that are none of the stocks'.
    ///
    /// - Complexity: O(cells).
    public func selecting(_ wanted: [String], through last: CivilDate? = nil) -> CloseTable {
        let columns = tickers.indices.filter { wanted.contains(tickers[$0]) }
        var raw = cells
        for index in raw.indices where raw[index] == 0 { raw[index] = .nan }
        for gap in gaps {
            for session in gap.sessions { raw[session * tickers.count + gap.column] = .nan }
        }
        var keptDays: [CivilDate] = []
        var keptCells: [Double] = []
        for session in days.indices where last.map({ days[session] <= $0 }) ?? true {
            let row = columns.map { raw[session * tickers.count + $0] }
            guard row.contains(where: { !$0.isNaN }) else { continue }
            keptDays.append(days[session])
            keptCells += row
        }
        do {
            return try CloseTable(days: keptDays, tickers: columns.map { tickers[$0] }, closes: keptCells)
        } catch {
            preconditionFailure("invariant: a part of a checked table is valid, but \(error)")
        }
    }
}

/// The pass over a new table: checks each close, carries missing ones forward, notes jumps.
private struct CloseFiller {
    let columns: Int
    let sessions: Int
    var firstSessions: [Int]
    var lastGap: [Int]
    var gaps: [CloseTable.Gap] = []
    var jumps: [CloseTable.Jump] = []

    struct Refusal: Error {
        let session: Int
        let column: Int
        let value: Double
    }

    init(columns: Int, sessions: Int) {
        self.columns = columns
        self.sessions = sessions
        firstSessions = Array(repeating: sessions, count: columns)
        lastGap = Array(repeating: -1, count: columns)
    }

    mutating func fill(_ cells: inout [Double]) throws(Refusal) {
        let low = CloseTable.jumpBounds.lowerBound
        let high = CloseTable.jumpBounds.upperBound
        for session in 0..<sessions {
            let row = session * columns
            for column in 0..<columns {
                let value = cells[row + column]
                let before = session == 0 ? 0 : cells[row - columns + column]
                if value > before * low && value < before * high { continue }
                cells[row + column] = try settle(value, after: before, session, column)
            }
        }
    }

    /// What stands in a cell that is not an ordinary close after another.
    private mutating func settle(
        _ value: Double, after before: Double, _ session: Int, _ column: Int
    ) throws(Refusal) -> Double {
        if value.isNaN {
            if before > 0 { extendGap(session, column) }
            return before
        }
        guard value > 0, value.isFinite else {
            throw Refusal(session: session, column: column, value: value)
        }
        if before == 0 {
            firstSessions[column] = session
        } else {
            jumps.append(.init(column: column, session: session, from: before, to: value))
        }
        return value
    }

    private mutating func extendGap(_ session: Int, _ column: Int) {
        let last = lastGap[column]
        if last >= 0, gaps[last].sessions.upperBound == session {
            gaps[last].count += 1
        } else {
            lastGap[column] = gaps.count
            gaps.append(.init(column: column, first: session, count: 1))
        }
    }
}

extension Array where Element: Comparable {
    /// The index of the first element that is at least `bound`, of an ascending array; `count` where none is.
    func firstIndex(sortedAtLeast bound: Element) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

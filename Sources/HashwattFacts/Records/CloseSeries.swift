// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// The daily closes of one ticker, as flat arrays in the order of their days.
public struct CloseSeries: Sendable {
    /// Ticker of the quote.
    public let ticker: String
    /// Name of what is quoted.
    public let name: String
    /// What is quoted.
    public let kind: CloseKind
    /// Which days have a close, and when the day ends.
    public let calendar: CloseCalendar
    /// Currency of the closes.
    public let currency: CurrencyCode
    /// What the closes are adjusted for.
    public let adjustment: CloseAdjustment
    /// Days with a close, ascending; at least one.
    public let dates: [CivilDate]
    /// The closes of these days, in `currency`.
    public let closes: [Double]
    /// Where the series was read; its row is the one in `close_series`.
    public let source: Source
    /// Lines of the closes in `closes.csv`.
    let lines: [Int32]

    init(_ info: CloseSeriesInfo, dates: [CivilDate], closes: [Double], lines: [Int32]) {
        self.init(
            ticker: info.ticker, name: info.name, kind: info.kind, calendar: info.calendar,
            currency: info.currency, adjustment: info.adjustment, dates: dates, closes: closes,
            source: info.source, lines: lines)
    }

    private init(
        ticker: String, name: String, kind: CloseKind, calendar: CloseCalendar, currency: CurrencyCode,
        adjustment: CloseAdjustment, dates: [CivilDate], closes: [Double], source: Source, lines: [Int32]
    ) {
        self.ticker = ticker
        self.name = name
        self.kind = kind
        self.calendar = calendar
        self.currency = currency
        self.adjustment = adjustment
        self.dates = dates
        self.closes = closes
        self.source = source
        self.lines = lines
    }

    /// The series up to and including a day, or nil where it begins later.
    public func asOf(_ date: CivilDate) -> CloseSeries? {
        let count = indexAfter(date)
        guard count > 0 else { return nil }
        return CloseSeries(
            ticker: ticker, name: name, kind: kind, calendar: calendar, currency: currency,
            adjustment: adjustment, dates: Array(dates[..<count]), closes: Array(closes[..<count]),
            source: source, lines: Array(lines[..<count]))
    }

    /// Place of the close of a day, or nil where the day has none.
    ///
    /// - Complexity: O(log n).
    public func index(of date: CivilDate) -> Int? {
        let after = indexAfter(date)
        return after > 0 && dates[after - 1] == date ? after - 1 : nil
    }

    /// Place of the last close on a day or before it, or nil where the series begins later.
    ///
    /// - Complexity: O(log n).
    public func index(onOrBefore date: CivilDate) -> Int? {
        let after = indexAfter(date)
        return after > 0 ? after - 1 : nil
    }

    /// The close of a day, or nil where the day has none.
    public func close(on date: CivilDate) -> Double? { index(of: date).map { closes[$0] } }

    /// Where one close was read: the source of the series with the row of the close.
    public func source(at index: Int) -> Source {
        Source(
            title: source.title, url: source.url, date: source.date, verification: source.verification,
            row: RowReference(
                table: "closes", line: Int(lines[index]), key: "\(dates[index])/\(ticker)"),
            note: source.note)
    }

    private func indexAfter(_ date: CivilDate) -> Int {
        var low = 0
        var high = dates.count
        while low < high {
            let middle = (low + high) / 2
            if dates[middle] <= date { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension CloseSeries {
    /// The series of a checked table, each in the order of the file.
    ///
    /// - Complexity: O(rows).
    static func read(_ table: Table, _ infos: FactTable<CloseSeriesInfo>) -> [String: CloseSeries] {
        struct Columns {
            var dates: [CivilDate] = []
            var closes: [Double] = []
            var lines: [Int32] = []
        }
        var columns: [[UInt8]: Columns] = [:]
        var ticker: [UInt8] = []
        var current = Columns()
        for cells in CellRows(table, ["date", "ticker", "close"]) {
            let name = cells.bytes(1)
            if !name.elementsEqual(ticker) {
                columns[ticker] = current
                ticker = Array(name)
                current = columns[ticker] ?? Columns()
            }
            current.dates.append(cells.date(0))
            current.closes.append(cells.number(2))
            current.lines.append(Int32(cells.line))
        }
        columns[ticker] = current
        let pairs = infos.compactMap { info in
            columns[Array(info.ticker.utf8)].map { found in
                (
                    info.ticker,
                    CloseSeries(info, dates: found.dates, closes: found.closes, lines: found.lines)
                )
            }
        }
        return Dictionary(pairs) { first, _ in first }
    }
}

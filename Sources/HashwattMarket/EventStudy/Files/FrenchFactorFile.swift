// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// The daily factor files of Kenneth French's data library as they are: lines of text, a heading that names the
/// columns, rows of a day and returns in percent, a line of copyright.
public enum FrenchFactorFile {
    /// Whether the bytes are such a file and not a table of our own form, whose first line begins with `date,`.
    public static func isOne(_ bytes: [UInt8]) -> Bool { !bytes.starts(with: Array("date,".utf8)) }

    /// Reads one series a column, as fractions; −99.99 and −999 stand for missing returns.
    ///
    /// - Throws: the first line that breaks a rule.
    public static func series(_ bytes: [UInt8], file: String = "factors") throws(EventFileError)
        -> [MarketSeries]
    {
        let table = ByteTable(bytes, file: file, separator: 0x2C)
        var names: [String] = []
        var dates: [CivilDate] = []
        var columns: [[Double]] = []
        var isOver = false
        try table.forEachLine { line, cells throws(EventFileError) in
            if names.isEmpty {
                // Text before the heading has no comma, or a sentence before it.
                guard cells.count > 1, cells[0].isEmpty || ByteTable.text(cells[0]) == "Date" else { return }
                names = cells.dropFirst().map(ByteTable.text)
                columns = names.map { _ in [] }
                return
            }
            guard !isOver, let day = try Self.day(cells[0], table, line) else {
                isOver = true
                return
            }
            guard cells.count == names.count + 1 else {
                throw table.failure(line, .cells(had: cells.count, needed: names.count + 1))
            }
            dates.append(day)
            for column in names.indices {
                let value = try table.number(cells[column + 1], line: line)
                let isMissing = value == nil || value == -99.99 || value == -999
                columns[column].append(isMissing ? .nan : (value ?? 0) / 100)
            }
        }
        guard !names.isEmpty, !dates.isEmpty else { throw table.failure(1, .column("Date")) }
        return names.indices.map {
            MarketSeries(name: names[$0], content: .returns, dates: dates, values: columns[$0])
        }
    }

    /// `YYYYMMDD` or `YYYY-MM-DD`; nil where the line is no row.
    private static func day(_ cell: ArraySlice<UInt8>, _ table: ByteTable, _ line: Int) throws(EventFileError)
        -> CivilDate?
    {
        guard let first = cell.first, (0x30...0x39).contains(first) else { return nil }
        guard cell.count == 8, let number = Int(ByteTable.text(cell)) else {
            return try table.day(cell, line: line)
        }
        guard let day = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100) else {
            throw table.failure(line, .day(ByteTable.text(cell)))
        }
        return day
    }
}

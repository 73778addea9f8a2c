// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Our own form: a wide table of closes or factor returns, and a list of events, both with a heading.
///
/// - closes: `date,AAA,BBB,…`, one row a day (`YYYY-MM-DD`), one column a name; an empty cell is a missing close
/// - events: `firm,date` and, in any order and all optional, `event`, `group`, `benchmark`, `start`, `end`,
///   `estimation_end`, `estimation_length`
public enum SimpleStudyFiles {
    /// Reads a wide table into one series a column.
    ///
    /// - Parameters:
    ///   - scale: what a cell is multiplied with: 0.01 for factor returns in percent.
    /// - Throws: the first line that breaks a rule.
    public static func series(
        _ bytes: [UInt8], content: MarketSeries.Content = .closes, scale: Double = 1, file: String = "closes"
    ) throws(EventFileError) -> [MarketSeries] {
        let table = ByteTable(bytes, file: file, separator: 0x2C)
        var names: [String] = []
        var days: [CivilDate] = []
        var dates: [[CivilDate]] = []
        var values: [[Double]] = []
        try table.forEachLine { line, cells throws(EventFileError) in
            if names.isEmpty {
                names = cells.dropFirst().map(ByteTable.text)
                guard !names.isEmpty else { throw table.failure(line, .cells(had: cells.count, needed: 2)) }
                dates = names.map { _ in [] }
                values = names.map { _ in [] }
                return
            }
            guard cells.count == names.count + 1 else {
                throw table.failure(line, .cells(had: cells.count, needed: names.count + 1))
            }
            let day = try table.day(cells[0], line: line)
            days.append(day)
            for column in names.indices {
                guard let value = try table.number(cells[column + 1], line: line) else { continue }
                dates[column].append(day)
                values[column].append(value * scale)
            }
        }
        guard !names.isEmpty else { throw table.failure(1, .empty) }
        return names.indices.map {
            // Series without gaps share their days.
            let own = dates[$0].count == days.count ? days : dates[$0]
            return MarketSeries(name: names[$0], content: content, dates: own, values: values[$0])
        }
    }

    /// Reads a list of events; what a row leaves open is taken from `defaults`.
    ///
    /// - Parameters:
    ///   - defaults: benchmark, group and windows for rows that do not name their own.
    /// - Throws: the first line that breaks a rule.
    public static func events(
        _ bytes: [UInt8], defaults: EventRequest, file: String = "events"
    ) throws(EventFileError) -> [EventRequest] {
        let table = ByteTable(bytes, file: file, separator: 0x2C)
        var heading: [String: Int] = [:]
        var events: [EventRequest] = []
        try table.forEachLine { line, cells throws(EventFileError) in
            if heading.isEmpty {
                for (column, cell) in cells.enumerated() { heading[ByteTable.text(cell)] = column }
                for name in ["firm", "date"] where heading[name] == nil {
                    throw table.failure(line, .column(name))
                }
                return
            }
            guard cells.count == heading.count else {
                throw table.failure(line, .cells(had: cells.count, needed: heading.count))
            }
            let row = EventRow(table: table, line: line, cells: cells, heading: heading)
            events.append(try row.event(defaults, number: events.count + 1))
        }
        guard !heading.isEmpty else { throw table.failure(1, .empty) }
        return events
    }
}

private struct EventRow {
    let table: ByteTable
    let line: Int
    let cells: [ArraySlice<UInt8>]
    let heading: [String: Int]

    private func cell(_ name: String) -> ArraySlice<UInt8>? {
        guard let column = heading[name], !cells[column].isEmpty else { return nil }
        return cells[column]
    }

    private func whole(_ name: String, else fallback: Int) throws(EventFileError) -> Int {
        guard let cell = cell(name) else { return fallback }
        return try table.whole(cell, line: line)
    }

    func event(_ defaults: EventRequest, number: Int) throws(EventFileError) -> EventRequest {
        guard let firm = cell("firm"), let date = cell("date") else {
            throw table.failure(line, .column(cell("firm") == nil ? "firm" : "date"))
        }
        let start = try whole("start", else: defaults.window.lowerBound)
        let end = try whole("end", else: defaults.window.upperBound)
        let length = try whole("estimation_length", else: defaults.estimationLength)
        guard start <= end else { throw table.failure(line, .window(start, end)) }
        guard length > 0 else { throw table.failure(line, .estimation(length)) }
        return EventRequest(
            id: cell("event").map(ByteTable.text) ?? String(number), firm: ByteTable.text(firm),
            benchmark: cell("benchmark").map(ByteTable.text) ?? defaults.benchmark,
            date: try table.day(date, line: line), group: cell("group").map(ByteTable.text) ?? defaults.group,
            window: start...end, estimationEnd: try whole("estimation_end", else: defaults.estimationEnd),
            estimationLength: length)
    }
}

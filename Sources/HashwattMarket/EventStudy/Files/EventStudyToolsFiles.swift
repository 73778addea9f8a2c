// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// The three files that EventStudyTools' calculators take, as they are: cells between semicolons, no heading.
///
/// - request: event; firm; market; day; group; window start; window end; end of estimation; length of estimation
/// - firms: firm; day; close
/// - markets: market; day; close
///
/// Days are `DD.MM.YYYY`, numbers have a decimal point, an empty close is a missing one.
public enum EventStudyToolsFiles {
    /// Reads the request file.
    ///
    /// - Throws: the first line that breaks a rule.
    public static func events(_ bytes: [UInt8], file: String = "request file") throws(EventFileError)
        -> [EventRequest]
    {
        let table = ByteTable(bytes, file: file, separator: 0x3B)
        var events: [EventRequest] = []
        try table.forEachLine { line, cells throws(EventFileError) in
            guard cells.count == 9 else { throw table.failure(line, .cells(had: cells.count, needed: 9)) }
            let start = try table.whole(cells[5], line: line)
            let end = try table.whole(cells[6], line: line)
            let length = try table.whole(cells[8], line: line)
            guard start <= end else { throw table.failure(line, .window(start, end)) }
            guard length > 0 else { throw table.failure(line, .estimation(length)) }
            let day = try table.day(cells[3], line: line)
            events.append(
                EventRequest(
                    id: ByteTable.text(cells[0]), firm: ByteTable.text(cells[1]),
                    benchmark: ByteTable.text(cells[2]), date: day, group: ByteTable.text(cells[4]),
                    window: start...end, estimationEnd: try table.whole(cells[7], line: line),
                    estimationLength: length))
        }
        guard !events.isEmpty else { throw table.failure(1, .empty) }
        return events
    }

    /// Reads a firm or market file into one series a name, in the order of first appearance.
    ///
    /// - Throws: the first line that breaks a rule.
    public static func closes(_ bytes: [UInt8], file: String = "price file") throws(EventFileError)
        -> [MarketSeries]
    {
        let table = ByteTable(bytes, file: file, separator: 0x3B)
        var order: [String] = []
        var rows: [String: (dates: [CivilDate], values: [Double])] = [:]
        try table.forEachLine { line, cells throws(EventFileError) in
            guard cells.count == 3 else { throw table.failure(line, .cells(had: cells.count, needed: 3)) }
            let name = ByteTable.text(cells[0])
            if rows[name] == nil {
                order.append(name)
                rows[name] = ([], [])
            }
            guard let close = try table.number(cells[2], line: line) else { return }
            let day = try table.day(cells[1], line: line)
            rows[name]?.dates.append(day)
            rows[name]?.values.append(close)
        }
        guard !order.isEmpty else { throw table.failure(1, .empty) }
        return order.compactMap { name in
            rows[name].map { MarketSeries(name: name, dates: $0.dates, values: $0.values) }
        }
    }

    /// A request of all three files.
    public static func request(
        events: [UInt8], firms: [UInt8], markets: [UInt8], options: EventStudyOptions = EventStudyOptions()
    ) throws(EventFileError) -> EventStudyRequest {
        EventStudyRequest(
            firms: try closes(firms, file: "firm file"), benchmarks: try closes(markets, file: "market file"),
            events: try self.events(events), options: options)
    }
}

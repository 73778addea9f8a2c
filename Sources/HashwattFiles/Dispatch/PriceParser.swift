// SPDX-License-Identifier: Apache-2.0

import HashwattStudies
import HashwattUnits

/// Splits a price file into lines and cells as its bytes arrive, and checks every row.
struct PriceParser {
    private let file: String
    /// Columns that are read, each once.
    private let wanted: [String]
    /// Which wanted column stands at each place of a line; nil is passed over.
    private var places: [Int?] = []
    /// The place of the time.
    private var timePlace: Int?
    private var columns: [[Double]]
    private var clock = IntervalClock()
    private var line = 0
    private var rest: [UInt8] = []
    private var cells: [Range<Int>] = []
    private var blankLine: Int?
    private(set) var problems: [DocumentProblem] = []

    init(file: String, columns: [String]) {
        self.file = file
        var seen = Set<String>()
        wanted = columns.filter { seen.insert($0).inserted }
        self.columns = Array(repeating: [], count: wanted.count)
    }

    /// Takes the next bytes; false where so much is wrong that the rest need not be read.
    mutating func consume(_ bytes: ArraySlice<UInt8>) -> Bool {
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            if rest.isEmpty {
                take(bytes[start..<end])
            } else {
                rest += bytes[start..<end]
                let whole = rest
                rest.removeAll(keepingCapacity: true)
                take(whole[...])
            }
            start = end + 1
        }
        rest += bytes[start...]
        if rest.count > PriceFile.lineLimit {
            line += 1
            fail("", "a line is longer than \(PriceFile.lineLimit) bytes", "check that this is a CSV file")
            rest.removeAll()
            return false
        }
        return problems.count < PriceFile.problemLimit
    }

    /// The table, when all bytes were taken.
    mutating func finish() throws(DocumentFailure) -> PriceTable {
        if !rest.isEmpty {
            let last = rest
            rest.removeAll()
            take(last[...])
        }
        if line == 0 { fail("", "the file is empty", "write interval_start and the prices") }
        if problems.isEmpty, clock.count < 2 {
            fail(
                "interval_start", "\(clock.count) intervals",
                "give at least two, so that their length is known")
        }
        guard problems.isEmpty, let first = clock.first, let step = clock.step else {
            throw DocumentFailure(problems: problems)
        }
        return PriceTable(
            start: Instant(unixSeconds: first), interval: Seconds(step), names: wanted, columns: columns)
    }

    private mutating func fail(_ key: String, _ rule: String, _ remedy: String, line: Int? = nil) {
        problems.append(
            DocumentProblem(file: file, line: line ?? max(1, self.line), key: key, rule: rule, remedy: remedy)
        )
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) {
        line += 1
        guard problems.count < PriceFile.problemLimit else { return }
        var bytes = bytes
        if bytes.last == 0x0D { bytes = bytes.dropLast() }
        if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.isEmpty {
            if line == 1 { fail("", "the first line is blank", "write interval_start and the prices in it") }
            blankLine = blankLine ?? line
            return
        }
        if let blank = blankLine {
            if blank > 1 { fail("", "the line is blank", "take it out", line: blank) }
            blankLine = nil
        }
        guard split(bytes) else { return }
        line == 1 ? readHeader(bytes) : readRow(bytes)
    }

    /// Finds the cells of a line; quotes round a cell are not part of it.
    private mutating func split(_ bytes: ArraySlice<UInt8>) -> Bool {
        cells.removeAll(keepingCapacity: true)
        var index = bytes.startIndex
        let end = bytes.endIndex
        while true {
            var start = index
            if index < end, bytes[index] == 0x22 {
                start += 1
                index = start
                while index < end, bytes[index] != 0x22 { index += 1 }
                guard index < end, index + 1 == end || bytes[index + 1] == 0x2C else {
                    fail("", "a quote is not closed before the next comma", "put the whole cell in quotes")
                    return false
                }
                cells.append(start..<index)
                index += 1
            } else {
                while index < end, bytes[index] != 0x2C { index += 1 }
                cells.append(start..<index)
            }
            if index >= end { return true }
            index += 1
        }
    }

    private mutating func readHeader(_ bytes: ArraySlice<UInt8>) {
        let names = cells.map { String(decoding: bytes[$0], as: UTF8.self) }
        places = names.map { wanted.firstIndex(of: $0) }
        timePlace = names.firstIndex(of: "interval_start")
        if names.count == 1,
            let mark = [(";", "semicolons"), ("\t", "tabs")].first(where: { names[0].contains($0.0) })
        {
            fail("", "\(mark.1) part the cells", "part them by commas, and write decimals with a point")
        }
        for name in problems.isEmpty ? ["interval_start"] + wanted : [] {
            let count = names.count { $0 == name }
            if count == 1 { continue }
            fail(
                name, count == 0 ? "the column is missing" : "\(count) columns have this name",
                count == 0 ? "add it, or name another in the site file" : "keep one")
        }
        // Without its columns nothing more can be said of a file.
        if !problems.isEmpty { places = [] }
    }

    private mutating func readRow(_ bytes: ArraySlice<UInt8>) {
        if places.isEmpty { return }
        guard cells.count == places.count else {
            fail("", "\(cells.count) cells for \(places.count) columns", "give each column one cell")
            // The interval counts all the same, so that the next line is not called a gap.
            if let place = timePlace, place < cells.count { _ = clock.take(bytes[cells[place]]) }
            return
        }
        // The time first, so that what is said of a price names its interval.
        if let place = timePlace, let wrong = clock.take(bytes[cells[place]]) {
            fail("interval_start", wrong.rule, wrong.remedy)
        }
        for (place, column) in places.enumerated() {
            guard let column else { continue }
            let cell = bytes[cells[place]]
            if let value = DecimalCell.number(cell) {
                columns[column].append(value)
            } else {
                // Control characters would reach the terminal.
                let shown = cell.prefix(40).map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: "?") : $0 }
                let text = cell.isEmpty ? "blank" : "\"\(String(decoding: shown, as: UTF8.self))\""
                fail(
                    wanted[column], "\(text) is no finite number\(clock.place)",
                    "write the price, or fill the interval from its neighbours")
            }
        }
    }
}

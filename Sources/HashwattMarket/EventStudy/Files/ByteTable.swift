// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// What is wrong with a line of a study's file.
public struct EventFileError: Error, Hashable, Sendable {
    /// The rule that the line breaks.
    public enum Rule: Hashable, Sendable {
        /// Another number of cells.
        case cells(had: Int, needed: Int)
        /// Not a day.
        case day(String)
        /// Not a number.
        case number(String)
        /// Not a whole number.
        case wholeNumber(String)
        /// The window ends before it begins.
        case window(Int, Int)
        /// The estimation window has no session.
        case estimation(Int)
        /// No such column in the heading.
        case column(String)
        /// No line at all.
        case empty
    }

    /// Name of the file, as the caller calls it.
    public let file: String
    /// Line, from 1.
    public let line: Int
    /// What is wrong.
    public let rule: Rule
}

extension EventFileError: CustomStringConvertible {
    /// File, line, rule, and what is expected.
    public var description: String {
        let text: String
        switch rule {
        case .cells(let had, let needed): text = "\(had) cells, \(needed) needed"
        case .day(let cell): text = "\"\(cell)\" is not a day; write DD.MM.YYYY or YYYY-MM-DD"
        case .number(let cell): text = "\"\(cell)\" is not a number; write a decimal point"
        case .wholeNumber(let cell): text = "\"\(cell)\" is not a whole number"
        case .window(let start, let end): text = "the window [\(start), \(end)] ends before it begins"
        case .estimation(let length): text = "an estimation window of \(length) sessions"
        case .column(let name): text = "no column \"\(name)\" in the heading"
        case .empty: text = "the file has no line"
        }
        return "\(file), line \(line): \(text)"
    }
}

/// Lines and cells of a delimited text, read from bytes; cells may stand in double quotes.
struct ByteTable {
    let file: String
    private let bytes: [UInt8]
    private let separator: UInt8

    init(_ bytes: [UInt8], file: String, separator: UInt8) {
        self.bytes = bytes
        self.file = file
        self.separator = separator
    }

    /// Calls `body` with the number and the cells of each line that is not empty.
    func forEachLine(_ body: (Int, [ArraySlice<UInt8>]) throws(EventFileError) -> Void) throws(EventFileError)
    {
        var number = 0
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            number += 1
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            var last = end
            while last > start, bytes[last - 1] == 0x0D || bytes[last - 1] == 0x20 { last -= 1 }
            if last > start { try body(number, cells(start..<last)) }
            start = end + 1
        }
    }

    private func cells(_ line: Range<Int>) -> [ArraySlice<UInt8>] {
        var cells: [ArraySlice<UInt8>] = []
        var start = line.lowerBound
        var isQuoted = false
        for index in line {
            if bytes[index] == 0x22 { isQuoted.toggle() }
            if bytes[index] == separator, !isQuoted {
                cells.append(Self.trimmed(bytes[start..<index]))
                start = index + 1
            }
        }
        cells.append(Self.trimmed(bytes[start..<line.upperBound]))
        return cells
    }

    private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var cell = cell
        while let byte = cell.first, byte == 0x20 || byte == 0x09 { cell.removeFirst() }
        while let byte = cell.last, byte == 0x20 || byte == 0x09 { cell.removeLast() }
        if cell.count >= 2, cell.first == 0x22, cell.last == 0x22 { cell = cell.dropFirst().dropLast() }
        return cell
    }

    /// The text of a cell; bytes that are no UTF-8 are read as Latin-1, as spreadsheets write them.
    static func text(_ cell: ArraySlice<UInt8>) -> String {
        if let text = String(validating: cell, as: UTF8.self) { return text }
        return String(String.UnicodeScalarView(cell.map { Unicode.Scalar($0) }))
    }

    func failure(_ line: Int, _ rule: EventFileError.Rule) -> EventFileError {
        EventFileError(file: file, line: line, rule: rule)
    }

    /// A number with a decimal point; nil for an empty cell or one that stands for nothing.
    func number(_ cell: ArraySlice<UInt8>, line: Int) throws(EventFileError) -> Double? {
        let text = Self.text(cell)
        if text.isEmpty || text == "NA" || text == "NaN" || text == "null" { return nil }
        guard let value = Double(text), value.isFinite else { throw failure(line, .number(text)) }
        return value
    }

    func whole(_ cell: ArraySlice<UInt8>, line: Int) throws(EventFileError) -> Int {
        let text = Self.text(cell)
        guard let value = Int(text) else { throw failure(line, .wholeNumber(text)) }
        return value
    }

    /// `DD.MM.YYYY` or `YYYY-MM-DD`.
    func day(_ cell: ArraySlice<UInt8>, line: Int) throws(EventFileError) -> CivilDate {
        let bytes = Array(cell)
        if bytes.count == 10, bytes[2] == 0x2E, bytes[5] == 0x2E,
            let year = Self.digits(bytes[6..<10]), let month = Self.digits(bytes[3..<5]),
            let day = Self.digits(bytes[0..<2]), let date = CivilDate(year: year, month: month, day: day)
        {
            return date
        }
        let text = Self.text(cell)
        guard let date = CivilDate(text) else { throw failure(line, .day(text)) }
        return date
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}

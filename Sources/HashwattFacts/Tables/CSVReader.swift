// SPDX-License-Identifier: Apache-2.0

/// Bounds on what is read, so that a hostile or mistaken file ends in an error and not in a full memory.
public struct CSVLimits: Hashable, Sendable {
    /// Largest file, in bytes.
    public let fileBytes: Int
    /// Longest record, in bytes, its line breaks inside quotes included.
    public let recordBytes: Int
    /// Most problems that are reported of one file; the last then says how it went on.
    public let problems: Int

    /// Limits; the defaults are 512 MiB a file, 1 MiB a record, 1,000 problems.
    public init(fileBytes: Int = 512 << 20, recordBytes: Int = 1 << 20, problems: Int = 1_000) {
        precondition(fileBytes > 0 && recordBytes > 0 && problems > 0, "limits must be positive")
        self.fileBytes = fileBytes
        self.recordBytes = recordBytes
        self.problems = problems
    }
}

/// A comma-separated file split into cells, without copying them.
///
/// The form is RFC 4180: cells parted by commas, records by LF or CRLF, a cell that holds a comma, a quote or a
/// line break stands in double quotes, and a quote inside is doubled. A byte-order mark at the start is skipped,
/// a blank line at the end is none. What the RFC leaves open is an error here.
///
/// Source: Y. Shafranovich, RFC 4180 (2005), section 2.
struct CSVDocument: Sendable {
    let bytes: [UInt8]
    /// Start and end of each cell's bytes, quotes excluded; the lowest bit of the end says that it was quoted.
    private(set) var cells: [(start: Int32, end: Int32, isQuoted: Bool)] = []
    /// Index of each record's first cell; one more at the end.
    private(set) var records: [Int32] = [0]
    /// Line on which each record starts.
    private(set) var lines: [Int32] = []

    /// Number of records, the header included.
    var count: Int { lines.count }

    /// Number of cells in a record.
    func cellCount(_ record: Int) -> Int { Int(records[record + 1] - records[record]) }

    /// The bytes of a cell as they stand in the file, quotes around it excluded.
    func rawBytes(_ record: Int, _ column: Int) -> ArraySlice<UInt8> {
        let cell = cells[Int(records[record]) + column]
        return bytes[Int(cell.start)..<Int(cell.end)]
    }

    /// The text of a cell, doubled quotes undone.
    func text(_ record: Int, _ column: Int) -> String {
        let cell = cells[Int(records[record]) + column]
        let raw = bytes[Int(cell.start)..<Int(cell.end)]
        guard cell.isQuoted, raw.contains(quote) else { return String(decoding: raw, as: UTF8.self) }
        var unescaped: [UInt8] = []
        var skip = false
        for byte in raw {
            if byte == quote, !skip {
                skip = true
                continue
            }
            skip = false
            unescaped.append(byte)
        }
        return String(decoding: unescaped, as: UTF8.self)
    }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

extension CSVDocument {
    /// Splits a file into records and cells.
    ///
    /// - Parameters:
    ///   - file: its name, for messages.
    ///   - bytes: its content.
    /// - Throws: the first problem after which the rest cannot be split.
    /// - Complexity: O(bytes).
    init(file: String, bytes: [UInt8], limits: CSVLimits) throws(Problem) {
        self.bytes = bytes
        if bytes.count > min(limits.fileBytes, Int(Int32.max)) {
            throw Problem(
                file: file, value: "\(bytes.count) bytes", rule: .fileTooLarge,
                remedy: "split it; at most \(limits.fileBytes) bytes are read")
        }
        try Self.requireUTF8(file: file, bytes: bytes)
        var scanner = Scanner(file: file, limit: limits.recordBytes)
        try scanner.scan(bytes, into: &self)
        if count == 0 {
            throw Problem(
                file: file, rule: .emptyFile, remedy: "write the header line, or take the file away")
        }
    }

    private static func requireUTF8(file: String, bytes: [UInt8]) throws(Problem) {
        let offset: Int
        do {
            _ = try UTF8Span(validating: bytes.span)
            return
        } catch {
            offset = error.byteOffsets.lowerBound
        }
        let line = 1 + bytes[..<offset].count { $0 == newline }
        let column = offset - (bytes[..<offset].lastIndex(of: newline) ?? -1)
        throw Problem(
            file: file, line: line, value: "byte 0x" + String(bytes[offset], radix: 16), rule: .notUTF8,
            remedy: "byte \(column) of the line is not UTF-8; save the file as UTF-8")
    }

    /// The records of `base` but those in `replaced`, then those of `own`, the cells of which are taken in `order`.
    ///
    /// Lines stay those of the file that a record came from.
    init(merging base: CSVDocument, without replaced: Set<Int>, and own: CSVDocument, order: [Int]) {
        bytes = base.bytes + own.bytes
        let shift = Int32(base.bytes.count)
        for record in 0..<base.count where !replaced.contains(record) {
            cells += base.cells[Int(base.records[record])..<Int(base.records[record + 1])]
            endRecord(line: Int(base.lines[record]))
        }
        for record in 1..<Swift.max(1, own.count) {
            for place in order {
                let cell = own.cells[Int(own.records[record]) + place]
                cells.append((cell.start + shift, cell.end + shift, cell.isQuoted))
            }
            endRecord(line: Int(own.lines[record]))
        }
    }

    fileprivate mutating func append(from start: Int, to end: Int, isQuoted: Bool) {
        cells.append((Int32(start), Int32(end), isQuoted))
    }

    fileprivate mutating func endRecord(line: Int) {
        records.append(Int32(cells.count))
        lines.append(Int32(line))
    }

    /// Splits bytes; one pass, no look-ahead beyond a byte.
    private struct Scanner {
        let file: String
        let limit: Int
        var line = 1
        var position = 0
        var recordLine = 1
        var recordStart = 0

        mutating func scan(_ bytes: [UInt8], into document: inout CSVDocument) throws(Problem) {
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
            while position < bytes.count {
                recordStart = position
                recordLine = line
                if try skipBlankEnd(bytes) { return }
                try scanRecord(bytes, into: &document)
                document.endRecord(line: recordLine)
            }
        }

        /// Whether nothing but line breaks is left.
        private func skipBlankEnd(_ bytes: [UInt8]) throws(Problem) -> Bool {
            guard bytes[position] == newline || bytes[position] == carriageReturn else { return false }
            let isEnd = bytes[position...].allSatisfy { $0 == newline || $0 == carriageReturn }
            if isEnd { return true }
            throw Problem(file: file, line: line, rule: .cellCount, remedy: "the line is blank; take it out")
        }

        private mutating func scanRecord(_ bytes: [UInt8], into document: inout CSVDocument) throws(Problem) {
            while true {
                if position < bytes.count, bytes[position] == quote {
                    try scanQuoted(bytes, into: &document)
                } else {
                    try scanPlain(bytes, into: &document)
                }
                guard position < bytes.count, bytes[position] == comma else { break }
                position += 1
            }
            if position < bytes.count, bytes[position] == carriageReturn { position += 1 }
            if position < bytes.count, bytes[position] == newline { position += 1 }
            line += 1
        }

        private mutating func scanPlain(_ bytes: [UInt8], into document: inout CSVDocument) throws(Problem) {
            let start = position
            while position < bytes.count {
                let byte = bytes[position]
                if byte == comma || byte == newline { break }
                if byte == carriageReturn, position + 1 == bytes.count || bytes[position + 1] == newline {
                    break
                }
                if byte == quote { throw strayQuote() }
                position += 1
                try checkLength()
            }
            document.append(from: start, to: position, isQuoted: false)
        }

        private mutating func scanQuoted(_ bytes: [UInt8], into document: inout CSVDocument) throws(Problem) {
            position += 1
            let start = position
            while true {
                guard position < bytes.count else {
                    throw Problem(
                        file: file, line: recordLine, rule: .unclosedQuote,
                        remedy: "a quoted cell of this record does not end; close it with a double quote")
                }
                if bytes[position] == quote {
                    guard position + 1 < bytes.count, bytes[position + 1] == quote else { break }
                    position += 1
                } else if bytes[position] == newline {
                    line += 1
                }
                position += 1
                try checkLength()
            }
            document.append(from: start, to: position, isQuoted: true)
            position += 1
            let isEnd = position >= bytes.count || [comma, newline, carriageReturn].contains(bytes[position])
            if !isEnd { throw strayQuote() }
        }

        private func checkLength() throws(Problem) {
            if position - recordStart > limit {
                throw Problem(
                    file: file, line: recordLine, rule: .lineTooLong,
                    remedy: "the record is longer than \(limit) bytes; is a quote or a line break missing?")
            }
        }

        private func strayQuote() -> Problem {
            Problem(
                file: file, line: line, rule: .strayQuote,
                remedy: "put the whole cell in double quotes and double those inside it")
        }
    }
}

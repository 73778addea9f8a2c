// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// The rows of a long checked table, cells by place and read from their bytes: for tables of numbers only.
struct CellRows: Sequence, IteratorProtocol {
    private let table: Table
    private let places: [Int]
    private var record = 0

    init(_ table: Table, _ columns: [String]) {
        self.table = table
        places = columns.map { column in
            guard let place = table.places[column] else {
                preconditionFailure("table \(table.schema.name) has no column \(column)")
            }
            return place
        }
    }

    mutating func next() -> Cells? {
        record += 1
        return record < table.document.count ? Cells(table: table, places: places, record: record) : nil
    }

    /// The cells of one row; the check has found them to follow the schema.
    struct Cells {
        fileprivate let table: Table
        fileprivate let places: [Int]
        fileprivate let record: Int

        /// Line on which the row starts.
        var line: Int { Int(table.document.lines[record]) }

        /// The bytes of a cell.
        func bytes(_ column: Int) -> ArraySlice<UInt8> { table.document.rawBytes(record, places[column]) }

        /// The day of a `date` cell.
        func date(_ column: Int) -> CivilDate {
            let digits = bytes(column)
            let start = digits.startIndex
            func value(_ range: Range<Int>) -> Int {
                range.reduce(0) { $0 * 10 + Int(digits[start + $1]) - 0x30 }
            }
            guard let date = CivilDate(year: value(0..<4), month: value(5..<7), day: value(8..<10)) else {
                preconditionFailure("\(table.schema.file):\(line): no date in a checked table")
            }
            return date
        }

        /// The number of a cell that must have one.
        ///
        /// A decimal of at most 15 digits and 22 places is digits over a power of ten, both exact, so one
        /// division gives the nearest double; longer ones go the general way. Source: W. D. Clinger, *How to
        /// Read Floating Point Numbers Accurately*, PLDI 1990, section 3.
        func number(_ column: Int) -> Double {
            let cell = bytes(column)
            if let value = Self.shortDecimal(cell) { return value }
            guard let value = Double(String(decoding: cell, as: UTF8.self)) else {
                preconditionFailure("\(table.schema.file):\(line): no number in a checked table")
            }
            return value
        }

        /// The whole number of a cell, nil where blank.
        func integer(_ column: Int) -> Int? { Int(String(decoding: bytes(column), as: UTF8.self)) }

        /// The whole number of a cell that must have one.
        func requiredInteger(_ column: Int) -> Int {
            guard let value = integer(column) else {
                preconditionFailure("\(table.schema.file):\(line): no whole number in a checked table")
            }
            return value
        }

        private static func shortDecimal(_ cell: ArraySlice<UInt8>) -> Double? {
            var digits = 0
            var count = 0
            var places: Int?
            let isNegative = cell.first == UInt8(ascii: "-")
            for byte in isNegative ? cell.dropFirst() : cell {
                if byte == UInt8(ascii: ".") {
                    places = 0
                } else if (0x30...0x39).contains(byte) {
                    digits = digits * 10 + Int(byte - 0x30)
                    count += 1
                    places = places.map { $0 + 1 }
                } else {
                    return nil
                }
                if count > 15 { return nil }
            }
            let value = Double(digits) / powersOfTen[places ?? 0]
            return isNegative ? -value : value
        }

        private static let powersOfTen: [Double] = [
            1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
        ]
    }
}

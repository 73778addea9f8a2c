// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// The rules for one cell that is not blank.
enum CellRules {
    typealias Broken = (rule: Problem.Rule, remedy: String)

    /// The rule that the cell breaks and what to do, or nil where it keeps them.
    static func broken(by cell: ArraySlice<UInt8>, _ kind: ColumnKind) -> Broken? {
        switch kind {
        case .text: untrimmed(cell)
        case .identifier, .reference: isIdentifier(cell) ? nil : badIdentifier
        case .identifiers, .references:
            cell.split(separator: 0x20).allSatisfy(isIdentifier) ? nil : badIdentifier
        case .word(let words): unknownWord(cell, words)
        case .flag: unknownWord(cell, ["yes", "no"])
        case .date: CivilDate(text(cell)) == nil ? (.badDate, "write YYYY-MM-DD, a day that exists") : nil
        case .partialDate:
            PartialDate(text(cell)) == nil
                ? (.badDate, "write YYYY-MM-DD, or YYYY-MM or YYYY if no more is known") : nil
        case .number(let unit, let range): number(cell, unit, range)
        case .integer(let unit, let range): integer(cell, unit, range)
        case .url: isAddress(cell) ? nil : (.badURL, "write an address that starts with https:// or http://")
        case .hexadecimal:
            isHexadecimal(cell) ? nil : (.badNumber, "write 0x and at most 16 hexadecimal digits")
        }
    }

    private static let badIdentifier: Broken = (.badIdentifier, "use letters, digits and - . _ + ^ : only")

    private static func text(_ cell: ArraySlice<UInt8>) -> String { String(decoding: cell, as: UTF8.self) }

    private static func untrimmed(_ cell: ArraySlice<UInt8>) -> Broken? {
        let isTrimmed = cell.first != 0x20 && cell.last != 0x20
        return isTrimmed ? nil : (.inconsistent, "take the space at its start or end away")
    }

    private static func unknownWord(_ cell: ArraySlice<UInt8>, _ words: [String]) -> Broken? {
        words.contains(text(cell)) ? nil : (.unknownWord, "use one of: \(words.joined(separator: ", "))")
    }

    private static func number(_ cell: ArraySlice<UInt8>, _ unit: String, _ range: ClosedRange<Double>)
        -> Broken?
    {
        guard isDecimal(cell), let value = Double(text(cell)) else {
            return (.badNumber, "write a number in \(unit): digits, a decimal point, no separators")
        }
        guard range.contains(value) else {
            return (
                .outOfRange,
                "must lie in \(range.lowerBound) to \(range.upperBound) \(unit); is the unit right?"
            )
        }
        return nil
    }

    private static func integer(_ cell: ArraySlice<UInt8>, _ unit: String, _ range: ClosedRange<Int>)
        -> Broken?
    {
        guard isWhole(cell), let value = Int(text(cell)) else {
            return (.badNumber, "write a whole number of \(unit): digits, no separators")
        }
        guard range.contains(value) else {
            return (
                .outOfRange,
                "must lie in \(range.lowerBound) to \(range.upperBound) \(unit); is the unit right?"
            )
        }
        return nil
    }
}

extension CellRules {
    /// Digits, with a minus sign before them or not.
    private static func isWhole(_ cell: ArraySlice<UInt8>) -> Bool {
        let digits = cell.first == UInt8(ascii: "-") ? cell.dropFirst() : cell
        return !digits.isEmpty && digits.allSatisfy(isDigit)
    }

    /// `-12.5` or `2.02132e+13`: what `Double` reads, without its hexadecimal, infinite and missing-digit forms.
    private static func isDecimal(_ cell: ArraySlice<UInt8>) -> Bool {
        let parts = cell.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == 0x65 || $0 == 0x45 })
        guard let mantissa = parts.first else { return false }
        if parts.count == 2 {
            let exponent = parts[1].first == UInt8(ascii: "+") ? parts[1].dropFirst() : parts[1]
            guard isWhole(exponent) else { return false }
        }
        let halves = mantissa.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == UInt8(ascii: ".") })
        guard let whole = halves.first, isWhole(whole) else { return false }
        return halves.count == 1 || (!halves[1].isEmpty && halves[1].allSatisfy(isDigit))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isIdentifier(_ cell: ArraySlice<UInt8>) -> Bool {
        cell.allSatisfy { byte in
            isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x2B, 0x5E, 0x3A].contains(byte)
        }
    }

    private static func isAddress(_ cell: ArraySlice<UInt8>) -> Bool {
        let host = ["https://", "http://"].lazy.compactMap { scheme -> ArraySlice<UInt8>? in
            cell.starts(with: scheme.utf8) ? cell.dropFirst(scheme.utf8.count) : nil
        }.first
        guard let host, let first = host.first else { return false }
        return first != 0x2F && cell.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
    }

    private static func isHexadecimal(_ cell: ArraySlice<UInt8>) -> Bool {
        guard cell.starts(with: "0x".utf8), (3...18).contains(cell.count) else { return false }
        return UInt64(text(cell.dropFirst(2)), radix: 16) != nil
    }
}

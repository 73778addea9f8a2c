// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// A stretch of time that a text names.
struct PeriodMatch {
    /// First token.
    var first: Int
    /// Position behind the last token.
    var end: Int
    /// `ytd`, `day`, `week`, `month`, `quarter`, `window`, `year`, `weekday`, `date`.
    var name: StaticString
    /// The day, month or year, where the text says it.
    var date: PartialDate?
    /// ISO weekday, 0 for none.
    var weekday = 0
    /// Month 1...12 where no year stands with it, 0 for none.
    var month = 0
    /// Day of that month, 0 for none.
    var day = 0
}

extension TokenText {
    /// The date or named period that starts at `index`, or nil.
    @inline(__always) func period(at index: Int) -> PeriodMatch? {
        let token = tokens[index]
        if token.kind == .number { return numericDate(at: index) }
        guard token.kinds & Self.periodStarters != 0 || (token.capital && token.end - token.start <= 2) else {
            return nil
        }
        return periodInWords(at: index)
    }

    private func periodInWords(at index: Int) -> PeriodMatch? {
        if let found = monthDate(at: index) { return found }
        if let named = match(.period, at: index) {
            return PeriodMatch(
                first: index, end: named.end, name: Self.periodName(words.names[Int(named.sense.first)]))
        }
        if let day = match(.weekday, at: index), tokens[index].capital {
            return PeriodMatch(first: index, end: day.end, name: "weekday", weekday: Int(day.sense.first))
        }
        return quarter(at: index)
    }

    private static var periodStarters: UInt64 {
        SenseKind.month.bit | SenseKind.period.bit | SenseKind.weekday.bit
    }

    private static func periodName(_ name: String) -> StaticString {
        switch name {
        case "ytd": "ytd"
        case "day": "day"
        case "week": "week"
        case "month": "month"
        case "quarter": "quarter"
        case "window": "window"
        default: "year"
        }
    }

    /// "October 17, 2025", "October 2025", "17. Oktober 2025" from the number on, and "October" alone.
    private func monthDate(at index: Int) -> PeriodMatch? {
        guard let month = match(.month, at: index), tokens[index].capital else { return nil }
        var next = skipFullStop(month.end)
        let number = Int(month.sense.first)
        if let day = plainInteger2(next), (1...31).contains(day), match(.unit, at: next + 1) == nil,
            match(.percent, at: next + 1) == nil
        {
            next += 1
            let comma = isSign(0x2C, at: next) ? next + 1 : next
            guard let year = year(at: comma) else {
                return PeriodMatch(first: index, end: next, name: "date", month: number, day: day)
            }
            let date = CivilDate(year: year, month: number, day: day).map(PartialDate.day)
            return PeriodMatch(first: index, end: comma + 1, name: "date", date: date)
        }
        if let year = year(at: next) {
            return PeriodMatch(
                first: index, end: next + 1, name: "month", date: .month(year: year, month: number))
        }
        guard number != 5 || language == .german || isSign(0x2C, at: next) || next >= tokens.count else {
            return nil
        }
        return PeriodMatch(first: index, end: month.end, name: "month", month: number)
    }

    private func skipFullStop(_ index: Int) -> Int {
        isSign(0x2E, at: index) && isGlued(index) ? index + 1 : index
    }

    /// A day of the month: one or two digits, also as "1st".
    private func plainInteger2(_ index: Int) -> Int? {
        guard index < tokens.count, tokens[index].kind == .number,
            tokens[index].end - tokens[index].start <= 2
        else {
            return nil
        }
        return plainInteger(index).map { Int($0) }
    }

    /// A year of four digits.
    func year(at index: Int) -> Int? {
        guard index < tokens.count, tokens[index].kind == .number,
            tokens[index].end - tokens[index].start == 4
        else {
            return nil
        }
        var value = 0
        for byte in bytes(index..<index + 1) {
            guard byte &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return (1_900...2_100).contains(value) ? value : nil
    }

    /// Dates that start with digits.
    private func numericDate(at index: Int) -> PeriodMatch? {
        if let found = dayFirst(at: index) ?? isoDate(at: index) ?? dotted(at: index) ?? slashed(at: index) {
            return found
        }
        guard let year = year(at: index), !isGlued(index) || isSign(0x28, at: index - 1) else { return nil }
        let before = may(.yearly, at: index - 1) || may(.month, at: index - 1)
        guard before || !hasUnit(index + 1) else { return nil }
        return PeriodMatch(first: index, end: index + 1, name: "date", date: .year(year))
    }

    private func hasUnit(_ index: Int) -> Bool {
        let next = afterHyphen(index)
        return match(.unit, at: next) != nil || match(.currency, at: next) != nil
            || match(.percent, at: next) != nil
            || match(.scale, at: next) != nil || match(.noun, at: next) != nil
            || match(.cents, at: next) != nil
    }

    /// "17 October 2025", "17. Oktober".
    private func dayFirst(at index: Int) -> PeriodMatch? {
        guard let day = plainInteger2(index), (1...31).contains(day) else { return nil }
        let next = isSign(0x2E, at: index + 1) && isGlued(index + 1) ? index + 2 : index + 1
        guard let month = match(.month, at: next), tokens[next].capital else { return nil }
        let after = skipFullStop(month.end)
        guard let year = year(at: after) else {
            return PeriodMatch(first: index, end: month.end, name: "date")
        }
        let date = CivilDate(year: year, month: Int(month.sense.first), day: day).map(PartialDate.day)
        return PeriodMatch(first: index, end: after + 1, name: "date", date: date)
    }

    /// "2025-10-17".
    private func isoDate(at index: Int) -> PeriodMatch? {
        guard let year = year(at: index), isSign(0x2D, at: index + 1), isSign(0x2D, at: index + 3),
            isGlued(index + 1), isGlued(index + 2), isGlued(index + 3), isGlued(index + 4),
            let month = plainInteger2(index + 2), let day = plainInteger2(index + 4)
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day).map(PartialDate.day)
        return PeriodMatch(first: index, end: index + 5, name: "date", date: date)
    }

    /// "17.10.2025", "17.10.".
    private func dotted(at index: Int) -> PeriodMatch? {
        let parts = bytes(index..<index + 1).split(separator: 0x2E)
        guard parts.count >= 2, parts[0].count <= 2, parts[1].count <= 2 else { return nil }
        let values = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard values.count == parts.count, (1...31).contains(values[0]), (1...12).contains(values[1]) else {
            return nil
        }
        if values.count == 2 {
            guard language == .german, isSign(0x2E, at: index + 1), isGlued(index + 1), parts[1].count == 2
            else { return nil }
            return PeriodMatch(first: index, end: index + 2, name: "date")
        }
        guard values.count == 3, let day = CivilDate(year: values[2], month: values[1], day: values[0]) else {
            return nil
        }
        return PeriodMatch(first: index, end: index + 1, name: "date", date: .day(day))
    }

    /// "10/17/2025".
    private func slashed(at index: Int) -> PeriodMatch? {
        guard isSign(0x2F, at: index + 1), isSign(0x2F, at: index + 3), let first = plainInteger2(index),
            let second = plainInteger2(index + 2), let year = year(at: index + 4)
        else { return nil }
        let date = CivilDate(year: year, month: first, day: second).map(PartialDate.day)
        return PeriodMatch(first: index, end: index + 5, name: "date", date: date)
    }

    /// "Q3 2025", "H1 2026", "FY2026".
    private func quarter(at index: Int) -> PeriodMatch? {
        let token = tokens[index]
        guard token.kind == .word, token.capital, isGlued(index + 1), index + 1 < tokens.count,
            tokens[index + 1].kind == .number, token.end - token.start <= 2
        else { return nil }
        let first = text[Int(token.start)]
        guard first == 0x51 || first == 0x48 || first == 0x46,
            first == 0x46 || plainInteger(index + 1) ?? 9 <= 4
        else { return nil }
        let year = year(at: index + 2)
        return PeriodMatch(first: index, end: year == nil ? index + 2 : index + 3, name: "quarter")
    }
}

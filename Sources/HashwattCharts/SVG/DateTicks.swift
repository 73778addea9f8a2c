// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Days, weeks, months, quarters or years for a time axis, whichever gives a readable number of marks.
struct DateTicks {
    /// A mark: where, and its text.
    struct Mark: Hashable {
        let day: CivilDate
        let text: String
    }

    let marks: [Mark]

    /// The finest marks of which no more than `count` lie in `first...last`.
    init(from first: CivilDate, to last: CivilDate, count: Int) {
        for step in Step.allCases {
            let found = Self.marks(step, first, last)
            if found.count <= max(2, count) || step == .fiveYears {
                marks = found
                return
            }
        }
        marks = []
    }

    private enum Step: CaseIterable {
        case day, twoDays, week, month, quarter, half, year, fiveYears

        var months: Int? {
            switch self {
            case .day, .twoDays, .week: nil
            case .month: 1
            case .quarter: 3
            case .half: 6
            case .year: 12
            case .fiveYears: 60
            }
        }
    }

    private static func marks(_ step: Step, _ first: CivilDate, _ last: CivilDate) -> [Mark] {
        guard let months = step.months else {
            let stride = step == .day ? 1 : step == .twoDays ? 2 : 7
            return Swift.stride(from: 0, through: last - first, by: stride).map {
                let day = first + $0
                return Mark(day: day, text: "\(day.day) \(monthName(day.month))")
            }
        }
        let from = first.year * 12 + first.month - 1
        let to = last.year * 12 + last.month - 1
        return (from...max(from, to)).compactMap { index in
            guard index.isMultiple(of: months),
                let day = CivilDate(year: index / 12, month: index % 12 + 1, day: 1), day >= first,
                day <= last
            else { return nil }
            return Mark(day: day, text: months >= 12 ? "\(day.year)" : text(day))
        }
    }

    private static func text(_ day: CivilDate) -> String {
        day.month == 1 ? "\(day.year)" : monthName(day.month)
    }

    /// `Jan` … `Dec`.
    static func monthName(_ month: Int) -> String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
    }
}

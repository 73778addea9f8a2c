// SPDX-License-Identifier: Apache-2.0

/// A date as sources give it: a day, a month or a year.
///
/// A month is not its first day: `earliest` and `latest` bound what is meant, and whether something had
/// happened by a day is decided by `latest`, so that nothing is shown before it is known to have happened.
public enum PartialDate: Hashable, Sendable {
    /// One day.
    case day(CivilDate)
    /// Some day of a month, 1...12.
    case month(year: Int, month: Int)
    /// Some day of a year.
    case year(Int)

    /// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; nil for any other text.
    public init?(_ text: some StringProtocol) {
        let count = text.utf8.count
        if count == 10, let day = CivilDate(text) {
            self = .day(day)
        } else if count == 7, let first = CivilDate(String(text) + "-01") {
            self = .month(year: first.year, month: first.month)
        } else if count == 4, let first = CivilDate(String(text) + "-01-01") {
            self = .year(first.year)
        } else {
            return nil
        }
    }

    /// The first day that may be meant.
    public var earliest: CivilDate {
        switch self {
        case .day(let day): day
        case .month(let year, let month): CivilDate.known(year, month, 1)
        case .year(let year): CivilDate.known(year, 1, 1)
        }
    }

    /// The last day that may be meant.
    public var latest: CivilDate {
        switch self {
        case .day(let day): day
        case .month: earliest.endOfMonth
        case .year(let year): CivilDate.known(year, 12, 31)
        }
    }
}

extension PartialDate: CustomStringConvertible {
    /// As written: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    public var description: String {
        switch self {
        case .day(let day): day.description
        case .month: String(earliest.description.prefix(7))
        case .year: String(earliest.description.prefix(4))
        }
    }
}

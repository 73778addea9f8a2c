// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

extension CivilDate {
    /// The day with the same number `months` later (earlier, if negative), or the last of a shorter month.
    ///
    /// - Precondition: the year stays in 1...9999.
    public func adding(months: Int) -> CivilDate {
        let (year, month, day) = parts
        let count = year * 12 + (month - 1) + months
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        let last = CivilDate.days(inMonth: newMonth, of: newYear)
        guard let date = CivilDate(year: newYear, month: newMonth, day: min(day, last)) else {
            preconditionFailure("\(months) months from \(self) are outside the years 1 to 9999")
        }
        return date
    }

    /// Whether it is the last day of its month.
    var isEndOfMonth: Bool { self == endOfMonth }

    /// 1 January of the same year.
    var startOfYear: CivilDate { adding(months: 1 - month).startOfMonth }

    /// 31 December of the same year.
    var endOfYear: CivilDate { adding(months: 12 - month).endOfMonth }

    /// The same day `years` earlier; of 28 February the 29th where that year has one (the AFB rule). Nil
    /// before year 1.
    func yearsEarlierAFB(_ years: Int) -> CivilDate? {
        guard year - years >= 1 else { return nil }
        let earlier = adding(months: -12 * years)
        return month == 2 && day == 28 && CivilDate.isLeap(earlier.year) ? earlier + 1 : earlier
    }
}

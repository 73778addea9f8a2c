// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Decides when a number holds.
struct PeriodLinker {
    let text: TokenText
    let periods: [PeriodMatch]
    let published: CivilDate?
    /// The quantities of the sentence: a period behind another percentage is that one's.
    var quantities: [Quantity] = []

    /// The period that stands nearest to a quantity; one behind it counts as two tokens nearer.
    func nearest(to quantity: Quantity) -> PeriodMatch? {
        var best: (distance: Int, period: PeriodMatch)?
        for period in periods {
            let distance =
                period.first >= quantity.end ? period.first - quantity.end - 2 : quantity.first - period.end
            let gap =
                period.first >= quantity.end
                ? quantity.end..<period.first : min(period.end, quantity.first)..<quantity.first
            if gap.contains(where: { text.isSign(0x3B, at: $0) }) { continue }
            if period.first >= quantity.end, quantity.unit.kind == .percent, isTaken(gap) { continue }
            if distance < best?.distance ?? 40 { best = (distance, period) }
        }
        return best?.period
    }

    private func isTaken(_ gap: Range<Int>) -> Bool {
        quantities.contains { $0.unit.kind == .percent && gap.contains($0.core) }
            && !gap.allSatisfy { text.isSign(0x2C, at: $0) || text.tokens[$0].kind == .number }
    }

    /// The same as a public period, with its date where that is known.
    func period(of quantity: Quantity) -> ClaimPeriod? {
        guard let period = nearest(to: quantity) else { return nil }
        return ClaimPeriod(
            text: text.string(period.first..<period.end), kind: kind(period), date: date(period))
    }

    private func kind(_ period: PeriodMatch) -> ClaimPeriod.Kind {
        switch period.name.description {
        case "ytd": .yearToDate
        case "day", "weekday": .day
        case "week": .week
        case "month": .month
        case "quarter": .quarter
        case "window": .window
        case "date": .date
        default: .year
        }
    }

    /// The date said, or the last such weekday on or before publication.
    private func date(_ period: PeriodMatch) -> PartialDate? {
        if let date = period.date { return date }
        guard let published else { return nil }
        if period.month > 0 { return lastMonth(period, published) }
        guard period.weekday > 0 else { return nil }
        return .day(published - (published.weekday - period.weekday + 7) % 7)
    }

    /// The last such month, or day of it, that had begun by publication.
    private func lastMonth(_ period: PeriodMatch, _ published: CivilDate) -> PartialDate? {
        let year = period.month <= published.month ? published.year : published.year - 1
        guard period.day > 0 else { return .month(year: year, month: period.month) }
        return CivilDate(year: year, month: period.month, day: period.day).map(PartialDate.day)
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattMarket
import HashwattStudies
import HashwattUnits

/// What the moves mean: the event study of the day, what moved the names, the sector under every index rule, and the
/// lease announcements as events.
extension DailyBrief {
    /// Sections on the day's moves; none on a day without a session, or with too few closes before it.
    var sectorStudies: [BriefSection] {
        guard NYSECalendar.supported.contains(day), NYSECalendar.isSession(day) else { return [] }
        let study = DayEventStudy(all, on: day).map { SectorReport($0) }
        let split = AttributionStudy(all, on: day).flatMap { $0.names.isEmpty ? nil : SectorReport($0) }
        return [study, split, band].compactMap { $0?.section }
    }

    private var band: SectorReport? {
        guard !rules.isEmpty, let study = try? SectorBandStudy(all, on: day, rules: rules),
            !study.rows.isEmpty
        else { return nil }
        return SectorReport(study, isForPage: true)
    }

    /// The section on lease announcements; none before the first can be studied.
    var leaseStudy: [BriefSection] {
        let study = LeaseEventStudy(all, on: day)
        return study.events.isEmpty ? [] : [SectorReport(study).section]
    }
}

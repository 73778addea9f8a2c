// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattUnits
import Yams

extension DocumentReader {
    /// The rules of a whole file.
    mutating func indexRules(_ top: Section) -> IndexRules? {
        let weighting = section(top, "weighting").flatMap { self.weighting($0) }
        let rebalance = section(top, "rebalance").flatMap { schedule($0) }
        let reconstitution = section(top, "reconstitution").flatMap { schedule($0) }
        let (base, kind, eligibility) = (basePart(top), returnPart(top), eligibilityPart(top))
        let (name, universe) = (text(top, "name"), texts(top, "universe"))
        let (title, carryLimit) = (text(top, "title") ?? "", whole(top, "carry_limit") ?? 5)
        guard problems.isEmpty, let name, let universe, let weighting, let rebalance, let base else {
            return nil
        }
        do throws(IndexRuleViolation) {
            return try IndexRules(
                name: name, title: title, universe: universe, eligibility: eligibility, weighting: weighting,
                rebalance: rebalance, reconstitution: reconstitution, baseDay: base.day,
                baseValue: base.value, returnKind: kind, carryLimit: carryLimit)
        } catch {
            fail(nil, error.key, "\(error.value): \(error.rule)", error.remedy)
            return nil
        }
    }

    private mutating func eligibilityPart(_ top: Section) -> IndexEligibility {
        guard let section = section(top, "eligibility") else { return IndexEligibility() }
        return IndexEligibility(
            minimumSessions: whole(section, "minimum_sessions") ?? 1,
            minimumClose: number(section, "minimum_close") ?? 0, largest: whole(section, "largest"))
    }

    private mutating func basePart(_ top: Section) -> (day: CivilDate, value: Double)? {
        guard let section = section(top, "base") else { return nil }
        let value = number(section, "value") ?? 1_000
        return day(section, "day").map { ($0, value) }
    }

    private mutating func returnPart(_ top: Section) -> IndexReturn {
        guard let section = section(top, "return") else { return .price }
        let rate = number(section, "withholding")
        let kind = choice(section, "kind")
        if kind == "net", rate == nil { missing(section, "withholding", "write 0.15 for 15 %") }
        if kind != "net", rate != nil {
            fail(section.nodes["withholding"], "return.withholding", "belongs to kind net", "take it out")
        }
        switch kind {
        case "gross": return .gross
        case "net": return .net(withholding: rate ?? 0)
        default: return .price
        }
    }

    private mutating func schedule(_ section: Section) -> IndexSchedule? {
        if section.has("every"), section.has("months") {
            fail(section.nodes["months"], section.key("months"), "stands beside every", "keep one of the two")
        }
        let every = choice(section, "every")
        let months = texts(section, "months")?.map { Int($0) ?? 0 }
        if every == nil, months == nil { missing(section, "every", "write month, quarter, session or never") }
        let named: [String: [Int]] = [
            "month": Array(1...12), "quarter": [1, 4, 7, 10], "session": Array(1...12), "never": [],
        ]
        let pricing: IndexSchedule.Pricing =
            choice(section, "weights_at") == "selection close" ? .selectionClose : .effectiveClose
        return IndexSchedule(
            months: months ?? every.flatMap { named[$0] } ?? [],
            effective: every == "session" ? .every : effective(section), selection: selection(section),
            pricing: pricing)
    }

    /// `first session`, `last session`, `every session`, or `third friday`.
    private mutating func effective(_ section: Section) -> IndexSchedule.Session {
        let roll: IndexSchedule.Roll =
            choice(section, "when_closed") == "following" ? .following : .preceding
        guard let text = text(section, "effective") else { return .first }
        switch text {
        case "first session": return .first
        case "last session": return .last
        case "every session": return .every
        default: break
        }
        let nths = ["first", "second", "third", "fourth"]
        let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"]
        let words = text.split(separator: " ").map(String.init)
        if words.count == 2, let nth = nths.firstIndex(of: words[0]),
            let day = weekdays.firstIndex(of: words[1])
        {
            return .weekday(nth: nth + 1, weekday: day + 1, roll: roll)
        }
        fail(
            section.nodes["effective"], section.key("effective"), "\(text) is not known",
            "write first session, last session, every session or a weekday like third friday")
        return .first
    }

    /// `same close`, `N sessions before`, or `last session of the month before`.
    private mutating func selection(_ section: Section) -> IndexSchedule.Selection {
        guard let text = text(section, "selection") else { return .sessionsBefore(0) }
        if text == "same close" { return .sessionsBefore(0) }
        if text == "last session of the month before" { return .lastOfPreviousMonth }
        let words = text.split(separator: " ")
        if words.count == 3, let count = Int(words[0]), words[1].hasPrefix("session"), words[2] == "before" {
            return .sessionsBefore(count)
        }
        fail(
            section.nodes["selection"], section.key("selection"), "\(text) is not known",
            "write same close, 5 sessions before, or last session of the month before")
        return .sessionsBefore(0)
    }
}

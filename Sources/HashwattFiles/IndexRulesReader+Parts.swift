// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattUnits
import Yams

extension IndexRulesReader {
    mutating func eligibilityPart(_ top: Section) -> IndexEligibility {
        guard let node = top.nodes["eligibility"],
            let section = section(node, "eligibility", ["minimum_sessions", "minimum_close", "largest"])
        else { return IndexEligibility() }
        return IndexEligibility(
            minimumSessions: whole(section, "minimum_sessions") ?? 1,
            minimumClose: number(section, "minimum_close") ?? 0, largest: whole(section, "largest"))
    }

    mutating func basePart(_ top: Section) -> (day: CivilDate, value: Double)? {
        guard let node = top.nodes["base"] else {
            missing(top, "base", "write day and value below it")
            return nil
        }
        guard let section = section(node, "base", ["day", "value"]) else { return nil }
        let value = number(section, "value") ?? 1_000
        guard let text = text(section, "day", isNeeded: true) else { return nil }
        guard let day = CivilDate(text) else {
            fail(section.nodes["day"], "base.day", "\(text) is no day", "write YYYY-MM-DD")
            return nil
        }
        return (day, value)
    }

    mutating func returnPart(_ top: Section) -> IndexReturn {
        guard let node = top.nodes["return"],
            let section = section(node, "return", ["kind", "withholding"])
        else { return .price }
        let rate = number(section, "withholding")
        let kind = choice(
            section, "kind",
            [("price", .price), ("gross", .gross), ("net", IndexReturn.net(withholding: rate ?? 0))])
        let isNet = if case .net = kind { true } else { false }
        if isNet, rate == nil { missing(section, "withholding", "write 0.15 for 15 %") }
        if !isNet, rate != nil {
            fail(section.nodes["withholding"], "return.withholding", "belongs to kind net", "take it out")
        }
        return kind ?? .price
    }

    mutating func schedulePart(_ top: Section, _ name: String, isNeeded: Bool = false) -> IndexSchedule? {
        guard let node = top.nodes[name] else {
            if isNeeded { missing(top, name, "write every: month") }
            return nil
        }
        return schedule(node, name)
    }

    private mutating func schedule(_ node: Node, _ path: String) -> IndexSchedule? {
        let known = ["every", "months", "effective", "when_closed", "selection", "weights_at"]
        guard let section = section(node, path, known) else { return nil }
        if section.nodes["every"] != nil, section.nodes["months"] != nil {
            fail(section.nodes["months"], section.key("months"), "stands beside every", "keep one of the two")
        }
        let every = choice(
            section, "every",
            [
                ("month", Array(1...12)), ("quarter", [1, 4, 7, 10]), ("session", Array(1...12)),
                ("never", []),
            ])
        let months = section.nodes["months"] == nil ? nil : list(section, "months")?.map { Int($0) ?? 0 }
        if every == nil, months == nil { missing(section, "every", "write month, quarter, session or never") }
        let pricing = choice(
            section, "weights_at",
            [("effective close", IndexSchedule.Pricing.effectiveClose), ("selection close", .selectionClose)])
        let isEverySession = section.nodes["every"]?.scalar?.string == "session"
        return IndexSchedule(
            months: months ?? every ?? [], effective: isEverySession ? .every : effective(section),
            selection: selection(section), pricing: pricing ?? .effectiveClose)
    }

    /// `first session`, `last session`, `every session`, or `third friday`.
    private mutating func effective(_ section: Section) -> IndexSchedule.Session {
        let roll = choice(
            section, "when_closed", [("preceding", IndexSchedule.Roll.preceding), ("following", .following)])
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
            return .weekday(nth: nth + 1, weekday: day + 1, roll: roll ?? .preceding)
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

// SPDX-License-Identifier: Apache-2.0

extension IndexRulesFile {
    /// The keys of a file.
    package static let keys: [DocumentKey] = [
        DocumentKey("name", .text, required: true, "Name of the index."),
        DocumentKey("title", .text, "Title for people."),
        DocumentKey(
            "universe", .texts, required: true, "Tickers that may be members.",
            remedy: "write a list like [RIOT, MARA]"),
        DocumentKey("eligibility", .section(eligibility), "Which of them may enter."),
        DocumentKey(
            "weighting", .section(weighting), required: true, "How members are weighted.",
            remedy: "write method: equal"),
        DocumentKey(
            "rebalance", .section(schedule), required: true, "When weights are set.",
            remedy: "write every: month"),
        DocumentKey("reconstitution", .section(schedule), "When members are chosen; with every rebalance."),
        DocumentKey(
            "base", .section(base), required: true, "Where it starts.",
            remedy: "write day and value below it"),
        DocumentKey("return", .section(kind), "What becomes of dividends; left out of the level."),
        DocumentKey(
            "carry_limit", .whole(least: 0), "Sessions a missing close is carried; 5.",
            remedy: "write one like 5"),
    ]

    static let eligibility = [
        DocumentKey(
            "minimum_sessions", .whole(least: 0), "Closes before the selection; 1.",
            remedy: "write one like 5"),
        DocumentKey("minimum_close", .number(.any), "Least close; 0.", remedy: "write one like 1.5"),
        DocumentKey(
            "largest", .whole(least: 0), "Only this many, by value; all.", remedy: "write one like 5"),
    ]

    static let methods = ["equal", "market_cap", "free_float_cap", "fixed", "ranked", "bucketed"]

    static let weighting = [
        DocumentKey(
            "method", .choice(methods), required: true, "How.",
            remedy: "use one of \(methods.joined(separator: ", "))"),
        DocumentKey("cap", .number(.any), "Highest weight; none.", remedy: "write 0.2 for 20 %"),
        DocumentKey("weights", .other, "Fixed: a weight a ticker. Ranked: weights from the largest down."),
        DocumentKey("buckets", .other, "Bucketed: groups, each with name, tickers, share and method."),
    ]

    static let bucket =
        [
            DocumentKey("name", .text, required: true, "Name of the group."),
            DocumentKey(
                "tickers", .texts, required: true, "Its members.", remedy: "write a list like [RIOT, MARA]"),
            DocumentKey(
                "share", .number(.any), required: true, "Its weight.", remedy: "write 0.85 for 85 %"),
        ] + weighting

    static let schedule = [
        DocumentKey(
            "every", .choice(["month", "quarter", "session", "never"]), "How often.",
            remedy: "use one of month, quarter, session, never"),
        DocumentKey("months", .texts, "In which months, by number.", remedy: "write [3, 6, 9, 12]"),
        DocumentKey("effective", .text, "On which session of the month; the first."),
        DocumentKey(
            "when_closed", .choice(["preceding", "following"]),
            "Which session where the day is none; preceding."),
        DocumentKey("selection", .text, "On whose closes; same close."),
        DocumentKey(
            "weights_at", .choice(["effective close", "selection close"]),
            "At which closes weights become shares; effective close."),
    ]

    static let base = [
        DocumentKey("day", .day, required: true, "First day.", remedy: "write YYYY-MM-DD"),
        DocumentKey("value", .number(.any), "Level on it; 1000.", remedy: "write one like 1000"),
    ]

    static let kind = [
        DocumentKey("kind", .choice(["price", "gross", "net"]), "price, gross or net."),
        DocumentKey(
            "withholding", .number(.any), "Tax on dividends, for net.", remedy: "write 0.15 for 15 %"),
    ]
}

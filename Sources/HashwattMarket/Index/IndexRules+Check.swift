// SPDX-License-Identifier: Apache-2.0

/// A rule of an index that contradicts itself or another.
public struct IndexRuleViolation: Error, Hashable, Sendable, CustomStringConvertible {
    /// The key of the rules file, with dots: `weighting.cap`.
    public let key: String
    /// What stands there.
    public let value: String
    /// What must hold.
    public let rule: String
    /// What to do.
    public let remedy: String

    /// A violation.
    public init(key: String, value: String, rule: String, remedy: String) {
        self.key = key
        self.value = value
        self.rule = rule
        self.remedy = remedy
    }

    /// Key, value, rule and remedy in one line.
    public var description: String { "\(key) is \(value): \(rule); \(remedy)" }
}

extension IndexRules {
    func check() throws(IndexRuleViolation) {
        try require(!name.isEmpty, "name", "empty", "rules need a name", "give one like miners-equal")
        try require(!universe.isEmpty, "universe", "empty", "an index needs a name", "list tickers")
        if let twice = Self.firstTwice(universe) {
            try require(false, "universe", twice, "a ticker may be listed once", "take one out")
        }
        try require(
            baseValue > 0 && baseValue.isFinite, "base.value", "\(baseValue)",
            "the base value must be positive", "use 100 or 1000")
        try require(carryLimit >= 0, "carry_limit", "\(carryLimit)", "sessions must not be negative", "use 5")
        let rate = returnKind.withholding
        try require(
            (0...1).contains(rate), "return.withholding", "\(rate)", "a tax is between 0 and 1",
            "write 0.15 for 15 %")
        try checkEligibility()
        try rebalance.check("rebalance")
        try reconstitution?.check("reconstitution")
        try weighting.check("weighting", universe: universe)
    }

    private func checkEligibility() throws(IndexRuleViolation) {
        let needs = eligibility
        try require(
            needs.minimumSessions >= 1, "eligibility.minimum_sessions", "\(needs.minimumSessions)",
            "a name needs a session", "use 1 or more")
        try require(
            needs.minimumClose >= 0, "eligibility.minimum_close", "\(needs.minimumClose)",
            "a close is not negative", "use 0 for none")
        try require(
            (needs.largest ?? 1) >= 1, "eligibility.largest", "\(needs.largest ?? 0)",
            "an index needs a name", "use 1 or more, or leave it out")
    }

    static func firstTwice(_ names: [String]) -> String? {
        var seen = Set<String>()
        return names.first { !seen.insert($0).inserted }
    }
}

extension IndexSchedule {
    func check(_ key: String) throws(IndexRuleViolation) {
        try require(
            months.allSatisfy((1...12).contains), "\(key).months", "\(months)", "a month is 1 to 12",
            "list months like [3, 6, 9, 12]")
        if case .weekday(let nth, let weekday, _) = effective {
            try require(
                (1...4).contains(nth) && (1...7).contains(weekday), "\(key).effective",
                "\(nth). weekday \(weekday)", "every month has a first to fourth of each weekday, 1 to 7",
                "write 3 and friday for the third friday")
        }
        if case .sessionsBefore(let count) = selection {
            try require(
                count >= 0, "\(key).selection", "\(count)", "sessions before must not be negative",
                "use 0 or more")
        }
    }
}

extension IndexWeighting {
    func check(_ key: String, universe: [String]) throws(IndexRuleViolation) {
        switch self {
        case .equal, .marketCap, .freeFloatCap: break
        case .ranked(let shares): try Self.checkShares(shares, "\(key).weights")
        case .fixed(let weights):
            try Self.checkShares(weights.map(\.weight), "\(key).weights")
            try Self.checkCover(weights.map(\.ticker), universe, "\(key).weights")
        case .bucketed(let buckets):
            try Self.checkShares(buckets.map(\.share), "\(key).buckets")
            try Self.checkCover(buckets.flatMap(\.tickers), universe, "\(key).buckets")
            for bucket in buckets {
                try bucket.weighting.check("\(key).buckets.\(bucket.name)", universe: bucket.tickers)
            }
        case .capped(let inner, let limit):
            try require(
                limit > 0 && limit <= 1, "\(key).cap", "\(limit)", "a cap is above 0 and at most 1",
                "write 0.2 for 20 %")
            try require(
                !inner.isBucketed, "\(key).cap", "\(limit)", "a cap over buckets would break their shares",
                "cap inside the buckets")
            try inner.check(key, universe: universe)
        }
    }

    private var isBucketed: Bool { if case .bucketed = self { true } else { false } }

    private static func checkShares(_ shares: [Double], _ key: String) throws(IndexRuleViolation) {
        let sum = shares.reduce(0, +)
        try require(
            shares.allSatisfy { $0 > 0 } && abs(sum - 1) < 1e-9, key, "\(shares) with sum \(sum)",
            "shares are positive and add up to 1", "correct them")
    }

    private static func checkCover(
        _ listed: [String], _ universe: [String], _ key: String
    ) throws(IndexRuleViolation) {
        if let twice = IndexRules.firstTwice(listed) {
            try require(false, key, twice, "a ticker may have one weight", "take one out")
        }
        let missing = Set(universe).symmetricDifference(listed).sorted()
        try require(
            missing.isEmpty, key, missing.joined(separator: ", "),
            "universe and weights must list the same tickers", "add or remove these")
    }
}

/// Throws what is wrong unless the condition holds.
private func require(
    _ holds: Bool, _ key: String, _ value: @autoclosure () -> String, _ rule: String, _ remedy: String
) throws(IndexRuleViolation) {
    guard !holds else { return }
    throw IndexRuleViolation(key: key, value: value(), rule: rule, remedy: remedy)
}

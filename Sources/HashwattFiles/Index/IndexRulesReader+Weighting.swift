// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import Yams

extension DocumentReader {
    mutating func weighting(_ section: Section) -> IndexWeighting? {
        guard let method = choice(section, "method") else { return nil }
        for (part, owners) in [("weights", ["fixed", "ranked"]), ("buckets", ["bucketed"])]
        where section.has(part) && !owners.contains(method) {
            fail(
                section.nodes[part], section.key(part),
                "belongs to method \(owners.joined(separator: " or "))", "take it out")
        }
        let plain: IndexWeighting? =
            switch method {
            case "equal": .equal
            case "market_cap": .marketCap
            case "free_float_cap": .freeFloatCap
            case "fixed": fixed(section)
            case "ranked": ranked(section)
            default: bucketed(section)
            }
        let cap = number(section, "cap")
        return cap.map { limit in plain.map { .capped($0, limit: limit) } } ?? plain
    }

    private mutating func fixed(_ section: Section) -> IndexWeighting? {
        guard case .mapping(let mapping)? = section.nodes["weights"] else {
            fail(
                section.nodes["weights"], section.key("weights"), "fixed weights name each ticker",
                "write RIOT: 0.5 and so on below it")
            return nil
        }
        return .fixed(
            mapping.compactMap { key, value in
                guard let ticker = key.scalar?.string, let weight = share(value, section.key("weights"))
                else { return nil }
                return IndexFixedWeight(ticker, weight)
            })
    }

    private mutating func ranked(_ section: Section) -> IndexWeighting? {
        guard case .sequence(let items)? = section.nodes["weights"] else {
            fail(
                section.nodes["weights"], section.key("weights"), "ranked weights are a list",
                "write [0.5, 0.25, 0.25], the largest first")
            return nil
        }
        return .ranked(items.compactMap { share($0, section.key("weights")) })
    }

    private mutating func share(_ node: Node, _ key: String) -> Double? {
        guard let text = node.scalar?.string, let value = Self.decimal(text) else {
            fail(node, key, "\(node.scalar?.string ?? "a list") is no number", "write 0.2 for 20 %")
            return nil
        }
        return value
    }

    private mutating func bucketed(_ section: Section) -> IndexWeighting? {
        guard case .sequence(let items)? = section.nodes["buckets"] else {
            fail(
                section.nodes["buckets"], section.key("buckets"), "must be a list of groups",
                "write name, tickers, share and method a group")
            return nil
        }
        return .bucketed(items.compactMap { bucket($0, section.key("buckets")) })
    }

    private mutating func bucket(_ node: Node, _ path: String) -> IndexBucket? {
        guard let section = section(node, path, IndexRulesFile.bucket) else { return nil }
        let (name, tickers, share) = (
            text(section, "name"), texts(section, "tickers"), number(section, "share")
        )
        guard let name, let tickers, let share, let inside = weighting(section) else { return nil }
        return IndexBucket(name: name, tickers: tickers, share: share, weighting: inside)
    }
}

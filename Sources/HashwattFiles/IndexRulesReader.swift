// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattUnits
import Yams

/// The walk over a rules file: values of known keys, and a problem with its line for everything else.
struct IndexRulesReader {
    let file: String
    private(set) var problems: [IndexRulesProblem] = []
    private var lines: [String: Int] = [:]

    init(file: String) { self.file = file }

    /// A part of the file: a mapping whose keys were checked.
    struct Section {
        let path: String
        let line: Int
        let nodes: [String: Node]

        func key(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    }

    func problem(_ line: Int, _ key: String, _ rule: String, _ remedy: String) -> IndexRulesProblem {
        IndexRulesProblem(file: file, line: line, key: key, rule: rule, remedy: remedy)
    }

    func problem(of error: YamlError) -> IndexRulesProblem {
        switch error {
        case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _),
            .composer(_, let what, let mark, _):
            problem(mark.line, "", "no YAML: \(what)", "correct the line")
        case .duplicatedKeysInMapping(let keys, let context):
            problem(context.mark.line, "", "\(keys.joined(separator: ", ")) stands twice", "keep one")
        default: problem(1, "", "no YAML: \(error)", "correct the file")
        }
    }

    mutating func fail(_ node: Node?, _ key: String, _ rule: String, _ remedy: String) {
        problems.append(problem(node?.mark?.line ?? line(of: key), key, rule, remedy))
    }

    /// The line of a key, or of the nearest section round it.
    private func line(of key: String) -> Int {
        var parts = key.split(separator: ".")
        while !parts.isEmpty {
            if let line = lines[parts.joined(separator: ".")] { return line }
            parts.removeLast()
        }
        return 1
    }

    /// The rules of a whole file.
    mutating func rules(_ root: Node) throws(IndexRulesFailure) -> IndexRules {
        let known = [
            "name", "title", "universe", "eligibility", "weighting", "rebalance", "reconstitution", "base",
            "return", "carry_limit",
        ]
        guard let top = section(root, "", known) else { throw IndexRulesFailure(problems: problems) }
        let name = text(top, "name", isNeeded: true) ?? ""
        let universe = list(top, "universe") ?? []
        let weighting = weightingPart(top)
        let rebalance = schedulePart(top, "rebalance", isNeeded: true)
        let reconstitution = schedulePart(top, "reconstitution")
        let base = basePart(top)
        let title = text(top, "title") ?? ""
        let eligibility = eligibilityPart(top)
        let kind = returnPart(top)
        let carryLimit = whole(top, "carry_limit") ?? 5
        guard problems.isEmpty, let weighting, let rebalance, let base else {
            throw IndexRulesFailure(problems: problems.sorted { ($0.line, $0.key) < ($1.line, $1.key) })
        }
        do throws(IndexRuleViolation) {
            return try IndexRules(
                name: name, title: title, universe: universe, eligibility: eligibility, weighting: weighting,
                rebalance: rebalance, reconstitution: reconstitution, baseDay: base.day,
                baseValue: base.value,
                returnKind: kind, carryLimit: carryLimit)
        } catch {
            throw IndexRulesFailure(problems: [
                problem(line(of: error.key), error.key, "\(error.value): \(error.rule)", error.remedy)
            ])
        }
    }

    mutating func missing(_ section: Section, _ name: String, _ remedy: String) {
        problems.append(problem(section.line, section.key(name), "is missing", remedy))
    }

    /// A mapping with known keys only.
    mutating func section(_ node: Node, _ path: String, _ known: [String]) -> Section? {
        guard case .mapping(let mapping) = node else {
            fail(node, path, "must have keys of its own", "write \(known.joined(separator: ", ")) below it")
            return nil
        }
        var nodes: [String: Node] = [:]
        for (keyNode, value) in mapping {
            let name = keyNode.scalar?.string ?? "?"
            let key = path.isEmpty ? name : "\(path).\(name)"
            lines[key] = keyNode.mark?.line ?? 1
            if known.contains(name) {
                nodes[name] = value
            } else {
                fail(keyNode, key, "is not known", "use one of \(known.joined(separator: ", "))")
            }
        }
        return Section(path: path, line: node.mark?.line ?? 1, nodes: nodes)
    }
}

extension IndexRulesReader {
    /// A text; a problem where it is needed and absent, or no plain text.
    mutating func text(_ section: Section, _ name: String, isNeeded: Bool = false) -> String? {
        guard let node = section.nodes[name] else {
            if isNeeded { missing(section, name, "add it") }
            return nil
        }
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            fail(node, section.key(name), "must be one value", "write it behind the colon")
            return nil
        }
        return scalar.string
    }

    mutating func number(_ section: Section, _ name: String) -> Double? {
        guard let text = text(section, name) else { return nil }
        guard let value = Double(text), value.isFinite else {
            fail(section.nodes[name], section.key(name), "\(text) is no number", "write 0.2 for 20 %")
            return nil
        }
        return value
    }

    mutating func whole(_ section: Section, _ name: String) -> Int? {
        guard let text = text(section, name) else { return nil }
        guard let value = Int(text) else {
            fail(section.nodes[name], section.key(name), "\(text) is no whole number", "write one like 5")
            return nil
        }
        return value
    }

    /// A list of texts.
    mutating func list(_ section: Section, _ name: String) -> [String]? {
        guard let node = section.nodes[name] else {
            missing(section, name, "write a list like [RIOT, MARA]")
            return nil
        }
        guard case .sequence(let sequence) = node else {
            fail(node, section.key(name), "must be a list", "write [RIOT, MARA] or a dash a line")
            return nil
        }
        return sequence.compactMap { item in
            guard case .scalar(let scalar) = item, !scalar.string.isEmpty else {
                fail(item, section.key(name), "must hold single values", "take the nested one out")
                return nil
            }
            return scalar.string
        }
    }

    /// One of the words; a problem that lists them otherwise.
    mutating func choice<Value>(_ section: Section, _ name: String, _ words: [(String, Value)]) -> Value? {
        guard let text = text(section, name) else { return nil }
        if let found = words.first(where: { $0.0 == text }) { return found.1 }
        fail(
            section.nodes[name], section.key(name), "\(text) is not known",
            "use one of \(words.map(\.0).joined(separator: ", "))")
        return nil
    }
}

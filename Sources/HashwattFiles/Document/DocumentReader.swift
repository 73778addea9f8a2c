// SPDX-License-Identifier: Apache-2.0

import Yams

/// The walk over a YAML or JSON file: values of known keys, and a problem with its line for everything else.
///
/// YAML 1.1 as libyaml reads it, of which JSON is a part. An unknown key is an error: a rule that is misspelt must
/// not be a rule that is not there. Problems are collected, so that one run says all of them.
struct DocumentReader {
    let file: String
    private(set) var problems: [DocumentProblem] = []
    /// The lines of the keys that were met.
    private(set) var lines = DocumentLines()

    init(file: String) { self.file = file }

    /// A part of the file: a mapping whose keys were checked.
    struct Section {
        let path: String
        let line: Int
        let keys: [DocumentKey]
        let nodes: [String: Node]

        func key(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

        /// Whether a key is there.
        func has(_ name: String) -> Bool { nodes[name] != nil }

        /// The description of a key; asking for one that is not described is a mistake of the program.
        func described(_ name: String) -> DocumentKey {
            guard let key = keys.first(where: { $0.name == name }) else {
                preconditionFailure("\(key(name)) is not in the table of keys")
            }
            return key
        }
    }

    /// Reads a text from its first key to its last.
    ///
    /// - Parameters:
    ///   - keys: those of the whole file.
    ///   - listed: those of a file that has this key, a list of several.
    ///   - body: translates the file; what it finds wrong it reports with `fail`.
    /// - Throws: every problem of the text at once, in the order of its lines; nil from `body` needs one.
    static func read<Value>(
        _ text: String, file: String, keys: [DocumentKey],
        orListed listed: (key: String, keys: [DocumentKey])? = nil,
        _ body: (inout DocumentReader, Section) -> Value?
    ) throws(DocumentFailure) -> Value {
        var reader = DocumentReader(file: file)
        let root = try reader.root(of: text, keys)
        var keys = keys
        if let listed, root.mapping?.keys.contains(where: { $0.scalar?.string == listed.key }) == true {
            keys = listed.keys
        }
        if let top = reader.section(root, "", keys), let value = body(&reader, top), reader.problems.isEmpty {
            return value
        }
        // What is asked for twice is reported once.
        throw DocumentFailure(
            problems: Set(reader.problems).sorted {
                ($0.line, $0.key, $0.rule) < ($1.line, $1.key, $1.rule)
            })
    }

    private func root(of text: String, _ keys: [DocumentKey]) throws(DocumentFailure) -> Node {
        do {
            if let root = try Yams.compose(yaml: text) { return root }
        } catch let error as YamlError {
            throw DocumentFailure(problems: [problem(of: error)])
        } catch {
            throw DocumentFailure(problems: [problem(1, "", "\(error)", "correct the YAML")])
        }
        let needed = keys.filter(\.isRequired)
        let names = (needed.isEmpty ? keys : needed).prefix(3).map(\.name).joined(separator: ", ")
        throw DocumentFailure(problems: [problem(1, "", "the file is empty", "write \(names), …")])
    }

    private func problem(of error: YamlError) -> DocumentProblem {
        switch error {
        case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _),
            .composer(_, let what, let mark, _):
            problem(mark.line, "", "no YAML: \(what)", "correct the line")
        case .duplicatedKeysInMapping(let keys, let context):
            problem(context.mark.line, "", "\(keys.joined(separator: ", ")) stands twice", "keep one")
        default: problem(1, "", "no YAML: \(error)", "correct the file")
        }
    }

    private func problem(_ line: Int, _ key: String, _ rule: String, _ remedy: String) -> DocumentProblem {
        DocumentProblem(file: file, line: line, key: key, rule: rule, remedy: remedy)
    }
}

/// The line on which each key of a file stands.
struct DocumentLines: Sendable {
    private var lines: [String: Int] = [:]

    /// Notes the line of a key.
    mutating func set(_ line: Int, of key: String) { lines[key] = line }

    /// The line of a key, or of the nearest part round it.
    func line(of key: String) -> Int {
        var parts = key.split(separator: ".")
        while !parts.isEmpty {
            if let line = lines[parts.joined(separator: ".")] { return line }
            parts.removeLast()
        }
        return 1
    }
}

extension DocumentReader {
    /// Notes a problem at a node or, without one, at a key.
    mutating func fail(_ node: Node? = nil, _ key: String, _ rule: String, _ remedy: String) {
        problems.append(problem(node?.mark?.line ?? lines.line(of: key), key, rule, remedy))
    }

    /// Notes that a key is missing in a part.
    mutating func missing(_ section: Section, _ name: String, _ remedy: String) {
        problems.append(problem(section.line, section.key(name), "is missing", remedy))
    }

    /// A mapping with known keys only; keys that are needed are there or reported.
    mutating func section(_ node: Node, _ path: String, _ keys: [DocumentKey]) -> Section? {
        let names = keys.map(\.name).joined(separator: ", ")
        guard case .mapping(let mapping) = node else {
            fail(node, path, "must have keys of its own", "write \(names) below it")
            return nil
        }
        var nodes: [String: Node] = [:]
        for (keyNode, value) in mapping {
            let name = keyNode.scalar?.string ?? "?"
            let key = path.isEmpty ? name : "\(path).\(name)"
            lines.set(keyNode.mark?.line ?? 1, of: key)
            if keys.contains(where: { $0.name == name }) {
                nodes[name] = value
            } else {
                fail(keyNode, key, "is not known", "use one of \(names)")
            }
        }
        let section = Section(path: path, line: node.mark?.line ?? 1, keys: keys, nodes: nodes)
        for key in keys where key.isRequired && nodes[key.name] == nil {
            missing(section, key.name, key.remedy.isEmpty ? Self.remedy(key.kind) : key.remedy)
        }
        return section
    }

    /// The part under a key; nil where it is absent or wrong.
    mutating func section(_ section: Section, _ name: String) -> Section? {
        guard let node = section.nodes[name] else { return nil }
        guard case .section(let keys) = section.described(name).kind else {
            preconditionFailure("\(section.key(name)) is described as no part with keys")
        }
        return self.section(node, section.key(name), keys)
    }

    /// The parts listed under a key; `classes[0]` is the path of the first.
    mutating func sections(_ section: Section, _ name: String) -> [Section] {
        guard let node = section.nodes[name] else { return [] }
        guard case .sections(let keys) = section.described(name).kind else {
            preconditionFailure("\(section.key(name)) is described as no list of parts")
        }
        guard case .sequence(let items) = node else {
            fail(node, section.key(name), "must be a list", "write a dash before each part")
            return []
        }
        return items.enumerated().compactMap { index, item in
            let path = "\(section.key(name))[\(index)]"
            lines.set(item.mark?.line ?? lines.line(of: section.key(name)), of: path)
            return self.section(item, path, keys)
        }
    }

    /// What to write for a kind.
    static func remedy(_ kind: DocumentKey.Kind) -> String {
        switch kind {
        case .text, .other: "add it"
        case .number(let range): "write a number, \(range.rawValue)"
        case .whole(let least): least > 0 ? "write a whole number like 5" : "write a whole number like 0"
        case .flag: "write true or false"
        case .day: "write YYYY-MM-DD"
        case .choice(let words): "use one of \(words.joined(separator: ", "))"
        case .texts: "write a list of words: [A, B]"
        case .instants: "write a list of times like [2023-08-10T17:00:00-05:00]"
        case .series: "write a number, or the name of a column of the price file"
        case .section(let keys): "write \(keys.map(\.name).joined(separator: ", ")) below it"
        case .sections(let keys): "write a list with \(keys.map(\.name).joined(separator: ", "))"
        }
    }
}

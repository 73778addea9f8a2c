// SPDX-License-Identifier: Apache-2.0

import Testing

/// A small strict reader of SVG, independent of what wrote it.
enum Markup {
    /// What is wrong with the nesting or the ids, or nil.
    static func problem(in text: String) -> String? {
        var open: [Substring] = []
        var ids = Set<Substring>()
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "<") {
            if rest[..<start].contains(">") { return "a stray >" }
            guard let end = rest[start...].firstIndex(of: ">") else { return "a tag does not end" }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }
            if tag.hasPrefix("/") {
                guard open.popLast() == name else { return "</\(name)> closes something else" }
            } else {
                if tag.filter({ $0 == "\"" }).count % 2 != 0 { return "a quote is open in <\(tag)>" }
                if !tag.hasSuffix("/") { open.append(name) }
                for id in values("id", in: tag) where !ids.insert(id).inserted {
                    return "id \(id) is there twice"
                }
            }
        }
        return open.isEmpty ? nil : "<\(open)> is not closed"
    }

    static func values(_ attribute: String, in text: Substring) -> [Substring] {
        var found: [Substring] = []
        var rest = text
        while let range = rest.firstRange(of: " \(attribute)=\"") {
            rest = rest[range.upperBound...]
            let value = rest.prefix { $0 != "\"" }
            found.append(value)
        }
        return found
    }

    static func numbers(_ attribute: String, in text: String) -> [Double] {
        values(attribute, in: Substring(text)).compactMap { Double($0) }
    }
}

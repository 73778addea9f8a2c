// SPDX-License-Identifier: Apache-2.0

/// Checks a file against its schema.
///
/// - Complexity: O(bytes) and one hash of each key.
public struct TableReader: Sendable {
    /// The rules.
    public let schema: TableSchema
    /// Bounds on what is read.
    public let limits: CSVLimits

    /// A reader of one kind of table.
    public init(_ schema: TableSchema, limits: CSVLimits = CSVLimits()) {
        self.schema = schema
        self.limits = limits
    }

    /// The table, or every problem that it has.
    ///
    /// - Parameter onProgress: called now and then with the number of bytes that are checked.
    public func read(
        _ bytes: [UInt8], onProgress: (Int) -> Void = { _ in }
    ) throws(TableProblems) -> Table {
        let document: CSVDocument
        do {
            document = try CSVDocument(file: schema.file, bytes: bytes, limits: limits)
        } catch {
            throw TableProblems([error])
        }
        var problems: [Problem] = []
        let places = checkHeader(document, &problems)
        if !problems.isEmpty { throw TableProblems(problems) }
        checkRows(document, places, &problems, onProgress)
        if !problems.isEmpty { throw TableProblems(problems) }
        return Table(schema: schema, document: document, places: places)
    }

    private func checkHeader(_ document: CSVDocument, _ problems: inout [Problem]) -> [String: Int] {
        var places: [String: Int] = [:]
        let known = schema.columns.map(\.name)
        for index in 0..<document.cellCount(0) {
            let name = document.text(0, index)
            if places.updateValue(index, forKey: name) != nil {
                problems.append(header(name, .duplicateColumn, "take one of the two out"))
            } else if !known.contains(name) {
                problems.append(
                    header(name, .unknownColumn, "take it out; known are \(known.joined(separator: ", "))"))
            }
        }
        for name in known where places[name] == nil {
            problems.append(
                header(name, .missingColumn, "add the column; leave its cells blank where not found"))
        }
        return places
    }

    private func header(_ column: String, _ rule: Problem.Rule, _ remedy: String) -> Problem {
        Problem(file: schema.file, line: 1, column: column, rule: rule, remedy: remedy)
    }

    private func checkRows(
        _ document: CSVDocument, _ places: [String: Int], _ problems: inout [Problem],
        _ onProgress: (Int) -> Void
    ) {
        let columns = schema.columns.compactMap { column in places[column.name].map { (column, $0) } }
        let keyPlaces = schema.key.compactMap { places[$0] }
        var firstLines: [String: Int] = [:]
        firstLines.reserveCapacity(document.count)
        for record in 1..<max(1, document.count) {
            let line = Int(document.lines[record])
            if record % 1_024 == 0 { onProgress(document.rawBytes(record, 0).startIndex) }
            if problems.count >= limits.problems {
                problems.append(
                    Problem(
                        file: schema.file, line: line, rule: .inconsistent,
                        remedy: "stopped after \(limits.problems) problems; mend these and check again"))
                return
            }
            guard document.cellCount(record) == places.count else {
                problems.append(
                    Problem(
                        file: schema.file, line: line, value: "\(document.cellCount(record)) cells",
                        rule: .cellCount,
                        remedy: "the header has \(places.count); quote a cell that holds a comma"))
                continue
            }
            for (column, place) in columns {
                if let problem = check(document, record, line, column, place) { problems.append(problem) }
            }
            if keyPlaces.isEmpty { continue }  // a table without a key may repeat rows
            let key = keyPlaces.map { document.text(record, $0) }.joined(separator: "/")
            if let first = firstLines.updateValue(line, forKey: key) {
                problems.append(
                    Problem(
                        file: schema.file, line: line, column: schema.key.joined(separator: "/"), value: key,
                        rule: .duplicateKey, remedy: "line \(first) has the same key; keep one of them"))
            }
        }
    }

    private func check(
        _ document: CSVDocument, _ record: Int, _ line: Int, _ column: Column, _ place: Int
    ) -> Problem? {
        let raw = document.rawBytes(record, place)
        if raw.isEmpty {
            guard column.isRequired else { return nil }
            return Problem(
                file: schema.file, line: line, column: column.name, rule: .missingValue,
                remedy: "every row needs one: \(column.kind)")
        }
        guard let (rule, remedy) = CellRules.broken(by: raw, column.kind) else { return nil }
        return Problem(
            file: schema.file, line: line, column: column.name, value: document.text(record, place),
            rule: rule,
            remedy: remedy)
    }
}

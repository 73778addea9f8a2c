// SPDX-License-Identifier: Apache-2.0

/// The manual of the tables, written from their schemas so that it cannot go stale.
public enum TableManual {
    /// One section a table in Markdown: what a row is, its key, and its columns with kinds and meaning.
    public static func markdown(_ schemas: [TableSchema] = TableSchema.dataset) -> String {
        schemas.map(section).joined(separator: "\n")
    }

    private static func section(_ schema: TableSchema) -> String {
        let hasSource = schema.columns.contains { $0.name == "source_title" }
        let own = schema.columns.filter { column in
            !hasSource || !TableSchema.sourceColumns.contains { $0.name == column.name }
        }
        let lines = own.map { column in
            let need = column.isRequired ? "yes" : ""
            return "| `\(column.name)` | \(column.kind) | \(need) | \(column.summary) |"
        }
        return """
            ### \(schema.file)

            \(schema.summary) Key: \(schema.key.map { "`\($0)`" }.joined(separator: ", ")).\(
                hasSource ? " With the source columns." : "")

            | column | holds | required | meaning |
            |---|---|---|---|
            \(lines.joined(separator: "\n"))

            """
    }

    /// The columns that most tables end with.
    public static func sourceColumns() -> String {
        let lines = TableSchema.sourceColumns.map { column in
            "| `\(column.name)` | \(column.kind) | \(column.isRequired ? "yes" : "") | \(column.summary) |"
        }
        return "| column | holds | required | meaning |\n|---|---|---|---|\n"
            + lines.joined(separator: "\n") + "\n"
    }
}

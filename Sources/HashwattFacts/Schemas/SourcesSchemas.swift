// SPDX-License-Identifier: Apache-2.0

extension TableSchema {
    /// Where the rows of one table come from, and under which licence.
    static let sources = TableSchema(
        "sources", "Where the rows of one table come from, and under which licence.",
        key: ["table"],
        columns: [
            .required("table", .identifier, "Table."),
            .required("source", .text, "Source, or `per row`."),
            .required("licence", .text, "Licence."),
            .optional("note", .text, "Note."),
        ])
}

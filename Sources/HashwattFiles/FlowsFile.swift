// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattFinance
import HashwattUnits

/// A user's file of cash flows: CSV with the columns `date` and `amount`, or `amount` alone for equal
/// periods.
public enum FlowsFile {
    /// What the file holds.
    public enum Flows: Hashable, Sendable {
        /// Amounts on days, in any order.
        case dated([DatedFlow])
        /// Amounts at the ends of equal periods, the first one now.
        case periodic([Double])
    }

    private static let date = Column.required("date", .date, "Day of the flow.")
    private static let amount = Column.required(
        "amount", .number(unit: "one currency", -1e300...1e300), "What comes in; negative for what goes out.")

    private static func amount(of row: Row) -> Double { Row.required(row.number("amount"), "amount") }

    /// Reads the flows.
    ///
    /// - Parameter name: of the file, for messages.
    /// - Throws: every problem of the file, with its line.
    public static func read(_ bytes: [UInt8], name: String) throws(TableProblems) -> Flows {
        let header = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let names = String(decoding: header, as: UTF8.self).split(separator: ",")
        let isDated = names.count != 1
        let stem = name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
        let schema = TableSchema(
            stem, "Cash flows.", key: [], columns: isDated ? [date, amount] : [amount])
        let rows = try TableReader(schema).read(bytes).rows
        if isDated {
            return .dated(
                rows.map { DatedFlow(Row.required($0.date("date"), "date"), amount(of: $0)) })
        }
        return .periodic(rows.map(amount(of:)))
    }
}

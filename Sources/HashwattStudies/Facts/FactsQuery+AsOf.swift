// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

extension FactsQuery {
    /// Questions to these tables as of a day: what happened later is not there.
    ///
    /// The rows of records are those of `FactSet.asOf`; a row of a series is there once its day, month or
    /// interval has begun or ended as `FactSet.asOf` has it. A cell of a visible row that holds a later time,
    /// the end of an epoch or of a name, is blank.
    public init(_ tables: [Table], asOf date: CivilDate, in facts: FactSet) {
        let known = facts.asOf(date)
        let visible = known.rows
        let epochs = Set(known.difficultyEpochs.map { String($0.number) })
        let recorded = Set(facts.rows.map(\.table))
        self.init(tables) { row in
            if recorded.contains(row.reference.table) { return visible.contains(row.reference) }
            if row.reference.table == "difficulty_epochs" { return epochs.contains(row.key) }
            return Self.hasBegun(row, by: date)
        } isCellVisible: { row, column in
            switch (row.reference.table, column) {
            case ("difficulty_epochs", "first_block_time"), ("difficulty_epochs", "last_block_time"):
                row.instant(column).map { $0.utcDay <= date } ?? true
            case ("company_names", "valid_to"):
                row.partialDate(column).map { $0.latest <= date } ?? true
            case ("close_series", "last"), ("close_series", "closes"), ("close_series", "missing"):
                row.date("last").map { $0 <= date } ?? true
            default: true
            }
        }
    }

    /// Whether a row of a series may be known on a day.
    private static func hasBegun(_ row: Row, by date: CivilDate) -> Bool {
        switch row.reference.table {
        case "power_prices":
            row.instant("start").map { MarketZone.centralPrevailing.date(at: $0) <= date } ?? true
        case "network_monthly": row.partialDate("month").map { $0.latest <= date } ?? true
        case "closes", "network_daily": row.date("date").map { $0 <= date } ?? true
        case "close_series", "power_price_series": row.date("first").map { $0 <= date } ?? true
        default: true
        }
    }
}

extension Row {
    fileprivate func instant(_ column: String) -> Instant? {
        integer(column).map { Instant(unixSeconds: Int64($0)) }
    }
}

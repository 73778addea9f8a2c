// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension FactRules {
    /// Closes ascend, stand on days of their calendar, and are as many as their series says.
    static func closes(_ facts: FactSet, _ tables: [String: Table]) -> [Problem] {
        guard let infos = tables["close_series"].map({ FactTable<CloseSeriesInfo>($0) }) else { return [] }
        return infos.flatMap { info -> [Problem] in
            guard let series = facts.closes[info.ticker] else {
                return [problem(info.row, "closes", "\(info.closes)", "closes.csv has no row of it")]
            }
            return days(series) + extent(info, series)
        }
    }

    private static func days(_ series: CloseSeries) -> [Problem] {
        series.dates.indices.compactMap { index in
            let date = series.dates[index]
            let row = RowReference(
                table: "closes", line: Int(series.lines[index]), key: "\(date)/\(series.ticker)")
            if index > 0, series.dates[index - 1] >= date {
                return problem(
                    row, "date", "\(date)", "must be later than the row before of \(series.ticker)")
            }
            if series.calendar == .nyse, !isSession(date) {
                return problem(row, "date", "\(date)", "the New York Stock Exchange was closed that day")
            }
            return nil
        }
    }

    private static func isSession(_ date: CivilDate) -> Bool {
        NYSECalendar.supported.contains(date) && NYSECalendar.isSession(date)
    }

    private static func extent(_ info: CloseSeriesInfo, _ series: CloseSeries) -> [Problem] {
        var found: [Problem] = []
        func compare(_ column: String, _ said: String, _ counted: String) {
            if said != counted {
                found.append(problem(info.row, column, said, "closes.csv has \(counted)"))
            }
        }
        compare("closes", "\(info.closes)", "\(series.dates.count)")
        compare("first", "\(info.first)", series.dates.first?.description ?? "none")
        compare("last", "\(info.last)", series.dates.last?.description ?? "none")
        return found
    }

    /// Epochs follow one another; a last block is not before the first.
    static func epochs(_ facts: FactSet) -> [Problem] {
        facts.difficultyEpochs.enumerated().flatMap { index, epoch -> [Problem] in
            var found: [Problem] = []
            let row = RowReference(table: "difficulty_epochs", line: epoch.line, key: "\(epoch.number)")
            let first = facts.difficultyEpochs[0].number
            if epoch.number != first + index {
                found.append(problem(row, "epoch", "\(epoch.number)", "\(first + index) comes next"))
            }
            if epoch.firstHeight != 2_016 * epoch.number {
                found.append(
                    problem(
                        row, "first_height", "\(epoch.firstHeight)",
                        "epoch \(epoch.number) begins at \(2_016 * epoch.number)"))
            }
            if let start = epoch.firstBlockTime, let end = epoch.lastBlockTime, end <= start {
                found.append(
                    problem(
                        row, "last_block_time", "\(end.unixSeconds)", "must be later than first_block_time"))
            }
            return found
        }
    }

    /// Days follow one another without a gap.
    static func networkDays(_ facts: FactSet) -> [Problem] {
        zip(facts.networkDays, facts.networkDays.dropFirst()).compactMap { before, day in
            guard day.date != before.date + 1 else { return nil }
            let row = RowReference(table: "network_daily", line: day.line, key: "\(day.date)")
            return problem(row, "date", "\(day.date)", "\(before.date + 1) comes next")
        }
    }

    /// Months follow one another; the days of a month are at most as many as it has.
    static func networkMonths(_ facts: FactSet) -> [Problem] {
        var next: CivilDate?
        return facts.networkMonths.flatMap { month -> [Problem] in
            var found: [Problem] = []
            let row = RowReference(table: "network_monthly", line: month.line, key: "\(month.month)")
            let expected = next ?? month.month.earliest
            let isMonth = if case .month = month.month { true } else { false }
            if !isMonth || month.month.earliest != expected {
                let name = String("\(expected)".prefix(7))
                found.append(problem(row, "month", "\(month.month)", "\(name) comes next"))
            }
            next = month.month.latest + 1
            let length = month.month.latest - month.month.earliest + 1
            if month.days > length {
                found.append(problem(row, "days", "\(month.days)", "the month has \(length)"))
            }
            return found
        }
    }

    /// Intervals follow one another without a gap from the first day on, as many as the series says.
    static func powerPrices(_ facts: FactSet, _ tables: [String: Table]) -> [Problem] {
        guard let table = tables["power_prices"],
            let infos = tables["power_price_series"].map({ FactTable<PowerPriceInfo>($0) })
        else { return [] }
        return infos.flatMap { info -> [Problem] in
            guard table.places[info.column] != nil, info.column != "start" else {
                return [problem(info.row, "column", info.column, "power_prices.csv has no such price column")]
            }
            if info.intervals != table.count {
                return [
                    problem(info.row, "intervals", "\(info.intervals)", "power_prices.csv has \(table.count)")
                ]
            }
            return []
        } + starts(table, infos)
    }

    private static func starts(_ table: Table, _ infos: FactTable<PowerPriceInfo>) -> [Problem] {
        guard let info = infos.first else { return [] }
        var expected = MarketZone.centralPrevailing.startOfDay(info.first).unixSeconds
        return CellRows(table, ["start"]).compactMap { cells in
            let start = Int64(cells.requiredInteger(0))
            defer { expected = start + Int64(info.intervalMinutes * 60) }
            guard start != expected else { return nil }
            let row = RowReference(table: "power_prices", line: cells.line, key: "\(start)")
            return problem(row, "start", "\(start)", "\(expected) comes next")
        }
    }
}

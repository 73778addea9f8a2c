// SPDX-License-Identifier: Apache-2.0

public import HashwattClaims
public import HashwattFacts
import HashwattUnits

/// The figures behind the evidence of checked claims, so that what an article is held against can be derived again.
///
/// Closes, moves and levels of the year are the figures of `MarketFigures`, the gains of a sector those of
/// `SectorFigures`, totals the sum of their parts, and everything else the cell of a record.
public struct ClaimFigures: Sendable {
    private let facts: FactSet
    private let market: MarketFigures

    /// Figures from these facts.
    public init(_ facts: FactSet) {
        self.facts = facts
        market = MarketFigures(facts)
    }

    /// A figure for each line of evidence that has a value; nil where a line is words or its unit is none of ours.
    ///
    /// - Parameter number: number of the claim in its article; it names the figures of records.
    public func evidence(of checked: CheckedClaim, number: Int) -> [Figure?] {
        let lines = checked.evidence
        let records = lines.indices.map { record(lines[$0], checked.claim, "\(number)", "\($0 + 1)") }
        return lines.indices.map { index in
            if let known = series(lines[index], checked) ?? records[index] { return known }
            return total(lines[index], checked, records, number)
        }
    }

    // MARK: series

    private func series(_ line: Evidence, _ checked: CheckedClaim) -> Figure? {
        guard let day = line.day, line.reference == nil else { return nil }
        if checked.claim.metric == .sectorMove { return sector(line, on: day) }
        guard let ticker = checked.claim.ticker.map({ $0 == "BTC" ? "BTC-USD" : $0 }) else { return nil }
        switch checked.claim.metric {
        case .moveDay: return market.move(ticker, on: day)
        case .moveYTD: return market.yearToDate(ticker, on: day)
        case .price: return market.close(ticker, on: day)
        case .movePeriod: return period(ticker, to: day, line)
        default: return nil
        }
    }

    private func sector(_ line: Evidence, on day: CivilDate) -> Figure? {
        SectorFigures(facts.asOf(day), on: day).definitions(facts).first { $0.label == line.text }
    }

    /// The change over a stretch of days, from the close whose change it is.
    private func period(_ ticker: String, to day: CivilDate, _ line: Evidence) -> Figure? {
        guard let value = line.value, let series = facts.closes[ticker], let now = series.index(of: day)
        else {
            return nil
        }
        let base = series.dates[..<now].indices.last { index in
            abs(100 * (series.closes[now] / series.closes[index] - 1) - value) < 1e-9
        }
        return base.flatMap { market.change(ticker, from: series.dates[$0], to: day) }
    }

    // MARK: records

    private func record(_ line: Evidence, _ claim: Claim, _ number: String, _ place: String) -> Figure? {
        guard let value = line.value, let reference = line.reference,
            let (unit, factor) = Self.unit(claim, line.text),
            let verification = Verification(rawValue: reference.verification)
        else { return nil }
        let source = Source(
            title: line.source, url: reference.url, verification: verification,
            row: RowReference(table: reference.table, line: reference.line, key: reference.key))
        return .read(
            FigureID("article", number, place), line.text, value * factor, unit,
            asOf: line.day.map(PartialDate.day) ?? .year(1), from: source)
    }

    private func total(
        _ line: Evidence, _ checked: CheckedClaim, _ records: [Figure?], _ number: Int
    ) -> Figure? {
        let parts = records.compactMap(\.self)
        guard line.reference == nil, line.value != nil, !parts.isEmpty, let unit = parts.first?.unit else {
            return nil
        }
        return .derived(
            FigureID("article", "\(number)", "total"), line.text, unit, asOf: .day(checked.asOf),
            by: .sum(parts.indices.map { .input($0) }), from: parts)
    }

    /// Which megawatts a record means, from the definition that its evidence names.
    private static func megawatts(_ definition: String) -> FigureUnit {
        if definition.hasPrefix("critical") { return .megawattsCriticalIT }
        if definition.hasPrefix("gross") { return .megawattsGross }
        return definition.hasPrefix("utility") ? .megawattsUtility : .megawattsUndefined
    }

    /// The unit of a figure for the unit of a claim, and the factor between them.
    private static func unit(_ claim: Claim, _ definition: String) -> (FigureUnit, Double)? {
        switch claim.unit {
        case "USD": (.usd, 1)
        case "EUR": (.eur, 1)
        case "GBP": (.gbp, 1)
        case "percent": (.ratio, 0.01)
        case "MW": (megawatts(definition), 1)
        case "MWh": (.megawattHours, 1)
        case "EH/s": (.exahashesPerSecond, 1)
        case "J/TH": (.joulesPerTerahash, 1)
        case "BTC": (.btc, 1)
        case "USD_per_share": (.usdPerShare, 1)
        case "USD_per_MWh": (.usdPerMegawattHour, 1)
        case "USD_per_kWh": (.centsPerKilowattHour, 100)
        case "other:USD_per_MW": (.usdPerMegawatt, 1)
        case "years": (.years, 1)
        case "days": (.days, 1)
        case "count", "jobs": (.count, 1)
        default: nil
        }
    }
}

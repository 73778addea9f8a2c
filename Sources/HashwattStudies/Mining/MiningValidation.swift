// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMining
public import HashwattUnits

/// The formulas of mining against what companies reported and what was published, from the tables alone; nothing is
/// fitted.
public struct MiningValidation: Sendable {
    /// Reported production of a company's month beside the formula.
    public struct Production: Sendable {
        /// The company.
        public let ticker: String
        /// The month.
        public let month: PartialDate
        /// As reported, BTC.
        public let reported: Figure
        /// Mean operating hash rate as reported, EH/s.
        public let hashRate: Figure
        /// By the formula, BTC.
        public let formula: Figure
        /// Reported over formula.
        public let ratio: Figure
    }

    /// Published hashprice of a day beside the formula.
    public struct Published: Sendable {
        /// The day.
        public let day: CivilDate
        /// As published, USD/PH/s/day.
        public let dollars: Figure
        /// As published in bitcoin; nil where the source gives none.
        public let bitcoin: Figure?
        /// By the formula.
        public let formula: SpotHashprice
    }

    private let facts: FactSet

    /// The validation of all facts in the tables.
    public init(_ facts: FactSet) { self.facts = facts }

    /// Every company-month with production and a mean operating hash rate in its first report, by company and month.
    ///
    /// Hash rate times time over difficulty, integrated across the retargets and the halving of the month, times
    /// subsidy and the month's mean fees.
    public var production: [Production] {
        facts.productionReports.filter {
            $0.version == 1 && $0.bitcoinProduced != nil && $0.averageHashRate != nil
        }.compactMap(row).sorted { ($0.ticker, $0.month.earliest) < ($1.ticker, $1.month.earliest) }
    }

    private func row(_ report: ProductionReport) -> Production? {
        guard let produced = report.bitcoinProduced, let hashRate = report.averageHashRate,
            let month = facts.networkMonths.first(where: { $0.month == report.month }),
            let periods = periods(report.month, hashRate, fees: month.feesPerBlock)
        else { return nil }
        func read(_ name: String, _ label: String, _ value: Double, _ unit: FigureUnit) -> Figure {
            .read(
                FigureID("production", name, report.ticker, report.month.description),
                "\(report.ticker), \(label) of \(report.month)", value, unit, asOf: report.month,
                from: report.source)
        }
        let reported = read("reported", "reported production", produced, .btc)
        let rate = read(
            "hash-rate", "mean operating hash rate", hashRate.exahashesPerSecond, .exahashesPerSecond)
        let fees = Figure.read(
            FigureID("network", "fees", month.month.description), "mean fees of a block in \(month.month)",
            month.feesPerBlock.amount, .btc, asOf: month.month, from: month.source)
        let formula = Figure.estimated(
            FigureID("production", "formula", report.ticker, report.month.description),
            "\(report.ticker), production of \(report.month) by the formula",
            ProductionForecast(periods).expected.amount, .btc, asOf: report.month,
            by: EstimationMethod(
                name: "expected production", guide: "validation-mining.md", command: "hashwatt mine validate"),
            from: [rate, fees], note: "difficulty of each epoch of the month, table difficulty_epochs")
        let ratio = Figure.derived(
            FigureID("production", "ratio", report.ticker, report.month.description),
            "\(report.ticker), reported over formula in \(report.month)", .one, by: .input(0) / .input(1),
            from: [reported, formula])
        return Production(
            ticker: report.ticker, month: report.month, reported: reported, hashRate: rate, formula: formula,
            ratio: ratio)
    }

    /// The month cut at retargets; a halving falls within an epoch, and cuts it at its expected height.
    private func periods(
        _ month: PartialDate, _ hashRate: HashRate, fees: Money<BTC>
    ) -> [ProductionPeriod]? {
        let start = Instant(startOfUTCDay: month.earliest)
        let end = Instant(startOfUTCDay: month.latest + 1)
        let epochs = facts.difficultyEpochs.filter { $0.firstBlockTime != nil }
        guard let first = epochs.lastIndex(where: { ($0.firstBlockTime ?? end) <= start }) else { return nil }
        var periods: [ProductionPeriod] = []
        for index in first..<epochs.count {
            guard let from = epochs[index].firstBlockTime, from < end else { break }
            guard
                let to = index + 1 < epochs.count
                    ? epochs[index + 1].firstBlockTime : epochs[index].lastBlockTime
            else { return nil }
            let difficulty = CompactTarget(bits: epochs[index].bits).difficulty
            for part in Self.parts(of: epochs[index], from, to) {
                let (low, high) = (max(part.from, start), min(part.to, end))
                guard low < high else { continue }
                periods.append(
                    ProductionPeriod(
                        time: Hours(high - low), hashRate: hashRate, difficulty: difficulty,
                        subsidy: part.subsidy, fees: fees))
            }
        }
        return periods
    }

    /// The epoch, or its two parts before and after a halving; the halving's time follows from its height at the
    /// mean pace of the epoch.
    private static func parts(
        of epoch: DifficultyEpoch, _ from: Instant, _ to: Instant
    ) -> [(from: Instant, to: Instant, subsidy: Money<BTC>)] {
        let (interval, count) = (Network.main.halvingInterval, Network.main.retargetInterval)
        let halving = (epoch.firstHeight / interval + 1) * interval
        let before = Subsidy.bitcoin(atHeight: epoch.firstHeight)
        guard halving < epoch.firstHeight + count else { return [(from, to, before)] }
        let share = Double(halving - epoch.firstHeight) / Double(count)
        let cut = from + Seconds(Int64((share * Double((to - from).count)).rounded()))
        return [(from, cut, before), (cut, to, Subsidy.bitcoin(atHeight: halving))]
    }

    /// Published hashprices of days whose blocks and fees are in the tables.
    public var published: [Published] {
        facts.hashpriceReferences.compactMap { reference in
            guard reference.period == .day, case .day(let day) = reference.knownDate,
                let spot = MiningFigures(facts, on: day).hashprice
            else { return nil }
            func read(_ name: String, _ value: Double, _ unit: FigureUnit) -> Figure {
                .read(
                    FigureID("published", name, day.description), "hashprice of \(day), published", value,
                    unit,
                    asOf: .day(day), from: reference.source)
            }
            return Published(
                day: day,
                dollars: read("hashprice-usd", reference.dollars.dollarsPerPetahashDay, .usdPerPetahashDay),
                bitcoin: reference.bitcoin.map {
                    read("hashprice-btc", $0.bitcoinPerPetahashDay, .btcPerPetahashDay)
                }, formula: spot)
        }
    }
}

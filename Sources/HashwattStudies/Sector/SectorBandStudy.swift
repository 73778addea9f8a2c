// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
public import HashwattUnits

/// The sector's gain of a day under many index rules, as figures, beside a quoted number.
public struct SectorBandStudy: Sendable {
    /// The band.
    public let band: SectorBand
    /// The quoted gain; nil where none is known.
    public let quoted: Figure?
    /// The rules with a gain, the nearest to the quoted number first, else in the order of the rules.
    public let rows: [Row]
    private let market: MarketFigures
    private let data: SectorData

    /// One set of rules, or one assumption under it.
    public struct Row: Sendable {
        /// The rules.
        public let rules: IndexRules
        /// Their gain with members and remarks.
        public let gain: SectorGain
        /// The gain.
        public let figure: Figure
        /// Lowest and highest gain with one name left out; empty where no name can be.
        public let leaveOneOut: [Figure]
        /// Gain less quoted number, in percentage points.
        public let distance: Figure?
        /// Whether the quoted number lies within the gains with one name left out.
        public let isWithinOneName: Bool
    }

    /// The band of a day.
    ///
    /// - Parameters:
    ///   - rules: the definitions, shipped ones and a reader's.
    ///   - quoted: a fraction; where nil, what the tables hold for the day.
    /// - Throws: where the closes cannot be used.
    public init(
        _ facts: FactSet, on day: CivilDate, rules: [IndexRules], quoted: Double? = nil
    ) throws(IndexError) {
        let data = SectorData(facts, on: day)
        self.data = data
        market = MarketFigures(data.facts)
        let band = try SectorBand.compute(
            on: day, rules: rules, closes: data.closeTable(), shareCounts: data.shareCounts,
            assumptions: data.assumptions)
        self.band = band
        let mark = quoted.map { Self.asked($0, day) } ?? Self.known(data)
        self.quoted = mark
        let market = market
        let found = band.entries.flatMap { entry in
            entry.outcome.gains.compactMap { gain in
                Self.row(entry.rules, gain, quoted: mark, market, data)
            }
        }
        guard let mark else {
            rows = found
            return
        }
        rows = found.enumerated().sorted { left, right in
            let distances = [left, right].map { abs($0.element.gain.value - mark.value) }
            return (distances[0], left.offset) < (distances[1], right.offset)
        }.map { $0.element }
    }

    /// Rules without a gain on the day, and why.
    public var without: [(rules: IndexRules, why: String)] {
        band.entries.compactMap { entry in
            switch entry.outcome {
            case .gain, .sensitivity: nil
            case .lacksShareCounts(let tickers, let day):
                (entry.rules, "no share count on \(day) for \(tickers.joined(separator: ", "))")
            case .beginsLater(let day): (entry.rules, "the rules begin on \(day)")
            case .noSession: (entry.rules, "no session of its names, or none before it")
            case .failed(let error): (entry.rules, error.description)
            }
        }
    }

    private static func asked(_ value: Double, _ day: CivilDate) -> Figure {
        .read(
            FigureID("sector", "asked", day.description), "sector gain as quoted", value, .ratio,
            asOf: .day(day),
            from: Source(title: "number asked about, command line", verification: .secondary))
    }

    private static func known(_ data: SectorData) -> Figure? {
        let rows = data.facts.sectorFigures.filter {
            $0.metric == .sectorMove && $0.knownDate.latest == data.day
        }
        return rows.first.map { row in
            .read(
                FigureID("sector", "quoted", row.id), row.scope, row.value, .ratio, asOf: row.knownDate,
                from: row.source)
        }
    }

    private static func row(
        _ rules: IndexRules, _ gain: SectorGain, quoted: Figure?, _ market: MarketFigures, _ data: SectorData
    ) -> Row? {
        let day = data.day.description
        let members = gain.members.map { $0.ticker }
        var inputs = members.compactMap { market.move($0, on: data.day) }
        if rules.weighting.needsShares {
            inputs += members.compactMap { market.shares($0, on: data.day) }
        }
        if let assumption = gain.assumption {
            inputs += data.treasuryCounts.filter {
                $0.ticker == assumption.ticker && $0.shares == assumption.shares
            }.map(market.figure)
        }
        guard !inputs.isEmpty else { return nil }
        let assumed =
            gain.assumption.map { "-" + $0.label.split(separator: " ").joined(separator: "-") } ?? ""
        let prefix = gain.assumption == nil ? "" : "sensitivity: "
        let words = "\(prefix)gain of \(rules.name)" + (gain.assumption.map { ", \($0.label)" } ?? "")
        func estimate(_ part: String, _ label: String, _ value: Double) -> Figure {
            .estimated(
                FigureID("index", rules.name + assumed, part, day), label, value, .ratio,
                asOf: .day(data.day), by: method(data.day), from: inputs,
                note:
                    "weights set at the close of \(gain.weightsSet); members \(members.joined(separator: ", "))"
            )
        }
        let figure = estimate("gain", words, gain.value)
        let range = gain.leaveOneOutRange.map {
            [
                estimate("without-one-low", words + ", lowest with one name left out", $0.lowerBound),
                estimate("without-one-high", words + ", highest with one name left out", $0.upperBound),
            ]
        }
        let distance = quoted.map { quoted in
            Figure.derived(
                FigureID("index", rules.name + assumed, "distance", day), words + " less the quoted gain",
                .ratioPoints, asOf: .day(data.day), by: .input(0) - .input(1), from: [figure, quoted])
        }
        let isWithin = quoted.map { gain.leaveOneOutRange?.contains($0.value) ?? false } ?? false
        return Row(
            rules: rules, gain: gain, figure: figure, leaveOneOut: range ?? [], distance: distance,
            isWithinOneName: isWithin)
    }

    static func method(_ day: CivilDate) -> EstimationMethod {
        EstimationMethod(
            name: "rules-based index", guide: "index.md", command: "hashwatt sector band --date \(day)")
    }
}

extension IndexWeighting {
    /// Whether the weights depend on share counts.
    var needsShares: Bool {
        switch self {
        case .equal, .fixed: false
        case .marketCap, .freeFloatCap, .ranked: true
        case .bucketed(let buckets): buckets.contains { $0.weighting.needsShares }
        case .capped(let inside, _): inside.needsShares
        }
    }
}

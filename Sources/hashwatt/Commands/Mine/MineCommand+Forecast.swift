// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattCharts
import HashwattFacts
import HashwattFiles
import HashwattMining
import HashwattStudies
import HashwattUnits

extension MineCommand {
    /// `hashwatt mine halving`.
    struct Halvings: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "halving", abstract: "When the subsidy is halved next, with the error of chance.",
            discussion: """
                Examples:
                  hashwatt mine halving --date 2025-11-24
                  hashwatt mine halving --date 2025-11-24 --count 8 --pace 593 --format json
                """)

        @Option(
            name: .long, help: ArgumentHelp("What is known by this day.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var date: DayArgument

        @Option(name: .long, help: ArgumentHelp("How many.", valueName: "n"))
        var count: Int = 3

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Pace of the blocks to come; 593 s was the mean from January 2021 to April 2026.",
                valueName: "seconds"))
        var pace: Double = 600

        @OptionGroup var output: FigureOutput

        func validate() throws {
            try Bounded.check(Double(count), "--count", 1...40)
            try Bounded.check(pace, "--pace", 60...6_000)
        }

        func run() throws {
            let facts = try output.facts()
            guard let outlook = NetworkOutlook(facts, on: date.date) else {
                throw ForecastError.noEpoch(date.date)
            }
            let halvings = outlook.halvings(count, secondsPerBlock: pace)
            let table = DataTable(
                columns: [
                    .init("halving", isNumeric: true), .init("height", isNumeric: true),
                    .init("before_btc", title: "before BTC", isNumeric: true),
                    .init("after_btc", title: "after BTC", isNumeric: true),
                    .init("expected"),
                    .init("standard_error_days", title: "± days", isNumeric: true),
                ],
                rows: halvings.map { halving in
                    let day = CivilDate(daysSinceEpoch: Int(halving.date.unixSeconds) / 86_400)
                    let error = Double(halving.standardError.count) / 86_400
                    return [
                        .number(Double(halving.number), shown: String(halving.number)),
                        .number(Double(halving.height), shown: String(halving.height)),
                        .number(halving.before.amount, shown: DecimalText.shortest(halving.before.amount)),
                        .number(halving.after.amount, shown: DecimalText.shortest(halving.after.amount)),
                        .text(day.description),
                        .number(error, shown: DecimalText.fixed(error, places: 1, style: .plain)),
                    ]
                })
            try output.write(
                [NamedTable("halvings", table)], figures: [outlook.difficulty, outlook.hashRate])
        }
    }

    /// `hashwatt mine forecast`.
    struct Forecast: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hashprice and production ahead, epoch by epoch, under a scenario.",
            discussion: """
                Examples:
                  hashwatt mine forecast --hash-rate 36.6 --date 2025-11-24
                  hashwatt mine forecast --hash-rate 36.6 --date 2025-11-24 --elasticity 1
                  hashwatt mine forecast --hash-rate 1 --date 2025-11-24 --days 1000 --out charts

                Price and hash rate stay as they are unless --price-growth, --network-growth or --elasticity says \
                otherwise. The band is the luck of finding blocks within the scenario, nothing else.
                """)

        /// How the miner is paid.
        enum Scheme: String, ExpressibleByArgument, CaseIterable {
            case fpps
            case pps
            case pplns
            case solo
        }

        @Option(
            name: .long, help: ArgumentHelp("The first UTC day.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var date: DayArgument

        @Option(
            name: .long, help: ArgumentHelp("Mean operating hash rate of the miner.", valueName: "eh-per-s"))
        var hashRate: Double

        @Option(name: .long, help: ArgumentHelp("How many days.", valueName: "n"))
        var days: Int = 30

        @Option(name: .long, help: "How the miner is paid.")
        var scheme: Scheme = .fpps

        @Option(name: .long, help: ArgumentHelp("Hash rate of the pool under pplns.", valueName: "eh-per-s"))
        var pool: Double?

        @Option(name: .long, help: ArgumentHelp("What the pool keeps.", valueName: "fraction"))
        var poolFee: Double = 0

        @Option(name: .long, help: ArgumentHelp("Price of bitcoin at the start, USD.", valueName: "usd"))
        var price: Double?

        @Option(name: .long, help: ArgumentHelp("Growth of the price a year.", valueName: "fraction"))
        var priceGrowth: Double?

        @Option(name: .long, help: ArgumentHelp("Fees of a block.", valueName: "btc"))
        var fees: Double?

        @Option(
            name: .long,
            help: ArgumentHelp("Growth of the network's hash rate a year.", valueName: "fraction"))
        var networkGrowth: Double?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Hash rate follows the network's revenue in dollars with this elasticity; 1 keeps hashprice.",
                valueName: "number"))
        var elasticity: Double?

        @Option(
            name: .long, help: ArgumentHelp("Days in which half of the answer has come.", valueName: "days"))
        var halfLife: Double = 90

        @Option(name: .long, help: ArgumentHelp("Coverage of the band.", valueName: "fraction"))
        var coverage: Double = 0.95

        @Option(name: .long, help: ArgumentHelp("A folder for the chart of hashprice.", valueName: "folder"))
        var out: String?

        @OptionGroup var output: FigureOutput

        func validate() throws {
            try Bounded.positive(hashRate, "--hash-rate")
            try Bounded.check(Double(days), "--days", 1...14_610)
            try Bounded.check(poolFee, "--pool-fee", 0...0.99)
            try Bounded.positive(price, "--price")
            try Bounded.check(priceGrowth, "--price-growth", -0.99...100)
            try Bounded.check(networkGrowth, "--network-growth", -0.99...100)
            try Bounded.check(fees, "--fees", 0...1_000)
            try Bounded.check(elasticity, "--elasticity", 0...10)
            try Bounded.check(halfLife, "--half-life", 1...36_500)
            try Bounded.check(coverage, "--coverage", 0...0.9999)
            if networkGrowth != nil, elasticity != nil {
                throw ValidationError("--network-growth and --elasticity are two answers; give one")
            }
            if (scheme == .pplns) != (pool != nil) {
                throw ValidationError("--pool is the hash rate of a pplns pool; give it with --scheme pplns")
            }
        }

        func run() throws {
            let study = try ForecastStudy(try output.facts(), scenario)
            let figures = study.summary + study.rows.flatMap(\.figures)
            if let out, output.explain == nil {
                let paths = try FolderWriter.write([chart(study).file("hashprice-\(date.date)")], to: out)
                Console.current().note(paths.joined(separator: "\n"))
            }
            try output.write(
                [
                    NamedTable("periods", Self.table(study)),
                    NamedTable("summary", figures: study.summary),
                ], figures: figures)
        }

        private var scenario: ForecastScenario {
            let scheme: PayoutScheme =
                switch scheme {
                case .fpps: .fpps
                case .pps: .pps
                case .solo: .solo
                case .pplns: .pplns(pool: .exahashesPerSecond(pool ?? hashRate))
                }
            var scenario = ForecastScenario(
                from: date.date, days: days, hashRate: hashRate,
                contract: PayoutContract(scheme, fee: .fraction(poolFee)), price: price, feesPerBlock: fees,
                coverage: coverage)
            if let priceGrowth { scenario.pricePath = .growth(perYear: .fraction(priceGrowth)) }
            if let networkGrowth { scenario.response = .growth(perYear: .fraction(networkGrowth)) }
            if let elasticity {
                scenario.response = .revenue(elasticity: elasticity, halfLife: .days(halfLife))
            }
            return scenario
        }

        private static func table(_ study: ForecastStudy) -> DataTable {
            DataTable(
                columns: [
                    .init("from"), .init("block", isNumeric: true), .init("difficulty", isNumeric: true),
                    .init("network_eh_per_s", title: "network EH/s", isNumeric: true),
                    .init("btc_price_usd", title: "BTC $", isNumeric: true),
                    .init("btc_per_ph_day", title: "BTC/PH/day", isNumeric: true),
                    .init("usd_per_ph_day", title: "$/PH/day", isNumeric: true),
                    .init("paid_btc", title: "BTC paid", isNumeric: true),
                    .init("revenue_usd", title: "revenue", isNumeric: true),
                ],
                rows: study.rows.map { row in
                    let formats = [
                        FigureFormat(.places(2), scale: .trillion), FigureFormat(.places(1), unit: .hidden),
                        FigureFormat(.places(0), unit: .hidden), FigureFormat(.places(8), unit: .hidden),
                        FigureFormat(.places(2), unit: .hidden), FigureFormat(.places(2), unit: .hidden),
                        FigureFormat(.places(0), unit: .hidden),
                    ]
                    return [
                        .text(row.start.description),
                        .number(Double(row.period.firstHeight), shown: String(row.period.firstHeight)),
                    ] + zip(row.figures, formats).map { $0.cell($1) }
                })
        }

        private func chart(_ study: ForecastStudy) -> Chart {
            let x = study.rows.map { Double($0.start.daysSinceEpoch) }
            let y = study.rows.map { $0.figures[4].value }
            let halvings = zip(study.rows, study.rows.dropFirst()).filter {
                $0.0.period.subsidy > $0.1.period.subsidy
            }.map { LineChart.Marker(x: Double($0.1.start.daysSinceEpoch), text: "halving") }
            return .lines(
                LineChart(
                    frame: ChartFrame(
                        title: "Hashprice under the scenario",
                        subtitle: "USD per PH/s and day, epoch by epoch",
                        summary: "From \(DecimalText.fixed(y.first ?? 0, places: 2)) on \(date.date) to "
                            + "\(DecimalText.fixed(y.last ?? 0, places: 2)) after \(days) days."),
                    axis: ChartAxis(title: "USD/PH/s/day"), horizontal: .days,
                    series: [LineChart.Series(name: "hashprice", x: x, y: y)], markers: halvings))
        }
    }
}

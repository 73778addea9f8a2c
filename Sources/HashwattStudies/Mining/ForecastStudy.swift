// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMining
public import HashwattUnits

/// What a forecast of a miner's production is asked for.
public struct ForecastScenario: Sendable {
    /// First day, UTC.
    public var from: CivilDate
    /// How many days.
    public var days: Int
    /// Average operating hash rate of the miner, EH/s.
    public var hashRate: Double
    /// How it is paid.
    public var contract: PayoutContract
    /// Price of bitcoin at the start; nil takes the close of the first day.
    public var price: Double?
    /// Its path.
    public var pricePath: PricePath
    /// Fees of a block in bitcoin; nil takes the mean of the last 30 days.
    public var feesPerBlock: Double?
    /// How the network answers.
    public var response: HashRateResponse
    /// Coverage of the band, 0..<1.
    public var coverage: Double

    /// A scenario; the network's hash rate and the price stay as they are unless said otherwise.
    public init(
        from: CivilDate, days: Int, hashRate: Double, contract: PayoutContract = PayoutContract(.fpps),
        price: Double? = nil, pricePath: PricePath = .constant, feesPerBlock: Double? = nil,
        response: HashRateResponse = .constant, coverage: Double = 0.95
    ) {
        self.from = from
        self.days = days
        self.hashRate = hashRate
        self.contract = contract
        self.price = price
        self.pricePath = pricePath
        self.feesPerBlock = feesPerBlock
        self.response = response
        self.coverage = coverage
    }
}

/// Why a forecast cannot be made.
public enum ForecastError: Error, Hashable, Sendable {
    /// The tables have no epoch for the day.
    case noEpoch(CivilDate)
    /// There is no close of bitcoin on the day.
    case noPrice(CivilDate)
    /// No fees of a block are known near the day.
    case noFees(CivilDate)
    /// The miner is larger than the pool that it is in, or than the network.
    case tooLarge(hashRate: Double, limit: Double, of: String)
}

extension ForecastError: CustomStringConvertible {
    /// What, where, what to do next.
    public var description: String {
        switch self {
        case .noEpoch(let day):
            "\(day): no difficulty epoch of this day has its times in the tables; take a day between 2021-01-15 and "
                + "2026-04-18, or add rows to difficulty_epochs.csv with --data"
        case .noPrice(let day): "\(day): no close of BTC-USD in the tables; give one (--price)"
        case .noFees(let day): "\(day): no fees of a block near this day in the tables; give them (--fees)"
        case .tooLarge(let hashRate, let limit, let what):
            "a hash rate of \(hashRate) EH/s: \(what) has \((limit * 10).rounded() / 10); give less"
        }
    }
}

/// A forecast of hashprice and of a miner's production under a scenario, epoch by epoch.
///
/// Nothing says that the scenario is likely; the band is the chance of finding blocks within it.
public struct ForecastStudy: Sendable {
    /// A stretch with one difficulty, as far as it lies in the time asked for.
    public struct Row: Sendable {
        /// The day on which it begins.
        public let start: CivilDate
        /// The period of the network.
        public let period: ForwardPeriod
        /// Difficulty, network hash rate, price, hashprice in bitcoin and dollars, bitcoin produced, revenue.
        public let figures: [Figure]
    }

    /// The periods.
    public let rows: [Row]
    /// Expected production, its band, blocks, revenue, mean hashprice.
    public let summary: [Figure]

    /// Solves a scenario.
    ///
    /// - Throws: `ForecastError` where the tables do not hold the day.
    /// - Complexity: O(epochs).
    public init(_ facts: FactSet, _ scenario: ForecastScenario) throws(ForecastError) {
        let inputs = try Inputs(facts, scenario)
        let path = ForwardPath(
            from: inputs.state,
            ForwardScenario(
                price: scenario.pricePath, fees: .perBlock(Money(inputs.fees.value)),
                hashRate: scenario.response),
            until: Instant(startOfUTCDay: scenario.from + scenario.days))
        let clipped = Self.clip(path, scenario)
        let forecast = ProductionForecast(
            clipped.map { Self.production($0.period, $0.hours, scenario) }, contract: scenario.contract)
        let rowFigures = clipped.map { Self.figures($0.period, $0.hours, inputs, scenario) }
        rows = zip(clipped, rowFigures).map { Row(start: $0.start, period: $0.period, figures: $1) }
        summary = Self.summary(forecast, rowFigures, inputs, scenario)
    }

    private struct Inputs {
        let outlook: NetworkOutlook
        let price: Figure
        let fees: Figure
        let hashRate: Figure

        var state: NetworkState { outlook.state(price: BitcoinPrice(price.value)) }
        var all: [Figure] { [outlook.difficulty, outlook.hashRate, price, fees, hashRate] }

        init(_ facts: FactSet, _ scenario: ForecastScenario) throws(ForecastError) {
            let day = scenario.from
            guard let outlook = NetworkOutlook(facts, on: day) else { throw .noEpoch(day) }
            let assumed = scenario.price.map {
                Figure.assumed("btc-price", "price of bitcoin", $0, .usdPerBitcoin, asOf: day)
            }
            guard let price = assumed ?? MarketFigures(facts).close("BTC-USD", on: day) else {
                throw .noPrice(day)
            }
            let given = scenario.feesPerBlock.map {
                Figure.assumed("fees-per-block", "fees of a block", $0, .btc, asOf: day)
            }
            guard let fees = given ?? outlook.feesPerBlock else { throw .noFees(day) }
            try Self.check(scenario, network: outlook.hashRate.value)
            self.outlook = outlook
            self.price = price
            self.fees = fees
            hashRate = .assumed(
                "hash-rate", "average operating hash rate", scenario.hashRate, .exahashesPerSecond, asOf: day)
        }

        private static func check(_ scenario: ForecastScenario, network: Double) throws(ForecastError) {
            if scenario.hashRate > network {
                throw .tooLarge(hashRate: scenario.hashRate, limit: network, of: "the network")
            }
            guard case .pplns(let pool) = scenario.contract.scheme else { return }
            if scenario.hashRate > pool.exahashesPerSecond {
                throw .tooLarge(hashRate: scenario.hashRate, limit: pool.exahashesPerSecond, of: "the pool")
            }
        }
    }

    /// The periods with the hours of each that lie in the time asked for.
    private static func clip(
        _ path: ForwardPath, _ scenario: ForecastScenario
    ) -> [(start: CivilDate, period: ForwardPeriod, hours: Hours)] {
        let begin = Double(Instant(startOfUTCDay: scenario.from).unixSeconds)
        let end = begin + Double(scenario.days) * 86_400
        return path.periods.compactMap { period in
            let start = Double(period.start.unixSeconds)
            let from = max(begin, start)
            let to = min(end, start + period.time.value * 3_600)
            guard to > from else { return nil }
            let day = CivilDate(daysSinceEpoch: Int((from / 86_400).rounded(.down)))
            return (day, period, Hours((to - from) / 3_600))
        }
    }

    private static func production(
        _ period: ForwardPeriod, _ hours: Hours, _ scenario: ForecastScenario
    ) -> ProductionPeriod {
        ProductionPeriod(
            time: hours, hashRate: .exahashesPerSecond(scenario.hashRate), difficulty: period.difficulty,
            subsidy: period.subsidy, fees: period.fees)
    }

    private static let method = EstimationMethod(
        name: "forward path of the network", guide: "mining.md", command: "hashwatt mine forecast")

    private static func figures(
        _ period: ForwardPeriod, _ hours: Hours, _ inputs: Inputs, _ scenario: ForecastScenario
    ) -> [Figure] {
        let produced = ProductionForecast(
            [production(period, hours, scenario)], contract: scenario.contract
        ).expected.amount
        let values: [(String, String, Double, FigureUnit)] = [
            ("difficulty", "difficulty", period.difficulty, .one),
            ("network", "hash rate of the network", period.hashRate.exahashesPerSecond, .exahashesPerSecond),
            ("price", "price of bitcoin", period.price.rate, .usdPerBitcoin),
            (
                "hashprice-btc", "hashprice in bitcoin", period.hashpriceBTC.bitcoinPerPetahashDay,
                .btcPerPetahashDay
            ),
            ("hashprice-usd", "hashprice", period.hashprice.dollarsPerPetahashDay, .usdPerPetahashDay),
            ("produced", "bitcoin paid", produced, .btc),
            ("revenue", "revenue", produced * period.price.rate, .usd),
        ]
        return values.map { name, label, value, unit in
            .estimated(
                FigureID("forecast", name, String(period.firstHeight)),
                "\(label) from block \(period.firstHeight)", value, unit, asOf: .day(scenario.from),
                by: method, from: inputs.all)
        }
    }

    private static func summary(
        _ forecast: ProductionForecast, _ rows: [[Figure]], _ inputs: Inputs, _ scenario: ForecastScenario
    ) -> [Figure] {
        let band = forecast.band(scenario.coverage)
        func figure(_ name: String, _ label: String, _ value: Double, _ unit: FigureUnit) -> Figure {
            .estimated(
                FigureID("forecast", name, scenario.from.description), label, value, unit,
                asOf: .day(scenario.from), by: method, from: inputs.all)
        }
        let revenue = Figure.derived(
            FigureID("forecast", "revenue", scenario.from.description), "revenue", .usd,
            by: .sumOfInputs(rows.count), from: rows.map { $0[6] })
        let expected = [
            figure("blocks", "blocks that these hashes find on average", forecast.expectedBlocks, .one),
            figure("produced", "bitcoin paid, expected", forecast.expected.amount, .btc),
        ]
        guard forecast.luck != nil else { return inputs.all + expected + [revenue] }
        let percent = "\((scenario.coverage * 1_000).rounded() / 10) %"
        return inputs.all + expected + [
            figure(
                "produced-low", "bitcoin paid, low end of the \(percent) band of luck", band.low.amount, .btc),
            figure(
                "produced-high", "bitcoin paid, high end of the \(percent) band of luck", band.high.amount,
                .btc),
            revenue,
        ]
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One event of one firm, as asked for.
public struct EventRequest: Hashable, Sendable {
    /// Identifies the event in results and messages.
    public let id: String
    /// Name of the firm's series.
    public let firm: String
    /// Name of the benchmark's series.
    public let benchmark: String
    /// The day of the event; the next session if the market was closed.
    public let date: CivilDate
    /// Events of one group are averaged and tested together.
    public let group: String
    /// The event window, in sessions from the event day, 0 being that day.
    public let window: ClosedRange<Int>
    /// The last session of the estimation window, from the event day: −11 for an estimation up to ten days before.
    public let estimationEnd: Int
    /// Sessions in the estimation window.
    public let estimationLength: Int

    /// An event.
    public init(
        id: String, firm: String, benchmark: String, date: CivilDate, group: String = "all",
        window: ClosedRange<Int> = -10...10, estimationEnd: Int = -11, estimationLength: Int = 250
    ) {
        precondition(estimationLength > 0, "an estimation window of \(estimationLength) sessions")
        self.id = id
        self.firm = firm
        self.benchmark = benchmark
        self.date = date
        self.group = group
        self.window = window
        self.estimationEnd = estimationEnd
        self.estimationLength = estimationLength
    }
}

/// The seeded resampling behind the bootstrapped buy-and-hold test.
public struct BootstrapOptions: Hashable, Sendable {
    /// Number of resamples.
    public let replications: Int
    /// Key of the counter-based generator.
    public let seed: UInt64

    /// 1,000 resamples, as Lyon, Barber, Tsai (1999), unless told otherwise.
    public init(replications: Int = 1_000, seed: UInt64 = 1) {
        precondition(replications >= 0, "resamples cannot be \(replications)")
        self.replications = replications
        self.seed = seed
    }
}

/// How a study is done.
public struct EventStudyOptions: Hashable, Sendable {
    /// What a return is expected to be.
    public var model: ExpectedReturnModel = .marketModel
    /// How returns are computed from closes.
    public var returns: ReturnKind = .log
    /// What is done about sessions without a close.
    public var missing: MissingCloses = .leaveOut
    /// Which definitions are followed.
    public var dialect: Dialect = .published
    /// Returns that an estimation window needs at least; a window with fewer than asked for is noted.
    public var minimumEstimation = 60
    /// Windows for CAR and BHAR inside the event window; empty for the whole of it.
    public var windows: [ClosedRange<Int>] = []
    /// The resampling of the buy-and-hold test.
    public var bootstrap = BootstrapOptions()

    /// The market model on log returns by the published definitions.
    public init() {}
}

/// What a user asks: the series, the events, and how.
public struct EventStudyRequest: Sendable {
    /// Closes or returns of the firms, and of anything else that events name as a firm.
    public var firms: [MarketSeries]
    /// Closes or returns of the benchmarks.
    public var benchmarks: [MarketSeries]
    /// Closes or returns of factors, and the riskless rate.
    public var factors: [MarketSeries]
    /// The events.
    public var events: [EventRequest]
    /// How the study is done.
    public var options: EventStudyOptions

    /// A request; nothing is checked before `EventStudyProblem`.
    public init(
        firms: [MarketSeries], benchmarks: [MarketSeries], factors: [MarketSeries] = [],
        events: [EventRequest],
        options: EventStudyOptions = EventStudyOptions()
    ) {
        self.firms = firms
        self.benchmarks = benchmarks
        self.factors = factors
        self.events = events
        self.options = options
    }
}

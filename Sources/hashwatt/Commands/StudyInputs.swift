// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import HashwattFacts
import HashwattFiles
import HashwattMarket
import HashwattStudies
import HashwattUnits

/// Where the events and closes of a study come from, and their windows.
struct StudyInputs: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Bundled events of a type, for instance lease.", valueName: "type"))
    var type: EventType?

    @Option(name: .long, help: ArgumentHelp("A firm, with --date; may be repeated.", valueName: "name"))
    var firm: [String] = []

    @Option(
        name: .long, help: ArgumentHelp("The event day of --firm.", valueName: "YYYY-MM-DD"),
        transform: DayArgument.init)
    var date: DayArgument?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Your events: firm,date and, each optional, event, group, benchmark, start, end, estimation_end, "
                + "estimation_length.", valueName: "file"))
    var events: String?

    @Option(name: .long, help: ArgumentHelp("Your closes: date, then one column a name.", valueName: "file"))
    var closes: String?

    @Option(name: .long, help: ArgumentHelp("EventStudyTools' request file.", valueName: "file"))
    var request: String?

    @Option(name: .long, help: ArgumentHelp("EventStudyTools' firm file.", valueName: "file"))
    var firms: String?

    @Option(name: .long, help: ArgumentHelp("EventStudyTools' market file.", valueName: "file"))
    var markets: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The series that stands for the market: SPY where not given.", valueName: "name"))
    var benchmark: String?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The event window in sessions, day 0 being the event.", valueName: "from..to"))
    var window = WindowArgument(range: -10...10)

    @Option(name: .long, help: ArgumentHelp("Sessions in the estimation window.", valueName: "number"))
    var estimation = 120

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Its last session: by default the one before the window.", valueName: "number"))
    var estimationEnd: Int?

    /// Whether the three files of EventStudyTools are given.
    private var threeFiles: [String?] { [request, firms, markets] }

    func check() throws {
        let given = threeFiles.compactMap(\.self).count
        if given > 0, given < 3 {
            throw ValidationError("--request, --firms and --markets go together; name all three files")
        }
        let ways = [type != nil, !firm.isEmpty, events != nil, given == 3].filter(\.self).count
        if ways != 1 {
            throw ValidationError(
                "say which events: one of --type, --firm with --date, --events, or --request with --firms and --markets"
            )
        }
        if firm.isEmpty != (date == nil) { throw ValidationError("--firm and --date go together") }
        if given == 3, closes != nil { throw ValidationError("--closes has no place beside --firms") }
        if !(1...100_000).contains(estimation) {
            throw ValidationError("--estimation \(estimation): from 1 to 100000 sessions")
        }
        if let estimationEnd, estimationEnd >= window.range.lowerBound {
            throw ValidationError(
                "--estimation-end \(estimationEnd): the estimation window must end before the event window, "
                    + "which starts at \(window.range.lowerBound)")
        }
    }

    /// The series and events that are meant.
    func request(method: StudyMethod, data: DataOptions) throws
        -> EventStudyRequest
    {
        let factors = try method.factorSeries()
        let options = method.options(factors)
        var request = try reading { () throws -> EventStudyRequest in
            if let request = self.request, let firms, let markets {
                return EventStudyRequest(
                    firms: try EventStudyToolsFiles.closes(FileReader.bytes(firms), file: firms),
                    benchmarks: try EventStudyToolsFiles.closes(FileReader.bytes(markets), file: markets),
                    events: try EventStudyToolsFiles.events(FileReader.bytes(request), file: request),
                    options: options)
            }
            return try ownOrBundled(options, data, benchmark: benchmark ?? method.benchmark(factors) ?? "SPY")
        }
        request.benchmarks += factors
        request.factors = factors + request.firms + request.benchmarks
        if let benchmark, self.request != nil {
            request.events = request.events.map { $0.against(benchmark) }
        }
        return request
    }

    private func ownOrBundled(_ options: EventStudyOptions, _ data: DataOptions, benchmark: String) throws
        -> EventStudyRequest
    {
        let facts = closes == nil || type != nil ? EventFacts(try data.facts().facts) : nil
        let series =
            try closes.map { try SimpleStudyFiles.series(FileReader.bytes($0), file: $0) } ?? facts?.series
            ?? []
        let asked = defaults(firm: "", benchmark: benchmark, id: "")
        let events: [EventRequest]
        if let type {
            events = facts?.events(type, defaults: asked) ?? []
            if events.isEmpty {
                throw CommandFailure(.data, "no event of type \(type.rawValue) has a ticker and a day")
            }
        } else if let file = self.events {
            events = try SimpleStudyFiles.events(FileReader.bytes(file), defaults: asked, file: file)
            if events.isEmpty { throw CommandFailure(.data, "\(file): holds no event; add a row") }
        } else {
            events = firm.map { defaults(firm: $0, benchmark: benchmark, id: $0) }
        }
        return EventStudyRequest(firms: series, benchmarks: series, events: events, options: options)
    }

    private func defaults(firm: String, benchmark: String, id: String) -> EventRequest {
        EventRequest(
            id: id, firm: firm, benchmark: benchmark, date: date?.date ?? CivilDate(daysSinceEpoch: 0),
            window: window.range, estimationEnd: estimationEnd ?? window.range.lowerBound - 1,
            estimationLength: estimation)
    }

    /// Turns what is wrong with a line of a file into a failure.
    private func reading<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as EventFileError {
            throw CommandFailure(.data, error.description)
        }
    }
}

extension EventRequest {
    /// The same event against another benchmark.
    fileprivate func against(_ benchmark: String) -> EventRequest {
        EventRequest(
            id: id, firm: firm, benchmark: benchmark, date: date, group: group, window: window,
            estimationEnd: estimationEnd, estimationLength: estimationLength)
    }
}

/// A window on the command line, `-5..5`.
struct WindowArgument: ExpressibleByArgument {
    let range: ClosedRange<Int>

    init(range: ClosedRange<Int>) { self.range = range }

    init?(argument: String) {
        let parts = argument.split(separator: "..", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), first <= last,
            first >= -10_000, last <= 10_000
        else { return nil }
        range = first...last
    }

    var defaultValueDescription: String { "\(range.lowerBound)..\(range.upperBound)" }
}

extension EventType: ExpressibleByArgument {}

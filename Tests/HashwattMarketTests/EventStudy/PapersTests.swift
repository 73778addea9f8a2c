// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattMarket
import HashwattNumerics
import HashwattTesting
import Testing

/// Agreement with Benchmarks/peers/event-study/papers.py, which computes the papers' formulas one event and one day at
/// a time with statsmodels, scipy and arch: gaps, late listings, several windows, one event day and many.
struct PapersTests {
    struct Expected: Decodable {
        struct Case: Decodable {
            let model: String
            let returns: String
            let missing: String
            let groups: [Group]
        }
        struct Group: Decodable {
            let name: String
            let meanCorrelation: Double
            let positiveShare: Double
            let days: [[String: [Double]]]
            let windows: [[String: [Double]]]
            let events: [Event]
        }
        struct Event: Decodable {
            let firm: String
            let coefficients: [Double]
            let deviation: Double
            let returns: Int
            let abnormal: [Double?]
            let cumulative: [Double?]
            let buyAndHold: [Double?]
            let standardErrors: [Double?]
        }
        struct Garch: Decodable {
            let firm: String
            let alpha: Double
            let beta: Double
            let omega: Double
            let reaction: Double
            let persistence: Double
            let start: Double
            let logLikelihood: Double
        }
        let cases: [Case]
        let garch: [Garch]
    }

    private static let expected = Result { () throws -> Expected in
        try JSONDecoder().decode(Expected.self, from: Data(fixture("papers/expected.json")))
    }

    private static let models: [String: ExpectedReturnModel] = [
        "meanAdjusted": .meanAdjusted, "marketAdjusted": .marketAdjusted, "marketModel": .marketModel,
        "scholesWilliams": .scholesWilliams, "dimson": .dimson(leads: 1, lags: 2),
        "capm": .capitalAsset(riskless: "RF", intercept: true), "factors": .factors(["AI"]),
        "carhart": .excessFactors(riskless: "RF", ["SMB", "HML", "RMW", "CMA", "MOM"]), "garch": .garch,
    ]

    private static func solve(_ model: String, _ returns: String, _ missing: String) throws
        -> EventStudySolution
    {
        var options = EventStudyOptions()
        options.model = try #require(models[model])
        options.returns = try #require(ReturnKind(rawValue: returns))
        options.missing = try #require(MissingCloses(rawValue: missing))
        options.windows = [-5...5, -1...1, 0...2, 3...5]
        let closes = try SimpleStudyFiles.series(fixture("papers/closes.csv"))
        let factors = try SimpleStudyFiles.series(fixture("papers/factors.csv"), content: .returns)
        let defaults = EventRequest(
            id: "", firm: "", benchmark: "MKT", date: closes[0].dates[0], window: -5...5, estimationEnd: -11,
            estimationLength: 120)
        let events = try SimpleStudyFiles.events(fixture("papers/events.csv"), defaults: defaults)
        return EventStudyProblem(
            EventStudyRequest(
                firms: closes, benchmarks: closes, factors: factors, events: events, options: options)
        ).solve()
    }

    @Test(arguments: 0..<11)
    func everyTestFollowsItsPaper(index: Int) throws {
        let wanted = try Self.expected.get().cases[index]
        let solution = try Self.solve(wanted.model, wanted.returns, wanted.missing)
        #expect(solution.issues.filter(\.excludes).isEmpty)
        let name = "\(wanted.model), \(wanted.returns), \(wanted.missing)"
        #expect(solution.groups.map(\.name) == wanted.groups.map(\.name))
        for (group, expected) in zip(solution.groups, wanted.groups) {
            let place = "\(name), \(group.name)"
            expectAgreement(group.meanCorrelation, expected.meanCorrelation, "\(place), mean correlation")
            expectAgreement(group.positiveShare, expected.positiveShare, "\(place), share")
            expectTests(group.days, expected.days, place)
            expectTests(group.windows, expected.windows, place)
        }
        for (index, expected) in wanted.groups.flatMap(\.events).enumerated() {
            let event = try #require(solution.event(at: index))
            expectEvent(event, expected, "\(name), \(expected.firm) \(event.frame.request.group)")
        }
    }

    private func expectTests(_ found: [TestedReturn], _ expected: [[String: [Double]]], _ place: String) {
        #expect(found.count == expected.count)
        for (tested, tests) in zip(found, expected) {
            #expect(tests.count == (tested.buyAndHold == nil ? 17 : 20))
            for (name, pair) in tests {
                guard let test = EventTest(rawValue: name) else {
                    Issue.record("no test \(name)")
                    continue
                }
                let what = "\(place), \(name) of \(tested.window)"
                let statistic = tested[test].statistic
                // A statistic near 0 is a difference of numbers of the size of 1.
                expectNear(statistic?.value, pair[0], 1e-9 * max(pair[0].magnitude, 0.01), what)
                expectNear(statistic?.pValue, pair[1], 1e-9 * max(pair[1], 1e-3), "p of \(what)")
            }
        }
    }

    private func expectEvent(_ event: EventResult, _ expected: Expected.Event, _ name: String) {
        #expect(event.frame.request.firm == expected.firm)
        #expect(event.estimationReturns == expected.returns, "\(name)")
        #expect(event.coefficients.count == expected.coefficients.count)
        for (found, wanted) in zip(event.coefficients, expected.coefficients) {
            expectNear(found, wanted, 1e-9 * max(wanted.magnitude, 1e-3), "\(name), coefficient")
        }
        expectAgreement(event.residualDeviation, expected.deviation, "\(name), deviation")
        let cells = event.days + event.windows
        for (found, wanted) in zip(cells, expected.abnormal + expected.cumulative) {
            expectNear(found.value, wanted, 1e-12, "\(name), abnormal return of \(found.window)")
        }
        for (found, wanted) in zip(cells, expected.standardErrors) where wanted != nil {
            expectNear(found.standardError, wanted, 1e-12, "\(name), error of \(found.window)")
        }
        for (found, wanted) in zip(event.buyAndHold, expected.buyAndHold) {
            expectNear(found, wanted, 1e-12, "\(name), buy and hold")
        }
    }

    private func expectNear(_ found: Double?, _ wanted: Double?, _ distance: Double, _ what: String) {
        guard let wanted else {
            #expect(found?.isNaN ?? true, "\(what): \(String(describing: found)), not missing")
            return
        }
        guard let found, (found - wanted).magnitude <= distance else {
            Issue.record("\(what): \(String(describing: found)), not \(wanted)")
            return
        }
    }

    /// The likelihood found is at least that of the Python package arch, whose search stops within 1e-5 of a maximum.
    @Test func garchFindsTheLikelihoodThatArchFinds() throws {
        let fits = try Self.expected.get().garch
        let solution = try Self.solve("garch", "log", "leave-out")
        let closes = try SimpleStudyFiles.series(fixture("papers/closes.csv"))
        #expect(fits.count == 6)
        for fit in fits {
            let events = (0..<solution.asked).compactMap { solution.event(at: $0) }
            let event = try #require(
                events.first { $0.frame.request.group == "same" && $0.frame.request.firm == fit.firm })
            let theirs = [fit.alpha, fit.beta, fit.omega, fit.reaction, fit.persistence]
            let likelihood = try Self.likelihood(closes, event, start: fit.start)
            #expect((likelihood(theirs) - fit.logLikelihood).magnitude < 1e-6, "\(fit.firm)")
            let found = likelihood(event.coefficients)
            #expect(found >= fit.logLikelihood - 1e-6, "\(fit.firm): \(found), not \(fit.logLikelihood)")
        }
    }

    /// −½ Σ (log hₜ + e²ₜ / hₜ) of the estimation window, written apart from the engine.
    private static func likelihood(_ closes: [MarketSeries], _ event: EventResult, start: Double) throws
        -> ([Double]) -> Double
    {
        func returns(_ name: String) throws -> [Double] {
            let series = try #require(closes.first { $0.name == name })
            let first = try #require(series.dates.firstIndex(of: event.frame.firstEstimation))
            let last = try #require(series.dates.firstIndex(of: event.frame.lastEstimation))
            return (first...last).map { logarithm(series.values[$0] / series.values[$0 - 1]) }
        }
        let firm = try returns(event.frame.request.firm)
        let market = try returns("MKT")
        return { p in
            var (variance, square, total) = (start, start, 0.0)
            for (r, m) in zip(firm, market) {
                variance = p[2] + p[3] * square + p[4] * variance
                square = (r - p[0] - p[1] * m) * (r - p[0] - p[1] * m)
                total -= (logarithm(variance) + square / variance) / 2
            }
            return total
        }
    }

    private static func logarithm(_ value: Double) -> Double { Elementary.log(value) }
}

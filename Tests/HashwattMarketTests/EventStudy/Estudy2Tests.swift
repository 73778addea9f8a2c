// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattTesting
import HashwattUnits
import Testing

/// Agreement with the R package estudy2: three models, twelve tests, seven firms on one event day, two of them with
/// shorter histories.
@Suite(
    .enabled(if: SharedData.has("reference/event-study/estudy2"), "the folder of reference results is absent")
)
struct Estudy2Tests {
    private static let models: [(name: String, model: ExpectedReturnModel)] = [
        ("mean_adj", .meanAdjusted), ("mrkt_adj", .marketAdjusted), ("sim", .marketModel),
    ]

    private static let daily: [(column: String, test: EventTest)] = [
        ("bw_1980_stat", .independence), ("bw_1985_stat", .timeSeries), ("t_test_stat", .crossSectional),
        ("pt_stat", .patell), ("bh_stat", .standardised), ("lmb_stat", .portfolioForecast),
        ("sign_stat", .sign),
        ("gsign_stat", .generalisedSign), ("csign_stat", .corradoZivneySign), ("rank_stat", .corradoRank),
        ("mrank_stat", .corradoZivneyRank), ("wlcx_stat", .wilcoxon),
    ]

    @Test(arguments: [0, 1, 2])
    func allTestsOfAllDaysAgree(index: Int) throws {
        let (name, model) = Self.models[index]
        let group = try Self.solve(model).groups[0]
        #expect(group.events == 7)
        var compared = 0
        for file in ["parametric", "nonparametric"] {
            let rows = try Self.table("expected_\(file)_\(name).csv")
            for (day, row) in zip(group.days, rows) {
                for (column, test) in Self.daily {
                    guard let cell = row[column] else { continue }
                    let expected = try #require(Double(cell))
                    expectAgreement(day.value(test), expected, "\(name) \(column) \(row["date"] ?? "")")
                    compared += 1
                }
            }
        }
        // The package does the last three parametric tests for the market model only.
        #expect(compared == 5 * (name == "sim" ? 12 : 9))
    }

    @Test(arguments: [0, 1, 2])
    func windowTestsAgree(index: Int) throws {
        let (name, model) = Self.models[index]
        let window = try Self.solve(model).groups[0].windows[0]
        for row in try Self.table("expected_car_parametric_\(name).csv") {
            let test: EventTest = row["name"] == "car_lamb" ? .portfolioForecast : .timeSeries
            expectAgreement(
                window.value(test), try #require(row["statistic"].flatMap(Double.init)), "\(name) \(test)")
            // The package divides the mean by the number of days once more than its name says.
            expectAgreement(
                window.mean / 5, try #require(row["car_mean"].flatMap(Double.init)), "\(name) CAAR")
        }
    }

    @Test(arguments: [0, 1, 2])
    func abnormalReturnsAgree(index: Int) throws {
        let (name, model) = Self.models[index]
        let solution = try Self.solve(model)
        let text = try SharedData.text("reference/event-study/estudy2/expected_abnormal_\(name).csv")
        let rows = text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
        for (day, date) in Self.days.enumerated() {
            let row = try #require(rows.first { $0.first.map(String.init) == date })
            for firm in 0..<7 {
                let event = try #require(solution.event(at: firm))
                let cell = row[firm + 1].filter { $0 != " " }
                expectAgreement(
                    event.days[day].value, try #require(Double(cell)), "\(name), firm \(firm), \(date)")
            }
        }
    }

    private static let days = ["2020-03-16", "2020-03-17", "2020-03-18", "2020-03-19", "2020-03-20"]

    private static func solve(_ model: ExpectedReturnModel) throws -> EventStudySolution {
        let folder = "reference/event-study/estudy2"
        let firms = try SimpleStudyFiles.series(SharedData.bytes("\(folder)/prices.csv"))
        let market = try SimpleStudyFiles.series(SharedData.bytes("\(folder)/prices_gspc.csv"))
        let day = try #require(CivilDate(days[0]))
        var options = EventStudyOptions()
        options.model = model
        options.dialect = .estudy2
        let events = firms.map {
            EventRequest(
                id: $0.name, firm: $0.name, benchmark: "^GSPC", date: day, window: 0...4, estimationEnd: -1,
                estimationLength: 240)
        }
        return EventStudyProblem(
            EventStudyRequest(firms: firms, benchmarks: market, events: events, options: options)
        ).solve()
    }

    private static func table(_ file: String) throws -> [[String: String]] {
        let text = try SharedData.text("reference/event-study/estudy2/\(file)")
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map {
                String($0).filter { $0 != " " }
            }
        }
        return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
    }
}

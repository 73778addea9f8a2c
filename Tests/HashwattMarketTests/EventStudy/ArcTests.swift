// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattNumerics
import HashwattTesting
import Testing

/// Agreement with the result files of EventStudyTools' Abnormal Return Calculator, to their last printed digit.
@Suite(.enabled(if: SharedData.has(OracleTests.insider), "the folder of reference results is absent"))
struct ArcTests {
    private static let solution = Result { () throws -> EventStudySolution in
        var options = EventStudyOptions()
        options.dialect = .arc
        options.bootstrap = BootstrapOptions(replications: 0)
        return try EventStudyProblem(OracleTests.insiderRequest(options)).solve()
    }

    /// Half a unit of the fourth decimal, and what the printed number itself is rounded by.
    private static let half = 0.5000001e-4

    @Test func alphaBetaAndDeviationMatch() throws {
        let rows = try Self.rows("analysis_report.csv", key: "Event ID")
        let solution = try Self.solution.get()
        for index in 0..<solution.asked {
            let event = try #require(solution.event(at: index))
            let row = try #require(rows[event.frame.request.id])
            try Self.expectPrinted(event.coefficients[0], row["Alpha"], "alpha of \(event.frame.request.id)")
            try Self.expectPrinted(event.coefficients[1], row["Beta"], "beta of \(event.frame.request.id)")
            try Self.expectPrinted(
                event.residualDeviation, row["Residual Standard Deviation"], "s of \(event.frame.request.id)")
            #expect(row["Estimation Window Length"] == String(event.frame.request.estimationLength))
            #expect(row["First Date Estimation Window"] == "\(event.frame.firstEstimation)")
            #expect(row["Last Date Estimation Window"] == "\(event.frame.lastEstimation)")
        }
    }

    @Test func abnormalReturnsAndTheirTMatch() throws {
        let days = try Self.rows("ar_results.csv", key: "Event ID")
        let windows = try Self.rows("car_results.csv", key: "Event ID")
        let solution = try Self.solution.get()
        for index in 0..<solution.asked {
            let event = try #require(solution.event(at: index))
            let id = event.frame.request.id
            let row = try #require(days[id])
            for day in event.days {
                let offset = day.window.lowerBound
                try Self.expectPrinted(day.value, row["AR(\(offset))"], "AR(\(offset)) of \(id)")
                try Self.expectPrinted(day.test.value, row["t-value(\(offset))"], "t(\(offset)) of \(id)")
            }
            let window = try #require(windows[id])
            try Self.expectPrinted(event.windows[0].value, window["CAR Value"], "CAR of \(id)")
            try Self.expectPrinted(event.windows[0].test.value, window["CAR t-test"], "t of CAR of \(id)")
        }
    }

    @Test func dailyAveragesAndTestsMatch() throws {
        let rows = try Self.aarRows()
        let group = try Self.solution.get().groups[0]
        let exact: [(String, EventTest)] = [
            ("Patell Z", .patell), ("Csect T", .crossSectional), ("StdCSect Z", .standardised),
            ("Skewness Corrected T", .skewnessAdjusted), ("Generalized Sign Z", .generalisedSign),
        ]
        for (column, day) in group.days.enumerated() {
            try Self.expectPrinted(day.mean, rows["ONE"]?[column], "AAR \(day.window)")
            #expect(rows["Pos:Neg(ONE, AAR(i))"]?[column] == "\(day.positive):\(day.firms - day.positive)")
            for (name, test) in exact {
                try Self.expectPrinted(
                    try #require(day.value(test)), rows[name]?[column], "\(test) \(day.window)")
            }
        }
    }

    /// ARC's definitions of the rank tests are not published; these are the distances that remain.
    @Test(arguments: [
        ("Rank Z", EventTest.corradoZivneyRank, 0.012), ("Generalized Rank T", .generalisedRankT, 0.0113),
        ("Generalized Rank Z", .generalisedRankZ, 0.035),
    ])
    func dailyRankTestsAreNear(name: String, test: EventTest, distance: Double) throws {
        let row = try #require(try Self.aarRows()[name])
        for (column, day) in try Self.solution.get().groups[0].days.enumerated() {
            let expected = try #require(Double(row[column]))
            let found = try #require(day.value(test))
            #expect(
                (found - expected).magnitude <= distance, "\(name) \(day.window): \(found), not \(expected)")
        }
    }

    @Test func windowAveragesAndTestsMatch() throws {
        let row = try #require(try Self.rows("caar_results.csv", key: "Grouping Variable")["ONE"])
        let window = try Self.solution.get().groups[0].windows[0]
        try Self.expectPrinted(window.mean, row["CAAR Value"], "CAAR")
        try Self.expectPrinted(
            window.precisionWeightedMean, row["Precision Weighted CAAR Value"], "weighted CAAR")
        try Self.expectPrinted(try #require(window.buyAndHold), row["ABHAR"], "ABHAR")
        #expect(row["pos:neg CAR"] == "\(window.positive):\(window.firms - window.positive)")
        for (name, test) in [
            ("Csect T", EventTest.crossSectional), ("Patell Z", .patell),
            ("Skewness Corrected T", .skewnessAdjusted), ("Generalized Sign Z", .generalisedSign),
        ] {
            try Self.expectPrinted(try #require(window.value(test)), row[name], "\(name) of CAAR")
        }
    }

    /// EventStudyTools prints a p-value beside each statistic: Patell's is normal, the others Student's with N − 1.
    @Test func pValuesMatch() throws {
        let text = try SharedData.text("reference/event-study/est_arc_pvalues_2026.json")
        let groups = try PValues.read(text)
        #expect(groups.count == 7)
        for group in groups {
            let student = Distribution.studentT(degrees: Double(group.firms - 1))
            for (value, p, distribution) in [
                (group.crossT, group.crossP, student), (group.standardisedT, group.standardisedP, student),
                (group.patellZ, group.patellP, .normal),
            ] {
                // The statistic is printed to four decimals, which moves a p-value by |d log p| = |t| · 5e-5.
                let tolerance = p * (value.magnitude + 1) * Self.half + 0.5001e-4 * (p > 1e-3 ? 1 : p)
                #expect(
                    (distribution.pValue(value) - p).magnitude <= tolerance, "\(group.group): \(value) → \(p)"
                )
            }
        }
    }

    private static func expectPrinted(_ found: Double, _ cell: String?, _ what: String) throws {
        let expected = try #require(cell.flatMap(Double.init), "\(what): no number in the file")
        let distance = expected != 0 && expected.magnitude < 1e-5 ? expected.magnitude * 1e-4 : half
        #expect((found - expected).magnitude <= distance, "\(what): \(found), not \(expected)")
    }

    private static func lines(_ file: String) throws -> [[String]] {
        try SharedData.text("\(OracleTests.insider)/\(file)").split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ";", omittingEmptySubsequences: false).map {
                String($0).filter { $0 != "\"" }
            }
        }
    }

    /// Rows of a file by the cell of one column, each as a dictionary by the heading.
    private static func rows(_ file: String, key: String) throws -> [String: [String: String]] {
        let lines = try lines(file)
        let heading = lines[0]
        var result: [String: [String: String]] = [:]
        for cells in lines.dropFirst() {
            let row = Dictionary(zip(heading, cells)) { first, _ in first }
            if let name = row[key] { result[name] = row }
        }
        return result
    }

    /// The first row of each name: the file repeats the names for its second group.
    private static func aarRows() throws -> [String: [String]] {
        Dictionary(try lines("aar_results.csv").map { ($0[0], Array($0.dropFirst())) }) { first, _ in first }
    }
}

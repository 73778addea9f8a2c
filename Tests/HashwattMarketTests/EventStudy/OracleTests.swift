// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattTesting
import Testing

/// Agreement with a numpy implementation of the published formulas, to 1e-9 relative.
struct OracleTests {
    /// EventStudyTools' example of sixteen additions to the S&P 500: part of the project, so always checked.
    @Test func additionsAgreeWithTheOracle() throws {
        let oracle = try OracleResult(fixture("sp500-additions/expected.json"))
        let request = try EventStudyToolsFiles.request(
            events: fixture("sp500-additions/request.csv"), firms: fixture("sp500-additions/firms.csv"),
            markets: fixture("sp500-additions/market.csv"), options: Self.options)
        expectAgreement(EventStudyProblem(request).solve(), oracle)
    }

    @Test(.enabled(if: SharedData.has(Self.insider), "the folder of reference results is absent"))
    func insiderEventsAgreeWithTheOracle() throws {
        let oracle = try OracleResult(SharedData.bytes("\(Self.insider)/expected_oracle_exact.json"))
        let request = try Self.insiderRequest(Self.options)
        expectAgreement(EventStudyProblem(request).solve(), oracle)
    }

    @Test(.enabled(if: SharedData.has(Self.additions), "the folder of reference results is absent"))
    func wholeFilesOfTheAdditionsAgreeWithTheOracle() throws {
        let oracle = try OracleResult(SharedData.bytes("\(Self.additions)/expected_oracle_exact.json"))
        let request = try EventStudyToolsFiles.request(
            events: SharedData.bytes("\(Self.additions)/01_RequestFile.csv"),
            firms: SharedData.bytes("\(Self.additions)/02_FirmData.csv"),
            markets: SharedData.bytes("\(Self.additions)/03_MarketData.csv"), options: Self.options)
        expectAgreement(EventStudyProblem(request).solve(), oracle)
    }

    /// The same oracle with ARC's rounding, where it rounds plainly to four decimals.
    @Test(.enabled(if: SharedData.has(Self.insider), "the folder of reference results is absent"))
    func insiderEventsAgreeWithTheRoundingOracle() throws {
        let oracle = try OracleResult(SharedData.bytes("\(Self.insider)/expected_oracle_arc.json"))
        var options = Self.options
        options.dialect = .arc
        options.dialect.rounding = .decimals(4)
        let group = EventStudyProblem(try Self.insiderRequest(options)).solve().groups[0]
        expectAgreement(group, oracle)
    }

    static let insider = "reference/event-study/est_arc_insider2020"
    static let additions = "reference/event-study/sp500_additions"

    /// The oracle joins the calendars, and compounds 1 + log return (see Guides/event-study.md).
    static var options: EventStudyOptions {
        var options = EventStudyOptions()
        options.missing = .joinCalendars
        options.dialect.compoundsGrowth = false
        options.dialect.keepsFirstOfRepeated = true
        options.dialect.acceptsAnyClose = true
        options.bootstrap = BootstrapOptions(replications: 0)
        return options
    }

    static func insiderRequest(_ options: EventStudyOptions) throws -> EventStudyRequest {
        try EventStudyToolsFiles.request(
            events: SharedData.bytes("\(insider)/01_requestFile.csv"),
            firms: SharedData.bytes("\(insider)/02_firmDataPrice.csv"),
            markets: SharedData.bytes("\(insider)/03_marketDataPrice.csv"), options: options)
    }
}

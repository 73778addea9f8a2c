// SPDX-License-Identifier: Apache-2.0

import HashwattDataset
import HashwattFacts
import HashwattMarket
import HashwattNumerics
import HashwattStudies
import HashwattUnits
import Testing

/// The studies of the sector over the bundled facts.
struct SectorStudiesTests {
    private static let facts = Result { () throws(TableProblems) -> FactSet in try BundledFacts.load() }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    /// Moves, constants, parts and rests add up for every name and for the mean.
    @Test(arguments: ["2025-11-24", "2025-11-03", "2025-08-14", "2025-12-31"])
    func attributionsAddUp(text: String) throws {
        let study = try #require(AttributionStudy(try Self.facts.get(), on: day(text)))
        #expect(study.names.count >= 12 && study.factors == ["Bitcoin", "market", "AI basket"])
        for split in study.names {
            let total =
                split.constant.value + split.parts.reduce(0) { $0 + $1.value.value } + split.rest.value
            #expect((total - split.move.value).magnitude < 1e-15)
            #expect((split.rest.value - split.attribution.rest).magnitude < 1e-15)
        }
        let mean = try #require(study.mean)
        let total = mean.constant.value + mean.parts.reduce(0) { $0 + $1.value.value } + mean.rest.value
        #expect((total - mean.move.value).magnitude < 1e-14)
    }

    /// Numbers of statsmodels over the same closes: `Benchmarks/peers/attribution/closes.py`.
    @Test func attributionOfADayIsThatOfStatsmodels() throws {
        let study = try #require(AttributionStudy(try Self.facts.get(), on: day("2025-11-24")))
        let split = try #require(study.names.first { $0.attribution.name == "CIFR" })
        let found =
            split.parts.map(\.coefficient.value) + split.parts.map(\.errors.hc3.value)
            + split.parts.map(\.errors.neweyWest.value)
            + [split.constant.value, split.rest.value, split.attribution.forecastDeviation]
        #expect(found.count == Self.statsmodels.count)
        for (value, wanted) in zip(found, Self.statsmodels) {
            #expect((value / wanted - 1).magnitude < 1e-9, "\(value) \(wanted)")
        }
    }

    private static let statsmodels: [Double] = [
        0.8473095792460376, 0.5173503046189873, 1.171176091375628, 0.17440244444378822, 0.7234110974774317,
        0.39997385661907087, 0.1774077192186016, 0.5967606748343524, 0.3649214503178033, 0.004006359057246154,
        0.09365438840926113, 0.0603371573684143,
    ]

    @Test func daysWithoutASessionHaveNoStudy() throws {
        let facts = try Self.facts.get()
        for text in ["2025-11-23", "2025-11-27", "2030-01-02"] {
            #expect(AttributionStudy(facts, on: try day(text)) == nil)
            #expect(DayEventStudy(facts, on: try day(text)) == nil)
        }
        // Sessions with too few returns before them name every name.
        let early = try #require(AttributionStudy(facts, on: day("2024-12-02")))
        #expect(early.names.isEmpty && early.mean == nil && early.missing.count >= 12)
        #expect(DayEventStudy(facts, on: try day("2024-12-02")) == nil)
    }

    /// The abnormal return of a firm is the move less what its market model expects; the mean is theirs.
    @Test func dayStudyAveragesItsFirms() throws {
        let study = try #require(DayEventStudy(try Self.facts.get(), on: day("2025-11-24")))
        let mean = study.firms.reduce(0) { $0 + $1.abnormal.value } / Double(study.firms.count)
        #expect((study.mean.value - mean).magnitude < 1e-15)
        #expect(study.path.map(\.session) == Array(-5...0) && study.path.allSatisfy { $0.band.count == 2 })
        #expect(study.tests.map(\.test) == [.adjustedStandardised, .generalisedRankT])
        // APLD's gain of 48 % on 2025-06-02 is a move, as its closes are adjusted for splits.
        #expect(study.issues.allSatisfy { !$0.excludes })
        #expect(study.issues.map(\.firm) == ["CAN", "CLSK", "GLXY"])
    }

    /// Ten announcements at the end of 2025 with at least 120 sessions before; GPU cloud, totals and others stay out.
    @Test func leaseAnnouncementsAreTheTen() throws {
        let study = LeaseEventStudy(try Self.facts.get(), on: try day("2025-12-31"))
        #expect(study.events.count == 10)
        #expect(study.events.allSatisfy { $0.returns >= 120 })
        let names = study.events.map(\.deal.ticker) + study.apart.map(\.deal.ticker)
        #expect(!names.contains("IREN") && !names.contains("NBIS"))
        #expect(study.events.allSatisfy { !$0.deal.isCumulative })
        let short = try #require(study.apart.first { $0.deal.id == "GLXY-CRWV-2025" })
        #expect(short.why == "51 estimation sessions, 120 are needed")
        #expect(study.windows.map(\.window) == [0...0, 0...1, -1...1])
        #expect(study.confirmed.first?.events == 8)
        // A study of a day knows nothing later.
        let earlier = LeaseEventStudy(try Self.facts.get(), on: try day("2025-11-24"))
        #expect(earlier.events.map(\.deal.id) == study.events.prefix(9).map(\.deal.id))
        #expect(earlier.path.last?.session == 2)
        #expect(LeaseEventStudy(try Self.facts.get(), on: try day("2025-03-03")).events.isEmpty)
    }

    @Test func surgesStandBesideTheirEvents() throws {
        let period = try day("2025-10-20")...day("2025-11-10")
        let study = try #require(SurgeStudy(try Self.facts.get(), in: period))
        let found = study.findings.first { $0.move.name == "CIFR" }
        let cipher = try #require(found)
        #expect(cipher.move.day == (try day("2025-11-03")) && cipher.areOwn)
        #expect(cipher.events.contains { $0.deals.contains("CIFR-AWS-2025-11") })
        #expect(study.findings.allSatisfy { $0.adjusted.value <= 0.05 })
        let strict = try #require(
            SurgeStudy(try Self.facts.get(), in: period, method: .benjaminiYekutieli))
        #expect(strict.findings.count <= study.findings.count)
        #expect(SurgeStudy(try Self.facts.get(), in: try day("2025-11-22")...day("2025-11-23")) == nil)
    }

    /// What is not known stays blank; a variable that three names have is not estimated.
    @Test func crossSectionIsHonestAboutWhatItLacks() throws {
        let study = try #require(CrossSectionStudy(try Self.facts.get(), on: day("2025-11-03"), draws: 500))
        #expect(study.names.count == 13)
        let leverage = try #require(study.rows.first { $0.variable == "leverage" })
        #expect(leverage.figures == nil && leverage.names == ["CLSK", "RIOT", "WULF"])
        #expect(leverage.remark == "not estimated: 3 names have it, 5 are needed")
        let beta = try #require(study.rows.first { $0.variable == "Bitcoin beta" && $0.isAlone })
        #expect(beta.names.count == 13 && beta.remark == "all 6227020800 orders")
        let riot = try #require(study.names.first { $0.ticker == "RIOT" })
        #expect(riot.hasNoContract && riot.share == nil && riot.pipeline == nil)
        #expect(study.names.first { $0.ticker == "HIVE" }?.leverage == nil)
    }
}

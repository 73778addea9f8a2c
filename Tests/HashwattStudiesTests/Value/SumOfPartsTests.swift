// SPDX-License-Identifier: Apache-2.0

import HashwattDataset
import HashwattFacts
import HashwattFinance
import HashwattMining
@testable import HashwattStudies
import HashwattUnits
import Testing

/// The value of companies from the bundled facts, against arithmetic written down again.
struct SumOfPartsTests {
    static let day: CivilDate = {
        guard let day = CivilDate("2025-11-24") else { preconditionFailure("a day that exists") }
        return day
    }()
    static let book: ValueBook = {
        do { return ValueBook(try FactSet(tables: FactSet.tables(BundledTables.files())), on: day) } catch {
            preconditionFailure("the bundled tables do not hold: \(error)")
        }
    }()

    static func parts(
        _ ticker: String, _ changes: [ValueAssumption: Double] = [:],
        path: ValueAssumptions.LeasePath = .level
    ) throws -> SumOfParts {
        SumOfParts(try #require(book.company(ticker)), book.assumptions.changing(changes).with(path))
    }

    private static func annuity(_ years: Double, _ rate: Double) -> Double {
        (1 - power(1 + rate, -Int(years))) / rate
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        let value = (0..<exponent.magnitude).reduce(1.0) { product, _ in product * base }
        return exponent < 0 ? 1 / value : value
    }

    /// Cipher and Fluidstack, September 2025: 3.0 bn over 10 years for 168 MW, margin 0.80 to 0.85, 9 to 11 m a MW.
    @Test func aLeaseIsWorthItsIncomeLessItsCost() throws {
        let parts = try Self.parts("CIFR", [.discountRate: 0.1, .leaseDelay: 1, .residual: 0.4])
        let found = try #require(parts.parts.first { $0.label.contains("CIFR-FLUID-2025-09") })
        let income = 3e9 / 10 * 0.825 * Self.annuity(10, 0.1) / 1.1
        let cost = 168 * 10e6
        let expected = income - cost + 0.4 * cost * Self.power(1.1, -11)
        #expect((found.value.value / expected - 1).magnitude < 1e-12)
    }

    /// The same with NOI that rises by 3 % a year about its mean, year by year; and the limits of the closed form.
    @Test(arguments: [0.03, 0, 0.1, 0.1 + 1e-12, 0.2])
    func aLeaseRisesAboutItsMean(rise: Double) throws {
        let changes: [ValueAssumption: Double] = [
            .discountRate: 0.1, .leaseDelay: 1, .residual: 0.4, .escalator: rise,
        ]
        let parts = try Self.parts("CIFR", changes, path: .rising)
        let found = try #require(parts.parts.first { $0.label.contains("CIFR-FLUID-2025-09") })
        let weights = (0..<10).map { Self.power(1 + rise, $0) }
        let first = 3e9 * 0.825 / weights.reduce(0, +)
        var income = 0.0
        for (year, weight) in weights.enumerated() { income += first * weight * Self.power(1.1, -(year + 2)) }
        let cost = 168 * 10e6
        let expected = income - cost + 0.4 * cost * Self.power(1.1, -11)
        #expect((found.value.value / expected - 1).magnitude < 1e-9, "\(found.value.value) for \(expected)")
        let level = try Self.parts("CIFR", changes)
        #expect(
            level.parts.first { $0.label == found.label }?.value.id != found.value.id,
            "figures of two paths have names of their own")
    }

    /// The lease model of the same deal reckons the rents by the month; its NOI by the year is the path here.
    @Test func theRisingPathIsThatOfTheLeaseModel() throws {
        let facts = try FactSet(tables: FactSet.tables(BundledTables.files())).asOf(Self.day)
        let deal = try #require(facts.deals["WULF-CORE42-2024-12"])
        let model = try #require(LeaseModel(deal, facts: facts))
        let path = try #require(model.path)
        let parts = try Self.parts("WULF", [.discountRate: 0.08, .leaseDelay: 0], path: .rising)
        let contract = try #require(parts.company.contracts.first { $0.deal.id == "WULF-CORE42-2024-12" })
        func factor(_ incomes: [Double]) -> Double {
            var value = 0.0
            for (year, income) in incomes.enumerated() { value += income * Self.power(1.08, -(year + 1)) }
            return value / incomes.reduce(0, +) * 10
        }
        let ends = [factor(path.map(\.income.lowerBound)), factor(path.map(\.income.upperBound))]
        let income = try #require(parts.income(contract))
        let free = try Self.parts(
            "WULF", [.discountRate: 0.08, .leaseDelay: 0, .residual: 0, .capital: 0], path: .rising)
        let value = try #require(free.value(of: contract, .rising))
        let building = free.criticalIT(contract).value * free.cost(contract).value
        #expect((ends[0] - ends[1]).magnitude < 1e-9)
        #expect(((value.value + building) / income.value / ends[0] - 1).magnitude < 1e-9)
    }

    /// NVIDIA's purchase rights on 30 million shares of IREN, May 2026, after a count of 272 million: with and without.
    @Test func warrantsOfUnknownStrikeAreARange() throws {
        let facts = try FactSet(tables: FactSet.tables(BundledTables.files()))
        let book = ValueBook(facts, on: try #require(CivilDate("2026-05-29")))
        let parts = SumOfParts(try #require(book.company("IREN")), book.assumptions)
        let (with, without) = (
            try #require(parts.valuePerShare), try #require(parts.valuePerShareWithoutLaterWarrants)
        )
        #expect((with.value * 302 / (without.value * 272) - 1).magnitude < 1e-12)
        #expect(
            parts.company.laterNotes.count == 2 && parts.company.laterNotes.allSatisfy { $0.price == nil })
        #expect(try Self.parts("CIFR").valuePerShareWithoutLaterWarrants == nil)
    }

    /// Abernathy is on a 100 % basis, 51 % of it TeraWulf's: 9.5 bn over 25 years, 168 MW, 8 to 10 m a MW.
    @Test func aJointVentureCountsAtItsShare() throws {
        let changes: [ValueAssumption: Double] = [
            .discountRate: 0.08, .leaseDelay: 2, .residual: 0, .leaseMargin: 0.85,
        ]
        let parts = try Self.parts("WULF", changes)
        let found = try #require(parts.parts.first { $0.label.contains("WULF-ABERNATHY") })
        let income = 9.5e9 / 25 * 0.85 * Self.annuity(25, 0.08) / (1.08 * 1.08)
        let expected = 0.51 * (income - 168 * 9e6)
        #expect((found.value.value / expected - 1).magnitude < 1e-12)
    }

    /// Riot: 33.2 EH/s at 20.5 J/TH and 4.0 c/kWh; hashprice from the brief's own figure.
    @Test func miningIsWorthItsFallingMargin() throws {
        let changes: [ValueAssumption: Double] = [
            .discountRate: 0.1, .miningYears: 4, .miningDecline: 0.2, .uptime: 0.9, .otherCost: 3,
        ]
        let parts = try Self.parts("RIOT", changes)
        let found = try #require(parts.parts.first { $0.kind == .mining })
        let facts = Self.book
        let hashprice = try #require(
            MiningFigures(try FactSet(tables: FactSet.tables(BundledTables.files())), on: facts.day).hashprice
        ).dollars.value
        let margin = hashprice * 1_000 / (24 * 20.5) - 40 - 3
        let ratio = 0.8 / 1.1
        let years = (1...4).reduce(0.0) { $0 + Self.power(ratio, $1) }
        let expected = max(0, margin) * 33.2 * 20.5 * 8_760 * 0.9 * years
        #expect((found.value.value / expected - 1).magnitude < 1e-12)
    }

    @Test func theSumIsTheSum() throws {
        for ticker in Self.book.tickers {
            let parts = try Self.parts(ticker)
            guard let total = parts.netAssetValue else { continue }
            let sum = parts.parts.reduce(0.0) { $0 + $1.value.value }
            #expect(total.value == sum, "\(ticker)")
            guard let perShare = parts.valuePerShare, let shares = parts.dilutedShares else { continue }
            #expect(perShare.value == sum / shares.value, "\(ticker)")
        }
    }

    @Test func nothingIsGuessed() throws {
        let bit = try Self.parts("BTBT")
        #expect(bit.dilutedShares == nil && bit.valuePerShare == nil && bit.premium == nil)
        let iren = try Self.parts("IREN")
        #expect(iren.missing.contains { $0.hasPrefix("bitcoin held") })
        #expect(iren.missing.contains { $0.hasPrefix("debt") })
        #expect(!iren.parts.contains { $0.kind == .debt })
        #expect(
            try Self.parts("CIFR").parts.allSatisfy { $0.kind != .conversion }, "no secured power is known")
        #expect(Self.book.company("NONE") == nil)
        // Hut 8 consolidates American Bitcoin; its share is in no table, so nothing is deducted and it is said.
        let hut = try #require(Self.book.company("HUT"))
        #expect(hut.remarks.contains { $0.contains("American Bitcoin") })
    }

    /// Verified wide sums replace the contracts that they contain; nothing later than the day is in it.
    @Test func contractsCountOnce() throws {
        let core = try Self.parts("CORZ")
        #expect(core.company.contracts.count == 1)
        let terawulf = try Self.parts("WULF").company.contracts.map(\.deal.announced)
        #expect(terawulf.allSatisfy { $0.latest <= Self.day })
        let riot = try Self.parts("RIOT").company.contracts
        #expect(riot.isEmpty, "its lease is of January 2026")
    }

    /// Power that is let or mines is not without a use.
    @Test func uncommittedPowerIsWhatIsLeft() throws {
        let parts = try Self.parts("IREN", [.overhead: 1.4])
        let left = try #require(parts.parts.first { $0.kind == .power }?.megawatts)
        #expect((left.value - (2_910 - 200 * 1.4 - 44 * 15)).magnitude < 1e-9)
    }

    @Test func ratiosThatMeanNothingAreBlank() throws {
        let riot = try Self.parts("RIOT")
        #expect(riot.multiple == nil, "nothing is contracted")
        let dear = try Self.parts(
            "CIFR", [.miningDecline: 0, .miningYears: 40, .discountRate: 0.001, .powerCost: 0])
        let mining = try #require(dear.parts.first { $0.kind == .mining })
        if mining.value.value > 8e9 {
            #expect(dear.multiple == nil, "mining alone is worth more than the company")
        }
        let plain = try Self.parts("CIFR")
        let multiple = try #require(plain.multiple)
        let without = try #require(plain.valueWithoutMining)
        let contracted = try #require(plain.contracted)
        #expect(multiple.value == without.value / contracted.value)
    }
}

struct ReverseValueTests {
    /// Putting the answer back gives the price, to 1e-9: of every company and question that has an answer.
    @Test func answersGiveThePriceBack() throws {
        var answered = 0
        for ticker in SumOfPartsTests.book.tickers {
            let company = try #require(SumOfPartsTests.book.company(ticker))
            for question in ReverseValue.Question.allCases {
                let reverse = ReverseValue(question, of: company, SumOfPartsTests.book.assumptions)
                guard case .value(let figure, _) = reverse.answer, let price = company.price else { continue }
                let again = SumOfParts(
                    company, SumOfPartsTests.book.assumptions.changing([question.assumption: figure.value]))
                let value = try #require(again.valuePerShare)
                #expect((value.value / price.value - 1).magnitude < 1e-9, "\(ticker) \(question)")
                answered += 1
            }
        }
        #expect(answered >= 4, "\(answered) answers")
    }

    @Test func saysWhereThereIsNoAnswer() throws {
        let book = SumOfPartsTests.book
        func answer(
            _ ticker: String, _ question: ReverseValue.Question, _ changes: [ValueAssumption: Double] = [:]
        )
            throws -> ReverseValue.Answer
        {
            ReverseValue(
                question, of: try #require(book.company(ticker)), book.assumptions.changing(changes)
            ).answer
        }
        guard case .indifferent = try answer("CIFR", .rent) else {
            Issue.record("no power without a use, so no rent moves the value")
            return
        }
        guard case .unknown = try answer("BTBT", .rent) else {
            Issue.record("without a share count there is nothing to compare")
            return
        }
        // A hall that cannot earn its cost is not built, so no share of them reaches a price above.
        guard case .indifferent = try answer("IREN", .share, [.rent: 1, .powerValue: 0]) else {
            Issue.record("neither use of the power is worth anything")
            return
        }
        guard case .none(let isAbove) = try answer("IREN", .share, [.rent: 1]), isAbove else {
            Issue.record("the price is above the value whatever share is built")
            return
        }
    }

    /// Rents at which nobody builds give one value: where the price is that value, the answers are an interval.
    @Test func saysWhereThereAreMany() throws {
        let book = SumOfPartsTests.book
        let company = try #require(book.company("IREN"))
        // Choose the value of power so that the value without halls is the price.
        let noHalls = book.assumptions.changing([.rent: 0])
        guard case .value(let implied, _) = ReverseValue(.powerValue, of: company, noHalls).answer else {
            Issue.record("a value of power that gives the price")
            return
        }
        let level = book.assumptions.changing([.powerValue: implied.value])
        guard case .interval(let rents) = ReverseValue(.rent, of: company, level).answer else {
            Issue.record("rents below cost all give the price")
            return
        }
        #expect(rents.lowerBound == 0)
    }

    @Test func barsAreEndsOfRanges() throws {
        let book = SumOfPartsTests.book
        let company = try #require(book.company("IREN"))
        let tornado = ValueTornado(company, book.assumptions)
        #expect(tornado.bars.count > 8)
        for (first, second) in zip(tornado.bars, tornado.bars.dropFirst()) {
            #expect(first.swing >= second.swing)
        }
        for bar in tornado.bars {
            let low = SumOfParts(company, book.assumptions.changing([bar.assumption: bar.range.lowerBound]))
            #expect(low.valuePerShare?.value == bar.low.value)
        }
    }
}

struct ValuePathsTests {
    /// Simulated means lie near the sum of the parts where nothing is random but sampling: same facts, same answer.
    @Test(arguments: ["CIFR", "IREN", "WULF", "CORZ"])
    func modelsOfTheFactsAreValid(ticker: String) throws {
        let parts = try SumOfPartsTests.parts(ticker)
        let paths = try ValuePaths(parts, in: SumOfPartsTests.book)
        #expect(paths.model.plan.quarters == 60)
        #expect(paths.estimates.count == 3)
        let values = PathKernel(paths.model, sampling: .sobol, seed: 3).values(of: 0..<512)
        let perShare = try #require(paths.perShare(values))
        #expect(perShare.allSatisfy { $0.isFinite })
        let mean = PathStatistics(perShare).mean
        let value = try #require(parts.valuePerShare)
        // Delay and overrun cost, volatile margins gain: the same order of size, not the same number.
        let price = try #require(parts.company.price)
        #expect(
            (mean.value - value.value).magnitude < 0.5 * price.value,
            "\(ticker): \(mean) against \(value.value)")
    }

    @Test func piecesCoverEveryPathOnce() throws {
        let paths = try ValuePaths(try SumOfPartsTests.parts("CIFR"), in: SumOfPartsTests.book)
        let simulation = PathSimulation(paths.model, sampling: .plain, seed: 1, paths: 10_000)
        for done in [0, 1, 4_096, 9_999, 10_000, 20_000] {
            let covered = simulation.pieces(after: done).flatMap(Array.init)
            #expect(covered == Array(min(done, 10_000)..<10_000))
        }
        let other = PathSimulation(paths.model, sampling: .plain, seed: 2, paths: 10_000)
        #expect(other.identity != simulation.identity)
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattUnits
import Testing

/// Rates and values that mpmath, pyxirr and numpy-financial give, `Fixtures/finance/rates.json`.
struct ReferenceRatesTests {
    struct File: Decodable {
        let cases: [Case]
        let timeValue: [TimeValue]
        let yearFraction: [[String: Mixed]]
        let xirrByDayCount: [ByDayCount]
    }

    struct Case: Decodable {
        let kind, name: String
        let dates: [FixtureDay]?
        let amounts: [Double]
        let roots: [String]?
        let rate, financeRate, reinvestRate, pyxirr, pyxirrExcel, numpyFinancial,
            pyxirrStartFromZero: Mixed?
    }

    struct TimeValue: Decodable {
        let fn: String
        let rate, value: Double
        let nper, per, start, end: Int?
        let pv, pmt: Double?
    }

    struct ByDayCount: Decodable {
        let dates: [FixtureDay]
        let amounts: [Double]
        let dayCount: String
        let xirr: Double
    }

    /// A cell that is a number, a text or nothing.
    enum Mixed: Decodable {
        case number(Double)
        case text(String)
        case other

        init(from decoder: any Decoder) throws {
            let box = try decoder.singleValueContainer()
            if let number = try? box.decode(Double.self) {
                self = .number(number)
            } else if let text = try? box.decode(String.self) {
                self = .text(text)
            } else {
                self = .other
            }
        }

        var number: Double? { if case .number(let value) = self { value } else { nil } }
        var text: String? { if case .text(let value) = self { value } else { nil } }
    }

    private func need<Value>(_ value: Value?) throws -> Value { try Fixture.need(value) }

    static let file = try? Fixture.read("rates.json", as: File.self)

    /// Every root that mpmath found to 25 digits in (−1, e⁷ − 1), and no other there.
    @Test func findsAllRootsAndNoOther() throws {
        let cases = try need(Self.file).cases.filter { $0.kind == "xirr" || $0.kind == "irr" }
        #expect(cases.count == 33)
        for one in cases {
            let rates: RateOfReturn
            if let dates = one.dates {
                rates = .dated(zip(dates, one.amounts).map { DatedFlow($0.date, $1) })
            } else {
                rates = .periodic(one.amounts)
            }
            let expected = try (one.roots ?? []).map { try #require(Double($0)) }
            let found = rates.roots.filter { $0.continuous < 7 }
            #expect(found.count == expected.count, "\(one.name): \(found.map(\.rate))")
            for (root, rate) in zip(found, expected) {
                #expect(root.isCertain, "\(one.name)")
                #expect(Fixture.agree(root.rate, rate), "\(one.name): \(root.rate) for \(rate)")
            }
            #expect(rates.roots.count <= rates.signChanges)
        }
    }

    @Test func presentValuesAgree() throws {
        for one in try need(Self.file).cases {
            switch one.kind {
            case "npv":
                let rate = try need(one.rate?.number)
                let zero = try need(one.pyxirrStartFromZero?.number)
                let excel = try need(one.pyxirrExcel?.number)
                #expect(Fixture.agree(PresentValue.periodic(one.amounts, rate: rate), zero), "\(one.name)")
                let later = PresentValue.periodic(one.amounts, rate: rate, start: .endOfFirstPeriod)
                #expect(Fixture.agree(later, excel), "\(one.name)")
            case "xnpv":
                let flows = zip(try need(one.dates), one.amounts).map { DatedFlow($0.date, $1) }
                let value = PresentValue.dated(flows, rate: try need(one.rate?.number))
                #expect(Fixture.agree(value, try need(one.pyxirr?.number)), "\(one.name)")
            case "mirr":
                let rate = try need(
                    Payback.modifiedReturn(
                        one.amounts, financeRate: try need(one.financeRate?.number),
                        reinvestmentRate: try need(one.reinvestRate?.number)))
                #expect(Fixture.agree(rate, try need(one.pyxirr?.number)), "\(one.name)")
            default: continue
            }
        }
    }

    @Test func annuitiesAgree() throws {
        for one in try need(Self.file).timeValue {
            let (rate, present) = (one.rate, one.pv ?? 0)
            let periods = one.nper ?? 0
            let found: Double?
            switch one.fn {
            case "pmt": found = Annuity.payment(rate: rate, periods: periods, present: present)
            case "ipmt":
                found = Annuity.interest(
                    rate: rate, period: try need(one.per), periods: periods, present: present)
            case "ppmt":
                found = Annuity.principal(
                    rate: rate, period: try need(one.per), periods: periods, present: present)
            case "fv":
                found = Annuity.futureValue(
                    rate: rate, periods: periods, payment: try need(one.pmt), present: present)
            case "nper":
                found = Annuity.periods(rate: rate, payment: try need(one.pmt), present: present)
            case "cumipmt":
                found = Annuity.interest(
                    rate: rate, periods: periods, present: present,
                    in: try need(one.start)...(try need(one.end)))
            default: found = nil
            }
            #expect(Fixture.agree(try need(found), one.value), "\(one)")
        }
    }

    private static let names: [String: DayCount] = [
        "ACT_360": .actual360, "ACT_364": .actual364, "ACT_365F": .actual365Fixed,
        "ACT_365_25": .actual36525, "ACT_ACT_ISDA": .actualActualISDA, "NL_360": .noLeap360,
        "NL_365": .noLeap365, "THIRTY_360_ISDA": .thirty360, "THIRTY_E_360": .thirtyE360,
        "THIRTY_E_360_ISDA": .thirtyE360ISDA, "THIRTY_E_PLUS_360": .thirtyEPlus360,
        "THIRTY_U_360": .thirty360US,
    ]

    /// pyxirr drops a 29 February at either end: 29 February to 1 March are 0 days, and 28 February to 29
    /// February, too, together 0 where a day passed. A count must add up, so ours, as QuantLib's, has that day
    /// where the stretch begins on it.
    @Test func yearFractionsAgree() throws {
        for row in try need(Self.file).yearFraction {
            let start = try Fixture.day(try need(row["d1"]?.text))
            let end = try Fixture.day(try need(row["d2"]?.text))
            for (name, dayCount) in Self.names {
                let isOff = name.hasPrefix("NL") && start.month == 2 && start.day == 29
                let lost = isOff ? 1 / (dayCount == .noLeap360 ? 360.0 : 365) : 0
                let expected = try need(row[name]?.number) + lost
                let found = dayCount.fraction(from: start, to: end)
                #expect(Fixture.agree(found, expected), "\(name) \(start) \(end): \(found) for \(expected)")
            }
        }
    }

    /// pyxirr's own rates are good to about 1e-9 only: its value at our rate is the judge.
    @Test func ratesByDayCountAgree() throws {
        for one in try need(Self.file).xirrByDayCount {
            let dayCount = try #require(Self.names[one.dayCount])
            let flows = zip(one.dates, one.amounts).map { DatedFlow($0.date, $1) }
            let rate = try #require(RateOfReturn.dated(flows, dayCount: dayCount).single)
            #expect((rate - one.xirr).magnitude < 2e-9, "\(one.dayCount): \(rate) for \(one.xirr)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import HashwattUnits
import Testing

struct LeaseTests {
    /// TeraWulf–Fluidstack, 14 August 2025: 3.7 bn over 10 years at a margin of 0.85; the company says about
    /// 315 m a year (release of that day, primary). Whatever the escalator, the mean is the same.
    @Test(arguments: [0, 0.02, 0.03, 0.05])
    func givesTeraWulfsAverageOperatingIncome(escalator: Double) throws {
        let lease = try Lease(
            months: 120, contractValue: .billions(3.7), escalator: escalator, costs: { _ in .margin(0.85) })
        let disclosed = Dollars.millions(315)
        #expect((lease.averageOperatingIncome / disclosed - 1).magnitude < 0.01)
        #expect((lease.contractValue / Dollars.billions(3.7) - 1).magnitude < 1e-12)
    }

    /// The first rent over the mean at 3 %: 0.872, 0.806, 0.686 for 10, 15 and 25 years.
    @Test(arguments: [(10, 0.872_305_066), (15, 0.806_498_706), (25, 0.685_696_776)])
    func firstRentIsBelowTheMean(years: Int, factor: Double) throws {
        let lease = try Lease(
            months: 12 * years, contractValue: Dollars(1_000), escalator: 0.03, costs: { _ in .margin(1) })
        #expect((lease.firstYearRent / lease.averageRent - factor).magnitude < 1e-8)
    }

    /// 100 a month, 3 months free, half of month 4 to 5, 2 % more from month 13 on.
    @Test func abatesAndEscalates() throws {
        let lease = try Lease(
            months: 18, firstYearRent: Dollars(1_200), escalator: 0.02,
            abatements: [Abatement(months: 1...3), Abatement(months: 4...5, share: 0.5)],
            costs: .tripleNet(landlordShare: 0.01))
        #expect(
            lease.rents == [0, 0, 0, 50, 50] + Array(repeating: 100, count: 7)
                + Array(repeating: 102, count: 6))
        #expect(Lease.byYear(lease.rents) == [800, 612])
        #expect(lease.years == 2 && lease.contractValue == Dollars(1_412))
        #expect((lease.averageOperatingIncome.amount - 1_412 * 0.99 * 12 / 18).magnitude < 1e-9)
    }

    @Test func tripleNetAndGrossDifferByTheCost() throws {
        let net = try Lease(months: 36, firstYearRent: Dollars(900), costs: .tripleNet(landlordShare: 0))
        let gross = try Lease(
            months: 36, firstYearRent: Dollars(1_200), costs: .gross(firstYear: Dollars(300), growth: 0))
        #expect(zip(net.operatingIncomes, gross.operatingIncomes).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    }

    /// Payments are the rents at other times: nothing is lost by a prepayment.
    @Test(arguments: [UInt64](1...100))
    func prepaymentKeepsTheSum(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let months = Int.random(in: 13...300, using: &generator)
        let credit: Prepayment.Credit = Bool.random(using: &generator) ? .firstRents : .inProportion
        let lease = try Lease(
            months: months, firstYearRent: Dollars(.random(in: 1...1e9, using: &generator)),
            escalator: .random(in: -0.1...0.1, using: &generator),
            abatements: [Abatement(months: 1...Int.random(in: 1...12, using: &generator), share: 0.7)],
            prepayment: Prepayment(
                share: .random(in: 0...1, using: &generator),
                monthsBefore: .random(in: 0...24, using: &generator),
                credit: credit), costs: .margin(0.9))
        let (paid, due) = (lease.payments.reduce(0, +), lease.contractValue.amount)
        #expect((paid / due - 1).magnitude < 1e-9, "seed \(seed)")
        #expect(lease.payments.allSatisfy { $0 >= -1e-6 }, "seed \(seed)")
    }

    @Test func namesTermsThatMakeNoLease() {
        #expect(throws: LeaseError.rentNeverCoversCost(bestYear: 1, shortfall: Dollars(240))) {
            try Lease(
                months: 60, firstYearRent: Dollars(960), escalator: 0.02,
                costs: .gross(firstYear: Dollars(1_200), growth: 0.03))
        }
        #expect(throws: LeaseError.noRent) {
            try Lease(
                months: 12, firstYearRent: Dollars(5), abatements: [Abatement(months: 1...12)],
                costs: .margin(1))
        }
        #expect(throws: LeaseError.abatementAfterEnd(month: 13, months: 12)) {
            try Lease(
                months: 12, firstYearRent: Dollars(5), abatements: [Abatement(months: 1...13)],
                costs: .margin(1))
        }
        #expect(throws: LeaseError.outOfRange(name: "the term in months", value: 0)) {
            try Lease(months: 0, firstYearRent: Dollars(5), costs: .margin(1))
        }
        #expect(throws: LeaseError.outOfRange(name: "the rent", value: -5)) {
            try Lease(months: 12, firstYearRent: Dollars(-5), costs: .margin(1))
        }
        #expect(throws: LeaseError.outOfRange(name: "the NOI margin", value: 1.2)) {
            try Lease(months: 12, contractValue: Dollars(5), costs: { _ in .margin(1.2) })
        }
    }

    @Test func trapsWhereACallerCouldHaveLooked() async {
        await #expect(processExitsWith: .failure) { _ = Abatement(months: 0...3) }
        await #expect(processExitsWith: .failure) { _ = Abatement(months: 1...3, share: 1.5) }
        await #expect(processExitsWith: .failure) { _ = Prepayment(share: -0.1) }
        await #expect(processExitsWith: .failure) { _ = Prepayment(share: 0.1, monthsBefore: -1) }
    }
}

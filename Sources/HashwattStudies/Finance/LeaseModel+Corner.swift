// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattFinance
import HashwattUnits

extension LeaseModel {
    /// The lease at one end of every input.
    struct Corner: Sendable {
        /// Rents of the lease years, USD.
        let rents: [Double]
        /// NOI of the lease years, USD.
        let incomes: [Double]
        /// NOI of the months, USD.
        let months: [Double]
        /// Cost of the building, USD; nil where not known.
        let capital: Double?
        /// What went in.
        let inputs: [Figure]

        /// Nil where the rent path does not follow from what is known, or the terms make no lease.
        init?(_ figures: LeaseFigures, _ escalator: Figure?, _ margin: Figure?, _ capital: Figure?) {
            guard let term = figures.term, let escalator, let margin else { return nil }
            guard let (lease, read) = Self.lease(figures, term, escalator.value, margin.value) else {
                return nil
            }
            rents = Lease.byYear(lease.rents)
            months = lease.operatingIncomes
            incomes = Lease.byYear(months)
            let megawatts = figures.criticalIT
            if let capital, let megawatts {
                self.capital = capital.value * megawatts.value
            } else {
                self.capital = nil
            }
            let building = [capital, megawatts].compactMap(\.self)
            inputs = read + [term, escalator, margin] + (self.capital == nil ? [] : building)
        }

        private static func lease(
            _ figures: LeaseFigures, _ term: Figure, _ escalator: Double, _ margin: Double
        ) -> (Lease, [Figure])? {
            let months = Int((term.value * 12).rounded())
            if let value = figures.value {
                let lease = try? Lease(
                    months: months, contractValue: Dollars(value.value), escalator: escalator,
                    costs: { _ in .margin(margin) })
                return lease.map { ($0, [value]) }
            }
            guard let rent = figures.disclosedRent, let megawatts = figures.megawatts else { return nil }
            let lease = try? Lease(
                months: months, firstYearRent: Dollars(rent.value * 12_000 * megawatts.value),
                escalator: escalator, costs: .margin(margin))
            return lease.map { ($0, [rent, megawatts]) }
        }

        /// Cost in year 0, then NOI; nil without a cost.
        var flows: [Double]? { capital.map { [-$0] + incomes } }

        /// Debt on the NOI of the base term.
        func debt(interest: Double, cover: Double) -> DebtSchedule? {
            try? DebtSizing.sculpted(cash: incomes, rate: interest, cover: cover)
        }
    }
}

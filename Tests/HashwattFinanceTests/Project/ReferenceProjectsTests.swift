// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import HashwattUnits
import Testing

/// Three projects of NREL's SAM (PySAM 7.1.1, single owner), `Fixtures/finance/project-finance.json`.
struct ReferenceProjectsTests {
    struct File: Decodable {
        let cases: [Case]
    }

    struct Case: Decodable {
        let name: String
        let annualEnergyKwh: Double
        let inputs: [String: Double]
        let outputs: [String: Row]
    }

    /// A row of years, in which what is not a number is nil, or one number.
    enum Row: Decodable {
        case years([Double?])
        case value(Double)

        init(from decoder: any Decoder) throws {
            let box = try decoder.singleValueContainer()
            if let value = try? box.decode(Double.self) {
                self = .value(value)
            } else {
                self = .years(try box.decode([Double?].self))
            }
        }

        var value: Double? { if case .value(let value) = self { value } else { nil } }
        var years: [Double?] { if case .years(let years) = self { years } else { [] } }
    }

    static let file = try? Fixture.read("project-finance.json", as: File.self)

    private func project(_ one: Case) throws -> Project {
        func input(_ name: String) throws -> Double { try Fixture.need(one.inputs[name], name) }
        let years = Int(try input("analysis_period"))
        let price = try input("ppa_price_input")
        let (growth, inflation) = (try input("ppa_escalation") / 100, try input("inflation_rate") / 100)
        let installed = try input("total_installed_cost")
        let fixed = try input("om_fixed") + input("om_capacity") * input("system_capacity")
        let firstCost =
            try fixed + input("om_production") * one.annualEnergyKwh / 1_000
            + input("insurance_rate") / 100 * installed
        func row(_ first: Double, _ growth: Double) -> [Double] {
            (1..<years).reduce(into: [first]) { row, _ in row.append((row.last ?? 0) * (1 + growth)) }
        }
        let (tenor, rate) = (Int(try input("term_tenor")), try input("term_int_rate") / 100)
        let limit =
            try input("dscr_limit_debt_fraction") == 1
            ? try input("dscr_maximum_debt_fraction") / 100 : nil
        let plan: DebtPlan =
            try input("debt_option") == 1
            ? .sculpted(cover: try input("dscr"), years: tenor, rate: rate, maximumShare: limit)
            : .share(try input("debt_percent") / 100, years: tenor, rate: rate, feeBasis: .costBeforeFee)
        let building = try input("construction_financing_cost")
        return Project(
            revenue: row(one.annualEnergyKwh * price, growth), operatingCost: row(firstCost, inflation),
            cost: ProjectCost(
                installed: installed, constructionFinancing: building,
                debtClosing: try input("cost_debt_closing"), debtFee: try input("cost_debt_fee") / 100),
            debt: plan,
            reserves: Reserves(
                debtServiceMonths: try input("dscr_reserve_months"),
                operatingMonths: try input("months_working_reserve"),
                interestRate: try input("reserves_interest") / 100),
            tax: TaxRules(
                rate: try input("federal_tax_rate") / 100, losses: .usedAtOnce, interestShare: nil),
            depreciable: [DepreciableCost(installed + building, .straightLine20)])
    }

    /// Every line that counts, to 1e-6 of its value and 1e-2 dollars of a billion near zero.
    @Test func linesAgree() throws {
        let cases = try Fixture.need(Self.file).cases
        #expect(cases.count == 3)
        for one in cases {
            let solution = try project(one).solve()
            let debt = try Fixture.need(solution.debt)
            let years = solution.revenue.count
            func row(_ values: [Double]) -> [Double] {
                [0] + values + Array(repeating: 0, count: years - 1 - values.count)
            }
            let discounted = debt.service.enumerated().map { year, payment in
                payment / (0...year).reduce(1) { factor, _ in factor * (1 + debt.rate) }
            }
            let isSculpted = one.inputs["debt_option"] == 1
            let lines: [(String, [Double])] = [
                ("cf_total_revenue", solution.revenue),
                ("cf_operating_expenses", solution.operatingCost), ("cf_ebitda", solution.operatingCash),
                // SAM's row is the present value of the payment where debt is sculpted, the principal
                // elsewhere.
                ("cf_debt_size", row(isSculpted ? discounted : debt.principal)),
                ("cf_debt_payment_total", solution.debtService),
                ("cf_debt_payment_interest", row(debt.interest)),
                ("cf_debt_balance", debt.balances + Array(repeating: 0, count: years - 1 - debt.periods)),
                ("cf_pretax_dscr", solution.cover.map { $0 ?? 0 }),
                ("cf_reserve_interest", solution.reserveInterest),
                ("cf_feddepr_total", solution.depreciation), ("cf_fedtax", solution.tax.map { -$0 }),
                ("cf_pretax_cashflow", solution.pretaxFlows),
                ("cf_project_return_aftertax", solution.aftertaxFlows),
            ]
            for (name, found) in lines {
                let expected = try Fixture.need(one.outputs[name], name).years
                #expect(found.count == expected.count, "\(name)")
                for (year, (value, reference)) in zip(found, expected).enumerated() {
                    // SAM has the equity in another row.
                    if name == "cf_pretax_cashflow", year == 0 { continue }
                    let other = try Fixture.need(reference, "\(name) \(year)")
                    let agrees = (value - other).magnitude <= max(1e-2, 1e-6 * other.magnitude)
                    #expect(agrees, "\(one.name): \(name) year \(year): \(value) for \(other)")
                }
            }
        }
    }

    @Test func sumsAndReturnsAgree() throws {
        for one in try Fixture.need(Self.file).cases {
            let solution = try project(one).solve()
            func output(_ name: String) throws -> Double { try Fixture.need(one.outputs[name]?.value, name) }
            let rate = try output("nominal_discount_rate")
            let pairs = [
                ("size_of_debt", solution.debt?.amount ?? 0), ("size_of_equity", solution.equity),
                ("cost_installed", solution.totalCost), ("min_dscr", solution.minimumCover ?? 0),
                (
                    "project_return_aftertax_npv",
                    PresentValue.periodic(solution.aftertaxFlows, rate: rate)
                ),
            ]
            for (name, found) in pairs {
                let expected = try output(name)
                #expect(
                    (found - expected).magnitude <= 1e-6 * expected.magnitude,
                    "\(one.name): \(name) \(found) for \(expected)")
            }
        }
    }

    /// SAM's rate of return stops early: at it, its own flows are worth dollars, at ours nothing. So ours is
    /// held to the root of SAM's flows, and SAM's figure to what is left of them.
    @Test func rateOfReturnIsThatOfTheFlows() throws {
        for one in try Fixture.need(Self.file).cases {
            let rate = try Fixture.need(
                RateOfReturn.periodic(try project(one).solve().aftertaxFlows).single)
            let row = try Fixture.need(one.outputs["cf_project_return_aftertax"]).years.map {
                try Fixture.need($0)
            }
            let root = try Fixture.need(RateOfReturn.periodic(row).single)
            #expect(Fixture.agree(rate, root), "\(one.name): \(rate) for \(root)")
            let printed = try Fixture.need(one.outputs["project_return_aftertax_irr"]?.value) / 100
            #expect((rate - printed).magnitude < 1e-7)
            let (ours, theirs) = (
                PresentValue.periodic(row, rate: rate), PresentValue.periodic(row, rate: printed)
            )
            #expect(ours.magnitude < 1e-3 && theirs.magnitude > ours.magnitude, "\(one.name): \(theirs)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattStudies

/// Reads a portfolio for `hashwatt convert` from YAML.
///
/// Every number that nobody publishes is written with its range and the reason for it; what the facts give is named by
/// its row. `Guides/conversion.md` lists every key.
public enum ConversionScenarioFile {
    /// The scenario in a text.
    ///
    /// - Parameter file: what the problems call the text.
    /// - Throws: every problem of the text at once, in the order of its lines.
    /// - Complexity: O(bytes).
    public static func parse(_ text: String, file: String) throws(DocumentFailure) -> ConversionScenario {
        try DocumentReader.read(text, file: file, keys: Self.keys) { reader, top in
            reader.conversionScenario(top)
        }
    }
}

extension ConversionScenarioFile {
    /// An assumption: value, range and reason.
    static func estimate(
        _ name: String, _ summary: String, _ range: NumberRange = .atLeastZero, required: Bool = false
    ) -> DocumentKey {
        DocumentKey(
            name,
            .section([
                DocumentKey("value", .number(range), required: true, "What is planned with."),
                DocumentKey("low", .number(range), required: true, "Lowest thought possible."),
                DocumentKey("high", .number(range), required: true, "Highest thought possible."),
                DocumentKey("why", .text, required: true, "Why this range."),
            ]), required: required, summary,
            remedy: "write {value: 3, low: 2, high: 4, why: the reason for the range}")
    }

    /// The keys of a file.
    package static let keys: [DocumentKey] = [
        DocumentKey("name", .text, required: true, "Name of the portfolio."),
        DocumentKey("title", .text, "Title for people."),
        DocumentKey("as_of", .day, required: true, "Facts known on this day count."),
        DocumentKey(
            "first_quarter", .text, required: true, "First quarter of the plan.",
            remedy: "write one like 2026-Q1"),
        DocumentKey("quarters", .whole(least: 1), "Number of quarters; 40."),
        estimate("discount_rate", "Discount rate a year.", .share, required: true),
        DocumentKey("goal", .section(goal), "What is to be best; value."),
        DocumentKey("mining", .section(mining), "What idle megawatts earn; nothing."),
        DocumentKey("standards", .sections(standard), required: true, "Ways of building a block."),
        DocumentKey("resources", .sections(resource), "Crews and long-lead equipment; no limit."),
        DocumentKey("companies", .sections(company), required: true, "Companies and their money."),
        DocumentKey("sites", .sections(site), required: true, "Sites with uncommitted power."),
        DocumentKey("offers", .sections(offer), required: true, "Offers of tenants, announced demand."),
    ]

    static let goal = [
        DocumentKey("best", .choice(["value", "earliest", "power"]), required: true, "What is to be best."),
        DocumentKey("target_mw", .number(.aboveZero), "For earliest: critical IT load in service (MW)."),
    ]

    static let mining = [
        estimate("price_growth", "Growth of the price of bitcoin a year.", .any, required: true),
        estimate("hash_rate_growth", "Growth of the network's hash rate a year.", .any, required: true),
        estimate("fees_part", "Fees as a part of the subsidy.", required: true),
        estimate("power_margin_usd_per_mwh", "Margin of contracted power sold.", .any, required: true),
        DocumentKey("credit_series", .text, "Series of power prices that the dispatch engine runs on."),
        estimate("credit_months", "Months a year in which its credits are earned."),
    ]

    static let standard = [
        DocumentKey("name", .text, required: true, "Name."),
        DocumentKey("block_mw", .number(.aboveZero), required: true, "Critical IT load of a block (MW)."),
        estimate("shell_quarters", "Quarters of the shell; none where it stands.", .any),
        estimate("shell_usd_per_mw", "Cost of the shell."),
        estimate("fit_out_quarters", "Quarters of the fit-out.", .any, required: true),
        estimate("fit_out_usd_per_mw", "Cost of the fit-out.", required: true),
        DocumentKey("emptied_at", .choice(["shell", "fit-out"]), "When mining ends; fit-out."),
        DocumentKey("shell_crew", .text, "Resource that the shell holds."),
        DocumentKey("fit_out_crew", .text, "Resource that the fit-out holds."),
        DocumentKey("equipment", .text, "Resource that the fit-out takes."),
    ]

    static let resource = [
        DocumentKey("name", .text, required: true, "Name."),
        DocumentKey(
            "kind", .choice(["crew", "equipment"]), required: true, "Held for a stage, or taken for good."),
        estimate(
            "units", "Crews there, or units delivered, in each quarter of the first year.", required: true),
        estimate("more_each_year", "More of them each later year; 0."),
    ]

    static let money = [
        DocumentKey("cash_row", .text, "Row of company_figures with the cash."),
        estimate("cash_usd", "Cash where no row has it."),
        estimate("minimum_cash_usd", "Covenant: least cash.", required: true),
        estimate("contracted_usd_per_year", "Contracted cash flow that lenders count; 0.", .any),
        estimate("other_usd_per_year", "Other cash flow: overhead, service of bonds; 0.", .any),
        estimate("debt_rate", "Interest on debt a year; no debt.", .share),
        estimate("debt_fee", "Fee on debt drawn; 0.", .share),
        estimate("dscr", "Debt-service cover that lenders ask for; 1.", .aboveZero),
        estimate("loan_to_cost", "Most debt as a part of what was spent; 1.", .share),
        estimate("opening_debt_usd", "Debt at the start; 0."),
        estimate("debt_to_cash_flow", "Covenant: most debt as a multiple of yearly contracted cash flow."),
        estimate("shares_usd_per_quarter", "Shares that can be sold a quarter; none."),
        estimate("shares_usd", "Shares that can be sold in all."),
        estimate("price_impact", "Part lost to the fall of the price; 0.", .share),
    ]

    static let company = [
        DocumentKey("ticker", .text, required: true, "Ticker."),
        DocumentKey("money", .section(money), "Its money; no limit."),
    ]

    static let site = [
        DocumentKey("name", .text, required: true, "Name."),
        DocumentKey("company", .text, required: true, "Ticker of its company."),
        DocumentKey("region", .text, required: true, "Region that offers name."),
        DocumentKey("capacity_row", .text, "Row of the capacity table with its power."),
        DocumentKey("gross_mw", .number(.aboveZero), "Its gross power where no row has it."),
        DocumentKey("deals", .texts, "Rows of deals whose power is taken off."),
        estimate("committed_mw", "Gross power committed otherwise; 0."),
        estimate("pue", "Gross power a unit of critical IT load.", .aboveZero, required: true),
        estimate("energised_in_quarters", "Quarters until it has power.", .atLeastZero, required: true),
        DocumentKey("standard", .text, required: true, "Standard it is built by."),
        estimate("miner_efficiency_j_per_th", "Efficiency of its machines; none mine.", .aboveZero),
        estimate("power_usd_per_mwh", "Price of power of the machines; 0.", .any),
        estimate("sale_usd_per_mw", "Price of the site a MW of gross power; not for sale."),
    ]

    static let offer = [
        DocumentKey("name", .text, required: true, "Name."),
        DocumentKey("tenant", .text, required: true, "Tenant."),
        DocumentKey("demand_row", .text, "Row of the capex table that announces the power."),
        estimate("critical_mw", "Critical IT load where no row has it.", .aboveZero),
        DocumentKey("minimum_mw", .number(.atLeastZero), "Least critical IT load; 0."),
        DocumentKey("regions", .texts, "Regions that suit; all."),
        DocumentKey("from", .text, "First quarter; that of the plan."),
        DocumentKey("due", .text, required: true, "Required start.", remedy: "write a quarter like 2028-Q1"),
        estimate("rent_usd_per_kw_month", "Rent at the required start.", required: true),
        estimate("cost_usd_per_kw_month", "Operating cost of the landlord.", required: true),
        estimate("escalator", "Rise of the rent a year.", .any, required: true),
        estimate("cost_growth", "Rise of the operating cost a year.", .any, required: true),
        DocumentKey("term_years", .whole(least: 1), required: true, "Term."),
        DocumentKey("requires", .texts, "Offers that must be taken too; none."),
    ]
}

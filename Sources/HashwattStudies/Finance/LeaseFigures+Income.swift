// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// Net operating income (NOI) as landlords give it, and what follows from it.
extension LeaseFigures {
    /// NOI a year, mean over the term, as disclosed, USD.
    public var disclosedIncome: Figure? {
        read("noi-disclosed", "disclosed NOI a year", deal.averageAnnualNOI?.amount, .usd)
    }

    /// NOI over the whole term, as the source prints it, USD.
    public var printedTotalIncome: Figure? {
        read("noi-total-printed", "NOI over the term, as printed", deal.totalNOI?.amount, .usd)
    }

    /// NOI over the whole term that the mean of a year gives, USD: mean · years.
    public var totalIncome: Figure? {
        guard let disclosedIncome, let term else { return nil }
        return derive(
            "noi-total", "NOI over the term from the mean of a year", .usd, by: .input(0) * .input(1),
            from: [disclosedIncome, term])
    }

    /// What is printed less what the mean of a year gives, USD; nil where one of them is not known.
    ///
    /// A difference larger than the rounding of both says that one of them is of another thing: another term,
    /// a ramp, or options.
    public var totalIncomeGap: Figure? {
        guard let printedTotalIncome, let totalIncome else { return nil }
        return derive(
            "noi-total-gap", "NOI over the term, printed less computed", .usd, by: .input(0) - .input(1),
            from: [printedTotalIncome, totalIncome])
    }

    /// NOI over contract value, at most 1: the margin that the disclosed mean implies.
    public var impliedMargin: Figure? {
        guard let disclosedIncome, let term, let value else { return nil }
        let share = disclosedIncome.value * term.value / value.value
        return derive(
            "margin-implied", "NOI margin from disclosed NOI", .ratio,
            by: .minimum([.input(0) * .input(1) / .input(2), Self.one]),
            from: [disclosedIncome, term, value],
            note: share > 1 ? "NOI · term exceeds the contract value, which is rounded; taken as 1" : "")
    }

    /// NOI a year, mean over the term, from contract value, margin and term: value · margin / years.
    public func meanIncome(margin: Figure, part: String) -> Figure? {
        if let value, let term {
            return derive(
                "noi-mean-\(part)", "mean NOI a year", .usd, by: .input(0) * .input(1) / .input(2),
                from: [value, margin, term])
        }
        guard let rent, let criticalIT else { return nil }
        return derive(
            "noi-mean-\(part)", "mean NOI a year", .usd,
            by: .product([.input(0), Self.kilowatts, Self.months, .input(1), .input(2)]),
            from: [rent, criticalIT, margin])
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts

/// Contracts with tenants.
extension SumOfParts {
    /// Share · (NOI · annuity · (1 + r)^−delay + left · (1 + r)^−(delay + term) − cost · MW).
    mutating func add(_ contract: CompanyFacts.Contract) {
        guard let value = value(of: contract, assumptions.leasePath) else { return }
        parts.append(
            Part(
                kind: .contract, label: contract.deal.tenant + ", " + contract.deal.id, value: value,
                megawatts: contract.megawatts))
    }

    /// The rise of a contract's NOI a year; none of GPU cloud, whose price is agreed for the machines' life.
    public func escalator(_ contract: CompanyFacts.Contract) -> Figure? {
        contract.isCloud ? nil : contract.escalator ?? assumptions[.escalator]
    }

    /// The value of a contract by one of the paths of its NOI, USD; nil where its income or term is not known.
    public func value(
        of contract: CompanyFacts.Contract, _ path: ValueAssumptions.LeasePath
    ) -> Figure? {
        let name = contract.deal.id
        guard let income = income(contract), let term = contract.deal.termYears else { return nil }
        let delay = years(.leaseDelay)
        var inputs = [income, assumptions[.discountRate]]
        var stream = Self.annuity(Int(term), rate: 1)
        let rise = path == .rising ? escalator(contract) : nil
        if let rise {
            inputs.append(rise)
            stream = Self.risingAnnuity(Int(term), rate: (1, inputs[1].value), growth: (2, rise.value))
        }
        var formula: Formula = .product([.input(0), stream, .power(Self.one + .input(1), -delay)])
        if !contract.isTenantFunded {
            let end = Formula.power(Self.one + .input(1), -(delay + Int(term)))
            let first = inputs.count
            inputs += [
                criticalIT(contract), cost(contract), hallCost(contract), assumptions[.residual],
            ]
            formula =
                formula + .product([.input(first), .input(first + 2), .input(first + 3), end])
                - .product([.input(first), .input(first + 1)])
        }
        if let share = contract.ownedShare {
            inputs.append(share)
            formula = .product([.input(inputs.count - 1), formula])
        }
        let tag = path == assumptions.leasePath ? "" : "-\(path.rawValue)"
        return figure(
            "contract-\(name)\(tag)", "value of \(name)", .usd, by: formula, from: inputs,
            note: "\(Int(term)) years from \(delay) on; "
                + (rise == nil ? "the mean NOI in every year; " : "NOI rises each year about its mean; ")
                + (contract.isTenantFunded
                    ? "the tenant pays for the building" : "all building is yet to be paid"))
    }

    /// Mean NOI of a year: stated, or revenue times margin.
    public func income(_ contract: CompanyFacts.Contract) -> Figure? {
        if let stated = contract.income { return stated }
        guard let revenue = contract.revenue else { return nil }
        let margin = contract.margin ?? assumptions[contract.isCloud ? .cloudMargin : .leaseMargin]
        return figure(
            "noi-\(contract.deal.id)", "mean NOI of \(contract.deal.id)", .usd, by: .input(0) * .input(1),
            from: [revenue, margin])
    }

    /// Cost of a megawatt without GPUs, which last no longer than their contract.
    func hallCost(_ contract: CompanyFacts.Contract) -> Figure {
        contract.isCloud ? assumptions[.capital] : cost(contract)
    }

    func cost(_ contract: CompanyFacts.Contract) -> Figure {
        contract.capital ?? assumptions[contract.isCloud ? .cloudCapital : .capital]
    }

    /// Critical-IT megawatts of a contract; gross ones over the PUE.
    func criticalIT(_ contract: CompanyFacts.Contract) -> Figure {
        guard contract.isGross else { return contract.megawatts }
        return figure(
            "it-\(contract.deal.id)", "critical IT of \(contract.deal.id)", .megawattsCriticalIT,
            by: .input(0) / .input(1), from: [contract.megawatts, assumptions[.overhead]],
            note: "the source states gross megawatts only")
    }

    /// Facility megawatts of all contracts.
    var contractedPower: Figure? {
        let loads = company.contracts.map { contract -> Figure in
            if let gross = LeaseFigures(contract.deal).gross { return gross }
            return figure(
                "gross-\(contract.deal.id)", "facility power of \(contract.deal.id)", .megawattsGross,
                by: .input(0) * .input(1), from: [contract.megawatts, assumptions[.overhead]])
        }
        guard !loads.isEmpty else { return nil }
        return figure(
            "contracted-power", "facility power of its contracts", .megawattsGross,
            by: .sumOfInputs(loads.count), from: loads)
    }
}

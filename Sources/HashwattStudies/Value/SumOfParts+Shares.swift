// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// The value by share, and what is compared with it.
extension SumOfParts {
    /// Sum of the parts, USD; nil where neither debt nor cash is known, since a value without either is none.
    public var netAssetValue: Figure? {
        guard company.cash != nil || company.debt != nil else { return nil }
        return figure(
            "nav", "net asset value", .usd, by: .sumOfInputs(parts.count), from: parts.map(\.value),
            note: missing.isEmpty ? "" : "without " + missing.joined(separator: "; "))
    }

    /// Shares that the value is divided by: the count of the tables, and warrants granted after it in full, since
    /// their price is in no table.
    public var dilutedShares: Figure? {
        guard let shares = company.shares else { return nil }
        guard !company.laterWarrants.isEmpty else { return shares }
        return figure(
            "shares", "diluted shares", .shares, by: .sumOfInputs(company.laterWarrants.count + 1),
            from: [shares] + company.laterWarrants,
            note: "warrants granted after the count are added in full: most dilution that is possible")
    }

    /// Net asset value a share if no warrant granted after the count is ever exercised, USD; nil where there is none.
    ///
    /// Their strikes are in no table. With all of them the value is `valuePerShare`, for nothing; what their holders
    /// would pay is in neither.
    public var valuePerShareWithoutLaterWarrants: Figure? {
        guard let netAssetValue, let shares = company.shares, !company.laterWarrants.isEmpty else {
            return nil
        }
        return figure(
            "nav-per-share-no-warrants", "net asset value a share without later warrants", .usdPerShare,
            by: .input(0) / .input(1), from: [netAssetValue, shares],
            note: "warrants granted after the count are left out: least dilution that is possible")
    }

    /// Net asset value a share, USD.
    public var valuePerShare: Figure? {
        guard let netAssetValue, let dilutedShares else { return nil }
        return figure(
            "nav-per-share", "net asset value a share", .usdPerShare, by: .input(0) / .input(1),
            from: [netAssetValue, dilutedShares])
    }

    /// Price over value, less one: positive where the market pays more.
    public var premium: Figure? {
        guard let valuePerShare, let price = company.price, valuePerShare.value > 0 else { return nil }
        return figure(
            "premium", "premium of the price over net asset value", .ratio,
            by: .input(0) / .input(1) - Self.one, from: [price, valuePerShare])
    }

    /// Enterprise value less bitcoin and mining, USD: what the price leaves for everything else.
    public var valueWithoutMining: Figure? {
        guard let price = company.price, let dilutedShares, company.debt != nil || company.cash != nil,
            let mining = parts.first(where: { $0.kind == .mining })?.value
        else { return nil }
        var formula: Formula = .input(0) * .input(1) - .input(2)
        var inputs = [price, dilutedShares, mining]
        for (figure, isAdded) in [(company.debt, true), (company.cash, false), (company.bitcoin, false)] {
            guard let figure else { continue }
            formula = isAdded ? formula + .input(inputs.count) : formula - .input(inputs.count)
            inputs.append(figure)
        }
        return figure(
            "without-mining", "EV less bitcoin and mining", .usd, by: formula, from: inputs,
            note: missing.isEmpty ? "" : "not found: " + missing.joined(separator: "; "))
    }

    /// Contracted megawatts of critical IT at the company's share, gross ones over the PUE.
    public var contracted: Figure? {
        let contracts = company.contracts
        guard !contracts.isEmpty else { return nil }
        var inputs: [Figure] = []
        var terms: [Formula] = []
        for contract in contracts {
            inputs.append(criticalIT(contract))
            let load: Formula = .input(inputs.count - 1)
            guard let share = contract.ownedShare else {
                terms.append(load)
                continue
            }
            inputs.append(share)
            terms.append(load * .input(inputs.count - 1))
        }
        return figure(
            "contracted-it", "contracted critical IT, own share", .megawattsCriticalIT, by: .sum(terms),
            from: inputs)
    }

    /// `valueWithoutMining` over `contracted`; nil where the numerator is not positive or nothing is contracted: a
    /// ratio of that means nothing.
    public var multiple: Figure? {
        guard let value = valueWithoutMining, value.value > 0, let contracted, contracted.value > 0 else {
            return nil
        }
        return figure(
            "multiple", "EV less bitcoin and mining, a contracted MW", .usdPerMegawatt,
            by: .input(0) / .input(1), from: [value, contracted])
    }
}

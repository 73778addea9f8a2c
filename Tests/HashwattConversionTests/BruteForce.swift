// SPDX-License-Identifier: Apache-2.0

import Foundation
import HashwattConversion

/// The best plan of a small problem by trying all of them, for owners whose debt has no fee and who sell no shares.
///
/// It knows the rules from their words alone: every choice of every block is listed with its value, all combinations
/// are walked, and one that is better than the best so far is checked quarter by quarter.
struct BruteForce {
    struct Choice {
        let offer: Int?
        let shell: Int?
        let fitOut: Int
        let ready: Int
        let value: Double
    }

    private let problem: ConversionProblem
    private let blocks: [(group: Int, choices: [Choice])]
    private(set) var best = 0.0
    private(set) var tried = 0
    private var taken: [Choice] = []
    /// The most that the blocks from each one on can add.
    private var rest: [Double] = [0]
    private var sold: [Int: Int] = [:]

    init(_ problem: ConversionProblem) {
        self.problem = problem
        blocks = problem.groups.indices.flatMap { group in
            let choices = Self.choices(problem, group)
            return Array(repeating: (group, choices), count: problem.groups[group].count)
        }
        best = -.infinity
        for block in blocks.reversed() {
            rest.append(rest[rest.count - 1] + (block.choices.map(\.value).max() ?? 0))
        }
        rest.reverse()
        walkSales(site: 0, value: 0)
    }

    private static func factor(_ problem: ConversionProblem, _ quarter: Int) -> Double {
        pow(1 + problem.discountRate, -Double(quarter + 1) / 4)
    }

    private static func choices(_ problem: ConversionProblem, _ index: Int) -> [Choice] {
        let group = problem.groups[index]
        let site = problem.sites[group.site]
        var result = [Choice(offer: nil, shell: nil, fitOut: 0, ready: .max, value: 0)]
        for (number, offer) in problem.offers.enumerated() {
            guard offer.regions.isEmpty || offer.regions.contains(site.region) else { continue }
            for ready in 0..<problem.quarters
            where ready >= site.energised && ready >= offer.from && ready <= offer.due {
                let fitOut = ready - group.fitOut.quarters
                guard fitOut >= 0 else { continue }
                let shells: [Int?] =
                    group.shell.map { shell in
                        fitOut - shell.quarters < 0 ? [] : (0...fitOut - shell.quarters).map { $0 }
                    } ?? [nil]
                for shell in shells {
                    var value = 0.0
                    for (stage, start) in [(group.shell, shell), (group.fitOut, fitOut)] {
                        guard let stage, let start else { continue }
                        for quarter in start..<start + stage.quarters {
                            value -= factor(problem, quarter) * stage.costUSD / Double(stage.quarters)
                        }
                    }
                    let emptied = group.emptied == .atShell ? shell ?? fitOut : fitOut
                    for quarter in emptied..<problem.quarters {
                        value -= factor(problem, quarter) * group.idle[quarter].netUSD
                    }
                    for quarter in ready..<offer.due + offer.termQuarters {
                        value += factor(problem, quarter) * rent(offer, quarter) * group.criticalMW
                    }
                    result.append(
                        Choice(offer: number, shell: shell, fitOut: fitOut, ready: ready, value: value))
                }
            }
        }
        return result
    }

    private static func rent(_ offer: RentOffer, _ quarter: Int) -> Double {
        var rent = offer.rentUSDPerKWMonth
        var cost = offer.costUSDPerKWMonth
        for _ in 0..<max(0, quarter - offer.due) / 4 {
            rent *= 1 + offer.escalator
            cost *= 1 + offer.costGrowth
        }
        return (rent - cost) * 3_000
    }

    /// The most that sales of the sites from one on can add.
    private func mostSales(from site: Int) -> Double {
        problem.sites[site...].reduce(0) { $0 + ($1.saleUSD ?? 0) }
    }

    private mutating func walkSales(site: Int, value: Double) {
        guard value + mostSales(from: site) + rest[0] > best else { return }
        guard site < problem.sites.count else { return walk(block: 0, value: value) }
        walkSales(site: site + 1, value: value)
        guard let price = problem.sites[site].saleUSD, problem.sites[site].saleFrom < problem.quarters else {
            return
        }
        for quarter in problem.sites[site].saleFrom..<problem.quarters {
            var gain = Self.factor(problem, quarter) * price
            for group in problem.groups where group.site == site {
                for later in quarter..<problem.quarters {
                    gain -= Self.factor(problem, later) * group.idle[later].netUSD * Double(group.count)
                }
            }
            sold[site] = quarter
            walkSales(site: site + 1, value: value + gain)
            sold[site] = nil
        }
    }

    private mutating func walk(block: Int, value: Double) {
        guard block < blocks.count else {
            tried += 1
            if value > best, isAllowed() { best = value }
            return
        }
        let (group, choices) = blocks[block]
        for choice in choices where value + choice.value + rest[block + 1] > best {
            if choice.offer != nil, sold[problem.groups[group].site] != nil { continue }
            taken.append(choice)
            walk(block: block + 1, value: value + choice.value)
            taken.removeLast()
        }
    }

    private func isAllowed() -> Bool {
        offersHold() && resourcesHold() && problem.owners.indices.allSatisfy { moneyHolds($0) }
    }

    private func offersHold() -> Bool {
        var power = problem.offers.map { _ in 0.0 }
        for (block, choice) in zip(blocks, taken) {
            if let offer = choice.offer { power[offer] += problem.groups[block.group].criticalMW }
        }
        return problem.offers.enumerated().allSatisfy { index, offer in
            power[index] == 0
                || power[index] <= offer.maximumMW && power[index] >= offer.minimumMW
                    && offer.requires.allSatisfy { power[$0] > 0 }
        }
    }

    private func resourcesHold() -> Bool {
        for (index, resource) in problem.resources.enumerated() {
            var begun = 0
            var delivered = 0
            for quarter in 0..<problem.quarters {
                var busy = 0
                delivered += resource.available[quarter]
                for (block, choice) in zip(blocks, taken) where choice.offer != nil {
                    let group = problem.groups[block.group]
                    for (stage, start) in [(group.shell, choice.shell), (group.fitOut, choice.fitOut)] {
                        guard let stage, let start, start <= quarter else { continue }
                        let units = stage.needs.first { $0.resource == index }?.units ?? 0
                        if start == quarter { begun += units }
                        if quarter < start + stage.quarters { busy += units }
                    }
                }
                if resource.kind == .crew && busy > resource.available[quarter] { return false }
                if resource.kind == .equipment && begun > delivered { return false }
            }
        }
        return true
    }

    /// With debt that costs interest only, borrowing as little and as late as possible is best.
    private func moneyHolds(_ owner: Int) -> Bool {
        guard let finance = problem.owners[owner].finance else { return true }
        precondition(finance.equity.isEmpty && finance.debt?.fee ?? 0 == 0)
        let own = zip(blocks, taken).filter { problem.sites[problem.groups[$0.0.group].site].owner == owner }
        let rate = finance.debt.map { pow(1 + $0.annualRate, 0.25) - 1 } ?? 0
        var net = finance.cashUSD - (finance.debt?.openingUSD ?? 0)
        var debt = finance.debt?.openingUSD ?? 0
        var spent = 0.0
        for quarter in 0..<problem.quarters {
            net += finance.contractedUSD[quarter] + finance.otherUSD[quarter] - debt * rate
            for (site, when) in sold where when == quarter && problem.sites[site].owner == owner {
                net += problem.sites[site].saleUSD ?? 0
            }
            for (block, choice) in own {
                let group = problem.groups[block.group]
                let soldBy = sold[group.site].map { $0 <= quarter } ?? false
                guard let number = choice.offer else {
                    if !soldBy { net += group.idle[quarter].netUSD }
                    continue
                }
                let emptied = group.emptied == .atShell ? choice.shell ?? choice.fitOut : choice.fitOut
                if quarter < emptied { net += group.idle[quarter].netUSD }
                if quarter >= choice.ready {
                    net += Self.rent(problem.offers[number], quarter) * group.criticalMW
                }
                for (stage, start) in [(group.shell, choice.shell), (group.fitOut, choice.fitOut)] {
                    guard let stage, let start, start <= quarter, quarter < start + stage.quarters else {
                        continue
                    }
                    net -= stage.costUSD / Double(stage.quarters)
                    spent += stage.costUSD / Double(stage.quarters)
                }
            }
            debt = max(0, finance.minimumCashUSD - net)
            if debt > 1, debt > limit(finance, own.map { ($0.0.group, $0.1) }, spent, rate, quarter) + 1 {
                return false
            }
        }
        return true
    }

    private func limit(
        _ finance: OwnerFinance, _ own: [(Int, Choice)], _ spent: Double, _ rate: Double, _ quarter: Int
    ) -> Double {
        guard let terms = finance.debt else { return 0 }
        var carried = 0.0
        var factor = 1.0
        for later in quarter + 1..<200 {
            factor /= 1 + rate
            var flow = later < problem.quarters ? finance.contractedUSD[later] : 0
            for (group, choice) in own {
                guard let number = choice.offer, choice.fitOut <= quarter else { continue }
                let offer = problem.offers[number]
                guard later >= offer.due, later < offer.due + offer.termQuarters else { continue }
                flow += Self.rent(offer, later) * problem.groups[group].criticalMW
            }
            carried += factor * flow / terms.dscr
        }
        return min(carried, terms.openingUSD + terms.loanToCost * spent)
    }

}

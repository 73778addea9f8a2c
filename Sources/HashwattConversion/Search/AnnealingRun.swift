// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// One run of simulated annealing.
struct AnnealingRun {
    private(set) var state: SearchState
    /// What becomes of each block in the best plan that breaks nothing.
    private(set) var bestWorks: [ConversionPlan.Conversion?] = []
    /// Quarters of sales in it.
    private(set) var bestSales: [Int?] = []
    private var random: Philox
    private var worth: Double
    /// Its worth (USD).
    private(set) var best = -Double.infinity
    /// Blocks that some offer suits.
    private let movable: [Int]
    private let saleable: [Int]

    init(state: SearchState, random: Philox) {
        self.state = state
        self.random = random
        worth = state.worth
        let tables = state.tables
        movable = state.blocks.indices.filter { !tables.offers[state.blocks[$0]].isEmpty }
        saleable = tables.problem.sites.indices.filter {
            tables.problem.sites[$0].saleUSD != nil
                && tables.problem.sites[$0].saleFrom < tables.problem.quarters
        }
        keepBest()
    }

    /// Cools down from a temperature (USD) to a thousandth of it.
    mutating func anneal(moves: Int, from start: Double) {
        guard !movable.isEmpty || !saleable.isEmpty else { return }
        let steps = 1_000
        let cooling = Elementary.exp(Elementary.log(1e-3) / Double(steps))
        var temperature = start
        for _ in 0..<steps {
            for _ in 0..<max(1, moves / steps) { move(temperature) }
            temperature *= cooling
        }
    }

    private mutating func keepBest() {
        guard worth > best, state.isFeasible else { return }
        best = worth
        bestWorks = state.works
        bestSales = state.sales
    }

    private mutating func below(_ bound: Int) -> Int {
        Philox.index(UInt32(truncatingIfNeeded: random.next()), below: UInt32(bound))
    }

    private mutating func move(_ temperature: Double) {
        if movable.isEmpty || (!saleable.isEmpty && below(50) == 0) { return moveSale(temperature) }
        let block = movable[below(movable.count)]
        let work = state.works[block]
        switch below(10) {
        case 0: if work != nil { change([(block, nil)], temperature) }
        case 1...3: change([(block, anything(block))], temperature)
        case 4...6: if let work { change([(block, shifted(work))], temperature) }
        case 7: if let work { handOver(block, work, temperature) }
        default: if let work { exchange(block, work, temperature) }
        }
    }

    private mutating func moveSale(_ temperature: Double) {
        let site = saleable[below(saleable.count)]
        guard state.built[site] == 0 else { return }
        let terms = state.tables.problem.sites[site]
        let old = state.sales[site]
        let isKept = old != nil && below(2) == 0
        let next = isKept ? nil : terms.saleFrom + below(state.tables.problem.quarters - terms.saleFrom)
        state.sell(site, next)
        state.fund(terms.owner)
        guard !accepts(temperature) else { return }
        state.sell(site, old)
        state.fund(terms.owner)
    }
}

extension AnnealingRun {
    /// Any conversion of a block.
    private mutating func anything(_ block: Int) -> ConversionPlan.Conversion {
        let group = state.blocks[block]
        let offers = state.tables.offers[group]
        let offer = offers[below(offers.count)]
        let range = state.tables.readyRange(group, offer)
        let ready = range.lowerBound + below(range.count)
        return state.tables.conversion(group, offer, ready: ready, wait: below(2) == 0 ? 0 : below(4))
    }

    /// The same conversion with other dates: later or earlier in service, or with a longer or shorter wait.
    private mutating func shifted(_ work: ConversionPlan.Conversion) -> ConversionPlan.Conversion {
        let group = state.tables.problem.groups[work.group]
        let range = state.tables.readyRange(work.group, work.offer)
        let wait = work.shell.map { work.fitOut - $0 - (group.shell?.quarters ?? 0) } ?? 0
        let step = below(7) - 3
        let kind = below(3)
        let ready = kind == 1 ? work.ready : min(max(work.ready + step, range.lowerBound), range.upperBound)
        let waits = kind == 0 ? wait : max(0, wait + (kind == 1 ? step : work.ready - ready))
        return state.tables.conversion(
            work.group, work.offer, ready: ready, wait: kind == 2 ? max(0, wait + ready - work.ready) : waits)
    }

    /// Another block takes the offer of this one.
    private mutating func handOver(
        _ block: Int, _ work: ConversionPlan.Conversion, _ temperature: Double
    ) {
        let other = movable[below(movable.count)]
        guard state.works[other] == nil, let taken = serving(work, with: other) else { return }
        change([(block, nil), (other, taken)], temperature)
    }

    /// Two blocks exchange offers and dates.
    private mutating func exchange(
        _ block: Int, _ work: ConversionPlan.Conversion, _ temperature: Double
    ) {
        let other = movable[below(movable.count)]
        guard other != block, let held = state.works[other], let first = serving(held, with: block),
            let second = serving(work, with: other)
        else { return }
        change([(block, first), (other, second)], temperature)
    }

    /// What another conversion does, done with this block; nil where it cannot.
    private func serving(_ work: ConversionPlan.Conversion, with block: Int) -> ConversionPlan.Conversion? {
        let group = state.blocks[block]
        guard state.tables.offers[group].contains(work.offer) else { return nil }
        let range = state.tables.readyRange(group, work.offer)
        let ready = min(max(work.ready, range.lowerBound), range.upperBound)
        return state.tables.conversion(group, work.offer, ready: ready, wait: 0)
    }

    /// Changes blocks where crews, equipment and offers allow, and takes it back where the plan is not accepted.
    private mutating func change(
        _ changes: [(block: Int, work: ConversionPlan.Conversion?)], _ temperature: Double
    ) {
        let before = changes.map { state.works[$0.block] }
        for (block, _) in changes { state.set(block, nil) }
        var fits = true
        for (block, work) in changes {
            guard let work else { continue }
            guard state.fits(work) else {
                fits = false
                break
            }
            state.set(block, work)
        }
        if fits {
            for (block, _) in changes { state.fund(state.owner(block)) }
            if accepts(temperature) { return }
        }
        for (block, _) in changes { state.set(block, nil) }
        for (index, (block, _)) in changes.enumerated() { state.set(block, before[index]) }
        if fits { for (block, _) in changes { state.fund(state.owner(block)) } }
    }

    private mutating func accepts(_ temperature: Double) -> Bool {
        let next = state.worth
        let loss = worth - next
        let isKept = loss <= 0 || Elementary.exp(-loss / temperature) > Double(random.next() >> 11) * 0x1p-53
        guard isKept else { return false }
        worth = next
        keepBest()
        return true
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Hash rate that exists at one cost.
public struct HashSupplyStep: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// How much there is.
    public let hashRate: HashRate
    /// Hashprice below which it stops.
    public let cost: Hashprice

    /// A step.
    ///
    /// - Precondition: hash rate is not negative; both are finite.
    public init(_ name: String, hashRate: HashRate, cost: Hashprice) {
        precondition(
            hashRate >= .zero && hashRate.isFinite && cost.isFinite, "\(name): \(hashRate) at \(cost)")
        self.name = name
        self.hashRate = hashRate
        self.cost = cost
    }

    /// Machines of one efficiency (cooling included) at one price of power.
    public init(_ name: String, hashRate: HashRate, efficiency: Efficiency, price: EnergyPrice) {
        self.init(name, hashRate: hashRate, cost: .breakeven(at: price, efficiency: efficiency))
    }
}

/// The hash rate that miners would run at each hashprice, and where it meets what the network pays.
///
/// The network pays a fixed amount a day (144 blocks, whoever finds them), so hashprice is that amount over the
/// hash rate that runs. In equilibrium every step that runs covers its cost and none that stands still would:
/// hash rate falls, and hashprice rises, until the marginal machine just pays its power.
public struct HashSupply: Hashable, Sendable {
    /// The steps, from the cheapest on.
    public let steps: [HashSupplyStep]

    /// A supply of steps in any order; equal costs keep theirs.
    public init(_ steps: [HashSupplyStep]) {
        self.steps = steps.indices
            .sorted { (steps[$0].cost, $0) < (steps[$1].cost, $1) }
            .map { steps[$0] }
    }

    /// Where supply meets revenue.
    public struct Equilibrium: Hashable, Sendable {
        /// Hash rate that runs.
        public let hashRate: HashRate
        /// What it earns; nil where nothing runs.
        public let hashprice: Hashprice?
        /// The dearest step that runs; nil where nothing runs.
        public let marginal: HashSupplyStep?
        /// The part of the dearest step that runs: less than the whole where its cost is the hashprice.
        public let running: Ratio
    }

    /// The equilibrium for what the network pays a day.
    ///
    /// - Parameter revenue: of a day: blocks · (subsidy + fees) · price; positive.
    /// - Complexity: O(number of steps).
    public func equilibrium(revenue: Dollars) -> Equilibrium {
        precondition(revenue > .zero && revenue.amount.isFinite, "revenue of a day is positive: \(revenue)")
        var total = HashRate.zero
        var marginal: HashSupplyStep?
        var running = Ratio.zero
        for step in steps where step.hashRate > .zero {
            let whole = total + step.hashRate
            if Self.hashprice(revenue, whole) >= step.cost {
                (total, marginal, running) = (whole, step, .fraction(1))
                continue
            }
            // At hash rate revenue / cost the hashprice is exactly the step's cost.
            let most = HashRate.petahashesPerSecond(revenue.amount / step.cost.dollarsPerPetahashDay)
            if most > total {
                running = .fraction((most - total) / step.hashRate)
                (total, marginal) = (most, step)
            }
            break
        }
        return Equilibrium(
            hashRate: total, hashprice: total > .zero ? Self.hashprice(revenue, total) : nil,
            marginal: marginal, running: running)
    }

    private static func hashprice(_ revenue: Dollars, _ hashRate: HashRate) -> Hashprice {
        .dollarsPerPetahashDay(revenue.amount / hashRate.petahashesPerSecond)
    }
}

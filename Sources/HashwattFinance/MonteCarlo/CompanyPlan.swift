// SPDX-License-Identifier: Apache-2.0

/// What a company will do with its megawatts, quarter by quarter, before chance comes in.
public struct CompanyPlan: Hashable, Sendable {
    /// Mining over the quarters.
    public struct Mining: Hashable, Sendable {
        /// Megawatts that mine in each quarter.
        public let megawatts: [Double]
        /// What a megawatt-hour earns by mining in each quarter at today's price, hash rate and subsidy, USD: the
        /// efficiency of the fleet is in it.
        public let dollarsPerMegawattHour: [Double]
        /// Reward of a block in each quarter relative to today's: ½ after the next halving. The network answers it
        /// as it answers the price.
        public let reward: [Double]
        /// Cost of a megawatt-hour mined besides power, USD.
        public let otherCost: Double
        /// Hours a quarter that the machines can run.
        public let hours: Double

        /// A mining plan.
        public init(
            megawatts: [Double], dollarsPerMegawattHour: [Double], reward: [Double], otherCost: Double,
            hours: Double
        ) {
            self.megawatts = megawatts
            self.dollarsPerMegawattHour = dollarsPerMegawattHour
            self.reward = reward
            self.otherCost = otherCost
            self.hours = hours
        }
    }

    /// Halls that are let or will be.
    public struct Project: Hashable, Sendable {
        /// Name, for errors.
        public let name: String
        /// Quarter in which rent is planned to begin, 0 where it runs already.
        public let start: Double
        /// Quarters that rent is paid.
        public let term: Double
        /// Net operating income of the first quarter, USD, at today's market rent where it is not yet let.
        public let firstIncome: Double
        /// Whether rent is agreed; otherwise it is that of the market when building begins.
        public let isLet: Bool
        /// What is yet to be spent, USD.
        public let capital: Double
        /// Quarter in which building begins.
        public let buildStart: Int

        /// A project.
        public init(
            name: String, start: Double, term: Double, firstIncome: Double, isLet: Bool, capital: Double,
            buildStart: Int
        ) {
            self.name = name
            self.start = start
            self.term = term
            self.firstIncome = firstIncome
            self.isLet = isLet
            self.capital = capital
            self.buildStart = buildStart
        }

        /// Whether a delay can reach it.
        public var isUnfinished: Bool { start > 0 }
    }

    /// Mining.
    public let mining: Mining
    /// Halls.
    public let projects: [Project]
    /// Growth of agreed rents, as a continuous rate a year.
    public let escalator: Double
    /// Value of land and power at the end, USD.
    public let residual: Double
    /// Added to the short rate for discounting, a year.
    public let spread: Double

    /// A plan.
    public init(mining: Mining, projects: [Project], escalator: Double, residual: Double, spread: Double) {
        self.mining = mining
        self.projects = projects
        self.escalator = escalator
        self.residual = residual
        self.spread = spread
    }

    /// Quarters that it looks ahead.
    public var quarters: Int { mining.megawatts.count }
}

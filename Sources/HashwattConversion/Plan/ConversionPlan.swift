// SPDX-License-Identifier: Apache-2.0

/// What becomes of every block, and the money of every owner.
public struct ConversionPlan: Hashable, Sendable {
    /// One block that is converted.
    public struct Conversion: Hashable, Sendable {
        /// Index of its group.
        public let group: Int
        /// Index of the offer it is built for.
        public let offer: Int
        /// First quarter of building its shell; nil where the shell stands.
        public let shell: Int?
        /// First quarter of its fit-out.
        public let fitOut: Int
        /// First quarter in service.
        public let ready: Int

        /// A conversion.
        public init(group: Int, offer: Int, shell: Int?, fitOut: Int, ready: Int) {
            self.group = group
            self.offer = offer
            self.shell = shell
            self.fitOut = fitOut
            self.ready = ready
        }
    }

    /// The choices an owner makes about money in each quarter (USD).
    public struct Funding: Hashable, Sendable {
        /// Debt at the end of the quarter.
        public let debtUSD: [Double]
        /// Market value of shares sold, by tranche and quarter.
        public let equityUSD: [[Double]]

        /// Choices about money.
        public init(debtUSD: [Double], equityUSD: [[Double]]) {
            self.debtUSD = debtUSD
            self.equityUSD = equityUSD
        }
    }

    /// The blocks that are converted, in order of group and service.
    public let conversions: [Conversion]
    /// Quarter in which a site is sold, by its index.
    public let sales: [Int: Int]
    /// By owner; nil where money is no limit.
    public let funding: [Funding?]

    /// A plan.
    public init(conversions: [Conversion], sales: [Int: Int], funding: [Funding?]) {
        self.conversions = conversions
        self.sales = sales
        self.funding = funding
    }

    /// Critical IT power in service by the end of the plan (MW).
    public func criticalMW(of problem: ConversionProblem) -> Double {
        conversions.reduce(0) { $0 + problem.groups[$1.group].criticalMW }
    }
}

extension ConversionPlan {
    /// The plan in a solved program: whole columns are rounded, money is clamped to what may be.
    init(_ point: [Double], _ columns: ConversionColumns, _ problem: ConversionProblem) {
        var conversions: [Conversion] = []
        for group in problem.groups.indices {
            let served = columns.assignments.filter { $0.group == group }
                .sorted { ($0.ready, $0.offer) < ($1.ready, $1.offer) }
                .flatMap { x in Array(repeating: x, count: Int(point[x.column].rounded())) }
            let shells = columns.begun[group].enumerated().flatMap { quarter, column in
                let before = quarter == 0 ? 0 : point[columns.begun[group][quarter - 1]].rounded()
                return Array(repeating: quarter, count: max(0, Int(point[column].rounded() - before)))
            }
            for (number, x) in served.enumerated() {
                let fitOut = x.ready - problem.groups[group].fitOut.quarters
                conversions.append(
                    Conversion(
                        group: group, offer: x.offer, shell: number < shells.count ? shells[number] : nil,
                        fitOut: fitOut, ready: x.ready))
            }
        }
        var sales: [Int: Int] = [:]
        for (site, sold) in columns.sold.enumerated() {
            if let quarter = sold.firstIndex(where: { point[$0] > 0.5 }) { sales[site] = quarter }
        }
        self.init(
            conversions: conversions, sales: sales,
            funding: problem.owners.indices.map { Self.funding(point, columns.money[$0], problem.owners[$0]) }
        )
    }

    private static func funding(
        _ point: [Double], _ money: ConversionColumns.Money, _ owner: ConversionOwner
    ) -> Funding? {
        guard let finance = owner.finance else { return nil }
        let million = ConversionModelBuilder.million
        return Funding(
            debtUSD: money.debt.isEmpty
                ? Array(repeating: 0, count: money.cash.count)
                : money.debt.map { max(0, point[$0]) * million },
            equityUSD: zip(money.equity, finance.equity).map { columns, tranche in
                columns.map { min(max(0, point[$0]) * million, tranche.perQuarterUSD) }
            })
    }
}

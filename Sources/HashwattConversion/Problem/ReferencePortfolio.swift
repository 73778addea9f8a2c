// SPDX-License-Identifier: Apache-2.0

/// Portfolios of any size, the same on every machine, for tests and benchmarks.
public enum ReferencePortfolio {
    /// A portfolio of different blocks.
    ///
    /// Five companies own two sites each in four regions. Blocks are modules of 25, 50 or 100 MW of critical IT load, no
    /// two alike in cost and time; half of them mine. Every company has its own cash, debt and shares; each region has its shell and fit-out crews; all share
    /// the deliveries of switchgear. Rents, sizes and dates of the offers are drawn from ranges that leases of
    /// 2024–2026 span.
    public static func problem(
        blocks: Int, quarters: Int, offers: Int, seed: UInt64, goal: ConversionProblem.Goal = .netPresentValue
    ) throws(ConversionIssues) -> ConversionProblem {
        var draw = Draw(state: seed)
        let owners = (0..<5).map { owner(number: $0, quarters, &draw) }
        let sites = (0..<10).map { number in
            ConversionSite(
                name: "site \(number)", owner: number / 2, region: "region \(draw.whole(0...3))",
                energised: draw.whole(0...max(0, quarters / 3)),
                saleUSD: number % 3 == 0 ? draw.real(20...120) * 1e6 : nil, saleFrom: 4)
        }
        let resources = resources(blocks: blocks, quarters: quarters)
        let groups = (0..<blocks).map { group(number: $0, sites, quarters, &draw) }
        let leases = (0..<offers).map { offer(number: $0, quarters, blocks: blocks, offers: offers, &draw) }
        return try ConversionProblem(
            first: CalendarQuarter(index: 2_026 * 4), quarters: quarters, discountRate: 0.12,
            goal: goal,
            owners: owners, sites: sites, groups: groups, offers: leases, resources: resources)
    }

    private static func owner(number: Int, _ quarters: Int, _ draw: inout Draw) -> ConversionOwner {
        let contracted = draw.real(5...40) * 1e6
        let overhead = draw.real(5...25) * 1e6
        let shares = draw.real(500...3_000) * 1e6
        return ConversionOwner(
            name: "company \(number)",
            finance: OwnerFinance(
                cashUSD: draw.real(100...900) * 1e6, minimumCashUSD: 50e6,
                contractedUSD: Array(repeating: contracted, count: quarters),
                otherUSD: Array(repeating: -overhead, count: quarters),
                debt: DebtTerms(
                    annualRate: draw.real(0.06...0.1), fee: 0.02, dscr: draw.real(1.2...1.5), loanToCost: 0.8),
                equity: [
                    EquityTranche(perQuarterUSD: 0.02 * shares, totalUSD: 0.15 * shares, impact: 0.04),
                    EquityTranche(perQuarterUSD: 0.05 * shares, totalUSD: 0.3 * shares, impact: 0.12),
                ]))
    }

    private static func resources(blocks: Int, quarters: Int) -> [BuildResource] {
        let crews = max(1, blocks / 20)
        let regional = (0..<4).flatMap { region in
            ["shell", "fit-out"].map { stage in
                BuildResource(
                    name: "\(stage) crews, region \(region)", kind: .crew,
                    available: (0..<quarters).map { crews + $0 / 12 })
            }
        }
        return regional + [
            BuildResource(
                name: "switchgear", kind: .equipment,
                available: (0..<quarters).map { 4 * crews + $0 / 4 })
        ]
    }

    private static func group(
        number: Int, _ sites: [ConversionSite], _ quarters: Int, _ draw: inout Draw
    ) -> BlockGroup {
        let site = draw.whole(0...9)
        let region = Int(sites[site].region.split(separator: " ")[1]) ?? 0
        let power = [25.0, 50, 50, 100][draw.whole(0...3)]
        let mines = draw.whole(0...1) == 1
        let idle = (0..<quarters).map { quarter in
            guard mines, quarter >= sites[site].energised else { return IdleUse.nothing }
            let decay = 1 - 0.02 * Double(quarter)
            return IdleUse.best(
                miningUSD: power * 1.3 * 2_190 * 30 * decay, powerSalesUSD: power * 1.3 * 2_190 * 8)
        }
        let shell =
            draw.whole(0...3) == 0
            ? nil
            : BuildStage(
                quarters: draw.whole(2...3), costUSD: power * draw.real(3...5) * 1e6,
                needs: [ResourceNeed(resource: 2 * region, units: power > 80 ? 2 : 1)])
        return BlockGroup(
            name: "block \(number)", site: site, criticalMW: power, idle: idle, shell: shell,
            fitOut: BuildStage(
                quarters: draw.whole(1...3), costUSD: power * draw.real(4...7) * 1e6,
                needs: [
                    ResourceNeed(resource: 2 * region + 1, units: power > 80 ? 2 : 1),
                    ResourceNeed(resource: 8, units: Int(power / 25)),
                ]),
            emptied: draw.whole(0...1) == 0 ? .atShell : .atFitOut)
    }

    private static func offer(
        number: Int, _ quarters: Int, blocks: Int, offers: Int, _ draw: inout Draw
    ) -> RentOffer {
        let due = draw.whole(quarters / 8...quarters - 1)
        let mean = Double(blocks) * 56 / Double(offers)
        let size = max(1, (mean * draw.real(0.3...1.7) / 25).rounded()) * 25
        let regions = (0..<4).filter { _ in draw.whole(0...1) == 1 }.map { "region \($0)" }
        return RentOffer(
            name: "offer \(number)", tenant: "tenant \(number % 7)", regions: Set(regions),
            minimumMW: number % 4 == 0 ? (size / 50).rounded(.down) * 25 : 0, maximumMW: size,
            from: max(0, due - 12), due: due,
            rentUSDPerKWMonth: draw.real(110...170), costUSDPerKWMonth: draw.real(15...40),
            escalator: 0.03, costGrowth: 0.025, termQuarters: 4 * draw.whole(8...15),
            requires: number % 10 == 9 ? [number - 1] : [])
    }
}

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014), drawn from by range.
private struct Draw {
    var state: UInt64

    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func real(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + Double(next() >> 11) * 0x1p-53 * (range.upperBound - range.lowerBound)
    }

    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }
}

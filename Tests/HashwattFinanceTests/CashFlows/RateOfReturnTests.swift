// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import HashwattUnits
import Testing

struct RateOfReturnTests {
    /// Polynomials with known roots: Π (1 + rₖ − x) in powers of x = 1 + r.
    private static func flows(roots: [Double]) -> [Double] {
        var coefficients = [1.0]
        for root in roots {
            var next = Array(repeating: 0.0, count: coefficients.count + 1)
            for (power, value) in coefficients.enumerated() {
                next[power] += value
                next[power + 1] -= value * (1 + root)
            }
            coefficients = next
        }
        return coefficients
    }

    @Test(arguments: [UInt64](1...200))
    func findsTheRootsOfProducts(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let count = Int.random(in: 1...5, using: &generator)
        var roots: [Double] = []
        while roots.count < count {
            let root = Double.random(in: -0.9...3, using: &generator)
            if roots.allSatisfy({ ($0 - root).magnitude > 0.05 }) { roots.append(root) }
        }
        roots.sort()
        let found = RateOfReturn.periodic(Self.flows(roots: roots)).roots
        #expect(found.count == roots.count, "seed \(seed): \(found.map(\.rate)) for \(roots)")
        for (one, other) in zip(found, roots) {
            #expect((one.rate - other).magnitude < 1e-7, "seed \(seed): \(one.rate) for \(other)")
        }
    }

    /// The number of crossings is at most that of the sign changes and differs from it by an even number, the
    /// value changes its sign at each, and the unit of the amounts does not matter.
    @Test(arguments: [UInt64](1...300))
    func keepsTheLawsOfSigns(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let first = CivilDate(daysSinceEpoch: 20_000)
        let flows = (0..<Int.random(in: 2...40, using: &generator)).map { _ in
            DatedFlow(
                first + Int.random(in: 0...4_000, using: &generator),
                Double.random(in: -100...100, using: &generator))
        }
        let rates = RateOfReturn.dated(flows)
        #expect(rates.roots.count <= rates.signChanges, "seed \(seed)")
        if rates.roots.allSatisfy(\.isCertain) {
            #expect((rates.signChanges - rates.roots.count).isMultiple(of: 2), "seed \(seed)")
        }
        for root in rates.roots where root.isCertain && root.rate < 1e3 && root.rate > -0.99 {
            let step = 1e-7 * (1 + root.rate)
            let below = PresentValue.dated(flows, rate: root.rate - step)
            let above = PresentValue.dated(flows, rate: root.rate + step)
            #expect((below < 0) != (above < 0), "seed \(seed) at \(root.rate)")
        }
        let tiny = RateOfReturn.dated(flows.map { DatedFlow($0.date, $0.amount * 0x1p-120) })
        #expect(tiny == rates, "seed \(seed)")
    }

    /// Amounts of 1e-9: pyxirr 0.10.8 gives 0.1372 and the like for these, since it stops at an absolute
    /// value.
    @Test(arguments: [1e-12, 1e-9, 1e-3, 1, 1e12, 1e300])
    func doesNotDependOnTheSizeOfAmounts(scale: Double) throws {
        let rate = try #require(
            RateOfReturn.periodic([-100 * scale, 39 * scale, 59 * scale, 55 * scale, 20 * scale]).single)
        #expect(Fixture.agree(rate, 0.280948421159961104576562))
    }

    @Test func saysWhyThereIsNone() {
        let day = CivilDate(daysSinceEpoch: 20_000)
        let outcomes: [(RateOfReturn, RateOfReturn.Absence)] = [
            (.periodic([]), .noFlows), (.periodic([0, 0]), .noFlows),
            (.periodic([1, 2, 3]), .onlyInflows), (.periodic([-1, -2]), .onlyOutflows),
            (.dated([DatedFlow(day, -1_000), DatedFlow(day, 1_000)]), .oneDate),
            (.periodic([100, -200, 150]), .noSignChangeOfValue),
        ]
        for (rates, absence) in outcomes {
            #expect(rates.outcome == .none(absence))
            #expect(rates.single == nil && rates.roots.isEmpty)
        }
    }

    /// −100 (1 − 1.1 / x)²: zero at 10 % without a change of sign. In doubles nobody can tell that from two
    /// roots or none.
    @Test func namesATouchingRootAsUncertain() throws {
        let rates = RateOfReturn.periodic([-100, 220, -121])
        let root = try #require(rates.roots.first)
        #expect(rates.roots.count == 1 && !root.isCertain && rates.single == nil)
        #expect((root.rate - 0.1).magnitude < 1e-12)
    }

    /// Roots of several orders are found where the derivatives below are zero: (x − 1)³, (x − 1.3)²(x − 1.21).
    @Test func findsMultipleRootsToAllDigits() throws {
        let triple = try #require(RateOfReturn.periodic([1, -3, 3, -1]).roots.first)
        #expect(triple.rate.magnitude < 1e-12 && !triple.isCertain)
        let roots = RateOfReturn.periodic([-1, 3.81, -4.836, 2.0449]).roots
        #expect(roots.count == 2 && (roots[0].rate - 0.21).magnitude < 1e-9)
        #expect((roots[1].rate - 0.3).magnitude < 1e-9 && !roots[1].isCertain)
    }

    @Test func tellsRootsApartThatLieClose() {
        let found = RateOfReturn.periodic(Self.flows(roots: [0.1, 0.1001, 0.3])).roots
        #expect(found.count == 3 && found.allSatisfy(\.isCertain))
    }

    /// From 1 cent to a billion in a day, and the other way: rates that no double holds; 365 · ln 10¹¹.
    @Test func holdsRatesBeyondAllNumbers() throws {
        let day = CivilDate(daysSinceEpoch: 20_000)
        let up = RateOfReturn.dated([DatedFlow(day, -0.01), DatedFlow(day + 1, 1e9)])
        let root = try #require(up.roots.first)
        #expect(root.rate == .infinity && (root.continuous - 9_244.879_148_371_094).magnitude < 1e-6)
        let down = RateOfReturn.dated([DatedFlow(day, -1e9), DatedFlow(day + 1, 0.01)])
        #expect(down.roots.first?.rate == -1)
    }

    /// Amounts whose ratio no double holds: the search ends all the same.
    @Test func endsForAmountsOfAllSizes() {
        let tiny = Double.leastNonzeroMagnitude
        let amounts = [-1e300, 1e-300, tiny, -64 * tiny, 1e290, -1e-20, 1]
        let rates = RateOfReturn.periodic(amounts)
        #expect(rates.signChanges <= 6 && rates.roots.count <= rates.signChanges)
        #expect(RateOfReturn.periodic([-1e308, 1e308, 1e308, -1e308]).signChanges == 2)
    }

    /// 600 flows with 60 changes of sign: the search ends, and quickly.
    @Test func endsForManyChangesOfSign() {
        let amounts = (0..<600).map { $0 == 0 ? -1_000 : ($0 / 10).isMultiple(of: 2) ? 30.0 : -20 }
        let rates = RateOfReturn.periodic(amounts)
        #expect(rates.signChanges == 60 && !rates.roots.isEmpty)
    }

    @Test func rejectsFlowsThatAreNotFinite() async {
        await #expect(processExitsWith: .failure) { _ = RateOfReturn.periodic([-1, .nan]) }
        await #expect(processExitsWith: .failure) { _ = PresentValue.periodic([-1, 2], rate: -1) }
    }
}

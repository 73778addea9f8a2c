// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattNumerics
import HashwattTesting
import Testing

struct CrossSectionTests {
    private let names = (0..<12).map { "N\($0)" }

    private func sample(_ seed: UInt64) -> (x: [Double], z: [Double], y: [Double]) {
        var generator = SplitMix64(seed: seed)
        let x = names.map { _ in Double.random(in: 0...1, using: &generator) }
        let z = names.map { _ in Double.random(in: 0...1, using: &generator) }
        let y = x.map { 0.1 * $0 + Double.random(in: 0...0.02, using: &generator) }
        return (x, z, y)
    }

    @Test func slopeOfWhatMattersIsFound() throws {
        let (x, z, y) = sample(41)
        let found = CrossSection(
            names: names, abnormal: y, variables: [.init("x", x), .init("z", z)], draws: 2_000)
        guard case .estimated(let slopes, let used, let rSquared) = found.alone[0].outcome else {
            Issue.record("no regression")
            return
        }
        #expect(used == names && slopes.count == 1 && rSquared > 0.8)
        #expect((slopes[0].coefficient - 0.1).magnitude < 0.03)
        guard case .exact(let orders) = slopes[0].test.scheme else {
            Issue.record("not exact")
            return
        }
        #expect(orders == 479_001_600)
        #expect(slopes[0].test.pValue < 0.001)
        guard case .estimated(let both, _, _) = found.together, case .random = both[0].test.scheme else {
            Issue.record("no joint regression by random orders")
            return
        }
        #expect(both.map(\.variable) == ["x", "z"] && both[0].test.pValue < 0.01)
    }

    @Test func namesWithoutAValueAreLeftOutAndVariablesOfFewNamesToo() throws {
        let (x, z, y) = sample(42)
        let gaps: [Double?] = x.enumerated().map { $0 < 3 ? nil : $1 }
        let rare: [Double?] = z.enumerated().map { $0 < 3 ? $1 : nil }
        let found = CrossSection(
            names: names, abnormal: y,
            variables: [.init("x", gaps), .init("rare", rare), .init("flat", names.map { _ in 1 })],
            draws: 500)
        guard case .estimated(_, let used, _) = found.alone[0].outcome else {
            Issue.record("no regression")
            return
        }
        #expect(used == Array(names.dropFirst(3)))
        #expect(found.alone[1].outcome == .tooFew(names: Array(names.prefix(3)), needed: 5))
        #expect(found.alone[2].outcome == .doesNotVary("flat"))
        #expect(found.leftOut == ["rare"])
        #expect(found.together == .doesNotVary("flat"))
    }

    @Test func unequalListsTrap() async {
        await #expect(processExitsWith: .failure) {
            _ = CrossSection(names: ["A"], abnormal: [], variables: [])
        }
    }
}

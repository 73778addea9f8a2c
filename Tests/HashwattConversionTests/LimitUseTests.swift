// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

@testable import HashwattConversion

@Suite("Limits in whole units")
struct LimitUseTests {
    /// Whether a point keeps all rows.
    private func holds(_ point: [Double], _ model: LinearModel) -> Bool {
        (0..<model.rowCount).allSatisfy { row in
            let entries = Int(model.rowStart[row])..<Int(model.rowStart[row + 1])
            let value = entries.map { model.entryValue[$0] * point[Int(model.entryColumn[$0])] }.reduce(0, +)
            return value <= model.rowUpper[row] + 1e-9 && value >= model.rowLower[row] - 1e-9
        }
    }

    private func model(_ sizes: [Double], atMost limit: Double, isOptional: Bool) -> LinearModel {
        var model = LinearModel()
        let columns = sizes.map { _ in model.column(0, 0, 2, integer: true) }
        let taken = isOptional ? model.column(0, 0, 1, integer: true) : nil
        let uses = zip(columns, sizes).map { LimitUse(count: Expression(column: $0), size: $1) }
        model.require(uses, atMost: limit, if: taken)
        return model
    }

    @Test("whole plans are all there", arguments: 0..<200 as Range<UInt64>)
    func wholePlansAreAllThere(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let unit: Double = [1.0, 12.5, 25, 0.1, 18.3].randomElement(using: &random) ?? 1
        let sizes = (0..<4).map { _ in unit * Double(Int.random(in: 1...8, using: &random)) }
        let limit = unit * Double(Int.random(in: 0...30, using: &random)) / 2
        let isOptional = Bool.random(using: &random)
        let model = model(sizes, atMost: limit, isOptional: isOptional)
        for code in 0..<81 * 2 {
            let counts: [Double] = [1, 3, 9, 27].map { (place: Int) in Double(code / 2 / place % 3) }
            let taken = isOptional ? code % 2 : 1
            let used: Double = zip(counts, sizes).map { $0 * $1 }.reduce(0, +)
            let isKept = used <= limit * Double(taken) + 1e-9
            #expect(
                holds(isOptional ? counts + [Double(taken)] : counts, model) == isKept,
                "seed \(seed): \(counts) of \(sizes) in \(limit)")
        }
    }

    @Test("an offer of 150 MW has room for one block of 100 MW, not for one and a half")
    func halvesAreCutOff() {
        let model = model([100, 50], atMost: 150, isOptional: false)
        #expect(holds([1, 1], model))
        #expect(!holds([1.5, 0], model))
        #expect(holds([0, 3], model))
        #expect(model.rowCount == 2)
        #expect(self.model([100, 50], atMost: 200, isOptional: false).rowCount == 1)
    }
}

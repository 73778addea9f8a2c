// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import Testing

struct LinearModelTests {
    private func small() -> LinearModel {
        var model = LinearModel()
        let x = model.column(3, 0, 10, integer: true)
        let y = model.column(-2, -1, .infinity)
        model.row(1, 4, [(x, 2), (y, 1)])
        model.row(-.infinity, 8, [(x, 0), (y, 3)])
        model.offset = 7
        return model
    }

    @Test func rowsKeepTheirEntriesWithoutZeros() {
        let model = small()
        #expect(model.rowStart == [0, 2, 3])
        #expect(model.entryColumn == [0, 1, 1])
        #expect(model.entryValue == [2, 1, 3])
    }

    @Test func objectiveAndRowsAreComputed() {
        let model = small()
        #expect(model.objective(of: [1, 2]) == 6)
        #expect(model.value(ofRow: 0, at: [1, 2]) == 4)
        #expect(model.value(ofRow: 1, at: [1, 2]) == 6)
    }

    @Test func violationIsTheWorstOfAll() {
        let model = small()
        #expect(model.violation(of: [1, 2]) == 0)
        #expect(model.violation(of: [1, -3]) == 2)  // bound of y and row 0, by 2
        #expect(model.violation(of: [1, 5]) == 7)  // row 1: 15 > 8
        #expect(model.violation(of: [0.75, 1]) == 0.25)  // not whole
        #expect(model.violation(of: [12, -1]) == 19)  // row 0: 23 > 4
    }

    @Test func fixedIntegersKeepTheirValues() {
        let fixed = small().fixingIntegers(at: [0.999_999_99, 2])
        #expect(fixed.lower[0] == 1 && fixed.upper[0] == 1)
        #expect(fixed.isInteger == [0, 0])
        #expect(fixed.upper[1] == .infinity)
    }

    @Test func gapIsRelativeToThePlan() {
        #expect(LinearSolution(status: .feasible, objective: -100, bound: -110).gap == 0.1)
        #expect(LinearSolution(status: .optimal, objective: 5, bound: 5).gap == 0)
        #expect(LinearSolution(status: .optimal, objective: 0, bound: 0).gap == 0)
        #expect(LinearSolution(status: .unknown).gap == .infinity)
    }

    @Test func rejectsPointOfAnotherLength() async {
        await #expect(processExitsWith: .failure) { _ = LinearModel().violation(of: [1]) }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import Testing

struct OptimiseTests {
    /// Rosenbrock (1960): the minimum is 0 at (1, 1), at the end of a curved valley.
    @Test func findsTheEndOfRosenbrocksValley() {
        let found = Simplex.minimise(from: [-1.2, 1], steps: [0.5, 0.5]) { point in
            let valley = point[1] - point[0] * point[0]
            return 100 * valley * valley + (1 - point[0]) * (1 - point[0])
        }
        #expect(found.value < 1e-12)
        #expect((found.point[0] - 1).magnitude < 1e-5 && (found.point[1] - 1).magnitude < 1e-5)
    }

    @Test func saysWhenTheEvaluationsRanOut() {
        let options = SearchOptions(maximumEvaluations: 10)
        let found = Simplex.minimise(from: [5, 5], steps: [1, 1], options: options) {
            $0[0] * $0[0] + $0[1] * $0[1]
        }
        #expect(found.reason == .evaluationsSpent)
    }

    @Test func elementaryFunctionsKeepDigitsNearZero() {
        #expect(Elementary.log(onePlus: 1e-18) == 1e-18)
        #expect(Elementary.expMinusOne(1e-18) == 1e-18)
        #expect(Elementary.exp(Elementary.log(2)) == 2)
        #expect(Elementary.power(2, 10) == 1_024)
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

struct SumsTests {
    @Test func integersAreSummedExactly() {
        for count in 0..<100 {
            #expect(
                Sums.sum((0..<count).map(Double.init)) == Double(count * (count - 1) / 2), "count \(count)")
        }
    }

    /// Neumaier (1974): the sum is 2, a plain loop gives 0.
    @Test func compensatedSumKeepsWhatALoopLoses() {
        #expect(Sums.compensated([1, 1e100, 1, -1e100]) == 2)
    }

    /// 1, 2, …, 9: mean 5, variance 60/8.
    @Test func meanAndVarianceOfNineNumbers() {
        let values = (1...9).map(Double.init)
        #expect(Sums.mean(values) == 5)
        #expect(Sums.variance(values) == 7.5)
    }

    @Test func meanOfNothingTraps() async {
        await #expect(processExitsWith: .failure) { _ = Sums.mean([]) }
    }
}

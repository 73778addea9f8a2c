// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import Testing

struct CorrelationTests {
    /// F. J. Anscombe, *Graphs in Statistical Analysis*, The American Statistician 27 (1973), table, data set 1:
    /// r = 0.81642, R² = 0.667. To 15 digits with numpy.
    @Test func agreesWithAnscombe() throws {
        let x: [Double] = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
        let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
        let found = try #require(Correlation.pearson(x, y))
        #expect(abs(found - 0.816_420_516_344_844) < 1e-14)
        #expect(try #require(Correlation.pearson(x.map { 1e9 + 3 * $0 }, y.map { -$0 })) < -0.816)
    }

    @Test func needsThreePairsAndSpread() {
        #expect(Correlation.pearson([1, 2], [3, 4]) == nil)
        #expect(Correlation.pearson([1, 1, 1], [3, 4, 5]) == nil)
    }

    @Test func rejectsUnequalLengths() async {
        await #expect(processExitsWith: .failure) { _ = Correlation.pearson([1, 2, 3], [1, 2]) }
    }
}

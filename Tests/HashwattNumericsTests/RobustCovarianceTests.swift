// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

struct RobustCovarianceTests {
    @Test func agreesWithStatsmodels() throws {
        for regression in try RegressionReference.load().regressions {
            let fit = try LeastSquares(design: regression.design, y: regression.y)
            #expect(RegressionReference.distance(fit.coefficients, regression.coefficients) < 1e-12)
            let leverages = fit.leverages(design: regression.design)
            #expect(RegressionReference.distance(leverages, regression.leverages) < 1e-12)
            let kinds: [(String, LeastSquares.Covariance)] = [
                ("classical", .classical), ("HC0", .hc0), ("HC1", .hc1), ("HC2", .hc2), ("HC3", .hc3),
                ("neweyWest", .neweyWest(lags: regression.lags)),
            ]
            for (name, kind) in kinds {
                let wanted = try #require(regression.covariances[name])
                let found = fit.covariance(kind, design: regression.design)
                #expect(RegressionReference.distance(found, wanted) < 1e-11, "\(name): \(found) \(wanted)")
            }
        }
    }

    /// Without lags Newey and West's estimate is White's.
    @Test func noLagsAreWhite() throws {
        let regression = try RegressionReference.load().regressions[1]
        let fit = try LeastSquares(design: regression.design, y: regression.y)
        #expect(
            fit.covariance(.neweyWest(lags: 0), design: regression.design)
                == fit.covariance(.hc0, design: regression.design))
    }

    /// Newey, West (1994): 4 (n ÷ 100)^(2/9).
    @Test(arguments: [(100, 4), (250, 4), (50, 3), (15, 2), (1_000, 6)])
    func lagsFollowTheRule(rows: Int, lags: Int) { #expect(LeastSquares.lags(rows: rows) == lags) }

    @Test func leveragesAddUpToTheColumns() throws {
        for regression in try RegressionReference.load().regressions {
            let fit = try LeastSquares(design: regression.design, y: regression.y)
            let total = Sums.sum(fit.leverages(design: regression.design))
            #expect((total - Double(regression.design.count)).magnitude < 1e-12)
        }
    }

    @Test func anotherDesignTraps() async {
        await #expect(processExitsWith: .failure) {
            let fit = try LeastSquares(design: [[1, 1, 1], [1, 2, 4]], y: [1, 2, 3])
            _ = fit.covariance(.hc3, design: [[1, 1, 1]])
        }
    }
}

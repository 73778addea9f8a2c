// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

struct RegressionTests {
    /// NIST Statistical Reference Datasets, *Longley* (lower level of difficulty: high; condition 4.9e9).
    private static let employed: [Double] = [
        60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564,
        69331,
        70551,
    ]
    private static let columns: [[Double]] = [
        [Double](repeating: 1, count: 16),
        [
            83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7,
            116.9,
        ],
        [
            234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546,
            482704,
            502601, 518173, 554894,
        ],
        [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007],
        [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827],
        [
            107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950,
            123366,
            125368, 127852, 130081,
        ],
        (1947...1962).map(Double.init),
    ]

    @Test func longleyMatchesTheCertifiedValues() throws {
        let fit = try LeastSquares(design: Self.columns, y: Self.employed)
        let certified = [
            -3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
            -0.511041056535807e-01, 1829.15146461355,
        ]
        for (found, expected) in zip(fit.coefficients, certified) {
            #expect((found - expected).magnitude <= 1e-8 * expected.magnitude, "\(found), not \(expected)")
        }
        #expect((fit.variance.squareRoot() - 304.854073561965).magnitude < 1e-8)
        #expect((fit.standardErrors[0] / 890420.383607373 - 1).magnitude < 1e-8)
    }

    @Test func residualsAreOrthogonalToEveryColumn() throws {
        var generator = SplitMix64(seed: 11)
        for round in 0..<50 {
            let rows = 20 + round
            let design = (0..<4).map { _ in
                (0..<rows).map { _ in Double.random(in: -1...1, using: &generator) }
            }
            let y = (0..<rows).map { _ in Double.random(in: -5...5, using: &generator) }
            let fit = try LeastSquares(design: design, y: y)
            for column in design {
                let product = zip(column, fit.residuals).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(product.magnitude < 1e-12 * Double(rows), "seed 11, round \(round)")
            }
        }
    }

    @Test func namesTheDependentColumn() {
        let one = [1.0, 1, 1, 1, 1]
        let x = [1.0, 2, 3, 4, 5]
        #expect(throws: LeastSquares.Failure.dependentColumn(2)) {
            try LeastSquares(design: [one, x, x.map { 3 - 2 * $0 }], y: [1, 4, 2, 8, 5])
        }
    }

    @Test func namesTooFewRows() {
        let failure = LeastSquares.Failure.tooFewRows(rows: 2, columns: 2)
        #expect(throws: failure) { try LeastSquares(design: [[1, 1], [1, 2]], y: [1, 2]) }
        #expect(failure.description.contains("2 observations"))
    }
}

// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// What `Benchmarks/peers/attribution/reference.py` found with statsmodels and numpy.
struct RegressionReference: Decodable {
    struct Regression: Decodable {
        let design: [[Double]]
        let y: [Double]
        let lags: Int
        let coefficients: [Double]
        let leverages: [Double]
        let covariances: [String: [Double]]
    }
    struct Discovery: Decodable {
        let pValues: [Double]
        let benjaminiHochberg: [Double]
        let benjaminiYekutieli: [Double]
    }
    struct Permutation: Decodable {
        let design: [[Double]]
        let y: [Double]
        let column: Int
        let beyond: Int
        let orders: Int
    }
    let regressions: [Regression]
    let discoveries: [Discovery]
    let permutations: [Permutation]

    static func load() throws -> RegressionReference {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "Fixtures/regression/reference.json"))
        return try JSONDecoder().decode(Self.self, from: data)
    }

    /// The largest difference of two lists, over the largest value of the second.
    static func distance(_ found: [Double], _ wanted: [Double]) -> Double {
        guard found.count == wanted.count else { return .infinity }
        let scale = wanted.map(\.magnitude).max() ?? 1
        return (zip(found, wanted).map { ($0 - $1).magnitude }.max() ?? 0) / scale
    }
}

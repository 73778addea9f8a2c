// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

struct FalseDiscoveryTests {
    @Test func agreesWithStatsmodels() throws {
        for sample in try RegressionReference.load().discoveries {
            let found = FalseDiscovery.benjaminiHochberg.adjusted(sample.pValues)
            #expect(RegressionReference.distance(found, sample.benjaminiHochberg) < 1e-14)
            let strict = FalseDiscovery.benjaminiYekutieli.adjusted(sample.pValues)
            #expect(RegressionReference.distance(strict, sample.benjaminiYekutieli) < 1e-13)
        }
    }

    /// The 15 p-values of Benjamini, Hochberg (1995), section 4.1: four findings at 0.05, where Bonferroni has three.
    @Test func findsFourInTheExampleOfThePaper() {
        let pValues = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0,
        ]
        #expect(FalseDiscovery.benjaminiHochberg.adjusted(pValues).filter { $0 <= 0.05 }.count == 4)
        #expect(pValues.filter { $0 <= 0.05 / 15 }.count == 3)
    }

    @Test func keepsOrderAndRange() {
        var generator = SplitMix64(seed: 5)
        for seed in 0..<50 {
            let values = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
                Double.random(in: 0...1, using: &generator)
            }
            for method in FalseDiscovery.allCases {
                let adjusted = method.adjusted(values)
                for (value, found) in zip(values, adjusted) {
                    #expect(found >= value && found <= 1, "\(seed)")
                }
                let order = values.indices.sorted { values[$0] < values[$1] }
                for (left, right) in zip(order, order.dropFirst()) {
                    #expect(adjusted[left] <= adjusted[right], "seed 5, round \(seed)")
                }
            }
        }
        #expect(FalseDiscovery.benjaminiHochberg.adjusted([]).isEmpty)
    }

    @Test func valueAboveOneTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = FalseDiscovery.benjaminiHochberg.adjusted([1.5])
        }
    }
}

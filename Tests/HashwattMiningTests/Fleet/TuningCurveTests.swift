// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattTesting
import HashwattUnits
import Testing

struct TuningCurveTests {
    /// By hand: v(0.8) = 0.94, p = 0.03 + 0.97 · 0.8 · 0.8836 = 0.7156736; 10.5 % less energy per hash.
    @Test func matchesAHandComputation() {
        let curve = TuningCurve()
        #expect(curve.power(at: 1) == 1)
        #expect(abs(curve.power(at: 0.8) - 0.715_673_6) < 1e-15)
        #expect(abs(curve.hashRate(at: 0.715_673_6) - 0.8) < 1e-14)
        #expect(curve.hashRate(at: 0.1) == 0.6)
        #expect(curve.hashRate(at: 9) == 1.2)
    }

    @Test(arguments: [UInt64(21), 2_100])
    func isConvexAndItsSlopeIsItsDerivative(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let curve = TuningCurve(
                fixedPart: .random(in: 0..<0.5, using: &generator),
                voltageSlope: .random(in: 0...1, using: &generator))
            let at = Double.random(in: 0.61...1.19, using: &generator)
            let step = 1e-5
            let slope = (curve.power(at: at + step) - curve.power(at: at - step)) / (2 * step)
            #expect(abs(slope - curve.marginalPower(at: at)) < 1e-8, "seed \(seed)")
            let middle = curve.power(at: at - step) + curve.power(at: at + step) - 2 * curve.power(at: at)
            #expect(middle > -1e-14, "seed \(seed)")
        }
    }

    @Test(arguments: [UInt64(22), 1_861])
    func theBestSettingBeatsEveryOther(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let curve = TuningCurve(
                fixedPart: .random(in: 0..<0.3, using: &generator),
                voltageSlope: .random(in: 0...1, using: &generator))
            let value = EnergyPrice.dollarsPerMegawattHour(.random(in: 20...150, using: &generator))
            let price = EnergyPrice.dollarsPerMegawattHour(.random(in: -50...200, using: &generator))
            func profit(_ setting: Double) -> Double {
                (value * setting - price * curve.power(at: setting)).dollarsPerMegawattHour
            }
            let best = curve.best(value: value, price: price).map(profit) ?? 0
            for step in 0...60 {
                #expect(profit(0.6 + 0.01 * Double(step)) <= best + 1e-9, "seed \(seed)")
            }
        }
    }

    @Test func theLeastEnergyPerHashIsBetweenFixedAndVoltage() {
        let curve = TuningCurve(fixedPart: 0.2, voltageSlope: 0.5, range: 0.3...1.5)
        let best = curve.mostEfficient
        func energy(_ setting: Double) -> Double { curve.power(at: setting) / setting }
        #expect(energy(best) < energy(best - 0.01) && energy(best) < energy(best + 0.01))
        #expect(TuningCurve(fixedPart: 0).mostEfficient == 0.6)
    }

    @Test func payingToTakePowerRunsAtTheMost() {
        let best = TuningCurve().best(value: .dollarsPerMegawattHour(60), price: .dollarsPerMegawattHour(-1))
        #expect(best == 1.2)
        #expect(TuningCurve().best(value: .zero, price: .dollarsPerMegawattHour(1)) == nil)
    }

    @Test func impossibleCurvesTrap() async {
        await #expect(processExitsWith: .failure) { _ = TuningCurve(fixedPart: 1) }
        await #expect(processExitsWith: .failure) { _ = TuningCurve(voltageSlope: -0.1) }
        await #expect(processExitsWith: .failure) { _ = TuningCurve(range: 1.1...1.2) }
        await #expect(processExitsWith: .failure) { _ = TuningCurve(range: 0...1.2) }
    }
}

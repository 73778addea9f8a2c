// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import Testing

/// Expected values: mpmath 1.4.1 with 60 digits (`erfc`, regularised `betainc` and `gammainc`), rounded to 20.
struct DistributionsTests {
    private static let tolerance = 1e-13

    private func expectClose(_ found: Double, _ expected: Double, _ what: String) {
        let bound = Self.tolerance * expected.magnitude
        #expect((found - expected).magnitude <= bound, "\(what): \(found), not \(expected)")
    }

    @Test(arguments: [
        (-37.5, 4.6053530095819548438e-308, 1.0),
        (-20, 2.7536241186062336951e-89, 1.0),
        (-8.25, 7.919726314642477341e-17, 0.9999999999999999208),
        (-3, 0.0013498980316300945267, 0.99865010196836990547),
        (-1, 0.15865525393145705141, 0.84134474606854294859),
        (-0.5, 0.30853753872598689636, 0.69146246127401310364),
        (-1e-10, 0.49999999996010577196, 0.50000000003989422804),
        (0.25, 0.59870632568292372424, 0.40129367431707627576),
        (1.96, 0.97500210485177956379, 0.024997895148220436213),
        (5, 0.99999971334842812081, 2.8665157187919391167e-7),
    ])
    func normalTailsMatch(x: Double, lower: Double, upper: Double) {
        expectClose(Distribution.normal.lower(x), lower, "Φ(\(x))")
        expectClose(Distribution.normal.upper(x), upper, "1 − Φ(\(x))")
    }

    @Test(arguments: [
        (0.5, 1, 0.35241638234956672582, 0.64758361765043327418),
        (12.7, 1, 0.025012163844672080027, 0.97498783615532791997),
        (100000000.0, 1, 3.1830988618379066093e-9, 0.99999999681690113816),
        (2.0, 2.5, 0.078695747878982993312, 0.92130425212101700669),
        (-2.0, 2.5, 0.92130425212101700669, 0.078695747878982993312),
        (1e-09, 7, 0.49999999961500854917, 0.50000000038499145083),
        (3.5, 9, 0.0033617578815294781336, 0.99663824211847052187),
        (40, 9, 9.4914992246699132352e-12, 0.99999999999050850078),
        (2.2, 248, 0.014364847419718043141, 0.98563515258028195686),
        (9.5, 248, 9.375882445169317757e-19, 0.99999999999999999906),
        (30, 248, 8.6066280054563695418e-85, 1.0),
        (1.3, 9999, 0.096815467589395278071, 0.90318453241060472193),
        (15, 9999, 1.2918176560647450885e-50, 1.0),
        (4.75, 1000000.0, 1.0172239781997394353e-6, 0.99999898277602180026),
        (0.1, 100000.0, 0.46017226295336310877, 0.53982773704663689123),
    ])
    func studentTailsMatch(t: Double, degrees: Double, upper: Double, lower: Double) {
        let distribution = Distribution.studentT(degrees: degrees)
        expectClose(distribution.upper(t), upper, "P(T > \(t)), \(degrees) degrees")
        expectClose(distribution.lower(t), lower, "P(T < \(t)), \(degrees) degrees")
        expectClose(distribution.pValue(t), 2 * min(upper, lower), "p of \(t), \(degrees) degrees")
    }

    @Test(arguments: [
        (0.3, 1, 5, 0.39256450592407578126, 0.60743549407592421874),
        (4.5, 1, 5, 0.91264069187263833336, 0.087359308127361666642),
        (2.5, 3, 40, 0.92674564798205009619, 0.073254352017949903814),
        (30, 3, 40, 0.99999999974997172621, 2.5002827378619154651e-10),
        (0.01, 10, 200, 2.7509105756367185703e-9, 0.99999999724908942436),
        (1.2, 120, 500, 0.9065467045468963022, 0.093453295453103697797),
        (9, 120, 500, 1.0, 3.7335047669284565489e-71),
        (1.01, 5000, 5000, 0.63749799789372942377, 0.36250200210627057623),
    ])
    func fisherTailsMatch(x: Double, first: Double, second: Double, lower: Double, upper: Double) {
        let distribution = Distribution.fisherF(first, second)
        expectClose(distribution.lower(x), lower, "P(F < \(x)), \(first), \(second)")
        expectClose(distribution.upper(x), upper, "P(F > \(x)), \(first), \(second)")
    }

    @Test(arguments: [
        (0.01, 1, 0.079655674554057963757, 0.92034432544594203624),
        (3.84, 1, 0.94995647875129489681, 0.050043521248705103189),
        (700, 1, 1.0, 2.9902269751246203369e-154),
        (0.5, 4, 0.026499021160743914694, 0.97350097883925608531),
        (25, 4, 0.99994969018217693794, 0.000050309817823062058404),
        (90, 100, 0.24680203440017027271, 0.75319796559982972729),
        (300, 100, 1.0, 7.4121008573228767906e-22),
        (20, 100, 1.8547268838697993006e-19, 0.99999999999999999981),
        (1000, 1000, 0.50594714617076035805, 0.49405285382923964195),
        (1500, 1000, 1.0, 1.0454640385979657294e-22),
        (0.3, 0.5, 0.66682819768464335922, 0.33317180231535664078),
        (20000, 19800, 0.84255662446125695895, 0.15744337553874304105),
    ])
    func chiSquaredTailsMatch(x: Double, degrees: Double, lower: Double, upper: Double) {
        let distribution = Distribution.chiSquared(degrees: degrees)
        expectClose(distribution.lower(x), lower, "P(χ² < \(x)), \(degrees)")
        expectClose(distribution.upper(x), upper, "P(χ² > \(x)), \(degrees)")
    }

    @Test func quantilesUndoTheDistribution() {
        let distributions: [Distribution] = [
            .normal, .studentT(degrees: 3), .studentT(degrees: 247), .fisherF(4, 90),
            .chiSquared(degrees: 12),
        ]
        for distribution in distributions {
            for probability in [1e-12, 0.005, 0.3, 0.5, 0.95, 0.999] {
                let back = distribution.lower(distribution.quantile(probability))
                #expect(
                    (back - probability).magnitude <= 1e-12 * probability, "\(distribution) at \(probability)"
                )
            }
        }
    }

    @Test func infinityHasAllOrNothing() {
        for distribution in [
            Distribution.normal, .studentT(degrees: 4), .fisherF(2, 3), .chiSquared(degrees: 1),
        ] {
            #expect(distribution.upper(.infinity) == 0)
            #expect(distribution.lower(.infinity) == 1)
        }
    }

    @Test func quantileOfOneTraps() async {
        await #expect(processExitsWith: .failure) { _ = Distribution.normal.quantile(1) }
    }
}

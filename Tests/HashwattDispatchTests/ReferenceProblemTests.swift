// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
import HashwattTesting
import Testing

/// Optima in US cents, agreed by HiGHS, GLOP, Clp, exact merit order and dynamic programming.
struct ReferenceProblemTests {
    @Test func firstPricesAreTheReferences() {
        let series = ReferenceProblem.series()
        #expect(Array(series.price.prefix(10)) == [1236, 794, 330, 777, 546, 340, 1258, 2076, 2368, 1831])
        #expect(
            Array(series.hashprice.prefix(10)) == [
                3960, 3978, 3948, 3977, 3969, 3975, 3971, 3954, 3970, 3986,
            ])
    }

    @Test func problemAIsSolvedToTheCent() throws {
        let solution = try ReferenceProblem.problemA().solve()
        #expect(solution.method == .meritOrder)
        #expect(abs(solution.certificate.primalObjectiveUSD - 57_351_502.30) < 0.005)
        #expect(abs(solution.certificate.relativeGap) < 1e-12)
    }

    @Test func problemBIsSolvedToTheCent() throws {
        let solution = try ReferenceProblem.problemB().solve()
        #expect(solution.method == .productDynamicProgram)
        #expect(abs(solution.certificate.primalObjectiveUSD - 57_228_167.56) < 0.005)
        #expect(abs(solution.certificate.relativeGap) < 1e-12)
    }

    @Test func problemCIsSolvedWithItsCertificate() throws {
        let solution = try ReferenceProblem.problemC().solve()
        #expect(solution.method == .interiorPoint)
        #expect(solution.termination == .optimal)
        #expect(abs(solution.certificate.primalObjectiveUSD / 70_015_222.864 - 1) < 1e-8)
        #expect(abs(solution.certificate.dualBoundUSD / 70_015_222.864 - 1) < 1e-8)
        #expect(abs(solution.certificate.relativeGap) < 1e-8)
        #expect(solution.certificate.largestViolation < 1e-7)
    }
}

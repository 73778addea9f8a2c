// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattMarket
import HashwattTesting
import HashwattUnits
import Testing

/// Results of a numpy implementation of the published formulas, in full precision.
struct OracleResult: Decodable {
    struct Event: Decodable {
        let id: Int
        let firm: String
        let alpha: Double
        let beta: Double
        let s: Double
        let M: Int
        let first_est: String
        let last_est: String
        let day0: String
        let AR: [Double]
        let CAR: Double
        let BHAR: Double
    }
    let N: Int
    let p_hat_gsign: Double
    let rbar: Double
    let AAR: [Double]
    let csect_t: [Double]
    let patell_z: [Double]
    let bmp_t: [Double]
    let skew_adj_t: [Double]
    let gsign_z: [Double]
    let sign_z: [Double]
    let corrado_rank_z: [Double]
    let grank_t: [Double]
    let grank_z: [Double]
    let adj_patell_z: [Double]
    let adj_bmp_t: [Double]
    let n_pos: [Int]
    let cda_t: [Double]
    let CAAR: Double
    let ABHAR: Double
    let c_csect_t: Double
    let c_patell_z: Double
    let c_bmp_t: Double
    let c_skew_adj_t: Double
    let c_gsign_z: Double
    let c_rank_z: Double
    let c_grank_t: Double
    let c_grank_z: Double
    let c_cda_t: Double
    let precision_weighted_caar: Double
    let abhar_csect_t: Double
    let abhar_skew_t: Double
    let events: [Event]

    init(_ bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    }

    /// Our tests beside the oracle's statistic of each day.
    var days: [(EventTest, [Double])] {
        [
            (.crossSectional, csect_t), (.patell, patell_z), (.standardised, bmp_t),
            (.skewnessAdjusted, skew_adj_t),
            (.generalisedSign, gsign_z), (.sign, sign_z), (.corradoZivneyRank, corrado_rank_z),
            (.generalisedRankT, grank_t), (.generalisedRankZ, grank_z), (.adjustedPatell, adj_patell_z),
            (.adjustedStandardised, adj_bmp_t), (.crudeDependence, cda_t),
        ]
    }

    /// Our tests beside the oracle's statistic of the window.
    var window: [(EventTest, Double)] {
        [
            (.crossSectional, c_csect_t), (.patell, c_patell_z), (.standardised, c_bmp_t),
            (.skewnessAdjusted, c_skew_adj_t), (.generalisedSign, c_gsign_z), (.corradoZivneyRank, c_rank_z),
            (.generalisedRankT, c_grank_t), (.generalisedRankZ, c_grank_z), (.crudeDependence, c_cda_t),
            (.buyAndHold, abhar_csect_t), (.buyAndHoldSkewness, abhar_skew_t),
        ]
    }
}

/// Expects agreement to a relative tolerance.
func expectAgreement(
    _ found: Double?, _ expected: Double, tolerance: Double = 1e-9, _ what: @autoclosure () -> String
) {
    guard let found else {
        Issue.record("\(what()): no value, \(expected) expected")
        return
    }
    let distance = (found - expected).magnitude
    if !(distance <= tolerance * expected.magnitude) {
        Issue.record("\(what()): \(found), not \(expected), \(distance) apart")
    }
}

/// A file that is part of the tests.
func fixture(_ path: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try [UInt8](Data(contentsOf: folder.appending(path: "Fixtures/event-study/\(path)")))
}

/// Expects a solution's first group to agree with an oracle, event by event and test by test.
func expectAgreement(_ solution: EventStudySolution, _ oracle: OracleResult, group: Int = 0) {
    let result = solution.groups[group]
    #expect(result.events == oracle.N, "\(solution.issues.filter(\.excludes))")
    expectAgreement(result.meanCorrelation, oracle.rbar, "mean correlation")
    expectAgreement(result.positiveShare, oracle.p_hat_gsign, "share of positive residuals")
    for (day, found) in result.days.enumerated() {
        expectAgreement(found.mean, oracle.AAR[day], "AAR \(found.window)")
        #expect(found.positive == oracle.n_pos[day], "positive on \(found.window)")
        for (test, expected) in oracle.days {
            expectAgreement(found.value(test), expected[day], "\(test) on \(found.window)")
        }
    }
    let whole = result.windows[0]
    expectAgreement(whole.mean, oracle.CAAR, "CAAR")
    expectAgreement(whole.buyAndHold, oracle.ABHAR, "ABHAR")
    expectAgreement(whole.precisionWeightedMean, oracle.precision_weighted_caar, "precision-weighted CAAR")
    for (test, expected) in oracle.window {
        expectAgreement(whole.value(test), expected, "\(test) of the window")
    }
    let events = solution.events.compactMap { outcome -> EventResult? in
        if case .estimated(let event) = outcome, event.frame.request.group == result.name {
            event
        } else {
            nil
        }
    }
    #expect(events.count == oracle.events.count)
    for (event, expected) in zip(events, oracle.events) { expectAgreement(event, expected) }
}

private func expectAgreement(_ event: EventResult, _ expected: OracleResult.Event) {
    let name = "event \(expected.id)"
    #expect(event.frame.request.id == String(expected.id))
    #expect(event.frame.session.description == expected.day0, "\(name)")
    #expect(event.frame.firstEstimation.description == expected.first_est, "\(name)")
    #expect(event.frame.lastEstimation.description == expected.last_est, "\(name)")
    #expect(event.estimationReturns == expected.M, "\(name)")
    expectAgreement(event.coefficients[0], expected.alpha, "\(name), alpha")
    expectAgreement(event.coefficients[1], expected.beta, "\(name), beta")
    expectAgreement(event.residualDeviation, expected.s, "\(name), deviation")
    for (day, value) in expected.AR.enumerated() {
        expectAgreement(event.days[day].value, value, "\(name), AR of day \(day)")
    }
    expectAgreement(event.windows[0].value, expected.CAR, "\(name), CAR")
    expectAgreement(event.buyAndHold[0], expected.BHAR, "\(name), BHAR")
}

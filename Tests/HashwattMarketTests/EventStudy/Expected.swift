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
        let m: Int
        let firstEstimation: String
        let lastEstimation: String
        let day0: String
        let ar: [Double]
        let car: Double
        let bhar: Double

        enum CodingKeys: String, CodingKey {
            case id
            case firm
            case alpha
            case beta
            case s
            case m = "M"
            case firstEstimation = "first_est"
            case lastEstimation = "last_est"
            case day0
            case ar = "AR"
            case car = "CAR"
            case bhar = "BHAR"
        }
    }
    let n: Int
    let positiveShare: Double
    let rbar: Double
    let aar: [Double]
    let csectT: [Double]
    let patellZ: [Double]
    let bmpT: [Double]
    let skewAdjT: [Double]
    let gsignZ: [Double]
    let signZ: [Double]
    let corradoRankZ: [Double]
    let grankT: [Double]
    let grankZ: [Double]
    let adjPatellZ: [Double]
    let adjBmpT: [Double]
    let nPos: [Int]
    let cdaT: [Double]
    let caar: Double
    let abhar: Double
    let cCsectT: Double
    let cPatellZ: Double
    let cBmpT: Double
    let cSkewAdjT: Double
    let cGsignZ: Double
    let cRankZ: Double
    let cGrankT: Double
    let cGrankZ: Double
    let cCdaT: Double
    let precisionWeighted: Double
    let abharCsectT: Double
    let abharSkewT: Double
    let events: [Event]

    enum CodingKeys: String, CodingKey {
        case n = "N"
        case positiveShare = "p_hat_gsign"
        case rbar
        case aar = "AAR"
        case csectT = "csect_t"
        case patellZ = "patell_z"
        case bmpT = "bmp_t"
        case skewAdjT = "skew_adj_t"
        case gsignZ = "gsign_z"
        case signZ = "sign_z"
        case corradoRankZ = "corrado_rank_z"
        case grankT = "grank_t"
        case grankZ = "grank_z"
        case adjPatellZ = "adj_patell_z"
        case adjBmpT = "adj_bmp_t"
        case nPos = "n_pos"
        case cdaT = "cda_t"
        case caar = "CAAR"
        case abhar = "ABHAR"
        case cCsectT = "c_csect_t"
        case cPatellZ = "c_patell_z"
        case cBmpT = "c_bmp_t"
        case cSkewAdjT = "c_skew_adj_t"
        case cGsignZ = "c_gsign_z"
        case cRankZ = "c_rank_z"
        case cGrankT = "c_grank_t"
        case cGrankZ = "c_grank_z"
        case cCdaT = "c_cda_t"
        case precisionWeighted = "precision_weighted_caar"
        case abharCsectT = "abhar_csect_t"
        case abharSkewT = "abhar_skew_t"
        case events
    }

    init(_ bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    }

    /// Our tests beside the oracle's statistic of each day.
    var days: [(EventTest, [Double])] {
        [
            (.crossSectional, csectT), (.patell, patellZ), (.standardised, bmpT),
            (.skewnessAdjusted, skewAdjT),
            (.generalisedSign, gsignZ), (.sign, signZ), (.corradoZivneyRank, corradoRankZ),
            (.generalisedRankT, grankT), (.generalisedRankZ, grankZ), (.adjustedPatell, adjPatellZ),
            (.adjustedStandardised, adjBmpT), (.crudeDependence, cdaT),
        ]
    }

    /// Our tests beside the oracle's statistic of the window.
    var window: [(EventTest, Double)] {
        [
            (.crossSectional, cCsectT), (.patell, cPatellZ), (.standardised, cBmpT),
            (.skewnessAdjusted, cSkewAdjT), (.generalisedSign, cGsignZ), (.corradoZivneyRank, cRankZ),
            (.generalisedRankT, cGrankT), (.generalisedRankZ, cGrankZ), (.crudeDependence, cCdaT),
            (.buyAndHold, abharCsectT), (.buyAndHoldSkewness, abharSkewT),
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
    #expect(result.events == oracle.n, "\(solution.issues.filter(\.excludes))")
    expectAgreement(result, oracle)
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

/// Expects averages and tests of a group to agree with an oracle.
func expectAgreement(_ result: EventGroupResult, _ oracle: OracleResult) {
    expectAgreement(result.meanCorrelation, oracle.rbar, "mean correlation")
    expectAgreement(result.positiveShare, oracle.positiveShare, "share of positive residuals")
    for (day, found) in result.days.enumerated() {
        expectAgreement(found.mean, oracle.aar[day], "AAR \(found.window)")
        #expect(found.positive == oracle.nPos[day], "positive on \(found.window)")
        for (test, expected) in oracle.days {
            expectAgreement(found.value(test), expected[day], "\(test) on \(found.window)")
        }
    }
    let whole = result.windows[0]
    expectAgreement(whole.mean, oracle.caar, "CAAR")
    expectAgreement(whole.buyAndHold, oracle.abhar, "ABHAR")
    expectAgreement(whole.precisionWeightedMean, oracle.precisionWeighted, "precision-weighted caar")
    for (test, expected) in oracle.window {
        expectAgreement(whole.value(test), expected, "\(test) of the window")
    }
}

private func expectAgreement(_ event: EventResult, _ expected: OracleResult.Event) {
    let name = "event \(expected.id)"
    #expect(event.frame.request.id == String(expected.id))
    #expect(event.frame.session.description == expected.day0, "\(name)")
    #expect(event.frame.firstEstimation.description == expected.firstEstimation, "\(name)")
    #expect(event.frame.lastEstimation.description == expected.lastEstimation, "\(name)")
    #expect(event.estimationReturns == expected.m, "\(name)")
    expectAgreement(event.coefficients[0], expected.alpha, "\(name), alpha")
    expectAgreement(event.coefficients[1], expected.beta, "\(name), beta")
    expectAgreement(event.residualDeviation, expected.s, "\(name), deviation")
    for (day, value) in expected.ar.enumerated() {
        expectAgreement(event.days[day].value, value, "\(name), ar of day \(day)")
    }
    expectAgreement(event.windows[0].value, expected.car, "\(name), car")
    expectAgreement(event.buyAndHold[0], expected.bhar, "\(name), bhar")
}

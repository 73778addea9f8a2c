// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import HashwattUnits
import Testing

struct CapacityTests {
    @Test func addsWithinOneDefinitionAndState() {
        let sum = Capacity<CriticalIT, Contracted>.megawatts(168) + .megawatts(39)
        #expect(sum == .megawatts(207))
        #expect(sum.states.single == .contracted)
        var total = Capacity<Utility, Energised>.zero
        total += .megawatts(750)
        total += .megawatts(160)
        #expect(total.megawatts == 910 && total > .megawatts(909))
        #expect(total * Ratio.percent(51) == .megawatts(464.1))
        #expect(Capacity<Gross, Secured>.megawatts(300) / .megawatts(100) == 3)
    }

    @Test func namesTheMixtureItMakes() {
        let energised = Capacity<Gross, Energised>.megawatts(910)
        let secured = Capacity<Gross, Secured>.megawatts(2_000)
        let mixed = energised.addingAcrossStates(secured)
        #expect(mixed.megawatts == 2_910)
        #expect(mixed.states.isMixture && mixed.states.members == [.energised, .secured])
        #expect(mixed == secured.addingAcrossStates(energised))
        #expect(mixed.description == "2910.0 MW gross, mixed: energised + secured")
        let all = mixed.addingAcrossStates(Capacity<Gross, Pipeline>.megawatts(90))
        #expect(all.states.members == [.energised, .secured, .pipeline])
    }

    /// Cipher and AWS: 300 MW gross; at a PUE of 1.25 that carries 240 MW of critical IT.
    @Test func convertsByPUE() {
        let gross = Capacity<Gross, Contracted>.megawatts(300)
        let tenant = gross.criticalIT(at: PUE(1.25))
        #expect(tenant == .megawatts(240))
        #expect(tenant.gross(at: PUE(1.25)) == gross)
        #expect(tenant.states.single == .contracted)
    }

    @Test func comesBackThroughPUE() {
        let seed: UInt64 = 48
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let tenant = Capacity<CriticalIT, Secured>.megawatts(.random(in: 0...5_000, using: &random))
            let pue = PUE(.random(in: 1...2, using: &random))
            let back = tenant.gross(at: pue).criticalIT(at: pue)
            let good = abs(back.megawatts - tenant.megawatts) <= tenant.megawatts.ulp
            #expect(good && tenant.gross(at: pue).power >= tenant.power, "seed \(seed): \(tenant), \(pue)")
        }
    }

    @Test func runTimeFormRefusesWhatTheCompilerRefuses() throws {
        for (definition, other) in Self.pairs(CapacityDefinition.allCases) {
            for (state, next) in Self.pairs(CapacityState.allCases) {
                let left = try AnyCapacity(megawatts: 100, definition: definition, state: state)
                let right = try AnyCapacity(megawatts: 50, definition: other, state: next)
                if definition != other {
                    #expect(throws: CapacityError.definitionsDiffer(left, right)) { try left.adding(right) }
                    #expect(throws: CapacityError.definitionsDiffer(left, right)) {
                        try left.addingAcrossStates(right)
                    }
                } else if state != next {
                    #expect(throws: CapacityError.statesDiffer(left, right)) { try left.adding(right) }
                    let mixed = try left.addingAcrossStates(right)
                    #expect(mixed.megawatts == 150 && mixed.state == nil && mixed.states.isMixture)
                } else {
                    let sum = try left.adding(right)
                    #expect(sum.megawatts == 150 && sum.state == state && sum.definition == definition)
                }
            }
        }
    }

    @Test func addsLikeTheTypedForm() throws {
        let seed: UInt64 = 49
        var random = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            let a = Capacity<Gross, Energised>.megawatts(.random(in: 0...3_000, using: &random))
            let b = Capacity<Gross, Energised>.megawatts(.random(in: 0...3_000, using: &random))
            let c = Capacity<Gross, Pipeline>.megawatts(.random(in: 0...3_000, using: &random))
            let message: Comment = "seed \(seed): \(a), \(b), \(c)"
            #expect(try AnyCapacity(a).adding(AnyCapacity(b)) == AnyCapacity(a + b), message)
            #expect(
                try AnyCapacity(a).addingAcrossStates(AnyCapacity(c)) == AnyCapacity(a.addingAcrossStates(c)),
                message)
            #expect(Capacity<Gross, Energised>(AnyCapacity(a)) == a, message)
            #expect(Capacity<CriticalIT, Energised>(AnyCapacity(a)) == nil, message)
            #expect(Capacity<Gross, Energised>(AnyCapacity(a.addingAcrossStates(c))) == nil, message)
        }
    }

    @Test func totalsKeepDefinitionsAndStatesApart() throws {
        let records = try [
            AnyCapacity(megawatts: 50, definition: .utility, state: .pipeline),
            AnyCapacity(megawatts: 100, definition: .criticalIT, state: .contracted),
            AnyCapacity(megawatts: 10, definition: .utility, state: .energised),
            AnyCapacity(megawatts: 20, definition: .criticalIT, state: .contracted),
        ]
        #expect(
            AnyCapacity.totals(of: records).map(\.description) == [
                "120.0 MW critical IT, contracted", "10.0 MW utility, energised", "50.0 MW utility, pipeline",
            ])
        #expect(AnyCapacity.totals(of: []).isEmpty)
    }

    @Test(arguments: [-1, .nan, .infinity])
    func refusesWhatIsNoCapacity(megawatts: Double) {
        #expect(throws: CapacityError.self) {
            try AnyCapacity(megawatts: megawatts, definition: .gross, state: .energised)
        }
    }

    @Test func refusesACapacityWithoutState() {
        #expect(throws: CapacityError.noState(megawatts: 5)) {
            try AnyCapacity(power: .megawatts(5), definition: .gross, states: [])
        }
    }

    @Test func saysWhatToDo() throws {
        let left = try AnyCapacity(megawatts: 1, definition: .gross, state: .energised)
        let right = try AnyCapacity(megawatts: 2, definition: .undefined, state: .secured)
        #expect(
            CapacityError.definitionsDiffer(left, right).description
                == "cannot add 2.0 MW (definition not given), secured to 1.0 MW gross, energised: "
                + "the definitions differ; convert by a PUE or total each apart")
    }

    @Test func trapsOnNegativeCapacity() async {
        await #expect(processExitsWith: .failure) { _ = Capacity<Gross, Energised>.megawatts(-1) }
        await #expect(processExitsWith: .failure) { _ = Capacity<Gross, Energised>.megawatts(.nan) }
    }

    private static func pairs<Element>(_ all: [Element]) -> [(Element, Element)] {
        all.flatMap { left in all.map { (left, $0) } }
    }
}

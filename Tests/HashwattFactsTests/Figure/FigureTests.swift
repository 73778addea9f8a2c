// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattTesting
import HashwattUnits
import Testing

struct FigureTests {
    static let day = PartialDate.year(2025)

    static func read(_ name: String, _ value: Double, _ verification: Verification = .primary) -> Figure {
        .read(
            FigureID(name), name, value, .usd, asOf: day,
            from: Source(title: "page of \(name)", verification: verification)
        )
    }

    /// 13.64 / 11.55 − 1 by hand: 0.180952….
    @Test func aDerivedFigureIsItsFormula() {
        let now = Self.read("close", 13.64)
        let before = Self.read("before", 11.55, .secondary)
        let move = Figure.derived(
            FigureID("move", "X"), "move", .ratio, by: .input(0) / .input(1) - .constant(1, "one"),
            from: [now, before])
        #expect(abs(move.value - 0.180_952_380_952) < 1e-12)
        #expect(move.verification == .secondary)
        #expect(move.sources.map(\.title) == ["page of close", "page of before"])
    }

    @Test func asOfIsTheLatestInput() throws {
        let day = try #require(CivilDate("2025-11-24"))
        let early = Self.read("a", 1)
        let late = Figure.read(
            FigureID("b"), "b", 2, .usd, asOf: .day(day + 60),
            from: Source(title: "b", verification: .primary))
        #expect(
            Figure.derived(FigureID("c"), "c", .usd, by: .sumOfInputs(2), from: [early, late]).asOf
                == late.asOf)
    }

    @Test func formulasAreWrittenAsTheyAreComputed() {
        let formula: Formula = (.input(0) + .input(1)) / .constant(12, "months a year") - .power(.input(0), 2)
        #expect(formula.text(["a", "b"]) == "((a + b) ÷ 12) − (a^2)")
        #expect(formula.value([3, 9]) == -8)
        #expect(Formula.minimum([.input(0), .input(1)]).value([3, 2]) == 2)
        #expect(Formula.maximum([.input(0), .input(1)]).text(["a", "b"]) == "max(a, b)")
        #expect(Formula.power(.input(0), -2).value([4]) == 0.0625)
        #expect(Formula.meanOfInputs(3).value([1, 2, 6]) == 3)
    }

    /// A sum is the same whatever the grouping of the tree, for integers exactly.
    @Test func sumsAreAssociativeOnWholeNumbers() {
        for seed in UInt64(0)..<200 {
            var generator = SplitMix64(seed: seed)
            let values = (0..<6).map { _ in Double(Int.random(in: -1_000...1_000, using: &generator)) }
            let flat = Formula.sumOfInputs(6).value(values)
            let nested = Formula.sum([.sum([.input(0), .input(1)]), .sum((2..<6).map(Formula.input))]).value(
                values)
            #expect(flat == nested, "seed \(seed)")
        }
    }

    @Test func identifiersHoldOnlyPlainCharacters() {
        #expect(FigureID("move", "BTC/USD é", "2025-11-24").description == "move/BTC-USD--/2025-11-24")
        #expect(FigureID(parsing: "move/CIFR/2025-11-24") == FigureID("move", "CIFR", "2025-11-24"))
    }

    @Test func aFigureThatIsNotFiniteTraps() async {
        await #expect(processExitsWith: .failure) {
            let zero = FigureTests.read("zero", 0)
            _ = Figure.derived(FigureID("q"), "q", .one, by: .input(0) / .input(0), from: [zero])
        }
    }

    @Test func aFigureDerivedFromNothingTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = Figure.derived(FigureID("q"), "q", .one, by: .constant(1, "one"), from: [])
        }
    }
}

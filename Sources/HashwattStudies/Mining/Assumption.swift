// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

extension Figure {
    /// A number that the reader gave, not one that was found: marked unverified wherever it is shown.
    public static func assumed(
        _ name: String, _ label: String, _ value: Double, _ unit: FigureUnit, asOf day: CivilDate
    ) -> Figure {
        .read(
            FigureID("assumed", name), label, value, unit, asOf: .day(day),
            from: Source(title: "assumption, given with the question", verification: .unverified))
    }
}

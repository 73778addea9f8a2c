// SPDX-License-Identifier: Apache-2.0

import HashwattDataset
import HashwattFacts
import HashwattUnits
import Testing

/// The bundled facts as of a day, for the tests of derived figures.
enum Known {
    static let all = Result { () throws(TableProblems) -> FactSet in try BundledFacts.load() }

    static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    static func facts(_ day: String = "2025-11-24") throws -> FactSet {
        try all.get().asOf(try Known.day(day))
    }

    static func deal(_ id: String, _ day: String = "2025-11-24") throws -> Deal {
        try #require(try facts(day).deals[id], "no deal \(id) as of \(day)")
    }
}

/// Within a part in 10⁹ of a value computed by hand.
func isClose(_ figure: Figure?, _ expected: Double, _ unit: FigureUnit) -> Bool {
    guard let figure, figure.unit == unit else { return false }
    return abs(figure.value - expected) <= 1e-9 * abs(expected)
}

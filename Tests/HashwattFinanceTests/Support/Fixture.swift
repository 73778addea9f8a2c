// SPDX-License-Identifier: Apache-2.0

import Foundation
import HashwattUnits

/// Figures of other programs under Tests/Fixtures/finance.
enum Fixture {
    /// A JSON file as nested values.
    static func read<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/finance")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(contentsOf: folder.appending(path: name)))
    }

    /// A day that must exist.
    static func day(_ text: String) throws -> CivilDate {
        guard let date = CivilDate(text) else { throw Missing(what: "day \(text)") }
        return date
    }

    /// What a fixture must hold.
    static func need<Value>(_ value: Value?, _ what: String = "a value") throws -> Value {
        guard let value else { throw Missing(what: what) }
        return value
    }

    /// Something that a fixture must hold.
    struct Missing: Error {
        let what: String
    }

    /// Whether two rates or prices agree: 1e-9 relative, 1e-12 absolute near zero.
    static func agree(_ left: Double, _ right: Double) -> Bool {
        (left - right).magnitude <= max(1e-12, 1e-9 * right.magnitude)
    }
}

/// A day in a JSON file.
struct FixtureDay: Decodable {
    let date: CivilDate

    init(from decoder: any Decoder) throws {
        date = try Fixture.day(decoder.singleValueContainer().decode(String.self))
    }
}

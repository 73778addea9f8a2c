// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Statistics with the p-values that EventStudyTools printed beside them.
struct PValues: Decodable {
    let group: String
    let firms: Int
    let crossT: Double
    let crossP: Double
    let standardisedT: Double
    let standardisedP: Double
    let patellZ: Double
    let patellP: Double

    enum CodingKeys: String, CodingKey {
        case group
        case firms = "N"
        case crossT = "csect_t"
        case crossP = "csect_p"
        case standardisedT = "bmp_t"
        case standardisedP = "bmp_p"
        case patellZ = "patell_z"
        case patellP = "patell_p"
    }

    static func read(_ text: String) throws -> [PValues] {
        try JSONDecoder().decode([PValues].self, from: Data(text.utf8))
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattClaims

extension Reading {
    /// One reader for all tests: its tables are built once.
    static let reader = ClaimReader()

    /// The claims of a text.
    static func claims(_ text: String, _ language: TextLanguage = .english) throws -> [Claim] {
        try reader.read(Array(text.utf8), options: ReadOptions(language: language)).claims
    }

    /// The claims of a text that are quantities.
    static func quantities(_ text: String, _ language: TextLanguage = .english) throws -> [Claim] {
        try claims(text, language).filter { $0.kind == .quantity }
    }
}

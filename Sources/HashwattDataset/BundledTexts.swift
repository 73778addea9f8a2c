// SPDX-License-Identifier: Apache-2.0

import CHashwattTables
public import HashwattFacts

/// Texts of the project's own that stand in the binary.
public enum BundledTexts {
    /// The example article in a language, `en` or `de`: figures that were in print on 25 November 2025, in our words.
    ///
    /// - Precondition: there is an example in the language.
    public static func example(_ language: String) -> TableFile {
        let name = "example-\(language).md"
        var count = 0
        guard let bytes = hashwatt_text(name, &count) else {
            preconditionFailure("there is no example in \(language)")
        }
        return TableFile(name: name, bytes: Array(UnsafeBufferPointer(start: bytes, count: count)))
    }
}

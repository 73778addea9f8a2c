// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattDataset
import HashwattFacts
import HashwattFiles
import HashwattUnits

/// An article that a command was given, read.
struct ArticleText {
    /// What it is called in messages.
    let name: String
    /// What it says, with its text.
    let report: ClaimReport

    /// Reads the text of a path: plain, Markdown, HTML or PDF; `-` is standard input.
    ///
    /// - Throws: what is wrong with the file, and what to do.
    init(_ path: String, facts: FactSet, language: TextLanguage?, published: CivilDate?) throws {
        let name = path == "-" ? "standard input" : path
        if path.isEmpty { throw CommandFailure(.usage, "the name of the text is empty; name a file, or -") }
        var bytes = path == "-" ? try FileReader.standardInput() : try FileReader.bytes(path)
        if PDFText.isPDF(bytes) { bytes = try PDFText.read(bytes, path: name) }
        try self.init(bytes, name: name, facts: facts, language: language, published: published)
    }

    /// Reads the bundled example of a language.
    init(exampleIn language: TextLanguage, facts: FactSet) throws {
        let file = BundledTexts.example(language.rawValue)
        try self.init(file.bytes, name: file.name, facts: facts, language: language, published: nil)
    }

    private init(
        _ bytes: [UInt8], name: String, facts: FactSet, language: TextLanguage?, published: CivilDate?
    ) throws {
        self.name = name
        var options = ReadOptions(language: language, published: published)
        options.keepsText = true
        do {
            report = try ClaimReader(lexicon: Lexicon(facts: facts).before(.standard)).read(
                bytes, options: options)
        } catch {
            throw CommandFailure(.data, "\(name): \(error)")
        }
    }
}

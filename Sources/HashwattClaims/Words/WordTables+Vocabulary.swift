// SPDX-License-Identifier: Apache-2.0

extension WordTables {
    /// The vocabulary of a language with the actors of a lexicon.
    ///
    /// The first value of an `.entity` sense is the position of the actor in the lexicon; the second is 1 for a
    /// ticker.
    static func vocabulary(_ language: TextLanguage, _ lexicon: Lexicon) -> Vocabulary {
        var builder = VocabularyBuilder()
        builder.add(table: shared)
        switch language {
        case .english:
            builder.add(table: english)
            builder.add(table: englishCues)
        case .german:
            builder.add(table: german)
            builder.add(table: germanCues)
        }
        for (index, actor) in lexicon.actors.enumerated() {
            for name in [actor.name] + actor.aliases {
                builder.add(phrase: name[...], kind: .entity, first: Int32(index), second: 0)
            }
            if let ticker = actor.ticker, ticker.utf8.count >= 2 {
                builder.add(phrase: "!\(ticker)", kind: .entity, first: Int32(index), second: 1)
            }
        }
        return Vocabulary(builder)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Finds the place of a project in a paragraph: "Childress, Texas", "at its Barber Lake site", "am Standort Lingen".
enum PlaceFinder {
    /// The first place, or nil.
    ///
    /// Complexity: O(words).
    static func place(in text: String) -> String? {
        let words = text.split { $0 == " " || $0.isNewline }.map(String.init)
        for index in words.indices {
            if let place = city(words, index) ?? site(words, index) ?? german(words, index) { return place }
        }
        return nil
    }

    /// "Childress, Texas".
    private static func city(_ words: [String], _ index: Int) -> String? {
        guard words[index].hasSuffix(","), index + 1 < words.count else { return nil }
        var state = bare(words[index + 1])
        if index + 2 < words.count, ["New", "North", "South", "West"].contains(state) {
            state += " " + bare(words[index + 2])
        }
        guard states.contains(state), let name = names(words, endingAt: index) else { return nil }
        return bare(name) + ", " + state
    }

    /// "its Barber Lake site", "the Lake Mariner campus".
    private static func site(_ words: [String], _ index: Int) -> String? {
        guard ["site", "campus", "facility"].contains(bare(words[index])), index > 0,
            let name = names(words, endingAt: index - 1), !words[index - 1].hasSuffix(",")
        else { return nil }
        return bare(name)
    }

    /// "am Standort Lingen", "Rechenzentrum in Dietzenbach".
    private static func german(_ words: [String], _ index: Int) -> String? {
        let word = bare(words[index])
        if word == "Standort", index + 1 < words.count, isName(words[index + 1]) {
            return bare(words[index + 1])
        }
        guard ["Rechenzentrum", "Rechenzentren", "Campus", "Werk", "Fabrik"].contains(word),
            index + 2 < words.count, words[index + 1] == "in", isName(words[index + 2])
        else { return nil }
        return bare(words[index + 2])
    }

    /// At most three capitalised words up to `end`.
    private static func names(_ words: [String], endingAt end: Int) -> String? {
        var first = end + 1
        while first > 0, end - first < 2, isName(words[first - 1]),
            first == end + 1 || !words[first - 1].hasSuffix(",")
        {
            first -= 1
        }
        return first <= end ? words[first...end].joined(separator: " ") : nil
    }

    private static func isName(_ word: String) -> Bool {
        guard let first = word.first, first.isUppercase, !word.hasSuffix("’s"), !word.hasSuffix("'s") else {
            return false
        }
        return !["In", "At", "The", "Its", "A", "An", "On", "Der", "Die", "Das", "Deutschland", "IT", "AI"]
            .contains(word)
    }

    private static func bare(_ word: String) -> String {
        var word = word[...]
        while let last = word.last, last.isPunctuation { word = word.dropLast() }
        return String(word)
    }

    private static let states: Set<String> = [
        "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware",
        "Florida",
        "Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana",
        "Maine",
        "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana",
        "Nebraska",
        "Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota",
        "Ohio",
        "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee",
        "Texas",
        "Utah", "Vermont", "Virginia", "Washington", "West Virginia", "Wisconsin", "Wyoming", "Alberta",
        "Ontario",
        "Quebec", "Québec", "British Columbia", "Manitoba", "TX", "NY", "ND", "OH", "GA", "PA", "VA",
        "Hessen",
        "Bayern", "Sachsen", "Brandenburg",
    ]
}

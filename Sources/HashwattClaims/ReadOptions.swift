// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// How a text is read.
public struct ReadOptions: Hashable, Sendable {
    /// The language; nil detects it.
    public var language: TextLanguage?
    /// The format; nil detects it.
    public var format: TextFormat?
    /// The day of publication; nil takes what the text says.
    public var published: CivilDate?
    /// Whether the report keeps the text with the places of its claims and names; off, since most callers have it.
    public var keepsText = false
    /// Largest text read, in bytes.
    public var largestText: Int
    /// Deepest nesting of markup.
    public var deepestNesting: Int

    /// Options with their defaults: everything detected, texts up to 256 MB, nesting up to 512 elements.
    public init(
        language: TextLanguage? = nil, format: TextFormat? = nil, published: CivilDate? = nil,
        largestText: Int = 268_435_456, deepestNesting: Int = 512
    ) {
        precondition(largestText > 0, "the largest text has no bytes: \(largestText)")
        precondition(deepestNesting > 0, "no nesting is allowed: \(deepestNesting)")
        self.language = language
        self.format = format
        self.published = published
        self.largestText = largestText
        self.deepestNesting = deepestNesting
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A name of an actor among the tokens of a block.
struct Mention {
    /// First token.
    var first: Int
    /// Position behind the last token of the name, possessive excluded.
    var end: Int
    /// Position of the actor among those of the lexicon and those learned.
    var actor: Int
    var role: Actor.Role
    /// Whether "'s" follows.
    var possessive = false
    /// Whether a preposition governs it.
    var governed = false
    /// Whether it opens a clause or a sentence as its subject.
    var subject = false
    /// Whether it is the subject of a relative clause only.
    var relative = false
    /// The name as written.
    var surface: String
}

/// The actor that a sentence is about, carried from block to block.
struct Referent: Hashable {
    var actor: Int
    var role: Actor.Role
    /// The name as it was last written.
    var surface: String

    init(_ mention: Mention) {
        actor = mention.actor
        role = mention.role
        surface = mention.surface
    }
}

/// What earlier blocks of a document say about who is meant.
struct DocumentContext {
    /// Actors that the text itself introduced, behind those of the lexicon.
    var learned: [Actor] = []
    /// First words of learned names, by hash, with their position among all actors.
    var names: [UInt64: Int] = [:]
    /// How often each company was named, weighed: a block counts 1.25 times the one before it.
    var weights: [Int: Double] = [:]
    /// What a mention in this block weighs.
    var unitWeight = 1.0
    /// The company of the greatest weight.
    var topic: Referent?
    /// The last company that was a subject.
    var company: Referent?
    /// Whether that was in this block.
    var companyIsFresh = false
    /// The last broker.
    var broker: Referent?
    /// The metric and unit of the last quantity, for sentences that continue it.
    var last: LinkedQuantity?
    /// The index spoken of last.
    var index: Referent?
    /// The coin spoken of last.
    var coin: Referent?
    /// Position of the currency named last.
    var currency: Int32 = -1
    /// The actors named in the sentence before, in order.
    var listed: [Referent] = []
    /// What amounts of money in this block were about last: sums, and prices.
    var sums: Metric?
    var prices: Metric?
    /// What the last energy, power, production or hash rate of this block was about.
    var amount: Metric?

    /// Counts a mention, and keeps the topic.
    mutating func weigh(_ mention: Mention, by factor: Double) {
        let weight = weights[mention.actor, default: 0] + factor * unitWeight
        weights[mention.actor] = weight
        guard let known = topic, known.actor != mention.actor, weights[known.actor, default: 0] >= weight
        else {
            topic = Referent(mention)
            return
        }
    }

    /// Starts a block.
    mutating func startBlock() {
        companyIsFresh = false
        (sums, prices, amount) = (nil, nil, nil)
        unitWeight *= 1.25
        guard unitWeight > 1e100 else { return }
        weights = weights.mapValues { $0 / unitWeight }
        unitWeight = 1
    }

    /// Who "the company" is: the last subject in the paragraph, else the last subject of all unless the text is far more
    /// about another.
    var referred: Referent? {
        guard let company, let topic else { return topic ?? company }
        return companyIsFresh || share(of: company, topic) >= 0.5 ? company : topic
    }

    /// Who a sentence is about that names nobody: the last subject unless the text is more about another.
    var unnamed: Referent? {
        guard let company, let topic else { return topic ?? company }
        return share(of: company, topic) >= (companyIsFresh ? 0.6 : 0.9) ? company : topic
    }

    private func share(of company: Referent, _ topic: Referent) -> Double {
        weights[company.actor, default: 0] / max(weights[topic.actor, default: 0], 1e-300)
    }

    /// Counts a reference back as a mention.
    mutating func weighReference() {
        guard let referred else { return }
        weights[referred.actor, default: 0] += unitWeight
    }
}

/// What the last quantity was about.
struct LinkedQuantity {
    var metric: Metric
    var unit: UnitReference
    var entity: Referent?
}

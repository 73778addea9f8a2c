// SPDX-License-Identifier: Apache-2.0

/// Someone a text can speak of.
public struct Actor: Hashable, Sendable {
    /// What part an actor plays in news.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// A company that operates, invests or borrows.
        case company
        /// A bank or research house that rates others.
        case broker
        /// A regulator or other authority.
        case agency
        /// A stock exchange or other market place.
        case exchange
        /// An index or a fund that follows one.
        case index
        /// A coin.
        case coin
    }

    /// The name used for it in results.
    public let name: String
    /// The ticker, without the exchange.
    public let ticker: String?
    /// What part it plays.
    public let role: Role
    /// Other names, former names and short forms.
    public let aliases: [String]

    /// An actor with its names.
    public init(name: String, ticker: String? = nil, role: Role = .company, aliases: [String] = []) {
        self.name = name
        self.ticker = ticker
        self.role = role
        self.aliases = aliases
    }
}

/// The actors that texts are searched for.
///
/// Names of actors that the lexicon lacks are learned from the text where it shows that they are actors: by a ticker
/// in brackets, a corporate suffix, or a verb of saying or doing behind a capitalised name.
public struct Lexicon: Hashable, Sendable {
    /// The actors, in order of precedence where two share an alias.
    public let actors: [Actor]

    /// A lexicon of these actors.
    public init(_ actors: [Actor]) { self.actors = actors }

    /// This lexicon before another: an alias that both have means the actor of this one.
    public func before(_ other: Lexicon) -> Lexicon { Lexicon(actors + other.actors) }

    /// Reads lines `role | name | ticker | alias, alias`; the ticker and the aliases may be empty.
    init(table: String) {
        actors = table.split(separator: "\n").map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(Self.trimmed)
            guard cells.count == 4, let role = Actor.Role(rawValue: cells[0]) else {
                preconditionFailure("malformed line of the actor table: \(line)")
            }
            let aliases = cells[3].split(separator: ",").map(Self.trimmed)
            return Actor(
                name: cells[1], ticker: cells[2].isEmpty ? nil : cells[2], role: role, aliases: aliases)
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var bytes = Array(text.utf8)[...]
        while bytes.first == 0x20 { bytes = bytes.dropFirst() }
        while bytes.last == 0x20 { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

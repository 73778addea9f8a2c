// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
import HashwattUnits

/// Closes and events of the tables, as an event study takes them.
public struct EventFacts: Sendable {
    private let facts: FactSet

    /// These facts.
    public init(_ facts: FactSet) { self.facts = facts }

    /// The closes of every ticker that trades in sessions, and of coins, in the order of tickers.
    public var series: [MarketSeries] {
        facts.closes.values.sorted { $0.ticker < $1.ticker }.map {
            MarketSeries(name: $0.ticker, dates: $0.dates, values: $0.closes)
        }
    }

    /// The events of a type that happened to a company on a known day, in the order of days.
    ///
    /// - Parameter defaults: benchmark, group and windows.
    public func events(_ type: EventType, defaults: EventRequest) -> [EventRequest] {
        facts.events.compactMap { event -> EventRequest? in
            guard event.type == type, let ticker = event.ticker, case .day(let day) = event.date else {
                return nil
            }
            return EventRequest(
                id: event.id, firm: ticker, benchmark: defaults.benchmark, date: day, group: type.rawValue,
                window: defaults.window, estimationEnd: defaults.estimationEnd,
                estimationLength: defaults.estimationLength)
        }.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    }
}

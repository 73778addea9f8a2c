// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// What an action does to a column, before the open of a session.
struct IndexEffect {
    let session: Int
    let column: Int
    let action: CorporateAction
    /// The evening price before and after, dollars a share.
    let before: Double
    var after: Double
    /// Shares after for each share before, where index shares follow the company's.
    var shareFactor = 1.0
    /// Index shares after for each before, in the other weightings: their weights stay.
    var neutralFactor = 1.0
    /// Whether the evening value of the basket differs after it, where index shares follow the company's.
    var changesValue = false
    /// The same for the other weightings.
    var changesNeutralValue = false
    /// Dollars a share that the total-return levels reinvest.
    var dividend = 0.0
    var isRemoval = false
    /// Another column that gets `ratio` index shares for each share, and its evening price where it is new.
    var receiver: (column: Int, ratio: Double, price: Double)?
    /// Why nothing happens, where that is so.
    var idleReason: String?
}

/// The data of an index on the sessions of its closes, with the actions worked in: one column a company,
/// whatever tickers it had.
struct IndexInputs {
    let rules: IndexRules
    let days: [CivilDate]
    let tickers: [String]
    var prices: [Double]
    var columns: [String: Int]
    var firstSessions: [Int]
    /// By column, the sessions whose close is carried.
    var gaps: [[Range<Int>]]
    /// By column, the session before whose open it leaves the market; `Int.max` where it stays.
    var goneFrom: [Int]
    /// New tickers by column, with the session from which they hold.
    var renames: [Int: [(session: Int, ticker: String)]] = [:]
    /// Ascending by session, and in the order given within one.
    var effects: [IndexEffect] = []
    /// By column, the indices of its effects.
    var effectsOfColumn: [Int: [Int]] = [:]
    var book: ShareBook
    /// By column, whether no close is missing after the first.
    var isGapless: [Bool] = []
    var jumps: [CloseTable.Jump]
    var issues: [IndexIssue] = []
    /// Columns of the universe, in its order.
    var universe: [Int] = []
    /// By column, the ticker that the rules use.
    var ruleTickers: [String]

    var width: Int { tickers.count }

    /// The session from which on every name of the universe is eligible, closes and actions being what they are;
    /// `Int.max` where that depends on the day.
    var ordinaryFrom: Int {
        let isSteady = universe.allSatisfy { isGapless[$0] && goneFrom[$0] == .max }
        guard isSteady, rules.eligibility.minimumClose == 0 else { return .max }
        return (universe.map { firstSessions[$0] }.max() ?? 0) + rules.eligibility.minimumSessions - 1
    }

    /// The share counts of the universe in its order and the day from which they hold, where each name has one
    /// count and no action: most renewals need no more.
    var steadyCounts: (shares: [Double], from: CivilDate)? {
        let isSteady = book.several.isEmpty && effects.isEmpty
        guard isSteady, universe.allSatisfy({ book.first[$0] > 0 }) else { return nil }
        guard let from = universe.map({ book.firstFrom[$0] }).max() else { return nil }
        return (universe.map { book.first[$0] }, from)
    }

    init(
        _ rules: IndexRules, _ closes: CloseTable, _ shareCounts: [ShareCount], _ actions: [CorporateAction]
    ) throws(IndexError) {
        self.rules = rules
        days = closes.days
        tickers = closes.tickers
        ruleTickers = closes.tickers
        prices = closes.cells
        columns = closes.columns
        firstSessions = closes.firstSessions
        jumps = closes.jumps
        gaps = Array(repeating: [], count: closes.tickers.count)
        goneFrom = Array(repeating: .max, count: closes.tickers.count)
        book = ShareBook(columns: closes.tickers.count)
        for gap in closes.gaps { gaps[gap.column].append(gap.sessions) }
        let own = columns
        for (place, ticker) in rules.universe.enumerated() {
            let column = closes.column(ticker, near: place)
            if let column, firstSessions[column] < days.count {
                universe.append(column)
            } else {
                issues.append(.noCloses(rules: rules.name, ticker: ticker))
            }
        }
        for action in Self.byDay(actions) { try work(in: action) }
        for (place, count) in shareCounts.enumerated() {
            let column =
                renames.isEmpty
                ? closes.column(count.ticker, near: place) : columns[count.ticker] ?? own[count.ticker]
            if let column { book.add(count, to: column) }
        }
        isGapless = gaps.map { $0.isEmpty }
    }

    /// By day, and within a day in the order given but new tickers first: other actions of that day may be told by
    /// the old name or the new one.
    private static func byDay(_ actions: [CorporateAction]) -> [CorporateAction] {
        func key(_ place: Int) -> (CivilDate, Int, Int) {
            if case .tickerChange = actions[place].event { return (actions[place].exDay, 0, place) }
            return (actions[place].exDay, 1, place)
        }
        return actions.indices.sorted { key($0) < key($1) }.map { actions[$0] }
    }

    private mutating func work(in action: CorporateAction) throws(IndexError) {
        if let flaw = action.flaw { throw .actionInvalid(action.ticker, action.exDay, why: flaw) }
        guard let column = columns[action.ticker] else {
            issues.append(.actionOfUnknown(rules: rules.name, ticker: action.ticker, action.exDay))
            return
        }
        let session = days.firstIndex(sortedAtLeast: action.exDay)
        guard session < days.count else {
            issues.append(.actionAfterCloses(rules: rules.name, ticker: action.ticker, action.exDay))
            return
        }
        if case .tickerChange(let ticker) = action.event { rename(column, to: ticker, from: session) }
        try append(action, column, session)
    }
}

extension IndexInputs {
    /// The ticker of a column on a session.
    func ticker(_ column: Int, session: Int) -> String {
        guard let changes = renames[column] else { return tickers[column] }
        return changes.last { $0.session <= session }?.ticker ?? tickers[column]
    }

    /// The evening price of a column before a session, with the actions worked in so far.
    func eveningPrice(_ column: Int, before session: Int) -> Double {
        for effect in effects.reversed() {
            guard effect.session == session else { break }
            if effect.column == column { return effect.after }
            if let receiver = effect.receiver, receiver.column == column, receiver.price > 0 {
                return receiver.price
            }
        }
        return session == 0 ? 0 : prices[(session - 1) * width + column]
    }

    /// The sessions from `session` on whose close of the column is carried, if that of `session` is.
    func carriedRun(_ column: Int, from session: Int) -> Range<Int>? {
        gaps[column].first { $0.contains(session) }.map { session..<$0.upperBound }
    }

    /// Sessions since the last close of its own, 0 where the session has one.
    func carriedSessions(_ column: Int, at session: Int) -> Int {
        gaps[column].first { $0.contains(session) }.map { session - $0.lowerBound + 1 } ?? 0
    }

    /// A company that the rules name by both tickers, or by the new one, is one name of the universe.
    private mutating func merge(_ column: Int, into place: Int, _ ticker: String) {
        if universe.contains(column) {
            universe.remove(at: place)
        } else {
            universe[place] = column
            ruleTickers[column] = ticker
        }
    }

    /// The company's closes go on in the column of its new ticker, or in its own where there is none.
    private mutating func rename(_ column: Int, to ticker: String, from session: Int) {
        renames[column, default: []].append((session, ticker))
        defer { columns[ticker] = column }
        guard let other = columns[ticker], other != column else { return }
        if let place = universe.firstIndex(of: other) { merge(column, into: place, ticker) }
        guard firstSessions[other] < days.count else { return }
        let start = max(firstSessions[other], session)
        for index in session..<days.count {
            let row = index * width
            prices[row + column] =
                index >= start ? prices[row + other] : index == 0 ? 0 : prices[row - width + column]
        }
        let old = gaps[column].map { $0.clamped(to: 0..<session) }
        let new = gaps[other].map { $0.clamped(to: start..<days.count) }
        gaps[column] = (old + [session..<start] + new).filter { !$0.isEmpty }
        jumps = jumps.compactMap { jump in
            if jump.column == column { return jump.session < session ? jump : nil }
            guard jump.column == other, jump.session > start else { return jump }
            return .init(column: column, session: jump.session, from: jump.from, to: jump.to)
        }
        let joint = (
            from: start == 0 ? 0 : prices[(start - 1) * width + column], to: prices[start * width + column]
        )
        if joint.from > 0, !CloseTable.jumpBounds.contains(joint.to / joint.from) {
            jumps.append(.init(column: column, session: start, from: joint.from, to: joint.to))
            jumps.sort { $0.session < $1.session }
        }
    }
}

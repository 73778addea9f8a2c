// SPDX-License-Identifier: Apache-2.0

/// The baskets of an index in order of time: all index shares at each renewal, and what actions changed between.
///
/// The shares of all renewals lie in one array, so that a long history is one piece of memory.
struct IndexBaskets: Sendable {
    private let width: Int
    private var changes: [Change] = []
    private var shares: [Double] = []

    /// The basket from a session on: all shares, or those that changed.
    struct Change: Sendable {
        let firstSession: Int
        let divisor: Double
        /// Where all index shares by column begin, after a renewal.
        fileprivate(set) var start: Int?
        /// Shares that differ from the basket before.
        var changed: [Int: Double] = [:]
        /// Evening prices of the first session that differ from the close before, dollars a share.
        var evening: [Int: Double] = [:]

        init(firstSession: Int, divisor: Double) {
            self.firstSession = firstSession
            self.divisor = divisor
        }
    }

    init(width: Int) { self.width = width }

    mutating func reserve(renewals: Int) {
        changes.reserveCapacity(renewals)
        shares.reserveCapacity(renewals * width)
    }

    /// Adds what actions changed.
    mutating func append(_ change: Change) { changes.append(change) }

    /// Adds all shares.
    mutating func append(from session: Int, divisor: Double, all: [Double]) {
        var change = Change(firstSession: session, divisor: divisor)
        change.start = shares.count
        shares.append(contentsOf: all)
        changes.append(change)
    }

    /// Shares, divisor and evening prices that hold on a session.
    func joined(at session: Int) -> (shares: [Double], divisor: Double, evening: [Int: Double]) {
        let last = changes.lastIndex { $0.firstSession <= session } ?? 0
        var renewal = last
        while renewal > 0, changes[renewal].start == nil { renewal -= 1 }
        let start = changes[renewal].start ?? 0
        var held = Array(shares[start..<start + width])
        for change in changes[renewal...last] {
            for (column, count) in change.changed { held[column] = count }
        }
        let found = changes[last]
        return (held, found.divisor, found.firstSession == session ? found.evening : [:])
    }
}

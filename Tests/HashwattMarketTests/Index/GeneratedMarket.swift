// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattUnits

/// 3,000 names over twenty years with splits, special dividends and delistings; `generated` in
/// `Benchmarks/peers/index/recompute.py` makes the same bits.
struct GeneratedMarket {
    static let names = 3_000
    static let sessions = 5_040
    let days: [CivilDate]
    let tickers = (0..<names).map { "S\($0)" }
    private(set) var closes: [Double] = []
    private(set) var actions: [CorporateAction] = []
    let shareCounts: [ShareCount]

    init() {
        var days: [CivilDate] = []
        var day = CivilDate(daysSinceEpoch: 12_419)  // 2004-01-02
        while days.count < Self.sessions {
            if day.weekday <= 5 { days.append(day) }
            day = day + 1
        }
        self.days = days
        shareCounts = (0..<Self.names).map { name in
            let part = Self.uniform(1 + name)
            let shares = 1e6 + 1e9 * (part * part) * Self.uniform(1 + name + Self.names)
            return ShareCount(ticker: "S\(name)", from: days[0], shares: shares)
        }
        play()
    }

    /// A number in 0..<1: SplitMix64's output for a counter.
    private static func uniform(_ index: Int) -> Double {
        var word = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((word ^ (word >> 31)) >> 11) * 0x1p-53
    }

    private mutating func play() {
        var prices = [Double](repeating: 100, count: Self.names)
        var isAlive = [Bool](repeating: true, count: Self.names)
        closes.reserveCapacity(Self.names * Self.sessions)
        closes += prices
        for session in 1..<Self.sessions {
            for name in stride(from: session % 251, to: Self.names, by: 251) where isAlive[name] {
                act(name, session, &prices[name], &isAlive[name])
            }
            for name in prices.indices {
                prices[name] *= 1 + 0.07 * (Self.uniform(1 + (session + 1) * Self.names + name) - 0.497)
                closes.append(isAlive[name] ? prices[name] : .nan)
            }
        }
    }

    private mutating func act(_ name: Int, _ session: Int, _ price: inout Double, _ isAlive: inout Bool) {
        let event: CorporateAction.Event
        switch (name + session) % 7 {
        case 0:
            event = .split(newShares: 2, oldShares: 1)
            price /= 2
        case 1:
            event = .split(newShares: 1, oldShares: 4)
            price *= 4
        case 2:
            event = .specialDividend(0.0625 * price)
            price -= 0.0625 * price
        case 3 where session % 40 == 0:
            event = .delisting(finalPrice: nil)
            isAlive = false
        default: return
        }
        actions.append(CorporateAction(ticker: tickers[name], exDay: days[session], event))
    }
}

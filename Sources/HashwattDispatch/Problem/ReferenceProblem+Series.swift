// SPDX-License-Identifier: Apache-2.0

extension ReferenceProblem {
    /// SplitMix64 (Vigna, 2015; Steele, Lea, Flood, doi:10.1145/2660193.2660195), high bits reduced.
    private struct Draws {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int(((word ^ (word >> 31)) >> 33) % UInt64(limit))
        }
    }

    /// Mean price by hour of the day, cents per MWh.
    private static let base = [
        1800, 1650, 1550, 1500, 1550, 1700, 2100, 2500, 2300, 1900, 1600, 1400,
        1350, 1400, 1600, 2000, 2700, 3900, 5200, 5600, 4600, 3400, 2600, 2100,
    ]

    /// Spells of wind (prices down) and of scarcity (prices up), drawn once an hour.
    private struct Regime {
        var windLeft = 0
        var windDrop = 0
        var spikeLeft = 0
        var spikeRise = 0

        mutating func drawHour(_ draws: inout Draws, hour: Int, day: Int, perHour: Int) {
            let wind = draws.below(1_000)
            let windHours = draws.below(16)
            let windSize = draws.below(2_501)
            if windLeft == 0 && wind < 15 {
                windLeft = (4 + windHours) * perHour
                windDrop = 2_500 + windSize
            }
            let spike = draws.below(1_000)
            let spikeHours = draws.below(4)
            let spikeSize = draws.below(20_001)
            let scarcity = draws.below(10)
            let isSummer = (150...270).contains(day)
            if spikeLeft == 0 && (14...20).contains(hour) && spike < (isSummer ? 30 : 12) {
                spikeLeft = (1 + spikeHours) * perHour
                spikeRise = (8_000 + spikeSize) * (scarcity == 0 ? 10 : 1)
            }
        }

        mutating func apply(to price: Int) -> Int {
            var price = price
            if windLeft > 0 {
                price -= windDrop
                windLeft -= 1
            }
            if spikeLeft > 0 {
                price += spikeRise
                spikeLeft -= 1
            }
            return min(500_000, max(-5_000, price))
        }
    }

    static func prices(seed: UInt64, _ days: Int, _ perHour: Int) -> [Int] {
        var draws = Draws(state: seed)
        let (memory, noise) = perHour == 1 ? (900, 600) : (990, 200)
        var level = 0
        var regime = Regime()
        return (0..<days * 24 * perHour).map { t in
            let hour = (t / perHour) % 24
            let day = (t / (24 * perHour)) % 365
            if t % perHour == 0 { regime.drawHour(&draws, hour: hour, day: day, perHour: perHour) }
            level = level * memory / 1_000 + draws.below(2 * noise + 1) - noise
            let season = 1_300 - 4 * min(abs(day - 205), 150)
            return regime.apply(to: base[hour] * season / 1_000 + level)
        }
    }

    static func hashprices(seed: UInt64, _ days: Int, _ perHour: Int) -> [Int] {
        var draws = Draws(state: seed)
        var level = 4_000
        var hourly = 0
        return (0..<days * 24 * perHour).map { t in
            if t % (24 * perHour) == 0 { level = min(5_200, max(3_000, level + draws.below(161) - 80)) }
            if t % perHour == 0 { hourly = level + draws.below(41) - 20 }
            return hourly
        }
    }
}

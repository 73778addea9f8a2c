// SPDX-License-Identifier: Apache-2.0

import HashwattFacts

/// What is written before and after the digits of a unit, and the power of ten it is shown with.
struct UnitParts {
    var prefix = ""
    var suffix = ""
    var shift = 0

    init(_ unit: FigureUnit, _ amount: FigureFormat.UnitText) {
        switch unit {
        case .ratio: (suffix, shift) = (" %", 2)
        case .ratioPoints: (suffix, shift) = (amount == .hidden ? "" : " pp", 2)
        default:
            guard amount != .hidden else { return }
            let (before, full, short) = Self.texts(unit)
            prefix = before
            suffix = amount == .short ? short ?? full : full
        }
    }

    private static func texts(_ unit: FigureUnit) -> (prefix: String, full: String, short: String?) {
        switch unit {
        case .one, .count, .ratio, .ratioPoints: ("", "", nil)
        case .usd, .usdPerShare: ("$", "", nil)
        case .usdPerBitcoin: ("$", "", nil)
        case .eur: ("€", "", nil)
        case .gbp: ("£", "", nil)
        case .chf: ("CHF ", "", nil)
        case .usdPerMegawattHour: ("$", "/MWh", nil)
        case .usdPerKilowattMonth: ("$", "/kW-month", nil)
        case .usdPerMegawattYear: ("$", "/MW-year", nil)
        case .usdPerMegawatt: ("$", "/MW", nil)
        case .usdPerGigawatt: ("$", "/GW", nil)
        case .usdPerPetahashDay: ("$", "/PH/s/day", nil)
        case .megawattsCriticalIT: ("", " MW critical IT", " MW")
        case .megawattsGross: ("", " MW gross", " MW")
        case .megawattsUtility: ("", " MW utility", " MW")
        case .megawattsUndefined: ("", " MW (definition not given)", " MW")
        case .btc, .shares, .megawattHours, .exahashesPerSecond, .terahashesPerSecond, .joulesPerTerahash,
            .btcPerPetahashDay, .years, .days, .hours, .watts, .centsPerKilowattHour, .satoshi:
            ("", " " + unit.rawValue, nil)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import HashwattCharts
import HashwattFacts
import Testing

struct FigureFormatTests {
    @Test(arguments: [
        (15e9, FigureUnit.usd, "$15.0 bn"), (1.025e9, .usd, "$1.02 bn"), (0.311e9, .usd, "$311 m"),
        (121e9, .usd, "$121 bn"), (6.5e9, .eur, "€6.50 bn"), (3.055e9, .chf, "CHF 3.06 bn"),
        (1.5e12, .usd, "$1.50 tn"),
        (999.96e6, .usd, "$1.00 bn"), (999_999.7, .usd, "$1.00 m"), (850_000, .usd, "$850,000"),
        (0, .usd, "$0.00"),
        (12.5, .usd, "$12.5"), (-4.2e6, .usd, "-$4.20 m"), (357_260_000, .shares, "357 m shares"),
        (88_270.56, .usdPerBitcoin, "$88,271"), (16.71, .usdPerShare, "$16.71"), (19_324, .btc, "19,324 BTC"),
        (125, .usdPerKilowattMonth, "$125/kW-month"), (154.16, .usdPerKilowattMonth, "$154.2/kW-month"),
        (1.85e6, .usdPerMegawattYear, "$1.85 m/MW-year"), (0.1809187, .ratio, "18.09 %"),
        (0.0123, .ratioPoints, "1.23 pp"),
        (200, .megawattsCriticalIT, "200 MW critical IT"), (72.5, .megawattsGross, "72.5 MW gross"),
        (38.214, .usdPerPetahashDay, "$38.21/PH/s/day"),
        (0.00043312, .btcPerPetahashDay, "0.000433 BTC/PH/s/day"),
        (4, .centsPerKilowattHour, "4 c/kWh"), (2.6, .one, "2.60"),
    ])
    func printsEachUnitAsReadersExpect(value: Double, unit: FigureUnit, text: String) {
        #expect(FigureFormat.standard(for: unit).text(value, unit, style: .plain) == text)
    }

    @Test func changesCarryTheirSign() {
        #expect(FigureFormat.change.text(0.18091872791519448, .ratio) == "+18.09 %")
        #expect(FigureFormat.change.text(-0.0213, .ratio) == "\u{2212}2.13 %")
        #expect(FigureFormat.change.text(0.00001, .ratio) == "0.00 %")
    }

    /// What has no digits left is written with an exponent, of which no zero may go.
    @Test func exponentsKeepTheirZeros() {
        #expect(FigureFormat(.atMost(2)).text(1.5e300, .one, style: .plain).hasSuffix("e+300"))
    }

    @Test func pagesGroupWithThinSpaces() {
        #expect(
            FigureFormat.standard(for: .megawattsUtility).text(1_300, .megawattsUtility)
                == "1\u{202F}300 MW utility")
    }

    @Test func unitIsLeftOutWhereAColumnHasIt() {
        let format = FigureFormat(.places(1), scale: .billion, unit: .hidden)
        #expect(format.text(2.5e9, .usd) == "2.5 bn")
        #expect(FigureFormat(.places(2), unit: .hidden).text(0.5, .ratio) == "50.00 %")
        #expect(FigureFormat(.atMost(0), unit: .short).text(200, .megawattsCriticalIT) == "200 MW")
    }

    @Test(arguments: FigureUnit.allCases)
    func everyUnitIsPrinted(unit: FigureUnit) {
        for value in [0, 1, -1, 1_234.5, 1e9, 1e-9] {
            for amount in [FigureFormat.UnitText.full, .short, .hidden] {
                let text = FigureFormat.standard(for: unit).with(unit: amount).text(
                    value, unit, style: .plain)
                let hasDigit = text.contains { $0.isNumber }
                #expect(hasDigit, "\(value) \(unit): \(text)")
            }
        }
    }

    @Test(arguments: [
        (0.5, "0.50"), (0.074, "0.074"), (0.000_1, "0.00010"), (0.000_099, "<0.0001"), (0, "<0.0001"),
        (1, "1.0"),
    ])
    func probabilitiesHaveAFloor(value: Double, printed: String) {
        #expect(FigureFormat(.probability).text(value, .one, style: .plain) == printed)
    }
}

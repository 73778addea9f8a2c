// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import Testing

/// The expected values follow from the words of the sentences, which were written for these tests.
struct QuantityTests {
    static let english: [Example] = [
        Example("It raised $2.3bn.", "$2.3bn", 2.3e9, "USD"),
        Example("It raised US$ 40 million.", "US$ 40 million", 4e7, "USD"),
        Example("They owe 12 million euros.", "12 million euros", 1.2e7, "EUR"),
        Example("A cost of £3.5m was booked.", "£3.5m", 3.5e6, "GBP"),
        Example("It paid C$15 million.", "C$15 million", 1.5e7, "other:CAD"),
        Example("It paid 75 cents.", "75 cents", 0.75, "USD"),
        Example(
            "Power costs 4.2 cents per kilowatt-hour.", "4.2 cents per kilowatt-hour", 0.042, "USD_per_kWh"),
        Example("It sells at $41.5/MWh.", "$41.5/MWh", 41.5, "USD_per_MWh"),
        Example("Rent is $140 per kW-month.", "$140 per kW-month", 140, "other:USD_per_kW_month"),
        Example(
            "Rent is $140 per kilowatt per month.", "$140 per kilowatt per month", 140,
            "other:USD_per_kW_month"),
        Example("The offer is $36 a share.", "$36 a share", 36, "USD_per_share"),
        Example("It earns $43 per PH/s per day.", "$43 per PH/s per day", 43, "other:USD_per_PH_day"),
        Example("A 1.03-gigawatt site.", "1.03-gigawatt", 1_030, "MW"),
        Example("A 750kW test.", "750kW", 0.75, "MW"),
        Example("It used 3.5 TWh.", "3.5 TWh", 3.5e6, "MWh"),
        Example("It used 12 megawatt-hours.", "12 megawatt-hours", 12, "MWh"),
        Example("A rate of 1.2 ZH/s.", "1.2 ZH/s", 1_200, "EH/s"),
        Example("A rate of 50 exahashes per second.", "50 exahashes per second", 50, "EH/s"),
        Example("A fleet at 16.07 joules per terahash.", "16.07 joules per terahash", 16.07, "J/TH"),
        Example("It holds 1,250 BTC.", "1,250 BTC", 1_250, "BTC"),
        Example("The spread fell 25 basis points.", "25 basis points", 25, "other:basis_points"),
        Example("It rose 3 percentage points.", "3 percentage points", 3, "other:percentage_points"),
        Example("It bought 587 acres.", "587 acres", 587, "other:acres"),
        Example("It has two hundred and fifty employees.", "two hundred and fifty employees", 250, "jobs"),
        Example("It runs 241,934 machines.", "241,934 machines", 241_934, "count"),
        Example("Half a billion dollars was lost.", "Half a billion dollars", 5e8, "USD"),
        Example("It sold 9,027 new Class A shares.", "9,027 new Class A shares", 9_027, "count"),
    ]

    static let german: [Example] = [
        Example("Es sind 2,5 Mrd. Euro.", "2,5 Mrd. Euro", 2.5e9, "EUR", .exact, .german),
        Example("Es sind 300 Mio. US-Dollar.", "300 Mio. US-Dollar", 3e8, "USD", .exact, .german),
        Example("Es sind 1,1 Billionen Dollar.", "1,1 Billionen Dollar", 1.1e12, "USD", .exact, .german),
        Example(
            "Eine 674-Millionen-Dollar-Investition.", "674-Millionen-Dollar", 6.74e8, "USD", .exact, .german),
        Example(
            "Strom für 8,5 Cent je Kilowattstunde.", "8,5 Cent je Kilowattstunde", 0.085, "other:EUR_per_kWh",
            .exact, .german),
        Example("Es sind zweihundert Megawatt.", "zweihundert Megawatt", 200, "MW", .exact, .german),
        Example("Es fiel um dreieinhalb Prozent.", "dreieinhalb Prozent", 3.5, "percent", .exact, .german),
        Example("Es sind 1.500 Arbeitsplätze.", "1.500 Arbeitsplätze", 1_500, "jobs", .exact, .german),
        Example("Das sind 15 Dollar je Aktie.", "15 Dollar je Aktie", 15, "USD_per_share", .exact, .german),
        Example("Rund 23.000 GPUs laufen.", "Rund 23.000 GPUs", 23_000, "count", .approximately, .german),
    ]

    @Test(arguments: english + german)
    func readsValueAndUnit(example: Example) throws {
        let found = Reading.stated(example.sentence, example.language)
        try #require(found.count == 1, "\(found.map(\.quote))")
        #expect(found[0].quote == example.quote)
        let canonical = found[0].value * Self.power(found[0].exponent)
        #expect(abs(canonical - example.value) <= 1e-12 * abs(example.value), "\(canonical)")
        #expect(found[0].unit == example.unit)
        #expect(found[0].qualifier == example.qualifier)
    }

    private static func power(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<abs(exponent) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }

    static let qualified: [Example] = [
        Example("It is about 30 MW.", "about 30 MW", 30, "MW", .approximately),
        Example("It is up to 30 MW.", "up to 30 MW", 30, "MW", .upTo),
        Example("It is less than 10 %.", "less than 10 %", 10, "percent", .upTo),
        Example("It is nearly 18%.", "nearly 18%", 18, "percent", .nearly),
        Example("It is just under 18%.", "just under 18%", 18, "percent", .nearly),
        Example("It is more than $5 million.", "more than $5 million", 5e6, "USD", .over),
        Example("It is at least 40 jobs.", "at least 40 jobs", 40, "jobs", .atLeast),
        Example("It has 500+ MW.", "500+ MW", 500, "MW", .over),
        Example("It has 500 MW or more.", "500 MW or more", 500, "MW", .atLeast),
        Example("Es sind knapp 20 Prozent.", "knapp 20 Prozent", 20, "percent", .nearly, .german),
        Example("Es sind gut 20 Prozent.", "gut 20 Prozent", 20, "percent", .over, .german),
        Example("Es sind bis zu 20 MW.", "bis zu 20 MW", 20, "MW", .upTo, .german),
        Example("Es sind mindestens 20 MW.", "mindestens 20 MW", 20, "MW", .atLeast, .german),
    ]

    @Test(arguments: qualified)
    func readsQualifiers(example: Example) throws {
        let found = Reading.stated(example.sentence, example.language)
        try #require(found.count == 1, "\(found.map(\.quote))")
        #expect(found[0].quote == example.quote)
        #expect(found[0].qualifier == example.qualifier)
        #expect(found[0].value * Self.power(found[0].exponent) == example.value)
    }

    @Test(arguments: [
        ("Costs of $9-11 million per megawatt.", 9e6, 11e6, "other:USD_per_MW"),
        ("Margins of 80–85%.", 80, 85, "percent"), ("It takes 8 to 9 percent.", 8, 9, "percent"),
        ("It is between $40 and $45 million.", 4e7, 4.5e7, "USD"),
        ("It is between 5 MW and 7 MW.", 5, 7, "MW"), ("At $110 to $115 per MWh.", 110, 115, "USD_per_MWh"),
    ])
    func readsRanges(sentence: String, low: Double, high: Double, unit: String) throws {
        let found = Reading.stated(sentence)
        try #require(found.count == 1, "\(found)")
        #expect(found[0].qualifier == .range)
        #expect(found[0].value == low)
        #expect(found[0].valueHigh == high)
        #expect(found[0].unit == unit)
    }

    @Test func sharesAUnitInPairsAndLists() {
        let pair = Reading.stated("Das Ziel stieg von 20 auf 75 Dollar.", .german)
        #expect(pair.map(\.quote) == ["20 auf 75 Dollar", "75 Dollar"])
        #expect(pair.map(\.value) == [20, 75])
        let list = Reading.stated("Sites of 100, 200 and 300 MW.")
        #expect(list.map(\.quote) == ["100, 200 and 300 MW", "200 and 300 MW", "300 MW"])
        #expect(list.map(\.value) == [100, 200, 300])
    }

    @Test(arguments: [
        "See https://example.org/a?q=30%25%2020% for more.", "The A15 and the 8-K of Phase 2.",
        "It meets at 4:30 p.m.",
        "It is the 2nd of its kind.", "Which one is it?", "Build version 1.2.3 now.",
    ])
    func readsNoQuantityInNamesAddressesAndTimes(sentence: String) {
        #expect(Reading.stated(sentence).isEmpty, "\(Reading.stated(sentence).map(\.quote))")
    }
}

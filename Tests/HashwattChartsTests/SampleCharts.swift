// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattTesting
import HashwattUnits

/// One chart of each kind with figures of the right size, for the tests to draw.
enum SampleCharts {
    static let all: [(name: String, chart: Chart)] = [
        ("bars", bars), ("columns", columns), ("stacked", stacked), ("ranges", ranges), ("lines", lines),
        ("waterfall", waterfall), ("dispatch", dispatch), ("duration", duration), ("schedule", schedule),
    ]

    static let percent = ChartAxis(title: "Change on the day, %", shift: 2, suffix: " %", isSigned: true)

    static func frame(_ title: String, _ subtitle: String) -> ChartFrame {
        ChartFrame(title: title, subtitle: subtitle, summary: "A sample for the tests.")
    }

    static func bar(_ label: String, _ value: Double, _ tone: BarChart.Tone = .normal) -> BarChart.Bar {
        let text = DecimalText.fixed(value, places: 2, shift: 2, style: .typographic, isSigned: true) + " %"
        return BarChart.Bar(label: label, value: value, text: text, tone: tone)
    }

    static let bars = Chart.bars(
        BarChart(
            frame: frame(
                "Cipher led a day on which almost every miner rose",
                "Change from the close of 21 to the close of 24 November 2025, %"),
            axis: ChartAxis(title: "", shift: 2, suffix: " %", isSigned: true),
            bars: [
                bar("BMNR", 0.1962, .apart), bar("CIFR", 0.1809, .strong), bar("IREN", 0.1474, .strong),
                bar("BITF", 0.1318), bar("WULF", 0.1182), bar("CLSK", 0.1053), bar("RIOT", 0.0921, .strong),
                bar("HUT", 0.0833), bar("APLD", 0.0612), bar("MARA", 0.0441), bar("BTC", 0.0168),
                bar("CRWV", -0.0213),
            ],
            band: BarChart.Band(
                label: "Sector without BMNR, cap-weighted to equal-weighted: +9.10 % to +10.30 %", low: 0.091,
                high: 0.103)))

    static let columns = Chart.columns(
        ColumnChart(
            frame: frame("Power credits come in August", "Power credits per month, USD m"),
            axis: ChartAxis(title: "USD m", shift: -6),
            columns: zip(
                ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
                [0.6, 0.5, 0.9, 1.1, 0.9, 8.4, 6.0, 24.2, 9.0, 2.3, -0.4, 0.2]
            ).map {
                BarChart.Bar(
                    label: $0, value: $1 * 1e6, text: DecimalText.fixed($1, places: 1, style: .typographic),
                    tone: $0 == "Aug" ? .strong : .normal)
            }))

    static let stacked = Chart.stacked(
        StackedChart(
            frame: frame(
                "IREN and Cipher hold the longest queue", "Capacity by state, MW, as each company defines it"),
            axis: ChartAxis(title: "MW"),
            series: [
                .init(name: "energised", fill: .solid), .init(name: "contracted", fill: .hatched),
                .init(name: "secured", fill: .dotted), .init(name: "pipeline", fill: .outlined),
            ],
            rows: [
                row("IREN", [(0, 810), (1, 200), (2, 1_900)], "gross"),
                row("CIFR", [(0, 423), (1, 544), (3, 1_433)], ""),
                row("RIOT", [(0, 1_100), (2, 600)], ""), row("MARA", [(0, 1_100)], "definition not given"),
                row("CLSK", [(0, 808), (2, 219), (3, 585)], ""), row("WULF", [(0, 153), (1, 594)], ""),
            ]))

    private static func row(_ label: String, _ parts: [(Int, Double)], _ note: String) -> StackedChart.Row {
        StackedChart.Row(
            label: label,
            parts: parts.map {
                .init(series: $0, value: $1, text: DecimalText.whole(Int($1), style: .typographic))
            },
            note: note)
    }

    static let ranges = Chart.ranges(
        RangeChart(
            frame: frame(
                "What a kilowatt is let for", "Rent, USD per kW of critical IT and month, average of the term"
            ),
            axis: ChartAxis(title: "USD per kW-month"),
            groups: [
                .init(
                    name: "Colocation",
                    rows: [
                        .init(label: "TeraWulf–Core42", value: 125, text: "125", isDisclosed: true),
                        .init(
                            label: "TeraWulf–Fluidstack CB-3/4", value: 154.2, text: "154.2",
                            range: 134...176, isDisclosed: false),
                        .init(label: "Cipher–Fluidstack", value: 148.8, text: "148.8", isDisclosed: false),
                        .init(label: "Galaxy–CoreWeave", value: 158.4, text: "158.4", isDisclosed: false),
                    ]),
                .init(
                    name: "Tenant-funded hosting",
                    rows: [
                        .init(
                            label: "Core Scientific–CoreWeave", value: 120.8, text: "120.8",
                            isDisclosed: false)
                    ]),
                .init(
                    name: "Triple net",
                    rows: [
                        .init(
                            label: "Hut 8–Fluidstack", value: 158.7, text: "158.7", range: 128...158.7,
                            isDisclosed: false)
                    ]),
            ]))

    static let lines: Chart = {
        var generator = SplitMix64(seed: 11)
        let days = (-20...20).map(Double.init)
        var (level, other) = (0.0, 0.0)
        var first: [Double] = []
        var second: [Double] = []
        for day in days {
            level += Double.random(in: -0.008...0.010, using: &generator) + (day == 0 ? 0.14 : 0)
            other += Double.random(in: -0.007...0.007, using: &generator) + (day == 0 ? 0.05 : 0)
            first.append(level)
            second.append(other)
        }
        let width = days.map { 0.02 + 0.0012 * ($0 + 20) }
        return .lines(
            LineChart(
                frame: frame(
                    "A lease is worth a tenth of the company", "Cumulative average abnormal return, %"),
                axis: ChartAxis(title: "%", shift: 2, isSigned: true),
                horizontal: .numbers(ChartAxis(title: "Trading days from the announcement", isSigned: true)),
                series: [
                    .init(
                        name: "Landlords", x: days, y: first, low: zip(first, width).map { $0 - $1 },
                        high: zip(first, width).map { $0 + $1 }),
                    .init(name: "Other miners", x: days, y: second),
                ], markers: [.init(x: 0, text: "announced")], bandText: "95 % interval"))
    }()

    static let waterfall = Chart.waterfall(
        WaterfallChart(
            frame: frame(
                "Two thirds of Cipher's day was its own", "Change on 24 November 2025, percentage points"),
            axis: ChartAxis(title: "Percentage points", shift: 2, isSigned: true),
            steps: [
                .init(label: "Market", value: 0.0284, text: "+2.84"),
                .init(label: "Bitcoin", value: 0.0191, text: "+1.91"),
                .init(label: "AI shares", value: 0.0312, text: "+3.12"),
                .init(label: "Rates", value: -0.0075, text: "−0.75"),
                .init(label: "Its own", value: 0.1097, text: "+10.97"),
                .init(label: "Change of the day", value: 0.1809, text: "+18.09", isTotal: true),
            ]))

    static let dispatch: Chart = {
        var generator = SplitMix64(seed: 5)
        let count = 7 * 96
        let price = (0..<count).map { index -> Double in
            let hour = Double(index % 96) / 4
            let peak = hour > 16 && hour < 20 ? 260.0 * Double.random(in: 0.3...1.6, using: &generator) : 0
            return 22 + hour * 1.2 + Double.random(in: -14...14, using: &generator) + peak
        }
        let mining = price.map { $0 > 78 ? 0.0 : 120 }
        let battery = price.map { $0 > 150 ? 40.0 : $0 < 24 ? -40 : 0 }
        return .dispatch(
            DispatchChart(
                frame: frame(
                    "A week in August: mine at night, sell the evening", "15-minute intervals, HB_SOUTH"),
                start: known("2023-08-14"), intervalMinutes: 15, price: price,
                priceTitle: "Price, USD per MWh",
                layers: [
                    .init(name: "AI tenant", values: price.map { _ in 60 }),
                    .init(name: "mining, new fleet", values: mining),
                    .init(name: "mining, old fleet", values: price.map { $0 > 48 ? 0 : 40 }),
                ], loadTitle: "Load, MW", battery: battery))
    }()

    static let duration: Chart = {
        var generator = SplitMix64(seed: 3)
        let values = (0..<2_976).map { _ -> Double in
            let draw = Double.random(in: 0...1, using: &generator)
            return -12 + 60 * draw + (draw > 0.93 ? 4_000 * (draw - 0.93) : 0)
        }
        return .duration(
            DurationChart(
                frame: frame(
                    "Mining earns more than the grid pays, most of the time", "Real-time price, USD per MWh"),
                axis: ChartAxis(title: "USD per MWh"), values: values, ceiling: 180,
                levels: [
                    .init(value: 96, text: "S21 XP breaks even at 96"),
                    .init(value: 62, text: "S19 XP at 62"),
                ]))
    }()

    static let schedule = Chart.schedule(
        ScheduleChart(
            frame: frame("The halls arrive in 2026", "Delivery as announced"),
            kinds: [.init(name: "construction", fill: .hatched), .init(name: "paying rent", fill: .solid)],
            rows: [
                scheduled("Cipher Barber Lake", "2025-09-25", "2026-09-30", "168 MW"),
                scheduled("Cipher Black Pearl", "2025-11-03", "2026-08-01", "300 MW gross"),
                scheduled("TeraWulf CB-3, CB-4", "2025-08-14", "2026-12-31", "200 MW"),
                scheduled("IREN Horizon 1–4", "2025-11-03", "2026-12-31", "200 MW"),
            ], today: known("2025-11-24")))

    private static func scheduled(_ label: String, _ from: String, _ to: String, _ text: String)
        -> ScheduleChart.Row
    {
        .init(
            label: label,
            spans: [
                .init(from: known(from), to: known(to), text: text, kind: 0),
                .init(from: known(to) + 1, to: known("2027-12-31"), text: "", kind: 1),
            ], milestones: [known(to)])
    }

    static func known(_ text: String) -> CivilDate {
        guard let day = CivilDate(text) else { preconditionFailure("no such day: \(text)") }
        return day
    }
}

// SPDX-License-Identifier: Apache-2.0

public import HashwattCharts
public import HashwattMarket
import HashwattUnits

extension EventStudyOutput {
    /// The cumulative average abnormal return from the first day of the event window on, with a band of ±1.96 standard
    /// errors that allow for firms that move together; nil where no day has a return.
    ///
    /// The error over L days is √L times the standard deviation of the firms' mean residual (Brown, Warner 1980,
    /// appendix A.3).
    public static func chart(_ group: EventGroupResult) -> Chart? {
        let days = group.days.filter { $0.mean.isFinite }
        guard !days.isEmpty else { return nil }
        var total = 0.0
        var path: [Double] = []
        for day in days {
            total += day.mean
            path.append(total)
        }
        let reach = days.indices.map {
            1.96 * group.portfolioDeviation * Double($0 + 1).squareRoot()
        }
        let hasBand = reach.allSatisfy(\.isFinite)
        let last = DecimalText.fixed(total, places: 1, shift: 2, style: .typographic, isSigned: true)
        let events = "\(group.events) \(group.events == 1 ? "event" : "events")"
        return .lines(
            LineChart(
                frame: ChartFrame(
                    title: "\(group.name): cumulative average abnormal return",
                    subtitle: "\(events), sum of daily averages; day 0 is the event day",
                    summary: "\(last) % at the end of the window \(text(group.window))"),
                axis: ChartAxis(title: "percent", shift: 2, suffix: " %", isSigned: true),
                horizontal: .numbers(ChartAxis(title: "sessions from the event day", isSigned: true)),
                series: [
                    .init(
                        name: "CAAR", x: days.map { Double($0.window.lowerBound) }, y: path,
                        low: hasBand ? zip(path, reach).map { $0 - $1 } : [],
                        high: hasBand ? zip(path, reach).map { $0 + $1 } : [])
                ],
                markers: group.window.contains(0) ? [.init(x: 0, text: "event day")] : [],
                bandText: hasBand ? "95 % band from the estimation window, firms as one portfolio" : ""))
    }

    /// The charts of all groups by file name: `caar-GROUP.svg`, with the window where groups share a name.
    public static func charts(_ groups: [EventGroupResult]) -> [(name: String, svg: String)] {
        groups.indices.compactMap { index in
            let group = groups[index]
            guard let chart = chart(group) else { return nil }
            let plain = group.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
            let isOnly = groups.filter { $0.name == group.name }.count == 1
            let name = "caar-" + String(plain.prefix(60)) + (isOnly ? "" : "-\(index + 1)")
            return (name + ".svg", chart.svg(id: name, isStandalone: true))
        }
    }
}

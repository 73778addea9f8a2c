// SPDX-License-Identifier: Apache-2.0

/// The line that shows how far a piece of work has come.
public enum ProgressLine {
    /// The line: `checking tables  ████████░░░░░░░░  52 %  3 s left`.
    ///
    /// - Parameters:
    ///   - share: of the work that is done; taken as at least 0 and at most 1.
    ///   - elapsed: seconds since the start; what is left is estimated at the same pace.
    ///   - width: columns that may be taken; the bar gives way first, then the label.
    public static func text(_ label: String, share: Double, elapsed: Double, width: Int) -> String {
        let share = share.isFinite ? min(max(share, 0), 1) : 0
        let percent = String(Int(share * 100))
        var figures = String(repeating: " ", count: 3 - percent.count) + percent + " %"
        if share > 0, share < 1 { figures += "  \(timeText(elapsed / share * (1 - share))) left" }
        let room = width - label.count - figures.count - 4
        guard room >= 8 else {
            return figures.count + label.count + 2 <= width ? "\(label)  \(figures)" : figures
        }
        let cells = min(room, 40)
        let full = Int(share * Double(cells))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
        return "\(label)  \(bar)  \(figures)"
    }

    /// A time for people: `3 s`, `2 min 5 s`, `1 h 20 min`.
    public static func timeText(_ seconds: Double) -> String {
        guard seconds < 360_000 else { return "days" }
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return "\(whole) s" }
        if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing

/// Progress of work that may take longer than a second, drawn on standard error where that is a terminal.
///
/// Nothing is drawn in the first second, so that quick work leaves no trace, and the line is erased at the end.
final class ProgressBar {
    private let label: String
    private let console: Console
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastDrawn: ContinuousClock.Instant?

    /// How long work may take unseen, and the shortest time between two drawings.
    private static let patience = Duration.seconds(1)
    private static let interval = Duration.milliseconds(100)

    init(_ label: String, on console: Console) {
        self.label = label
        self.console = console
        start = clock.now
    }

    /// Notes that `done` of `total` is done, in whatever unit.
    func update(_ done: Int, of total: Int) {
        guard console.drawsProgress else { return }
        let now = clock.now
        guard now - start >= Self.patience, lastDrawn.map({ now - $0 >= Self.interval }) ?? true else {
            return
        }
        lastDrawn = now
        let share = total > 0 ? Double(done) / Double(total) : 0
        let line = ProgressLine.text(
            label, share: share, elapsed: (now - start) / .seconds(1), width: console.width - 1)
        console.note("\r\u{1B}[K" + line, terminator: "")
    }

    /// Erases the line.
    func finish() {
        if lastDrawn != nil { console.note("\r\u{1B}[K", terminator: "") }
        lastDrawn = nil
    }
}

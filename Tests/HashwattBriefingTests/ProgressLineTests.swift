// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import Testing

struct ProgressLineTests {
    @Test func showsShareAndTimeLeft() {
        let line = ProgressLine.text("checking tables", share: 0.25, elapsed: 2, width: 60)
        #expect(
            line == "checking tables  " + String(repeating: "█", count: 6)
                + String(repeating: "░", count: 20) + "   25 %  6 s left")
        #expect(ProgressLine.text("x", share: 1, elapsed: 9, width: 40).hasSuffix("  100 %"))
    }

    @Test func givesUpTheBarThenTheLabel() {
        #expect(
            ProgressLine.text("checking tables", share: 0.5, elapsed: 4, width: 34)
                == "checking tables   50 %  4 s left")
        #expect(ProgressLine.text("checking tables", share: 0.5, elapsed: 4, width: 20) == " 50 %  4 s left")
    }

    @Test(arguments: [-1, 0, 0.001, 0.5, 0.999, 1, 2, .nan, .infinity, -.infinity])
    func keepsToTheWidthForAnyShare(share: Double) {
        for width in 20...120 {
            let line = ProgressLine.text("checking", share: share, elapsed: 1e9, width: width)
            #expect(TextWidth.of(line) <= width, "share \(share), width \(width): \(line)")
        }
    }

    @Test(arguments: [
        (0.2, "1 s"), (59, "59 s"), (59.5, "1 min 0 s"), (125, "2 min 5 s"), (4_800, "1 h 20 min"),
        (1e12, "days"), (.infinity, "days"), (.nan, "days"),
    ])
    func writesTimesForPeople(seconds: Double, text: String) {
        #expect(ProgressLine.timeText(seconds) == text)
    }
}

// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattCharts
import Testing

/// Writes every sample chart to `$HASHWATT_CHART_GALLERY`, as files and as one page, to be looked at.
struct GalleryTests {
    static var folder: String? { ProcessInfo.processInfo.environment["HASHWATT_CHART_GALLERY"] }

    @Test(.enabled(if: GalleryTests.folder != nil, "set HASHWATT_CHART_GALLERY to a folder to write it"))
    func writesTheGallery() throws {
        let folder = try #require(Self.folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var page =
            "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><style>"
        page += ChartStyle.variables(on: ":root") + ChartStyle.rules
        page += "body{background:var(--hw-paper);color:var(--hw-ink);font-family:Helvetica,Arial,sans-serif;"
        page += "max-width:720px;margin:16px auto;padding:0 12px}.hw-narrow{display:none}"
        page += "@media(max-width:560px){.hw-wide{display:none}.hw-narrow{display:block}}</style>"
        for (name, chart) in SampleCharts.all {
            page +=
                "<h3>\(escapedMarkup(chart.frame.title))</h3><p>\(escapedMarkup(chart.frame.subtitle))</p>"
            for layout in ChartLayout.allCases {
                page += chart.svg(id: "\(name)-\(layout.rawValue)", layout: layout)
                let file = chart.svg(id: "\(name)-\(layout.rawValue)", layout: layout, isStandalone: true)
                try write(file, "\(folder)/\(name)-\(layout.rawValue).svg")
            }
        }
        try write(page, "\(folder)/gallery.html")
    }

    private func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(FileManager.default.fileExists(atPath: path))
    }
}

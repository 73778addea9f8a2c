// SPDX-License-Identifier: Apache-2.0

/// What all events of a group have in common: windows, definitions, and how wide a row of each table is.
///
/// Columns 0 ..< days are the days of the event window; columns days ..< columns are the windows for which a
/// cumulative return is asked.
struct SampleShape: Sendable {
    /// Event window, relative to day 0.
    let window: ClosedRange<Int>
    /// Windows of the cumulative columns, relative to day 0.
    let windows: [ClosedRange<Int>]
    let dialect: Dialect
    let returns: ReturnKind
    /// Coefficients that the model's residuals pay for.
    let parameters: Int
    /// Length of the longest estimation window; residuals are aligned at its end.
    let estimationDays: Int
    /// Coefficients per event.
    let width: Int
    /// Days of the event window.
    let days: Int
    /// Days and cumulative windows.
    let columns: Int

    init(_ group: EventGroup, _ options: EventStudyOptions) {
        window = group.window
        windows = options.windows.isEmpty ? [group.window] : options.windows
        dialect = options.dialect
        returns = options.returns
        parameters = options.model.parameters
        estimationDays = group.estimationDays
        days = window.count
        columns = window.count + windows.count
        switch options.model {
        case .marketAdjusted: width = 0
        case .garch: width = 5
        case .meanAdjusted: width = 1
        default: width = options.model.parameters
        }
    }

    /// The columns of a cumulative window.
    func columns(of index: Int) -> Range<Int> {
        let asked = windows[index]
        return (asked.lowerBound - window.lowerBound)..<(asked.upperBound - window.lowerBound + 1)
    }
}

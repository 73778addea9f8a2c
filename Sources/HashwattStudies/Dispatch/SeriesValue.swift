// SPDX-License-Identifier: Apache-2.0

/// What stands for a value in every interval.
public enum SeriesValue: Hashable, Sendable {
    /// The same number in all.
    case constant(Double)
    /// The column of this name in the price file.
    case column(String)
}

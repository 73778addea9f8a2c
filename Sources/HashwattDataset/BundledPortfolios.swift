// SPDX-License-Identifier: Apache-2.0

import CHashwattTables

/// The portfolios for planning that stand in the binary.
public enum BundledPortfolios {
    /// Their names.
    public static let names = ["announced-demand", "announced-demand-funded"]

    /// The YAML of one, or nil where there is none of that name.
    ///
    /// - Complexity: O(bytes).
    public static func text(_ name: String) -> String? {
        var count = 0
        guard names.contains(name), let bytes = hashwatt_text("\(name).yaml", &count) else { return nil }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}

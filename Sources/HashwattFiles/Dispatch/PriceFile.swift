// SPDX-License-Identifier: Apache-2.0

public import HashwattStudies

/// A file of prices: CSV with `interval_start` (ISO 8601 with offset or Z) and named columns of numbers.
///
///     interval_start,price_usd_per_mwh
///     2023-08-01T00:00:00-05:00,23.49
///     2023-08-01T00:15:00-05:00,23.68
///
/// Intervals are of one length, that of the first two; it divides an hour. Only the columns that are asked for are
/// read, the others may hold anything.
public enum PriceFile {
    /// The largest file, bytes; the longest line, bytes; the most problems that are listed.
    static let (fileLimit, lineLimit, problemLimit) = (4 << 30, 1 << 20, 1_000)

    /// Reads the columns of a file.
    ///
    /// - Parameters:
    ///   - columns: those that are needed; one that is asked for twice is read once.
    ///   - progress: gets the bytes read so far, and all.
    /// - Throws: ``DocumentFailure`` with every problem of the file, at most 1,000; ``FileFailure`` where it cannot
    ///   be read.
    /// - Complexity: O(bytes) time; memory only for the columns.
    public static func read(
        _ path: String, columns: [String], progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> PriceTable {
        var parser = PriceParser(file: path, columns: columns)
        try FileReader.chunks(path, limit: fileLimit) { bytes, done, size in
            progress(done, size)
            return parser.consume(bytes)
        }
        return try parser.finish()
    }

    /// Reads the columns of a text that is in memory.
    public static func parse(
        _ bytes: [UInt8], file: String, columns: [String]
    ) throws(DocumentFailure) -> PriceTable {
        var parser = PriceParser(file: file, columns: columns)
        _ = parser.consume(bytes[...])
        return try parser.finish()
    }
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension FileReader {
    /// Hands a file over piece by piece, so that a large one is never in memory whole.
    ///
    /// - Parameters:
    ///   - limit: the largest file that is read, in bytes.
    ///   - body: gets each piece with how much was read so far and how much there is; false ends the reading.
    /// - Throws: as ``bytes(_:limit:)`` does.
    /// - Complexity: O(bytes) time, O(1) memory.
    static func chunks(
        _ path: String, limit: Int, _ body: (ArraySlice<UInt8>, _ done: Int, _ size: Int) -> Bool
    ) throws(FileFailure) {
        let (descriptor, size) = try opened(path, limit: limit)
        defer { close(descriptor) }
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        var done = 0
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw FileFailure(.unreadable, path: path, detail: systemReason()) }
            if count == 0 { return }
            done += count
            if !body(chunk[..<count], done, max(size, done)) { return }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Values of a simulation in a file, so that it can be interrupted and go on with the same bits.
///
/// The file is a line that names the simulation and then its values in the order of paths, eight bytes each, the
/// least significant first. It only ever grows, so an end that was cut off costs the values behind it and no more.
public final class PathCheckpoint {
    /// The values that were in the file.
    public let values: [Double]
    private let descriptor: Int32
    private let path: String

    /// Opens or makes the file of a simulation.
    ///
    /// - Parameter identity: describes every input of the simulation.
    /// - Throws: `FileFailure` where it cannot be read or written or is no checkpoint of this simulation.
    public init(_ path: String, identity: String) throws(FileFailure) {
        let header = Array("hashwatt paths 1 \(Self.digest(identity))\n".utf8)
        var found: [UInt8] = []
        if access(path, F_OK) == 0 {
            found = try FileReader.bytes(path)
            guard found.isEmpty || found.starts(with: header) else {
                throw FileFailure(.foreign, path: path)
            }
        }
        let isNew = found.isEmpty
        let count = isNew ? 0 : (found.count - header.count) / 8
        values = (0..<count).map { index in
            var bits: UInt64 = 0
            for byte in 0..<8 { bits |= UInt64(found[header.count + 8 * index + byte]) << UInt64(8 * byte) }
            return Double(bitPattern: bits)
        }
        let opened = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard opened >= 0 else {
            throw FileFailure(.unwritable, path: path, detail: FileReader.systemReason())
        }
        descriptor = opened
        self.path = path
        // What a cut-off end left of a value goes.
        let length = isNew ? 0 : header.count + 8 * count
        guard ftruncate(opened, off_t(length)) == 0, lseek(opened, 0, SEEK_END) >= 0 else {
            throw FileFailure(.unwritable, path: path, detail: FileReader.systemReason())
        }
        if isNew { try Self.write(header, to: opened, path) }
    }

    deinit { close(descriptor) }

    /// Adds values.
    public func append(_ values: ArraySlice<Double>) throws(FileFailure) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * values.count)
        for value in values {
            var bits = value.bitPattern
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
            }
        }
        try Self.write(bytes, to: descriptor, path)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { put(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw FileFailure(.unwritable, path: path, detail: FileReader.systemReason())
            }
            rest = rest.dropFirst(count)
        }
    }

    private static func put(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    /// FNV-1a of 64 bits: tells simulations apart, protects against nothing.
    ///
    /// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, *The FNV Non-Cryptographic Hash Algorithm*.
    private static func digest(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}

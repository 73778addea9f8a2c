// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
public import HashwattFacts

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads users' files, bounded in size.
public enum FileReader {
    /// The bytes of a file, read once into the array that is returned.
    ///
    /// Pipes, devices and sockets are refused, not waited for.
    ///
    /// - Parameter limit: the largest size that is read, in bytes.
    /// - Throws: when it is absent, no file, too large or unreadable.
    public static func bytes(_ path: String, limit: Int = 512 << 20) throws(FileFailure) -> [UInt8] {
        let (descriptor, size) = try opened(path, limit: limit)
        defer { close(descriptor) }
        return try content(of: descriptor, size: size, path)
    }

    /// An open descriptor of a plain file, with its size.
    static func opened(_ path: String, limit: Int) throws(FileFailure) -> (descriptor: Int32, size: Int) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw FileFailure(.absent, path: path) }
            throw FileFailure(.unreadable, path: path, detail: systemReason())
        }
        do throws(FileFailure) {
            return (descriptor, try size(of: descriptor, path, limit: limit))
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func size(of descriptor: Int32, _ path: String, limit: Int) throws(FileFailure) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw FileFailure(.unreadable, path: path, detail: systemReason())
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileFailure(.notAFile, path: path) }
        let size = Int(status.st_size)
        if size > limit {
            throw FileFailure(.tooLarge, path: path, detail: "\(size) bytes, at most \(limit) are read")
        }
        return size
    }

    private static func content(of descriptor: Int32, size: Int, _ path: String) throws(FileFailure)
        -> [UInt8]
    {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let found = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if found < 0, errno == EINTR { continue }
                if found <= 0 {
                    failure = found < 0 ? errno : 0
                    return
                }
                count += found
            }
        }
        if failure != 0 { throw FileFailure(.unreadable, path: path, detail: systemReason(failure)) }
        return bytes
    }

    /// All of standard input.
    ///
    /// - Throws: when there is more than the limit.
    public static func standardInput(limit: Int = 512 << 20) throws(FileFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &chunk, chunk.count)
            if count <= 0 { return bytes }
            bytes += chunk[..<count]
            if bytes.count > limit {
                throw FileFailure(
                    .tooLarge, path: "standard input", detail: "at most \(limit) bytes are read")
            }
        }
    }

    /// The tables of a folder: the name and bytes of each file that ends in `.csv`, in the order of names.
    ///
    /// - Throws: when the folder is absent or no folder, or a file of it cannot be read.
    public static func tables(in folder: String, limit: Int = 512 << 20) throws(FileFailure) -> [TableFile] {
        var files: [TableFile] = []
        for name in try names(in: folder) {
            files.append(TableFile(name: name, bytes: try bytes("\(folder)/\(name)", limit: limit)))
        }
        return files
    }

    /// The names of the files of a folder that end in `.csv`, in order.
    ///
    /// - Throws: when the folder is absent, no folder or cannot be read.
    public static func names(in folder: String) throws(FileFailure) -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw FileFailure(.absent, path: folder)
        }
        guard isFolder else { throw FileFailure(.notAFolder, path: folder) }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".csv") }.sorted()
        } catch {
            let code = access(folder, R_OK) == 0 ? 0 : errno
            throw FileFailure(.unreadable, path: folder, detail: systemReason(code))
        }
    }

    /// What the system says of an error number: `Permission denied`; empty for none.
    static func systemReason(_ code: Int32 = errno) -> String {
        code == 0 ? "" : String(cString: strerror(code))
    }
}

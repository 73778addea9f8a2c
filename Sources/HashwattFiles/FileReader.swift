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
    /// The bytes of a file.
    ///
    /// - Parameter limit: the largest size that is read, in bytes.
    /// - Throws: when it is absent, no file, too large or unreadable.
    public static func bytes(_ path: String, limit: Int = 512 << 20) throws(FileFailure) -> [UInt8] {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            throw FileFailure(.absent, path: path)
        }
        let type = attributes[.type] as? FileAttributeType
        guard type != .typeDirectory else { throw FileFailure(.notAFile, path: path) }
        if let size = attributes[.size] as? UInt64, size > UInt64(limit) {
            throw FileFailure(.tooLarge, path: path, detail: "\(size) bytes, at most \(limit) are read")
        }
        do {
            return try [UInt8](Data(contentsOf: URL(filePath: path)))
        } catch {
            throw FileFailure(.unreadable, path: path, detail: reason(error))
        }
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
        var isFolder = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw FileFailure(.absent, path: folder)
        }
        guard isFolder else { throw FileFailure(.notAFolder, path: folder) }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw FileFailure(.unreadable, path: folder, detail: reason(error))
        }
        var files: [TableFile] = []
        for name in names.filter({ $0.hasSuffix(".csv") }).sorted() {
            files.append(TableFile(name: name, bytes: try bytes("\(folder)/\(name)", limit: limit)))
        }
        return files
    }

    static func reason(_ error: any Error) -> String {
        (error as? CocoaError).map { "code \($0.code.rawValue)" } ?? "\(error)"
    }
}

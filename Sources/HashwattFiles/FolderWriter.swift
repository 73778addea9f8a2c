// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes a set of files into a folder so that either all of them are there, or none is new.
///
/// Each file is first written beside its place under a temporary name; only when all are written are they moved
/// to their names, which replaces older files of the same name in one step each. A failure removes what is
/// temporary, and the folders that were made.
public enum FolderWriter {
    /// Writes the files, making the folder where it is absent.
    ///
    /// - Returns: the paths in the order of the files.
    /// - Throws: when the folder or a file cannot be written; then no file of the set is new.
    public static func write(_ files: [OutputFile], to folder: String) throws(FileFailure) -> [String] {
        var made: [String] = []
        let paths = files.map { (temporary: "\(folder)/.\($0.name).partial", final: "\(folder)/\($0.name)") }
        do throws(FileFailure) {
            try make(folder, &made)
            for path in paths where isFolder(path.final) {
                throw FileFailure(.unwritable, path: path.final, detail: "a folder has this name")
            }
            for (file, path) in zip(files, paths) { try writeTemporary(file, path.temporary) }
            for path in paths { try move(path.temporary, to: path.final) }
        } catch {
            for path in paths { unlink(path.temporary) }
            for folder in made.reversed() { rmdir(folder) }
            throw error
        }
        return paths.map(\.final)
    }

    /// Makes a folder and those above it that are absent; `made` gets the ones that were, outermost first.
    private static func make(_ folder: String, _ made: inout [String]) throws(FileFailure) {
        if folder.isEmpty { throw FileFailure(.unwritable, path: "\"\"", detail: "the name is empty") }
        let ends = folder.indices.filter { folder[$0] == "/" && $0 > folder.startIndex } + [folder.endIndex]
        for end in ends {
            let path = String(folder[..<end])
            if isFolder(path) { continue }
            if mkdir(path, 0o777) == 0 {
                made.append(path)
            } else if errno == EEXIST || errno == ENOTDIR {
                throw FileFailure(.blocked, path: path)
            } else {
                throw FileFailure(.unwritable, path: path, detail: FileReader.systemReason())
            }
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func writeTemporary(_ file: OutputFile, _ path: String) throws(FileFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw unwritable(path) }
        var rest = file.bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Self.put(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 {
                let failure = unwritable(path)
                close(descriptor)
                throw failure
            }
            rest = rest.dropFirst(count)
        }
        guard close(descriptor) == 0 else { throw unwritable(path) }
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

    private static func move(_ from: String, to path: String) throws(FileFailure) {
        // `rename` replaces in one step; FileManager's move refuses to replace.
        guard rename(from, path) == 0 else { throw unwritable(path) }
    }

    private static func unwritable(_ path: String) -> FileFailure {
        FileFailure(.unwritable, path: path, detail: FileReader.systemReason())
    }
}

/// A file to be written: its name without a folder, and its content.
public struct OutputFile: Hashable, Sendable {
    /// Name without its folder.
    public let name: String
    /// Content.
    public let bytes: [UInt8]

    /// A file of this name and content.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

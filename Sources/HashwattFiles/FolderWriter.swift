// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Writes a set of files into a folder so that either all of them are there, or none is new.
///
/// Each file is first written beside its place under a temporary name; only when all are written are they moved
/// to their names, which replaces older files of the same name in one step each. A failure removes what is
/// temporary.
public enum FolderWriter {
    /// Writes the files, making the folder where it is absent.
    ///
    /// - Returns: the paths in the order of the files.
    /// - Throws: when the folder or a file cannot be written; then no file of the set is new.
    public static func write(_ files: [OutputFile], to folder: String) throws(FileFailure) -> [String] {
        var isFolder = false
        if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder {
            throw FileFailure(.notAFolder, path: folder)
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw FileFailure(.unwritable, path: folder, detail: FileReader.reason(error))
        }
        let paths = files.map { (temporary: "\(folder)/.\($0.name).partial", final: "\(folder)/\($0.name)") }
        do {
            for (file, path) in zip(files, paths) { try writeTemporary(file, path.temporary) }
            for path in paths { try move(path.temporary, to: path.final) }
        } catch {
            for path in paths { try? FileManager.default.removeItem(atPath: path.temporary) }
            throw error
        }
        return paths.map(\.final)
    }

    private static func writeTemporary(_ file: OutputFile, _ path: String) throws(FileFailure) {
        do {
            try Data(file.bytes).write(to: URL(filePath: path))
        } catch {
            throw FileFailure(.unwritable, path: path, detail: FileReader.reason(error))
        }
    }

    private static func move(_ from: String, to path: String) throws(FileFailure) {
        // `rename` replaces in one step; FileManager's move refuses to replace.
        guard rename(from, path) == 0 else { throw FileFailure(.unwritable, path: path) }
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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

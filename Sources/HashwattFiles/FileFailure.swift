// SPDX-License-Identifier: Apache-2.0

/// Why a file or folder could not be read or written.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    public let code: Code
    /// The file or folder.
    public let path: String
    /// What the system said, or the limit that was passed; empty where there is no more to say.
    public let detail: String

    /// What can go wrong with a file.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// There is nothing at the path.
        case absent
        /// A folder was needed and a file is there.
        case notAFolder
        /// A folder is to be made and a file is in its place.
        case blocked
        /// A file was needed and something else is there.
        case notAFile
        /// The file is larger than what is read.
        case tooLarge
        /// The system refused to read it.
        case unreadable
        /// The system refused to write it.
        case unwritable
        /// It holds something else than what is to be continued.
        case foreign
        /// The program that turns it into text is not there.
        case noConverter
        /// The program that turns it into text failed.
        case notConverted
    }

    /// A failure at a path.
    public init(_ code: Code, path: String, detail: String = "") {
        self.code = code
        self.path = path
        self.detail = detail
    }

    /// What, where and what to do, in one line.
    public var description: String {
        let what =
            switch code {
            case .absent: "no such file or folder; check the path"
            case .notAFolder: "is not a folder; name the folder that holds the tables"
            case .blocked: "is a file and no folder; name a folder to write to"
            case .notAFile: "is not a file; name a file"
            case .tooLarge: "is too large; split it"
            case .unreadable: "cannot be read; check its permissions"
            case .foreign: "holds something else than this simulation; name another file, or remove it"
            case .noConverter:
                "a PDF is read by way of pdftotext, which is not there; install poppler-utils, or give its text"
            case .notConverted: "pdftotext made no text of it; check the file, or give its text"
            case .unwritable: "cannot be written; check permissions and free space, or choose another --out"
            }
        return detail.isEmpty ? "\(path): \(what)" : "\(path): \(what) (\(detail))"
    }
}

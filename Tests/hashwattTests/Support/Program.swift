// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The built `hashwatt`, run as a process.
enum Program {
    /// What a run left behind.
    struct Run {
        let code: Int32
        let output: String
        let errors: String

        /// The lines of standard error.
        var errorLines: [Substring] { errors.split(separator: "\n") }
    }

    /// The binary beside the test products.
    static let path: String = {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folders = [
            URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent(),
            URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent(),
            checkout.appending(path: ".build/debug"),
        ]
        let paths = folders.map { $0.appending(path: "hashwatt").path(percentEncoded: false) }
        return paths.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "hashwatt"
    }()

    /// The folder of the bundled tables.
    static let bundledTables: String = {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/CHashwattTables/tables").path(percentEncoded: false)
    }()

    /// Runs it; output goes through files, so that no pipe fills.
    static func run(
        _ arguments: String..., folder: String? = nil, environment: [String: String] = [:]
    ) throws -> Run {
        try run(program: path, arguments, folder: folder, environment: environment)
    }

    /// Runs another program, a shell for instance, in the same way.
    static func run(
        program: String, _ arguments: [String], folder: String? = nil, environment: [String: String] = [:]
    ) throws -> Run {
        try Scratch.with { scratch in
            let process = Process()
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
            if let folder { process.currentDirectoryURL = URL(filePath: folder) }
            var variables = ProcessInfo.processInfo.environment
            for name in ["COLUMNS", "NO_COLOR", "TERM"] { variables[name] = nil }
            process.environment = variables.merging(environment) { $1 }
            let output = try scratch.file("out", [])
            let errors = try scratch.file("err", [])
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
            process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
            try process.run()
            process.waitUntilExit()
            return Run(
                code: process.terminationReason == .exit
                    ? process.terminationStatus : 128 + process.terminationStatus,
                output: try scratch.text("out"), errors: try scratch.text("err"))
        }
    }

    /// Runs Python, which the project's set-up brings.
    static func python(_ script: String, _ arguments: String...) throws -> Run {
        try run(program: "/usr/bin/env", ["python3", "-c", script] + arguments)
    }
}

/// A temporary folder that is gone after its use.
struct Scratch {
    let path: String

    static func with<Result>(_ body: (Scratch) throws -> Result) throws -> Result {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "hashwatt test ünï \(UUID().uuidString)").path(percentEncoded: false)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(Scratch(path: path))
    }

    /// Writes a file and gives its path; folders in the name are made.
    @discardableResult
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path(percentEncoded: false)
    }

    /// The text of a file.
    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path).appending(path: name)), as: UTF8.self)
    }

    /// Everything in the folder, with paths from it.
    var contents: [String] {
        get throws { try FileManager.default.subpathsOfDirectory(atPath: path).sorted() }
    }
}

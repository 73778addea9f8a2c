// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Files that stand beside the project and are not part of it: large real series, other programs' results.
///
/// Tests that need one say `@Test(.enabled(if: SharedData.has("data/…"), "…"))` and so are skipped, visibly,
/// where the folder is absent.
public enum SharedData {
    /// The folder: `$HASHWATT_SHARED`, else `shared` beside the checkout.
    public static var folder: String {
        if let named = ProcessInfo.processInfo.environment["HASHWATT_SHARED"] { return named }
        var parts = #filePath.split(separator: "/").dropLast(3)  // Tests/HashwattTesting/SharedData.swift
        parts = parts.dropLast()
        return "/" + (parts + ["shared"]).joined(separator: "/")
    }

    /// Whether the file or folder is there.
    public static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(path)")
    }

    /// The bytes of a file.
    public static func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\(path)")))
    }

    /// The text of a file.
    public static func text(_ path: String) throws -> String {
        try String(decoding: bytes(path), as: UTF8.self)
    }

    /// The lines of a file that gzip packed; `gzip` unpacks it.
    public static func gzippedLines(_ path: String) throws -> [Substring] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", "\(folder)/\(path)"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n")
    }
}

// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Text of PDF files by way of poppler's `pdftotext`.
///
/// The file goes to the program through an unnamed temporary file and its answer comes back through another, so that no
/// pipe can fill and nothing stays behind. It gets a minute and 256 MB of text.
public enum PDFText {
    /// Longest time that is waited for, in seconds.
    static let patience = 60.0
    /// Largest text that is taken.
    static let largestText = 256 << 20

    /// Whether bytes are a PDF file.
    public static func isPDF(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("%PDF-".utf8)) }

    /// The text of a PDF file, in reading order, as UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - path: what it is called in errors.
    ///   - program: name or path of `pdftotext`.
    /// - Throws: when the program is not there, fails, takes too long or says too much.
    public static func read(
        _ bytes: [UInt8], path: String, program: String = "pdftotext"
    ) throws(FileFailure) -> [UInt8] {
        let (input, output, errors) = (try scratch(path), try scratch(path), try scratch(path))
        defer { for file in [input, output, errors] { close(file) } }
        try fill(input, bytes, path)
        let code = try run(program, input, output, errors, path)
        guard code == 0 else {
            let said = content(errors, limit: 2_000).split(separator: 0x0A).first.map {
                String(decoding: $0, as: UTF8.self)
            }
            throw FileFailure(.notConverted, path: path, detail: said ?? "pdftotext ended with code \(code)")
        }
        return content(output, limit: largestText)
    }

    /// An unnamed temporary file.
    private static func scratch(_ path: String) throws(FileFailure) -> Int32 {
        let folder = FileManager.default.temporaryDirectory.path
        var name = Array("\(folder)/hashwatt-pdf-XXXXXX".utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else {
            throw FileFailure(.unwritable, path: folder, detail: FileReader.systemReason())
        }
        unlink(name)
        return file
    }

    private static func fill(_ file: Int32, _ bytes: [UInt8], _ path: String) throws(FileFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw FileFailure(.unwritable, path: path, detail: FileReader.systemReason())
            }
            rest = rest.dropFirst(count)
        }
        lseek(file, 0, SEEK_SET)
    }

    /// Runs the program to its end and gives its exit code.
    private static func run(
        _ program: String, _ input: Int32, _ output: Int32, _ errors: Int32, _ path: String
    ) throws(FileFailure) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (file, place) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
            posix_spawn_file_actions_adddup2(&actions, file, place)
        }
        let words = [program, "-enc", "UTF-8", "-nopgbrk", "-", "-"]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        let failure = posix_spawnp(&child, program, &actions, nil, &arguments, environ)
        guard failure == 0 else { throw FileFailure(.noConverter, path: path) }
        return try wait(child, output, path)
    }

    private static func wait(_ child: pid_t, _ output: Int32, _ path: String) throws(FileFailure) -> Int32 {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(patience)
        while true {
            var status: Int32 = 0
            let found = waitpid(child, &status, WNOHANG)
            if found == child { return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F }
            var state = stat()
            fstat(output, &state)
            guard clock.now < end, Int(state.st_size) <= largestText, found == 0 || errno == EINTR else {
                kill(child, SIGKILL)
                waitpid(child, &status, 0)
                throw FileFailure(
                    .notConverted, path: path, detail: "pdftotext took too long or wrote too much")
            }
            usleep(2_000)
        }
    }

    private static func content(_ file: Int32, limit: Int) -> [UInt8] {
        lseek(file, 0, SEEK_SET)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = pull(file, &chunk)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }
}

/// `read`, which a method of the same name would hide.
private func pull(_ file: Int32, _ chunk: inout [UInt8]) -> Int { read(file, &chunk, chunk.count) }

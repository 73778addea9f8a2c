// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where output goes, and how it may look there.
struct Console: Sendable {
    /// Whether colours may be used on standard output: a terminal, and `NO_COLOR` unset.
    let usesColour: Bool
    /// Whether standard error is a terminal, so that a progress bar may be drawn.
    let drawsProgress: Bool
    /// Columns of the terminal; 100 where there is none.
    let width: Int

    /// What this process's terminal allows.
    static func current(isQuiet: Bool = false) -> Console {
        let environment = ProcessInfo.processInfo.environment
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return Console(
            usesColour: isatty(STDOUT_FILENO) == 1 && !isPlain && environment["TERM"] != "dumb",
            drawsProgress: isatty(STDERR_FILENO) == 1 && !isQuiet, width: columns(environment))
    }

    private static func columns(_ environment: [String: String]) -> Int {
        if let text = environment["COLUMNS"], let number = Int(text), number >= 40 { return number }
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
            size.ws_col >= 40
        else { return 100 }
        return Int(size.ws_col)
    }

    /// Writes to standard output; a closed pipe ends the program quietly, as it does other tools.
    func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                exit(errno == EPIPE ? 0 : 74)
            }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Writes a line to standard error.
    func note(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

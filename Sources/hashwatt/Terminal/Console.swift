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
        let isDumb = environment["TERM"] == "dumb"
        return Console(
            usesColour: isatty(STDOUT_FILENO) == 1 && !isPlain && !isDumb,
            drawsProgress: isatty(STDERR_FILENO) == 1 && !isQuiet && !isDumb, width: columns(environment))
    }

    private static func columns(_ environment: [String: String]) -> Int {
        if let text = environment["COLUMNS"], let number = Int(text), number >= 40 {
            return min(number, 1_000)
        }
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
            size.ws_col > 0
        else { return 100 }
        return max(40, Int(size.ws_col))
    }

    /// Writes to standard output; a closed pipe ends the program quietly, as it does other tools.
    func write(_ text: String) {
        switch Self.write(text, to: STDOUT_FILENO) {
        case 0: return
        case EPIPE: exit(0)
        case let code:
            note(
                "hashwatt: error: standard output: cannot be written; check where it goes and the free space "
                    + "(\(String(cString: strerror(code))))")
            exit(CommandFailure.Code.output.rawValue)
        }
    }

    /// Writes to standard error.
    func note(_ text: String, terminator: String = "\n") {
        _ = Self.write(text + terminator, to: STDERR_FILENO)
    }

    /// Writes all of it; zero, or the number of the error.
    private static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count {
                let count = put(
                    descriptor, UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[done...]))
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                done += count
            }
            return 0
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
}

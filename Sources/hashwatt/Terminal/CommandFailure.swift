// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import HashwattFacts
import HashwattFiles
import HashwattMarket
import HashwattStudies

/// Why a command ended without its result, and the exit code that says so.
struct CommandFailure: Error {
    /// The exit codes, after `sysexits.h`; `hashwatt --help` lists them.
    enum Code: Int32 {
        /// The command did what it was asked.
        case done = 0
        /// The check ran and found problems.
        case found = 1
        /// The command line makes no sense.
        case usage = 64
        /// The data is wrong.
        case data = 65
        /// A file or folder that was named is not there or cannot be read.
        case noInput = 66
        /// A program or library that is needed is not installed.
        case unavailable = 69
        /// A file could not be written.
        case noOutput = 73
        /// Standard output could not be written.
        case output = 74
        /// The user stopped it; the same command goes on.
        case interrupted = 75
    }

    let code: Code
    /// Each what, where and what to do; one a line.
    let messages: [String]

    init(_ code: Code, _ messages: String...) { self.init(code, messages) }

    init(_ code: Code, _ messages: [String]) {
        self.code = code
        self.messages = messages
    }

    init(_ failure: FileFailure) {
        code =
            switch failure.code {
            case .unwritable, .blocked: .noOutput
            case .notConverted, .foreign: .data
            case .noConverter, .absent, .notAFolder, .notAFile, .tooLarge, .unreadable: .noInput
            }
        messages = [failure.description]
    }

    init(_ error: FactsQueryError) {
        code = .usage
        messages = [error.description]
    }

    init(_ error: BriefError) {
        code = .usage
        messages = [error.description]
    }

    /// The failure that an error means; nil for errors that the argument parser explains itself.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let problems as TableProblems: self.init(.data, problems.problems.map(\.description))
        case let failure as FileFailure: self.init(failure)
        case let failure as DocumentFailure: self.init(.data, failure.problems.map(\.description))
        case let failure as FactsQueryError: self.init(failure)
        case let failure as BriefError: self.init(failure)
        case let failure as ForecastError: self.init(.usage, failure.description)
        case let failure as FleetError: self.init(.usage, failure.description)
        case let error as IndexError: self.init(.data, error.description)
        default: return nil
        }
    }

    /// What the argument parser found wrong: its sentence, and the help that says more.
    ///
    /// - Parameter fullMessage: its message with usage, in which the help to see stands in quotes.
    init(parserMessage: String, fullMessage: String) {
        code = .usage
        let words = parserMessage.split { $0 == " " || $0.isNewline }.joined(separator: " ")
        let what = words.hasSuffix(".") ? String(words.dropLast()) : words
        let parts = fullMessage.split(separator: "See '").last?.split(separator: "'")
        let help = fullMessage.contains("See '") ? parts?.first.map(String.init) : nil
        let joint = what.hasSuffix("?") ? " " : "; "
        messages = [
            what.prefix(1).lowercased() + what.dropFirst() + joint + "see `\(help ?? "hashwatt --help")`"
        ]
    }

    /// At most this many lines are printed; the last says how many were left out.
    private static let mostLines = 50

    /// Prints it to standard error: `hashwatt: error: what and where; what to do`.
    func report(on console: Console) {
        for message in messages.prefix(Self.mostLines) {
            console.note("hashwatt: error: \(message.onOneHarmlessLine)")
        }
        if messages.count > Self.mostLines {
            console.note(
                "hashwatt: … and \(messages.count - Self.mostLines) more; mend these first")
        }
    }
}

extension String {
    /// The text without line breaks and without characters that would steer a terminal: what stands in a file
    /// must not.
    var onOneHarmlessLine: String {
        TextWidth.harmless(String(map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The command line: parsing, wiring and exit codes, nothing else.
@main
struct Hashwatt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hashwatt",
        abstract: "Research and decision engine for Bitcoin miners' megawatts.",
        discussion: """
            Examples:
              hashwatt brief --date 2025-11-24 --out brief
              hashwatt brief --date 2025-11-24 --explain move/CIFR/2025-11-24
              hashwatt facts list deals --where tenant=Fluidstack --as-of 2025-11-25
              hashwatt facts show IREN --format markdown
              hashwatt facts check my-tables
              hashwatt dispatch site.yaml --prices prices.csv --out plan
              hashwatt claims article.txt --published 2025-11-25
              hashwatt mine breakeven --date 2025-11-24 --price 60
              hashwatt sector band --date 2025-11-24 --quoted 13.84
              hashwatt study --type lease --window -5..5
              hashwatt deals WULF-FLUID-2025-08
              hashwatt bond --issue AMZN-2025-11-USD
              hashwatt value IREN --as-of 2025-11-24
              hashwatt convert --example announced-demand --out plan

            Exit codes: 0 done; 1 a check found problems; 64 the command line makes no sense; 65 the data is wrong; \
            66 a file that was named cannot be read; 69 what is needed is not installed; 73 a file cannot be written; \
            74 standard output cannot; 75 interrupted, and the same command goes on.

            Completions: hashwatt --generate-completion-script bash|zsh|fish
            """,
        version: "hashwatt 0.1.0",
        subcommands: [
            BondCommand.self, BriefCommand.self, ClaimsCommand.self, ConvertCommand.self, DealsCommand.self,
            DispatchCommand.self, FactsCommand.self, IRRCommand.self, MineCommand.self, SectorCommand.self,
            StudyCommand.self, ValueCommand.self,
        ])

    static func main() {
        signal(SIGPIPE, SIG_IGN)  // a closed pipe is seen by `write`, which then ends quietly
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            let failure = failure(of: error)
            failure.report(on: .current())
            exit(failure.code)
        }
    }

    /// The failure that an error means; help and version, which are none, are printed and end the program.
    private static func failure(of error: any Error) -> CommandFailure {
        if let failure = CommandFailure(error) { return failure }
        if exitCode(for: error) == .success {
            Console.current().write(fullMessage(for: error) + "\n")
            exit(.done)
        }
        return CommandFailure(parserMessage: message(for: error), fullMessage: fullMessage(for: error))
    }

    private static func exit(_ code: CommandFailure.Code) -> Never {
        fflush(nil)
        #if canImport(Glibc)
            Glibc.exit(code.rawValue)
        #elseif canImport(Musl)
            Musl.exit(code.rawValue)
        #else
            Darwin.exit(code.rawValue)
        #endif
    }
}

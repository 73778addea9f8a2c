// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattFiles
import HashwattFinance

/// `hashwatt irr`: all rates of return of a file of flows.
struct IRRCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "irr",
        abstract: "Find all rates of return of a file of cash flows, or say why there is none.",
        discussion: """
            Examples:
              hashwatt irr my-flows.csv
              hashwatt irr my-flows.csv --rate 8% --format json
              printf 'amount\\n-100\\n39\\n59\\n55\\n20\\n' | hashwatt irr -

            The file has the columns date,amount, in any order of days; or amount alone for equal periods, the first \
            flow now. Money that goes out is negative. Flows that change their sign more than once may have several \
            rates: all are printed.
            """)

    @Argument(help: ArgumentHelp("The flows as CSV; - for standard input.", valueName: "file"))
    var file: String

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Also print the net present value at this rate.", valueName: "8%"),
        transform: RateArgument.init)
    var rate: RateArgument?

    @Option(name: .long, help: "How days become years.")
    var dayCount: DayCount = .actual365Fixed

    @Option(name: .long, help: "The form of the output.")
    var format: DataTable.Format = .table

    func validate() throws {
        if dayCount == .actualActualICMA {
            throw ValidationError("--day-count act/act-icma needs coupon periods, which flows have none of")
        }
        if let rate, rate.fraction <= -1 { throw ValidationError("--rate: a rate lies above -100%") }
    }

    func run() throws {
        let bytes = file == "-" ? try FileReader.standardInput() : try FileReader.bytes(file)
        let output: ReturnsOutput
        switch try FlowsFile.read(bytes, name: file == "-" ? "standard input" : file) {
        case .dated(let flows):
            output = ReturnsOutput(dated: flows, rate: rate?.fraction, dayCount: dayCount)
        case .periodic(let amounts): output = ReturnsOutput(periodic: amounts, rate: rate?.fraction)
        }
        let console = Console.current()
        console.write(output.table.text(format, width: console.width))
    }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The command line: parsing, wiring and exit codes, nothing else.
@main
struct Hashwatt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hashwatt",
        abstract: "Research and decision engine for Bitcoin miners' megawatts.",
        version: "0.1.0-dev")
}

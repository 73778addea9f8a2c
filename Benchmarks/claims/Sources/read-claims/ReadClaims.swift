// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattClaims
import HashwattUnits

/// `read-claims [--lang en|de] [--published DATE] FILE…`: the claims of each file as JSON;
/// `read-claims --time N FILE…`: texts per second over N rounds;
/// `read-claims --fuzz SECONDS FILE…`: changes the files at random and reads them, until it crashes or time is up;
/// `read-claims --numbers|--quantities FILE`: what stands in each line.
@main struct ReadClaims {
    static func main() throws {
        var options = ReadOptions()
        var files: [String] = []
        var rounds = 0
        var lines: String?
        var fuzz: Double?
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch argument {
            case "--lang": options.language = arguments.popFirst().flatMap(TextLanguage.init(rawValue:))
            case "--published": options.published = arguments.popFirst().flatMap { CivilDate($0) }
            case "--fuzz": fuzz = arguments.popFirst().flatMap { Double($0) }
            case "--numbers", "--quantities": lines = argument
            case "--time": rounds = arguments.popFirst().flatMap { Int($0) } ?? 1
            default: files.append(argument)
            }
        }
        let texts = try files.map { try [UInt8](Data(contentsOf: URL(filePath: $0))) }
        if let lines { return texts.forEach { state($0, numbers: lines == "--numbers", options) } }
        let reader = ClaimReader()
        if let fuzz { return Fuzz.run(reader, texts, seconds: fuzz) }
        if rounds > 0 { return try time(reader, texts, rounds, options) }
        for text in texts { print(try reader.read(text, options: options).json, terminator: "") }
    }

    /// Prints, for every line of `text`, what stands in it: `quote TAB value TAB unit TAB exponent TAB qualifier`, then a
    /// line with a single dash.
    static func state(_ text: [UInt8], numbers: Bool, _ options: ReadOptions) {
        let reader = QuantityReader(language: options.language ?? .english)
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let sentence = String(decoding: line, as: UTF8.self)
            for one in numbers ? reader.numbers(in: sentence) : reader.quantities(in: sentence) {
                print(
                    "\(one.quote)\t\(one.value)\t\(one.unit)\t\(one.exponent)\t\(one.qualifier)\t\(one.start)"
                )
            }
            print("-")
        }
    }

    /// Prints how many texts and bytes a second are read, on one thread.
    static func time(_ reader: ClaimReader, _ texts: [[UInt8]], _ rounds: Int, _ options: ReadOptions) throws
    {
        let clock = ContinuousClock()
        var claims = 0
        var fastest = Duration.seconds(1_000_000)
        for _ in 0..<rounds {
            let taken = try clock.measure {
                for text in texts { claims += try reader.read(text, options: options).claims.count }
            }
            fastest = min(fastest, taken)
        }
        let seconds = Double(fastest.components.attoseconds) / 1e18 + Double(fastest.components.seconds)
        let bytes = texts.reduce(0) { $0 + $1.count }
        print(
            "texts/s \(Double(texts.count) / seconds) MB/s \(Double(bytes) / seconds / 1e6) claims \(claims / rounds)"
        )
    }
}

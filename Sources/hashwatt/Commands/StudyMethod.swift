// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import HashwattFiles
public import HashwattMarket

/// How a study is done.
struct StudyMethod: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What a return is expected to be.",
            discussion: """
                market, market-adjusted, mean-adjusted, scholes-williams, dimson, garch; capm, ff3, ff5, carhart \
                (ff3 and momentum), ff6 (ff5 and momentum) need --factors; factors takes the columns of --factor.
                """))
    var model: Model = .market

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Factor returns: a table of fractions (date, one column a factor), or a daily file of Kenneth "
                + "French's library. May be repeated.", valueName: "file"))
    var factors: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A factor of --model factors: a column of --factors or the name of closes.", valueName: "name"))
    var factor: [String] = []

    @Option(
        name: .long, parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A window for CAR and BHAR inside the event window; may be repeated. Without it: all of it.",
            valueName: "from..to"))
    var car: [WindowArgument] = []

    @Option(name: .long, help: "How returns are computed.")
    var returns: ReturnKind = .log

    @Option(name: .long, help: "What is done about sessions without a close.")
    var missing: MissingCloses = .leaveOut

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Whose definitions: published (the papers), arc (EventStudyTools), estudy2 (the R package)."))
    var dialect: DialectName = .published

    @Option(
        name: .long,
        help: ArgumentHelp("Returns that an estimation window needs at least.", valueName: "number"))
    var minEstimation = 60

    @Option(
        name: .long, help: ArgumentHelp("Resamples of the bootstrapped BHAR test.", valueName: "number"))
    var resamples = 1_000

    @Option(name: .long, help: ArgumentHelp("Seed of the resamples.", valueName: "number"))
    var seed: UInt64 = 1

    /// A model on the command line.
    enum Model: String, ExpressibleByArgument, CaseIterable {
        case market
        case marketAdjusted = "market-adjusted"
        case meanAdjusted = "mean-adjusted"
        case scholesWilliams = "scholes-williams"
        case dimson
        case capm
        case ff3
        case ff5
        case carhart
        case ff6
        case factors
        case garch

        /// Factor columns beside market and riskless rate.
        var columns: [String] {
            switch self {
            case .ff3: ["SMB", "HML"]
            case .carhart: ["SMB", "HML", "Mom"]
            case .ff5: ["SMB", "HML", "RMW", "CMA"]
            case .ff6: ["SMB", "HML", "RMW", "CMA", "Mom"]
            default: []
            }
        }

        var needsFactorFile: Bool { self == .capm || !columns.isEmpty }
    }

    /// A dialect on the command line.
    enum DialectName: String, ExpressibleByArgument, CaseIterable {
        case published
        case arc
        case estudy2
    }

    func check(window: ClosedRange<Int>) throws {
        if model.needsFactorFile, factors.isEmpty {
            throw ValidationError(
                "--model \(model.rawValue) needs --factors with RF and the factors' returns")
        }
        if (model == .factors) == factor.isEmpty {
            throw ValidationError("--model factors and --factor go together; name at least one factor")
        }
        for car in car where !(window.contains(car.range.lowerBound) && window.contains(car.range.upperBound))
        {
            throw ValidationError(
                "--car \(car.defaultValueDescription) leaves the event window "
                    + "\(window.lowerBound)..\(window.upperBound); widen --window")
        }
        if minEstimation < 1 { throw ValidationError("--min-estimation \(minEstimation): at least 1") }
        if !(0...1_000_000).contains(resamples) {
            throw ValidationError("--resamples \(resamples): from 0 to 1000000")
        }
    }

    /// The series of all factor files.
    func factorSeries() throws -> [MarketSeries] {
        try factors.flatMap { file -> [MarketSeries] in
            let bytes = try FileReader.bytes(file)
            do {
                return FrenchFactorFile.isOne(bytes)
                    ? try FrenchFactorFile.series(bytes, file: file)
                    : try SimpleStudyFiles.series(bytes, content: .returns, file: file)
            } catch let error as EventFileError {
                throw CommandFailure(.data, error.description)
            }
        }
    }

    /// The market of the factor file, whose own model needs no other.
    func benchmark(_ factors: [MarketSeries]) -> String? {
        model.needsFactorFile && hasExcess(factors) ? Self.excess : nil
    }

    private static let excess = "Mkt-RF"

    private func hasExcess(_ factors: [MarketSeries]) -> Bool { factors.contains { $0.name == Self.excess } }

    /// The engine's options, with these factors at hand.
    func options(_ factors: [MarketSeries]) -> EventStudyOptions {
        var options = EventStudyOptions()
        options.model = engineModel(factors)
        options.returns = returns
        options.missing = missing
        options.dialect =
            switch dialect {
            case .published: .published
            case .arc: .arc
            case .estudy2: .estudy2
            }
        options.minimumEstimation = minEstimation
        options.windows = car.map(\.range)
        options.bootstrap = BootstrapOptions(replications: resamples, seed: seed)
        return options
    }

    private func engineModel(_ series: [MarketSeries]) -> ExpectedReturnModel {
        switch model {
        case .market: .marketModel
        case .marketAdjusted: .marketAdjusted
        case .meanAdjusted: .meanAdjusted
        case .scholesWilliams: .scholesWilliams
        case .dimson: .dimson(leads: 1, lags: 1)
        case .garch: .garch
        case .factors: .factors(factor)
        case .capm, .ff3, .ff5, .carhart, .ff6:
            if hasExcess(series) {
                .publishedFactors(riskless: "RF", [Self.excess] + model.columns)
            } else if model == .capm {
                .capitalAsset(riskless: "RF", intercept: true)
            } else {
                .excessFactors(riskless: "RF", model.columns)
            }
        }
    }
}

extension ReturnKind: ExpressibleByArgument {}
extension MissingCloses: KebabArgument {
    /// What is done, in a few words.
    public var meaning: String {
        switch self {
        case .leaveOut: "no return on the session and the next one"
        case .tradeToTrade: "the next return spans the gap, as the benchmark's does"
        case .joinCalendars: "such sessions leave the calendar"
        }
    }
}

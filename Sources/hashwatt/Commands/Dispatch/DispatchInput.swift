// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattDataset
import HashwattDispatch
import HashwattFacts
import HashwattFiles
import HashwattNumerics
import HashwattStudies

/// Which sites are planned, on which prices.
struct DispatchInput: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The site or portfolio: YAML or JSON, docs/site.schema.json has its keys.", valueName: "site"))
    var site: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Prices: CSV with interval_start (ISO 8601 with offset or Z) and the columns the site names.",
            valueName: "file"))
    var prices: String?

    @Option(
        name: .long,
        help:
            "A bundled site instead: the synthetic problems A, B, C and D, or 345 MW in ERCOT in August 2023."
    )
    var example: DispatchExample?

    func validate() throws {
        if (site == nil) == (example == nil) {
            throw ValidationError(
                "name a site file, or --example \(DispatchExample.allValueStrings.joined(separator: "|"))")
        }
        if example != nil, prices != nil {
            throw ValidationError("--example brings its prices; leave --prices away")
        }
        for (name, value) in [("the site", site), ("--prices", prices)] where value?.isEmpty == true {
            throw ValidationError("\(name): the name is empty; name a file")
        }
    }

    /// The sites, checked; prices are read when a site is run.
    func open() throws -> DispatchSites {
        if let example { return try DispatchSites(example: example) }
        guard let site else { throw ValidationError("name a site file") }
        let bytes = try FileReader.bytes(site, limit: 16 << 20)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.data, "\(site): is not UTF-8; save it as UTF-8")
        }
        let file = try SiteFile.parse(text, file: site)
        for (index, scenario) in file.sites.enumerated() where prices == nil && scenario.priceFile == nil {
            let key = file.portfolio == nil ? "prices" : "sites[\(index)].prices"
            throw CommandFailure(
                .usage, "\(site): \(key): no prices are named; add the key, or --prices FILE")
        }
        let command = "hashwatt dispatch \(site)" + (prices.map { " --prices \($0)" } ?? "")
        return DispatchSites(file: file, command: command) { index in try read(file.sites[index], site) }
    }

    private func read(
        _ scenario: DispatchScenario, _ site: String
    ) throws -> (table: PriceTable, file: String) {
        let folder = site.lastIndex(of: "/").map { String(site[...$0]) } ?? ""
        let named = scenario.priceFile ?? ""
        let path = prices ?? (named.hasPrefix("/") ? named : folder + named)
        let progress = ProgressBar("reading prices", on: .current())
        defer { progress.finish() }
        let table = try PriceFile.read(path, columns: scenario.neededColumns.map(\.column)) {
            progress.update($0, of: $1)
        }
        return (table, path)
    }
}

/// Sites with a way to get the prices of each.
struct DispatchSites {
    let file: SiteFile
    /// The prices of a site, and what messages call their file.
    let prices: (Int) throws -> (table: PriceTable, file: String)

    /// The bundled example, where it is one.
    let example: DispatchExample?
    /// The command line that plans them again.
    let command: String

    init(file: SiteFile, command: String, prices: @escaping (Int) throws -> (table: PriceTable, file: String))
    {
        self.file = file
        self.prices = prices
        self.command = command
        example = nil
    }

    init(example: DispatchExample) throws {
        file = try example.siteFile()
        self.example = example
        command = "hashwatt dispatch --example \(example.rawValue)"
        prices = { (try example.prices(site: $0), "prices of \(example.rawValue)") }
    }

    /// What a site does on its prices.
    ///
    /// - Throws: what is wrong, with the line of its key.
    func run(
        _ policy: DispatchPolicy, site index: Int, fallback: LinearSolver?
    ) throws -> DispatchOutcome {
        let prices = try prices(index)
        do {
            return try file.sites[index].run(policy, on: prices.table, fallback: fallback)
        } catch {
            throw DocumentFailure(problems: [file.problem(error, site: index, prices: prices.file)])
        }
    }

    /// The figures of a plan, with the source of its prices.
    func figures(_ index: Int, of outcome: DispatchOutcome) -> DispatchFigures {
        let named = file.sites[index].priceFile ?? "the price file of \(command)"
        let source = example?.source ?? Source(title: named, verification: .unverified)
        return DispatchFigures(outcome, source: source, command: command)
    }

    /// The plan beside reported credits; nil but for the example that has them.
    func reconciliation(_ outcome: DispatchOutcome) throws -> CreditReconciliation? {
        guard example == .ercot else { return nil }
        return CreditReconciliation(
            figures(0, of: outcome), facts: try BundledFacts.load(), ticker: "RIOT", zone: "LZ_SOUTH")
    }
}

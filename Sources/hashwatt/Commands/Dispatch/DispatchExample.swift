// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattDataset
import HashwattFacts
import HashwattFiles
import HashwattStudies

/// A site that ships with the program, with its prices.
enum DispatchExample: String, CaseIterable, ExpressibleByArgument {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
    case ercot = "ercot-2023-08"

    private var fileName: String { self == .c ? "C.json" : rawValue + ".yaml" }

    private var bytes: [UInt8] { BundledTables.sites().first { $0.name == fileName }?.bytes ?? [] }

    /// Its site file.
    func siteFile() throws -> SiteFile {
        try SiteFile.parse(String(decoding: bytes, as: UTF8.self), file: fileName)
    }

    /// The prices of a site of it.
    func prices(site index: Int) throws -> PriceTable {
        switch self {
        case .a, .b, .c: return try .reference()
        case .d: return try .reference(site: index)
        case .ercot:
            guard let table = try Self.hubs(BundledFacts.load()) else {
                throw CommandFailure(.data, "power_prices: the bundled hubs do not fit together")
            }
            return table
        }
    }

    /// The power prices of the tables by hub; nil where there are none.
    static func hubs(_ facts: FactSet) -> PriceTable? {
        let hubs = ["HB_SOUTH", "HB_WEST"].compactMap { hub in facts.powerPrices.first { $0.point == hub } }
        return PriceTable(hubs.map { ($0.point.lowercased() + "_usd_per_mwh", $0) })
    }

    /// Where its prices come from.
    var source: Source {
        if self != .ercot {
            return Source(
                title: "Synthetic prices of problem \(rawValue), from integers", verification: .primary,
                note: "Guides/dispatch-files.md")
        }
        let hub = try? BundledFacts.load().powerPrices.first { $0.point == "HB_SOUTH" }
        return hub?.source ?? Source(title: "ERCOT, table power_prices", verification: .secondary)
    }

    /// The site file and its price files, to start one's own from.
    func files() throws -> [OutputFile] {
        let sites = try siteFile().sites
        var files = [OutputFile(name: fileName, bytes: bytes)]
        for (index, site) in sites.enumerated() {
            let table = try prices(site: index)
            files.append(
                OutputFile(
                    name: site.priceFile ?? "prices.csv", bytes: PriceFile.bytes(of: table, in: site.zone)))
        }
        return files
    }
}

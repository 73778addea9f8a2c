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
            let series = try BundledFacts.load().powerPrices
            let hubs = ["HB_SOUTH", "HB_WEST"].compactMap { hub in series.first { $0.point == hub } }
            guard let table = PriceTable(hubs.map { ($0.point.lowercased() + "_usd_per_mwh", $0) }) else {
                throw CommandFailure(.data, "power_prices: the bundled hubs do not fit together")
            }
            return table
        }
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

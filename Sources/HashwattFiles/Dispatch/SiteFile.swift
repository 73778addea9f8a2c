// SPDX-License-Identifier: Apache-2.0

public import HashwattStudies

/// A site file: one site, or a portfolio of several, with the line of each key.
///
/// YAML or JSON; `Guides/dispatch-files.md` lists every key, `docs/site.schema.json` is the same as a schema:
///
///     name: North
///     contracts:
///       - {name: firm, power_mw: 100, price_usd_per_mwh: 42}
///     hashprice_usd_per_ph_day: 40
///     classes:
///       - {name: S21, capacity_mw: 60, efficiency_j_per_th: 17.5}
public struct SiteFile: Sendable {
    /// The file, as messages call it.
    public let file: String
    /// Name of the portfolio; nil for one site.
    public let portfolio: String?
    /// The sites, in the order of the file; at least one.
    public let sites: [DispatchScenario]
    private let lines: DocumentLines

    /// The sites in a text.
    ///
    /// - Parameter file: what the problems call the text.
    /// - Throws: every problem of the text at once, in the order of its lines.
    /// - Complexity: O(bytes).
    public static func parse(_ text: String, file: String) throws(DocumentFailure) -> SiteFile {
        try DocumentReader.read(text, file: file, keys: siteKeys, orListed: ("sites", portfolioKeys)) {
            reader, top in
            let sites = top.keys == siteKeys ? [reader.site(top)] : reader.portfolio(top)
            let known = sites.compactMap(\.self)
            return SiteFile(
                file: file, portfolio: top.keys == siteKeys ? nil : reader.text(top, "portfolio"),
                sites: known,
                lines: reader.lines)
        }
    }

    /// What is wrong with a site or its prices, at the line of its key or interval.
    ///
    /// - Parameter prices: what the problem calls the price file.
    public func problem(_ error: DispatchScenarioError, site index: Int, prices: String) -> DocumentProblem {
        if error.isInPrices, let interval = error.interval {
            let key = error.key == "price_usd_per_mwh" ? sites[index].priceColumn : error.key
            return DocumentProblem(
                file: prices, line: interval + 2, key: key, rule: error.rule, remedy: error.remedy)
        }
        let key = (portfolio == nil ? "" : "sites[\(index)].") + error.key
        return DocumentProblem(
            file: file, line: lines.line(of: key), key: key,
            rule: error.rule + (error.interval.map { " (interval \($0))" } ?? ""), remedy: error.remedy)
    }
}

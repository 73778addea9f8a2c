// SPDX-License-Identifier: Apache-2.0

import HashwattDataset
import HashwattFacts
import Testing

/// Rules between cells, rows and tables: one broken cell of the bundled dataset gives exactly one problem.
struct CrossTableRulesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let table: String
        let key: String
        let changes: [String: String]
        let column: String
        /// Key of the row that is reported; that of the changed one where nil.
        var reported: (table: String, key: String)?
        var testDescription: String { "\(table) \(key) \(changes)" }
    }

    static let cases: [Case] = [
        Case(table: "deals", key: "CIFR-AWS-2025-11", changes: ["tenant": ""], column: "tenant"),
        Case(
            table: "deals", key: "CLSK-SITES", changes: ["lease_class": "colocation"], column: "lease_class"),
        Case(
            table: "deals", key: "IREN-MSFT-2025-11", changes: ["lease_class": "colocation"],
            column: "lease_class"),
        Case(table: "deals", key: "CIFR-AWS-2025-11", changes: ["value_basis": ""], column: "value_basis"),
        Case(table: "deals", key: "CIFR-AWS-2025-11", changes: ["mw_bound": ""], column: "mw_bound"),
        Case(
            table: "deals", key: "CIFR-AWS-2025-11", changes: ["includes": "CIFR-FLUID-2025-09"],
            column: "includes"),
        Case(
            table: "deals", key: "CORZ-CRWV-CUM-2024-10", changes: ["includes": "CORZ-CRWV-CUM-2025-02"],
            column: "includes"),
        Case(
            table: "deals", key: "CORZ-CRWV-CUM-2024-10", changes: ["includes": "CORZ-CRWV-CUM-2024-10"],
            column: "includes"),
        Case(
            table: "deals", key: "CIFR-FLUID-2025-09", changes: ["noi_margin_high_ratio": "0.7"],
            column: "noi_margin_high_ratio"),
        Case(
            table: "deals", key: "CIFR-FLUID-2025-09", changes: ["capex_per_mw_high_usd": "8000000"],
            column: "capex_per_mw_high_usd"),
        Case(
            table: "deals", key: "CIFR-FLUID-2025-09", changes: ["value_with_extensions_usd": "2000000000"],
            column: "value_with_extensions_usd"),
        Case(
            table: "bond_tranches", key: "AMZN-2025-11-USD-2028", changes: ["amount": "2600000000"],
            column: "amount", reported: ("bond_issues", "AMZN-2025-11-USD")),
        Case(
            table: "bond_tranches", key: "AMZN-2025-11-USD-2028", changes: ["floating": "yes"],
            column: "coupon_ratio"),
        Case(
            table: "bond_tranches", key: "AMZN-2025-11-USD-2028", changes: ["maturity": "2025-11-01"],
            column: "maturity"),
        Case(
            table: "bond_issues", key: "AMZN-2025-11-USD", changes: ["tranches": "not_found"],
            column: "tranches"),
        Case(
            table: "bond_issues", key: "ORCL-2025-09-USD", changes: ["tranches": "listed"], column: "amount"),
        Case(
            table: "bond_issues", key: "HYPERSCALERS-2025", changes: ["aggregate": "no", "includes": ""],
            column: "aggregate"),
        Case(
            table: "capex", key: "HYPERSCALERS-2025-GUIDANCE", changes: ["kind": "guidance"],
            column: "aggregate"),
        Case(
            table: "capex", key: "GOOGL-GUIDANCE-2025", changes: ["amount_high_usd": "90000000000"],
            column: "amount_high_usd"),
        Case(
            table: "financings", key: "ORCL-VANTAGE", changes: ["amount": "39000000000"], column: "amount"),
        Case(
            table: "capacity", key: "IREN-SECURED-CHILDRESS", changes: ["counts_in_total": "yes"],
            column: "counts_in_total"),
        Case(
            table: "capacity", key: "APLD-PF1-ENERGISED-2025-11", changes: ["valid_date": "2025-10-27"],
            column: "valid_date"),
        Case(
            table: "capacity", key: "CIFR-MINING", changes: ["expected_by": "2026"], column: "expected_by"),
        Case(
            table: "capacity", key: "WULF-PIPELINE-IT", changes: ["mw_high": "700"], column: "mw_high"),
        Case(
            table: "company_figures", key: "RIOT-debt-total-2025-06", changes: ["value_high": "1"],
            column: "value_high"),
        Case(
            table: "rent_benchmarks", key: "SITE-SALES", changes: ["value_high": "1"], column: "value_high"),
        Case(
            table: "sector_figures", key: "SOSOVALUE-2025-11-24", changes: ["value_high": "0.1"],
            column: "value_high"),
        Case(
            table: "ownership", key: "BTBT-WYFI", changes: ["owned_ticker": "BTBT"], column: "owned_ticker"),
        Case(
            table: "ownership", key: "WULF-ABERNATHY", changes: ["share_ratio": ""], column: "share_ratio"),
        Case(
            table: "events", key: "EV-CIFR-AWS-2025-11", changes: ["date": "2025-11-04"], column: "deals"),
        Case(
            table: "power_trading", key: "FERC-MSFT", changes: ["conflicts_with": ""],
            column: "conflicts_with", reported: ("power_trading", "FERC-MSFT-2025")),
        Case(
            table: "production_reports", key: "RIOT/2023-08/3", changes: ["version": "4"], column: "version"),
        Case(
            table: "production_reports", key: "RIOT/2023-08/2", changes: ["released": ""],
            column: "released"),
        Case(
            table: "production_reports", key: "RIOT/2025-08/1", changes: ["derived_columns": "mood"],
            column: "derived_columns"),
        Case(
            table: "production_reports", key: "RIOT/2023-08/1",
            changes: ["total_power_credits_usd": "41700000"], column: "total_power_credits_usd"),
        Case(table: "closes", key: "2025-11-24/RIOT", changes: ["date": "2025-11-23"], column: "date"),
        Case(
            table: "close_series", key: "RIOT", changes: ["closes": "313"], column: "closes"),
        Case(table: "close_series", key: "RIOT", changes: ["first": "2024-10-02"], column: "first"),
        Case(table: "close_series", key: "RIOT", changes: ["last": "2025-12-30"], column: "last"),
        Case(
            table: "difficulty_epochs", key: "400", changes: ["first_height": "806401"],
            column: "first_height"),
        Case(
            table: "difficulty_epochs", key: "400", changes: ["last_block_time": "1600000000"],
            column: "last_block_time"),
        Case(table: "network_monthly", key: "2025-11", changes: ["days": "31"], column: "days"),
        Case(
            table: "power_price_series", key: "ERCOT-RTM-HB-WEST-2023-08", changes: ["intervals": "2975"],
            column: "intervals"),
        Case(
            table: "power_price_series", key: "ERCOT-RTM-HB-WEST-2023-08", changes: ["column": "hb_east"],
            column: "column"),
        Case(
            table: "sources", key: "deals", changes: ["table": "dealings"], column: "table"),
    ]

    @Test(arguments: cases)
    func oneBrokenCellGivesItsProblem(_ broken: Case) throws {
        let problems = FactSet.problems(in: Edits.dataset(broken.table, broken.key, broken.changes))
        let reported = broken.reported ?? (broken.table, broken.key)
        let line = try #require(Edits.line(of: reported.key, in: reported.table))
        // A table name that is wrong in `sources` is also missing there.
        let count = broken.table == "sources" ? 2 : 1
        #expect(problems.count == count, "\(problems.map(\.description))")
        let found = try #require(problems.first { $0.line != nil })
        #expect(found.rule == .inconsistent)
        #expect(found.file == reported.table + ".csv" && found.line == line, "\(found)")
        #expect(found.column == broken.column, "\(found)")
        #expect(!found.remedy.isEmpty)
    }

    @Test func noticesAGapInDaysAndIntervals() {
        for (table, column) in [
            ("network_daily", "date"), ("power_prices", "start"), ("difficulty_epochs", "epoch"),
            ("network_monthly", "month"),
        ] {
            var rows = Edits.rows(table)
            rows.remove(at: 20)
            let problems = FactSet.problems(in: Edits.dataset(replacing: Edits.file(table, rows)))
            let here = problems.filter { $0.file == table + ".csv" && $0.column == column }
            // Epochs are numbered from the first: every one after the gap is out of step.
            #expect(
                table == "difficulty_epochs" ? here.count == 454 : here.count == 1, "\(table) \(here.count)")
            #expect(here.first?.line == 21)
        }
    }

    @Test func noticesAbsentAndUnknownFiles() {
        let files = BundledTables.files().filter { $0.name != "deals.csv" }
        let absent = FactSet.problems(in: files)
        #expect(absent.map(\.rule) == [.unreadable])
        #expect(absent.first?.file == "deals.csv")
        let extra = BundledTables.files() + [TableFile(name: "gossip.csv", bytes: Array("a\n1\n".utf8))]
        #expect(FactSet.problems(in: extra).map(\.rule) == [.unknownTable])
    }
}

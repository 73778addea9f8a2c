// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import Testing

struct FactsQueryTests {
    private func tables() throws -> [Table] {
        let companies = TableSchema(
            "companies", "A company.", key: ["ticker"],
            columns: [.required("ticker", .identifier, "Ticker."), .required("name", .text, "Name.")])
        let deals = TableSchema(
            "deals", "A deal.", key: ["id"],
            columns: [
                .required("id", .identifier, "Name."), .required("ticker", .identifier, "Owner."),
                .optional("tenant", .text, "Tenant."),
                .optional("years", .number(unit: "years", 0...99), "Term."),
                .optional("note", .text, "Note."),
            ])
        return [
            try TableReader(companies).read(Array("ticker,name\nIREN,IREN\nWULF,TeraWulf\n".utf8)),
            try TableReader(deals).read(
                Array(
                    "id,ticker,tenant,years,note\na,WULF,Fluidstack,10,\nb,IREN,Microsoft,5,\nc,WULF,,,\n"
                        .utf8)),
        ]
    }

    @Test(arguments: [
        ("tenant=fluidstack", ["a"]), ("tenant!=Fluidstack", ["b", "c"]), ("years>=10", ["a"]),
        ("years>5", ["a"]),
        ("years<=5", ["b"]), ("years<10", ["b"]), ("tenant~soft", ["b"]), ("tenant=", ["c"]),
        (" id = b ", ["b"]),
    ])
    func listsTheRowsThatSatisfyAll(condition: String, ids: [String]) throws {
        let listing = try FactsQuery(tables()).list("deals", where: [condition])
        #expect(listing.rows.map(\.first) == ids.map(Optional.some))
    }

    @Test func keepsEveryColumnThoughNoRowFillsIt() throws {
        for condition in [[], ["id=nothing"]] {
            let listing = try FactsQuery(tables()).list("deals", where: condition)
            #expect(listing.columns == ["id", "ticker", "tenant", "years", "note"])
            #expect(listing.key == ["id"])
            #expect(listing.isNumeric == [false, false, false, true, false])
        }
    }

    @Test func offersNothingInPlaceOfAnEmptyName() throws {
        #expect(throws: FactsQueryError.unknownSubject("", near: [])) { try FactsQuery(tables()).show("") }
    }

    @Test func showsACompanyByTickerOrName() throws {
        let byName = try FactsQuery(tables()).show("terawulf")
        #expect(byName.map(\.table) == ["companies", "deals"] && byName.last?.rows.count == 2)
        #expect(try FactsQuery(tables()).show("WULF") == byName)
    }

    @Test func hidesWhatMayNotBeSeen() throws {
        let query = try FactsQuery(tables()) { $0.key != "a" }
        #expect(try query.list("deals", where: ["ticker=WULF"]).rows.count == 1)
    }

    @Test func namesWhatItDoesNotKnow() throws {
        let query = try FactsQuery(tables())
        #expect(throws: FactsQueryError.unknownTable("deal", known: ["companies", "deals"])) {
            try query.list("deal")
        }
        #expect(throws: FactsQueryError.badCondition("tenant")) { try query.list("deals", where: ["tenant"]) }
        #expect(throws: FactsQueryError.badCondition("=x")) { try query.list("deals", where: ["=x"]) }
        #expect(throws: FactsQueryError.unknownSubject("WUL", near: ["WULF"])) { try query.show("WUL") }
        #expect(throws: FactsQueryError.self) { try query.list("deals", where: ["owner=x"]) }
    }
}

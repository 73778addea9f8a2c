// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattUnits
import Testing

struct TextTests {
    private static func read(_ text: String, _ options: ReadOptions = ReadOptions()) throws -> ClaimReport {
        try Reading.reader.read(Array(text.utf8), options: options)
    }

    @Test func countsSpansInBytesAndInCodePoints() throws {
        let text = "„Größe“ – Riot: 36,5 EH/s 🚀 und 20 MW."
        let claims = try Self.read(text, ReadOptions(language: .german)).claims
        #expect(claims.map(\.quote) == ["36,5 EH/s", "20 MW"])
        let bytes = Array(text.utf8)
        let scalars = Array(text.unicodeScalars)
        for claim in claims {
            #expect(
                String(decoding: bytes[claim.span.startByte..<claim.span.endByte], as: UTF8.self)
                    == claim.quote)
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[claim.span.startCharacter..<claim.span.endCharacter])
            #expect(String(piece) == claim.quote)
        }
    }

    private static let page = """
        <!DOCTYPE html><html><head><title>Cipher &amp; Google</title>
        <meta property="article:published_time" content="2025-09-27T10:00:00Z"><meta name="author" content="The Desk">
        <meta property="article:section" content="Markets"><script>var a = "$5 million";</script></head>
        <body><nav><a href="x">Only $99</a></nav><article><h1>A lease</h1>
        <p>Cipher Mining (Nasdaq:&nbsp;CIFR) signed a lease worth <b>&euro;3&nbsp;billion</b> for 168 <i>MW</i> of load in
        Texas, with a second building to follow as soon as the grid allows it, and with rent that rises every year.
        <ul><li>Riot: 36.5 EH/s<li>MARA: 60.4 EH/s</ul>
        <table><tr><th>Name<th>Efficiency (J/TH)<tr><td>Riot<td>20.5</table>
        </article><aside>Win $1,000</aside><footer>Copyright $7</footer></body></html>
        """

    @Test func readsTheArticleOfAPageAndDropsTheRest() throws {
        let report = try Self.read(Self.page)
        #expect(report.format == .html)
        #expect(report.title == "Cipher & Google")
        #expect(report.author == "The Desk")
        #expect(report.category == "Markets")
        #expect(report.published == CivilDate("2025-09-27"))
        let found = report.claims.filter { $0.kind == .quantity }
        #expect(found.map(\.unit) == ["EUR", "MW", "EH/s", "EH/s", "J/TH"])
        #expect(found.map(\.value) == [3e9, 168, 36.5, 60.4, 20.5])
        #expect(found.map(\.ticker) == ["CIFR", "CIFR", "RIOT", "MARA", "RIOT"])
    }

    @Test func spansOfAPagePointIntoThePage() throws {
        let bytes = Array(Self.page.utf8)
        let claims = try Self.read(Self.page).claims
        let euro = try #require(claims.first { $0.unit == "EUR" })
        let written = String(decoding: bytes[euro.span.startByte..<euro.span.endByte], as: UTF8.self)
        #expect(written == "&euro;3&nbsp;billion")
        let power = try #require(claims.first { $0.unit == "MW" })
        #expect(
            String(decoding: bytes[power.span.startByte..<power.span.endByte], as: UTF8.self) == "168 <i>MW")
    }

    @Test(arguments: [
        ("", TextError.empty), (" \n\t ", .empty), ("<html><script>1</script></html>", .empty),
        ("%PDF-1.7", .binary(kind: "a pdf", offset: 0)), ("ab\0c", .binary(kind: "a binary file", offset: 2)),
    ])
    func refusesWhatIsNoText(text: String, error: TextError) {
        #expect(throws: error) { try Self.read(text) }
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], 1), ([0xC3], 0), ([0x61, 0x62, 0xE2, 0x82], 2), ([0xC0, 0x80], 0),
            ([0xED, 0xA0, 0x80], 0),
            ([0xF5, 0x80, 0x80, 0x80], 0), ([0xE0, 0x80, 0x80], 0),
        ] as [([UInt8], Int)])
    func namesTheFirstByteThatIsNoUTF8(bytes: [UInt8], offset: Int) {
        #expect(throws: TextError.notUTF8(offset: offset, byte: bytes[offset])) {
            try Reading.reader.read(bytes)
        }
    }

    @Test func refusesNestingAndSizesBeyondTheLimits() {
        let bomb = "<html><body>" + String(repeating: "<div>", count: 600) + "5 MW"
        #expect(throws: TextError.tooDeep(limit: 512, offset: 12 + 5 * 511)) { try Self.read(bomb) }
        #expect(throws: TextError.tooLarge(bytes: 5, limit: 4)) {
            try Self.read("12345", ReadOptions(largestText: 4))
        }
    }

    @Test func saysWhatToDoNext() {
        #expect(TextError.binary(kind: "a pdf", offset: 0).description.contains("pdftotext"))
        #expect(TextError.notUTF8(offset: 3, byte: 0xFF).description.contains("byte 3 (0xff)"))
    }

    @Test func detectsTheLanguageAndObeysTheCaller() throws {
        #expect(try Self.read("The company said that it has 4.800 MW of power.").language == .english)
        let german = "Das Unternehmen hat nach eigenen Angaben 4.800 MW und wird weiter wachsen."
        #expect(try Self.read(german).language == .german)
        #expect(try Self.read(german).claims.map(\.value) == [4_800])
        #expect(try Self.read(german, ReadOptions(language: .english)).claims.map(\.value) == [4.8])
    }

    @Test func rejectsOptionsThatAllowNothing() async {
        await #expect(processExitsWith: .failure) { _ = ReadOptions(largestText: 0) }
        await #expect(processExitsWith: .failure) { _ = ReadOptions(deepestNesting: 0) }
    }

    @Test func writesJSONWithEscapes() throws {
        let report = try Self.read("Riot \"Platforms\" runs\t5 MW.")
        #expect(report.json.contains("\"quote\": \"5 MW\""))
        #expect(report.json.contains("\"value\": 5,"))
        #expect(try Self.read("Nothing here.").json == "[]\n")
    }
}

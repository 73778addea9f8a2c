// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattFiles
import HashwattFinance
import HashwattStudies
import HashwattUnits

/// `hashwatt bond`: price from yield, yield from price, or the tranches of an issue in the facts.
struct BondCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bond",
        abstract: "Price a bond from its yield or the other way round, or an issue of the facts.",
        discussion: """
            Examples:
              hashwatt bond --issue AMZN-2025-11-USD
              hashwatt bond --issue AMZN-2025-11-USD --explain bond/AMZN-2025-11-USD/gap
              hashwatt bond --coupon 0 --maturity 2035-11-20 --settle 2025-11-20 --yield 5%

            Yields are compounded as often as coupons are paid. --convention us takes simple interest in the last \
            coupon period; day-count reckons time by the bond's day count, as QuantLib does.
            """)

    @Option(
        name: .long,
        help: ArgumentHelp("An issue; `hashwatt facts list bond_issues` names them.", valueName: "id"))
    var issue: String?

    @Option(
        name: .long, parsing: .unconditional, help: ArgumentHelp("Coupon a year.", valueName: "4.65%"),
        transform: RateArgument.init)
    var coupon: RateArgument?

    @Option(
        name: .long, help: ArgumentHelp("Day of repayment.", valueName: "YYYY-MM-DD"),
        transform: DayArgument.init)
    var maturity: DayArgument?

    @Option(
        name: .long, help: ArgumentHelp("Day on which it is paid for.", valueName: "YYYY-MM-DD"),
        transform: DayArgument.init)
    var settle: DayArgument?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "First day of interest; the day of settlement or a year before where not given.",
            valueName: "YYYY-MM-DD"), transform: DayArgument.init)
    var issued: DayArgument?

    @Option(name: .long, parsing: .unconditional, help: "Clean price per 100.")
    var price: Double?

    @Option(
        name: .long, parsing: .unconditional, help: ArgumentHelp("Yield a year.", valueName: "4.681%"),
        transform: RateArgument.init)
    var yield: RateArgument?

    @Option(name: .long, help: "Coupons a year.")
    var frequency = 2

    @Option(name: .long, help: "How days of a period become a fraction of a year.")
    var dayCount: DayCount = .thirty360

    @Option(name: .long, help: "How times are counted for the yield.")
    var convention: YieldConvention = .streetSimpleAtEnd

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("A day on which it may be called, at par or a price.", valueName: "DAY@PRICE"),
        transform: CallArgument.init)
    var call: [CallArgument] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Par yields as CSV (maturity,par_yield_ratio): also print the spread over their curve.",
            valueName: "file"))
    var curve: String?

    @OptionGroup var output: FigureOutput

    func validate() throws {
        if issue != nil {
            if coupon != nil || maturity != nil || settle != nil || price != nil || yield != nil
                || !call.isEmpty
            {
                throw ValidationError(
                    "--issue takes its terms from the facts; leave the terms of a bond away")
            }
            return
        }
        if output.explain != nil { throw ValidationError("--explain needs --issue") }
        guard coupon != nil, maturity != nil, settle != nil else {
            throw ValidationError("give --issue, or --coupon, --maturity and --settle")
        }
        if let settle, settle.date.year < 3 {
            throw ValidationError("--settle \(settle.date): take a day from 0003-01-01 on")
        }
        if let maturity, maturity.date.year < 3 {
            throw ValidationError("--maturity \(maturity.date): take a day from 0003-01-01 on")
        }
        if (price == nil) == (yield == nil) { throw ValidationError("give either --price or --yield") }
    }

    func run() throws {
        if let issue { return try runIssue(issue) }
        guard let coupon, let maturity, let settle else { return }
        let curve = try curve.map { try discountCurve($0, from: settle.date) }
        let table: DataTable
        do throws(BondError) {
            table = try quote(coupon.fraction, maturity.date, settle.date, on: curve)
        } catch { throw CommandFailure(.usage, error.description) }
        try output.write([NamedTable("quote", table)], figures: [])
    }

    private func discountCurve(_ file: String, from start: CivilDate) throws -> DiscountCurve {
        let points = try CurveFile.read(FileReader.bytes(file), name: file)
        do throws(CurveError) {
            return try DiscountCurve(start: start, parYields: points)
        } catch { throw CommandFailure(.data, "\(file): \(error)") }
    }

    private func quote(
        _ coupon: Double, _ maturity: CivilDate, _ settle: CivilDate, on curve: DiscountCurve?
    ) throws(BondError) -> DataTable {
        // Without a day of issue a coupon period that holds the settlement is enough: one year back from it.
        let start = issued?.date ?? min(settle, maturity).adding(months: -12)
        let bond = try Bond(
            issue: start, maturity: maturity, coupon: coupon, frequency: frequency, dayCount: dayCount,
            calls: call.map(\.call).sorted { $0.date < $1.date })
        let quote: BondQuote
        if let yield {
            quote = try bond.quote(yield: yield.fraction, settlement: settle, convention: convention)
        } else {
            quote = try bond.quote(cleanPrice: price ?? 100, settlement: settle, convention: convention)
        }
        let worst =
            call.isEmpty
            ? nil
            : try bond.worstYield(cleanPrice: quote.cleanPrice, settlement: settle, convention: convention)
        let spread = try curve.map { curve throws(BondError) in
            try bond.spread(over: curve, cleanPrice: quote.cleanPrice)
        }
        return BondOutput.table(quote, worst: worst, spread: spread)
    }

    private func runIssue(_ id: String) throws {
        let facts = try output.facts()
        guard let issue = facts.bondIssues[id] else {
            throw CommandFailure(
                .usage, "no issue \"\(id)\" in the facts; `hashwatt facts list bond_issues` names them")
        }
        let figures = BondFigures(issue, tranches: facts.bondTranches.filter { $0.issue == id })
        let tables = [
            NamedTable(
                "tranches", BondOutput.tranches(figures), listing: BondOutput.trancheListing(figures)),
            NamedTable(
                "issue", DataTable(figures: BondOutput.summary(figures)),
                listing: BondOutput.summaryListing(figures)),
        ]
        try output.write(tables, figures: BondOutput.figures(figures))
    }
}

// SPDX-License-Identifier: Apache-2.0

extension WordTables {
    /// English number words, signs of ranges, qualifiers, dates and function words.
    static let english = """
        number 0 : zero, nought, naught
        number 1 : one
        number 2 : two
        number 3 : three
        number 4 : four
        number 5 : five
        number 6 : six
        number 7 : seven
        number 8 : eight
        number 9 : nine
        number 10 : ten
        number 11 : eleven
        number 12 : twelve
        number 13 : thirteen
        number 14 : fourteen
        number 15 : fifteen
        number 16 : sixteen
        number 17 : seventeen
        number 18 : eighteen
        number 19 : nineteen
        number 20 : twenty
        number 30 : thirty
        number 40 : forty
        number 50 : fifty
        number 60 : sixty
        number 70 : seventy
        number 80 : eighty
        number 90 : ninety
        hundred : hundred
        scale 3 : thousand
        scale 5 : lakh
        scale 6 : million, millions
        scale 7 : crore
        scale 9 : billion, billions
        scale 12 : trillion, trillions
        times 12 : dozen, dozens, doz, dz, dzs, dozs
        fraction 2 : half, halves
        fraction 3 : third, thirds
        fraction 4 : quarter, quarters, fourth, fourths
        fraction 5 : fifth, fifths
        fraction 6 : sixth, sixths
        fraction 7 : seventh, sevenths
        fraction 8 : eighth, eighths
        fraction 9 : ninth, ninths
        fraction 10 : tenth, tenths
        fraction -2 : hundredth, hundredths
        fraction -3 : thousandth, thousandths
        fraction -6 : millionth, millionths
        fraction -12 : trillionth, trillionths
        article : a, an
        join : and
        point : point
        sign -1 : minus, negative
        percent 0 : per cent
        percentOf : percent of, percents of, per cent of
        cents USD : cent, cents, us cents, us cent, ¢
        cents GBP : pence, penny
        per : per, a, an, for each, for every, for one
        unit years 0 : year, years, yr, yrs
        unit months 0 : month, months
        unit years 1 : decade, decades
        unit months3 0 : quarter, quarters
        unit days 0 : day, days
        unit other:weeks 0 : week, weeks
        unit other:hours 0 : hour, hours
        unit other:minutes 0 : minute, minutes
        unit other:seconds 0 : second, seconds
        qualifier approximately : about, around, roughly, approximately, approx., approx, some, circa, c.
        qualifier approximately : ca., ~, ≈, an estimated, estimated, est.
        qualifier approximately : in the region of, in the order of, on the order of, or so, more or less
        qualifier approximately : ballpark
        qualifier up_to : up to, as much as, as many as, at most, no more than, not more than
        qualifier up_to : a maximum of, maximum of, max., less than
        qualifier up_to : fewer than, under, below, lower than, <, ≤, within, capped at, a cap of
        qualifier up_to : no greater than
        qualifier nearly : nearly, almost, close to, just under, just shy of, just below, shy of
        qualifier nearly : approaching, not quite, near
        qualifier nearly : slightly less than, a little under, slightly under
        qualifier over : over, more than, above, exceeding, in excess of, greater than, upwards of
        qualifier over : upward of, north of, beyond, >, well over
        qualifier over : just over, slightly more than, a little over, slightly over, just above, topping
        qualifier over : surpassing, higher than, well above
        qualifier at_least : at least, no less than, not less than, no fewer than, a minimum of
        qualifier at_least : minimum of, min., ≥, as little as, starting at
        trailing at_least : or more, or above, or higher, and up, and more
        trailing up_to : or less, or fewer, or below, at most, max
        trailing over : +
        trailing approximately : or so
        to : to, through, till, until
        from : from
        between : between
        list : and, or, respectively
        month 1 : january, jan.
        month 2 : february, feb.
        month 3 : march, mar.
        month 4 : april, apr.
        month 5 : may
        month 6 : june, jun.
        month 7 : july, jul.
        month 8 : august, aug.
        month 9 : september, sep., sept.
        month 10 : october, oct.
        month 11 : november, nov.
        month 12 : december, dec.
        weekday 1 : monday, mon
        weekday 2 : tuesday, tue, tues
        weekday 3 : wednesday, wed
        weekday 4 : thursday, thu, thurs
        weekday 5 : friday, fri
        weekday 6 : saturday
        weekday 7 : sunday
        yearly : in, since, by, of, until, through, from, during, before, after, early, late, mid, fiscal
        yearly : fy, year, end, for, calendar, and
        yearly : spring, summer, fall, autumn, winter, ending, ended, to, circa, around, end of, january
        yearly : february, between, into, versus, vs
        window : past, last, previous, preceding, next, coming, first, prior, trailing, recent, every
        window : each, nearly every, within, this, final
        window : latest, following, subsequent, another, opening, early, late, initial, the, these, those
        window : in, for
        after : ago, old, low, high, lows, highs, earlier, later, before, ahead, history, peak, record
        after : from now, from today, treasury, treasuries
        after : period, prior, running, straight, in a row, average, moving, window, chart, timeframe
        after : streak, yield, horizon, away, time, after, into
        term : agreement, agreements, lease, leases, contract, contracts, term, terms, deal, deals
        term : extension, extensions, option, options, ppa
        term : tenor, maturity, renewal, renewals, commitment, hosting, offtake, license, licence
        term : partnership, warranty, take-or-pay, triple-net
        term : arrangement, pact, facility, loan, note, notes, bond, bonds, tenancy, colocation
        term : relationship, engagement, pipeline agreement
        term : concession, escrow, initial, base, fixed-term
        up 1 : rise, rises, rose, risen, rising, jump, jumps, jumped, jumping, gain, gains, gained
        up 1 : gaining, climb, climbs, climbed, climbing, surge
        up 1 : surges, surged, surging, soar, soars, soared, soaring, rally, rallies, rallied, rallying
        up 1 : advance, advances, advanced, advancing
        up 1 : spike, spikes, spiked, leap, leaps, leaped, leapt, rocketed, skyrocketed, popped, pops
        up 1 : rebounded, rebounds, recovered, ticked up
        up 1 : up, added, adding, higher, rocket, shot up, boomed, ran up, exploded, edged up
        up 1 : outperformed, moved up, moved higher, firmed, green
        up : increase, increases, increased, increasing, grow, grew, growth, grown, grows, growing, more
        up : expanded, expand, uptick, boosted, raised
        up : raise, lifted, lift, improved, upside, appreciation, return, returns, increase of, doubled
        up : bigger, larger, outperformance, ahead, above
        down 1 : fall, falls, fell, fallen, falling, drop, drops, dropped, dropping, decline, declines
        down 1 : declined, declining, slump, slumps, slumped
        down 1 : slumping, slide, slides, slid, sliding, slip, slips, slipped, slipping, sink, sinks, sank
        down 1 : sunk, sinking, tumble, tumbles, tumbled
        down 1 : tumbling, plunge, plunges, plunged, plunging, plummet, plummets, plummeted, plummeting
        down 1 : crash, crashed, crashes, lose, loses, lost
        down 1 : losing, shed, sheds, shedding, down, lower, retreat, retreats, retreated, dip, dips
        down 1 : dipped, dipping, tanked, tank, eased, ease
        down 1 : cratered, crater, sold off, selloff, sell-off, gave up, pulled back, pullback, weakened
        down 1 : slipped, edged down, dived, dive, nosedived
        down 1 : red, underperformed, gave back, wiped out, wiped, softened, sagged, skidded, off
        down 1 : collapsed, collapse, backslide, correction
        down : decrease, decreases, decreased, decreasing, reduction, reduce, reduced, reduces, reducing
        down : cut, cuts, cutting, less, fewer, shrank
        down : shrink, shrunk, shrinking, contraction, contracted by, trimmed, downside, negative
        down : drawdown, diminished, dwindled, below, loss of
        positive : discount, premium, improvement, improved, improve, improves, improving, stake, margin
        positive : margins, share of, upside, yield, coupon
        trailing exact : apiece
        stop : the, of, in, on, at, by, with, from, for, to, and, or, but, as, that, which, who, whose, is
        stop : are, was, were, be, been, has, have, had
        stop : its, their, his, her, our, your, it, they, we, he, she, you, this, these, those, will
        stop : would, could, should, can, may, might, must
        stop : not, no, than, then, when, while, where, if, because, per, via, about, into, onto, over
        stop : under, after, before, since, during, also, so
        stop : said, says, up, down, out, off, across, between, through, there, here, all, both, each
        stop : against, within, without, did, does, do, a, an
        stop : what, how, why, just, only, now, still, today, versus, vs, compared, including, one, later
        stop : earlier, ago, such, yet, like, until, is
        modified : miner, miners, mining, etf, etfs, treasury, treasuries, holdings, price, network
        modified : halving, production, investors, analysts
        modified : reserve, reserves, operations, operation, companies, company, firms, firm, stocks, rigs
        modified : machines, options, holders, whales, addresses
        label : phase one, quarter
        noun jobs jobs : job, jobs, employees, workers, positions, staff, staffers, people employed, roles
        noun jobs jobs : hires, full-time employees
        noun plants_or_units count : machine, machines, miners, rigs, rig, gpus, gpu, plants, plant, sites
        noun plants_or_units count : units, chips, servers, campuses, data centers
        noun plants_or_units count : data centres, datacenters, facilities, buildings, turbines, reactors
        noun plants_or_units count : asics, racks, containers, generators, halls
        noun plants_or_units count : accelerators, processors, substations, transformers, modules, panels
        noun plants_or_units count : batteries, locations, power plants, clusters
        noun plants_or_units count : systems, stations, properties, systems, mines, factories, wells
        noun plants_or_units count : homes, households, hashboards, mining machines
        noun equity_stake_or_shares count : share, shares, warrants, ads, adss, american depositary shares
        noun equity_stake_or_shares count : stock options, restricted stock units
        noun orders count : orders, preorders
        noun other count : stocks, companies, options, customers, clients, tenants, agencies, states
        noun other count : countries, people, investors, analysts, counties
        noun other count : firms, hyperscalers, banks, utilities, contracts, deals, leases, agreements
        noun other count : projects, phases, tranches, blocks, users, events
        noun other count : transactions, members, directors, partners, bidders, counterparties
        noun other count : subsidiaries, markets, cities, times, documents, dockets
        noun other count : applications, licenses, permits, filings, wallets, addresses, nodes, funds
        noun other count : etfs, brokers, lenders, holders, shareholders
        noun other count : extensions, options, years-long, extension options, renewal options, dividends
        noun other count : acquisitions, transactions, patents, products
        noun btc_held BTC : coins
        status sought : seeking approval, seeks approval, sought approval, applied for, has applied
        status sought : have applied, is seeking, are seeking, filed an application
        status sought : seek approval, requested approval, asked for approval, seeking permission
        status sought : seeks permission, asked regulators, is asking, filed for, awaits approval
        status sought : awaiting approval, pending approval, subject to approval, request for approval
        status sought : application for, seeking authorization, seeking a license
        status granted : granted approval, was granted, been granted, received approval, won approval
        status granted : approved, obtained approval, has approval, secured approval
        status granted : got approval, cleared by, authorized, authorised, received authorization
        status granted : permission granted, green light, has permission, got the go-ahead
        status signed : signed, has signed, inked, executed, entered into, struck a deal, finalized
        status signed : finalised, sealed, closed a deal, reached an agreement, agreed to
        status none : no tenant, without a tenant, no contract, no lease, not signed, no agreement
        status none : has yet to sign, not yet signed, no customer, unsigned
        status none : no approval, without approval, not approved, denied, rejected
        status none : no definitive agreement, has not signed, have not signed
        matter : approval, permission, license, licence, permit, authorization, authorisation, contract
        matter : lease, agreement, deal, tenant, power, electricity
        matter : trade, trading, sell, ferc, commission, regulator, regulators, tariff, interconnection
        matter : market-based rate
        multiple 2 : doubled, double, doubles, doubling, twofold, two-fold, twice
        multiple 3 : tripled, triple, triples, tripling, threefold, three-fold, trebled
        multiple 4 : quadrupled, quadruple, fourfold, four-fold, quadrupling
        multiple 5 : fivefold, five-fold, quintupled
        multiple 6 : sixfold, six-fold
        multiple 10 : tenfold, ten-fold
        multiple 0 : !x, ×, times, fold
        """
}

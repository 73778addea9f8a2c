// SPDX-License-Identifier: Apache-2.0

extension WordTables {
    /// English words that say what a number is about, periods, actors and clauses.
    static let englishCues = """
        cue move_day 4 P : stock, stocks, shares, share price, stock price, equity, shareholders
        cue move_day 4 P : closing price, trading, traded, close, closed
        cue move_day 2 P : intraday, premarket, pre-market, after-hours, post-market, session
        cue move_day 2 P : market close, session's
        cue move_day 3 P : price, ticker
        cue price 3 S : price, trading, traded, closed, close, stock, share, per share, offer, high, low
        cue other 7 S : loss, losses, earnings, eps, profit, dividend, net income, consensus, estimate
        cue other 8 M : cost per bitcoin, cost per coin, cost per btc, cost to mine, costs per coin
        cue other 8 M : costs per bitcoin, hash cost, cash cost
        cue price 5 M : average price, price per bitcoin, per bitcoin, bitcoin price, spot price
        cue price 5 M : btc price, price of bitcoin, per coin, per btc, price of
        cue price 4 M : traded at, trading at, changing hands, trades at, hovered, hovering, all-time high
        cue price 4 M : record high, high of, low of, closed at
        cue price 4 M : priced at, opened at, settled at, closing at, finished at, ended at, intraday high
        cue price 4 M : strike price, exercise price, conversion price
        cue price_target 9 SM : price target, target price, price targets, target of, price objective
        cue price_target 9 SM : fair value, target to, target
        cue market_cap 7 M : market capitalization, market capitalisation, market cap, market value
        cue market_cap 7 M : valuation
        cue market_cap 1 M : valued at, values the company
        cue investment 5 M : invest, invests, invested, investing, investment, investments, inject, pour
        cue investment 5 M : pours, poured, buildout, stake
        cue investment 3 M : buy, put, puts, takeover, buyout, plans to spend, commit, commits, committed, pledge, pledged, acquire
        cue investment 3 M : acquires, acquired, acquisition, buys, bought, purchase
        cue capex 5 M : capex, capital expenditure, capital expenditures, capital spending, project cost
        cue capex 5 M : project costs, construction cost, construction costs
        cue capex 4 MO : cost, costs, build cost, spending, spend, spends, spent, budget, outlay, outlays
        cue capex 4 MO : per megawatt, to build, equipment, hardware
        cue capacity 4 W : capacity, power, load, pipeline, site, campus, megawatts, critical it
        cue capacity 4 W : energized, contracted, gross
        cue capacity 2 P : capacity, megawatts, load
        cue contract_value 5 M : contract, contracts, contracted, contract revenue, contracted revenue
        cue contract_value 5 M : lease, leases, hosting agreement, agreement, deal
        cue contract_value 5 M : backlog
        cue contract_value 3 M : worth, revenue over, total contract revenue, take-or-pay
        cue contract_value 3 M : agreements, hosting, tenant, offtake, colocation, rental
        cue contract_value 4 M : over the life of, over its term, over the term, over the full term
        cue contract_value 5 M : contract value, lease revenue, total revenue over, lease payments
        cue contract_value 5 M : revenue backlog, contracted value, performance obligations
        cue term 4 D : agreement, lease, contract, term, extension, hosting, deal, ppa, option, options
        cue term 4 D : initial term
        cue rent_or_margin 7 MPUO : margin, margins, rent, rents, rental rate, net operating income, noi
        cue rent_or_margin 7 MPUO : gross margin, operating margin, ebitda margin
        cue rent_or_margin 3 U : lease, month, rate, colocation
        cue debt_or_bond 6 MP : bond, bonds, note, notes, convertible, senior notes, debt, loan, loans
        cue debt_or_bond 6 MP : credit facility, credit facilities, line of credit
        cue debt_or_bond 5 MP : borrow, borrowed, borrowing, borrowings, term loan, credit line, debenture
        cue debt_or_bond 5 MP : debentures, revolver, coupon, maturity, lender, lenders
        cue debt_or_bond 4 M : project financing, debt financing, leverage, mature, maturing, tranche
        cue debt_or_bond 4 M : tranches, issuance, facility, due, secured notes
        cue debt_or_bond 4 P : pays, due, over treasuries, above treasuries, spread, default swaps, swaps
        cue debt_or_bond 5 M : high-grade, high-yield, junk bonds, junk bond, note sale, debt sale
        cue debt_or_bond 5 M : hybrid bonds, dollar bonds, investment-grade, bond sale, bond offering
        cue debt_or_bond 5 M : note offering, private credit, indebtedness
        cue orders 6 M : in demand, demand of, investor demand, demand peaked, demand reached, subscriptions
        cue orders 6 M : demand exceeded, peak demand of, bids
        cue orders 6 MCP : order, orders, ordered, purchase order, purchase orders, preorder, order book
        cue financing_other 6 M : backs, backed, backing
        cue financing_other 6 M : backstop, backstops, backstopped, guarantee, guarantees, guaranteed
        cue financing_other 4 M : warrant, offering, equity raise, raised, raise, raises
        cue financing_other 4 M : proceeds, funding, financing, at-the-market, atm, private placement
        cue financing_other 4 M : liquidity, cash, grant, subsidy, tax credit, funds
        cue financing_other 5 M : backstop arrangement, lease obligations, obligations
        cue financing_other 5 M : cash and cash equivalents, share sale, equity offering, ipo
        cue equity_stake_or_shares 4 P : buy, buys, bought, acquire, acquires, acquired, owned by, owned, holds
        cue equity_stake_or_shares 4 P : majority stake, minority stake, joint venture, majority, minority
        cue equity_stake_or_shares 6 PC : stake, equity stake, ownership, owns, stakes, interest in
        cue equity_stake_or_shares 6 PC : ownership stake
        cue equity_stake_or_shares 5 P : warrants, warrant
        cue equity_stake_or_shares 5 C : shares, warrants, outstanding, holding
        cue other 7 P : discount, premium
        cue btc_produced 6 BP : produced, mined, production, produce, mining output, output, mines
        cue btc_produced 6 BP : bitcoin production, mine, self-mined
        cue btc_produced 6 B : generated, earned
        cue btc_held 6 BMP : holdings, treasury, reserve, reserves, balance, hodl, stack, restricted, stash
        cue btc_held 6 BM : holding, hold, holds, held, owned
        cue btc_sold 6 BM : sold, sale, sales, sell, selling, liquidated, sells, net proceeds, monetized
        cue btc_sold 6 BM : sale of bitcoin, disposed
        cue hash_rate 7 HP : hashrate, hash rate, exahash, hashing, network share, computing power
        cue efficiency 7 JP : efficiency, fleet efficiency, efficient, energy efficiency, joules
        cue power_cost 7 UP : power cost, power costs, electricity cost, electricity costs, power price
        cue power_cost 7 UP : power prices, cost of power, electricity price
        cue power_cost 6 UP : energy cost, energy costs, electricity prices, energy prices, cents per
        cue power_cost 6 UP : power purchase, all-in power, energy price, wholesale
        cue power_cost 7 MU : capacity price, capacity prices, clearing price, clearing prices
        cue power_cost 7 MU : capacity auction, capacity market, auction price, auction prices
        cue power_cost 6 M : power cost, power costs, electricity cost, electricity costs, energy cost
        cue power_cost 6 M : energy costs, power bill, power price, power prices, electricity price
        cue power_cost 6 M : electricity prices, price of power, megawatt-hour, kilowatt-hour, mwh, kwh
        cue power_cost 6 M : day-ahead, real-time price, spot power
        cue power_cost 6 M : electricity bill
        cue energy 5 E : energy, consumption, consumed, generated, electricity, generation
        cue energy 5 P : electricity demand, power demand, power consumption, energy use, electricity use
        cue energy 5 P : grid load, energy consumption
        cue power_credits 8 MP : power credits, power credit, curtailment credits, curtailment revenue
        cue power_credits 8 MP : demand response, curtailment, demand response credits
        cue jobs 6 CP : jobs, job, workforce, layoffs, employees, headcount, workers, employment, hiring
        cue jobs 6 CP : staff, staffing, employ, employs, employed
        cue plants_or_units 5 CP : machines, miners, rigs, gpus, fleet
        cue plants_or_units 5 C : plants, sites, data centers, reactors, units, chips, servers
        cue sector_move 6 P : sector, mining stocks, miner stocks, miners, index, peers, basket
        cue sector_move 6 P : group of miners, publicly traded miners, industry, mining sector
        cue sector_move 5 P : nasdaq composite, crypto stocks, listed miners, ai stocks, mining shares
        cue sector_move 5 P : mining equities, cohort, composite, market cap-weighted
        cue other 3 M : revenue, revenues
        cue other 5 M : net income, net loss, ebitda, profit, earnings, net profit
        cue other 5 M : sales, quarterly revenue, annual revenue, adjusted ebitda
        cue other 4 M : fine, penalty, dividend, settlement, salary, tax, impairment, write-down, fee
        cue other 4 M : fees, if you invested, invested $1, you'd have
        cue other 5 P : revenue, revenues, total average return, average return, tariff, interest rate
        cue other 5 P : inflation, market share, probability, earnings
        cue energy 5 P : electricity consumption, consumption, power generation, electricity generation
        cue energy 4 P : electricity, of u.s. electricity
        cue other 4 P : emissions, utilization, uptime, share of, renewable, voted, majority
        cue other 4 P : tax, gross domestic product, occupancy, sales
        period ytd : year-to-date, this year, so far this year, since the start of the year, since january
        period ytd : ytd, for the year, on the year, in 2025
        period ytd : since the beginning of the year, since the turn of the year, since year-end
        period ytd : year to date, since new year, since the start of 2025
        period day : today, yesterday, on the day, intraday, in premarket trading, after hours
        period day : in early trading, at the open, in post-market trading
        period day : overnight, this morning, in after-hours trading, in pre-market trading
        period day : on the session, at the close
        period week : this week, past week, last week, on the week, for the week, over the week
        period week : since last friday, week-over-week, weekly, past seven days
        period week : past few days, in a week, past five days, over five days, in five days, five-day
        period month : this month, past month, last month, month-over-month, prior month, month-to-date
        period month : monthly, over the past month, in a month, during the month
        period quarter : this quarter, last quarter, quarter-over-quarter, quarterly, sequentially
        period quarter : prior quarter, third quarter, fourth quarter
        period quarter : first quarter, second quarter, past three months
        period window : past six months, last six months, past 12 months, past twelve months
        period window : over the past year, past year, in the past year, one-year
        period window : past three months, last 12 months, six months, since ipo, since october
        period window : since september, since april, all-time
        period year : year-over-year, year-on-year, from a year ago, from last year
        period year : compared with last year, a year earlier, annually, yoy, last year
        anaphor company : the company, the firm, the miner, the group, the operator, the developer
        anaphor company : the business, it, its, the bitcoin miner, the stock
        anaphor company : the landlord, the provider, the manufacturer, the maker, the utility
        anaphor company : the crypto miner, the data center operator, the issuer
        anaphor company : the tech giant, the software giant, the social media giant, the hyperscaler
        anaphor company : the startup, the chipmaker, -based miner, the corporation
        anaphor company : shares of the company, the retailer, the search giant, the parent, the neocloud
        anaphor company : the texas-based miner, the shares, the executive
        anaphor index : the index, the gauge, the benchmark
        anaphor coin : the coin, the cryptocurrency, the token, the digital asset, the coin's
        anaphor coin : the largest cryptocurrency
        anaphor broker : the bank, the broker, the brokerage, the analysts, the analyst, the investment bank
        clause : while, whereas, but, although, though, as, after, when, because, since, if, and, before
        clause : whilst, however, meanwhile
        relative : which, that, who, whose
        preposition : of, in, from, by, with, at, to, for, on, into, against, under, over, like, between
        preposition : through, via, than, including, as
        abbreviation : inc, corp, co, ltd, mr, mrs, ms, dr, jr, sr, st, vs, no, nos, approx, est, fig, etc
        abbreviation : jan, feb, mar, apr, jun, jul, aug, sep, sept
        abbreviation : oct, nov, dec, u.s, u, s, e.g, i.e, g, e, i, gen, prof, rep, sen, gov, dept, p.m
        abbreviation : a.m, p, a, llc, bros, al, plc, n.v, n, v, ca
        suffix : inc, corp, corporation, holdings, group, energy, technologies, capital, partners
        suffix : research, securities, plc, ltd, llc, company, co
        suffix : platforms, mining, digital, bank, ventures, infrastructure, systems, networks, industries
        suffix : labs, semiconductor, exchange, commission
        suffix : management, electric, power, resources, utilities, foundation, association, cloud, global
        suffix : international, scientific, interactive
        suffix : solutions, financial, brands, investments, advisors, advisor, authority, department
        suffix : administration, agency, commission, renewables, motors
        verb : said, says, announced, announces, will, has, have, had, is, was, reported, reports, expects
        verb : plans, signed, agreed, raised, posted
        verb : plunged, jumped, rose, fell, gained, surged, added, dropped, climbed, closed, operates
        verb : owns, bought, sold, unveiled, secured, upgraded
        verb : downgraded, launched, acquired, invested, wants, intends, told, disclosed, completed
        verb : received, priced, issued, completes, are, aims, produced
        verb : operated, built, committed, confirmed, mined, holds, generated, ordered, leads, led, soared
        verb : tumbled, slipped, slid, lost, would, could, did
        """
}

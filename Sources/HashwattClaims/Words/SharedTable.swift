// SPDX-License-Identifier: Apache-2.0

extension WordTables {
    /// Units, currencies and signs that every language shares.
    static let shared = """
        currency USD p : $, US$, U.S. $, USD, USD$, dollar, dollars, us dollar, us dollars, u.s. dollar
        currency USD p : u.s. dollars
        currency USD : united states dollar, united states dollars, greenback, us-dollar, american dollars
        currency USD : bucks
        currency EUR p : €, EUR, euro, euros
        currency GBP p : £, GBP, pound sterling, pounds sterling, sterling, british pound, british pounds
        currency CAD p : C$, CA$, CAD, CAD$, cdn$, canadian dollar, canadian dollars
        currency AUD p : !A$, AU$, AUD, AUD$, australian dollar, australian dollars
        currency NZD p : NZ$, NZD, NZD$, new zealand dollar, new zealand dollars
        currency HKD p : HK$, HKD, hong kong dollar, hong kong dollars
        currency SGD p : !S$, SGD, singapore dollar, singapore dollars
        currency MXN p : Mex$, MXN, MXN$, mexican peso, mexican pesos
        currency JPY p : ¥, JPY, yen, japanese yen
        currency CNY p : RMB, CNY, yuan, chinese yuan, renminbi, 元, kuai
        currency CHF p : CHF, SFr, swiss franc, swiss francs
        currency SEK p : SEK, swedish krona, swedish kronor
        currency NOK p : NOK, norwegian krone, norwegian kroner
        currency DKK p : DKK, danish krone, danish kroner
        currency INR p : ₹, INR, indian rupee, indian rupees
        currency rupee : rupee, rupees
        currency KRW p : ₩, KRW, korean won
        currency BRL p : !R$, BRL, brazilian real, brazilian reais
        currency TRY p : ₺, TRY, turkish lira
        currency AED p : AED, dirham, dirhams
        currency ZAR p : ZAR, rand
        currency PLN p : PLN, zloty
        currency CZK p : CZK, czech koruna
        currency HUF p : HUF, forint
        currency ILS p : ₪, ILS, shekel, shekels
        currency CRC p : ₡
        currency GEL p : ₾
        currency LAK p : ₭
        currency LKR p : ரூ
        currency NLG : dutch guilder, dutch guilders
        currency FIM : finnish markka, finnische mark
        currency KHR : kambodschanische riel, cambodian riel
        currency peseta : peseta, pesetas
        currency franc : franc, francs
        currency mark : mark, marks
        currency BTC p : ₿
        unit BTC 0 : BTC, bitcoin, bitcoins, xbt
        unit BTC -8 : satoshi, satoshis
        unit other:ETH 0 : !ETH, ether
        percent 0 : %, percent, pct, percents, percentage
        percent 1 : percentage point, percentage points, !pp, prozentpunkt, prozentpunkte, prozentpunkten
        percent 2 : basis point, basis points, bps, !bp, basispunkt, basispunkte, basispunkten
        unit MW 0 : !MW, megawatt, megawatts, !mw, MWe, MWp, !Mw, MWdc, MWac
        unit MW 3 : GW, gigawatt, gigawatts, GWe
        unit MW -3 : kW, kilowatt, kilowatts
        unit MW 6 : !TW, terawatt, terawatts
        unit MW -6 : !W, watt, watts
        unit other:MVA 0 : MVA, megavolt-ampere
        unit other:kV 0 : kV, kilovolt, kilovolts
        unit MWh 0 : MWh, megawatt hour, megawatt hours, megawatthour, megawatthours
        unit MWh 3 : GWh, gigawatt hour, gigawatt hours
        unit MWh 6 : TWh, terawatt hour, terawatt hours
        unit MWh -3 : kWh, kilowatt hour, kilowatt hours, kilowatthour
        unit other:MMBtu 0 : MMBtu
        unit EH/s 0 : EH/s, EH, EHs, exahash, exahashes, exahash per second, exahashes per second
        unit EH/s 0 : exahash/s, exahash a second, exahashes a second
        unit EH/s 3 : ZH/s, ZH, zettahash, zettahashes, zettahash per second, zettahashes per second
        unit EH/s -3 : PH/s, petahash, petahashes, petahash per second, petahashes per second, petahash/s
        unit EH/s -6 : TH/s, terahash, terahashes, terahash per second, terahashes per second, terahash/s
        unit J/TH 0 : J/TH, JTH, W/TH, joule per terahash, joules per terahash, j per th
        unit J/TH 0 : watts per terahash, watt per terahash
        unit J/TH 0 : joule je terahash, joule pro terahash, joules pro terahash, watt pro terahash
        unit J/TH 0 : watt je terahash
        thing MWh : MWh, megawatt hour, megawatt-hour, megawattstunde
        thing kWh : kWh, kilowatt hour, kilowatt-hour, kilowattstunde
        thing MW : MW, megawatt
        thing GW : GW, gigawatt
        thing kW : kW, kilowatt
        thing watt : watt, !W
        thing kW_month : kW-month, kW month, kilowatt-month, kW per month, kilowatt per month, kW/month
        thing kW_month : kW a month
        thing kW_month : kW-Monat, kW und Monat, kilowatt und monat, kW pro Monat, kilowatt pro monat
        thing kW_month : kilowatt im monat, kW/Monat
        thing kW_month : kW and month, kilowatt and month, kilowatt each month, kW-mo, kW/mo, kW monthly
        thing kW_year : kW-year, kW year, kW per year, kW/year, kW pro Jahr, kilowatt per year
        thing MW_year : MW-year, MW per year, MW/year, megawatt per year, megawatt a year, MW und Jahr
        thing MW_day : MW-day, megawatt-day
        thing share : diluted share, basic share, verwässerte aktie, ads, share, aktie, anteilsschein, stock
        thing TH : TH, TH/s, terahash
        thing EH : EH, EH/s, exahash
        thing PH_day : PH/s/day, PH/day, PH/s per day, petahash per day, PH pro Tag, PH/s pro Tag
        thing PH_day : petahash und tag, petahash/day
        thing PH_day : PH/s a day, PH a day, petahash per second per day, petahash a day
        thing MMBtu : MMBtu
        thing GPU_hour : gpu hour, gpu-hour, gpu per hour, gpu-stunde
        thing ton : ton, tonne, metric ton
        thing barrel : barrel
        thing square_foot : square foot
        unit other:points 0 : points, punkte, punkten, zähler, zählern
        unit other:acres 0 : acre, acres, acker
        unit other:hectares 0 : ha, hectare, hectares, hektar
        unit other:square_feet 0 : square foot, square feet, sq ft, sq. ft., sqft, quadratfuß
        unit other:square_meters 0 : square meter, square meters, square metre, square metres, m², m2, m^2, sqm, quadratmeter, quadratmetern
        unit other:square_kilometers 0 : square kilometer, square kilometers, km², km2, quadratkilometer, quadratkilometern
        unit other:miles 0 : mile, miles, meile, meilen
        unit other:kilometers 0 : km, kilometer, kilometers, kilometre, kilometres, kilometern
        unit other:meters 0 : meter, meters, metre, metres, metern, !m
        unit other:feet 0 : foot, feet, ft, fuß
        unit other:inches 0 : inch, inches, zoll
        unit other:millimeters 0 : mm, millimeter, millimeters
        unit other:centimeters 0 : cm, centimeter, centimeters, zentimeter
        unit other:decimeters 0 : dm, decimeter
        unit other:nanometers 0 : nm, nanometer, nanometers, nanometern
        unit other:micrometers 0 : μm, µm, micrometer, mikrometer
        unit other:picometers 0 : picometer, picometers
        unit other:tons 0 : ton, tons, tonne, tonnes, tonnen, !t
        unit other:metric_tons 0 : metric ton, metric tons, metric tonne, metric tonnes
        unit other:kilograms 0 : kg, kilogram, kilograms, kilogramm
        unit other:grams 0 : gram, grams, gramm, gramme, grammes
        unit other:micrograms 0 : μg, µg, mcg, microgram, micrograms, microgrammes
        unit other:pounds 0 : lb, lbs, pfund
        unit GBP 0 : pound, pounds
        unit other:ounces 0 : oz, ounce, ounces, unze, unzen
        unit other:gallons 0 : gallon, gallons
        unit other:barrels 0 : barrel, barrels, bbl
        unit other:liters 0 : liter, liters, litre, litres, litern
        unit other:milliliters 0 : ml, milliliter, milliliters
        unit other:teaspoons 0 : teaspoon, teaspoons, teelöffel
        unit other:tablespoons 0 : tablespoon, tablespoons, esslöffel
        unit other:cups 0 : cup, cups
        unit other:cubic_feet 0 : cubic foot, cubic feet
        unit other:cubic_meters 0 : cubic meter, cubic meters, kubikmeter, kubikmetern, m³
        unit other:megabytes 0 : !MB, megabyte, megabytes
        unit other:gigabytes 0 : !GB, gigabyte, gigabytes
        unit other:terabytes 0 : !TB, terabyte, terabytes
        unit other:megabits 0 : !mb, megabit, megabits
        unit other:bits 0 : bit, bits
        unit other:bytes 0 : byte, bytes
        unit other:km_per_hour 0 : km/h, km/hr, kph, kmph, kmh, kilometers per hour, kilometer per hour, kilometres per hour, kilometern pro stunde, kilometer pro stunde
        unit other:miles_per_hour 0 : mph, miles per hour, miles an hour
        unit other:meters_per_second 0 : m/s, meters per second, metern pro sekunde, meter pro sekunde
        unit other:meters_per_millisecond 0 : meters per millisecond
        unit other:centimeters_per_millisecond 0 : centimeters/millisecond
        unit other:km_per_millisecond 0 : km/ms
        unit other:gigabits_per_second 0 : Gbps, Gbit/s, gigabits per second
        unit other:joules 0 : joule, joules
        unit other:hertz 0 : Hz, hertz
        scale 6 : mn, mln, mio, mill
        scale 9 : bn, bln, mrd, mia
        scale 12 : tn, tln, trn, bio
        letter 3 : k, tsd
        letter 6 : m, mm, mil
        letter 9 : b
        letter 12 : t
        per : /
        list : &, /
        sign -1 : minus
        label : no., nr., nos, phase, class, series, section, form, rule, article, title, chapter, page
        label : version, tier, type, model
        label : level, route, highway, interstate, hwy, exhibit, item, note, figure, table, level, top
        label : fortune, gen, generation, #
        label : s&p, nasdaq, russell, dax, mdax, sdax, tecdax, dow, ftse, euro stoxx, stoxx, cac, nikkei
        label : building, antminer, whatsminer
        label : avalon, blackwell, hopper, rubin, core, hall, unit, area, part, step, schritt, teil
        label : paragraf, absatz, kapitel, seite
        label : abschnitt, artikel, formular, klasse, serie, tel, phone, fax, isin, wkn, id, nummer
        label : number, web, basel, tsx, polaris forge
        label : stage, wave, block, bauabschnitt, epoch, round, option, case, docket, order no, covid
        label : generation, room, suite, floor
        """
}

/// Word tables: a language is a table.
enum WordTables {}

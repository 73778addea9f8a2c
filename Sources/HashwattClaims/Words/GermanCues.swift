// SPDX-License-Identifier: Apache-2.0

extension WordTables {
    /// German words that say what a number is about, periods, actors and clauses.
    static let germanCues = """
        cue move_day 4 P : aktie, aktien, kurs, papier, papiere, titel, anteilsschein, anteilsscheine
        cue move_day 4 P : aktienkurs, wertpapier, börse, handel, kurse
        cue move_day 3 P : vorbörslich, nachbörslich, tagesverlauf, handelsschluss, tagesgewinn
        cue move_day 3 P : tagesverlust, xetra, tradegate, preis, handelstag
        cue price 4 S : kurs, preis, aktie, notiert, handelt, schlusskurs, höchststand, tief, ausgabepreis
        cue price 4 S : stück, notierte, allzeithoch
        cue price 5 M : durchschnittspreis, pro bitcoin, je bitcoin, bitcoin-kurs, bitcoinkurs, kurs von
        cue price 5 M : kostete, kosteten, preis von, notiert bei, notierte bei, notierten bei
        cue price 5 M : handelte bei, rekordhoch, allzeithoch, schlusskurs, zum preis, kostet, pro coin
        cue price 5 M : je coin, notierung, wandlungspreis
        cue price_target 9 SM : kursziel, kursziele, kurszielen, kursziels, preisziel, fairer wert
        cue price_target 9 SM : zielkurs, zielmarke
        cue market_cap 7 M : marktkapitalisierung, börsenwert, marktwert, marktbewertung, bewertung
        cue market_cap 7 M : bewertet, börsenbewertung, firmenwert
        cue investment 5 M : investiert, investieren, investition, investitionen, investierte, steckt
        cue investment 5 M : stecken, investitionssumme, beteiligung, pumpt, kauft
        cue investment 4 M : finanzspritze, übernahme, übernimmt, erwirbt, ausgeben, investments
        cue investment 4 M : investment, kauf
        cue capex 6 MO : investitionsausgaben, kapitalausgaben, capex, baukosten, projektkosten, kosten
        cue capex 6 MO : ausgaben, investitionskosten, je megawatt, pro megawatt
        cue capacity 4 W : kapazität, kapazitäten, leistung, anschlussleistung, strom, last, standort
        cue capacity 2 P : kapazität, leistung
        cue capacity 4 W : campus, rechenzentrum, netzanschluss, pipeline, anschluss
        cue contract_value 5 M : vertrag, vertrags, verträge, vertragswert, auftragsvolumen, mietvertrag
        cue contract_value 5 M : vertragsvolumen, hosting-vertrag, vereinbarung
        cue contract_value 2 M : volumen, wert
        cue contract_value 4 M : mietverträge, mieteinnahmen, vertragserlöse, abkommen, deal
        cue contract_value 4 M : cloud-vertrag, gesamtwert, mietumsatz, großauftrag, abnahmevertrag
        cue term 4 D : vertrag, laufzeit, mietvertrag, vereinbarung, verlängerung, option, hosting
        cue term 4 D : anleihe, vertragslaufzeit
        cue rent_or_margin 7 MPUO : marge, margen, miete, mieten, nettomarge, betriebsmarge, mietpreis
        cue rent_or_margin 7 MPUO : gewinnmarge, bruttomarge, umsatzrendite
        cue debt_or_bond 6 MP : anleihe, anleihen, schulden, kredit, kredite, darlehen, wandelanleihe
        cue debt_or_bond 6 MP : wandelanleihen, kreditlinie, verschuldung, schuldverschreibungen
        cue debt_or_bond 5 MP : schuldschein, fremdkapital, tranche, tranchen, verbindlichkeiten, kupon
        cue debt_or_bond 5 MP : emissionen, emittieren, emittiert, emittierte, zinskupon, zinssatz
        cue debt_or_bond 5 P : zins, verzinsung, verzinst, zinsen
        cue debt_or_bond 4 M : aufnehmen, aufgenommen, nahm, platziert, platzierte
        cue debt_or_bond 5 MP : hybridanleihe, emission, bond, bonds, kreditfazilität
        cue orders 6 MCP : auftrag, aufträge, bestellung, bestellungen, bestellt, bestellte
        cue orders 4 M : nachfrage
        cue orders 6 MCP : orderbuch, orders, auftragsbestand, neuaufträge
        cue orders 6 MCP : auftragseingang, orderte, order, auftragsbestand
        cue financing_other 6 M : bürgschaft, garantie, kapitalerhöhung, absicherung, platzierung
        cue financing_other 6 M : emissionserlös, erlös, finanzierung, finanzierungsrunde, bürgt
        cue financing_other 6 M : liquide mittel, liquiden mitteln, flüssige mittel, vorauszahlungen
        cue financing_other 6 M : vorauszahlung, anzahlung, bargeld, barreserven
        cue financing_other 4 M : liquidität, barmittel, einnahmen, förderung, fördermittel, cash
        cue financing_other 4 M : zuschuss, garantiert, kapital, eingesammelt
        cue equity_stake_or_shares 6 PC : anteil, anteile, beteiligung, beteiligt, stimmrechte
        cue equity_stake_or_shares 6 PC : kapitalanteil
        cue equity_stake_or_shares 4 P : hält, besitzt, übernimmt, erwirbt, kauft, gehört, gehören
        cue equity_stake_or_shares 5 C : aktien, hält, optionsscheine
        cue other 7 P : abschlag, aufschlag, rabatt, aufpreis
        cue btc_produced 6 BP : produzierte, produziert, geschürft, schürfte, schürfen, produktion
        cue btc_produced 6 BP : förderte, gemined, minte, mined, ausstoß
        cue btc_produced 6 B : erzeugte, gewonnen
        cue btc_held 6 BMP : bestand, bestände, reserven, reserve, treasury, bestands, tresor
        cue btc_held 6 BM : hält, hielt, halten, besitzt, gehalten, besaß
        cue btc_sold 6 BM : verkaufte, verkauft, verkauf, verkäufe, veräußert, veräußerte, nettoerlös
        cue btc_sold 6 BM : abgestoßen, verkaufen, verkaufserlös
        cue hash_rate 7 HP : hashrate, hash-rate, rechenleistung, netzwerk-hashrate, rechenkraft
        cue efficiency 7 JP : effizienz, flotteneffizienz, energieeffizienz, effizienter
        cue power_cost 7 UPM : stromkosten, strompreis, strompreise, energiekosten, energiepreis
        cue power_cost 7 M : megawattstunde, kilowattstunde, mwh, kwh, spotmarkt, strombörse, terminmarkt
        cue power_cost 7 UPM : heizkosten
        cue power_cost 7 UPM : strompreisen, elektrizitätskosten, stromrechnung
        cue energy 5 EP : energie, verbrauch, verbraucht, verbrauchte, strommenge, stromverbrauch
        cue energy 5 EP : stromnachfrage, energiebedarf, verbrauchs, stromverbrauchs, energieverbrauchs
        cue energy 5 EP : erzeugung, energieverbrauch, erzeugt, strombedarf
        cue power_credits 8 MP : stromgutschriften, gutschriften, stromgutschrift, lastabwurf
        cue power_credits 8 MP : abschaltvergütung, netzgutschriften, lastmanagement, energiegutschriften
        cue jobs 6 CP : arbeitsplätze, stellen, mitarbeiter, jobs, stellenabbau, belegschaft, beschäftigte
        cue jobs 6 CP : personal
        cue plants_or_units 5 CP : maschinen, gpus, flotte
        cue plants_or_units 5 C : werke, standorte, rechenzentren, kraftwerke, anlagen, chips
        cue sector_move 6 P : branche, sektor, index, miner-aktien, mining-aktien, minern, branchenindex
        cue sector_move 6 P : krypto-aktien, peergroup, branchenkollegen, gesamtmarkt
        cue other 3 M : umsatz, umsätze, jahresumsatz
        cue other 5 M : gewinn, verlust, ergebnis, nettogewinn, überschuss
        cue other 5 M : erlöse, ebitda, quartalsumsatz, nettoverlust
        cue other 4 M : strafe, dividende, bußgeld, steuern, abschreibung, gehalt, gebühren, gebühr
        cue other 7 S : dividende, gewinn, verlust, ergebnis, ebitda
        cue other 6 PM : ergebnis vor zinsen, gewinn vor zinsen, ergebnis vor steuern, gewinn vor steuern
        cue other 5 P : umsatz, gewinn, marktanteil, inflation, zölle, wahrscheinlichkeit
        cue other 5 P : umsatzwachstum, anteil am, leitzins
        period ytd : seit jahresbeginn, in diesem jahr, seit anfang des jahres, im laufenden jahr
        period ytd : seit januar, dieses jahr, seit jahresanfang, heuer
        period ytd : im jahresverlauf, seit dem jahreswechsel, laufenden jahres, im bisherigen jahresverlauf
        period day : heute, gestern, am vortag, vorbörslich, nachbörslich, im tagesverlauf
        period day : im frühen handel, im späten handel, zum handelsschluss, zum handelsstart
        period week : diese woche, in dieser woche, vergangene woche, letzte woche, auf wochensicht
        period week : binnen einer woche, in der vergangenen woche, wöchentlich, wochensicht
        period week : wochenplus, wochenverlust, binnen wochenfrist, wochenverlauf
        period month : diesen monat, in diesem monat, vergangenen monat, letzten monat, auf monatssicht
        period month : binnen eines monats, zum vormonat, vormonat, monatlich
        period quarter : dieses quartal, im quartal, im dritten quartal, im ersten quartal
        period quarter : im zweiten quartal, im vierten quartal, vorquartal, zum vorquartal
        period window : auf jahressicht, binnen eines jahres, vergangenen sechs monaten
        period window : letzten zwölf monaten, seit dem hoch, in den vergangenen monaten, jahressicht
        period window : auf zwölfmonatssicht, in sechs monaten, binnen zwölf monaten
        period year : vorjahr, gegenüber dem vorjahr, zum vorjahr, im jahresvergleich, jährlich
        period year : vorjahresmonat, vorjahreszeitraum
        anaphor company : das unternehmen, des unternehmens, dem unternehmen, der konzern, des konzerns
        anaphor company : die firma, die gesellschaft, der miner, der betreiber
        anaphor company : der bitcoin-miner, der krypto-miner, die aktie, das papier, der titel
        anaphor company : der anbieter, der versorger, der hersteller, der aktienkurs
        anaphor company : der rechenzentrumsbetreiber, der tech-konzern, der softwarekonzern
        anaphor company : das management, der vorstand, der chiphersteller, seine, seinen, sein
        anaphor index : der index, das börsenbarometer, das barometer, der leitindex
        anaphor coin : der coin, die kryptowährung, die cyberdevise, die digitalwährung
        anaphor coin : die krypto-leitwährung
        anaphor broker : die bank, die investmentbank, der broker, die analysten, der analyst
        anaphor broker : das analysehaus, das bankhaus, die experten
        clause : während, aber, doch, obwohl, nachdem, als, weil, wenn, und, bevor, da, sondern, dagegen
        clause : hingegen, allerdings, zudem
        relative : der, die, das, welche, welcher, dessen, deren
        preposition : von, in, an, bei, mit, zu, zum, zur, für, auf, aus, durch, gegen, nach, unter, über
        preposition : um, vom, beim, vor, neben, laut, wie
        abbreviation : mio, mrd, bio, tsd, ca, bzw, z, b, d, h, u, a, inkl, exkl, nr, dr, prof, st, str
        abbreviation : ggf, evtl, max, mind, usw, etc, vgl, rd, inc, corp, co
        abbreviation : jan, feb, apr, jun, jul, aug, sep, sept, okt, nov, dez, abs, art, v, i, zzgl, abzgl
        abbreviation : sog, mill, s, o, p, ltd
        suffix : ag, se, gmbh, kgaa, holding, inc, corp, group, gruppe, bank, energy, technologies
        suffix : research, digital, mining, platforms, capital
        suffix : securities, holdings, scientific, partners, infrastructure, power, plc, ltd, stiftung
        suffix : kommission, behörde
        verb : sagte, teilte, meldete, kündigte, will, hat, hatte, ist, plant, unterzeichnete, steigerte
        verb : erhöhte, verkaufte, kaufte, wird, investiert
        """
}

// SPDX-License-Identifier: Apache-2.0

extension WordTables {
    /// German number words, signs of ranges, qualifiers, dates and function words.
    static let german = """
        number 0 : null
        number 1 : eins, ein, eine, einen, einem, einer, eines
        number 2 : zwei, zwo, zweier
        number 3 : drei, dreier
        number 4 : vier
        number 5 : fünf, fuenf
        number 6 : sechs
        number 7 : sieben
        number 8 : acht
        number 9 : neun
        number 10 : zehn
        number 11 : elf
        number 12 : zwölf, zwoelf
        number 13 : dreizehn
        number 14 : vierzehn
        number 15 : fünfzehn, fuenfzehn
        number 16 : sechzehn
        number 17 : siebzehn
        number 18 : achtzehn
        number 19 : neunzehn
        number 20 : zwanzig
        number 30 : dreißig, dreissig
        number 40 : vierzig
        number 50 : fünfzig, fuenfzig
        number 60 : sechzig
        number 70 : siebzig
        number 80 : achtzig
        number 90 : neunzig
        hundred : hundert
        scale 3 : tausend, tsd.
        scale 6 : million, millionen
        scale 9 : milliarde, milliarden
        scale 12 : billion, billionen
        scale 15 : billiarde, billiarden
        times 12 : dutzend
        fraction 2 : halb, halbe, halber, halbes, halben, hälfte
        fraction 3 : drittel
        fraction 4 : viertel
        fraction 5 : fünftel
        fraction 6 : sechstel
        fraction 8 : achtel
        fraction 10 : zehntel
        article : ein, eine, einen, einer, einem
        join : und
        point : komma
        sign -1 : minus
        percent 0 : prozent, v.h., prozente, prozents
        currency USD p : dollar, dollars, us-dollar, us dollar
        currency EUR p : euro, euros
        currency CAD : kanadische dollar, kanadischen dollar, kanadischer dollar
        currency AUD : australische dollar, australischen dollar
        currency CHF : schweizer franken, franken
        currency GBP : britische pfund, pfund sterling, britischen pfund
        currency INR : indische rupien, indischen rupien
        currency rupee : rupie, rupien
        currency JPY : japanische yen
        cents EUR : cent, cents, eurocent
        cents USD : us-cent, us-cents, dollarcent
        per : pro, je, per, für je, für jede, für jeden, für ein, für eine, die
        unit years 0 : jahr, jahre, jahren, jahres, jährige, jährigen, jähriger, jähriges, jährigem, jährig
        unit months 0 : monat, monate, monaten, monatige, monatigen, monatiger, monats
        unit years 1 : jahrzehnt, jahrzehnte, jahrzehnten
        unit months3 0 : quartal, quartale, quartalen
        unit days 0 : tag, tage, tagen, tägige, tägigen, tages
        unit other:weeks 0 : woche, wochen, wöchige, wöchigen
        unit other:hours 0 : stunde, stunden
        unit other:minutes 0 : minute, minuten
        unit other:seconds 0 : sekunde, sekunden
        unit MWh 0 : megawattstunde, megawattstunden
        unit MWh 3 : gigawattstunde, gigawattstunden
        unit MWh 6 : terawattstunde, terawattstunden
        unit MWh -3 : kilowattstunde, kilowattstunden
        unit EH/s 0 : exahash pro sekunde, exahashes pro sekunde, exahash je sekunde
        unit EH/s -3 : petahash pro sekunde, petahash je sekunde
        unit EH/s -6 : terahash pro sekunde, terahash je sekunde
        qualifier approximately : rund, etwa, ungefähr, circa, ca., zirka, um die, schätzungsweise
        qualifier approximately : in etwa, annähernd, ~, geschätzt, geschätzte, gegen, an die
        qualifier approximately : geschätzten, grob, einige
        qualifier up_to : bis zu, maximal, höchstens, weniger als, unter, unterhalb von, nicht mehr als
        qualifier up_to : bis maximal, <, max.
        qualifier nearly : fast, beinahe, nahezu, knapp, nicht ganz, kurz vor, knapp unter, nahe
        qualifier over : über, mehr als, gut, oberhalb von, jenseits von, >, übersteigt, deutlich über
        qualifier over : deutlich mehr als, knapp über, etwas mehr als
        qualifier over : jenseits der
        qualifier at_least : mindestens, wenigstens, zumindest, nicht weniger als, ab, mind., minimum
        trailing at_least : oder mehr, und mehr
        trailing up_to : oder weniger
        trailing over : +
        to : bis, to
        from : von, vom
        onto : auf
        between : zwischen
        list : und, oder, beziehungsweise, bzw., respektive, sowie
        month 1 : januar, jan., jänner
        month 2 : februar, feb.
        month 3 : märz
        month 4 : april, apr.
        month 5 : mai
        month 6 : juni, jun.
        month 7 : juli, jul.
        month 8 : august, aug.
        month 9 : september, sep., sept.
        month 10 : oktober, okt.
        month 11 : november, nov.
        month 12 : dezember, dez.
        weekday 1 : montag, montags, montagmorgen, montagabend
        weekday 2 : dienstag, dienstags
        weekday 3 : mittwoch, mittwochs
        weekday 4 : donnerstag, donnerstags
        weekday 5 : freitag, freitags, freitagabend
        weekday 6 : samstag, sonnabend
        weekday 7 : sonntag
        yearly : in, im, seit, bis, ab, von, vom, jahr, jahre, jahres, anfang, ende, mitte, anfang des
        yearly : sommer, herbst, winter, frühjahr
        yearly : geschäftsjahr, geschäftsjahres, zu, zum, gegenüber, für, und, während, vor, nach, quartal
        yearly : halbjahr, quartals, bereits
        window : vergangenen, letzten, nächsten, kommenden, vorigen, ersten, vergangene, letzte, nächste
        window : seit, vor, binnen, innerhalb, nach, in, den
        window : jüngsten, dieser, diesen, folgenden, pro, alle, jede, jeden, zurückliegenden
        after : alt, alte, alten, hoch, tief, tiefs, hochs, zuvor, später, lang, rückblick, hoechst
        after : höchststand, tiefststand, jahren, vor, her
        after : sicht, durchschnitt, schnitt, linie, vergleich, zeitraum
        term : vertrag, verträge, vertrags, mietvertrag, laufzeit, vereinbarung, pachtvertrag, abkommen
        term : option, optionen, verlängerung, anleihe
        term : hosting-vertrag, verlängerungsoption, verlängerungsoptionen, anleihen, kredit, lizenz, deal
        term : mietvertrags, leasingvertrag, abnahmevertrag
        term : stromliefervertrag, partnerschaft, laufzeiten, kontrakt, hosting, mietvertrages, vertrages
        term : vertragslaufzeit
        up 1 : stieg, steigen, gestiegen, steigt, sprang, springen, springt, gesprungen, kletterte
        up 1 : klettert, klettern, geklettert, gewann, gewinnt
        up 1 : gewonnen, zulegen, zulegte, legte, legt, legen, plus, kurssprung, kursgewinn, kursgewinne
        up 1 : höher, fester, schoss, schoß, schießt, kursplus
        up 1 : haussierte, verteuerte, rauf, hinauf, hoch, aufwärts, sprung, katapultiert, katapultierte
        up 1 : zugelegt, explodierte, anstieg, kursanstieg
        up 1 : kursrally, rally, rallye, rallyt, zog, zogen, zieht, erholte, verteuert, vorrückte
        up 1 : avancierte, aufschlag, gewinne, klettern
        up 1 : stiegen, sprangen, kletterten, gewannen, legten, zulegten, schossen, haussierten, verteuerten
        up 1 : erholten, avancierten, explodierten, schnellte, schnellten, zog an, zogen an, hochschießen
        up : wuchsen, erhöhten, steigerten, hoben
        up : wuchs, wachsen, wächst, wachstum, gewachsen, erhöhte, erhöht, erhöhen, erhöhung, zunahme
        up : steigerte, steigern, steigerung, gesteigert, mehr
        up : zuwachs, ausgebaut, hob, angehoben, rendite, kurspotenzial, zunahm, zuwächse
        down 1 : fiel, fallen, fällt, gefallen, sank, sinken, sinkt, gesunken, verlor, verlieren, verliert
        down 1 : verloren, krachte, krachen, kracht, stürzte
        down 1 : stürzt, stürzen, gestürzt, brach, bricht, brechen, eingebrochen, rutschte, rutscht
        down 1 : rutschen, gerutscht, gab, gaben, gibt, minus, schwächer
        down 1 : tiefer, niedriger, runter, abwärts, kursverlust, kursverluste, kurssturz, kursrutsch
        down 1 : kurseinbruch, rückgang, absturz, einbruch, sackte
        down 1 : sackt, sackten, nachgab, nachgegeben, tauchte, taucht, büßte, büßt, einbüßte, eingebüßt
        down 1 : verlusten, verlust, knickte, tauchten, crashte
        down 1 : kursabschlag, abschläge, verbilligte, ab, abgestürzt, verluste
        down 1 : zurück, zurückging, zurückgingen, zurückgegangen
        down 1 : fielen, sanken, krachten, stürzten, brachen, rutschten, büßten, knickten, verbilligten
        down 1 : crashten, einbrach, einbrachen, nachgaben, absackte, absackten, abstürzte, abstürzten
        down 1 : fielen ab, ermäßigte, ermäßigten
        down : senkten, kürzten, schrumpften, verringerten, reduzierten
        down : verringerte, verringert, verringern, reduzierte, reduziert, reduzieren, weniger, senkte
        down : senken, senkung, gesenkt, kürzte, schrumpfte
        down : schrumpft, schrumpfen, abnahme, abnahm, reduzierung, reduktion, kürzung, kürzen, gekürzt
        positive : abschlag, aufschlag, aufpreis, rabatt, verbesserung, verbesserte, verbessert, anteil
        positive : beteiligung, marge, margen, rendite, zins, kupon
        stop : der, die, das, des, dem, den, ein, eine, einen, einem, einer, eines, und, oder, aber, als
        stop : dass, im, in, an, am, auf, aus, bei, mit, nach
        stop : von, vor, zu, zum, zur, für, über, unter, um, durch, gegen, ohne, seit, bis, ist, sind, war
        stop : waren, wird, werden, wurde, wurden, hat, haben
        stop : hatte, hatten, sein, seine, seinen, seiner, ihre, ihren, ihrer, ihr, es, er, sie, wir
        stop : nicht, kein, keine, noch, nur, auch, so, wie, wenn
        stop : während, weil, damit, dabei, davon, dazu, daran, pro, je, per, sich, soll, sollen, kann
        stop : können, will, wollen, könnte, dürfte, beim, vom
        stop : gegenüber, binnen, innerhalb, dieser, diese, dieses, jeder, jede, laut, sowie, statt
        stop : bereits, schon, wieder, mehr, weniger, etwa, rund
        modified : miner, minern, mining, etf, etfs, kurs, preis, bestand, bestände, netzwerk, produktion
        modified : firmen, unternehmen, aktien, miners, reserven
        noun jobs jobs : jobs, arbeitsplätze, arbeitsplätzen, stellen, mitarbeiter, mitarbeitern
        noun jobs jobs : beschäftigte, beschäftigten, angestellte, arbeitskräfte
        noun plants_or_units count : maschinen, rechner, rechnern, gpus, gpu, anlagen, standorte
        noun plants_or_units count : standorten, werke, werken, kraftwerke, kraftwerken, rechenzentren
        noun plants_or_units count : chips, server, servern, grafikprozessoren, gebäude, gebäuden
        noun plants_or_units count : einheiten, geräte, geräten, reaktoren, turbinen, grafikkarten
        noun plants_or_units count : miner, rigs, mining-rechner, asics, systeme, racks, prozessoren
        noun plants_or_units count : gaskraftwerke, gaskraftwerken, datenzentren, haushalte, häuser
        noun plants_or_units count : haushalten, blöcke, blöcken, generatoren, transformatoren
        noun plants_or_units count : mining-geräte, mining-maschinen, beschleuniger, kilometer-leitung
        noun equity_stake_or_shares count : aktien, anteile, anteilsscheine, optionsscheine, papiere
        noun equity_stake_or_shares count : anteilen, optionsscheinen, stammaktien, stückaktien
        noun orders count : aufträge, bestellungen
        noun other count : unternehmen, firmen, behörden, staaten, bundesstaaten, länder, länder, kunden
        noun other count : analysten, tranchen, verträge, banken, titel, titeln
        noun other count : investoren, versorger, versorgern, konzerne, konzernen, menschen, personen
        noun other count : optionen, mieter, projekte, projekten, phasen, deals
        noun other count : experten, anleger, anlegern, vereinbarungen, lizenzen, genehmigungen, nutzer
        noun other count : städte, gemeinden, fonds, werte, werten, stimmen
        noun other count : verlängerungsoptionen, verlängerungen, ländern, aktionäre
        noun btc_held BTC : coins, münzen
        status sought : beantragt, beantragte, beantragen, bemüht sich um, ersucht
        status sought : strebt eine genehmigung, will genehmigung, sucht um, antrag auf, antrag gestellt
        status sought : wartet auf die genehmigung, steht noch aus, bittet um, sucht die erlaubnis
        status granted : genehmigt, genehmigte, erhielt die genehmigung, genehmigung erhalten, erteilt
        status granted : erteilte, bewilligt, erlaubnis erhalten, freigegeben, zugelassen
        status signed : unterzeichnet, unterzeichnete, unterschrieben, unterschrieb, abgeschlossen
        status signed : vertrag geschlossen, besiegelt, schloss einen
        status none : kein mieter, keinen mieter, ohne mieter, kein vertrag, keinen vertrag
        status none : nicht gesichert, nicht unterzeichnet, keine genehmigung, abgelehnt
        status none : noch nicht unterschrieben, ohne vertrag, noch gar nicht gesichert
        matter : genehmigung, erlaubnis, lizenz, zulassung, vertrag, mietvertrag, vereinbarung, strom
        matter : handel, stromhandel, ferc, behörde, antrag, mieter
        matter : netzanschluss, deal, bewilligung, energieaufsicht, verkaufen
        multiple 2 : verdoppelt, verdoppelte, verdoppeln, verdopplung, verdoppelung, zweifache, doppelt
        multiple 2 : doppelte, zweifach
        multiple 3 : verdreifacht, verdreifachte, verdreifachen, dreifache, verdreifachung, dreifach
        multiple 4 : vervierfacht, vervierfachte, vervierfachen, vierfache, vierfach
        multiple 5 : verfünffacht, verfünffachte, fünffache, fünffach
        multiple 6 : versechsfacht, sechsfache
        multiple 10 : verzehnfacht, zehnfache, zehnfach
        multiple 0 : !x, ×, fache, fachen, mal so viel, mal so hoch
        """
}

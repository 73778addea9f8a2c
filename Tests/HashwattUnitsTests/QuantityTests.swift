// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import HashwattUnits
import Testing

/// The laws of all quantities, on one summable dimension; they share their code.
struct QuantityTests {
    @Test func additionCommutesAndScalingDistributes() {
        let seed: UInt64 = 41
        var random = SplitMix64(seed: seed)
        for _ in 0..<5_000 {
            let a = Power.megawatts(.random(in: -1e6...1e6, using: &random))
            let b = Power.megawatts(.random(in: -1e6...1e6, using: &random))
            let message: Comment = "seed \(seed): \(a), \(b)"
            #expect(a + b == b + a, message)
            #expect(a - b == -(b - a), message)
            #expect((a + b) * 2 == a * 2 + b * 2, message)  // exact: a power of two
            #expect(2 * a == a + a && (a + a) / 2 == a, message)
            #expect(a + .zero == a && a - a == .zero, message)
            #expect((a < b) == (b > a) && (a < b) == (a.megawatts < b.megawatts), message)
            var sum = a
            sum += b
            sum -= b
            #expect((sum - a).magnitude.megawatts <= 3e-10, message)  // 1 ulp of 2e6 is 2.3e-10
        }
    }

    @Test func additionOfWholeNumbersIsAssociative() {
        let seed: UInt64 = 42
        var random = SplitMix64(seed: seed)
        for _ in 0..<5_000 {
            let values = (0..<3).map { _ in Int64.random(in: -(1 << 50)...(1 << 50), using: &random) }
            let (a, b, c) = (
                Energy.megawattHours(Double(values[0])), Energy.megawattHours(Double(values[1])),
                Energy.megawattHours(Double(values[2]))
            )
            #expect((a + b) + c == a + (b + c), "seed \(seed): \(values)")
        }
    }

    /// Each factory and its property: in and out is the same number to one unit in the last place.
    @Test func everyUnitComesBack() {
        let seed: UInt64 = 43
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let x = Double.random(in: 1e-3...1e6, using: &random)
            for (name, back) in Self.roundTrips(x) {
                #expect(abs(back - x) <= x.ulp, "seed \(seed): \(name) of \(x) came back as \(back)")
            }
        }
    }

    private static func roundTrips(_ x: Double) -> [(String, Double)] {
        [
            ("W", Power.watts(x).watts), ("kW", Power.kilowatts(x).kilowatts),
            ("MW", Power.megawatts(x).megawatts), ("GW", Power.gigawatts(x).gigawatts),
            ("kWh", Energy.kilowattHours(x).kilowattHours), ("MWh", Energy.megawattHours(x).megawattHours),
            ("GWh", Energy.gigawattHours(x).gigawattHours), ("h", Hours(x).value), ("d", Hours.days(x).days),
            ("TH/s", HashRate.terahashesPerSecond(x).terahashesPerSecond),
            ("PH/s", HashRate.petahashesPerSecond(x).petahashesPerSecond),
            ("EH/s", HashRate.exahashesPerSecond(x).exahashesPerSecond),
            ("J/TH", Efficiency.joulesPerTerahash(x).joulesPerTerahash),
            ("USD/MWh", EnergyPrice.dollarsPerMegawattHour(x).dollarsPerMegawattHour),
            ("c/kWh", EnergyPrice.centsPerKilowattHour(x).centsPerKilowattHour),
            ("USD/kW-month", PowerRent.dollarsPerKilowattMonth(x).dollarsPerKilowattMonth),
            ("USD/MW-year", PowerRent.dollarsPerMegawattYear(x).dollarsPerMegawattYear),
            ("USD m/MW", CapitalCostPerPower.millionDollarsPerMegawatt(x).millionDollarsPerMegawatt),
            ("USD/MW", CapitalCostPerPower.dollarsPerMegawatt(x).dollarsPerMegawatt),
            ("USD/W", CapitalCostPerPower.dollarsPerWatt(x).dollarsPerWatt),
            ("USD/PH/day", Hashprice.dollarsPerPetahashDay(x).dollarsPerPetahashDay),
            ("USD/TH/day", Hashprice.dollarsPerTerahashDay(x).dollarsPerTerahashDay),
            ("BTC/PH/day", HashpriceBTC.bitcoinPerPetahashDay(x).bitcoinPerPetahashDay),
            ("sat/PH/day", HashpriceBTC.satoshiPerPetahashDay(x).satoshiPerPetahashDay),
            ("%", Ratio.percent(x).percent), ("bp", BasisPoints(Ratio(BasisPoints(x))).count),
            ("USD m", Dollars.millions(x).millions), ("USD bn", Dollars.billions(x).billions),
        ]
    }

    @Test func printsNumberAndUnit() {
        #expect("\(Power.kilowatts(2_500))" == "2.5 MW")
        #expect("\(EnergyPrice.centsPerKilowattHour(4.5))" == "45.0 USD/MWh")
        #expect(
            "\(Dollars(-20)) \(Ratio.percent(18.5)) \(BasisPoints(115)) \(PUE(1.25))"
                == "-20.0 USD 18.5 % 115.0 bp 1.25")
        #expect("\(Satoshi.zero) \(Cents(-1_205)) \(Cents(7))" == "0.00000000 BTC -12.05 USD 0.07 USD")
    }
}

/// Conversions and products, each computed by hand from the definition of its units.
struct ConversionTests {
    @Test func powerAndEnergy() {
        #expect(Power.gigawatts(1.5).kilowatts == 1_500_000)
        #expect(Power.kilowatts(2_500) * Hours(2) == .megawattHours(5))
        #expect(Hours(2) * Power.megawatts(2.5) == .kilowattHours(5_000))
        #expect(Energy.gigawattHours(8.76) / Hours(8_760) == .megawatts(1))
        #expect(Energy.megawattHours(10) / Power.megawatts(4) == Hours(2.5))
        #expect(Hours(Seconds.minutes(15)) == Hours(0.25) && Hours.minutes(15) == Hours(0.25))
    }

    /// A negative price pays who takes energy: 2.5 MW for 2 h at -4 USD/MWh is -20 USD.
    @Test func costOfEnergy() {
        let cost = Power.kilowatts(2_500) * Hours(2) * EnergyPrice.dollarsPerMegawattHour(-4)
        #expect(cost == Dollars(-20))
        #expect(Dollars(450) / Energy.megawattHours(10) == .centsPerKilowattHour(4.5))
        #expect(EnergyPrice.dollarsPerMegawattHour(37) * Energy.megawattHours(2) == Dollars(74))
    }

    /// Bitmain's Antminer S21 XP: 270 TH/s at 13.5 J/TH is 3 645 W (the maker's data sheet).
    @Test func hashRateAndEfficiency() {
        let power = HashRate.terahashesPerSecond(270) * Efficiency.joulesPerTerahash(13.5)
        #expect(abs(power.watts - 3_645) < 1e-9)
        #expect(abs((power / HashRate.terahashesPerSecond(270)).joulesPerTerahash - 13.5) < 1e-12)
        #expect(abs((power / Efficiency.joulesPerTerahash(13.5)).terahashesPerSecond - 270) < 1e-9)
        #expect(HashRate.exahashesPerSecond(1).petahashesPerSecond == 1_000)
        #expect(HashRate.petahashesPerSecond(1).hashesPerSecond == 1e15)
        // 1 EH/s at 20 J/TH is 20 MW: 10⁶ TH/s · 20 J/TH = 2·10⁷ W.
        #expect(Efficiency.joulesPerTerahash(20) * .exahashesPerSecond(1) == .megawatts(20))
    }

    /// TeraWulf and Core42: 125 USD/kW-month is 125 · 12 · 1000 = 1.5 million USD per MW and year.
    @Test func rent() {
        let rent = PowerRent.dollarsPerKilowattMonth(125)
        #expect(rent.dollarsPerMegawattYear == 1_500_000)
        #expect(rent.annualRent(for: .megawatts(60)) == .millions(90))
        #expect(PowerRent.rent(perYear: .millions(90), for: .megawatts(60)) == rent)
        #expect(abs(rent.perMegawattHour().dollarsPerMegawattHour - 171.232_876_712_328_77) < 1e-12)
        #expect(Capacity<CriticalIT, Contracted>.megawatts(60).annualRent(at: rent) == .millions(90))
    }

    /// 50 billion USD for 1.3 GW is 38.46 million USD per MW.
    @Test func capitalCost() {
        let cost = Dollars.billions(50) / Power.gigawatts(1.3)
        #expect(abs(cost.millionDollarsPerMegawatt - 38.461_538_461_538_46) < 1e-12)
        #expect(CapitalCostPerPower.millionDollarsPerMegawatt(11) * .megawatts(300) == .billions(3.3))
        #expect(CapitalCostPerPower.dollarsPerWatt(11) == .millionDollarsPerMegawatt(11))
    }

    /// hashprice · 1000 / (24 · J/TH): 36 USD/PH/s/day in a 15 J/TH machine is 36 000 / 360 = 100 USD/MWh.
    @Test func miningValueOfAMegawattHour() {
        let hashprice = Hashprice.dollarsPerPetahashDay(36)
        let machine = Efficiency.joulesPerTerahash(15)
        let price = EnergyPrice.dollarsPerMegawattHour(100)
        #expect(hashprice.miningValue(at: machine) == price)
        #expect(hashprice.breakevenEfficiency(at: price) == machine)
        #expect(Hashprice.breakeven(at: price, efficiency: machine) == hashprice)
    }

    /// The formula agrees with revenue over energy of a real fleet, which does not use it.
    @Test func miningValueIsRevenueOverEnergy() {
        let seed: UInt64 = 44
        var random = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            let hashprice = Hashprice.dollarsPerPetahashDay(.random(in: 20...500, using: &random))
            let fleet = HashRate.exahashesPerSecond(.random(in: 0.1...60, using: &random))
            let machine = Efficiency.joulesPerTerahash(.random(in: 9...100, using: &random))
            let hours = Hours(.random(in: 1...744, using: &random))
            let paid = hashprice.revenue(of: fleet, over: hours) / (fleet * machine * hours)
            let ratio = paid / hashprice.miningValue(at: machine)
            #expect(abs(ratio - 1) < 1e-14, "seed \(seed): \(hashprice), \(fleet), \(machine)")
        }
    }

    /// 0.00045 BTC/PH/s/day (45 000 sat) at 88 000 USD/BTC is 39.60 USD/PH/s/day.
    @Test func hashpriceInBothCurrencies() {
        let inBitcoin = HashpriceBTC.satoshiPerPetahashDay(45_000)
        let inDollars = inBitcoin * BitcoinPrice(88_000)
        #expect(abs(inDollars.dollarsPerPetahashDay - 39.6) < 1e-12)
        #expect(abs((inDollars / BitcoinPrice(88_000)).satoshiPerPetahashDay - 45_000) < 1e-9)
        let month = inBitcoin.production(of: .exahashesPerSecond(10), over: .days(30))
        #expect(abs(month.amount - 135) < 1e-12)  // 0.00045 · 10 000 PH/s · 30 days
    }

    @Test func ratiosAndBasisPoints() {
        #expect(Ratio(BasisPoints(25)) == .percent(0.25))
        #expect(BasisPoints(.percent(1.15)).count == 115)
        #expect(Power.megawatts(200) * Ratio.percent(51) == .megawatts(102))
        #expect(Ratio.percent(50) * .percent(50) == .percent(25))
        #expect(abs(Ratio.change(from: 12.5, to: 14.0).percent - 12) < 1e-12)
        #expect(BasisPoints(115) - BasisPoints(40) == -(BasisPoints(40) - BasisPoints(115)))
        #expect(BasisPoints(40) + BasisPoints(75) > BasisPoints(114))
    }

    @Test func pueIsAtLeastOne() {
        #expect(PUE(checking: 0.99) == nil)
        #expect(PUE(checking: .nan) == nil && PUE(checking: .infinity) == nil)
        #expect(PUE(checking: 1) == PUE(1) && PUE(1) < PUE(1.2))
    }

    @Test func trapsOnCallersMistakes() async {
        await #expect(processExitsWith: .failure) { _ = PUE(0.9) }
        await #expect(processExitsWith: .failure) { _ = BitcoinPrice(0) }
        await #expect(processExitsWith: .failure) { _ = Ratio.change(from: 0, to: 1) }
        await #expect(processExitsWith: .failure) {
            _ = Hashprice.dollarsPerPetahashDay(40).breakevenEfficiency(at: .zero)
        }
    }
}

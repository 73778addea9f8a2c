// SPDX-License-Identifier: Apache-2.0

import HashwattUnits
import Testing

/// What `a + b`, `a * b`, `a / b` and `a < b` give where the units have no such operator: the fallbacks below
/// are less specific than any real one, so the compiler takes them only for what would otherwise not compile.
private struct Refused {}

private func + <L, R>(left: L, right: R) -> Refused { Refused() }
private func - <L, R>(left: L, right: R) -> Refused { Refused() }
private func * <L, R>(left: L, right: R) -> Refused { Refused() }
private func / <L, R>(left: L, right: R) -> Refused { Refused() }
private func < <L, R>(left: L, right: R) -> Refused { Refused() }

/// Whether the compiler gave the expression this type.
private func gives<Found, Wanted>(_ value: Found, _ type: Wanted.Type) -> Bool { Found.self == Wanted.self }

struct OperatorSurfaceTests {
    private let power = Power.megawatts(1)
    private let energy = Energy.megawattHours(1)
    private let hours = Hours(1)
    private let price = EnergyPrice.dollarsPerMegawattHour(1)
    private let rent = PowerRent.dollarsPerKilowattMonth(1)
    private let efficiency = Efficiency.joulesPerTerahash(1)
    private let hashRate = HashRate.terahashesPerSecond(1)
    private let hashprice = Hashprice.dollarsPerPetahashDay(1)
    private let hashpriceBTC = HashpriceBTC.bitcoinPerPetahashDay(1)

    @Test func unlikeThingsHaveNoSum() {
        #expect(gives(power + energy, Refused.self))
        #expect(gives(price + rent, Refused.self))
        #expect(gives(price - rent, Refused.self))
        #expect(gives(hashprice + hashpriceBTC, Refused.self))
        #expect(gives(power + 1.0, Refused.self))
        #expect(gives(hours + Seconds(1), Refused.self))
        #expect(gives(efficiency + efficiency, Refused.self))
        #expect(gives(efficiency - efficiency, Refused.self))
        #expect(gives(power < energy, Refused.self))
    }

    @Test func productsWithoutAMeaningDoNotExist() {
        #expect(gives(power * power, Refused.self))
        #expect(gives(power * price, Refused.self))
        #expect(gives(energy * hours, Refused.self))
        #expect(gives(energy * rent, Refused.self))
        #expect(gives(hashRate * price, Refused.self))
        #expect(gives(hashprice / hashRate, Refused.self))
        #expect(gives(price / rent, Refused.self))
        #expect(gives(Dollars(1) * Dollars(1), Refused.self))
    }

    @Test func moneyOfTwoKindsHasNoSum() throws {
        let satoshi = try Satoshi(1)
        #expect(gives(Dollars(1) + Euros(1), Refused.self))
        #expect(gives(Dollars(1) - Money<BTC>(1), Refused.self))
        #expect(gives(Dollars(1) < Euros(1), Refused.self))
        #expect(gives(Dollars(1) / Euros(1), Refused.self))
        #expect(gives(Dollars(1) + Cents(1), Refused.self))
        #expect(gives(Cents(1) * 1.5, Refused.self))
        #expect(gives(Money<BTC>(1) + satoshi, Refused.self))
        #expect(gives(satoshi + satoshi, Refused.self))
        #expect(gives(Euros(1) * BitcoinPrice(1), Refused.self))
        #expect(gives(CurrencyAmount(1, .usd) + CurrencyAmount(1, .usd), Refused.self))
    }

    @Test func capacityOfTwoKindsHasNoSum() throws {
        let energised = Capacity<Gross, Energised>.megawatts(1)
        let secured = Capacity<Gross, Secured>.megawatts(1)
        let tenant = Capacity<CriticalIT, Energised>.megawatts(1)
        let mixed = energised.addingAcrossStates(secured)
        let cell = try AnyCapacity(megawatts: 1, definition: .gross, state: .energised)
        #expect(gives(energised + secured, Refused.self))
        #expect(gives(energised + tenant, Refused.self))
        #expect(gives(energised < secured, Refused.self))
        #expect(gives(energised / tenant, Refused.self))
        #expect(gives(mixed + mixed, Refused.self))
        #expect(gives(mixed + energised, Refused.self))
        #expect(gives(energised + power, Refused.self))
        #expect(gives(cell + cell, Refused.self))
        #expect(gives(energised - energised, Refused.self))
    }

    @Test func dayAndInstantHaveNoSum() {
        let day = CivilDate(daysSinceEpoch: 0)
        let instant = Instant(unixSeconds: 0)
        #expect(gives(day + day, Refused.self))
        #expect(gives(instant + instant, Refused.self))
        #expect(gives(instant + hours, Refused.self))
        #expect(gives(instant - day, Refused.self))
    }

    @Test func whatHasAMeaningHasTheUnitOfTheTable() {
        #expect(gives(power + power, Power.self))
        #expect(gives(power / power, Double.self))
        #expect(gives(power * 2.0, Power.self))
        #expect(gives(power * hours, Energy.self))
        #expect(gives(energy / hours, Power.self))
        #expect(gives(energy / power, Hours.self))
        #expect(gives(energy * price, Dollars.self))
        #expect(gives(Dollars(1) / energy, EnergyPrice.self))
        #expect(gives(hashRate * efficiency, Power.self))
        #expect(gives(power / hashRate, Efficiency.self))
        #expect(gives(power / efficiency, HashRate.self))
        #expect(gives(power * CapitalCostPerPower.dollarsPerMegawatt(1), Dollars.self))
        #expect(gives(Dollars(1) / power, CapitalCostPerPower.self))
        #expect(gives(hashpriceBTC * BitcoinPrice(1), Hashprice.self))
        #expect(gives(hashprice / BitcoinPrice(1), HashpriceBTC.self))
        #expect(gives(Euros(1) * ExchangeRate<EUR, USD>(1), Dollars.self))
        #expect(gives(Dollars(1) * Ratio.percent(1), Dollars.self))
        #expect(gives(Cents(1) * 2, Cents.self))
        #expect(gives(Instant(unixSeconds: 0) - Instant(unixSeconds: 0), Seconds.self))
        #expect(gives(CivilDate(daysSinceEpoch: 3) - CivilDate(daysSinceEpoch: 1), Int.self))
    }
}

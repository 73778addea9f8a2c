// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation
import HashwattFinance
import Synchronization

/// The simulation alone, on the model of `model.json`.
///
///     MonteCarloBenchmark model.json time PATHS THREADS SAMPLING
///     MonteCarloBenchmark model.json errors
@main
enum Main {
    static func main() throws {
        let words = CommandLine.arguments.dropFirst()
        guard words.count >= 2, let path = words.first else { fatalError("see the head of Main.swift") }
        let model = try JSONDecoder.snakeCase.decode(
            ModelFile.self, from: Data(contentsOf: URL(filePath: path))
        )
        .model()
        let rest = Array(words.dropFirst())
        if rest[0] == "errors" { return errors(model) }
        guard rest.count == 4, let paths = Int(rest[1]), let threads = Int(rest[2]),
            let sampling = Sampling(rawValue: rest[3])
        else { fatalError("see the head of Main.swift") }
        let kernel = PathKernel(model, sampling: sampling, seed: 1)
        let (startCPU, clock) = (cpu(), ContinuousClock())
        var values: [Double] = []
        let wall = clock.measure { values = simulate(kernel, paths, threads) } / .seconds(1)
        let used = cpu() - startCPU
        let statistics = PathStatistics(values)
        print("mean \(statistics.mean.value) error \(statistics.mean.standardError ?? 0)")
        print("bits \(bits(values))")
        print("cpu \(used) wall \(wall)")
    }

    /// Pieces on threads, put together in their order.
    static func simulate(_ kernel: PathKernel, _ paths: Int, _ threads: Int) -> [Double] {
        let pieces = stride(from: 0, to: paths, by: 4_096).map { $0..<min($0 + 4_096, paths) }
        let next = Atomic<Int>(0)
        let results = Mutex([[Double]](repeating: [], count: pieces.count))
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < pieces.count else { return }
                let values = kernel.values(of: pieces[index])
                results.withLock { $0[index] = values }
            }
        }
        return results.withLock { $0.flatMap(\.self) }
    }

    /// Standard errors of mean and 5 % quantile, by number of paths and sampling.
    static func errors(_ model: PathModel) {
        print("paths      " + Sampling.allCases.map { "\($0): mean, 5 % quantile" }.joined(separator: "   "))
        for power in stride(from: 11, through: 19, by: 2) {
            let paths = 1 << power
            let cells = Sampling.allCases.map { sampling -> String in
                let statistics = PathStatistics(
                    PathKernel(model, sampling: sampling, seed: 1).values(of: 0..<paths))
                let found = [statistics.mean, statistics.quantile(0.05)].map { ($0.standardError ?? 0) / 1e6 }
                return found.map { String(format: "%9.4f", $0) }.joined(separator: " ")
            }
            print(String(format: "%8d   ", paths) + cells.joined(separator: "   ") + "   USD m")
        }
    }

    /// One number that any changed bit changes.
    static func bits(_ values: [Double]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for value in values { hash = (hash ^ value.bitPattern) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }

    /// CPU seconds of the process, all threads together.
    static func cpu() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension JSONDecoder {
    static var snakeCase: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}

/// `model.json`.
struct ModelFile: Decodable {
    struct Motion: Decodable {
        var drift: Double?, trend: Double?, elasticity: Double?, speed: Double?
        var start: Double?, level: Double?
        var volatility: Double
    }
    struct Number: Decodable {
        var mean: Double, logDeviation: Double
    }
    struct Factors: Decodable {
        var bitcoin: Motion, network: Motion, power: Motion, rent: Motion, rate: Motion
        var delay: Number, overrun: Number
        var correlation: [[Double]], delayWithOverrun: Double
    }
    struct Project: Decodable {
        var name: String, start: Double, term: Double, firstIncome: Double
        var isLet: Bool, capital: Double, buildStart: Int
    }
    struct Plan: Decodable {
        var megawatts: [Double], dollarsPerMwh: [Double], reward: [Double]
        var otherCost: Double, hours: Double, escalator: Double, residual: Double, spread: Double
        var projects: [Project]
    }
    var factors: Factors
    var plan: Plan

    func model() throws -> PathModel {
        let reverting = { (motion: Motion) in
            FactorModel.Reversion(
                start: motion.start ?? 0, level: motion.level ?? 0, speed: motion.speed ?? 0,
                volatility: motion.volatility)
        }
        let growing = { (motion: Motion) in
            FactorModel.Growth(drift: motion.drift ?? 0, volatility: motion.volatility)
        }
        let network = FactorModel.Response(
            trend: factors.network.trend ?? 0, elasticity: factors.network.elasticity ?? 0,
            speed: factors.network.speed ?? 0, volatility: factors.network.volatility)
        return try PathModel(
            FactorModel(
                bitcoin: growing(factors.bitcoin), network: network, power: reverting(factors.power),
                rent: growing(factors.rent), rate: reverting(factors.rate),
                delay: .init(mean: factors.delay.mean, logDeviation: factors.delay.logDeviation),
                overrun: .init(mean: factors.overrun.mean, logDeviation: factors.overrun.logDeviation),
                correlation: factors.correlation, delayWithOverrun: factors.delayWithOverrun),
            CompanyPlan(
                mining: .init(
                    megawatts: plan.megawatts, dollarsPerMegawattHour: plan.dollarsPerMwh,
                    reward: plan.reward, otherCost: plan.otherCost, hours: plan.hours),
                projects: plan.projects.map {
                    .init(
                        name: $0.name, start: $0.start, term: $0.term, firstIncome: $0.firstIncome,
                        isLet: $0.isLet, capital: $0.capital, buildStart: $0.buildStart)
                }, escalator: plan.escalator, residual: plan.residual, spread: plan.spread))
    }
}

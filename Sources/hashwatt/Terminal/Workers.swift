// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattFiles
import HashwattNumerics
import HashwattStudies
import HashwattThreads
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Whether the user asked to stop, by Ctrl-C.
private let isInterrupted = Atomic<Bool>(false)

/// Runs a simulation on threads, with progress, and with a file to go on from where one is named.
struct SimulationRun {
    let simulation: PathSimulation
    let threads: Int
    /// File to go on from; nil where none was named.
    let checkpoint: String?

    /// Pieces that are given out before progress is shown and values are saved: a hundredth of all, at most 32.
    private var batch: Int { min(32, max(1, simulation.paths / PathSimulation.pieceLength / 100)) }

    /// The values of all paths in their order.
    ///
    /// - Throws: `CommandFailure` where it was interrupted, `FileFailure` where the file cannot be used.
    func values(on console: Console) throws -> [Double] {
        let progress = ProgressBar("simulating paths", on: console)
        defer { progress.finish() }
        guard let checkpoint else { return run(after: [], progress) { _ in true } }
        let file = try PathCheckpoint(checkpoint, identity: simulation.identity)
        isInterrupted.store(false, ordering: .relaxed)
        signal(SIGINT) { _ in isInterrupted.store(true, ordering: .relaxed) }
        Self.letInterruptsThrough()
        defer { signal(SIGINT, SIG_DFL) }
        var failure: FileFailure?
        let values = run(after: file.values, progress) { new in
            do throws(FileFailure) { try file.append(new) } catch { failure = error }
            return failure == nil && !isInterrupted.load(ordering: .relaxed)
        }
        if let failure { throw failure }
        guard values.count == simulation.paths else {
            throw CommandFailure(
                .interrupted,
                "\(checkpoint): interrupted after \(values.count) of \(simulation.paths) paths; the same command goes on"
            )
        }
        return values
    }

    /// A program that starts this one may have blocked Ctrl-C, and the block is inherited.
    private static func letInterruptsThrough() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Values after those that are done, until `goesOn` says no.
    private func run(
        after done: [Double], _ progress: ProgressBar, _ goesOn: (ArraySlice<Double>) -> Bool
    ) -> [Double] {
        var values = Array(done.prefix(simulation.paths))
        values.reserveCapacity(simulation.paths)
        var pieces = simulation.pieces(after: values.count)[...]
        while !pieces.isEmpty {
            let now = Array(pieces.prefix(batch))
            pieces = pieces.dropFirst(now.count)
            let start = values.count
            for part in parts(now) { values += part }
            progress.update(values.count, of: simulation.paths)
            if !goesOn(values[start...]) { break }
        }
        return values
    }

    /// The values of each piece, in order, whichever thread made them.
    private func parts(_ pieces: [Range<Int>]) -> [[Double]] {
        Threads(count: threads).map(pieces.count) { simulation.values(of: pieces[$0]) }
    }
}

extension Threads {
    /// As many threads as the machine runs at once.
    static var all: Threads { Threads(count: ProcessInfo.processInfo.activeProcessorCount) }
}

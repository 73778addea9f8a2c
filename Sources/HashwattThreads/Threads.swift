// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Computes pieces on a number of threads; each takes the next piece that is left.
///
/// Threads are started anew for each list of pieces, at some 30 µs a thread. One that waits in a pool is woken where it
/// last ran or where it is woken from, and schedulers that know little of the machine, as those of virtual machines,
/// then leave both on one core for as long as the pieces last; a new thread goes to a core without work.
public struct Threads: PieceRunner {
    /// Number of threads, the caller's among them.
    public let count: Int

    /// A runner on this many threads.
    public init(count: Int) {
        precondition(count > 0, "a number of threads above 0, was \(count)")
        self.count = count
    }

    /// The results of pieces 0 ..< count, in their order.
    ///
    /// Where the system has no thread left, the others do the work.
    public func map<Result: Sendable>(_ pieces: Int, _ piece: @Sendable (Int) -> Result) -> [Result] {
        let threads = min(count, pieces)
        guard threads > 1 else { return OneByOne().map(pieces, piece) }
        let next = Atomic<Int>(0)
        let results = Mutex([Result?](repeating: nil, count: pieces))
        let work: @Sendable () -> Void = {
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < pieces else { return }
                let result = piece(index)
                results.withLock { $0[index] = result }
            }
        }
        withoutActuallyEscaping(work) { work in
            let others = (1..<threads).compactMap { _ in SystemThread(work) }
            work()
            for thread in others { thread.join() }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}

/// A thread of the system.
private struct SystemThread {
    private let handle: pthread_t

    private final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a thread; nil where there is none left.
    init?(_ run: @escaping @Sendable () -> Void) {
        let work = unsafe Unmanaged.passRetained(Work(run))
        #if canImport(Glibc)
            var started: pthread_t = 0
        #else
            var started: pthread_t?
        #endif
        let code = unsafe pthread_create(
            &started, nil,
            { argument in
                #if canImport(Darwin)
                    let argument: UnsafeMutableRawPointer? = argument
                #endif
                if let argument { unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, unsafe work.toOpaque())
        #if canImport(Glibc)
            let handle: pthread_t? = started
        #else
            let handle = started
        #endif
        guard code == 0, let handle else {
            unsafe work.release()
            return nil
        }
        self.handle = handle
    }

    /// Waits until the thread has ended.
    func join() { pthread_join(handle, nil) }
}

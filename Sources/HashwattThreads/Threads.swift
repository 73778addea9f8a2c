// SPDX-License-Identifier: Apache-2.0

import Dispatch
public import HashwattNumerics
import Synchronization

/// Computes pieces on a number of threads; each takes the next piece that is left.
public struct Threads: PieceRunner {
    /// Number of threads, the caller's among them.
    public let count: Int

    /// A runner on this many threads.
    public init(count: Int) {
        precondition(count > 0, "a number of threads above 0, was \(count)")
        self.count = count
    }

    /// The results of pieces 0 ..< count, in their order.
    public func map<Result: Sendable>(_ pieces: Int, _ piece: @Sendable (Int) -> Result) -> [Result] {
        let threads = min(count, pieces)
        guard threads > 1 else { return OneByOne().map(pieces, piece) }
        let next = Atomic<Int>(0)
        let results = Mutex([Result?](repeating: nil, count: pieces))
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < pieces else { return }
                let result = piece(index)
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}

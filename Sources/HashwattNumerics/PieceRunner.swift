// SPDX-License-Identifier: Apache-2.0

/// Computes the parts of a computation that do not depend on each other, in any order.
///
/// Pure code cuts its work into pieces whose number depends on the work alone and puts their results together in
/// their order, so that no number of threads changes a bit; whoever has threads brings a runner that uses them.
public protocol PieceRunner: Sendable {
    /// The results of pieces 0 ..< count, in their order.
    func map<Result: Sendable>(_ count: Int, _ piece: @Sendable (Int) -> Result) -> [Result]
}

/// Computes one piece after the other on the caller's thread.
public struct OneByOne: PieceRunner {
    /// The runner for a caller without threads.
    public init() {}

    /// The results of pieces 0 ..< count, in their order.
    public func map<Result: Sendable>(_ count: Int, _ piece: @Sendable (Int) -> Result) -> [Result] {
        (0..<count).map(piece)
    }
}

extension PieceRunner {
    /// The results of ranges that together are 0 ..< count, each of `size` but the last, in their order.
    public func map<Result: Sendable>(
        _ count: Int, by size: Int, _ piece: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        precondition(size > 0, "pieces of \(size)")
        return map((count + size - 1) / size) { piece($0 * size..<min(count, ($0 + 1) * size)) }
    }
}

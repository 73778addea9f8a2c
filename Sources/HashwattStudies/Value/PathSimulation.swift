// SPDX-License-Identifier: Apache-2.0

public import HashwattFinance

/// A simulation cut into pieces, for whoever has threads, a clock and files.
public struct PathSimulation: Sendable {
    /// What is simulated: a description of every input, the same for simulations that give the same bits.
    public let identity: String
    /// Number of paths.
    public let paths: Int
    private let kernel: PathKernel

    /// Paths of a piece: some hundredths of a second.
    public static let pieceLength = 4_096
    /// Most paths: 128 MB of values.
    public static let maximumPaths = 1 << 24

    /// A simulation.
    ///
    /// - Precondition: `paths` is in 1 ... `maximumPaths`.
    public init(_ model: PathModel, sampling: Sampling, seed: UInt64, paths: Int) {
        precondition((1...Self.maximumPaths).contains(paths), "paths: \(paths)")
        kernel = PathKernel(model, sampling: sampling, seed: seed)
        identity = "\(sampling) \(seed) \(model)"
        self.paths = paths
    }

    /// The pieces that are left after the first `done` paths, in order.
    public func pieces(after done: Int) -> [Range<Int>] {
        stride(from: min(done, paths), to: paths, by: Self.pieceLength).map {
            $0..<min($0 + Self.pieceLength, paths)
        }
    }

    /// The present values of a piece, USD; may be called from any thread.
    public func values(of piece: Range<Int>) -> [Double] { kernel.values(of: piece) }
}

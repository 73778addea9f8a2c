// SPDX-License-Identifier: Apache-2.0

/// Why paths cannot be simulated.
public enum PathModelError: Error, Hashable, Sendable {
    /// No quarter, or more than the sampler has dimensions for.
    case quarters(Int)
    /// The correlations of the quarterly factors are no correlation matrix.
    case correlation
    /// A number that must be finite, positive or within a range is not.
    case number(String, Double, must: String)
    /// The mining plan has another length than its prices or rewards.
    case lengths(Int, Int)
}

extension PathModelError: CustomStringConvertible {
    /// What, where, what to do next.
    public var description: String {
        switch self {
        case .quarters(let count):
            "\(count) quarters: the simulation takes 1 to \(PathModel.maximumQuarters)"
        case .correlation:
            "the correlations of the factors are not symmetric with ones and positive definite; no factors move so"
        case .number(let name, let value, let must): "\(name) is \(value); it must be \(must)"
        case .lengths(let first, let second):
            "mining has \(first) quarters of megawatts and \(second) of prices or rewards; give as many"
        }
    }
}

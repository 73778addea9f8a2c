// SPDX-License-Identifier: Apache-2.0

/// The patterns of a ``StageModel`` as flat arrays, for the loops that run over every interval.
struct StagePatterns {
    /// Columns of pattern `p`: `firstColumn[p]..<firstColumn[p + 1]`.
    private(set) var firstColumn: [Int] = []
    /// Entries of pattern `p`: `firstEntry[p]..<firstEntry[p + 1]`.
    private(set) var firstEntry: [Int] = []
    private(set) var unknown: [Int] = []
    private(set) var coefficient: [Double] = []
    /// Products of two entries and their place in the upper triangle: `firstPair[p]..<firstPair[p + 1]`.
    private(set) var firstPair: [Int] = []
    private(set) var pairPlace: [Int] = []
    private(set) var pairProduct: [Double] = []
    /// Pattern of each column.
    private(set) var ofColumn: [Int32] = []
    let count: Int

    init(_ model: StageModel) {
        count = model.patterns.count
        for (number, pattern) in model.patterns.enumerated() {
            firstColumn.append(pattern.columns.lowerBound)
            firstEntry.append(unknown.count)
            firstPair.append(pairPlace.count)
            ofColumn += repeatElement(Int32(number), count: pattern.columns.count)
            for (index, entry) in pattern.entries.enumerated() {
                unknown.append(entry.unknown)
                coefficient.append(entry.coefficient)
                for other in pattern.entries[index...] {
                    pairPlace.append(entry.unknown * model.unknowns + other.unknown)
                    pairProduct.append(entry.coefficient * other.coefficient)
                }
            }
        }
        firstColumn.append(model.patterns.last?.columns.upperBound ?? 0)
        firstEntry.append(unknown.count)
        firstPair.append(pairPlace.count)
    }

    /// `Σ coefficient · slot` of pattern `p`.
    @inline(__always)
    func value(_ p: Int, _ slots: borrowing MutableSpan<Lanes>) -> Lanes {
        var sum = Lanes.zero
        for entry in firstEntry[at: p]..<firstEntry[at: p + 1] {
            sum += coefficient[at: entry] * slots[at: unknown[at: entry]]
        }
        return sum
    }

    /// Adds `coefficient · amount` to the slots from `base` on.
    @inline(__always)
    func add(_ p: Int, _ amount: Lanes, to slots: inout MutableSpan<Lanes>, at base: Int = 0) {
        for entry in firstEntry[at: p]..<firstEntry[at: p + 1] {
            slots[at: base + unknown[at: entry]] += coefficient[at: entry] * amount
        }
    }

    /// Adds `θ · a aᵀ` to the upper triangle of a stage's matrix.
    @inline(__always)
    func addSquare(_ p: Int, _ theta: Lanes, to matrix: inout MutableSpan<Lanes>) {
        for pair in firstPair[at: p]..<firstPair[at: p + 1] {
            matrix[at: pairPlace[at: pair]] += pairProduct[at: pair] * theta
        }
    }
}

/// Lane-wise maximum.
@inline(__always)
func most(_ left: Lanes, _ right: Lanes) -> Lanes { left.replacing(with: right, where: right .> left) }

/// Lane-wise minimum.
@inline(__always)
func least(_ left: Lanes, _ right: Lanes) -> Lanes { left.replacing(with: right, where: right .< left) }

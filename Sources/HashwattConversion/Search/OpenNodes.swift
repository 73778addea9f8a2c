// SPDX-License-Identifier: Apache-2.0

/// Nodes that are not explored yet, by their bounds; of equal bounds the one put in first comes first.
///
/// - Complexity: O(n) to put in, O(1) to take out.
struct OpenNodes {
    /// The highest bound first.
    private var sorted: [SearchNode] = []

    init(_ nodes: [SearchNode] = []) {
        for node in nodes { push(node) }
    }

    /// All of them, the lowest bound first.
    var nodes: [SearchNode] { sorted.reversed() }
    var count: Int { sorted.count }
    var isEmpty: Bool { sorted.isEmpty }
    /// The lowest bound; infinite where none is open.
    var lowestBound: Double { sorted.last?.bound ?? .infinity }

    mutating func push(_ node: SearchNode) {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].bound <= node.bound { high = middle } else { low = middle + 1 }
        }
        sorted.insert(node, at: low)
    }

    mutating func popLowest() -> SearchNode? { sorted.popLast() }
}

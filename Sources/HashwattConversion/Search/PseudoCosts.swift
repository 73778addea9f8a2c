// SPDX-License-Identifier: Apache-2.0

/// What branching on a target has raised the bound by so far, per unit of distance (M. Benichou and others, *Experiments
/// in mixed-integer linear programming*, Mathematical Programming 1 (1971), 76–94).
struct PseudoCosts: Sendable {
    private var sums: [Double]
    private var counts: [Int32]
    private var total = 0.0
    private var observations = 0

    init(targets: Int) {
        sums = Array(repeating: 0, count: 2 * targets)
        counts = Array(repeating: 0, count: 2 * targets)
    }

    /// Records a rise of the bound.
    mutating func observe(_ observation: Observation) {
        let index = 2 * observation.target + observation.side.rawValue
        let rise = observation.gain / observation.distance
        sums[index] += rise
        counts[index] += 1
        total += rise
        observations += 1
    }

    /// Whether both sides were seen.
    func isKnown(_ target: Int) -> Bool { counts[2 * target] > 0 && counts[2 * target + 1] > 0 }

    /// The rise to expect; of a side never seen the mean of all.
    func gain(_ target: Int, _ side: BranchingSide, _ distance: Double) -> Double {
        let index = 2 * target + side.rawValue
        if counts[index] > 0 { return sums[index] / Double(counts[index]) * distance }
        return observations > 0 ? total / Double(observations) * distance : distance
    }

    /// What is known of the first targets, for a program with other ones after them.
    func first(_ count: Int, of targets: Int) -> PseudoCosts {
        var costs = PseudoCosts(targets: targets)
        for index in 0..<2 * count {
            costs.sums[index] = sums[index]
            costs.counts[index] = counts[index]
            costs.total += sums[index]
            costs.observations += Int(counts[index])
        }
        return costs
    }

    /// A branching and what it did to the bound.
    struct Observation: Sendable {
        let target: Int
        let side: BranchingSide
        let distance: Double
        let gain: Double
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A limit on each weight.
public enum IndexCap {
    /// The weights with none above `limit`: what lies above goes to the others in proportion to their weights,
    /// again and again until none is above.
    ///
    /// Source: S&P DJI, *Index Mathematics Methodology* (May 2021), "Capped Market Capitalization Indices:
    /// Different Capping Methods", single company capping.
    ///
    /// - Parameters:
    ///   - weights: positive, of any sum.
    ///   - limit: a fraction of the index.
    /// - Returns: weights that add up to one; nil where `weights.count * limit < 1`, so that none exist.
    /// - Complexity: O(n · rounds), at most n rounds and in practice fewer than ten.
    public static func redistribute(_ weights: [Double], limit: Double) -> [Double]? {
        guard Double(weights.count) * limit >= 1 - 1e-12 else { return nil }
        // A capped name stays capped, and the others only gain: the capped ones are those above a threshold that
        // falls from round to round, so that no round has to write.
        var factor = 1 / IndexKernel.sum(weights)
        var capped = 0
        while true {
            let threshold = (limit + 1e-15) / factor
            let rest = IndexKernel.atMost(threshold, weights)
            let above = weights.count - rest.count
            guard above > capped, rest.count > 0 else {
                return IndexKernel.limited(weights, factor: factor, limit: limit, threshold: threshold)
            }
            capped = above
            factor = (1 - limit * Double(capped)) / rest.sum
        }
    }

    static func scale(_ weights: inout [Double], by factor: Double) {
        for index in weights.indices { weights[index] *= factor }
    }
}

/// The names that share an index on a day, as the weightings see them.
struct IndexCandidates {
    /// Columns of the table.
    var columns: [Int] = []
    /// Shares at the terms of the effective day; empty where nothing needs them.
    var shareCounts: [Double] = []
    /// Market capitalisation at the pricing closes, dollars; empty where nothing needs it.
    var capitalisations: [Double] = []
    /// Free-float factors; empty where nothing needs them.
    var floatFactors: [Double] = []
    /// Market capitalisation on the selection day, dollars; empty where nothing is ranked.
    var ranks: [Double] = []

    func picking(_ indices: [Int]) -> IndexCandidates {
        func pick(_ values: [Double]) -> [Double] { values.isEmpty ? [] : indices.map { values[$0] } }
        return IndexCandidates(
            columns: indices.map { columns[$0] }, shareCounts: pick(shareCounts),
            capitalisations: pick(capitalisations), floatFactors: pick(floatFactors), ranks: pick(ranks))
    }
}

extension IndexWeighting {
    /// A cap that so few names cannot meet.
    struct Infeasible: Error {
        let names: Int
        let cap: Double
    }

    /// The weights of the candidates, with sum one; zero for names that get none.
    ///
    /// - Parameter ticker: the ticker of a column, as the rules name it.
    /// - Complexity: O(names · log names) for ranks, else O(names).
    func weights(
        of names: IndexCandidates, ticker: (Int) -> String
    ) throws(Infeasible) -> [Double] {
        switch self {
        case .equal, .marketCap, .freeFloatCap: return Self.normalised(proportions(of: names))
        case .fixed(let fixed):
            let shares = Dictionary(
                fixed.map { ($0.ticker, $0.weight) }, uniquingKeysWith: { first, _ in first })
            return Self.normalised(names.columns.map { shares[ticker($0)] ?? 0 })
        case .ranked(let shares): return Self.ranked(shares, names.ranks)
        case .bucketed(let buckets): return try Self.bucketed(buckets, names, ticker)
        case .capped(let inner, let limit):
            let free =
                inner.isProportional
                ? inner.proportions(of: names) : try inner.weights(of: names, ticker: ticker)
            guard let capped = IndexCap.redistribute(free, limit: limit) else {
                throw Infeasible(names: names.columns.count, cap: limit)
            }
            return capped
        }
    }

    private static func normalised(_ values: [Double]) -> [Double] {
        var result = values
        IndexCap.scale(&result, by: 1 / IndexKernel.sum(values))
        return result
    }

    private var isProportional: Bool {
        switch self {
        case .equal, .marketCap, .freeFloatCap: true
        case .fixed, .ranked, .bucketed, .capped: false
        }
    }

    /// What the weights are in proportion to, where that is a number of each name alone.
    private func proportions(of names: IndexCandidates) -> [Double] {
        switch self {
        case .marketCap: names.capitalisations
        case .freeFloatCap: zip(names.capitalisations, names.floatFactors).map { $0 * $1 }
        default: Array(repeating: 1, count: names.columns.count)
        }
    }

    private static func ranked(_ shares: [Double], _ ranks: [Double]) -> [Double] {
        // Equal ranks keep the order of the universe.
        let order = ranks.indices.sorted { (ranks[$1], $0) < (ranks[$0], $1) }
        var result = [Double](repeating: 0, count: ranks.count)
        for (share, index) in zip(shares, order) { result[index] = share }
        return ranks.count < shares.count ? normalised(result) : result
    }

    private static func bucketed(
        _ buckets: [IndexBucket], _ names: IndexCandidates, _ ticker: (Int) -> String
    ) throws(Infeasible) -> [Double] {
        var result = [Double](repeating: 0, count: names.columns.count)
        for bucket in buckets {
            let members = Set(bucket.tickers)
            let indices = names.columns.indices.filter { members.contains(ticker(names.columns[$0])) }
            guard !indices.isEmpty else { continue }
            let inside = try bucket.weighting.weights(of: names.picking(indices), ticker: ticker)
            for (index, weight) in zip(indices, inside) { result[index] = bucket.share * weight }
        }
        return normalised(result)
    }
}

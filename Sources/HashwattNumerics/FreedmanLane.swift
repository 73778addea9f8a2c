// SPDX-License-Identifier: Apache-2.0

/// A permutation test of one coefficient of a regression, beside the others.
///
/// y is fitted without the regressor that is tested; the residuals of that fit are reordered and put back on the
/// fit, and the t of the regressor in the whole regression is computed anew. With no other regressor than a constant
/// this is the reordering of y itself, and exact. With others the residuals are only nearly exchangeable, and the
/// p-value is exact in large samples only.
///
/// Source: D. Freedman, D. Lane, J. Business & Economic Statistics 1 (1983), 292–298; compared with its rivals by
/// M. Anderson, P. Legendre, J. Statistical Computation and Simulation 62 (1999), 271–303, which keep the size best
/// with the pivotal t used here.
public struct FreedmanLane: Hashable, Sendable {
    /// The other regressors, as an orthonormal basis of their space.
    private let basis: [[Double]]
    /// The tested regressor, less its fit by the others.
    private let x: [Double]
    /// The response, less its fit by the others.
    private let residuals: [Double]

    /// How the orders were gone through.
    public enum Scheme: Hashable, Sendable {
        /// All of them: the p-value is that of the scheme, without error.
        case exact(orders: Int)
        /// This many at random, the observed one counted among them; the standard error is of the p-value.
        case random(orders: Int, seed: UInt64, standardError: Double)
    }

    /// A p-value and how it was found.
    public struct Result: Hashable, Sendable {
        /// The share of orders with a |t| at least as large as observed.
        public let pValue: Double
        /// How the orders were gone through.
        public let scheme: Scheme

        /// A p-value found by a scheme.
        public init(pValue: Double, scheme: Scheme) {
            self.pValue = pValue
            self.scheme = scheme
        }
    }

    /// The test of a column of a design.
    ///
    /// - Parameters:
    ///   - design: the columns, the constant among them.
    ///   - column: the one that is tested.
    ///   - y: the responses.
    /// - Throws: where the columns are dependent or too many.
    public init(design: [[Double]], column: Int, y: [Double]) throws(LeastSquares.Failure) {
        _ = try LeastSquares(design: design, y: y)
        var basis: [[Double]] = []
        for (index, values) in design.enumerated() where index != column {
            let rest = Self.without(Self.without(values, basis), basis)
            let length = Self.dot(rest, rest).squareRoot()
            basis.append(rest.map { $0 / length })
        }
        self.basis = basis
        x = Self.without(Self.without(design[column], basis), basis)
        residuals = Self.without(Self.without(y, basis), basis)
    }

    /// The p-value over all orders where there are at most `most`, else over random ones.
    ///
    /// - Parameters:
    ///   - most: as many orders are gone through at the most; 10! is 3,628,800.
    ///   - draws: random orders beyond that, the observed one among them.
    ///   - progress: told done and total orders.
    /// - Complexity: O(orders · rows · columns).
    public func test(
        most: Int = 3_628_800, draws: Int = 99_999, seed: UInt64 = 1,
        _ progress: (Int, Int) -> Void = { _, _ in }
    ) -> Result {
        let rows = residuals.count
        let orders = (1...rows).reduce(1.0) { $0 * Double($1) }
        let bound = strength(residuals) * (1 - 1e-12)
        if orders <= Double(most) {
            let count = Int(orders)
            let beyond = allOrders(bound) { progress($0, count) }
            return Result(pValue: Double(beyond) / orders, scheme: .exact(orders: count))
        }
        var generator = Philox(seed: seed)
        var values = residuals
        var beyond = 1
        for draw in 1..<draws {
            Self.shuffle(&values, &generator)
            if strength(values) >= bound { beyond += 1 }
            if draw % 1_000 == 0 { progress(draw, draws) }
        }
        let share = Double(beyond) / Double(draws)
        let error = (share * (1 - share) / Double(draws)).squareRoot()
        return Result(pValue: share, scheme: .random(orders: draws, seed: seed, standardError: error))
    }

    /// The squared partial correlation of a reordered response, which rises with |t|.
    private func strength(_ values: [Double]) -> Double {
        var square = Self.dot(values, values)
        for column in basis {
            let part = Self.dot(column, values)
            square -= part * part
        }
        let product = Self.dot(x, values)
        return square > 0 ? product * product / square : .infinity
    }

    /// Heap's algorithm: each order differs from the one before by one swap.
    ///
    /// Source: B. R. Heap, Computer Journal 6 (1963), 293–294.
    private func allOrders(_ bound: Double, _ progress: (Int) -> Void) -> Int {
        var values = residuals
        var counters = [Int](repeating: 0, count: values.count)
        var beyond = strength(values) >= bound ? 1 : 0
        var done = 1
        var place = 1
        while place < values.count {
            guard counters[place] < place else {
                counters[place] = 0
                place += 1
                continue
            }
            values.swapAt(place % 2 == 0 ? 0 : counters[place], place)
            if strength(values) >= bound { beyond += 1 }
            counters[place] += 1
            place = 1
            done += 1
            if done % 10_000 == 0 { progress(done) }
        }
        return beyond
    }

    /// Fisher and Yates's shuffle, written out so that the same seed gives the same orders with every library.
    private static func shuffle(_ values: inout [Double], _ generator: inout Philox) {
        for place in stride(from: values.count - 1, through: 1, by: -1) {
            let word = UInt32(truncatingIfNeeded: generator.next() >> 32)
            values.swapAt(place, Philox.index(word, below: UInt32(place + 1)))
        }
    }

    private static func without(_ values: [Double], _ basis: [[Double]]) -> [Double] {
        var rest = values
        for column in basis {
            let part = dot(column, rest)
            for row in rest.indices { rest[row] -= part * column[row] }
        }
        return rest
    }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        var total = 0.0
        for row in left.indices { total += left[row] * right[row] }
        return total
    }
}

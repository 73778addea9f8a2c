// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics

/// Whether abnormal returns of a day go with something that the names differ in.
///
/// There are a dozen or so names, so nothing rests on large samples: each variable alone has the p-value of all orders
/// of its names (`PermutationSums`), the joint regression that of Freedman and Lane, and standard errors are HC3. A name
/// without a value is left out and named; a variable that too few names have is not estimated, and says so. Nothing is
/// filled in.
public struct CrossSection: Sendable {
    /// One variable of the names.
    public struct Variable: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// A value a name; nil where it is not known.
        public let values: [Double?]

        /// A variable.
        public init(_ name: String, _ values: [Double?]) {
            self.name = name
            self.values = values
        }
    }

    /// A slope.
    public struct Slope: Hashable, Sendable {
        /// The variable.
        public let variable: String
        /// Abnormal return a unit of the variable.
        public let coefficient: Double
        /// HC3 standard error.
        public let error: Double
        /// The p-value over orders, and how they were gone through.
        public let test: FreedmanLane.Result
    }

    /// A regression, or why there is none.
    public enum Outcome: Hashable, Sendable {
        /// The slopes, one a variable, and the share of variance that they explain.
        case estimated([Slope], names: [String], rSquared: Double)
        /// Too few names have every variable.
        case tooFew(names: [String], needed: Int)
        /// The variable does not vary over the names that have it, or repeats another.
        case doesNotVary(String)
    }

    /// Each variable alone, in order.
    public let alone: [(variable: String, outcome: Outcome)]
    /// All variables of `joined` together.
    public let together: Outcome
    /// The variables of the joint regression.
    public let joined: [String]
    /// Variables that were left out of it because too few names have them.
    public let leftOut: [String]

    /// Names that a regression needs beyond its coefficients.
    public static let spare = 3

    /// The regressions.
    ///
    /// The joint one has every variable that, together with those of more names, leaves enough names; variables are
    /// left out by how few names have them, never by what they explain.
    ///
    /// - Parameters:
    ///   - names: the names.
    ///   - abnormal: an abnormal return a name, as a fraction.
    ///   - variables: a value a name, or none.
    ///   - draws, seed: of random orders where there are too many for all.
    ///   - progress: told done and total steps of each test.
    public init(
        names: [String], abnormal: [Double], variables: [Variable], draws: Int = 99_999, seed: UInt64 = 1,
        _ progress: (Int, Int) -> Void = { _, _ in }
    ) {
        precondition(names.count == abnormal.count, "\(names.count) names, \(abnormal.count) returns")
        for variable in variables {
            precondition(variable.values.count == names.count, "\(variable.name) lacks values")
        }
        let sample = CrossSample(names: names, abnormal: abnormal, draws: draws, seed: seed)
        alone = variables.map { ($0.name, sample.regression([$0], progress)) }
        var kept = variables
        func complete() -> Int { sample.rows(kept).count }
        while kept.count > 1, complete() < kept.count + 1 + Self.spare {
            let fewest = kept.indices.min { sample.rows([kept[$0]]).count < sample.rows([kept[$1]]).count }
            kept.remove(at: fewest ?? 0)
        }
        joined = kept.map { $0.name }
        leftOut = variables.filter { !kept.contains($0) }.map { $0.name }
        together = sample.regression(kept, progress)
    }
}

/// The names and returns of a cross-section.
private struct CrossSample {
    let names: [String]
    let abnormal: [Double]
    let draws: Int
    let seed: UInt64

    /// The names that have every variable.
    func rows(_ variables: [CrossSection.Variable]) -> [Int] {
        names.indices.filter { row in variables.allSatisfy { $0.values[row] != nil } }
    }

    func regression(
        _ variables: [CrossSection.Variable], _ progress: (Int, Int) -> Void
    ) -> CrossSection.Outcome {
        let rows = rows(variables)
        let used = rows.map { names[$0] }
        let needed = variables.count + 1 + CrossSection.spare
        guard rows.count >= needed else { return .tooFew(names: used, needed: needed) }
        let columns = variables.map { variable in rows.compactMap { variable.values[$0] } }
        let design = [[Double](repeating: 1, count: rows.count)] + columns
        let y = rows.map { abnormal[$0] }
        do throws(LeastSquares.Failure) {
            let fit = try LeastSquares(design: design, y: y)
            let errors = fit.standardErrors(.hc3, design: design)
            var slopes: [CrossSection.Slope] = []
            for (index, variable) in variables.enumerated() {
                let test = try test(design, index + 1, y, progress)
                slopes.append(
                    .init(
                        variable: variable.name, coefficient: fit.coefficients[index + 1],
                        error: errors[index + 1], test: test))
            }
            let total = Sums.variance(y) * Double(y.count - 1)
            let rest = fit.variance * Double(fit.degrees)
            return .estimated(slopes, names: used, rSquared: total > 0 ? 1 - rest / total : 0)
        } catch {
            guard case .dependentColumn(let column) = error, column > 0 else {
                return .tooFew(names: used, needed: needed)
            }
            return .doesNotVary(variables[column - 1].name)
        }
    }

    /// All orders where they can be gone through: one by one, or for one variable in halves.
    private func test(
        _ design: [[Double]], _ column: Int, _ y: [Double], _ progress: (Int, Int) -> Void
    ) throws(LeastSquares.Failure) -> FreedmanLane.Result {
        if design.count == 2, y.count <= PermutationSums.most {
            let orders = (1...y.count).reduce(1, *)
            let pValue = PermutationSums(x: design[1], y: y).pValue(progress)
            return FreedmanLane.Result(pValue: pValue, scheme: .exact(orders: orders))
        }
        let test = try FreedmanLane(design: design, column: column, y: y)
        return test.test(most: 362_880, draws: draws, seed: seed, progress)
    }
}

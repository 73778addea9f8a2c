// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Rows of which none contains another, so that their sum counts nothing twice.
///
/// Only the functions of `FactSet` make one: they leave out sums over other rows, figures that a later one
/// replaces, and companies that another company consolidates, and they say what they left out.
///
///     let leases = facts.summableDeals { $0.leaseClass == .colocation }
///     let power = leases.total(.attributable) { $0.criticalIT }
public struct Summable<Record: FactRecord>: Sendable {
    /// A row and the part of it that belongs to the company.
    public struct Term: Sendable {
        /// The row.
        public let record: Record
        /// Share of the company; 1 but in a joint venture.
        public let share: Ratio
    }

    /// A row that does not enter the sum.
    public struct LeftOut: Hashable, Sendable {
        /// The row.
        public let row: RowReference
        /// Why not.
        public let reason: LeftOutReason
    }

    /// What is added, in the order of the file.
    public let terms: [Term]
    /// What is not added, and why, in the order of the file.
    public let leftOut: [LeftOut]

    init(terms: [Term], leftOut: [LeftOut]) {
        self.terms = terms
        self.leftOut = leftOut
    }

    /// The rows that are added.
    public var records: [Record] { terms.map(\.record) }

    /// The sum of a number over the rows that have it; nil where none has.
    public func total(_ basis: SumBasis, _ value: (Record) -> Double?) -> Double? {
        terms.reduce(nil) { sum, term in
            guard let value = value(term.record) else { return sum }
            return (sum ?? 0) + (basis == .whole ? value : value * term.share.fraction)
        }
    }

    /// The sum of a quantity over the rows that have it; nil where none has.
    public func total<Measure: SummableDimension>(
        _ basis: SumBasis, _ value: (Record) -> Quantity<Measure>?
    ) -> Quantity<Measure>? {
        terms.reduce(nil) { sum, term in
            guard let value = value(term.record) else { return sum }
            return (sum ?? .zero) + (basis == .whole ? value : value * term.share)
        }
    }

    /// The sum of money over the rows that have it; nil where none has.
    public func total<Unit: Currency>(
        _ basis: SumBasis, _ value: (Record) -> Money<Unit>?
    ) -> Money<Unit>? {
        terms.reduce(nil) { sum, term in
            guard let value = value(term.record) else { return sum }
            return (sum ?? Money(0)) + (basis == .whole ? value : value * term.share)
        }
    }
}

/// How joint ventures enter a sum.
public enum SumBasis: Hashable, Sendable {
    /// With all of it, as headlines do.
    case whole
    /// With the share of the company.
    case attributable
}

/// Why a row does not enter a sum.
public enum LeftOutReason: Hashable, Sendable {
    /// It is a sum over other rows, some of which may have no row of their own.
    case containsOthers
    /// Another row contains it.
    case partOfAnother
    /// A later row of the same series replaces it.
    case replaced(by: RowReference)
    /// A company that consolidates this one has a row, too.
    case consolidated(by: String)
    /// No contract is in force.
    case notInForce
}

extension Summable {
    /// The rows for which `reason` gives none, each with its share.
    init(
        _ rows: some Sequence<Record>, share: (Record) -> Ratio? = { _ in nil },
        leaving reason: (Record) -> LeftOutReason?
    ) {
        var terms: [Term] = []
        var leftOut: [LeftOut] = []
        for row in rows {
            if let reason = reason(row) {
                leftOut.append(LeftOut(row: row.row, reason: reason))
            } else {
                terms.append(Term(record: row, share: share(row) ?? .fraction(1)))
            }
        }
        self.init(terms: terms, leftOut: leftOut)
    }
}

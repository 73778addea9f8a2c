// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import HashwattFinance
import HashwattUnits

/// A rate on the command line: `4.65%` or `0.0465`.
struct RateArgument: Sendable {
    let fraction: Double

    /// Reads a rate; a number of 1 or more without a percent sign is refused, since it may be meant either
    /// way.
    ///
    /// - Throws: what to write instead.
    init(_ argument: String) throws {
        let isPercent = argument.hasSuffix("%")
        let text = isPercent ? String(argument.dropLast()) : argument
        guard let value = Double(text), value.isFinite else {
            throw ValidationError("write a rate as 4.65% or 0.0465")
        }
        if !isPercent, value.magnitude >= 1 {
            throw ValidationError("write \(argument)% if percent is meant, or a fraction below 1")
        }
        fraction = isPercent ? value / 100 : value
    }
}

/// A range of rates or ratios: `7%..9%`, `1.2..1.4`, or one value.
struct RangeArgument: Sendable {
    let range: ClosedRange<Double>

    /// Reads a range of plain numbers or percentages.
    ///
    /// - Throws: what to write instead.
    init(_ argument: String) throws {
        let parts = argument.contains("..") ? Self.parts(argument) : [argument]
        let values = parts.compactMap { part -> Double? in
            part.hasSuffix("%") ? Double(part.dropLast()).map { $0 / 100 } : Double(part)
        }
        guard values.count == parts.count, let low = values.first, let high = values.last,
            low <= high, low > 0, high.isFinite
        else { throw ValidationError("write a range as 7%..9% or 1.2..1.4, or one value") }
        range = low...high
    }

    private static func parts(_ text: String) -> [String] {
        guard let gap = text.firstRange(of: "..") else { return [text] }
        return [String(text[..<gap.lowerBound]), String(text[gap.upperBound...])]
    }
}

/// A call on the command line: `2027-11-15` at par, or `2027-11-15@103.5625`.
struct CallArgument: Sendable {
    let call: CallDate

    /// Reads a call.
    ///
    /// - Throws: what to write instead.
    init(_ argument: String) throws {
        let parts = argument.split(separator: "@", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let date = CivilDate(parts[0]) else {
            throw ValidationError("write a call as YYYY-MM-DD or YYYY-MM-DD@PRICE")
        }
        if parts.count == 1 {
            call = CallDate(date)
        } else if let price = Double(parts[1]), price > 0, price.isFinite {
            call = CallDate(date, price: price)
        } else {
            throw ValidationError("write the price of a call per 100, above 0")
        }
    }
}

extension DayCount: ExpressibleByArgument {}
extension YieldConvention: ExpressibleByArgument {}

// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies

/// What a plan rests on, as a table: equal assumptions in one row, every row with its range and reason.
struct PlanInputs {
    let study: ConversionStudy

    init(_ study: ConversionStudy) { self.study = study }

    private struct Kind: Hashable {
        let quantity: String
        let value: Double
        let range: ClosedRange<Double>?
        let origin: String
    }

    var table: BriefTable {
        var order: [Kind] = []
        var members: [Kind: [ConversionStudy.Input]] = [:]
        for input in study.inputs {
            let kind = Kind(
                quantity: input.quantity, value: input.value, range: input.range, origin: input.origin)
            if members[kind] == nil { order.append(kind) }
            members[kind, default: []].append(input)
        }
        let rows = order.compactMap { kind in members[kind].map { row($0, of: kind) } }
        return BriefTable(
            title: "What the plan rests on",
            columns: [
                .text("Of"), .text("Quantity"), .figures("Value"), .figures("Low"), .figures("High"),
                .text("Source or reason"), .text("Verification"),
            ], rows: rows,
            note: [.text("A row without range was read from a source; every other one is an assumption.")])
    }

    private func row(_ inputs: [ConversionStudy.Input], of kind: Kind) -> BriefTable.Row {
        let figure = inputs[0].figure
        return BriefTable.Row([
            .text(names(inputs.map(\.owner))), .text(kind.quantity), .figure(figure, Self.format(figure)),
            end(inputs[0], "low", kind.range?.lowerBound), end(inputs[0], "high", kind.range?.upperBound),
            .text(kind.origin), .badge(figure.verification),
        ])
    }

    /// Growth rates and shares in percent; counts and ratios with what digits they have.
    private static func format(_ figure: Figure) -> FigureFormat? {
        switch figure.unit {
        case .one, .count, .ratio: FigureFormat(.atMost(2))
        default: nil
        }
    }

    private func names(_ owners: [String]) -> String {
        owners.count <= 3
            ? owners.joined(separator: ", ") : "\(owners[0]), \(owners[1]) and \(owners.count - 2) more"
    }

    private func end(_ input: ConversionStudy.Input, _ name: String, _ value: Double?) -> BriefTable.Cell {
        guard let value, case .read(let source) = input.figure.origin else { return .blank }
        let figure = Figure.read(
            FigureID("plan", study.name, input.owner, "\(input.quantity)-\(name)"),
            "\(input.figure.label), \(name) end", value, input.figure.unit, asOf: input.figure.asOf,
            from: source)
        return .figure(figure, Self.format(figure))
    }
}

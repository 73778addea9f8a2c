// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
public import HashwattFacts
import HashwattUnits

extension DataTable {
    /// Figures one a row, for programs: name, what it is, value, unit, day, how far it may be trusted, where it
    /// comes from. The name is what `--explain` takes; values are unrounded.
    public init(figures: [Figure]) {
        self.init(
            columns: [
                .init("figure"), .init("what"), .init("value", isNumeric: true), .init("unit"),
                .init("as_of"), .init("verification"), .init("from"),
            ],
            rows: figures.map { figure in
                [
                    .text(figure.id.description), .text(figure.label), figure.listed,
                    .text(figure.unit.rawValue), .text(figure.asOf.description),
                    .text(figure.verification.rawValue), .text(figure.origin.summary),
                ]
            })
    }

    /// Figures one a row, for people: what it is, value with unit, day, how far it may be trusted, its name.
    public init(listing figures: [Figure]) {
        self.init(
            columns: [
                .init("what"), .init("value", isNumeric: true), .init("as_of", title: "as of"),
                .init("verification"), .init("figure", title: "--explain"),
            ],
            rows: figures.map { figure in
                [
                    .text(figure.label), figure.listed, .text(figure.asOf.description),
                    .text(figure.verification.rawValue), .text(figure.id.description),
                ]
            })
    }
}

extension Figure {
    /// A cell of a table: the value for programs, its text for people.
    public func cell(_ format: FigureFormat? = nil) -> DataTable.Cell {
        .number(value, shown: text(format, style: .plain))
    }
}

extension Figure {
    /// The value in a list of figures of many kinds: large pure numbers in words, hashprice in bitcoin to the satoshi.
    fileprivate var listed: DataTable.Cell {
        switch unit {
        case .one where value.magnitude >= 1e9: cell(FigureFormat(.places(2), scale: .automatic))
        case .btcPerPetahashDay: cell(FigureFormat(.places(8)))
        default: cell()
        }
    }
}

extension Figure.Origin {
    /// Where a figure comes from, in a line.
    fileprivate var summary: String {
        switch self {
        case .read(let source): source.title
        case .derived(let derivation):
            switch derivation.method {
            case .formula(let formula): formula.text(derivation.inputs.map(\.label))
            case .estimation(let method): method.name
            }
        }
    }
}

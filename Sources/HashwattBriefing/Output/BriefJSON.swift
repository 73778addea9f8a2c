// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattUnits

/// A brief as JSON of the schema `hashwatt-brief/1`, described by `docs/brief.schema.json`.
///
/// Figures stand once, by identifier, with their formula as an expression tree over the identifiers of their
/// inputs; text and tables refer to them. Whoever has the file can recompute every figure with a formula.
public enum BriefJSON {
    /// The schema's name and version.
    public static let schema = "hashwatt-brief/1"

    /// The file, ending with a line break.
    public static func text(_ prepared: PreparedBrief) -> String { value(prepared).text() + "\n" }

    /// The file as a value.
    public static func value(_ prepared: PreparedBrief) -> JSONValue {
        let brief = prepared.brief
        return .members([
            "schema": .string(schema),
            "title": .string(brief.title),
            "standfirst": brief.standfirst.isEmpty ? nil : inlines(brief.standfirst),
            "asOf": .string(brief.asOf.description),
            "dataset": .members([
                "name": .string(brief.dataset.name), "version": .string(brief.dataset.version),
                "digest": brief.dataset.digest.isEmpty ? nil : .string(brief.dataset.digest),
            ]),
            "generator": .string(brief.generator),
            "sections": .array(brief.sections.map(section)),
            "figures": .object(
                prepared.index.figures.sorted { $0.id < $1.id }.map {
                    .init($0.id.description, figure($0, prepared.index))
                }),
            "sources": .array(prepared.index.sources.enumerated().map { source($1, number: $0 + 1) }),
        ])
    }

    private static func section(_ section: BriefSection) -> JSONValue {
        .members([
            "id": .string(section.id), "heading": .string(section.heading),
            "lead": section.lead.isEmpty ? nil : inlines(section.lead),
            "blocks": .array(section.blocks.map(block)),
        ])
    }

    private static func block(_ block: Block) -> JSONValue {
        switch block {
        case .heading(let text): .members(["kind": .string("heading"), "text": .string(text)])
        case .paragraph(let content): .members(["kind": .string("paragraph"), "content": inlines(content)])
        case .cards(let cards): .members(["kind": .string("cards"), "cards": .array(cards.map(card))])
        case .table(let table): .members(["kind": .string("table"), "table": self.table(table)])
        case .chart(let chart):
            .members([
                "kind": .string("chart"), "title": .string(chart.chart.frame.title),
                "subtitle": .string(chart.chart.frame.subtitle),
                "summary": .string(chart.chart.frame.summary),
                "table": table(chart.table), "note": chart.note.isEmpty ? nil : inlines(chart.note),
            ])
        case .callout(let callout):
            .members([
                "kind": .string("callout"), "callout": .string(callout.kind.rawValue),
                "title": callout.title.isEmpty ? nil : .string(callout.title),
                "content": inlines(callout.body),
            ])
        case .list(let items, let isOrdered):
            .members([
                "kind": .string("list"), "ordered": .bool(isOrdered), "items": .array(items.map(inlines)),
            ])
        }
    }

    private static func card(_ card: Card) -> JSONValue {
        .members([
            "label": .string(card.label), "figure": .string(card.figure.id.description),
            "shown": .string(card.figure.text(card.format, style: .plain)),
            "note": card.note.isEmpty ? nil : inlines(card.note),
        ])
    }

    private static func table(_ table: BriefTable) -> JSONValue {
        .members([
            "title": .string(table.title),
            "columns": .array(
                table.columns.map { column in
                    .members([
                        "title": .string(column.title),
                        "unit": column.unit.isEmpty ? nil : .string(column.unit),
                        "numeric": .bool(column.isNumeric),
                    ])
                }),
            "rows": .array(
                table.rows.map { row in .array(row.cells.enumerated().map { cell($1, in: table, column: $0) })
                }),
            "note": table.note.isEmpty ? nil : inlines(table.note),
        ])
    }

    private static func cell(_ cell: BriefTable.Cell, in table: BriefTable, column: Int) -> JSONValue {
        switch cell {
        case .text(let text): .string(text)
        case .inlines(let content): inlines(content)
        case .figure(let figure, let format): reference(figure, table.format(figure, format, column: column))
        case .badge(let verification): .members(["badge": .string(verification.rawValue)])
        case .blank: .null
        }
    }

    private static func inlines(_ inlines: [Inline]) -> JSONValue {
        .array(
            inlines.map { inline in
                switch inline {
                case .text(let text): .members(["text": .string(text)])
                case .figure(let figure, let format): reference(figure, format)
                case .emphasis(let text): .members(["emphasis": .string(text)])
                case .claim(let text, let mark):
                    .members([
                        "claim": .string(text), "number": .whole(mark.number),
                        "verdict": .string(mark.verdict),
                        "note": .string(mark.note),
                    ])
                case .link(let text, let url): .members(["link": .string(text), "url": .string(url)])
                }
            })
    }

    private static func reference(_ figure: Figure, _ format: FigureFormat?) -> JSONValue {
        .members([
            "figure": .string(figure.id.description), "shown": .string(figure.text(format, style: .plain)),
        ])
    }
}

extension BriefJSON {
    private static func figure(_ figure: Figure, _ index: FigureIndex) -> JSONValue {
        .members([
            "label": .string(figure.label), "value": .number(figure.value),
            "unit": .string(figure.unit.rawValue),
            "asOf": .string(figure.asOf.description), "verification": .string(figure.verification.rawValue),
            "origin": origin(figure, index),
        ])
    }

    private static func origin(_ figure: Figure, _ index: FigureIndex) -> JSONValue {
        switch figure.origin {
        case .read(let source):
            return .members([
                "source": .whole(index.number(of: source)),
                "row": source.row.map { row in
                    .members(["table": .string(row.table), "line": .whole(row.line), "key": .string(row.key)])
                },
                "note": source.note.isEmpty ? nil : .string(source.note),
            ])
        case .derived(let derivation):
            let note: JSONValue? = derivation.note.isEmpty ? nil : .string(derivation.note)
            let inputs = JSONValue.array(derivation.inputs.map { .string($0.id.description) })
            switch derivation.method {
            case .formula(let formula):
                return .members([
                    "formula": expression(formula),
                    "text": .string(formula.text(derivation.inputs.map(\.label))),
                    "inputs": inputs, "note": note,
                ])
            case .estimation(let method):
                return .members([
                    "method": .string(method.name), "guide": .string(method.guide),
                    "command": .string(method.command), "inputs": inputs, "note": note,
                ])
            }
        }
    }

    private static func expression(_ formula: Formula) -> JSONValue {
        switch formula {
        case .input(let index): .members(["input": .whole(index)])
        case .constant(let value, let meaning):
            .members(["constant": .number(value), "meaning": .string(meaning)])
        case .sum(let terms): .members(["sum": .array(terms.map(expression))])
        case .difference(let left, let right):
            .members(["difference": .array([expression(left), expression(right)])])
        case .product(let factors): .members(["product": .array(factors.map(expression))])
        case .quotient(let top, let bottom):
            .members(["quotient": .array([expression(top), expression(bottom)])])
        case .power(let base, let exponent):
            .members(["power": expression(base), "exponent": .whole(exponent)])
        case .minimum(let terms): .members(["minimum": .array(terms.map(expression))])
        case .maximum(let terms): .members(["maximum": .array(terms.map(expression))])
        }
    }

    private static func source(_ page: FigureIndex.SourcePage, number: Int) -> JSONValue {
        .members([
            "number": .whole(number), "title": .string(page.title), "url": page.url.map { .string($0) },
            "date": page.date.map { .string($0) }, "verification": .string(page.verification.rawValue),
        ])
    }
}

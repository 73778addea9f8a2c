// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// What a text is written in.
public enum TextFormat: String, Hashable, Sendable, CaseIterable {
    /// Lines of text.
    case plain
    /// Markdown.
    case markdown
    /// HTML.
    case html
}

/// A paragraph, heading, list item or table row.
struct Block {
    /// What a block is.
    enum Kind {
        case paragraph
        case heading
        case item
        case row
    }

    var kind: Kind
    /// Its bytes in the text of the document.
    var range: Range<Int>
    /// Position of the block that introduces it: the line before a list, the first row of a table.
    var header: Int?
    /// The cells of a row.
    var cells: [Range<Int>] = []

    /// The kind as it is reported.
    var passage: ClaimReport.Passage.Kind {
        switch kind {
        case .paragraph: .paragraph
        case .heading: .heading
        case .item: .item
        case .row: .row
        }
    }
}

/// The words of a document without its markup, with the way back to the bytes it was read from.
struct TextDocument {
    var format: TextFormat = .plain
    /// The text; blocks and cells are ranges of it.
    var text: [UInt8] = []
    var blocks: [Block] = []
    var offsets = OffsetMap()
    var title: String?
    var author: String?
    var published: CivilDate?
    var category: String?
}

/// Maps offsets in a text to the bytes it was made from.
///
/// Complexity: O(log segments) per offset.
struct OffsetMap {
    private var starts: [Int] = []
    private var origins: [Int] = []
    private var verbatim: [Bool] = []

    /// From `start` on, the text repeats the original from `origin` on, or stands for the one thing there.
    mutating func add(start: Int, origin: Int, verbatim isVerbatim: Bool = true) {
        if let last = starts.last, isVerbatim, verbatim[verbatim.count - 1],
            origins[origins.count - 1] + start - last == origin
        {
            return
        }
        starts.append(start)
        origins.append(origin)
        verbatim.append(isVerbatim)
    }

    /// The original offset of a byte of the text; the identity where nothing was mapped.
    func original(_ offset: Int) -> Int {
        guard !starts.isEmpty else { return offset }
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return origins[0] }
        return verbatim[low - 1] ? origins[low - 1] + offset - starts[low - 1] : origins[low - 1]
    }
}

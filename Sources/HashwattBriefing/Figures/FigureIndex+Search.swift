// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts

extension FigureIndex {
    /// The figure with this identifier.
    ///
    /// - Throws: `BriefError.unknownFigure` with the nearest identifiers.
    public func figure(_ id: FigureID) throws(BriefError) -> Figure {
        guard let figure = self[id] else { throw .unknownFigure(id, nearest: nearest(to: id, count: 5)) }
        return figure
    }

    /// Identifiers that a typing error or half a name may have meant, the likeliest first.
    ///
    /// Those that begin with the text, those that contain it, then those within a third of its length by edit distance; neither
    /// tells upper from lower case.
    ///
    /// - Complexity: O(figures · length²).
    public func nearest(to id: FigureID, count: Int) -> [FigureID] {
        let wanted = id.description.lowercased()
        let limit = max(2, wanted.utf8.count / 3)
        let ranked = figures.compactMap { figure -> (Int, FigureID)? in
            let name = figure.id.description.lowercased()
            if !wanted.isEmpty, name.hasPrefix(wanted) { return (-1, figure.id) }
            if !wanted.isEmpty, Self.contains(name, wanted) { return (0, figure.id) }
            let distance = Self.distance(Array(name.utf8), Array(wanted.utf8))
            return distance <= limit ? (distance, figure.id) : nil
        }
        return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(count).map(\.1)
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0..<($0 + part.count)].elementsEqual(part) }
    }

    /// Insertions, deletions and replacements that turn one text into the other.
    ///
    /// Source: R. Wagner and M. Fischer, *The String-to-String Correction Problem*, J. ACM 21 (1974), two rows.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in right.indices {
                let replaced = diagonal + (byte == right[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}

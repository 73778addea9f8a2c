// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts

/// Why a brief cannot be made, or a figure not be found.
public enum BriefError: Error, Hashable, Sendable {
    /// Two figures of one identifier differ.
    case conflictingFigures(FigureID, String, String)
    /// A section's id is used twice.
    case duplicateSection(String)
    /// A section's id has other characters than lower-case letters, digits and `-`, or is reserved.
    case unusableSection(String)
    /// No figure has this identifier.
    case unknownFigure(FigureID, nearest: [FigureID])
}

extension BriefError: CustomStringConvertible {
    /// What, where, what to do next.
    public var description: String {
        switch self {
        case .conflictingFigures(let id, let first, let second):
            "figure \(id) is both \(first) and \(second); give each its own identifier"
        case .duplicateSection(let id): "two sections have the id \(id); rename one"
        case .unusableSection(let id):
            "section id “\(id)” cannot be used; take lower-case letters, digits and -, and not figures or sources"
        case .unknownFigure(let id, let nearest):
            nearest.isEmpty
                ? "no figure \(id); the list of figures at the end of the brief has all identifiers"
                : "no figure \(id); nearest: " + nearest.map(\.description).joined(separator: ", ")
        }
    }
}

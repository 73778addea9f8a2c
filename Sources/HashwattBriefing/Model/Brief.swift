// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// A brief as data: what it says, in which order, with which figures. Renderers make HTML, Markdown, JSON and
/// a summary for the terminal from it.
public struct Brief: Hashable, Sendable {
    /// Its headline.
    public let title: String
    /// One or two sentences under the headline.
    public let standfirst: [Inline]
    /// The day it speaks for: nothing later is in it.
    public let asOf: CivilDate
    /// The dataset its figures come from.
    public let dataset: DatasetStamp
    /// The program and version that made it.
    public let generator: String
    /// Its sections, in order.
    public let sections: [BriefSection]

    /// A brief.
    public init(
        title: String, standfirst: [Inline] = [], asOf: CivilDate, dataset: DatasetStamp, generator: String,
        sections: [BriefSection]
    ) {
        self.title = title
        self.standfirst = standfirst
        self.asOf = asOf
        self.dataset = dataset
        self.generator = generator
        self.sections = sections
    }
}

/// Which dataset: name, version and digest of its tables.
public struct DatasetStamp: Hashable, Sendable {
    /// `bundled`, or the folder's name.
    public let name: String
    /// Its version; empty where it has none.
    public let version: String
    /// Digest of the tables, empty where it is not known.
    public let digest: String

    /// Which dataset.
    public init(name: String, version: String, digest: String = "") {
        self.name = name
        self.version = version
        self.digest = digest
    }

    /// Name and, where it has one, version.
    var title: String { version.isEmpty ? name : "\(name) \(version)" }
}

/// A section: a heading, a sentence that says the main thing, and blocks.
public struct BriefSection: Hashable, Sendable {
    /// Names it in addresses: lower-case letters, digits, `-`; unique in the brief.
    public let id: String
    /// Its heading.
    public let heading: String
    /// The main thing in a sentence.
    public let lead: [Inline]
    /// What follows.
    public let blocks: [Block]

    /// A section.
    public init(id: String, heading: String, lead: [Inline] = [], blocks: [Block]) {
        self.id = id
        self.heading = heading
        self.lead = lead
        self.blocks = blocks
    }
}

// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

/// A value whose names in the code are `likeThis` and on the command line `like-this`.
public protocol KebabArgument: ExpressibleByArgument, RawRepresentable<String>, CaseIterable {
    /// What it stands for, in a few words for the help.
    var meaning: String { get }
}

extension KebabArgument {
    /// The value of a name.
    public init?(argument: String) {
        guard let found = Self.allCases.first(where: { $0.kebab == argument }) else { return nil }
        self = found
    }

    /// The names.
    public static var allValueStrings: [String] { allCases.map(\.kebab) }

    /// The names and what they stand for.
    public static var allValueDescriptions: [String: String] {
        Dictionary(allCases.map { ($0.kebab, $0.meaning) }) { first, _ in first }
    }

    private var kebab: String {
        String(rawValue.flatMap { $0.isUppercase ? ["-", Character($0.lowercased())] : [$0] })
    }
}

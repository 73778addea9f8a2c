// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// The readers of texts alone, as a program to measure: sources are links to those of the project.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
let libraries: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

let package = Package(
    name: "claims-benchmark",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "HashwattUnits", swiftSettings: settings, linkerSettings: libraries),
        .target(
            name: "HashwattClaims", dependencies: ["HashwattUnits"], exclude: ["Facts"],
            swiftSettings: settings,
            linkerSettings: libraries),
        .executableTarget(
            name: "read-claims", dependencies: ["HashwattClaims", "HashwattUnits"], swiftSettings: settings,
            linkerSettings: libraries),
    ],
    swiftLanguageModes: [.v6]
)

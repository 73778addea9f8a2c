// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// Targets are data: name, what each may import of ours, what of others. ARCHITECTURE.md explains the ranks;
// Scripts/check-arrows compares this list, the ranks and the imports in the sources.

let numerics = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

struct Module {
    let name: String
    var ours: [String] = []
    var others: [Target.Dependency] = []
    var testsNeed: [String] = []
    /// Folders of the test target that hold data, read by path.
    var testData: [String] = []
}

let modules: [Module] = [
    Module(name: "HashwattUnits"),
    Module(name: "HashwattNumerics", others: [numerics]),
    Module(name: "HashwattFacts", ours: ["HashwattUnits", "HashwattNumerics"]),
    Module(name: "HashwattMarket", ours: ["HashwattUnits", "HashwattNumerics", "HashwattFacts"]),
    Module(name: "HashwattMining", ours: ["HashwattUnits", "HashwattNumerics", "HashwattFacts"]),
    Module(name: "HashwattFinance", ours: ["HashwattUnits", "HashwattNumerics", "HashwattFacts"]),
    Module(name: "HashwattClaims", ours: ["HashwattUnits", "HashwattNumerics", "HashwattFacts"]),
    Module(
        name: "HashwattDispatch",
        ours: ["HashwattUnits", "HashwattNumerics", "HashwattFacts", "HashwattMining"],
        testsNeed: ["HashwattHiGHS"]),
    Module(
        name: "HashwattConversion",
        ours: ["HashwattUnits", "HashwattNumerics"], testsNeed: ["HashwattHiGHS", "HashwattThreads"]),
    Module(
        name: "HashwattStudies",
        ours: [
            "HashwattUnits", "HashwattNumerics", "HashwattFacts", "HashwattMarket", "HashwattMining",
            "HashwattFinance", "HashwattClaims", "HashwattDispatch", "HashwattConversion",
        ],
        testsNeed: ["HashwattDataset"]),
    Module(name: "HashwattCharts", ours: ["HashwattUnits", "HashwattNumerics"], testData: ["Fixtures"]),
    Module(
        name: "HashwattBriefing",
        ours: [
            "HashwattUnits", "HashwattNumerics", "HashwattFacts", "HashwattMarket", "HashwattClaims",
            "HashwattMining", "HashwattDispatch", "HashwattFinance", "HashwattConversion", "HashwattStudies",
            "HashwattCharts",
        ],
        testsNeed: ["HashwattDataset", "HashwattFiles"], testData: ["Golden", "Daily/Golden"]),
    Module(name: "HashwattHiGHS", ours: ["HashwattNumerics"]),
    Module(name: "HashwattThreads", ours: ["HashwattNumerics"]),
    Module(name: "HashwattDataset", ours: ["HashwattUnits", "HashwattFacts", "CHashwattTables"]),
    Module(
        name: "HashwattFiles",
        ours: [
            "HashwattUnits", "HashwattFacts", "HashwattMarket", "HashwattMining", "HashwattFinance",
            "HashwattDispatch", "HashwattConversion", "HashwattStudies",
        ],
        others: [yams], testsNeed: ["HashwattDataset", "HashwattHiGHS"]),
]

let libraries = modules.map { module in
    Target.target(
        name: module.name,
        dependencies: module.ours.map { .byName(name: $0) } + module.others)
}

let tests = modules.map { module in
    Target.testTarget(
        name: module.name + "Tests",
        dependencies: ([module.name, "HashwattTesting"] + module.ours + module.testsNeed).map {
            .byName(name: $0)
        },
        exclude: module.testData)
}

let package = Package(
    name: "hashwatt",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "hashwatt", targets: ["hashwatt"]),
        .library(name: "HashwattDispatch", targets: ["HashwattDispatch"]),
        .library(name: "HashwattFinance", targets: ["HashwattFinance"]),
        .library(
            name: "HashwattConversion",
            targets: ["HashwattConversion", "HashwattHiGHS", "HashwattNumerics", "HashwattThreads"]),
        .library(name: "HashwattMarket", targets: ["HashwattMarket", "HashwattNumerics", "HashwattThreads"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: libraries + tests + [
        // The bundled tables as bytes in the binary, by C23 #embed.
        .target(name: "CHashwattTables", exclude: ["tables", "texts"]),
        // Generators, fixtures and checkers for tests; nothing under Sources/ but tests imports it.
        .target(name: "HashwattTesting", path: "Tests/HashwattTesting"),
        .executableTarget(
            name: "hashwatt",
            dependencies: [
                "HashwattUnits", "HashwattFacts", "HashwattMarket", "HashwattMining", "HashwattFinance",
                "HashwattClaims", "HashwattDispatch", "HashwattStudies", "HashwattCharts", "HashwattBriefing",
                "HashwattDataset", "HashwattFiles", "HashwattNumerics", "HashwattConversion", "HashwattHiGHS",
                "HashwattThreads", argumentParser,
            ]),
        .testTarget(name: "hashwattTests", dependencies: ["HashwattTesting"], exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "CHashwattTables" {
    target.swiftSettings = [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0443-warning-control-flags.md
        .treatAllWarnings(as: .error),
    ]
    // A target without Foundation or Glibc does not link `.rounded()` otherwise.
    target.linkerSettings = [.linkedLibrary("m", .when(platforms: [.linux]))]
}

// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "montecarlo-benchmark",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "hashwatt", path: "../..")],
    targets: [
        .executableTarget(
            name: "MonteCarloBenchmark",
            dependencies: [.product(name: "HashwattFinance", package: "hashwatt")])
    ],
    swiftLanguageModes: [.v6]
)

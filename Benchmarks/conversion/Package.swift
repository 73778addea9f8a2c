// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "conversion-benchmark",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "hashwatt", path: "../..")],
    targets: [
        .executableTarget(
            name: "ConversionBenchmark",
            dependencies: [.product(name: "HashwattConversion", package: "hashwatt")])
    ],
    swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "event-study-benchmark",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "hashwatt", path: "../..")],
    targets: [
        .executableTarget(
            name: "EventStudyBenchmark",
            dependencies: [.product(name: "HashwattMarket", package: "hashwatt")])
    ],
    swiftLanguageModes: [.v6]
)

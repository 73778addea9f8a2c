// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "dispatch-benchmark",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "hashwatt", path: "../..")],
    targets: [
        .executableTarget(
            name: "DispatchBenchmark",
            dependencies: [.product(name: "HashwattDispatch", package: "hashwatt")])
    ],
    swiftLanguageModes: [.v6]
)

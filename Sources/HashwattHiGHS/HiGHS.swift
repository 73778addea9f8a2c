// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
public import HashwattNumerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// HiGHS, loaded when it is asked for, so that no build needs it (docs/decisions/0006-highs-at-run-time.md).
///
/// Q. Huangfu, J. A. J. Hall, *Parallelizing the dual revised simplex method*, Mathematical Programming Computation
/// 10 (2018), 119–142. Calls go through its C interface, `highs_c_api.h`.
public enum HiGHS {
    /// The environment variable that names the library or the folder it was installed to.
    public static let variable = "HASHWATT_HIGHS"

    /// The solver of the first library found.
    public static func solver() throws(HiGHSError) -> LinearSolver {
        let library = try HiGHSLibrary(path: found())
        return LinearSolver(
            name: "HiGHS \(library.version)",
            solve: { model, options throws(LinearSolverError) in
                try HiGHSRun(library: library, model: model, options: options).solution()
            },
            open: { model throws(LinearSolverError) in try HiGHSSession(library, model) },
            stopwatch: stopwatch)
    }

    /// Whether a library is there.
    public static var isInstalled: Bool { (try? found()) != nil }

    /// Whether ``variable`` names one, be it there or not.
    public static var isNamed: Bool {
        ProcessInfo.processInfo.environment[variable].map { !$0.isEmpty } ?? false
    }

    /// Places that are looked into, first to last; one that ``variable`` names is the only one.
    static func places(_ environment: [String: String]) -> [String] {
        if let named = environment[variable], !named.isEmpty {
            return [named, "\(named)/lib/\(fileName)", "\(named)/\(fileName)"]
        }
        let home = environment["HOME"].map { ["\($0)/.local/highs", "\($0)/.local"] } ?? []
        let prefixes = home + ["/opt/highs", "/usr/local", "/opt/homebrew", "/usr"]
        return prefixes.map { "\($0)/lib/\(fileName)" }
            + ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"].map {
                "\($0)/\(fileName)"
            }
    }

    @Sendable private static func stopwatch() -> @Sendable () -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        return { (clock.now - start) / .seconds(1) }
    }

    private static func found() throws(HiGHSError) -> String {
        let environment = ProcessInfo.processInfo.environment
        let places = places(environment)
        for path in places {
            var isFolder = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder { return path }
        }
        throw .absent(places: places)
    }

    private static var fileName: String {
        #if canImport(Darwin)
            "libhighs.dylib"
        #else
            "libhighs.so"
        #endif
    }
}

/// Why there is no HiGHS to solve with.
public enum HiGHSError: Error, Hashable, Sendable, CustomStringConvertible {
    /// None of the places holds a library.
    case absent(places: [String])
    /// The file is there and cannot be loaded.
    case unloadable(path: String, reason: String)
    /// The library lacks a function.
    case incomplete(path: String, function: String)

    /// What is missing and how to get it.
    public var description: String {
        switch self {
        case .absent(let places):
            """
            the solver HiGHS is not installed (looked for \(places.joined(separator: ", "))); run \
            `Scripts/setup-highs` of the repository, or unpack the wheel `highsbox` from PyPI, and set \
            \(HiGHS.variable) to its folder
            """
        case .unloadable(let path, let reason):
            "\(path): cannot be loaded (\(reason)); set \(HiGHS.variable) to another HiGHS"
        case .incomplete(let path, let function):
            "\(path): lacks the function \(function); HiGHS 1.10 or later is needed"
        }
    }
}

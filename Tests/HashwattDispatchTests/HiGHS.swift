// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc
import HashwattDispatch

/// The HiGHS library as referee, loaded at run time.
///
/// It is looked for in `$HASHWATT_HIGHS` (the library or its prefix), `~/.local/highs`, `/usr/local` and `/usr`.
/// Calls go through its C interface, `highs_c_api.h` (MIT licence).
final class HiGHS {
    enum Status: Equatable { case optimal(Double), infeasible, other(Int32) }

    private typealias Create = @convention(c) () -> UnsafeMutableRawPointer?
    private typealias Run = @convention(c) (UnsafeMutableRawPointer) -> Int32
    private typealias Destroy = @convention(c) (UnsafeMutableRawPointer) -> Void
    private typealias Objective = @convention(c) (UnsafeMutableRawPointer) -> Double
    private typealias SetBool = @convention(c) (UnsafeMutableRawPointer, UnsafePointer<CChar>, Int32) -> Int32
    private typealias SetDouble =
        @convention(c) (UnsafeMutableRawPointer, UnsafePointer<CChar>, Double) -> Int32
    private typealias PassMip =
        @convention(c) (
            UnsafeMutableRawPointer, Int32, Int32, Int32, Int32, Int32, Double, UnsafePointer<Double>,
            UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>,
            UnsafePointer<Int32>, UnsafePointer<Int32>, UnsafePointer<Double>, UnsafePointer<Int32>
        ) -> Int32

    private let library: UnsafeMutableRawPointer

    /// The first library found, or nil.
    static let path: String? = {
        let environment = ProcessInfo.processInfo.environment
        let named = environment["HASHWATT_HIGHS"].map { [$0, "\($0)/lib/libhighs.so"] } ?? []
        let home = environment["HOME"].map { ["\($0)/.local/highs/lib/libhighs.so"] } ?? []
        let usual = ["/usr/local/lib/libhighs.so", "/usr/lib/libhighs.so"]
        return (named + home + usual).first { path in
            var isFolder = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
        }
    }()

    init?() {
        guard let path = Self.path, let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else { return nil }
        self.library = library
    }

    private func function<T>(_ name: String, as type: T.Type) -> T? {
        dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }

    /// The minimum of a model, proved to a gap of zero.
    func minimum(of model: LinearModel) -> Status? {
        guard let create = function("Highs_create", as: Create.self), let solver = create(),
            let run = function("Highs_run", as: Run.self),
            let destroy = function("Highs_destroy", as: Destroy.self),
            let status = function("Highs_getModelStatus", as: Run.self),
            let objective = function("Highs_getObjectiveValue", as: Objective.self),
            let setBool = function("Highs_setBoolOptionValue", as: SetBool.self),
            let setDouble = function("Highs_setDoubleOptionValue", as: SetDouble.self),
            let pass = function("Highs_passMip", as: PassMip.self)
        else { return nil }
        defer { destroy(solver) }
        _ = setBool(solver, "output_flag", 0)
        _ = setDouble(solver, "mip_rel_gap", 0)
        _ = setDouble(solver, "mip_abs_gap", 0)
        let passed = pass(
            solver, Int32(model.columnCount), Int32(model.rowCount), Int32(model.entryColumn.count), 2, 1,
            model.offset, model.cost, model.lower, model.upper, model.rowLower, model.rowUpper,
            model.rowStart,
            model.entryColumn, model.entryValue, model.isInteger.map(Int32.init))
        guard passed >= 0, run(solver) >= 0 else { return .other(-1) }
        switch status(solver) {
        case 7: return .optimal(objective(solver))
        case 8: return .infeasible
        case let code: return .other(code)
        }
    }
}

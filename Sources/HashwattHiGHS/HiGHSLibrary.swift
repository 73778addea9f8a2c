// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The functions of the library that are called, by their types in `highs_c_api.h`.
///
/// It stays loaded to the end of the process: its worker threads outlive a solve. The pointers never change after
/// `init`, so any thread may read them.
struct HiGHSLibrary: @unchecked Sendable {
    typealias Instance = UnsafeMutableRawPointer
    typealias Name = UnsafePointer<CChar>
    typealias Reals = UnsafePointer<Double>
    typealias Integers = UnsafePointer<Int32>
    typealias Callback =
        @convention(c) (
            Int32, Name?, UnsafeRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
        ) -> Void

    let version: String
    let create: @convention(c) () -> Instance?
    let destroy: @convention(c) (Instance) -> Void
    let run: @convention(c) (Instance) -> Int32
    let modelStatus: @convention(c) (Instance) -> Int32
    let objective: @convention(c) (Instance) -> Double
    let runTime: @convention(c) (Instance) -> Double
    let setFlag: @convention(c) (Instance, Name, Int32) -> Int32
    let setInteger: @convention(c) (Instance, Name, Int32) -> Int32
    let setReal: @convention(c) (Instance, Name, Double) -> Int32
    let integerInfo: @convention(c) (Instance, Name, UnsafeMutablePointer<Int32>) -> Int32
    let longInfo: @convention(c) (Instance, Name, UnsafeMutablePointer<Int64>) -> Int32
    let realInfo: @convention(c) (Instance, Name, UnsafeMutablePointer<Double>) -> Int32
    private let passMixed:
        @convention(c) (
            Instance, Int32, Int32, Int32, Int32, Int32, Double, Reals, Reals, Reals, Reals, Reals, Integers,
            Integers,
            Reals, Integers
        ) -> Int32
    let solution:
        @convention(c) (
            Instance, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>,
            UnsafeMutablePointer<Double>,
            UnsafeMutablePointer<Double>
        ) -> Int32
    let setColumn: @convention(c) (Instance, Int32, Double, Double) -> Int32
    let setRow: @convention(c) (Instance, Int32, Double, Double) -> Int32
    let clear: @convention(c) (Instance) -> Int32
    let basis: @convention(c) (Instance, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>) -> Int32
    let setBasis: @convention(c) (Instance, Integers, Integers) -> Int32
    let setStart: @convention(c) (Instance, Reals, Reals?, Reals?, Reals?) -> Int32
    let setCallback: @convention(c) (Instance, Callback, UnsafeMutableRawPointer?) -> Int32
    let startCallback: @convention(c) (Instance, Int32) -> Int32
    let callbackItem: @convention(c) (UnsafeRawPointer, Name) -> UnsafeRawPointer?
    let resetScheduler: @convention(c) (Int32) -> Void

    init(path: String) throws(HiGHSError) {
        guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
            throw .unloadable(path: path, reason: dlerror().map { String(cString: $0) } ?? "no reason given")
        }
        func function<T>(_ name: String) throws(HiGHSError) -> T {
            guard let symbol = dlsym(handle, name) else { throw .incomplete(path: path, function: name) }
            return unsafeBitCast(symbol, to: T.self)
        }
        let versionText: @convention(c) () -> Name? = try function("Highs_version")
        version = versionText().map { String(cString: $0) } ?? "unknown"
        create = try function("Highs_create")
        destroy = try function("Highs_destroy")
        run = try function("Highs_run")
        modelStatus = try function("Highs_getModelStatus")
        objective = try function("Highs_getObjectiveValue")
        runTime = try function("Highs_getRunTime")
        setFlag = try function("Highs_setBoolOptionValue")
        setInteger = try function("Highs_setIntOptionValue")
        setReal = try function("Highs_setDoubleOptionValue")
        integerInfo = try function("Highs_getIntInfoValue")
        longInfo = try function("Highs_getInt64InfoValue")
        realInfo = try function("Highs_getDoubleInfoValue")
        passMixed = try function("Highs_passMip")
        solution = try function("Highs_getSolution")
        setColumn = try function("Highs_changeColBounds")
        setRow = try function("Highs_changeRowBounds")
        clear = try function("Highs_clearSolver")
        basis = try function("Highs_getBasis")
        setBasis = try function("Highs_setBasis")
        setStart = try function("Highs_setSolution")
        setCallback = try function("Highs_setCallback")
        startCallback = try function("Highs_startCallback")
        callbackItem = try function("Highs_getCallbackDataOutItem")
        resetScheduler = try function("Highs_resetGlobalScheduler")
    }
}

extension HiGHSLibrary {
    /// Gives a program to an instance; negative where it is refused.
    func pass(_ solver: Instance, _ model: LinearModel) -> Int32 {
        let rowWise: Int32 = 2
        let minimise: Int32 = 1
        return passMixed(
            solver, Int32(model.columnCount), Int32(model.rowCount), Int32(model.entryColumn.count), rowWise,
            minimise, model.offset, model.cost, model.lower, model.upper, model.rowLower, model.rowUpper,
            model.rowStart, model.entryColumn, model.entryValue, model.isInteger.map(Int32.init))
    }
}

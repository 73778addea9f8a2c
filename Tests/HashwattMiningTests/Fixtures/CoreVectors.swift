// SPDX-License-Identifier: Apache-2.0

/// Expected values of Bitcoin Core's own tests (MIT licence): src/test/pow_tests.cpp, arith_uint256_tests.cpp,
/// validation_tests.cpp.
enum CoreVectors {
    /// `CalculateNextWorkRequired`: last bits, header time of the epoch's first and last block, next bits.
    static let retargets: [(name: String, bits: UInt32, first: Int64, last: Int64, next: UInt32)] = [
        ("get_next_work", 0x1d00_ffff, 1_261_130_161, 1_262_152_739, 0x1d00_d86a),
        ("get_next_work_pow_limit", 0x1d00_ffff, 1_231_006_505, 1_233_061_996, 0x1d00_ffff),
        ("get_next_work_lower_limit_actual", 0x1c05_a3f4, 1_279_008_237, 1_279_297_671, 0x1c01_68fd),
        ("get_next_work_upper_limit_actual", 0x1c38_7f6f, 1_263_163_443, 1_269_211_443, 0x1d00_e1fd),
    ]

    /// `SetCompact` then `GetCompact`; `-` before the hexadecimal target where the number is negative.
    static let compact: [(bits: UInt32, target: String, back: UInt32?)] = [
        (0x0012_3456, "0", 0x0000_0000),
        (0x0112_3456, "12", 0x0112_0000),
        (0x0212_3456, "1234", 0x0212_3400),
        (0x0312_3456, "123456", 0x0312_3456),
        (0x0412_3456, "12345600", 0x0412_3456),
        (0x0500_9234, "92340000", 0x0500_9234),
        (0x01fe_dcba, "-7e", 0x01fe_0000),
        (0x0492_3456, "-12345600", 0x0492_3456),
        (0x0180_3456, "0", nil),
        (0x0280_0056, "0", nil),
    ]

    /// Subsidy in satoshi by height.
    static let subsidies: [(height: Int, satoshi: Int64)] = [
        (0, 5_000_000_000),
        (209_999, 5_000_000_000),
        (210_000, 2_500_000_000),
        (419_999, 2_500_000_000),
        (420_000, 1_250_000_000),
        (630_000, 625_000_000),
        (840_000, 312_500_000),
        (1_050_000, 156_250_000),
        (6_929_999, 1),
        (6_930_000, 0),
        (13_440_000, 0),
    ]

    /// Sum over the heights 0, 1000, …, 13,999,000 of 1000 times the subsidy, in satoshi.
    static let subsidySum: Int64 = 2_099_999_997_690_000
}

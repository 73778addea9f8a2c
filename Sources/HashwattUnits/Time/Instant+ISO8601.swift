// SPDX-License-Identifier: Apache-2.0

extension Instant {
    /// Reads ISO 8601 with a zone: `2023-08-01T00:00:00-05:00`, `2023-08-01T05:00Z`; nil for any other text.
    ///
    /// Seconds may be left out; a space may stand for the `T`. A time without a zone is no instant: read it
    /// as `WallTime` and say which zone is meant. Offsets reach from -14:00 to +14:00, in whole minutes.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard let mark = bytes.dropFirst(11).firstIndex(where: { $0 == 0x5A || $0 == 0x2B || $0 == 0x2D }),
            let wall = WallTime(bytes: bytes[..<mark]), let offset = Self.offset(bytes[mark...])
        else { return nil }
        self.init(unixSeconds: wall.secondsSinceEpoch - offset)
    }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let text = Array(bytes)
        if text == [0x5A] { return 0 }
        guard text.count == 6, text[3] == 0x3A, let hours = CivilDate.digits(text[1..<3]),
            let minutes = CivilDate.digits(text[4..<6]), minutes < 60, hours * 60 + minutes <= 14 * 60
        else { return nil }
        return Int64(hours * 3_600 + minutes * 60) * (text[0] == 0x2D ? -1 : 1)
    }
}

extension WallTime {
    /// Reads `2023-08-01T00:15:00` or `2023-08-01 00:15`, without a zone; nil for any other text.
    public init?(_ text: some StringProtocol) { self.init(bytes: Array(text.utf8)[...]) }

    init?(bytes: ArraySlice<UInt8>) {
        let text = Array(bytes)
        guard text.count == 16 || text.count == 19, text[10] == 0x54 || text[10] == 0x20, text[13] == 0x3A,
            let date = CivilDate(String(decoding: text[..<10], as: UTF8.self)),
            let hour = CivilDate.digits(text[11..<13]), let minute = CivilDate.digits(text[14..<16])
        else { return nil }
        var second = 0
        if text.count == 19 {
            guard text[16] == 0x3A, let read = CivilDate.digits(text[17..<19]) else { return nil }
            second = read
        }
        self.init(date, hour: hour, minute: minute, second: second)
    }
}

// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import HashwattThreads
import Synchronization
import Testing

struct ThreadsTests {
    @Test(arguments: [1, 2, 3, 16], [0, 1, 2, 7, 1_000])
    func resultsStandInTheOrderOfTheirPieces(threads: Int, pieces: Int) {
        let runs = Atomic<Int>(0)
        let results = Threads(count: threads).map(pieces) { piece in
            runs.add(1, ordering: .relaxed)
            return String(piece)
        }
        #expect(results == (0..<pieces).map(String.init))
        #expect(runs.load(ordering: .relaxed) == pieces)
    }

    @Test func piecesOfPiecesAreThemselvesShared() {
        let runner = Threads(count: 2)
        let sums = runner.map(5) { outer in runner.map(7) { outer * $0 }.reduce(0, +) }
        #expect(sums == (0..<5).map { $0 * 21 })
    }

    @Test func noThreadTraps() async {
        await #expect(processExitsWith: .failure) { _ = Threads(count: 0) }
    }
}

// SPDX-License-Identifier: Apache-2.0

// Element access of the interior point's kernels. Their indices come from tables that are made once for a model, so
// a bounds check in every inner loop would prove the same thing some million times: `values[at: index]` checks in
// debug builds, which the tests run, and leaves the check out of optimised ones. Use it only in loops over all stages
// whose indices do not come from input.

extension MutableSpan {
    /// The element at `index`, which must be in bounds.
    @inline(__always)
    subscript(at index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return unsafe self[unchecked: index]
        }
        _modify {
            assert(index >= 0 && index < count)
            yield unsafe &self[unchecked: index]
        }
    }
}

extension Span {
    /// The element at `index`, which must be in bounds.
    @inline(__always)
    subscript(at index: Int) -> Element {
        assert(index >= 0 && index < count)
        return unsafe self[unchecked: index]
    }
}

extension Array {
    /// The element at `index`, which must be in bounds.
    @inline(__always)
    subscript(at index: Int) -> Element { span[at: index] }
}

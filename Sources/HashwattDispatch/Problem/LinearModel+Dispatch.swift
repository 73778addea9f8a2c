// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics

extension LinearModel {
    /// The problem written out row by row from its site and series, apart from the solver's own stages. The
    /// objective is the negative of the plan's, in USD.
    ///
    /// On/off decisions are integer columns: `u − u₋₁ = start − stop`, the starts of the last `up` intervals at
    /// most `u`, the stops of the last `down` intervals at most `1 − u` (D. Rajan, S. Takriti, IBM RC23628,
    /// 2005). Ramps hold but where a class starts or stops.
    ///
    /// - Complexity: O(intervals · classes · minimum times).
    public init(_ problem: DispatchProblem) {
        var builder = LinearModelBuilder(problem)
        self = builder.build()
    }
}

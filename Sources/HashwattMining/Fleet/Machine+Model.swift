// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

extension Machine {
    /// The machine of a row of the table of models; nil where the row has no hash rate.
    ///
    /// Where power is missing it follows from the published efficiency. Where all three are given they may differ
    /// by rounding; power and hash rate hold.
    public init?(_ model: ASICModel) {
        guard let hashRate = model.hashRate else { return nil }
        self.init(model.model, hashRate: hashRate, power: model.power ?? hashRate * model.efficiency)
    }
}

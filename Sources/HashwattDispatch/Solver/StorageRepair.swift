// SPDX-License-Identifier: Apache-2.0

/// Makes stored energy follow from charging and discharging, within the battery's limits.
///
/// Every storage row holds to its rounding, but over thousands of rows that adds up; the sum is taken out of battery
/// power where it shows. What runs is lessened before what does not run is started.
struct StorageRepair {
    let battery: Battery
    let hours: Double

    /// Largest sum of rounding that is moved, MWh; a plan that misses by more is wrong otherwise.
    private static let most = 1e-3

    /// Complexity: O(intervals).
    func repair(_ plan: inout DispatchPlan) {
        followLevels(&plan) { level in level < 0 ? -level : min(0, battery.energyMWh - level) }
        guard let final = battery.finalMWh, let end = plan.storedMWh.last else { return }
        var missing = final - end
        guard missing != 0, abs(missing) < Self.most else { return }
        for isStarting in [false, true] {
            for t in (0..<plan.count).reversed() where missing != 0 {
                missing -= move(&plan, t, by: missing, isStarting: isStarting)
            }
        }
        followLevels(&plan) { _ in 0 }
    }

    /// Recomputes stored energy from power, which is changed by what `lack` answers for a level, MWh.
    private func followLevels(_ plan: inout DispatchPlan, lack: (Double) -> Double) {
        var level = battery.initialMWh
        for t in 0..<plan.count {
            level += gain(plan, t)
            let missing = lack(level)
            if missing != 0, abs(missing) < Self.most {
                let moved = move(&plan, t, by: missing, isStarting: false)
                level += moved + move(&plan, t, by: missing - moved, isStarting: true)
            }
            plan.storedMWh[t] = level
        }
    }

    private func gain(_ plan: DispatchPlan, _ t: Int) -> Double {
        hours
            * (battery.chargeEfficiency * plan.chargeMW[t] - plan.dischargeMW[t] / battery.dischargeEfficiency)
    }

    /// Raises the energy stored in interval `t`; answers by how much it could, MWh.
    private func move(_ plan: inout DispatchPlan, _ t: Int, by wanted: Double, isStarting: Bool) -> Double {
        var left = wanted
        func change(_ power: inout Double, _ perMW: Double) {
            let most = isStarting ? battery.powerMW : power
            let after = min(most, max(0, power + left / perMW))
            left -= (after - power) * perMW
            power = after
        }
        change(&plan.dischargeMW[t], -hours / battery.dischargeEfficiency)
        change(&plan.chargeMW[t], hours * battery.chargeEfficiency)
        return wanted - left
    }
}

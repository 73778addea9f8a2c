// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

extension SectorBand {
    /// The band of a day.
    ///
    /// Each index is begun at its last renewal of members before the day: what lay before does not matter for the
    /// day's gain, as weights and members were set there. Share counts are those known at that renewal.
    ///
    /// - Parameters:
    ///   - rules: the definitions.
    ///   - closes: closes of all their names; other columns do not matter.
    ///   - shareCounts: counts that are known.
    ///   - assumptions: counts to try, one after the other, where the count of one ticker is missing.
    ///   - actions: corporate actions; share counts before them are adjusted.
    /// - Complexity: O(rules · names) indices of a few dozen sessions.
    public static func compute(
        on day: CivilDate, rules: [IndexRules], closes: CloseTable, shareCounts: [ShareCount] = [],
        assumptions: [ShareAssumption] = [], actions: [CorporateAction] = []
    ) -> SectorBand {
        let entries = rules.map { rules in
            let table = closes.selecting(rules.universe, through: day)
            let question = SectorQuestion(
                day: day, rules: rules, closes: table, shareCounts: shareCounts, actions: actions)
            return Entry(rules: rules, outcome: question.outcome(assumptions))
        }
        return SectorBand(day: day, entries: entries)
    }
}

/// One definition and one day.
private struct SectorQuestion {
    let day: CivilDate
    let rules: IndexRules
    let closes: CloseTable
    var shareCounts: [ShareCount]
    let actions: [CorporateAction]

    func outcome(_ assumptions: [ShareAssumption]) -> SectorBand.Outcome {
        guard closes.days.count > 1, closes.days.last == day else { return .noSession }
        guard rules.baseDay < day else { return .beginsLater(rules.baseDay) }
        do throws(IndexError) {
            return .gain(try gain(nil))
        } catch {
            guard case .shareCountsMissing(_, let on, let tickers) = error else { return .failed(error) }
            let fitting = assumptions.filter { [$0.ticker] == tickers }
            guard !fitting.isEmpty else { return .lacksShareCounts(tickers, on: on) }
            return tried(fitting)
        }
    }

    private func tried(_ assumptions: [ShareAssumption]) -> SectorBand.Outcome {
        var gains: [SectorGain] = []
        for assumption in assumptions {
            var question = self
            question.shareCounts.append(
                ShareCount(ticker: assumption.ticker, from: closes.days[0], shares: assumption.shares))
            do throws(IndexError) {
                gains.append(try question.gain(assumption))
            } catch {
                return .failed(error)
            }
        }
        return .sensitivity(gains)
    }

    /// The close at which the weights of the day were set: the last renewal of members, or the base day.
    private var start: CivilDate {
        let schedule = rules.reconstitution ?? rules.rebalance
        let last = schedule.sessions(of: closes.days).last { $0 < closes.days.count - 1 }
        let renewal = last.map { closes.days[$0] } ?? rules.baseDay
        return max(renewal, rules.baseDay)
    }

    private func gain(_ assumption: ShareAssumption?) throws(IndexError) -> SectorGain {
        let start = start
        let history = try history(from: start, without: nil)
        let last = history.days.count - 1
        let members = history.members(at: last)
        let others = members.map { member in
            SectorGain.LeaveOneOut(ticker: member.ticker, value: gain(from: start, without: member.ticker))
        }
        let carried = history.audit.filter { line in
            if case .carried(_, _, _, let through, _) = line.change { through >= day } else { false }
        }
        return SectorGain(
            value: history.levels[last] / history.levels[last - 1] - 1, previousDay: history.days[last - 1],
            weightsSet: history.renewals.last { $0.effective < day }?.effective ?? start, members: members,
            withoutMember: others, assumption: assumption,
            remarks: carried.map(\.description) + history.issues.map(\.description))
    }

    private func gain(from start: CivilDate, without ticker: String) -> Double? {
        guard let history = try? history(from: start, without: ticker) else { return nil }
        let last = history.days.count - 1
        return history.levels[last] / history.levels[last - 1] - 1
    }

    private func history(
        from start: CivilDate, without ticker: String?
    ) throws(IndexError) -> IndexHistory {
        let changed: IndexRules
        do {
            changed = try rules.changed(baseDay: start, without: ticker)
        } catch {
            throw .emptyAtBase(rules: rules.name, start)
        }
        return try IndexHistory.compute(
            changed, closes: closes, shareCounts: shareCounts, actions: actions)
    }
}

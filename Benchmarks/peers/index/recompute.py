#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Recompute indices independently of the engine, with pandas, and write the levels the tests compare with.

    recompute.py closes CLOSES.csv > Tests/Fixtures/index/closes_levels.csv
    recompute.py generated         > Tests/Fixtures/index/generated_levels.csv
    recompute.py shipped TABLES    > Tests/Fixtures/index/shipped_levels.csv

Nothing here has a divisor: a basket is a number of shares of each name, bought at a close for the value the basket
before had at that close. That is another way to the same levels, so agreement says something.

closes: three sets of rules over date,ticker,close rows; a missing close is the last one.
shipped: every rules file of TABLES/rules over TABLES/closes.csv, fifteen months, with the share counts of
TABLES/share_counts.csv (of BMNR its largest; rules that lack a count are left out). Needs PyYAML.
generated: 3,000 names x 5,040 weekdays from 2004-01-02, quarterly at the first session, by capitalisation with a
cap of 4.5 %, with splits, special dividends and delistings. Prices come from SplitMix64 by index, so that any
language makes the same bits (GeneratedMarket.swift in the tests is the other half).
"""
import sys

import numpy as np
import pandas as pd

MINERS = ["RIOT", "MARA", "CIFR", "WULF", "IREN", "CLSK", "CORZ", "HUT", "BITF", "BTDR"]
# Million shares of the third quarter of 2025 for the whole period: a weight for a test, no fact of the period.
SHARES = dict(zip(MINERS, [402.0, 470.1, 398.0, 420.0, 272.0, 328.6, 363.3, 110.0, 555.8, 238.0]))


def capped(weights, cap):
    weights = weights / weights.sum()
    fixed = pd.Series(False, index=weights.index)
    while (weights[~fixed] > cap + 1e-15).any():
        fixed |= weights > cap + 1e-15
        rest = weights[~fixed]
        weights = pd.Series(np.where(fixed, cap, weights * (1 - cap * fixed.sum()) / rest.sum()), index=weights.index)
    return weights


def chain(closes, renewals, target):
    """Levels of a basket that is bought anew, for its own value, at the close of each renewal."""
    levels = {}
    shares = None
    for position, day in enumerate(closes.index):
        row = closes.iloc[position]
        value = 1000.0 if shares is None else float((row[shares.index] * shares).sum())
        levels[day] = value
        if shares is None or day in renewals:
            weights = target(row)
            shares = value * weights / row[weights.index]
    return pd.Series(levels)


def first_sessions(days, months):
    frame = pd.DataFrame({"day": days}, index=days)
    firsts = frame.groupby([days.year, days.month])["day"].first()
    return {day for day in firsts if day.month in months and day > days[0]}


def from_closes(path):
    rows = pd.read_csv(path)
    wide = rows[rows["ticker"].isin(MINERS)].pivot(index="date", columns="ticker", values="close")[MINERS].ffill()
    wide.index = pd.to_datetime(wide.index)
    counts = pd.Series(SHARES)
    every, quarters = range(1, 13), (1, 4, 7, 10)
    equal = chain(wide, first_sessions(wide.index, every), lambda row: pd.Series(1 / len(row), index=row.index))
    by_cap = chain(wide, set(), lambda row: row * counts / (row * counts).sum())
    limited = chain(wide, first_sessions(wide.index, quarters), lambda row: capped(row * counts, 0.15))
    print("date,equal,cap,capped")
    for day in wide.index:
        print(f"{day.date()},{float(equal[day])!r},{float(by_cap[day])!r},{float(limited[day])!r}")


def renewal_days(days, rebalance):
    """Effective sessions with the session whose closes choose the members, as positions."""
    months = days.year * 12 + days.month
    for position in range(len(days)):
        is_first = position > 0 and months[position] != months[position - 1]
        if rebalance["every"] == "session":
            yield position, position
        elif is_first:
            before = rebalance.get("selection") == "last session of the month before"
            yield position, position - 1 if before else position


def shipped(folder):
    import pathlib

    import yaml

    folder = pathlib.Path(folder)
    rows = pd.read_csv(folder / "closes.csv")
    known = pd.read_csv(folder / "share_counts.csv")
    known = known[known["basis"].eq("fully_diluted") | known["ticker"].eq("BMNR")]
    counts = known.groupby("ticker")["shares"].max()
    levels = {}
    for file in sorted((folder / "rules").glob("*.yaml")):
        rules = yaml.safe_load(file.read_text())
        universe, weighting = rules["universe"], rules["weighting"]
        raw = rows[rows["ticker"].isin(universe)].pivot(index="date", columns="ticker", values="close")
        raw.index = pd.to_datetime(raw.index)
        if weighting["method"] == "market_cap" and not set(universe) <= set(counts.index):
            continue
        closes = raw.ffill()
        # Sessions since each name's last close of its own, and its first.
        age = raw.notna().cumsum().apply(lambda column: column.groupby(column).cumcount())
        renewals = dict(renewal_days(raw.index, rules["rebalance"]))
        base = raw.index.get_loc(pd.Timestamp(rules["base"]["day"]))
        shares, values = None, {}
        for position in range(base, len(raw)):
            value = float(rules["base"].get("value", 1000)) if shares is None else float(
                (closes.iloc[position][shares.index] * shares).sum())
            values[raw.index[position].date()] = value
            if shares is not None and position not in renewals:
                continue
            selection = renewals.get(position, position)
            members = [name for name in universe if name in closes and not np.isnan(closes[name].iloc[selection])
                       and age[name].iloc[selection] <= 5]
            price = closes.iloc[position][members]
            if weighting["method"] == "equal":
                weights = pd.Series(1 / len(members), index=members)
            else:
                weights = price * counts[members] / (price * counts[members]).sum()
                if "cap" in weighting:
                    weights = capped(weights, weighting["cap"])
            shares = value * weights / price
        levels[rules["name"]] = values
    print("rules,date,level")
    for name, values in levels.items():
        for day, value in values.items():
            print(f"{name},{day},{value!r}")


def words(start, count):
    with np.errstate(over="ignore"):
        word = np.arange(start, start + count, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        word = (word ^ (word >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        word = (word ^ (word >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return word ^ (word >> np.uint64(31))


def uniform(start, count):
    return (words(start, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def generated():
    names, sessions = 3000, 5040
    days = pd.bdate_range("2004-01-02", periods=sessions)
    counts = 1e6 + 1e9 * uniform(1, names) ** 2 * uniform(1 + names, names)
    renewals = first_sessions(days, (1, 4, 7, 10))
    price = np.full(names, 100.0)
    alive = np.ones(names, bool)
    shares = None
    outstanding = counts.copy()
    level_value = 1000.0
    print("session,level")
    for session in range(sessions):
        if session:
            gone = np.zeros(names, bool)
            paid = np.zeros(names)
            # Before the open: actions of the names whose number is congruent to the session.
            for name in range(session % 251, names, 251):
                kind = (name + session) % 7
                if not alive[name]:
                    continue
                if kind == 0:
                    price[name] /= 2
                    outstanding[name] *= 2
                    if shares is not None:
                        shares[name] *= 2
                elif kind == 1:
                    price[name] *= 4
                    outstanding[name] /= 4
                    shares[name] /= 4
                elif kind == 2:
                    paid[name] = 0.0625 * price[name]
                elif kind == 3 and session % 40 == 0:
                    gone[name] = True
            # What leaves the basket is spread over the rest in proportion: that is what a new divisor does.
            held = price * shares
            left = held - paid * shares
            left[gone] = 0
            shares[gone] = 0
            shares *= held.sum() / left.sum()
            price = price - paid
            alive &= ~gone
            move = 1 + 0.07 * (uniform(1 + (session + 1) * names, names) - 0.497)
            price = price * move
            level_value = float((price * shares).sum())
        day = days[session]
        if session == 0 or day in renewals:
            # A name that leaves tomorrow morning is not bought tonight.
            leaving = np.zeros(names, bool)
            if (session + 1) % 40 == 0:
                for name in range((session + 1) % 251, names, 251):
                    leaving[name] = (name + session + 1) % 7 == 3
            eligible = alive & ~leaving
            capital = pd.Series((price * outstanding)[eligible])
            target = np.zeros(names)
            target[eligible] = capped(capital, 0.045).to_numpy()
            shares = level_value * target / price
        if session % 21 == 20 or session == sessions - 1:
            print(f"{session},{level_value!r}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["generated"]:
        generated()
    elif sys.argv[1:2] == ["shipped"] and len(sys.argv) == 3:
        shipped(sys.argv[2])
    elif sys.argv[1:2] == ["closes"] and len(sys.argv) == 3:
        from_closes(sys.argv[2])
    else:
        sys.exit(__doc__)

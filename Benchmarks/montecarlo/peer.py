#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The model of Guides/monte-carlo.md in numpy, vectorised over paths: what `run` compares with.

    peer.py model.json PATHS [CHUNK]

Prints mean and standard deviation of the present value, then CPU and wall seconds. The same Philox generator as a
numpy bit generator, normals by numpy's ziggurat (its fastest), arrays of CHUNK paths so that they stay in the cache,
results written in place where that is faster. Any difference of the mean beyond its error is a bug of one of us.
"""
import json
import sys
import time

import numpy as np


def simulate(model, paths, seed, chunk):
    factors, plan = model["factors"], model["plan"]
    year = 0.25
    quarters = len(plan["megawatts"])
    deviations = np.array([factors[name]["volatility"] for name in ("bitcoin", "network", "power", "rent", "rate")])
    root = np.linalg.cholesky(np.array(factors["correlation"])) * (deviations * year**0.5)[:, None]
    drift = {name: (factors[name]["drift"] - factors[name]["volatility"] ** 2 / 2) * year for name in ("bitcoin", "rent")}
    network, power, rate = factors["network"], factors["power"], factors["rate"]
    level = np.log(power["level"])
    energy = np.array(plan["megawatts"]) * plan["hours"]
    reward = np.array(plan["reward"])
    answer = network["elasticity"] * np.log(reward)
    worth = np.array(plan["dollars_per_mwh"]) * reward * np.exp(-network["trend"] * year * np.arange(1, quarters + 1))
    generator = np.random.Generator(np.random.Philox(seed))
    values = np.empty(paths)
    for begin in range(0, paths, chunk):
        n = min(chunk, paths - begin)
        once = generator.standard_normal((2, n))
        bitcoin, hashes, rents = np.zeros(n), np.zeros(n), np.zeros(n)
        watts, short, grown = np.full(n, np.log(power["start"])), np.full(n, rate["start"]), np.zeros(n)
        total = np.zeros(n)
        discounts, log_rents = np.empty((quarters, n)), np.empty((quarters, n))
        for quarter in range(quarters):
            log_rents[quarter] = rents
            grown += short * year
            grown += plan["spread"] * year
            shock = root @ generator.standard_normal((5, n))
            bitcoin += shock[0]
            bitcoin += drift["bitcoin"]
            hashes += (bitcoin * network["elasticity"] + answer[quarter] - hashes) * (network["speed"] * year)
            hashes += shock[1]
            watts += (level - watts) * (power["speed"] * year)
            watts += shock[2]
            rents += shock[3]
            rents += drift["rent"]
            short += (rate["level"] - short) * (rate["speed"] * year)
            short += shock[4]
            discount = np.exp(-grown, out=discounts[quarter])
            margin = np.exp(bitcoin - hashes)
            margin *= worth[quarter]
            margin -= np.exp(watts)
            margin -= plan["other_cost"]
            np.maximum(margin, 0, out=margin)
            margin *= discount
            margin *= energy[quarter]
            total += margin
        total += discounts[-1] * plan["residual"]
        total += projects(factors, plan, once, discounts, log_rents, quarters)
        values[begin : begin + n] = total
    return values


def lognormal(number, variate):
    if number["mean"] <= 0:
        return np.zeros_like(variate)
    deviation = number["log_deviation"]
    return np.exp(np.log(number["mean"]) - deviation**2 / 2 + deviation * variate)


def projects(factors, plan, once, discounts, log_rents, quarters):
    year = 0.25
    share = factors["delay_with_overrun"]
    late = lognormal(factors["delay"], once[0])
    costs = lognormal(factors["overrun"], once[0] * share + once[1] * (1 - share**2) ** 0.5)
    shrink = np.exp(-plan["escalator"] * year * late)
    total = np.zeros(len(late))
    for project in plan["projects"]:
        delay = late if project["start"] > 0 else np.zeros(len(late))
        lead = project["start"] - project["build_start"]
        pace = 1 / np.maximum(delay + lead, 1e-9)
        opening = delay + project["start"]
        income, capital = np.zeros(len(late)), np.zeros(len(late))
        paid, spent = np.zeros(len(late)), np.zeros(len(late))
        for quarter in range(project["build_start"], quarters):
            now = np.clip(quarter + 1 - opening, 0, project["term"])
            grown = project["first_income"] * np.exp(plan["escalator"] * year * (quarter - project["start"]))
            income += discounts[quarter] * (now - paid) * grown
            paid = now
            now = np.minimum((quarter + 1 - project["build_start"]) * pace, 1)
            capital += discounts[quarter] * (now - spent)
            spent = now
        if project["start"] > 0:
            income *= shrink
        if not project["is_let"]:
            income *= np.exp(log_rents[min(project["build_start"], quarters - 1)])
        total += income - capital * costs * project["capital"]
    return total


def main():
    model = json.load(open(sys.argv[1]))
    paths = int(sys.argv[2])
    chunk = int(sys.argv[3]) if len(sys.argv) > 3 else 4096
    wall, cpu = time.perf_counter(), time.process_time()
    values = simulate(model, paths, 1, chunk)
    print(f"mean {values.mean():.9e} deviation {values.std():.9e}")
    print(f"cpu {time.process_time() - cpu:.4f} wall {time.perf_counter() - wall:.4f}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compute event studies from the formulas of the papers, apart from the engine, and write them as a fixture.

    PYTHON Benchmarks/peers/event-study/papers.py Tests/Fixtures/event-study/papers

Needs numpy, scipy, statsmodels and, for the GARCH model, arch. Closes are made up from a fixed seed: ten firms, one
with gaps, one listed late, one that hardly trades. Every regression is statsmodels', every rank and tail scipy's,
every likelihood arch's; the loops below follow the papers' indices, one event and one day at a time.
"""
import json
import math
import pathlib
import sys
import warnings

import numpy as np
import statsmodels.api as sm
from arch import arch_model
from scipy import stats

warnings.filterwarnings("ignore")
RNG = np.random.default_rng(20251124)
DAYS, LENGTH, END, WINDOW = 330, 120, -11, range(-5, 6)
SPANS = [(-5, 5), (-1, 1), (0, 2), (3, 5)]
FIRMS = [f"F{i}" for i in range(10)]
FACTORS = ["SMB", "HML", "RMW", "CMA", "MOM", "AI", "RF"]


def dates():
    return [str(d) for d in np.busday_offset("2024-01-02", range(DAYS), roll="forward")]


def series():
    """Market with volatility clusters, firms with betas, fat tails, common shocks; and factor returns."""
    h, market = 1e-4, np.zeros(DAYS)
    shock = RNG.standard_normal(DAYS)
    for t in range(DAYS):
        market[t] = 0.0004 + math.sqrt(h) * shock[t]
        h = 4e-6 + 0.1 * (market[t] - 0.0004) ** 2 + 0.86 * h
    common = 0.008 * RNG.standard_normal(DAYS)
    factors = {name: 0.005 * RNG.standard_normal(DAYS) for name in FACTORS[:-1]}
    factors["RF"] = np.full(DAYS, 0.0001) + 1e-5 * RNG.standard_normal(DAYS)
    closes = {"MKT": 100 * np.exp(np.cumsum(market))}
    for i, firm in enumerate(FIRMS):
        own, h = np.zeros(DAYS), 4e-4
        draw = RNG.standard_t(5, DAYS) / math.sqrt(5 / 3)
        for t in range(DAYS):
            own[t] = math.sqrt(h) * draw[t]
            h = 2e-5 + 0.12 * own[t] ** 2 + 0.82 * h
        lagged = 0.3 * np.roll(market, 1) if i == 8 else 0
        r = (0.6 + 0.2 * i) * market + common + own + lagged + 0.4 * factors["SMB"] - 0.2 * factors["HML"]
        closes[firm] = 20 * np.exp(np.cumsum(r + 0.0003))
    closes = {k: np.round(v, 4) for k, v in closes.items()}
    for t in (70, 71, 150, 211, 252, 259, 262, 263):
        closes["F6"][t] = np.nan
    closes["F7"][:155] = np.nan
    closes["F9"][RNG.random(DAYS) < 0.08] = np.nan
    return closes, {k: np.round(v, 8) for k, v in factors.items()}


def returns(prices, kind):
    out = np.full(len(prices), np.nan)
    for t in range(1, len(prices)):
        ratio = prices[t] / prices[t - 1]
        out[t] = math.log(ratio) if kind == "log" else ratio - 1
    return out


def bridged(prices, market, kind):
    """Trade-to-trade: returns over gaps, the market over the same sessions, and the sessions each spans."""
    r, m, span, last = np.full(DAYS, np.nan), returns(market, kind), np.ones(DAYS), None
    for t in range(DAYS):
        if np.isnan(prices[t]):
            continue
        if last is not None:
            f = (lambda a, b: math.log(b / a)) if kind == "log" else (lambda a, b: b / a - 1)
            r[t], m[t], span[t] = f(prices[last], prices[t]), f(market[last], market[t]), t - last
        last = t
    return r, m, span


class Fit:
    """An event: estimation residuals by slot, abnormal returns, and the variance factors of AR and CAR."""


def design(model, m, F, t, span):
    if model == "meanAdjusted":
        return [span[t]]
    if model == "capm":
        return [1, m[t] - F["RF"][t]]
    if model == "factors":
        return [1, m[t], F["AI"][t]]
    if model == "carhart":
        return [1, m[t] - F["RF"][t], F["SMB"][t], F["HML"][t], F["RMW"][t], F["CMA"][t], F["MOM"][t]]
    return [span[t], m[t]]


def estimate(case, closes, F, firm, day):
    model, kind = case["model"], case["returns"]
    m, r, span = returns(closes["MKT"], kind), returns(closes[firm], kind), np.ones(DAYS)
    if case["missing"] == "trade-to-trade":
        r, m, span = bridged(closes[firm], closes["MKT"], kind)
    first = max(1, day + END - LENGTH + 1)
    slots = list(range(first, day + END + 1))
    use = [t for t in slots if not np.isnan(r[t])]
    excess = model in ("capm", "carhart")
    y = np.array([(r[t] - (F["RF"][t] if excess else 0)) / math.sqrt(span[t]) for t in use])
    X = np.array([[v / math.sqrt(span[t]) for v in design(model, m, F, t, span)] for t in use])
    e = Fit()
    inverse = None
    if model == "marketAdjusted":
        coef, k = [], 1
        expect = lambda t: m[t]
    else:
        ols = sm.OLS(y, X).fit()
        coef, k, inverse = list(ols.params), X.shape[1], np.linalg.inv(X.T @ X)
        if model == "scholesWilliams":
            inner = [t for t in use if slots[0] < t < slots[-1]]
            yy = np.array([r[t] for t in inner])
            b = [sm.OLS(yy, sm.add_constant(np.array([m[t + s] for t in inner]))).fit().params[1] for s in (-1, 0, 1)]
            rho = stats.pearsonr([m[t] for t in inner], [m[t - 1] for t in inner])[0]
            beta = sum(b) / (1 + 2 * rho)
            coef = [yy.mean() - beta * np.mean([m[t] for t in inner]), beta]
        if model == "dimson":
            inner = [t for t in use if t - 2 >= 1 and t + 1 <= slots[-1]]
            XX = sm.add_constant(np.array([[m[t + s] for s in (-2, -1, 0, 1)] for t in inner]))
            beta = sm.OLS(np.array([r[t] for t in inner]), XX).fit().params[1:].sum()
            coef = [np.mean([r[t] for t in use]) - beta * np.mean([m[t] for t in use]), beta]
        expect = lambda t: float(np.dot(coef, design(model, m, F, t, span))) + (F["RF"][t] if excess else 0)
    residual = {t - slots[0]: (r[t] - expect(t)) / math.sqrt(span[t]) for t in use}
    M = len(use)
    values = np.array(list(residual.values()))
    # The market-adjusted model estimates nothing; its spread is that of R − M about its mean.
    s = values.std(ddof=1) if model == "marketAdjusted" else math.sqrt((values ** 2).sum() / (M - k))
    e.slots = {LENGTH - len(slots) + at: value for at, value in residual.items()}
    e.coef, e.s, e.M, e.k, e.day, e.firm = [float(c) for c in coef], float(s), M, k, day, firm
    e.ar, e.factor, e.bh = [], [], []
    rows, spans = [], []
    for w in WINDOW:
        t = day + w
        row = np.array(design(model, m, F, t, span)) if inverse is not None else np.zeros(1)
        rows.append(row)
        spans.append(span[t])
        e.ar.append(r[t] - expect(t))
        e.factor.append(np.nan if np.isnan(r[t]) else span[t] + (row @ inverse @ row if inverse is not None else 0))
    e.carfactor, e.car = [], []
    grow = (lambda x: math.exp(x)) if kind == "log" else (lambda x: 1 + x)
    for a, b in SPANS:
        at = [w - WINDOW[0] for w in range(a, b + 1)]
        there = [i for i in at if not np.isnan(e.ar[i])]
        # A session without a return is in the CAR only where a later return of the event window spans it.
        gone = [i for i in at if np.isnan(e.ar[i])
                and not any(j > i and not np.isnan(e.ar[j]) and spans[j] > j - i for j in range(len(WINDOW)))]
        if gone:
            e.car.append(np.nan), e.carfactor.append(np.nan), e.bh.append(np.nan)
            continue
        total = sum(rows[i] for i in there)
        e.car.append(sum(e.ar[i] for i in there))
        e.carfactor.append(sum(spans[i] for i in there) + (total @ inverse @ total if inverse is not None else 0))
        e.bh.append(math.prod(grow(r[day + WINDOW[0] + i]) for i in there)
                    - math.prod(grow(expect(day + WINDOW[0] + i)) for i in there))
    return e


def column(events, day=None, span=None):
    """Values and standardised values of AR on a day or of a CAR, by event."""
    if span is None:
        return [e.ar[day] for e in events], [e.ar[day] / (e.s * math.sqrt(e.factor[day])) for e in events]
    return [e.car[span] for e in events], [e.car[span] / (e.s * math.sqrt(e.carfactor[span])) for e in events]


def skew_t(x):
    """Hall (1992): √n (S + γS²/3 + γ²S³/27 + γ/6n)."""
    n, s, g = len(x), np.mean(x) / np.std(x, ddof=1), stats.skew(x, bias=False)
    return math.sqrt(n) * (s + g * s * s / 3 + g * g * s ** 3 / 27 + g / (6 * n))


def student(t, df):
    return [float(t), float(2 * stats.t.sf(abs(t), df))]


def normal(z):
    return [float(z), float(2 * stats.norm.sf(abs(z)))]


def grank(events, sca):
    """Kolari, Pynnönen (2011), equations 7–15: ranks of SCAR* among the estimation residuals over s."""
    there = [i for i, v in enumerate(sca) if not np.isnan(v)]
    spread = np.std([sca[i] for i in there], ddof=1)
    U = np.full((len(there), LENGTH + 1), np.nan)
    for row, i in enumerate(there):
        e = events[i]
        order = sorted(e.slots)
        ranks = stats.rankdata([e.slots[t] / e.s for t in order] + [sca[i] / spread])
        for t, rank in zip(order + [LENGTH], ranks):
            U[row, t] = rank / (e.M + 2) - 0.5
    n, T = len(there), LENGTH + 1
    square = sum((~np.isnan(U[:, t])).sum() / n * np.nanmean(U[:, t]) ** 2 for t in range(T)
                 if not np.isnan(U[:, t]).all())
    z = U[:, -1].mean() / math.sqrt(square / T)
    M = np.mean([e.M for e in events])
    return student(z * math.sqrt((T - 2) / (T - 1 - z * z)), T - 2), normal(U[:, -1].mean() / math.sqrt(M / (12 * n * (M + 2))))


def rank_tests(events, days):
    """Corrado (1989); Corrado, Zivney (1992) ranks and signs; for L days Σ / √L (Cowan 1992)."""
    W = len(WINDOW)
    K, U, G = (np.full((len(events), LENGTH + W), np.nan) for _ in range(3))
    for i, e in enumerate(events):
        at = sorted(e.slots) + [LENGTH + j for j in range(W) if not np.isnan(e.ar[j])]
        x = [e.slots[t] if t < LENGTH else e.ar[t - LENGTH] for t in at]
        for t, rank, value in zip(at, stats.rankdata(x), x):
            K[i, t] = rank - (len(x) + 1) / 2
            U[i, t] = rank / (1 + len(x)) - 0.5
            G[i, t] = np.sign(value - np.median(x))
    out = []
    for X, power in ((K, 1), (U, 0.5), (G, 0.5)):
        n = (~np.isnan(X)).sum(0)
        ok = n > 0
        mean = np.nansum(X, 0)[ok] / n[ok] ** power
        S = math.sqrt((mean ** 2).sum() / ok.sum())
        value = {t: v for t, v in zip(np.flatnonzero(ok), mean)}
        out.append(normal(sum(value.get(LENGTH + d, 0) for d in days) / (S * math.sqrt(len(days)))))
    return out


def correlation(events):
    """Mean over pairs of the correlation of residuals on the slots both have. Kolari, Pynnönen (2010)."""
    total = 0.0
    for i, a in enumerate(events):
        for b in events[:i]:
            both = sorted(a.slots.keys() & b.slots.keys())
            total += stats.pearsonr([a.slots[t] for t in both], [b.slots[t] for t in both])[0]
    n = len(events)
    return total / (n * (n - 1) / 2)


def tests(events, x, sx, days, rbar, share, calendar_dates, held=None, span=None):
    n = len(x)
    there = [i for i in range(n) if not np.isnan(x[i])]
    v, sv = np.array([x[i] for i in there]), np.array([sx[i] for i in there])
    n, L = len(v), len(days)
    estimation = [np.mean([e.slots[t] for e in events if t in e.slots]) for t in range(LENGTH)
                  if any(t in e.slots for e in events)]
    T, sd = len(estimation), np.std(estimation, ddof=1)
    aar = sum(np.nanmean([e.ar[d] for e in events]) for d in days)
    out = {"timeSeries": student(aar / (sd * math.sqrt(L)), T - 1)}
    k = events[0].k
    out["crudeDependence"] = student(aar / (sd * math.sqrt((T - 1) / (T - k)) * math.sqrt(L)), T - k)
    out["independence"] = normal(v.mean() / (math.sqrt(sum(events[i].s ** 2 for i in there)) / n) / math.sqrt(L))
    out["crossSectional"] = student(math.sqrt(n) * v.mean() / v.std(ddof=1), n - 1)
    out["skewnessAdjusted"] = student(skew_t(v), n - 1)
    Q = [(events[i].M - k) / (events[i].M - k - 2) for i in there]
    if span is None:
        patell = sv.sum() / math.sqrt(sum(Q))
    else:
        # CSAR over days: each event's Σ SAR has the variance L·Q, L its returns in the window.
        each = []
        for i, q in zip(there, Q):
            sar = [events[i].ar[d] / (events[i].s * math.sqrt(events[i].factor[d])) for d in days
                   if not np.isnan(events[i].ar[d])]
            each.append(sum(sar) / math.sqrt(len(sar) * q))
        patell = sum(each) / math.sqrt(n)
    out["patell"] = normal(patell)
    out["adjustedPatell"] = normal(patell / math.sqrt(1 + (n - 1) * rbar))
    bmp = math.sqrt(n) * sv.mean() / sv.std(ddof=1)
    out["standardised"] = student(bmp, n - 1)
    out["adjustedStandardised"] = student(bmp * math.sqrt((1 - rbar) / (1 + (n - 1) * rbar)), n - 1)
    out["corradoRank"], out["corradoZivneyRank"], out["corradoZivneySign"] = rank_tests(events, days)
    out["generalisedRankT"], out["generalisedRankZ"] = grank(events, sx)
    positive = (v > 0).sum()
    out["sign"] = normal((positive - n / 2) / math.sqrt(n / 4))
    out["generalisedSign"] = normal((positive - n * share) / math.sqrt(n * share * (1 - share)))
    out["wilcoxon"] = [float(sum(stats.rankdata(abs(v))[v > 0])), float(stats.wilcoxon(v, method="exact").pvalue)]
    if span is not None:
        b = np.array([h for h in held if not np.isnan(h)])
        out["buyAndHold"] = student(math.sqrt(len(b)) * b.mean() / b.std(ddof=1), len(b) - 1)
        out["buyAndHoldSkewness"] = student(skew_t(b), len(b) - 1)
        by = {}
        for e in events:
            for d in days:
                if not np.isnan(e.ar[d]):
                    by.setdefault(e.day + WINDOW[0] + d, []).append(e.ar[d])
        portfolio = np.array([np.mean(by[t]) for t in sorted(by)])
        out["calendarTime"] = student(portfolio.mean() / portfolio.std(ddof=1) * math.sqrt(len(portfolio)), len(portfolio) - 1)
    return out


def finite(values):
    return [None if np.isnan(v) else float(v) for v in values]


def garch(closes, firm, day):
    y, m = returns(closes[firm], "log"), returns(closes["MKT"], "log")
    t = [t for t in range(day + END - LENGTH + 1, day + END + 1) if not np.isnan(y[t])]
    start = np.mean(sm.OLS(y[t], sm.add_constant(m[t])).fit().resid ** 2)
    # Percent, as arch's optimiser wants numbers of the size of 1.
    made = arch_model(100 * y[t], x=100 * m[t], mean="LS", vol="GARCH", p=1, q=1, rescale=False)
    fit = made.fit(backcast=1e4 * start, disp="off", tol=1e-12, options={"maxiter": 5000})
    p = fit.params.values
    return dict(firm=firm, alpha=p[0] / 100, beta=p[1], omega=p[2] / 1e4, reaction=p[3], persistence=p[4],
                start=start, logLikelihood=float(fit.loglikelihood + len(t) * (math.log(100) + math.log(2 * math.pi) / 2)))


def shortened(value):
    """Fourteen significant digits, five more than are compared."""
    if isinstance(value, dict):
        return {k: shortened(v) for k, v in value.items()}
    if isinstance(value, list):
        return [shortened(v) for v in value]
    return float(f"{value:.14g}") if isinstance(value, float) else value


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    closes, F = series()
    calendar = dates()
    apart = [("apart", firm, 250 + 6 * i) for i, firm in enumerate(FIRMS)]
    same = [("same", firm, 260) for firm in FIRMS if firm != "F9"]
    asked = apart + same
    with open(folder / "events.csv", "w") as out:
        out.write("event,group,firm,date\n")
        out.writelines(f"{i + 1},{g},{firm},{calendar[day]}\n" for i, (g, firm, day) in enumerate(asked))
    with open(folder / "closes.csv", "w") as out:
        out.write("date," + ",".join(closes) + "\n")
        out.writelines(f"{calendar[t]}," + ",".join("" if np.isnan(c[t]) else f"{c[t]:.4f}" for c in closes.values()) + "\n"
                       for t in range(DAYS))
    with open(folder / "factors.csv", "w") as out:
        out.write("date," + ",".join(F) + "\n")
        out.writelines(f"{calendar[t]}," + ",".join(f"{f[t]:.8f}" for f in F.values()) + "\n" for t in range(DAYS))
    cases = [dict(model=model, returns=kind, missing=missing) for model, kind, missing in (
        ("meanAdjusted", "log", "leave-out"), ("marketAdjusted", "log", "leave-out"), ("marketModel", "log", "leave-out"),
        ("marketModel", "simple", "leave-out"), ("marketModel", "log", "trade-to-trade"),
        ("marketModel", "simple", "trade-to-trade"),
        ("scholesWilliams", "log", "leave-out"), ("dimson", "log", "leave-out"), ("capm", "simple", "leave-out"),
        ("factors", "log", "leave-out"), ("carhart", "simple", "leave-out"))]
    for case in cases:
        case["groups"] = []
        for name in ("apart", "same"):
            events = [estimate(case, closes, F, firm, day) for g, firm, day in asked if g == name]
            rbar = correlation(events)
            share = float(np.mean([np.mean([v > 0 for v in e.slots.values()]) for e in events]))
            days = [tests(events, *column(events, day=d), [d], rbar, share, calendar) for d in range(len(WINDOW))]
            windows = []
            for i, (a, b) in enumerate(SPANS):
                at = [w - WINDOW[0] for w in range(a, b + 1)]
                windows.append(tests(events, *column(events, span=i), at, rbar, share, calendar,
                                     held=[e.bh[i] for e in events], span=i))
            case["groups"].append(dict(
                name=name, meanCorrelation=float(rbar), positiveShare=share, days=days, windows=windows,
                events=[dict(firm=e.firm, coefficients=e.coef, deviation=e.s, returns=e.M, abnormal=finite(e.ar),
                             cumulative=finite(e.car), buyAndHold=finite(e.bh),
                             standardErrors=finite([e.s * math.sqrt(f) for f in e.factor + e.carfactor]))
                        for e in events]))
    fits = [garch(closes, firm, 260) for firm in FIRMS[:6]]
    with open(folder / "expected.json", "w") as out:
        json.dump(shortened(dict(cases=cases, garch=fits)), out, separators=(",", ":"))
    print(len(cases), "cases", [round(f["persistence"], 3) for f in fits])


main()

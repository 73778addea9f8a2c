#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The split of one name's move with pandas and statsmodels, for the tests.

    closes.py Sources/CHashwattTables/tables/closes.csv CIFR 2025-11-24

Prints coefficients, HC3 and Newey-West standard errors of Bitcoin (IBIT), market (SPY) and AI basket, then constant,
rest and the standard deviation of the rest with forecast error.
"""
import sys

import numpy as np
import pandas as pd
import statsmodels.api as sm

BASKET = ["NVDA", "MSFT", "GOOGL", "AMZN", "META", "ORCL"]
path, name, day = sys.argv[1:]
rows = pd.read_csv(path)
wide = rows.pivot(index="date", columns="ticker", values="close").loc[lambda table: table["SPY"].notna()]
returns = wide.pct_change(fill_method=None)
factors = pd.DataFrame({"ibit": returns["IBIT"], "spy": returns["SPY"], "ai": returns[BASKET].mean(axis=1, skipna=False)})
place = returns.index.get_loc(day)
window = slice(max(1, place - 11 - 250 + 1), place - 11 + 1)
y = returns[name].iloc[window]
x = sm.add_constant(factors.iloc[window])
kept = y.notna() & x.notna().all(axis=1)
fit = sm.OLS(y[kept], x[kept]).fit()
lags = int(4 * (kept.sum() / 100) ** (2 / 9))
hc3 = fit.get_robustcov_results("HC3").bse
newey = fit.get_robustcov_results("HAC", maxlags=lags, use_correction=False).bse
today = np.concatenate([[1.0], factors.iloc[place].to_numpy()])
rest = returns[name].iloc[place] - today @ fit.params.to_numpy()
deviation = np.sqrt(fit.mse_resid * (1 + today @ fit.normalized_cov_params.to_numpy() @ today))
print(*(repr(float(value)) for value in [*fit.params.iloc[1:], *hc3[1:], *newey[1:], fit.params.iloc[0], rest, deviation]), sep=", ")

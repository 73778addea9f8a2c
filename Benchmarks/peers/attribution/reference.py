#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Regressions, false-discovery rates and permutation p-values of other programs, for the tests.

    reference.py > Tests/Fixtures/regression/reference.json

statsmodels gives coefficients, standard errors and covariances (HC0 to HC3, Newey-West without and with its small-sample
factor) and adjusted p-values; orders are gone through one by one with itertools and numpy.
"""
import itertools
import json

import numpy as np
import statsmodels
import statsmodels.api as sm
from statsmodels.stats.multitest import multipletests


def design(seed, rows, columns, heavy):
    random = np.random.default_rng(seed)
    x = random.standard_normal((rows, columns - 1))
    x[:, 1:] += 0.7 * x[:, :1]
    noise = random.standard_t(4, rows) * (1 + np.abs(x[:, 0])) if heavy else random.standard_normal(rows)
    for row in range(1, rows):
        noise[row] += 0.3 * noise[row - 1]
    y = 0.01 + x @ np.linspace(0.5, 1.5, columns - 1) + noise
    return np.column_stack([np.ones(rows), x]), y


def regression(seed, rows, columns, heavy, lags):
    x, y = design(seed, rows, columns, heavy)
    plain = sm.OLS(y, x).fit()
    covariances = {"classical": plain.cov_params()}
    for kind in ("HC0", "HC1", "HC2", "HC3"):
        covariances[kind] = plain.get_robustcov_results(kind).cov_params()
    newey = plain.get_robustcov_results("HAC", maxlags=lags, use_correction=False)
    covariances["neweyWest"] = newey.cov_params()
    return {
        "design": x.T.tolist(), "y": y.tolist(), "lags": lags, "coefficients": plain.params.tolist(),
        "leverages": plain.get_influence().hat_matrix_diag.tolist(),
        "covariances": {key: np.asarray(value).ravel().tolist() for key, value in covariances.items()},
    }


def discovery(seed, count):
    random = np.random.default_rng(seed)
    p = np.concatenate([random.uniform(size=count - count // 5), random.uniform(size=count // 5) ** 6])
    p = np.round(p, 4)  # ties
    adjusted = {name: multipletests(p, method=method)[1].tolist() for name, method in
                (("benjaminiHochberg", "fdr_bh"), ("benjaminiYekutieli", "fdr_by"))}
    return {"pValues": p.tolist(), **adjusted}


def t_of(x, y, column):
    fit = np.linalg.lstsq(x, y, rcond=None)[0]
    rest = y - x @ fit
    variance = rest @ rest / (len(y) - x.shape[1])
    return fit[column] / np.sqrt(variance * np.linalg.inv(x.T @ x)[column, column])


def permutations(seed, rows, columns, column):
    """Every order of the residuals without the column, put back on the fit without it."""
    x, y = design(seed, rows, columns, True)
    others = np.delete(x, column, axis=1)
    fitted = others @ np.linalg.lstsq(others, y, rcond=None)[0]
    rest = y - fitted
    observed = abs(t_of(x, y, column))
    found = [abs(t_of(x, fitted + rest[list(order)], column)) for order in itertools.permutations(range(rows))]
    beyond = sum(value >= observed * (1 - 1e-9) for value in found)
    return {"design": x.T.tolist(), "y": y.tolist(), "column": column, "beyond": int(beyond), "orders": len(found)}


print(json.dumps({
    "statsmodels": statsmodels.__version__, "numpy": np.__version__,
    "regressions": [regression(1, 15, 3, True, 2), regression(2, 120, 4, True, 4), regression(3, 60, 2, False, 3)],
    "discoveries": [discovery(4, 200), discovery(5, 15)],
    "permutations": [permutations(6, 7, 2, 1), permutations(7, 8, 2, 1), permutations(8, 8, 3, 2)],
}, indent=0))

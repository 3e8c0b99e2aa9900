"""The steps of COINr: denominate, treat, normalise, aggregate.

COINr's own example, ASEM (51 countries, 49 indicators), is shipped as R data alone, and its whole table could not be
had as text: it is not checked here. Checked are the figures that COINr's documentation prints for data that it prints
as well (articles/treat and reference/winsorise of COINr 1.1), and, on a table of the same shape as ASEM, an
implementation in pandas, written from the formulas that COINr documents (Becker et al., 2022, Treat, winsorise, log_CT,
log_CT_plus, Denominate, n_minmax, a_amean) and not from the code of Regiolens.
"""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.index.compute import compute
from regiolens.core.index.denominators import divide
from regiolens.core.index.model import Denominator, Domain, Indicator, Model
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.scale import parse_scale
from regiolens.core.index.treatment import fit_treatment, is_outlying, kurtosis, skewness

COUNTRIES, INDICATORS, PER = 51, 12, 1000.0
LIMITS = (2.0, 3.5)


def test_the_vector_that_coinr_prints_comes_out_as_printed():
    values = np.array([*range(1, 11), 30.0, 100.0])
    assert round(skewness(values), 6) == 3.063241
    assert round(kurtosis(values), 6) == 9.741391
    treated = fit_treatment(values)(values)
    assert treated.tolist() == [*range(1, 11), 30.0, 30.0]
    assert fit_treatment(values).drawn_in == 1
    assert round(skewness(treated), 6) == 1.712038
    assert round(kurtosis(treated), 6) == 1.815781
    assert not is_outlying(treated)


def test_the_vectors_of_coinrs_own_tests_come_out_as_these_expect():
    one = np.array([*range(1, 11), 100.0])
    assert fit_treatment(one, 5)(one).tolist() == [*range(1, 11), 10.0]
    low = np.array([*range(1, 11), -100.0])
    assert fit_treatment(low, 2)(low).tolist() == [*range(1, 11), 1.0]
    two = np.array([*range(1, 21), 100.0, 200.0])  # one drawn in is not enough
    expected = np.log(two - 1.0 + 0.01 * 199.0)
    np.testing.assert_allclose(fit_treatment(two, 1)(two), expected, rtol=1e-14)


def passes(values):
    """check_SkewKurt: one limit kept is enough."""
    return abs(values.skew()) < LIMITS[0] or values.kurt() < LIMITS[1]


def treat(values, winmax):
    """Treat with winsorise, and log_CT or log_CT_plus of the values as they were."""
    held = values.copy()
    drawn = 0
    while not passes(held) and drawn < winmax:
        if held.skew() > 0:
            top = held == held.max()
            held[top] = held[~top].max()
        else:
            bottom = held == held.min()
            held[bottom] = held[~bottom].min()
        drawn = int((held != values)[values.notna()].sum())
    if passes(held):
        return held, drawn
    a = 0.01 * (values.max() - values.min())
    if values.skew() > 0:
        return np.log(values - values.min() + a), -1
    return -np.log(values.max() + a - values), -1


def asem_like(seed):
    """Raw figures, denominators (of all of them), and weights; some figures are missing."""
    random = np.random.default_rng(seed)
    people = pd.Series(np.exp(random.normal(9.0, 1.5, COUNTRIES)))
    columns = {}
    for place in range(INDICATORS):
        rate = random.normal(50.0, 10.0, COUNTRIES) if place % 3 else random.gamma(2.0, 3.0, COUNTRIES)
        if place in (1, 2, 4, 5):
            rate[random.choice(COUNTRIES, 1 + place % 3, replace=False)] *= 12.0
        if place in (7, 8):
            rate[random.choice(COUNTRIES, 2, replace=False)] = -900.0 - random.random(2)
        if place in (10, 11):  # more than five would have to be drawn in: the logarithm
            rate = (1 if place == 10 else -1) * np.append(
                random.gamma(2.0, 3.0, COUNTRIES - 6), 4000 + random.random(6)
            )
        figures = pd.Series(rate)
        if place < 10:
            figures[random.random(COUNTRIES) < 0.04] = np.nan
        columns[f"i{place}"] = figures
    return pd.DataFrame(columns), people


@pytest.mark.parametrize("winmax", [5, 2, 0])
@pytest.mark.parametrize("seed", range(4))
def test_the_steps_are_those_of_coinr(seed, winmax):
    rates, people = asem_like(seed)
    by_people = [name for place, name in enumerate(rates) if place % 2]
    raw = rates.copy()
    raw[by_people] = rates[by_people].mul(people / PER, axis=0)
    directions = [1 if place % 4 else -1 for place in range(INDICATORS)]
    weights = np.random.default_rng(99).uniform(0.5, 2.0, INDICATORS)

    # COINr: denominate, treat, normalise to 0-100, weighted arithmetic means of indicators and of pillars
    scores, kinds = {}, {}
    for name, direction in zip(raw, directions):
        values = raw[name] / (people / PER) if name in by_people else raw[name]
        treated, kinds[name] = treat(values, winmax)
        spread = 100.0 * (treated - treated.min()) / (treated.max() - treated.min())
        scores[name] = spread if direction > 0 else 100.0 - spread
    normalised = pd.DataFrame(scores)
    pillars = {}
    for pillar in range(3):
        names = list(raw)[pillar * 4 : pillar * 4 + 4]
        w = pd.Series(weights[pillar * 4 : pillar * 4 + 4], index=names)
        pillars[f"p{pillar}"] = normalised[names].mul(w).sum(axis=1) / normalised[names].notna().mul(w).sum(axis=1)
    index = 0.5 * pillars["p0"] + 0.3 * pillars["p1"] + 0.2 * pillars["p2"]
    assert {0, -1} <= set(kinds.values())
    assert winmax == 0 or any(kind > 0 for kind in kinds.values())

    # the same as a model
    leaves = [
        Indicator(
            name,
            name,
            "high is worse" if direction > 0 else "low is worse",
            "min-max",
            weight=float(weight),
            denominator=Denominator(("people",), PER) if name in by_people else None,
            treatment=winmax,
        )
        for name, direction, weight in zip(raw, directions, weights)
    ]
    shares = (50.0, 30.0, 20.0)
    domains = tuple(Domain(f"p{k}", f"P{k}", share, tuple(leaves[k * 4 : k * 4 + 4])) for k, share in enumerate(shares))
    model = Model("asem", "ASEM", domains, ("laag", "hoog"), (50.0,))
    divisors = {f"{name}.denominator": people for name in by_people}
    frame = divide(raw.assign(**divisors), model).frame
    found = compute(frame, model)
    np.testing.assert_allclose(found.indicators[list(raw)], normalised, rtol=0, atol=1e-6)
    np.testing.assert_allclose(found.domains, pd.DataFrame(pillars), rtol=0, atol=1e-6)
    np.testing.assert_allclose(found.score, index, rtol=0, atol=1e-6)
    assert {
        name: (-1 if fitted["log"] else fitted["drawn_in"]) for name, fitted in found.scale.indicators.items()
    } == kinds

    # a stored scale gives it to a part of the areas bit by bit
    again = compute(frame.iloc[5:20], model, scale=parse_scale(found.scale.to_json(), "scale"))
    np.testing.assert_array_equal(again.score, found.score[5:20])
    np.testing.assert_array_equal(again.indicators.to_numpy(), found.indicators.iloc[5:20].to_numpy())


def test_the_example_of_the_method_page_gives_what_stands_there():
    page = (Path(__file__).resolve().parents[2] / "docs" / "methods" / "index.md").read_text(encoding="utf-8")
    section = page.partition("## Denominators and outlying values")[2].partition("\n## ")[0]
    text, stored = re.findall(r"```json\n(.*?)```", section, re.DOTALL)
    model = parse_model(text, "methods/index.md")
    rates = np.array([*range(1, 11), 30.0, 100.0])
    people = np.arange(2000.0, 14000.0, 1000.0)
    frame = pd.DataFrame({"bijstand": rates * people / 1000.0, "bijstand.denominator": people})
    found = compute(divide(frame, model).frame, model)
    fitted = found.scale.indicators["bijstand"]
    assert fitted == json.loads(stored)
    assert found.score[9] == pytest.approx(100 * 9 / 29)
    told = {"untreated": 100 * 9 / 99, "treated": found.score[9]}
    assert f"gets {told['treated']:.2f}," in section and f"untreated {told['untreated']:.2f}." in section.replace(
        "\n", " "
    )
    for figure in (skewness(rates), kurtosis(rates), skewness(np.minimum(rates, 30)), kurtosis(np.minimum(rates, 30))):
        assert f"{figure:.6f}" in section

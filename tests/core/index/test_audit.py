"""The audit of an index, on the published gemeenten and on made figures."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.index import audit as module
from regiolens.core.index.audit import alpha_of, audit, correlation, spread_of
from regiolens.core.index.compute import compute
from regiolens.core.index.model import Domain, Indicator, Model
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.treatment import fit_treatment

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
PON = parse_model((RESOURCES / "index_models" / "pon2023_domains.json").read_text(encoding="utf-8"), "pon2023_domains")


@pytest.fixture(scope="module")
def published():
    table = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv").set_index("statcode")
    frame = table[[domain.id for domain in PON.domains]]
    return audit(frame, compute(frame, PON))


def made(**columns):
    values = np.random.default_rng(3).normal(50.0, 10.0, (200, 4))
    frame = pd.DataFrame(values, columns=list("abcd"))
    return frame.assign(**columns)


def model(mean="arithmetic"):
    def domain(ident, weight, *indicators):
        return Domain(
            ident, ident, weight, tuple(Indicator(i, i.upper(), "high is worse", "min-max") for i in indicators)
        )

    return Model("two", "Two", (domain("x", 60.0, "a", "b", "c"), domain("y", 40.0, "d")), ("l", "h"), (50.0,), mean)


def of(frame, mean="arithmetic"):
    found = audit(frame, compute(frame, model(mean)))
    return found, {part.ident: part for part in found.indicators}


def test_housing_pulls_the_published_index_the_other_way(published):
    domains = {part.ident: part for part in published.domains}
    assert domains["huisvesting"].weight == 9.3
    assert round(domains["huisvesting"].influence, 1) == -4.5
    assert round(domains["huisvesting"].with_index, 2) == -0.50
    assert domains["huisvesting"].remarks == (module.CONTRARY,)
    assert round(domains["inkomen"].influence, 1) == 35.7
    assert sum(part.influence for part in published.domains) == pytest.approx(100.0)


def test_income_health_and_safety_are_nearly_one(published):
    names = [part.ident for part in published.domains]
    places = [names.index(name) for name in ("inkomen", "gezondheid", "veiligheid")]
    found = sorted(round(published.between[a, b], 2) for a in places for b in places if a < b)
    assert found == [0.82, 0.82, 0.83]


def test_the_influence_of_indicators_adds_up_to_that_of_their_domains():
    found, parts = of(made())
    assert sum(part.weight for part in found.indicators) == pytest.approx(100.0)
    assert sum(part.influence for part in found.indicators) == pytest.approx(100.0)
    assert parts["a"].influence + parts["b"].influence + parts["c"].influence == pytest.approx(
        found.domains[0].influence
    )
    _, product = of(made(), "geometric")
    assert np.isnan(product["a"].influence)


def test_what_is_missing_weighs_nothing_and_the_others_share_its_points():
    frame = made(b=np.nan)
    frame.loc[:49, "c"] = np.nan
    found, parts = of(frame)
    assert (parts["b"].weight, parts["a"].weight, parts["d"].weight) == (0.0, 30.0, 40.0)
    assert np.isnan(parts["b"].influence)
    assert np.nansum([part.influence for part in found.indicators]) == pytest.approx(100.0)


def test_what_stands_out_is_remarked():
    frame = made()
    frame["b"] = frame["a"] * 2 + 1
    frame["c"] = 100.0 - frame["a"] + np.random.default_rng(1).normal(0, 1, 200)
    frame.loc[:24, "d"] = np.nan
    found, parts = of(frame)
    assert module.DOUBLED in parts["b"].remarks
    assert module.DOUBLED in parts["a"].remarks
    assert parts["c"].remarks == (module.AGAINST, module.DOUBLED)
    assert parts["d"].remarks == (module.LACKING,)
    assert [(pair.first, pair.second) for pair in found.pairs] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert found.pairs[0].r == pytest.approx(1.0)
    assert found.unscored == 25
    assert module.LOOSE in found.domains[0].remarks


def test_a_constant_and_a_few_far_values():
    frame = made(d=np.where(np.arange(200) < 3, [900.0], 1.0) + np.arange(200) / 200)
    _, parts = of(frame)
    assert parts["d"].remarks == (module.OUTLYING,)
    assert sorted(parts["d"].spread.far.tolist()) == [0, 1, 2]
    assert parts["d"].spread.treatment == 3
    constant = spread_of(np.full(9, 4.0))
    assert (constant.sd, constant.n, len(constant.far)) == (0.0, 9, 0)


def test_nothing_there_is_no_zero():
    empty = spread_of(np.full(4, np.nan))
    assert (empty.n, empty.missing) == (0, 100.0)
    assert np.isnan([empty.mean, empty.sd, empty.skewness, empty.kurtosis]).all()


def test_alpha_is_cronbachs():
    generator = np.random.default_rng(2)
    scores = generator.normal(size=(300, 1)) + generator.normal(0, 0.8, (300, 4))
    covariance = np.cov(scores.T)
    by_covariance = 4 / 3 * (1 - np.trace(covariance) / covariance.sum())
    assert alpha_of(scores) == pytest.approx(by_covariance)
    scores[:50, 0] = np.nan
    assert alpha_of(scores) == pytest.approx(alpha_of(scores[50:]))
    assert np.isnan(alpha_of(scores[:, :1]))
    assert np.isnan(alpha_of(np.ones((9, 3))))


def test_correlation_takes_what_both_have():
    x, y = np.array([1.0, 2.0, np.nan, 4.0, 5.0]), np.array([1.0, 3.0, 9.0, np.nan, 4.0])
    assert correlation(x, y) == pytest.approx(np.corrcoef([1, 2, 5], [1, 3, 4])[0, 1])
    assert np.isnan(correlation(x, np.ones(5)))
    assert np.isnan(correlation(x[:3], y[:3]))


def test_influence_goes_by_the_weights_within_a_domain():
    plain = model()
    first = plain.domains[0]
    parts = tuple(replace(part, weight=weight) for part, weight in zip(first.indicators, (4.0, 1.0, 1.0)))
    own = replace(plain, domains=(replace(first, indicators=parts), plain.domains[1]))
    frame = made()
    frame.loc[:30, "b"] = np.nan
    found = audit(frame, compute(frame, own))
    assert [round(part.weight, 6) for part in found.indicators] == [40.0, 10.0, 10.0, 40.0]
    assert sum(part.influence for part in found.indicators) == pytest.approx(100.0)


def test_what_the_model_treats_is_told_with_the_areas_and_not_remarked():
    random = np.random.default_rng(4)
    frame = pd.DataFrame({name: random.normal(50.0, 10.0, 40) for name in "abcd"})
    frame.loc[[7, 3], "a"], frame.loc[9, "c"] = [900.0, 5000.0], -4000.0
    a, b = (Indicator(i, i.upper(), "high is worse", "min-max", treatment=5) for i in "ab")
    parts = tuple(Indicator(i, i.upper(), "high is worse", "z-score", treatment=5) for i in "cd")
    whole = Indicator("samen", "Samen", parts=parts)
    model = Model("m", "M", (Domain("x", "X", 60.0, (a, b)), Domain("y", "Y", 40.0, (whole,))), ("l", "h"), (50.0,))
    found = {part.ident: part for part in audit(frame, compute(frame, model)).indicators}
    (one,) = found["a"].treated
    assert (one.label, one.above.tolist(), one.below.tolist()) == ("", [3, 7], [])
    assert one.treatment == fit_treatment(frame["a"].to_numpy())
    assert found["b"].treated == ()
    (part,) = found["samen"].treated
    assert (part.label, part.below.tolist()) == ("C", [9])
    assert module.OUTLYING not in found["a"].remarks
    assert found["a"].spread.treatment == 2  # of the values as they were
    untreated = replace(a, treatment=None)
    plain = replace(model, domains=(replace(model.domains[0], indicators=(untreated, b)), model.domains[1]))
    again = {part.ident: part for part in audit(frame, compute(frame, plain)).indicators}
    assert module.OUTLYING in again["a"].remarks and again["a"].treated == ()

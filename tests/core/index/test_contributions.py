"""What makes up a score: against the published scores, against figures by hand, and by doing what it says."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.index.compute import compute, spread
from regiolens.core.index.contributions import check_sum, contributions
from regiolens.core.index.model import Domain, Indicator
from regiolens.core.index.model_file import parse_model
from regiolens.core.messages import Refusal

from .models import domain, indicator, model

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


def shipped(name):
    return parse_model((RESOURCES / "index_models" / f"{name}.json").read_text(encoding="utf-8"), name)


@pytest.fixture(scope="module")
def gemeenten():
    return pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv")


def test_contributions_of_the_50_gemeenten_add_up_to_the_published_scores(gemeenten):
    pon = shipped("pon2023_domains")
    result = compute(gemeenten[[domain.id for domain in pon.domains]], pon)
    found = contributions(result, pon)
    total = found.domains.sum(axis=1)
    assert len(total) == 50
    assert np.abs(total - result.score).max() <= 1e-9
    assert np.abs(total - gemeenten.mdi_gepubliceerd).max() <= 0.1
    oldambt = found.domains[gemeenten.statnaam == "Oldambt"]
    assert oldambt.inkomen.item() == pytest.approx(0.225 * 75.2, abs=1e-12)
    pd.testing.assert_frame_equal(found.indicators, found.domains)  # one indicator each


def test_indicators_share_their_domain_and_a_missing_one_has_no_points():
    two = model(domain("x", 60, indicator("a"), indicator("b")), domain("y", 40))
    frame = pd.DataFrame({"a": [20.0, 20.0], "b": [80.0, np.nan], "y": [10.0, 10.0]})
    found = contributions(compute(frame, two), two)
    assert found.domains.to_numpy().tolist() == [[30.0, 4.0], [12.0, 4.0]]
    np.testing.assert_array_equal(found.indicators, [[6.0, 24.0, 4.0], [12.0, np.nan, 4.0]])


def test_a_composite_is_one_indicator():
    one = model(domain("x", 100, indicator("ab", parts=(indicator("a"), indicator("b"))), indicator("c")))
    found = contributions(compute(pd.DataFrame({"a": [10.0], "b": [30.0], "c": [50.0]}), one), one)
    assert found.indicators.to_dict("records") == [{"ab": 10.0, "c": 25.0}]


def test_no_score_no_points():
    two = model(domain("x", 60), domain("y", 40))
    result = compute(pd.DataFrame({"x": [20.0, 30.0], "y": [np.nan, 30.0]}), two)
    found = contributions(spread(result, np.array([True, True, False])), two)
    for table in (found.domains, found.indicators, found.falls, found.rises):
        assert table.iloc[[0, 2]].isna().to_numpy().all()
    assert np.isnan(found.lower[[0, 2]]).all()
    assert np.isnan(found.higher[[0, 2]]).all()
    assert found.domains.iloc[1].tolist() == [18.0, 12.0]


@pytest.mark.parametrize(
    "score, lower, higher",
    [(39.0, np.nan, 1.0), (40.0, 0.0, 10.0), (49.5, 9.5, 0.5), (60.0, 0.0, np.nan), (75.0, 15.0, np.nan)],
)
def test_the_way_to_the_next_class(score, lower, higher):
    one = model(domain("x", 100))
    found = contributions(compute(pd.DataFrame({"x": [score, 1.0]}), one), one)
    np.testing.assert_array_equal([found.lower[0], found.higher[0]], [lower, higher])


def test_which_domain_could_do_it_alone():
    """60 x 0.5 + 40 x 0.5 = 50 is 'hoog'; 54 with x at 40 and y at 75: x would have to give up more than all of it."""
    two = model(domain("x", 10), domain("y", 90))
    found = contributions(compute(pd.DataFrame({"x": [40.0, 0.0], "y": [55.6, 0.0]}), two), two)
    assert found.lower[0] == pytest.approx(54.04 - 50)
    assert np.isnan(found.falls.x[0])  # at 0 the score is 50.04, which is still "hoog"
    assert found.falls.y[0] == pytest.approx(4.04 / 0.9)
    assert np.isnan(found.rises.x[0]) == (54.04 + 6.0 < 60)
    assert found.rises.y[0] == pytest.approx(5.96 / 0.9)


def test_a_domain_that_can_only_reach_the_bound_cannot_do_it():
    two = model(domain("x", 10), domain("y", 90))
    found = contributions(compute(pd.DataFrame({"x": [50.0, 0.0], "y": [50.0 / 0.9, 0.0]}), two), two)
    assert found.lower[0] == 5.0
    assert np.isnan(found.falls.x[0])  # at 0 the score is 50: its own class still


def test_what_a_domain_could_do_is_rounded_before_it_is_classified():
    """74.9 x 0.2 + 50 x 0.8 = 54.98: with x at 0 the score is 40 (39.99999999999999 in doubles), at 100 it is 60."""
    two = model(domain("x", 20), domain("y", 80))
    found = contributions(compute(pd.DataFrame({"x": [74.9, 0.0], "y": [50.0, 0.0]}), two), two)
    assert 54.98 - 74.9 * 0.2 < 40
    assert found.falls.x[0] == pytest.approx(4.98 / 0.2)  # at 0 the score is "gematigd", a class lower
    assert found.rises.x[0] == pytest.approx(5.02 / 0.2)  # at 100 it is 60: "zeer hoog"
    three = model(domain("x", 20), domain("y", 80), lower_bounds=(10.0, 40.0, 90.0))
    found = contributions(compute(pd.DataFrame({"x": [74.9, 0.0], "y": [50.0, 0.0]}), three), three)
    assert np.isnan(found.falls.x[0])  # at 0 the score is 40: its own class still


TINY = 1e-6
TENTHS = st.integers(0, 1000).map(lambda value: value / 10)


@given(
    st.lists(st.tuples(TENTHS, TENTHS, TENTHS), min_size=1, max_size=12), st.sampled_from([(50, 30, 20), (70, 20, 9.9)])
)
@settings(deadline=None, max_examples=60)
def test_doing_what_it_says_changes_the_class_and_less_does_not(rows, weights):
    three = model(*(domain(name, weight) for name, weight in zip("xyz", weights)))
    frame = pd.DataFrame(rows, columns=list("xyz"))
    result = compute(frame, three)
    found = contributions(result, three)
    np.testing.assert_allclose(found.domains.sum(axis=1), result.score, rtol=0, atol=1e-9)
    for name in "xyz":

        def moved(values, name=name):
            """The classes with other scores of this domain, as they are where none is given."""
            return compute(frame.assign(**{name: values.fillna(frame[name]).clip(0, 100)}), three).classes

        fall, rise, own = found.falls[name], found.rises[name], result.classes
        assert ((moved(frame[name] * 0) < own) == fall.notna()).all()
        assert ((moved(frame[name] * 0 + 100) > own) == rise.notna()).all()
        assert ((moved(frame[name] - fall - TINY) < own) == fall.notna()).all()
        assert (moved(frame[name] - fall + TINY) >= own).all()
        assert (moved(frame[name] + rise - TINY) <= own).all()
        on = frame[name] + rise
        assert ((moved(on + TINY) > own) == rise.notna())[~(on > 100 - TINY)].all()


def test_classes_by_quartile_take_the_bounds_of_the_reference():
    one = model(domain("x", 100), lower_bounds=None)
    reference = pd.DataFrame({"x": [0.0, 10.0, 20.0, 30.0, 40.0]})
    found = contributions(compute(pd.DataFrame({"x": [25.0]}), one, reference=reference), one)
    assert (found.lower.tolist(), found.higher.tolist()) == ([5.0], [5.0])


def test_a_product_has_no_points():
    with pytest.raises(Refusal, match="geometric mean of its domains"):
        check_sum(model(domain("x", 100), domain_mean="geometric"))
    one = model(domain("x", 60), domain("y", 40), domain_mean="geometric")
    with pytest.raises(Refusal, match="geometric"):
        contributions(compute(pd.DataFrame({"x": [1.0, 2.0], "y": [1.0, 2.0]}), one), one)


@pytest.mark.parametrize(
    "options, indicators", [({"transform": "exponential rank"}, {}), ({}, {"indicator_mean": "geometric"})]
)
def test_a_domain_that_is_no_plain_mean_is_not_divided(options, indicators):
    two = model(domain("x", 60, indicator("a"), indicator("b"), **options), domain("y", 40), **indicators)
    frame = pd.DataFrame({"a": [20.0, 30.0], "b": [80.0, 30.0], "y": [10.0, 60.0]})
    result = compute(frame, two)
    found = contributions(result, two)
    np.testing.assert_allclose(found.domains.sum(axis=1), result.score, atol=1e-9)
    assert found.indicators[["a", "b"]].isna().to_numpy().all()
    assert found.indicators.y.tolist() == [4.0, 24.0]
    check_sum(two)
    with pytest.raises(Refusal, match="'x'"):
        check_sum(two, with_indicators=True)


def test_of_england_each_domain_is_its_one_indicator():
    imd = shipped("imd_england")
    check_sum(imd, with_indicators=True)
    frame = pd.DataFrame({d.indicators[0].id: [1.0, 2.0, 3.0, 4.0] for d in imd.domains})
    result = compute(frame, imd)
    found = contributions(result, imd)
    np.testing.assert_array_equal(found.indicators.to_numpy(), found.domains.to_numpy())
    np.testing.assert_allclose(found.domains.sum(axis=1), result.score, atol=1e-9)


def test_nothing_in_nothing_out():
    one = model(domain("x", 100))
    found = contributions(compute(pd.DataFrame({"x": []}, dtype=float), one, reference=pd.DataFrame({"x": [5.0]})), one)
    assert found.domains.shape == (0, 1)
    assert len(found.lower) == 0


def test_points_of_indicators_go_by_their_weights():
    parts = tuple(
        Indicator(name, name, "high is worse", "none", weight=weight) for name, weight in (("a", 3.0), ("b", 1.0))
    )
    two = model(Domain("x", "x", 60.0, parts), domain("y", 40))
    frame = pd.DataFrame({"a": [40.0, np.nan], "b": [80.0, 80.0], "y": [50.0, 50.0]})
    found = contributions(compute(frame, two), two, with_indicators=True)
    assert found.indicators["a"].tolist()[0] == pytest.approx(0.6 * 40 * 3 / 4)
    assert found.indicators["b"].tolist() == pytest.approx([0.6 * 80 / 4, 0.6 * 80])
    assert np.isnan(found.indicators["a"].tolist()[1])
    assert found.domains["x"].tolist() == pytest.approx([0.6 * 50, 0.6 * 80])

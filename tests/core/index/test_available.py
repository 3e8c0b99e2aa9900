"""What areas can serve of a model, and what becomes of the rest."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.index.compute import compute
from regiolens.core.index.scale import parse_scale
from regiolens.core.messages import Refusal

from .models import domain, indicator, model, scores_frame


def test_first_available_takes_the_first_indicator_that_has_a_column():
    first = model(domain("d", 100, indicator("a"), indicator("b"), use="first available"))
    both = pd.DataFrame({"b": [10.0, 20.0], "a": [70.0, 90.0]})
    assert compute(both, first).score.tolist() == [70.0, 90.0]
    found = compute(both[["b"]], first)
    assert found.score.tolist() == [10.0, 20.0]
    assert found.coverage.tolist() == [100.0, 100.0]
    assert not any("left out" in note.template for note in found.notes)


def test_first_available_without_any_is_refused():
    with pytest.raises(Refusal, match="domain 'd'"):
        compute(
            pd.DataFrame({"x": [1.0]}),
            model(domain("d", 100, indicator("a"), indicator("b"), use="first available")),
        )


def optional(missing=(), weights=(60, 30, 10), **options):
    """Three optional domains of one indicator each, and areas that lack some of them."""
    made = model(*(domain(f"d{k}", w, optional=True) for k, w in enumerate(weights)), **options)
    frame = scores_frame([[10, 20, 30], [40, 50, 90], [70, 80, 10], [90, 10, 60]])
    return made, frame.drop(columns=list(missing))


def test_an_optional_domain_without_a_field_is_left_out_and_the_others_count_in_proportion():
    made, frame = optional(["d0"])
    result = compute(frame, made)
    assert result.model.left_out == ("d0",)
    assert result.score.tolist() == [22.5, 60.0, 62.5, 22.5]
    assert result.share == 40.0 and result.behind.tolist() == [40.0] * 4
    assert list(result.domains) == ["d1", "d2"]
    assert "Left out: d0" in str(result.notes[0]) and "40%" in str(result.notes[0])


def test_a_whole_model_stays_as_it_is():
    made, frame = optional(weights=(50, 30, 19.9))
    result = compute(frame, made)
    assert result.score[0] == pytest.approx(0.5 * 10 + 0.3 * 20 + 0.199 * 30)
    assert (result.share, result.model.left_out) == (100.0, ())
    assert not [note for note in result.notes if "Left out" in str(note)]


def test_a_column_without_any_value_is_as_good_as_none():
    made, frame = optional()
    frame["d0"] = np.nan
    assert compute(frame, made).model.left_out == ("d0",)


def test_what_stands_behind_an_area_is_of_the_whole_model():
    made, frame = optional(["d0"])
    frame.loc[0, "d1"] = np.nan
    result = compute(frame, made)
    assert np.isnan(result.score[0]) and result.behind.tolist() == [10.0, 40.0, 40.0, 40.0]


def test_the_reference_decides_which_domains_a_part_of_it_has():
    made, frame = optional()
    part = frame.iloc[:2].assign(d2=np.nan)
    whole = compute(part, made, reference=frame)
    assert whole.model.left_out == () and np.isnan(whole.score).all()
    without = compute(frame.iloc[:2], made, reference=frame.drop(columns="d2"))
    assert without.model.left_out == ("d2",)


def test_a_scale_decides_too_and_serves_its_own_domains_alone():
    made, frame = optional()
    scale = compute(frame.drop(columns="d0"), made).scale
    again = compute(frame.iloc[:2], made, scale=parse_scale(scale.to_json(), "s"))
    assert again.model.left_out == ("d0",)
    with pytest.raises(Refusal, match="fit it anew"):
        compute(frame.drop(columns="d1"), made, scale=scale)


def test_a_domain_that_is_not_optional_is_refused_as_before():
    made, frame = optional(["d0"])
    first = replace(made, domains=(replace(made.domains[0], optional=False), *made.domains[1:]))
    with pytest.raises(Refusal, match="No field was found in 'areas' for d0 of domain 'd0': name their fields"):
        compute(frame, first)
    with pytest.raises(Refusal, match="in 'gemeenten 2024'"):
        compute(frame.rename_axis("gemeenten 2024"), first)


def test_no_domain_at_all_is_refused():
    made, frame = optional(["d0", "d1", "d2"])
    with pytest.raises(Refusal, match="in 'buurten' for any domain of model 'm'"):
        compute(frame.rename_axis("buurten"), made)


def test_the_first_available_of_an_optional_domain_has_values():
    first = domain("d0", 60, indicator("a"), indicator("d0"), use="first available", optional=True)
    made = model(first, domain("d1", 40))
    frame = scores_frame([[10, 20], [40, 50], [70, 80], [90, 10]]).assign(a=np.nan)
    assert list(compute(frame, made).indicators) == ["d0", "d1"]


@given(st.lists(st.floats(5, 60), min_size=2, max_size=7), st.data())
@settings(deadline=None, max_examples=25)
def test_left_out_domains_leave_the_weighted_mean_of_the_others(weights, data):
    total = sum(weights)
    weights = [100 * weight / total for weight in weights]
    gone = data.draw(st.sets(st.integers(0, len(weights) - 1), min_size=1, max_size=len(weights) - 1))
    made = model(*(domain(f"d{k}", w, optional=True) for k, w in enumerate(weights)))
    frame = scores_frame(np.random.default_rng(len(weights)).uniform(0, 100, (6, len(weights))))
    kept = [k for k in range(len(weights)) if k not in gone]
    result = compute(frame.iloc[:, kept], made)
    mean = np.average(frame.iloc[:, kept], axis=1, weights=[weights[k] for k in kept])
    np.testing.assert_allclose(result.score, mean, atol=1e-6)

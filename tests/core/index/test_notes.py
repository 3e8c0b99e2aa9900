"""What is said of scores: values held at an end, drawn in, or of which the logarithm is taken."""

from dataclasses import replace

import numpy as np
import pandas as pd

from regiolens.core.index.compute import compute
from regiolens.core.index.scale import parse_scale

from .models import HIGH, LOW, domain, indicator, model


def test_values_beyond_the_reference_are_counted_in_a_note():
    one = model(domain("d", 100, indicator("a", "min-max")))
    frame, reference = pd.DataFrame({"a": [-1.0, 5.0, 11.0, 12.0, np.nan]}), pd.DataFrame({"a": [0.0, 10.0]})
    found = compute(frame, one, reference=reference)
    assert found.score[:4].tolist() == [0, 50, 100, 100]
    assert held(found) == [3]
    assert held(compute(reference, one)) == []


def held(result):
    """How many values the notes say are held at 0 or 100."""
    return [note.details["count"] for note in result.notes if "held at 0 or 100" in note.template]


def test_values_beyond_a_norm_are_counted_for_both_directions():
    frame = pd.DataFrame({"a": [10.0, 20.0, 40.0, 60.0, 61.0, 10.0 - 1e-14, np.nan]})
    for direction, ends in ((HIGH, (20.0, 60.0)), (LOW, (60.0, 20.0))):
        one = model(domain("d", 100, replace(indicator("a", "norm", direction), best=ends[0], worst=ends[1])))
        assert held(compute(frame, one)) == [3]


def test_values_beyond_five_standard_deviations_are_counted():
    reference = pd.DataFrame({"a": [-1.0, 1.0, -1.0, 1.0]})
    one = model(domain("d", 100, indicator("a", "z-score")))
    found = compute(pd.DataFrame({"a": [-5.1, -5.0, 0.0, 5.0, 5.1, 6.0]}), one, reference=reference)
    assert found.score.tolist() == [0, 0, 50, 100, 100, 100]
    assert held(found) == [3]


def test_values_beyond_a_ranked_reference_are_counted():
    reference = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0]})
    one = model(domain("d", 100, indicator("a", "percentile rank")))
    assert held(compute(pd.DataFrame({"a": [0.9, 1.0, 2.5, 4.0, 4.1]}), one, reference=reference)) == [2]
    ranked = model(domain("d", 100, indicator("a"), transform="exponential rank"))
    found = compute(pd.DataFrame({"a": [0.9, 1.0, 2.5, 4.0, 4.1]}), ranked, reference=reference)
    assert held(found) == [2]


def treated(most=5, method="min-max", direction=HIGH):
    return model(domain("een", 100.0, replace(indicator("a", method, direction), treatment=most)))


def test_values_that_are_drawn_in_are_told_with_their_areas_and_bound():
    names = [f"GM{k:04}" for k in range(22)]
    frame = pd.DataFrame({"a": [*range(20), 300.5, 400.0]}, index=names)
    found = compute(frame, treated())
    texts = [str(note) for note in found.notes]
    assert texts[0] == "2 values of indicator 'a' above 19 count as 19: GM0020, GM0021."
    assert found.score[19] == found.score[20] == found.score[21] == 100.0
    assert found.rank[19:].tolist() == [1, 1, 1]
    low = compute(-frame, treated())
    assert str(low.notes[0]) == "2 values of indicator 'a' below -19 count as -19: GM0020, GM0021."


def test_a_logarithm_is_told():
    frame = pd.DataFrame({"a": [*range(20), 300.5, 400.0]})
    found = compute(frame, treated(most=1))
    assert str(found.notes[0]).startswith(
        "The logarithm of indicator 'a' is taken: drawing in outlying values (at most 1)"
    )
    assert len(np.unique(found.score)) == 22
    other = compute(pd.DataFrame({"a": [-5.0, 7.0, 900.0]}), treated(most=1), scale=found.scale)
    assert "2 values of indicator 'a' lie beyond the reference and count as its lowest or highest value." in map(
        str, other.notes
    )
    assert other.score.tolist() == [0.0, found.score[7], 100.0]


def test_the_reference_decides_the_treatment_and_a_stored_scale_keeps_it():
    country = pd.DataFrame({"a": [*range(60), 5000.0, 6000.0]})
    province = country.iloc[[3, 40, 60]]
    whole = compute(country, treated())
    same_bounds = compute(province, treated(), reference=country)
    np.testing.assert_array_equal(same_bounds.score, whole.score[[3, 40, 60]])
    stored = parse_scale(whole.scale.to_json(), "scale")
    assert stored == whole.scale
    later = pd.DataFrame({"a": [3.0, 40.0, 58.5, 70.0]})
    np.testing.assert_array_equal(
        compute(later, treated(), scale=stored).score, compute(later, treated(), reference=country).score
    )
    assert str(compute(later, treated(), scale=stored).notes[0]) == "1 values of indicator 'a' above 59 count as 59: 3."


def test_nothing_outlying_leaves_scores_as_they_were():
    frame = pd.DataFrame({"a": np.arange(30.0)})
    plain = compute(frame, model(domain("een", 100.0, indicator("a", "min-max"))))
    found = compute(frame, treated())
    np.testing.assert_array_equal(found.score, plain.score)
    assert found.notes == plain.notes

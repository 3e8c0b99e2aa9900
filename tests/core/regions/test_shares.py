"""Classes per region, counted anew."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.regions.shares import class_shares

LABELS = ["laag", "midden", "hoog"]


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "", None]), st.integers(0, 3), st.integers(0, 9)), min_size=1))
@settings(deadline=None, max_examples=60)
def test_the_same_as_counted_by_pandas(rows):
    frame = pd.DataFrame(rows, columns=["region", "class", "people"])
    found = class_shares(
        frame["region"].to_numpy(dtype=object), frame["class"].to_numpy(), LABELS, frame["people"].to_numpy(dtype=float)
    )
    for row in found.itertuples():
        own = frame if row.region is None else frame[frame["region"] == row.region]
        here, classed = own[own["class"] == row[2]], own[own["class"] > 0]
        assert (row.areas, row.inhabitants) == (len(here), here["people"].sum())
        if row[2] == 0 or classed.empty:
            assert np.isnan(row.area_share) and row.label == ("" if row[2] == 0 else row.label)
            continue
        assert row.area_share == 100 * len(here) / len(classed)
        total = classed["people"].sum()
        assert np.isnan(row.inhabitant_share) if total == 0 else row.inhabitant_share == 100 * row.inhabitants / total
    regions = sorted({region for region in frame["region"] if region})
    assert found["region"].tolist() == [name for region in [*regions, None] for name in [region] * 4]


def test_unknown_inhabitants_count_as_areas_alone():
    found = class_shares(np.array(["A"] * 3, dtype=object), np.array([1, 2, 2]), LABELS, np.array([10.0, np.nan, 30]))
    assert found["areas"].tolist()[:4] == [1, 2, 0, 0]
    assert found["inhabitant_share"].tolist()[:3] == [25.0, 75.0, 0.0]


def test_without_inhabitants_there_are_no_shares_of_them():
    found = class_shares(np.array(["A"], dtype=object), np.array([1]), LABELS)
    assert found["inhabitants"].isna().all() and found["inhabitant_share"].isna().all()

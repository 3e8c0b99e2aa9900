"""A user's own table of regions."""

import pandas as pd
import pytest

from regiolens.core.codes import read_codes
from regiolens.core.messages import Refusal
from regiolens.core.regions.own import inherit, own_regions


def codes(values):
    return read_codes(pd.Series(values, dtype=object))


def test_the_nearest_level_of_an_own_table_counts():
    members = {"BU00140001": "stad", "WK001401": "wijk", "GM0014": "rest"}
    regions, used = inherit(codes(["BU00140001", "BU00140101", "BU00140201", "BU00340000", "GM0014"]), members)
    assert regions.tolist() == ["stad", "wijk", "rest", "", "rest"]
    assert used.tolist() == ["BU00140001", "WK001401", "GM0014", "", "GM0014"]


def own(rows, names=None):
    table = pd.DataFrame(rows, columns=["code", "region"])
    return own_regions(codes(table.code), table.region, None if names is None else pd.Series(names), "eigen.csv")


def test_a_code_in_two_regions_is_refused_by_name_and_the_same_region_twice_is_none():
    assert own([("GM14", "A"), ("GM0014", "A ")]).members == {"GM0014": "A"}
    with pytest.raises(Refusal) as refusal:
        own([("GM14", "A"), ("GM0014", "B"), ("GM0034", "A")])
    for part in ("'eigen.csv'", "GM0014: A, B"):
        assert part in str(refusal.value)
    assert "GM0034" not in str(refusal.value)


def test_a_row_without_a_region_is_none_and_is_counted():
    found = own([("GM0014", None), ("GM0034", " "), ("GM0003", "A")])
    assert (found.members, found.without) == ({"GM0003": "A"}, 2)


def test_numbers_serve_as_regions_without_decimals():
    assert own([("GM0014", 1.0), ("GM0034", 12.0)]).members == {"GM0014": "1", "GM0034": "12"}


def test_a_region_with_two_names_is_refused():
    assert own([("GM0014", 1), ("GM0034", 1)], ["Noord", "Noord"]).names == {"1": "Noord"}
    with pytest.raises(Refusal, match=r"'1'.*Noord, Zuid"):
        own([("GM0014", 1), ("GM0034", 1)], ["Noord", "Zuid"])

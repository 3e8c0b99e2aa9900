"""Profiles in long form, and the classes of their values."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.index.model_file import parse_model
from regiolens.core.profiles.columns import COLUMNS, OF_OUTPUT
from regiolens.core.profiles.long_table import AREA, REGION, Value, class_bounds, describe, long_table
from regiolens.core.profiles.profile import Areas, profile

ROOT = Path(__file__).resolve().parents[3]


DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture(scope="module")
def sample():
    """The 50 published gemeenten: scores, COROP region."""
    table = pd.read_csv(ROOT / "resources" / "sample" / "mdi_2023_gemeenten.csv")
    values = table[["mdi_gepubliceerd", *DOMAINS]].set_axis(["mdi", *(f"mdi_{name}" for name in DOMAINS)], axis=1)
    return Areas(values), table["corop"]


@pytest.fixture(scope="module")
def model():
    path = ROOT / "resources" / "index_models" / "pon2023_domains.json"
    return parse_model(path.read_text(encoding="utf-8"), path.name)


def random_areas(seed=7, n=200, k=4):
    generator = np.random.default_rng(seed)
    values = pd.DataFrame(generator.normal(50, 12, (n, k)).round(1), columns=["mdi", *(f"v{i}" for i in range(1, k))])
    values = values.mask(generator.random((n, k)) < 0.1)
    regions = pd.Series(generator.choice(["a", "b", "c", None], n), dtype=object)
    weight = pd.Series(generator.integers(0, 5000, n).astype(float)).mask(generator.random(n) < 0.05)
    peer = pd.Series(generator.integers(1, 6, n).astype(float)).mask(generator.random(n) < 0.05)
    return Areas(values, weight, None, peer), regions


def table_of(areas, regions, model, reference=None):
    found = profile(areas, regions, reference)
    values = [describe(Value(name, name, direction=-1), model) for name in areas.values]
    texts = {name: pd.Series(found.means.index, index=found.means.index) for name in ("regio_code", "regio_naam")}
    own = pd.DataFrame(texts).assign(regio_zone=None)
    each = pd.DataFrame({"gebied_code": [f"g{i:03}" for i in range(len(regions))], "gebied_naam": None})
    bounds = class_bounds(model, values, (reference or areas).values)
    return found, long_table(found, areas, regions, {REGION: own, AREA: each}, values, bounds)


def test_its_columns_are_those_of_the_one_definition(sample, model):
    areas, regions = sample
    _, table = table_of(areas, regions, model)
    assert [*table.columns, *OF_OUTPUT] == list(COLUMNS)
    for name in table.columns:
        numeric = pd.api.types.is_numeric_dtype(table[name]) or name == "richting"
        assert numeric == (COLUMNS[name] is not str), name


def test_the_long_table_holds_the_profiles_in_order(sample, model):
    areas, regions = sample
    found, table = table_of(areas, regions, model)
    assert len(table) == (1 + 8 + 50) * 8
    assert table["niveau"].iloc[:8].eq("referentie").all()
    assert table["waarde"].iloc[:8].tolist() == areas.values.columns.tolist()
    rest = table.iloc[8:]
    assert rest.groupby("regio_code", sort=False).ngroups == 8
    for region, rows in rest.groupby("regio_code", sort=False):
        assert rows["niveau"].iloc[:8].eq("regio").all()
        assert rows["niveau"].iloc[8:].eq("gebied").all()
        assert rows["gebied_code"].iloc[8:].is_monotonic_increasing
        assert rows["score"].iloc[:8].tolist() == found.means.loc[region].tolist()
        assert rows["verschil"].iloc[:8].tolist() == found.difference.loc[region].tolist()
        assert rows["rang"].iloc[:8].tolist() == found.rank.loc[region].tolist()
        assert rows["rang_van"].iloc[:8].eq(8).all()
    each = table[table["niveau"] == "gebied"]
    assert each["rang"].isna().all()
    assert each["rang_van"].isna().all()
    row = each[(each["gebied_code"] == "g001") & (each["waarde"] == "mdi_werk")].iloc[0]
    assert row["score"] == areas.values["mdi_werk"][1]
    assert row["regio_code"] == regions[1]
    index = table[table["waarde"] == "mdi"].iloc[0]
    assert index[["laagste", "hoogste"]].tolist() == [found.means["mdi"].min(), found.means["mdi"].max()]
    assert index["mediaan"] == pytest.approx(np.median(found.means["mdi"]))
    assert set(table.loc[table["waarde"] == "mdi", "soort"]) == {"index"}
    assert set(table.loc[table["waarde"] == "mdi_werk", "label"]) == {"Werk"}
    assert (table["richting"] == 1).all()


def test_classes_in_the_long_table_are_the_models(sample, model):
    areas, regions = sample
    _, table = table_of(areas, regions, model)
    score, expected = table["score"], table["klasse"]
    assert (expected == np.select([score < 40, score < 50, score < 60], [1, 2, 3], 4)).all()


def test_indicators_have_no_class_and_their_own_direction(model):
    areas, regions = random_areas()
    _, table = table_of(areas, regions, model)
    assert table.loc[table["waarde"] == "v1", "klasse"].isna().all()
    assert set(table.loc[table["waarde"] == "v1", "richting"]) == {-1}
    assert set(table.loc[table["waarde"] == "v1", "soort"]) == {"indicator"}
    outside = regions.isna().sum()
    assert (table["niveau"] == "gebied").sum() == (len(regions) - outside) * 4
    peers = table[(table["niveau"] == "gebied") & table["verschil_sted"].notna()]
    assert len(peers)


def test_quartiles_of_the_reference_where_the_model_has_them():
    path = ROOT / "resources" / "index_models" / "imd_england.json"
    england = parse_model(path.read_text(encoding="utf-8"), path.name)
    values = pd.DataFrame({"mdi": [10.0, 20.0, 30.0, 40.0, 50.0]})
    bounds = class_bounds(england, [describe(Value("mdi", ""), england)], values)
    assert bounds["mdi"].tolist() == [20.0, 30.0, 40.0]

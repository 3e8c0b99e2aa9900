"""The project's own tables of gemeenten, held against the real ones where those are at hand."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "resources" / "sample"
GPKG = SAMPLE / "sample.gpkg"

LAYER_2023 = SHARED / "data" / "areas" / "gemeente_2023.gpkg"
REGIONS_2024 = SHARED / "data" / "tables" / "gebieden_in_nederland_2024.csv"
MOVED_ADDRESSES = SHARED / "data" / "tables" / "grenswijzigingen_2016_2024.csv"
PUBLISHED_MDI = SHARED / "facts" / "mdi_2023_gemeenten.csv"

DOMAINS = ["inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving"]
GEMEENTEN = {
    "Drenthe": 12, "Flevoland": 6, "Fryslân": 18, "Gelderland": 51, "Groningen": 10, "Limburg": 31,
    "Noord-Brabant": 56, "Noord-Holland": 44, "Overijssel": 25, "Utrecht": 26, "Zeeland": 13,
    "Zuid-Holland": 50,
}  # fmt: skip
# The sea lies between these and the rest of their provincie; all else must hang together.
OVERSEAS = {
    "Fryslân": [{"Ameland"}, {"Schiermonnikoog"}, {"Terschelling"}, {"Vlieland"}],
    "Noord-Holland": [{"Texel"}],
    "Zeeland": [{"Hulst", "Sluis", "Terneuzen"}],
}


def needs(path: Path) -> pytest.MarkDecorator:
    """Mark of a test that skips where a file of the shared folder is absent."""
    return pytest.mark.skipif(not path.exists(), reason=f"no {path.name} in {path.parent}")


def read(path: Path, **options: str) -> pd.DataFrame:
    """Read a table as text, exactly as it stands."""
    return pd.read_csv(path, dtype=str, keep_default_na=False, **options)


def tiles() -> pd.DataFrame:
    """The tile map, with numbers for its cells."""
    return read(SAMPLE / "tiles.csv").astype({"column": int, "row": int})


def changes() -> pd.DataFrame:
    """The gemeenten whose code ended."""
    return read(ROOT / "resources" / "areas" / "gemeente_changes.csv")


def is_tidy(table: pd.DataFrame) -> bool:
    """Whether no text of a table is empty or padded."""
    text = table.select_dtypes("object")
    return bool(((text != "") & (text == text.apply(lambda column: column.str.strip()))).all(axis=None))


def rows_of(path: Path, query: str) -> list[tuple]:
    """Answer of a GeoPackage, opened without a trace."""
    base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return base.execute(query).fetchall()
    finally:
        base.close()


def middles(blobs: Iterable[bytes]) -> np.ndarray:
    """Centres of the envelopes in the headers of GeoPackage geometries."""
    bounds = np.array([struct.unpack_from("<4d", blob, 8) for blob in blobs])
    return np.column_stack([bounds[:, :2].mean(axis=1), bounds[:, 2:].mean(axis=1)])


def groups(cells: dict[tuple[int, int], str]) -> list[set[str]]:
    """Names of the connected groups of hexagons, in offset coordinates ("odd-r")."""
    left, found = dict(cells), []
    while left:
        start = next(iter(left))
        front, names = [start], {left.pop(start)}
        while front:
            column, row = front.pop()
            aside = (row % 2 - 1, row % 2)
            around = [(column + step, row) for step in (-1, 1)]
            around += [(column + step, row + up) for step in aside for up in (-1, 1)]
            reached = [cell for cell in around if cell in left]
            names.update(left.pop(cell) for cell in reached)
            front += reached
        found.append(names)
    return found


def test_tiles_hold_342_gemeenten_on_cells_of_their_own() -> None:
    table = tiles()
    assert list(table.columns) == ["statcode", "statnaam", "provincie", "corop", "column", "row"]
    assert len(table) == table["statcode"].nunique() == table["statnaam"].nunique() == 342
    assert table["statcode"].str.fullmatch(r"GM\d{4}").all()
    assert not table.duplicated(["column", "row"]).any()
    assert table["provincie"].value_counts().to_dict() == GEMEENTEN
    assert table["corop"].nunique() == 40
    assert is_tidy(table)


@pytest.mark.parametrize("provincie", sorted(GEMEENTEN))
def test_a_provincie_hangs_together_but_for_the_sea(provincie: str) -> None:
    table = tiles()
    own = table[table["provincie"] == provincie]
    found = groups(dict(zip(zip(own["column"], own["row"]), own["statnaam"])))
    mainland = set(own["statnaam"]).difference(*OVERSEAS.get(provincie, []))
    assert sorted(map(sorted, found)) == sorted(map(sorted, [mainland, *OVERSEAS.get(provincie, [])]))


def test_the_mainland_hangs_together() -> None:
    table = tiles()
    found = groups(dict(zip(zip(table["column"], table["row"]), table["statnaam"])))
    assert max(map(len, found)) == 342 - 8


def test_the_map_keeps_the_lie_of_the_land() -> None:
    middle = tiles().groupby("provincie")[["column", "row"]].mean()
    eastward = [
        ["Zeeland", "Zuid-Holland", "Utrecht", "Gelderland", "Overijssel"],
        ["Noord-Holland", "Flevoland", "Fryslân", "Drenthe", "Groningen"],
    ]
    southward = ["Groningen", "Drenthe", "Overijssel", "Gelderland", "Noord-Brabant", "Limburg"]
    assert all(middle.loc[names, "column"].is_monotonic_increasing for names in eastward)
    assert middle.loc[southward, "row"].is_monotonic_increasing


@needs(LAYER_2023)
def test_tiles_have_the_codes_and_names_of_cbs() -> None:
    real = rows_of(LAYER_2023, "SELECT trim(statcode), trim(statnaam) FROM gemeente_2023_cartomap_rd")
    assert dict(zip(tiles()["statcode"], tiles()["statnaam"])) == dict(real)


@needs(REGIONS_2024)
def test_tiles_have_the_provincie_and_corop_of_cbs() -> None:
    real = read(REGIONS_2024, sep=";", encoding="utf-8-sig").apply(lambda column: column.str.strip())
    expected = set(zip(real["RegioS"], real["Naam_27"], real["Naam_9"]))
    assert set(zip(tiles()["statcode"], tiles()["provincie"], tiles()["corop"])) == expected


@pytest.mark.skipif(not GPKG.exists(), reason="sample.gpkg is not drawn yet: run scripts/make_sample")
def test_the_geopackage_is_drawn_from_the_tables() -> None:
    table = tiles().set_index("statcode")
    query = "SELECT statcode, statnaam, provincie, corop, geom FROM gemeenten_2023"
    drawn = pd.DataFrame(rows_of(GPKG, query), columns=["statcode", "statnaam", "provincie", "corop", "geom"])
    drawn = drawn.set_index("statcode").loc[table.index]
    assert drawn.drop(columns="geom").equals(table.drop(columns=["column", "row"]))
    # The centres lie on the grid that column and row name: no residue is left.
    grid = np.column_stack([2 * table["column"] + table["row"] % 2, table["row"], np.ones(len(table))])
    fitted = np.linalg.lstsq(grid, middles(drawn["geom"]), rcond=None)[0]
    assert np.abs(grid @ fitted - middles(drawn["geom"])).max() < 0.01
    assert np.allclose(fitted[:2], [[5250, 0], [0, -9093]])
    assert {name for (name,) in rows_of(GPKG, "SELECT provincie FROM provincies")} == set(GEMEENTEN)
    scores = ", ".join(["statcode", *DOMAINS, "mdi_gepubliceerd"])
    listed = read(SAMPLE / "mdi_2023_gemeenten.csv")[["statcode", *DOMAINS, "mdi_gepubliceerd"]]
    assert [tuple(map(str, row)) for row in rows_of(GPKG, f"SELECT {scores} FROM mdi_2023")] == list(
        listed.itertuples(index=False, name=None)
    )


@needs(LAYER_2023)
@pytest.mark.skipif(not GPKG.exists(), reason="sample.gpkg is not drawn yet: run scripts/make_sample")
def test_the_map_lies_over_the_country() -> None:
    drawn = dict(rows_of(GPKG, "SELECT statcode, geom FROM gemeenten_2023"))
    real = dict(rows_of(LAYER_2023, "SELECT trim(statcode), geom FROM gemeente_2023_cartomap_rd"))
    codes = sorted(drawn)
    here, there = middles(drawn[code] for code in codes), middles(real[code] for code in codes)
    apart = np.hypot(*(here - there).T)
    assert apart.mean() < 13_500  # metres; a hexagon is 10.5 km wide
    assert apart.max() < 35_000
    assert np.abs((here - there).mean(axis=0)).max() < 5_000


def test_mdi_table_is_complete_and_coded_like_the_tiles() -> None:
    table = read(SAMPLE / "mdi_2023_gemeenten.csv")
    assert list(table.columns) == ["statcode", "statnaam", "corop", *DOMAINS, "mdi_gepubliceerd"]
    assert len(table) == table["statcode"].nunique() == 50
    known = set(zip(tiles()["statcode"], tiles()["statnaam"], tiles()["corop"]))
    assert set(zip(table["statcode"], table["statnaam"], table["corop"])) <= known
    scores = table[[*DOMAINS, "mdi_gepubliceerd"]]
    assert scores.apply(lambda column: column.str.fullmatch(r"\d{2}\.\d")).all(axis=None)


def test_mdi_table_gives_its_own_index() -> None:
    table = read(SAMPLE / "mdi_2023_gemeenten.csv")
    weights = np.array([22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3]) / 100
    computed = table[DOMAINS].astype(float) @ weights
    # Both sides are published with one decimal: half a tenth each, the domains' by their weights.
    assert (computed - table["mdi_gepubliceerd"].astype(float)).abs().max() <= 0.05 * (1 + weights.sum())


@needs(PUBLISHED_MDI)
def test_mdi_table_has_the_published_scores() -> None:
    facts = read(PUBLISHED_MDI).rename(columns={"gemeente": "statnaam", "mdi": "mdi_gepubliceerd"})
    facts["corop"] = facts["corop"].replace("Zeeuws-Vlaanderen", "Zeeuwsch-Vlaanderen")  # as CBS spells it
    own = read(SAMPLE / "mdi_2023_gemeenten.csv")[facts.columns]
    order = {"by": "statnaam", "ignore_index": True}
    pd.testing.assert_frame_equal(own.sort_values(**order), facts.sort_values(**order))


def test_changes_are_whole_and_lead_to_the_gemeenten_of_2023() -> None:
    table = changes()
    assert list(table.columns) == ["date", "code_from", "name_from", "code_to", "name_to", "new"]
    assert is_tidy(table)
    assert table["date"].is_monotonic_increasing
    now = dict(zip(tiles()["statcode"], tiles()["statnaam"]))
    assert not set(table["code_from"]) & set(now)
    # What received an area is there in 2023, or ended later itself.
    names = now | dict(zip(table["code_from"], table["name_from"]))
    assert {code: names.get(code) for code in table["code_to"]} == dict(zip(table["code_to"], table["name_to"]))
    later = table.set_index("code_from")["date"].groupby(level=0).first()
    assert (table["date"] < table["code_to"].map(later).fillna("9999")).all()
    others = table[~table["date"].str.endswith("-01-01")]
    assert others[["date", "name_from", "name_to"]].to_numpy().tolist() == [
        ["2010-03-18", "Rozenburg", "Rotterdam"],
        ["2015-07-01", "De Friese Meren", "De Fryske Marren"],
        ["2022-03-24", "Weesp", "Amsterdam"],
    ]


def test_changes_tell_the_new_gemeenten_from_those_that_grew() -> None:
    table = changes()
    # CBS gave the codes from GM1900 on after 1 January 2010, those from GM1948 on after 1 January 2016.
    assert ((table["code_to"] >= "GM1900") >= (table["new"] == "yes")).all()
    since_2016 = table[table["date"] > "2016-01-01"]
    assert ((since_2016["code_to"] >= "GM1948") == (since_2016["new"] == "yes")).all()
    assert set(table["new"]) == {"yes", "no"}
    assert (table[table["new"] == "yes"].groupby("code_to")["date"].agg(set).map(len) == 1).all()


def test_changes_lead_from_431_gemeenten_to_342() -> None:
    table = changes()
    ended = table.groupby("date")["code_from"].nunique()
    count, counts = 431, {}
    fresh = table[table["new"] == "yes"].groupby("code_to")["date"].min().value_counts()
    for date in sorted(ended.index):
        count += int(fresh.get(date, 0)) - int(ended[date])
        counts[date] = count
    assert counts == {
        "2010-03-18": 430, "2011-01-01": 418, "2012-01-01": 415, "2013-01-01": 408, "2014-01-01": 403,
        "2015-01-01": 393, "2015-07-01": 393, "2016-01-01": 390, "2017-01-01": 388, "2018-01-01": 380,
        "2019-01-01": 355, "2021-01-01": 352, "2022-01-01": 345, "2022-03-24": 344, "2023-01-01": 342,
    }  # fmt: skip


@needs(MOVED_ADDRESSES)
def test_changes_follow_the_addresses() -> None:
    moved = pd.read_csv(MOVED_ADDRESSES)
    now = set(tiles()["statcode"])
    moved = moved[(moved["naar_jaar"] - moved["van_jaar"] == 1) & (moved["code_van"] != moved["code_naar"])]
    moved = moved[~moved["code_van"].isin(now)]
    # Fewer than twenty addresses are a corrected border; so is what left before the year the code ended.
    last = moved.groupby("code_van")["naar_jaar"].transform("max")
    moved = moved[(moved["naar_jaar"] == last) & (moved["adressen"] >= 20)]
    table = changes().query("date > '2016-01-01'")
    # Weesp joined within 2022: the first of January that shows it is that of 2023.
    years = table["date"].str[:4].astype(int) + (table["date"].str[4:] != "-01-01")
    assert set(zip(years, table["code_from"], table["code_to"])) == set(
        zip(moved["naar_jaar"], moved["code_van"], moved["code_naar"])
    )


@pytest.mark.parametrize(
    ("layer", "first_of_january", "query"),
    [
        ("gemeente_2021.gpkg", "2021-01-01", "SELECT code, areaname FROM gemeente_2021_spatialrisk"),
        ("gemeente_2022.gpkg", "2022-01-01", "SELECT statcode, statnaam FROM gemeente_2022_pdok_rd"),
    ],
)
def test_changes_name_the_gemeenten_as_cbs_did(layer: str, first_of_january: str, query: str) -> None:
    path = SHARED / "data" / "areas" / layer
    if not path.exists():
        pytest.skip(f"no {layer} in {path.parent}")
    real = {f"GM{code.strip()[-4:]}": name.strip() for code, name in rows_of(path, query)}
    later = changes().query("date > @first_of_january")
    assert not later.empty
    assert dict(zip(later["code_from"], later["name_from"])).items() <= real.items()

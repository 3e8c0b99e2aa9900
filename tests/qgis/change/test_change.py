"""regiolens:change on layers, long tables and real figures."""

import pytest
from qgis.core import QgsVectorLayer

CHANGE = "regiolens:change"
#: Het PON & Telos, Accentueer het verschil (2024), table 4
TABLE_4 = [
    (2014, "alle gemeenten", 2.7, 39.8),
    (2014, "25% slechtst", 4.3, 35.4),
    (2019, "alle gemeenten", 3.0, 44.8),
    (2019, "25% slechtst", 4.7, 39.6),
    (2023, "alle gemeenten", 3.3, 51.8),
    (2023, "25% slechtst", 5.1, 45.8),
]
#: table 5: zones within the worst quarter; poor households, income
TABLE_5 = {"perifeer": ((4.4, 34.0), (5.3, 43.5)), "intermediair": ((3.9, 36.2), (4.6, 46.8)),
           "kern": ((4.7, 36.7), (5.4, 48.1))}  # fmt: skip


def long_table(make_layer, rows=TABLE_4, name="tabel 4"):
    heads = ("jaar", "groep", "arm", "inkomen")
    return make_layer(name, [dict(zip(heads, row)) for row in rows], "NoGeometry")


def by(run, results, field):
    return {row[field]: row for row in run.rows(results["OUTPUT"])}


def test_table_4_from_a_long_table_beside_all_gemeenten(run, make_layer):
    reference = long_table(make_layer, [row for row in TABLE_4 if row[1] == "alle gemeenten"], "land")
    asked = {"INPUT": long_table(make_layer), "PERIOD_FIELD": "jaar", "REFERENCE": reference, "OUTPUT": "memory:"}
    found = by(run, run(CHANGE, FROM_FIELD="inkomen", KIND="mean", DIRECTION="low is worse", **asked), "groep")
    assert len(found) == 2
    row = found["25% slechtst"]
    assert (row["begin"], row["eind"], row["verandering"], row["jaar"]) == (35.4, 45.8, 10.4, 2023)
    assert row["verschil_nl"] == pytest.approx(-1.6) and row["richting"] == "beter"
    assert row["per_jaar"] == pytest.approx(100 * 10.4 / 35.4 / 9)
    assert found["alle gemeenten"]["verandering"] == 12.0
    found = by(run, run(CHANGE, FROM_FIELD="arm", KIND="percentage", DIRECTION="high is worse", **asked), "groep")
    row = found["25% slechtst"]
    assert row["verandering"] == 0.8 and row["verandering_pct"] is None and row["richting"] == "slechter"
    assert row["verschil_nl"] == pytest.approx(0.2) and found["alle gemeenten"]["verandering"] == 0.6
    half = by(run, run(CHANGE, FROM_FIELD="inkomen", KIND="mean", PERIODS="2019; 2023", **asked), "groep")
    assert half["25% slechtst"]["verandering"] == 6.2 and half["25% slechtst"]["begin"] == 39.6


def test_table_5_from_two_fields(run, make_layer):
    rows = [
        {"zone": zone, "arm_2014": then[0], "arm_2023": now[0], "inkomen_2014": then[1], "inkomen_2023": now[1]}
        for zone, (then, now) in TABLE_5.items()
    ]
    layer = make_layer("tabel 5", rows)
    results = run(CHANGE, INPUT=layer, FROM_FIELD="arm_2014", TO_FIELD="arm_2023", KIND="percentage", OUTPUT="memory:")
    assert {zone: row["verandering"] for zone, row in by(run, results, "zone").items()} == {
        "perifeer": 0.9, "intermediair": 0.7, "kern": 0.7,
    }  # fmt: skip
    results = run(
        CHANGE, INPUT=layer, FROM_FIELD="inkomen_2014", TO_FIELD="inkomen_2023", KIND="mean", OUTPUT="memory:"
    )
    assert {zone: row["verandering"] for zone, row in by(run, results, "zone").items()} == {
        "perifeer": 9.5, "intermediair": 10.6, "kern": 11.4,
    }  # fmt: skip


@pytest.fixture
def two_years(run, shared, tmp_path):
    """Inhabitants of the 342 gemeenten of 2023, in 2021 and 2024."""
    recoded = run(
        "regiolens:recodeboundaries",
        INPUT=str(shared / "tables" / "gemeente_indicatoren_2021.csv"),
        TO_YEAR=2023,
        OUTPUT=str(tmp_path / "recoded.gpkg"),
    )["OUTPUT"]
    layer = str(shared / "areas" / "gemeente_2023.gpkg")
    joined = run(
        "regiolens:joinindicators", INPUT=layer, TABLE=recoded, FIELDS=["Population"], PREFIX="y2021_",
        OUTPUT=str(tmp_path / "a.gpkg"),
    )["OUTPUT"]  # fmt: skip
    return run(
        "regiolens:joinindicators", INPUT=joined, TABLE=str(shared / "tables" / "kwb_2024.csv"),
        FIELDS=["inwoners"], PREFIX="y2024_", OUTPUT=str(tmp_path / "b.gpkg"),
    )["OUTPUT"]  # fmt: skip


def test_growth_of_real_gemeenten_on_one_boundary(run, two_years, tmp_path):
    fields = {"FROM_FIELD": "y2021_Population", "TO_FIELD": "y2024_inwoners"}
    results = run(CHANGE, INPUT=two_years, OUTPUT=str(tmp_path / "c.gpkg"), **fields)
    rows = run.rows(results["OUTPUT"])
    begin, end = (sum(row[name] for row in rows) for name in ("begin", "eind"))
    assert len(rows) == 342 and begin == 17475415 and results["MISSING"] == 0
    assert results["COUNTRY"] == pytest.approx(100 * (end / begin - 1))
    one = next(row for row in rows if row["statcode"] == "GM1992")
    assert one["begin"] == 17439 + 40312 + 14900
    assert one["per_jaar"] == pytest.approx(100 * (one["eind"] / one["begin"] - 1) / 3)
    assert one["verschil_nl"] == pytest.approx(one["verandering_pct"] - results["COUNTRY"])
    layer = run.layer(results["OUTPUT"])
    layer.loadDefaultStyle()
    renderer = layer.renderer()
    assert renderer.classAttribute() == "klasse"
    labels = [category.label() for category in renderer.categories()]
    assert labels[0].startswith("≤ −") and labels[4].startswith("≥ +")
    shown = {category.value(): category.label() for category in renderer.categories()}
    for row in rows:
        assert shown[row["klasse"]].startswith(row["klasse_label"])
        assert row["verandering_pct"] * row["klasse"] >= 0
    assert labels[0] == f"≤ −{labels[4][3:].split(' ')[0]} (0)"


def test_the_middle_class_and_the_same_are_one(run, make_layer):
    rows = [{"mdi_2014": 50.0, "mdi_2023": 50.0 + step} for step in (-9.0, -1.0, -0.9, 0.0, 0.9, 1.0, 9.0)]
    asked = {"FROM_FIELD": "mdi_2014", "TO_FIELD": "mdi_2023", "THRESHOLD": 1.0, "OUTPUT": "memory:"}
    found = run.rows(run(CHANGE, INPUT=make_layer("a", rows), **asked)["OUTPUT"])
    assert [row["klasse"] for row in found] == [-2, -1, 0, 0, 0, 1, 2]
    assert [row["richting"] for row in found] == ["beter"] * 2 + ["gelijk"] * 3 + ["slechter"] * 2
    assert found[0]["per_jaar"] == -1.0


def test_the_parts_of_growth_and_their_rest(run, make_layer):
    rows = [
        {"gm_code": "GM0014", "inw_2011": 100, "inw_2017": 110, "geb": 30, "ste": 25, "bin": 2, "bui": 3},
        {"gm_code": "GM0034", "inw_2011": 100, "inw_2017": 90, "geb": 5, "ste": 10, "bin": -4, "bui": 2},
        {"gm_code": "GM0037", "inw_2011": 100, "inw_2017": 90, "geb": 5, "ste": 10, "bin": None, "bui": 2},
    ]
    parts = {"BIRTHS": "geb", "DEATHS": "ste", "DOMESTIC": "bin", "FOREIGN": "bui"}
    asked = {"FROM_FIELD": "inw_2011", "TO_FIELD": "inw_2017", "KIND": "count", "OUTPUT": "memory:"}
    layer = make_layer("a", rows)
    found = by(run, run(CHANGE, INPUT=layer, **asked, **parts), "gm_code")
    assert [found["GM0034"][name] for name in ("natuurlijk", "binnenlands", "buitenlands", "rest")] == [-5, -4, 2, -3]
    assert (found["GM0014"]["rest"], found["GM0037"]["rest"]) == (0, None)
    assert any("GM0034" in line for line in run.feedback.warnings)
    assert "DEATHS" in run.refused(CHANGE, INPUT=layer, **asked, BIRTHS="geb")


def test_percentages_of_the_country_are_weighted_by_their_denominator(run, make_layer):
    rows = [
        {"code": f"CR{n:02}", "p_2014": float(n), "p_2023": n + 1.0, "w_2014": 1 if n < 40 else 1000, "w_2023": 1}
        for n in range(1, 41)
    ]
    layer = make_layer("corop", rows)
    asked = {"INPUT": layer, "FROM_FIELD": "p_2014", "TO_FIELD": "p_2023", "KIND": "percentage", "OUTPUT": "memory:"}
    found = run.rows(run(CHANGE, **asked, DENOMINATOR_FROM="w_2014", DENOMINATOR_TO="w_2023")["OUTPUT"])
    expected = 21.5 - (sum(range(1, 40)) + 40 * 1000) / 1039
    assert found[0]["verschil_nl"] == pytest.approx(1 - expected)
    found = run(CHANGE, **asked)
    assert "COUNTRY" not in found and all(row["verschil_nl"] is None for row in run.rows(found["OUTPUT"]))
    assert any("DENOMINATOR_FROM" in line for line in run.feedback.warnings)


def test_missing_is_never_zero(run, make_layer):
    rows = [{"mdi_2014": value, "mdi_2023": 50.0} for value in (-99997.0, None, 49.0)]
    results = run(CHANGE, INPUT=make_layer("a", rows), FROM_FIELD="mdi_2014", TO_FIELD="mdi_2023", OUTPUT="memory:")
    found = run.rows(results["OUTPUT"])
    assert [row["verandering"] for row in found] == [None, None, 1.0]
    assert [row["klasse"] for row in found][:2] == [None, None] and results["MISSING"] == 2


@pytest.mark.parametrize(
    ("rows", "begin", "said"),
    [
        # Beemster went into Purmerend in 2022: each year's own gemeenten, those of one year, and what may be either
        ({"GM0439": (80, 95), "GM0370": (10, None), "GM0014": (1, 2)}, None, ["GM0370", "GM0439"]),
        ({"GM0439": (80, 95), "GM1980": (None, 9), "GM0014": (1, 2)}, None, ["GM1980", "GM0439"]),
        ({"GM0439": (90, 95), "GM1980": (8, 9), "GM0014": (1, 2)}, 90, []),
        ({"GM0439": (80, 85), "GM0370": (10, 10), "GM0014": (1, 2)}, 80, []),
        ({"GM0439": (80, 95), "GM0014": (1, 2)}, 80, ["GM0439"]),
        ({"GM1980": (None, 9), "GM0014": (1, 2)}, None, ["GM1980"]),
    ],
)
@pytest.mark.parametrize("long", [True, False])
def test_a_merger_is_no_growth(run, make_layer, rows, begin, said, long):
    if long:
        table = [
            {"gm_code": code, "jaar": year, "inwoners": figure}
            for code, figures in rows.items()
            for year, figure in zip((2021, 2024), figures)
        ]
        fields = {"FROM_FIELD": "inwoners", "PERIOD_FIELD": "jaar"}
    else:
        names = ("inwoners_2021", "inwoners_2024")
        table = [{"gm_code": code, **dict(zip(names, figures))} for code, figures in rows.items()]
        fields = dict(zip(("FROM_FIELD", "TO_FIELD"), names))
    layer = make_layer("cijfers", sorted(table, key=lambda row: None in row.values()))
    found = by(run, run(CHANGE, INPUT=layer, OUTPUT="memory:", **fields), "gm_code")
    if "GM0439" in rows:
        assert found["GM0439"]["begin"] == begin and (found["GM0439"]["verandering"] is None) == (begin is None)
    assert found["GM0014"]["verandering"] == 1
    told = [line for line in run.feedback.warnings if "gemeenten" in line]
    assert len(told) == len(said) and all(code in line for code, line in zip(said, told))
    assert ("recodeboundaries" in "".join(told)) == bool(said and said != ["GM0439"])


def test_growth_from_nothing_is_not_told_and_that_is_said(run, make_layer):
    rows = [{"gm_code": f"GM{14 + n:04}", "inwoners_2013": n, "inwoners_2023": 10 + n} for n in range(4)]
    found = by(run, run(CHANGE, INPUT=make_layer("a", rows), FROM_FIELD="inwoners_2013", TO_FIELD="inwoners_2023",
                        OUTPUT="memory:"), "gm_code")  # fmt: skip
    assert (found["GM0014"]["verandering"], found["GM0014"]["verandering_pct"]) == (10, None)
    (said,) = run.feedback.warnings
    assert "begin at 0" in said and "1 (GM0014)" in said


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"FROM_FIELD": "x_2014"}, "TO_FIELD"),
        ({"FROM_FIELD": "x_2014", "TO_FIELD": "x_2014", "KIND": "index"}, "another field"),
        ({"FROM_FIELD": "x_2014", "TO_FIELD": "x_2023"}, "KIND"),
        ({"FROM_FIELD": "x_2023", "TO_FIELD": "x_2014", "KIND": "index"}, "not before"),
        ({"FROM_FIELD": "x_2014", "TO_FIELD": "x_2023", "KIND": "index", "PER_YEAR": "compounded"}, "plain"),
        ({"FROM_FIELD": "x_2014", "PERIOD_FIELD": "jaar", "KIND": "index", "PERIODS": "2014, 1999"}, "1999"),
        ({"FROM_FIELD": "x_2014", "PERIOD_FIELD": "jaar", "KIND": "index", "PERIODS": "2014"}, "two periods"),
        ({"FROM_FIELD": "x_2014", "PERIOD_FIELD": "een", "KIND": "index"}, "fewer than two"),
        ({"FROM_FIELD": "x_2014", "PERIOD_FIELD": "jaar", "KIND": "index"}, "GM0014"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(run, make_layer, parameters, said):
    rows = [
        {"gm_code": "GM0014", "x_2014": 1.0, "x_2023": 2.0, "jaar": 2014, "een": 1},
        {"gm_code": "GM0014", "x_2014": 1.5, "x_2023": 2.5, "jaar": 2014, "een": 1},
        {"gm_code": "GM0034", "x_2014": 1.5, "x_2023": 2.5, "jaar": 2023, "een": 1},
    ]
    message = run.refused(CHANGE, INPUT=make_layer("a", rows, "NoGeometry"), OUTPUT="memory:", **parameters)
    assert said in message and len(message) < 300


def test_areas_of_one_period_alone_stay_without_a_change(run, make_layer):
    rows = [
        {"gm_code": "GM0014", "jaar": "2014JJ00", "mdi": 60.0},
        {"gm_code": "GM0014", "jaar": "2023JJ00", "mdi": 50.0},
        {"gm_code": "GM0003", "jaar": "2014JJ00", "mdi": 70.0},
        {"gm_code": "GM1979", "jaar": "2023JJ00", "mdi": 65.0},
    ]
    found = run(CHANGE, INPUT=make_layer("a", rows), FROM_FIELD="mdi", PERIOD_FIELD="jaar", OUTPUT="memory:")
    rows = by(run, found, "gm_code")
    assert {code: row["verandering"] for code, row in rows.items()} == {"GM0014": -10, "GM0003": None, "GM1979": None}
    # a score is none of people who came with Haren and Ten Boer, but its change is theirs too
    assert "boundaries too" in run.feedback.warnings[-1] and "GM0014" in run.feedback.warnings[-1]
    assert (rows["GM0003"]["begin"], rows["GM0003"]["eind"], rows["GM1979"]["eind"]) == (70, None, 65)
    assert rows["GM0014"]["per_jaar"] == pytest.approx(-10 / 9)
    assert isinstance(run.layer(found["OUTPUT"]), QgsVectorLayer)


def test_school_years_lie_as_far_apart_as_their_first_years(run, make_layer):
    rows = [
        {"schooljaar": year, "groep": name, "schoolverlaters": value}
        for year, figures in (("2014/'15", (40, 25)), ("2022/'23", (48, 20)))
        for name, value in zip(("a", "b"), figures)
    ]
    layer = make_layer("leerlingen", rows, "NoGeometry")
    asked = {"FROM_FIELD": "schoolverlaters", "PERIOD_FIELD": "schooljaar", "KIND": "count"}
    found = by(run, run(CHANGE, INPUT=layer, OUTPUT="memory:", **asked), "groep")
    assert found["a"]["verandering"] == 8 and found["a"]["per_jaar"] == pytest.approx(100 * 8 / 40 / 8)
    assert found["b"]["verandering"] == -5


def test_joined_figures_are_of_the_years_of_their_tables(run, make_layer, tmp_path):
    """Purmerend took over Beemster in 2022: 81,233 and 95,168 inhabitants are those of two areas. That the figures of
    2021 are by the boundaries of that year is told by Dijk en Waard, formed in 2022, which has none."""
    codes = ("GM0439", "GM0014", "GM1980")
    path = make_layer("gemeenten", [{"code": code} for code in codes])
    for year, name, people in ((2021, "Population", (81233, 233273)), (2024, "inwoners", (95168, 243768, 90077))):
        rows = [{"code": code, name: count} for code, count in zip(codes, people)]
        table = make_layer(f"kerncijfers_{year}", rows, "NoGeometry")
        file = str(tmp_path / f"{year}.gpkg")
        path = run("regiolens:joinindicators", INPUT=path, TABLE=table, OUTPUT=file)["OUTPUT"]
    found = run("regiolens:change", INPUT=path, FROM_FIELD="Population", TO_FIELD="inwoners", OUTPUT="memory:")
    rows = {row["code"]: row for row in run.rows(found["OUTPUT"])}
    assert rows["GM0014"]["verandering"] == 243768 - 233273
    assert rows["GM0014"]["per_jaar"] == pytest.approx(100 * (243768 - 233273) / 233273 / 3)
    assert rows["GM0439"]["verandering"] is None
    assert any("Population 2021, inwoners 2024" in line for line in run.feedback.said)
    assert any("GM0439" in line for line in run.feedback.warnings)

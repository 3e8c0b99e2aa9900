"""regiolens:joinindicators in QGIS."""

import csv
import json

import pytest
from qgis.PyQt.QtCore import QLocale

from regiolens.bridge.paths import RESOURCES

JOIN = "regiolens:joinindicators"
AREAS = [
    {"statcode": "GM0014", "statnaam": "Groningen"},
    {"statcode": "GM0034", "statnaam": "Almere"},
    {"statcode": "GM0457", "statnaam": "Weesp"},
]


@pytest.fixture
def areas(make_layer):
    return make_layer("gemeenten", AREAS)


def table(make_layer, rows):
    return make_layer("tabel", rows, "NoGeometry")


@pytest.mark.parametrize(
    "codes",
    [
        ["GM0014", "gm0034"],
        ["0014", "0034"],
        ["14", "34"],
        ["14.0", "34.0"],
        ["GM0014    ", "GM0034    "],
        [14, 34],
        [14.0, 34.0],
    ],
    ids=str,
)
def test_all_forms_of_a_code_join(run, make_layer, areas, codes):
    rows = [{"gm_code": code, "waarde": value} for code, value in zip(codes, [1.5, 2.5])]
    results = run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), TABLE_CODE="gm_code", OUTPUT="memory:")
    assert [row["waarde"] for row in run.rows(results["OUTPUT"])] == [1.5, 2.5, None]
    assert (results["MATCHED"], results["UNMATCHED_AREAS"], results["UNMATCHED_ROWS"]) == (2, 1, 0)


def test_the_log_names_what_did_not_match_and_what_became_of_it(run, make_layer, areas):
    rows = [{"code": "GM0014", "v": 1}, {"code": "GM1992", "v": 2}]
    run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), OUTPUT="memory:")
    assert "1 of 3 areas found a row" in run.feedback.text
    assert "GM0457 Weesp became part of GM0363 Amsterdam on 2022-03-24" in run.feedback.text
    assert "GM1992 Voorne aan Zee was formed from" in run.feedback.text


def test_missing_is_null_never_zero(run, make_layer, areas):
    rows = [
        {"code": code, "a": a, "b": b}
        for code, a, b in [("GM0014", "1,5", -99997), ("GM0034", ".", 3), ("GM0457", "498.0", -99999999)]
    ]
    output = run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), REASONS=True, OUTPUT="memory:")["OUTPUT"]
    found = run.rows(output)
    assert [row["a"] for row in found] == [1.5, None, 498.0]
    assert [row["b"] for row in found] == [None, 3, None]
    assert found[0]["ontbreekt"] == "b: not available"
    assert found[1]["ontbreekt"] == "a: unknown, unreliable or secret"


def test_duplicates_are_refused_with_their_codes_unless_told_otherwise(run, make_layer, areas):
    rows = [{"code": "GM0014", "v": 1}, {"code": "GM14", "v": 2}, {"code": "GM0034", "v": 3}]
    source = table(make_layer, rows)
    sentence = run.refused(JOIN, INPUT=areas, TABLE=source, OUTPUT="memory:")
    assert "'tabel'" in sentence and "GM0014" in sentence and "GM0034" not in sentence
    for choice, value in (("first", 1), ("last", 2)):
        output = run(JOIN, INPUT=areas, TABLE=source, DUPLICATES=choice, OUTPUT="memory:")["OUTPUT"]
        assert run.rows(output)[0]["v"] == value


def test_a_code_that_could_be_two_things_takes_the_level_of_the_layer(run, make_layer):
    rows = [{"code": 140001, "v": 7}]
    buurten = make_layer("buurten", [{"buurtcode": "BU00140001"}])
    wijken = make_layer("wijken", [{"wijkcode": "WK140001"}])
    for layer in (buurten, wijken):
        output = run(JOIN, INPUT=layer, TABLE=table(make_layer, rows), OUTPUT="memory:")["OUTPUT"]
        assert run.rows(output)[0]["v"] == 7
    bare = make_layer("kaal", [{"code": "140001"}])
    assert "140001" in run.refused(JOIN, INPUT=bare, TABLE=table(make_layer, rows), OUTPUT="memory:")
    assert run(JOIN, INPUT=bare, TABLE=table(make_layer, rows), LEVEL="buurt", OUTPUT="memory:")["MATCHED"] == 1


def test_prefix_fields_and_drop(run, make_layer, areas):
    rows = [{"code": "GM0014", "a": 1, "statnaam": "x"}]
    output = run(
        JOIN,
        INPUT=areas,
        TABLE=table(make_layer, rows),
        FIELDS=["a"],
        PREFIX="kwb_",
        UNMATCHED="drop",
        OUTPUT="memory:",
    )["OUTPUT"]
    assert run.rows(output) == [{"statcode": "GM0014", "statnaam": "Groningen", "kwb_a": 1}]
    output = run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), OUTPUT="memory:")["OUTPUT"]
    assert run.layer(output).fields().names() == ["statcode", "statnaam", "a", "statnaam_2"]


def test_the_report_lists_everything_and_escapes_it(run, make_layer, tmp_path):
    areas = make_layer("<b>lagen</b>", [{"code": "GM0014", "naam": "<script>"}, {"code": "GM0034", "naam": "Almere"}])
    report = tmp_path / "report.html"
    run(
        JOIN,
        INPUT=areas,
        TABLE=table(make_layer, [{"code": "GM0034", "v": "1,5"}]),
        OUTPUT="memory:",
        REPORT=str(report),
    )
    text = report.read_text(encoding="utf-8")
    assert "&lt;script&gt;" in text and "<script" not in text and "&lt;b&gt;lagen" in text
    assert "GM0014" in text and "Text that became numbers" in text


def test_kinds_that_change_far_down_a_table_are_read_whole(run, make_layer):
    from regiolens.bridge.layers.frames import BATCH, read_frame

    late = BATCH + 3
    rows = [{"t": "x", "n": 1, "r": 0.5, "u": "a"} for _ in range(late)]
    rows += [{"t": None, "n": None, "r": None, "u": str(2**60)}, {"t": "", "n": 2**60 + 1, "r": 2.0, "u": ""}]
    layer = make_layer("lang", rows, "NoGeometry")
    kept = {}
    frame = read_frame(layer, ["u", "t", "n", "r"], kept=kept)
    assert list(frame.columns) == ["u", "t", "n", "r"] and list(frame.index) == list(kept)
    assert list(frame["t"]) == ["x"] * late + [None, ""]
    assert list(frame["u"][late:]) == [str(2**60), ""]
    assert str(frame["n"].dtype) == "Int64" and frame["n"].iloc[late + 1] == 2**60 + 1 and frame["n"].isna().sum() == 1
    assert frame["r"].isna().sum() == 1 and frame["r"].iloc[late + 1] == 2.0
    assert kept[frame.index[late + 1]][1] == 2**60 + 1


def test_a_layer_without_codes_is_refused(run, make_layer):
    layer = make_layer("namen", [{"naam": "Groningen"}])
    sentence = run.refused(JOIN, INPUT=layer, TABLE=table(make_layer, [{"code": "GM0014", "v": 1}]), OUTPUT="memory:")
    assert "'namen'" in sentence


def test_all_buurten_of_2024_match_the_kwb_of_2024(run, shared):
    results = run(
        JOIN, INPUT=str(shared / "areas/buurt_2024.gpkg"), TABLE=str(shared / "tables/kwb_2024.csv"), OUTPUT="memory:"
    )
    assert (results["MATCHED"], results["UNMATCHED_AREAS"]) == (14566, 0)
    assert "Rows of another level than buurt, left aside: 3,735" in run.feedback.text.replace("3.735", "3,735")


def test_the_gemeenten_of_2022_that_ended_are_named(run, shared):
    results = run(
        JOIN,
        INPUT=str(shared / "areas/gemeente_2022.gpkg"),
        TABLE=str(shared / "tables/kwb_2024.csv"),
        OUTPUT="memory:",
    )
    assert (results["MATCHED"], results["UNMATCHED_AREAS"]) == (341, 4)
    for name, into in (
        ("Weesp", "GM0363"),
        ("Brielle", "GM1992"),
        ("Hellevoetsluis", "GM1992"),
        ("Westvoorne", "GM1992"),
    ):
        assert any(name in line and into in line for line in run.feedback.said)


def test_padded_semicolon_separated_statline_joins_with_its_names_trimmed(run, shared):
    results = run(
        JOIN,
        INPUT=str(shared / "areas/gemeente_2023.gpkg"),
        TABLE=str(shared / "tables/gebieden_in_nederland_2024.csv"),
        OUTPUT="memory:",
    )
    assert (results["MATCHED"], results["UNMATCHED_ROWS"]) == (342, 0)
    assert next(row["Naam_11"] for row in run.rows(results["OUTPUT"]) if row["statcode"] == "GM1680") == "Noord-Drenthe"


def test_decimal_commas_and_points_of_the_amsterdam_table(run, shared):
    results = run(
        JOIN,
        INPUT=str(shared / "areas/buurt_2024.gpkg"),
        TABLE=str(shared / "tables/kwb_amsterdam_2024.csv"),
        UNMATCHED="drop",
        OUTPUT="memory:",
    )
    row = next(row for row in run.rows(results["OUTPUT"]) if row["buurtcode"] == "BU0363AA01")
    assert (row["Avg_Household_Size"], row["Avg_Property_Value_1000EUR"], row["Population_Total"]) == (1.3, 392.0, 345)
    assert row["Higher_Education_Count"] is None


# Codes as people write them.


@pytest.mark.parametrize(
    "codes",
    [
        ["14,00", "34,00"],
        ["'0014", "'0034"],
        ["GM 0014", "GM 0034"],
        ["GM-0014", "gm-0034"],
        ["PV1:0014", "PV2:0034"],
        ['="0014"', '="0034"'],
    ],
    ids=str,
)
def test_spellings_of_spreadsheets_and_exports_join(run, make_layer, areas, codes):
    rows = [{"gm_code": code, "waarde": value} for code, value in zip(codes, [1.5, 2.5])]
    results = run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), OUTPUT="memory:")
    assert [row["waarde"] for row in run.rows(results["OUTPUT"])] == [1.5, 2.5, None]


def test_bare_numbers_beside_codes_match_nothing_and_are_told(run, make_layer):
    areas = make_layer("gemeenten", [{"statcode": f"GM{n:04d}", "statnaam": f"G{n}"} for n in (14, 34, 153, 1680)])
    rows = [{"code": "GM0014", "v": 1}, {"code": "GM0034", "v": 2}, {"code": "153", "v": 9}]
    results = run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), TABLE_CODE="code", OUTPUT="memory:")
    assert [row["v"] for row in run.rows(results["OUTPUT"])] == [1, 2, None, None]
    assert "no CBS codes" in run.feedback.text and "153" in run.feedback.text
    assert "another level" not in run.feedback.text


def test_a_join_that_matches_nothing_shows_three_values_and_why(run, make_layer, areas):
    rows = [{"id": f"1.{n}5", "v": n} for n in range(5)]
    results = run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), TABLE_CODE="id", OUTPUT="memory:")
    assert results["MATCHED"] == 0
    assert "Only 0 of 3 areas found a row" in run.feedback.text and "'1.05', '1.15', '1.25'" in run.feedback.text
    assert "holds no CBS codes" in run.feedback.text and "another level" not in run.feedback.text


def test_a_join_with_an_empty_table_gives_nulls_and_says_so(make_layer, areas):
    from regiolens.bridge.joining.join import Join
    from regiolens.bridge.joining.rows import read_rows
    from regiolens.bridge.layers.coded import read_side

    empty = make_layer("leeg", [{"code": "x", "v": 1.5}], "NoGeometry")
    empty.dataProvider().truncate()
    side = read_side(areas, "gemeenten", "statcode", None)
    join = Join(side, read_rows(empty, "leeg", "code", None, side, ["v"]), "refuse")
    value, reasons = join.new_fields(["v"], "", True)
    assert list(value.values.isna()) == [True] * 3 and list(reasons.values) == ["no row in the table"] * 3
    assert "The table has no rows." in join.warnings()[0]


def test_rows_whose_names_have_nothing_in_common_are_named(run, make_layer):
    names = ["Kop Zeedijk", "Oude Kerk", "Nes", "Dam", "Rokin"]
    areas = make_layer("buurten", [{"bu_code": f"BU0363000{n}", "bu_naam": name} for n, name in enumerate(names)])
    rows = [{"code": f"BU0363000{n}", "naam": name, "v": n} for n, name in enumerate(["Spuistraat", *names[1:]])]
    run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), OUTPUT="memory:")
    assert "BU03630000: 'Kop Zeedijk' in the areas, 'Spuistraat' in the table" in run.feedback.text
    assert "Rokin" not in run.feedback.text


# Names as keys.


def test_a_table_of_names_joins_by_them_and_proposes_what_is_near(run, make_layer, tmp_path):
    codes = {"GM0014": "Groningen", "GM0518": "'s-Gravenhage", "GM0034": "Almere", "GM0373": "Bergen (NH.)"}
    areas = make_layer("gemeenten", [{"statcode": code, "statnaam": name} for code, name in codes.items()])
    rows = [{"Regio": name, "v": n} for n, name in enumerate(["Den Haag", "Groningen", "Almeer", "Bergen"])]
    report = tmp_path / "report.html"
    results = run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), OUTPUT="memory:", TABLE_CODE="Regio")
    assert [row["v"] for row in run.rows(results["OUTPUT"])] == [1, 0, None, None]
    assert "perhaps GM0034 Almere?" in run.feedback.text and "several areas are called so" in run.feedback.text
    rows += [{"Regio": "Almere", "v": 7}]
    run(JOIN, INPUT=areas, TABLE=table(make_layer, rows), OUTPUT="memory:", REPORT=str(report))
    assert "Joined by name: 3 of 5 rows" in run.feedback.text and "'Regio'" in run.feedback.text
    assert "Joined by name" in report.read_text(encoding="utf-8")


def test_a_table_without_codes_or_names_is_refused_at_once(run, make_layer, areas):
    sentence = run.refused(JOIN, INPUT=areas, TABLE=table(make_layer, [{"x": "a", "v": 1}]), OUTPUT="memory:")
    assert "'tabel'" in sentence and "StatLine" in sentence


# Periods.

YEARS = [
    {"code": code, "jaar": year, "naam": name, "v": value}
    for code, name, values in (("GM0014", "Groningen", (3, 1, 2)), ("GM0034", "Almere", (6, 4, 5)))
    for year, value in zip((2023, 2021, 2022), values)
]


def test_of_a_row_for_each_year_the_latest_is_joined_and_told(run, make_layer, areas):
    results = run(JOIN, INPUT=areas, TABLE=table(make_layer, YEARS), OUTPUT="memory:")
    assert [(row["jaar"], row["v"]) for row in run.rows(results["OUTPUT"])] == [(2023, 3), (2023, 6), (None, None)]
    assert "3 periods in field 'jaar' (2021, 2022, 2023); joined: 2023" in run.feedback.text


def test_a_period_that_is_chosen(run, make_layer, areas):
    for more in ({"PERIOD": "2021"}, {"PERIOD": "2021", "PERIOD_FIELD": "jaar"}):
        output = run(JOIN, INPUT=areas, TABLE=table(make_layer, YEARS), FIELDS=["v"], OUTPUT="memory:", **more)[
            "OUTPUT"
        ]
        assert [row["v"] for row in run.rows(output)] == [1, 4, None]
    sentence = run.refused(JOIN, INPUT=areas, TABLE=table(make_layer, YEARS), PERIOD="2019", OUTPUT="memory:")
    assert "'2019'" in sentence and "2021, 2022, 2023" in sentence


def test_dates_are_periods_too(run, areas, tmp_path):
    path = tmp_path / "peil.geojson"
    rows = [("GM0014", "2023-01-01", 3), ("GM0014", "2024-01-01", 4), ("GM0034", "2024-01-01", 5)]
    features = [
        {"type": "Feature", "geometry": None, "properties": dict(zip(("code", "peil", "v"), row))} for row in rows
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    output = run(JOIN, INPUT=areas, TABLE=str(path), FIELDS=["v"], OUTPUT="memory:")["OUTPUT"]
    assert [row["v"] for row in run.rows(output)] == [4, 5, None]
    output = run(JOIN, INPUT=areas, TABLE=str(path), FIELDS=["v"], PERIOD="all", OUTPUT="memory:")["OUTPUT"]
    assert run.layer(output).fields().names()[2:] == ["v_2023", "v_2024"]


def test_all_periods_make_a_field_each(run, make_layer, areas):
    results = run(
        JOIN, INPUT=areas, TABLE=table(make_layer, YEARS), PERIOD="all", PREFIX="a_", REASONS=True, OUTPUT="memory:"
    )
    first, _, last = run.rows(results["OUTPUT"])
    assert {name: first[name] for name in list(first)[2:]} == {
        "a_naam": "Groningen",
        **{"a_v_2021": 1, "a_v_2022": 2, "a_v_2023": 3, "ontbreekt": None},
    }
    assert last["ontbreekt"] == "no row in the table" and results["MATCHED"] == 2


def test_the_message_of_repeated_codes_names_the_column(run, make_layer, areas):
    rows = [{"code": "GM0014", "leeftijd": "0-20", "v": 1}, {"code": "GM0014", "leeftijd": "20-65", "v": 2}]
    sentence = run.refused(JOIN, INPUT=areas, TABLE=table(make_layer, rows), OUTPUT="memory:")
    assert "'code'" in sentence and "PERIOD_FIELD" in sentence


# Water.


@pytest.mark.parametrize("duplicates", ["refuse", "last"])
@pytest.mark.parametrize("order", [1, -1])
def test_the_land_row_counts_and_water_gets_nothing(run, make_layer, duplicates, order):
    areas = [
        {"gm_code": "GM0014", "water": "NEE"},
        {"gm_code": "GM0014", "water": "JA"},
        {"gm_code": "GM0998", "water": "B"},
    ]
    rows = [
        {"gm_code": "GM0014", "water": "NEE", "v": 190000},
        {"gm_code": "GM0014", "water": "JA", "v": -99997},
        {"gm_code": "GM0998", "water": "B", "v": 5},
    ][::order]
    results = run(
        JOIN,
        INPUT=make_layer("met water", areas),
        TABLE=table(make_layer, rows),
        DUPLICATES=duplicates,
        REASONS=True,
        OUTPUT="memory:",
    )
    assert [(row["v"], row["ontbreekt"]) for row in run.rows(results["OUTPUT"])] == [
        (190000, None),
        (None, "water"),
        (None, "water"),
    ]
    assert (results["MATCHED"], results["UNMATCHED_AREAS"], results["UNMATCHED_ROWS"]) == (1, 0, 0)
    assert "1 of 1 areas found a row" in run.feedback.text and "Water areas left out: 2" in run.feedback.text


# The log of one provincie.


def test_the_log_of_a_provincie_does_not_name_the_gemeenten_of_the_others(run, shared):
    from qgis.core import QgsFeatureRequest, QgsVectorLayer

    layer = QgsVectorLayer(str(shared / "areas/gemeente_2022.gpkg"), "gemeenten", "ogr")
    part = layer.materialize(QgsFeatureRequest().setFilterExpression("\"statcode\" IN ('GM0363', 'GM0384', 'GM0437')"))
    results = run(JOIN, INPUT=part, TABLE=str(shared / "tables/gemeente_indicatoren_2021.csv"), OUTPUT="memory:")
    assert results["MATCHED"] == 3
    assert "Rows of gemeenten outside these areas" in run.feedback.text
    assert "Groningen" not in run.feedback.text and "Heiloo" not in run.feedback.text
    # Weesp became part of Amsterdam: that row was lost to this layer.
    assert "Weesp" in run.feedback.text


@pytest.mark.parametrize("year", [2010, 2015, 2018, 2024])
def test_every_gemeente_of_a_year_is_found_by_its_own_name(run, make_layer, year):
    """But for Bergen, all names are told apart without their provincie, those of gemeenten under a new code too."""
    with (RESOURCES / "regions" / "gemeenten.csv").open(encoding="utf-8") as file:
        there = [row for row in csv.DictReader(file) if int(row["van"]) <= year <= int(row["tot"] or year)]
    layer = make_layer("gemeenten", [{"statcode": row["code"], "statnaam": row["naam"]} for row in there])
    named = table(make_layer, [{"gemeente": row["naam"], "v": number} for number, row in enumerate(there)])
    output = run(JOIN, INPUT=layer, TABLE=named, OUTPUT="memory:")["OUTPUT"]
    assert [row["v"] for row in run.rows(output)] == list(range(len(there)))


def test_a_table_whose_semicolons_were_not_recognised_is_told(run, areas, tmp_path):
    """With a comma in a name GDAL 3.6 opens all as one column; 3.13 does not."""
    from qgis.core import QgsVectorLayer

    path = tmp_path / "opkomst.csv"
    path.write_text("RegioCode;Opkomst;Blanco (Zeven, A.J.L.B.)\nG0014;17444;26\nG0034;4471;4\n", encoding="utf-8")
    if "Opkomst" in QgsVectorLayer(str(path), "opkomst", "ogr").fields().names():
        assert run(JOIN, INPUT=areas, TABLE=str(path), OUTPUT="memory:")["MATCHED"] == 2
        return
    sentence = run.refused(JOIN, INPUT=areas, TABLE=str(path), OUTPUT="memory:")
    assert "separated by semicolons" in sentence and "opkomst" in sentence


def test_codes_of_other_countries_are_refused_with_layer_field_and_what_codes_are(run, make_layer):
    """Belgian and French municipalities have five digits, which could be a wijk or a buurt; English areas E010..."""
    for name, code in (("nis", "11002"), ("code_insee", "75056"), ("LSOA21CD", "E01000001")):
        layer = make_layer("buitenland", [{name: code, "v": 1}, {name: code[:-1] + "7", "v": 2}])
        for more in ({}, {"AREA_CODE": name, "TABLE_CODE": name}):
            if name == "LSOA21CD" and more:
                continue
            sentence = run.refused(JOIN, INPUT=layer, TABLE=layer, OUTPUT="memory:", **more)
            assert "'buitenland'" in sentence and "other countries" in sentence
            assert not more or (f"'{name}'" in sentence and code in sentence)


def written(make_layer, **columns):
    """A table of two gemeenten with figures as text."""
    rows = [dict(zip(("code", *columns), values)) for values in zip(("GM0014", "GM0034"), *columns.values())]
    return table(make_layer, rows)


def test_points_between_thousands_are_told_by_the_other_columns(run, make_layer, areas, tmp_path):
    """243.768 inhabitants beside 12,5 percent are no 243.8 inhabitants."""
    figures = written(make_layer, personen=["243.768", "999"], bijstand=["1.005", "2.010"], pct=["12,5", "7"])
    results = run(JOIN, INPUT=areas, TABLE=figures, OUTPUT="memory:", REPORT=str(tmp_path / "report.html"))
    rows = run.rows(results["OUTPUT"])
    assert [row["personen"] for row in rows] == [243768, 999, None]
    assert [row["bijstand"] for row in rows] == [1005, 2010, None]
    assert "1.005 were read as thousands" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert not any("certain" in warning for warning in run.feedback.warnings)


def test_points_that_nothing_tells_are_warned_of(run, make_layer, areas):
    figures = written(make_layer, bijstand=["1.005", "2.013"])
    results = run(JOIN, INPUT=areas, TABLE=figures, OUTPUT="memory:")
    assert [row["bijstand"] for row in run.rows(results["OUTPUT"])] == [1.005, 2.013, None]
    [said] = [warning for warning in run.feedback.warnings if "certain" in warning]
    for part in ("'bijstand'", "'tabel'", "1.005", "readcbs"):
        assert part in said


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(["12,3%", "7 %"], [12.3, 7]), (["1 250", "geheim"], [1250, None]), (["n.b.", "€ 3,5"], [None, 3.5])],
)
def test_figures_are_read_as_readcbs_reads_them(run, make_layer, areas, texts, expected):
    results = run(JOIN, INPUT=areas, TABLE=written(make_layer, v=texts), OUTPUT="memory:")
    assert [row["v"] for row in run.rows(results["OUTPUT"])] == [*expected, None]


def test_text_among_figures_is_warned_of(run, make_layer, areas):
    rows = [{"code": f"GM{number:04}", "v": str(number)} for number in range(1, 12)]
    run(JOIN, INPUT=areas, TABLE=table(make_layer, [*rows, {"code": "GM0014", "v": "<5"}]), OUTPUT="memory:")
    [said] = [warning for warning in run.feedback.warnings if "stays text" in warning]
    assert "'v'" in said and "'tabel'" in said and "'<5'" in said


def test_inhabitants_below_a_thousand_with_three_decimals_are_warned_of(run, make_layer, areas):
    """QGIS reads 243.768 of a csv as a number with decimals when it opens the file."""
    run(JOIN, INPUT=areas, TABLE=written(make_layer, inwoners=[243.768, 999.0]), OUTPUT="memory:")
    [said] = [warning for warning in run.feedback.warnings if "thousands" in warning]
    assert "'inwoners'" in said and "243.768" in said and "readcbs" in said


def test_figures_that_are_refused_have_the_decimal_sign_of_the_reader(run, areas, make_layer):
    before = QLocale()
    QLocale.setDefault(QLocale("nl_NL"))
    try:
        run(JOIN, INPUT=areas, TABLE=written(make_layer, inwoners=[243.768, 999.0]), OUTPUT="memory:")
    finally:
        QLocale.setDefault(before)
    assert any("243,768" in line for line in run.feedback.warnings)
    run(JOIN, INPUT=areas, TABLE=written(make_layer, inwoners=[243768.25, 999.5]), OUTPUT="memory:")
    assert not any("thousands" in warning for warning in run.feedback.warnings)

"""regiolens:indexpanel on one long table and on a layer a year."""

import json

import pandas as pd
import pytest
from qgis.core import (
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from regiolens.bridge.paths import INDEX_MODELS, RESOURCES
from regiolens.bridge.provenance.lineage import index_and_year

PANEL = "regiolens:indexpanel"
MOMENTS = ("mdi_2014", "mdi_2023")
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture(scope="module")
def scores():
    table = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv").head(30)
    return [{"gm_code": row["statcode"], "naam": row["statnaam"], **{d: row[d] for d in DOMAINS}}
            for row in table.to_dict("records")]  # fmt: skip


def of_year(scores, year, step):
    return [
        {**row, "jaar": year, **{d: min(100.0, max(0.0, row[d] + step + place % 3)) for d in DOMAINS}}
        for place, row in enumerate(scores)
    ]


@pytest.fixture
def years(scores):
    return {2014: of_year(scores, 2014, 10.0), 2019: of_year(scores, 2019, 5.0), 2023: of_year(scores, 2023, 0.0)}


@pytest.fixture
def long(make_layer, years):
    return make_layer("lang", [row for rows in years.values() for row in rows])


def by(rows, *fields):
    return {tuple(row[field] for field in fields): row for row in rows}


@pytest.mark.parametrize("index", ["MDI", "Index van de streek"])
def test_what_is_made_of_a_development_bears_the_name_of_its_index(run, make_layer, years, tmp_path, index):
    """The layers of all years are inputs like others, and only one index is the MDI."""
    model = json.loads((INDEX_MODELS / "pon2023_domains.json").read_text(encoding="utf-8"))
    model.update({} if index == "MDI" else {"id": "eigen", "title": index, "short_title": index, "source": "eigen"})
    own = tmp_path / "own.json"
    own.write_text(json.dumps(model), encoding="utf-8")
    layers = [make_layer(f"cijfers {year}", rows) for year, rows in years.items()]
    places = {name: str(tmp_path / f"{name}.gpkg") for name in ("OUTPUT", "OUTPUT_WIDE")}
    found = run(PANEL, INPUT=layers, MODEL_FILE=str(own), YEARS="2014,2019,2023", **places)
    record, year = index_and_year(run.layer(found["OUTPUT"]))
    assert (record.model.title, year) == (model["title"], "")
    (line,) = run.layer(found["OUTPUT_WIDE"]).metadata().history()
    assert "INPUT cijfers 2014, cijfers 2019, cijfers 2023; " in line
    change = {"FROM_FIELD": "mdi_2014", "TO_FIELD": "mdi_2023", "KIND": "index", "OUTPUT": str(tmp_path / "c.gpkg")}
    changed = run.layer(run("regiolens:change", INPUT=places["OUTPUT_WIDE"], **change)["OUTPUT"])
    assert changed.metadata().title() == f"{index}: change 2014–2023 (points)"
    assert index_and_year(changed)[0].model.title == model["title"]
    themes = {"FIELDS": ["mdi"], "DIRECTIONS": {"mdi": "high is worse"}, "OUTPUT": "memory:"}
    rows = run.rows(run("regiolens:themecount", INPUT=places["OUTPUT"], **themes)["OUTPUT"])
    assert {row["slechtste"] for row in rows} == {index, None}


def test_legends_tell_whose_change_it_is_and_that_counts_are_of_all_years(run, make_layer, years, tmp_path):
    """No name of a file, which the window gives and nobody chose."""
    layers = [make_layer(f"cijfers {year}", rows) for year, rows in years.items()]
    places = {name: str(tmp_path / f"{name}.gpkg") for name in ("OUTPUT", "OUTPUT_WIDE")}
    found = run(PANEL, INPUT=layers, YEARS="2014,2019,2023", **places)
    layer = run.layer(found["OUTPUT"])
    layer.loadDefaultStyle()
    assert "Numbers of areas: of all years together" in [one.label() for one in layer.renderer().categories()]
    areas = make_layer("gebieden", [{n: row[n] for n in ("code", *MOMENTS)} for row in run.rows(found["OUTPUT_WIDE"])])
    asked = {"FROM_FIELD": MOMENTS[0], "TO_FIELD": MOMENTS[1], "KIND": "index", "REFERENCE": places["OUTPUT_WIDE"]}
    layer = run.layer(run("regiolens:change", INPUT=areas, **asked, OUTPUT="memory:")["OUTPUT"])
    labels = [one.label() for one in layer.renderer().categories()]
    assert [label for label in labels if label.startswith(f"Change of {areas.featureCount()} gemeenten: ")], labels


def test_all_years_are_scored_on_one_reference(run, long, tmp_path):
    tables = dict.fromkeys(("OUTPUT_WIDE", "OUTPUT_CLASSES", "OUTPUT_TOP"), "memory:")
    found = run(PANEL, INPUT=long, OUTPUT="memory:", TOP=5, **tables)
    rows = by(run.rows(found["OUTPUT"]), "code", "jaar")
    assert len(rows) == 90 and found["FOUND_YEARS"] == "2014, 2019, 2023" and found["SCORED"] == 90
    pooled = run.rows(run("regiolens:mdi", INPUT=long, OUTPUT="memory:")["OUTPUT"])
    for row in pooled:
        one = rows[row["gm_code"], row["jaar"]]
        same = ("mdi", "mdi_klasse", "mdi_kwartiel", "mdi_deciel", "mdi_inkomen", "mdi_dekking")
        assert [one[name] for name in same] == [row[name] for name in same]
    for year in (2014, 2019, 2023):
        of = [row for (_, when), row in rows.items() if when == year]
        ranked = sorted(of, key=lambda row: -row["mdi"])
        assert ranked[0]["mdi_rang"] == 1 and max(row["mdi_rang"] for row in of) <= 30
        assert all(row["van"] == QDate(year, 1, 1) and row["tot"] == QDate(year, 12, 31) for row in of)
    wide = by(run.rows(found["OUTPUT_WIDE"]), "code")
    assert len(wide) == 30
    one = wide[("GM0014",)]
    assert one["verandering"] == pytest.approx(rows["GM0014", 2023]["mdi"] - rows["GM0014", 2014]["mdi"])
    assert one["rang_2019"] == rows["GM0014", 2019]["mdi_rang"] and one["naam"] == "Groningen"
    assert one["overgang"] == f"{rows['GM0014', 2014]['mdi_label']} → {rows['GM0014', 2023]['mdi_label']}"
    moved = run.rows(found["OUTPUT_CLASSES"])
    assert len(moved) == 16 and sum(row["aantal"] for row in moved) == 30
    for row in moved:
        pair = row["klasse_begin"], row["klasse_eind"]
        assert sum((one["klasse_2014"], one["klasse_2023"]) == pair for one in wide.values()) == row["aantal"]
    top = run.rows(found["OUTPUT_TOP"])
    assert [row["jaar"] for row in top if row["rang"] == 1] == [2014, 2019, 2023]
    assert all(row["nieuw"] is None for row in top if row["jaar"] == 2014)


def test_one_year_or_a_stored_scale_can_be_the_reference(run, long, make_layer, years, tmp_path):
    scale = str(tmp_path / "scale.json")
    alone = make_layer("2019", years[2019])
    run("regiolens:mdi", INPUT=alone, OUTPUT="memory:", SCALE_OUT=scale)
    of_year_alone = run.rows(run(PANEL, INPUT=long, REFERENCE_YEAR="2019", OUTPUT="memory:")["OUTPUT"])
    stored = run.rows(run(PANEL, INPUT=long, SCALE_IN=scale, OUTPUT="memory:")["OUTPUT"])
    keys = ("mdi", "mdi_kwartiel", "mdi_rang")
    assert [[row[k] for k in keys] for row in of_year_alone] == [[row[k] for k in keys] for row in stored]
    assert "exclude" in run.refused(PANEL, INPUT=long, SCALE_IN=scale, REFERENCE_YEAR="2019", OUTPUT="memory:")
    assert "2014, 2019, 2023" in run.refused(PANEL, INPUT=long, REFERENCE_YEAR="2020", OUTPUT="memory:")


def test_a_layer_a_year_gives_the_same(run, long, make_layer, years):
    layers = [make_layer(f"mdi {year}", rows) for year, rows in reversed(years.items())]
    one = run.rows(run(PANEL, INPUT=long, OUTPUT="memory:")["OUTPUT"])
    several = run.rows(run(PANEL, INPUT=layers, OUTPUT="memory:")["OUTPUT"])
    assert one == several
    named = [make_layer(name, rows) for name, rows in zip("abc", years.values())]
    again = run.rows(run(PANEL, INPUT=named, YEARS="2014, 2019, 2023", OUTPUT="memory:")["OUTPUT"])
    assert again == one
    assert "YEARS" in run.refused(PANEL, INPUT=named, YEARS="2014, 2019", OUTPUT="memory:")


def test_the_temporal_controller_plays_it_when_opened_again(run, long, tmp_path):
    path = run(PANEL, INPUT=long, OUTPUT=str(tmp_path / "panel.gpkg"))["OUTPUT"]
    again = QgsVectorLayer(path, "again", "ogr")
    again.loadDefaultStyle()
    played = again.temporalProperties()
    assert played.isActive() and (played.startField(), played.endField()) == ("van", "tot")
    both = QgsVectorLayerTemporalProperties.TemporalMode.ModeFeatureDateTimeStartAndEndFromFields
    assert played.mode() == both
    context = QgsVectorLayerTemporalContext()
    context.setLayer(again)
    moment = QgsDateTimeRange(QDateTime(QDate(2019, 6, 1), QTime(0, 0)), QDateTime(QDate(2019, 6, 2), QTime(0, 0)))
    asked = QgsFeatureRequest().setFilterExpression(played.createFilterString(context, moment))
    assert [feature["jaar"] for feature in again.getFeatures(asked)] == [2019] * 30
    assert again.renderer().classAttribute() == "mdi_klasse"


@pytest.mark.parametrize(("boundaries", "areas"), [("of the last year", 4), ("as they are", 5)])
def test_a_gemeente_that_went_into_another_that_stays(run, make_layer, years, boundaries, areas):
    """Beemster went into Purmerend on 1 January 2022; nothing began then, so that no code of the later layer is new."""
    codes = ["GM0014", "GM0037", "GM0047", "GM0439", "GM0370"]
    layers = [
        make_layer(f"mdi {year}", [{**years[year][n], "gm_code": code} for n, code in enumerate(there)])
        for year, there in ((2019, codes), (2023, codes[:-1]))
    ]
    found = run(PANEL, INPUT=layers, OUTPUT="memory:", OUTPUT_WIDE="memory:", BOUNDARIES=boundaries)
    assert len(run.rows(found["OUTPUT_WIDE"])) == areas
    rows = by(run.rows(found["OUTPUT"]), "code", "jaar")
    one, other = years[2019][3]["inkomen"], years[2019][4]["inkomen"]
    expected = (one + other) / 2 if areas == 4 else one
    assert rows["GM0439", 2019]["mdi_inkomen"] == pytest.approx(expected)
    assert any("GM0370" in line or "2024" in line for line in run.feedback.warnings)


def test_real_mergers_are_brought_together(run, make_layer, years):
    merged = ["GM0756", "GM1684", "GM0786", "GM0815", "GM1702"]
    first = [{**years[2014][n], "gm_code": code} for n, code in enumerate([*merged, "GM0014"])]
    last = [{**years[2023][n], "gm_code": code} for n, code in enumerate(["GM1982", "GM0014"])]
    layers = [make_layer("mdi 2014", first), make_layer("mdi 2023", last)]
    found = run(PANEL, INPUT=layers, OUTPUT="memory:", OUTPUT_WIDE="memory:")
    wide = by(run.rows(found["OUTPUT_WIDE"]), "code")
    assert set(wide) == {("GM1982",), ("GM0014",)} and all(row["verandering"] is not None for row in wide.values())
    said = "\n".join(run.feedback.warnings)
    assert "2021" in said and "inkomen" in said
    rows = by(run.rows(found["OUTPUT"]), "code", "jaar")
    mean = sum(row["inkomen"] for row in first[:5]) / 5
    assert rows["GM1982", 2014]["mdi_inkomen"] == pytest.approx(mean)
    outlines = {(f["code"], f["jaar"]): f.geometry().asWkt() for f in run.layer(found["OUTPUT"]).getFeatures()}
    assert outlines["GM1982", 2014] == outlines["GM1982", 2023] != ""


def test_what_has_no_years_is_refused(run, make_layer, years):
    one = make_layer("a", years[2014])
    assert "one year" in run.refused(PANEL, INPUT=one, OUTPUT="memory:")
    plain = make_layer("b", [{k: v for k, v in row.items() if k != "jaar"} for row in years[2014]])
    assert "PERIOD_FIELD" in run.refused(PANEL, INPUT=plain, OUTPUT="memory:")
    assert "YEARS" in run.refused(PANEL, INPUT=[plain, make_layer("c", years[2019])], OUTPUT="memory:")
    assert "2014" in run.refused(PANEL, INPUT=[one, make_layer("d", years[2014])], OUTPUT="memory:")
    twice = make_layer("e", [*years[2014], *years[2014], *years[2019]])
    assert "GM" in run.refused(PANEL, INPUT=twice, PERIOD_FIELD="jaar", OUTPUT="memory:")


def test_layers_of_other_kinds_and_systems_lie_together(run, make_layer, years):
    """A layer in degrees gets the outlines of the last year's, where its areas are there too."""
    degrees = QgsVectorLayer("MultiPolygon?crs=EPSG:4326", "mdi 2014", "memory")
    source = make_layer("x", years[2014])
    degrees.dataProvider().addAttributes(source.fields().toList())
    degrees.updateFields()
    degrees.dataProvider().addFeatures(list(source.getFeatures()))
    found = run(PANEL, INPUT=[degrees, make_layer("mdi 2023", years[2023])], OUTPUT="memory:")
    layer = run.layer(found["OUTPUT"])
    outlines = {(f["code"], f["jaar"]): f.geometry().asWkt() for f in layer.getFeatures()}
    assert layer.crs().authid() == "EPSG:28992" and len(outlines) == 60
    assert all(outlines[code, 2014] == outlines[code, 2023] != "" for code, _ in outlines)


def test_a_table_of_several_levels_gives_the_level_of_the_other(run, make_layer, years):
    more = [{**years[2023][0], "gm_code": code} for code in ("WK001400", "BU00140000")]
    kwb = make_layer("kwb 2023", [*years[2023], *more])
    found = run(PANEL, INPUT=[make_layer("mdi 2014", years[2014]), kwb], OUTPUT="memory:")
    assert len(run.rows(found["OUTPUT"])) == 60
    other = make_layer("kwb 2014", [*years[2014], *more])
    assert "levels" in run.refused(PANEL, INPUT=[other, kwb], OUTPUT="memory:")


def test_indicators_of_2021_beside_those_of_2024(run, shared, tmp_path):
    """Real tables of 352 and 342 gemeenten, with a model of what both of them hold."""
    tables = [str(shared / "tables" / name) for name in ("gemeente_indicatoren_2021.csv", "kwb_2024.csv")]
    model = tmp_path / "model.json"
    model.write_text(MODEL, encoding="utf-8")
    found = run(PANEL, INPUT=tables, MODEL_FILE=str(model), OUTPUT="memory:", OUTPUT_WIDE="memory:")
    rows = run.rows(found["OUTPUT"])
    assert len(rows) == 2 * 342 and found["FOUND_YEARS"] == "2021, 2024"
    assert {row["code"] for row in rows if row["jaar"] == 2021} == {row["code"] for row in rows if row["jaar"] == 2024}
    assert sum(row["mdi"] is not None for row in rows) > 670
    assert any("2021" in line and "2024" in line for line in run.feedback.warnings)


MODEL = """{"schema": "regiolens-index-model/1", "id": "proef", "title": "Proef", "short_title": "Proef",
 "domains": [{"id": "omvang", "label": "Omvang", "weight": 100, "indicators": [
  {"id": "inwoners", "label": "inwoners", "direction": "high is worse", "normalisation": {"method": "min-max"},
   "fields": ["Population", "inwoners"]}]}],
 "classes": {"labels": ["laag", "hoog"], "lower_bounds": [50]}}
"""


def own_model(folder, **indicators):
    """A model with a domain an indicator, each min-max on the reference."""
    model = json.loads((INDEX_MODELS / "pon2023_domains.json").read_text(encoding="utf-8"))
    usual = {"label": "x", "direction": "high is worse", "normalisation": {"method": "norm", "best": 0, "worst": 100}}
    model["domains"] = [
        {"id": name, "label": name, "weight": 50, "indicators": [{**usual, "id": name, **more}]}
        for name, more in indicators.items()
    ]
    model.update(id="eigen", title="Eigen")
    path = folder / "eigen.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    return str(path)


def test_counts_that_are_divided_are_added_and_what_is_called_a_percentage_is_not(run, make_layer, tmp_path):
    """One rate of a merger is that of its people; a field of percentages may bear the name of a count."""
    working = {"label": "Werkzame beroepsbevolking (% van 15-75 jaar)", "fields": ["werkzame_beroepsbevolking"]}
    divided = {"fields": ["aanvragen"], "denominator": {"fields": ["inwoners"], "times": 100}}
    merged = {"GM0756": (10, 100, 60.0), "GM1684": (30, 900, 70.0)}
    codes = {**merged, "GM0786": (0, 100, 60.0), "GM0815": (0, 100, 60.0), "GM1702": (0, 100, 60.0)}
    names = ("aanvragen", "inwoners", "werkzame_beroepsbevolking")
    layers = [
        make_layer(f"cijfers {year}", [{"gm_code": code, **dict(zip(names, row))} for code, row in rows.items()])
        for year, rows in ((2019, {**codes, "GM0014": (5, 100, 50.0)}), (2023, {"GM1982": (40, 1300, 65.0)}))
    ]
    model = own_model(tmp_path, aanvragen=divided, werkzame_beroepsbevolking=working)
    found = run(PANEL, INPUT=layers, MODEL_FILE=model, OUTPUT="memory:")
    row = by(run.rows(found["OUTPUT"]), "code", "jaar")["GM1982", 2019]
    assert row["mdi_aanvragen"] == pytest.approx(100 * 40 / 1300)
    assert row["mdi_werkzame_beroepsbevolking"] == pytest.approx((70 + 4 * 60) / 5)
    assert any(line.endswith(": werkzame_beroepsbevolking.") for line in run.feedback.warnings)
    assert any("not there in every year" in line and "GM0014" in line for line in run.feedback.warnings)


def test_names_that_one_year_tells_serve_the_others_and_rows_without_a_year_are_named(run, make_layer, years):
    later = [{key: value for key, value in row.items() if key != "naam"} for row in years[2023]]
    layers = [make_layer("mdi 2014", years[2014]), make_layer("mdi 2023", later)]
    found = run(PANEL, INPUT=layers, OUTPUT="memory:", OUTPUT_WIDE="memory:", OUTPUT_TOP="memory:")
    for output in ("OUTPUT", "OUTPUT_WIDE", "OUTPUT_TOP"):
        assert all(row["naam"] for row in run.rows(found[output])), output
    rows = [*years[2014], *years[2023]]
    rows[1] = {**rows[1], "jaar": None}
    run(PANEL, INPUT=make_layer("lang", rows), PERIOD_FIELD="jaar", OUTPUT="memory:")
    (said,) = (line for line in run.feedback.warnings if "without a year" in line)
    assert rows[1]["gm_code"] in said and ": 1 (" in said

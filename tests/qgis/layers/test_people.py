"""Tables for people: a Dutch spreadsheet reads the figures that were computed, and heads tell their units."""

import csv
from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QLocale

from regiolens.bridge.types import REAL


@pytest.fixture
def dutch():
    before = QLocale()
    QLocale.setDefault(QLocale("nl_NL"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def areas(make_layer):
    rows = [
        {"gm_code": f"GM{i:04}", "regio_naam": "ab"[i % 2], "mdi": 40.125 + i, "p_laag": 4.236 * i} for i in range(8)
    ]
    return make_layer("gebieden", rows)


@pytest.fixture
def profiles(run, areas, tmp_path):
    def call(suffix, **more):
        places = {"OUTPUT": str(tmp_path / "p.gpkg"), "OUTPUT_TABLE": str(tmp_path / f"lang.{suffix}")}
        return run("regiolens:regionprofiles", INPUT=areas, REGION_FIELD="regio_naam", VALUES=["mdi"], **places, **more)

    return call


def figures(rows, column="score"):
    return [row[column] for row in rows]


def test_a_csv_for_people_has_the_reader_s_decimal_sign(dutch, profiles, run, tmp_path):
    profiles("gpkg")
    wanted = run.rows(str(tmp_path / "lang.gpkg"))
    profiles("csv", READABLE=True)
    data = (tmp_path / "lang.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == len(wanted)
    found = [float(row["score"].replace(",", ".")) if row["score"] else None for row in rows]
    assert found == pytest.approx(figures(wanted), abs=1e-5)
    assert not any("." in row["score"] for row in rows)
    # as QGIS opens it again: numbers by the .csvt
    again = run.rows(str(tmp_path / "lang.csv"))
    assert figures(again) == pytest.approx(figures(wanted), abs=1e-5)
    assert [row["regio_naam"] for row in again] == [row["regio_naam"] or "" for row in wanted]
    assert figures(again, "rang") == figures(wanted, "rang")
    assert (tmp_path / "lang.csvt").read_text().startswith('"String","String"')


def test_a_csv_for_programs_stays_as_it_was_and_the_log_says_what_people_do(dutch, profiles, run, tmp_path):
    profiles("csv")
    assert b"40.125" in (tmp_path / "lang.csv").read_bytes()
    assert not (tmp_path / "lang.csvt").exists()
    assert "For people take .xlsx" in run.feedback.text


def test_where_a_point_is_the_decimal_sign_nothing_is_said(profiles, run, tmp_path):
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    profiles("csv")
    assert "For people" not in run.feedback.text
    profiles("csv", READABLE=True)
    QLocale.setDefault(before)
    assert "40.125" in (tmp_path / "lang.csv").read_text(encoding="utf-8-sig")


def sheet(path):
    openpyxl = pytest.importorskip("openpyxl")
    return openpyxl.load_workbook(path).worksheets[0]


@pytest.mark.parametrize("asked", [False, True])
def test_an_xlsx_keeps_its_figures_and_its_head_in_view(profiles, run, tmp_path, asked):
    profiles("gpkg")
    wanted = run.rows(str(tmp_path / "lang.gpkg"))
    profiles("xlsx", READABLE=asked)
    found = sheet(tmp_path / "lang.xlsx")
    assert found.freeze_panes == "A2"
    heads = [cell.value for cell in found[1]]
    if asked:
        assert "difference (points, or the unit)" in heads and "areas in the worst quarter (%)" in heads
    else:
        assert heads[:4] == ["niveau", "regio_code", "regio_naam", "regio_zone"]
    column = heads.index("figure" if asked else "score") + 1
    values = [found.cell(row, column).value for row in range(2, found.max_row + 1)]
    assert values == pytest.approx(figures(wanted))
    share = heads.index("areas in the worst quarter (%)" if asked else "slechtste_kwartiel") + 1
    cells = [found.cell(row, share) for row in range(2, found.max_row + 1)]
    assert {cell.number_format for cell in cells if cell.value is not None} == {'0.0#"%"'}
    assert found.cell(2, column).number_format == "General" or "%" not in found.cell(2, column).number_format
    again = run.rows(str(tmp_path / "lang.xlsx"))
    assert len(again) == len(wanted)
    assert QgsVectorLayer(str(tmp_path / "lang.xlsx"), "x", "ogr").fields().names() == heads


def test_units_of_rows_make_their_figures_percentages(run, make_layer, tmp_path):
    rows = [
        {"gm_code": f"GM{i:04}", "regio_naam": "ab"[i % 2], "mdi": 40.0 + i, "percentage_huurwoningen": 30.0 + i}
        for i in range(8)
    ]
    run(
        "regiolens:regionprofiles",
        INPUT=make_layer("gebieden", rows),
        REGION_FIELD="regio_naam",
        VALUES=["mdi", "percentage_huurwoningen"],
        OUTPUT=str(tmp_path / "p.gpkg"),
        OUTPUT_TABLE=str(tmp_path / "lang.xlsx"),
    )
    found = sheet(tmp_path / "lang.xlsx")
    heads = [cell.value for cell in found[1]]
    unit, score, field = (heads.index(name) for name in ("eenheid", "score", "waarde"))
    rows = list(found.iter_rows(min_row=2))
    assert {row[field].value for row in rows if row[unit].value == "%"} == {"percentage_huurwoningen"}
    assert {row[score].number_format for row in rows if row[unit].value == "%"} == {'0.0#"%"'}
    assert all("%" not in row[score].number_format for row in rows if row[unit].value != "%")


def formats(path):
    """Head to the formats of its figures."""
    found = sheet(path)
    return {
        head.value: {cell.number_format for cell in column[1:] if isinstance(cell.value, (int, float))}
        for column in found.iter_cols()
        for head in column[:1]
    }


@pytest.mark.parametrize("asked", [False, True])
def test_tables_of_patterns_and_change_are_in_percent_where_they_are(run, make_layer, tmp_path, asked):
    rows = [{"gm_code": f"GM{14 + i:04}", "k": "ab"[i % 2], "p2014": 20.5 + i, "p2023": 30.5 + i} for i in range(8)]
    layer, path = make_layer("gebieden", rows), str(tmp_path / "t.xlsx")
    layer.setFieldAlias(layer.fields().lookupField("p2014"), "huurwoningen (%)")
    run("regiolens:crosstab", INPUT=layer, ROWS=["k"], COLUMNS="gm_code", OUTPUT=path, READABLE=asked)
    heads = ("share of the row (%)", "share of the column (%)") if asked else ("rij_pct", "kolom_pct")
    found = formats(path)
    assert [found[head] for head in heads] == [{'0.0#"%"'}] * 2
    layer.dataProvider().addAttributes([QgsField("percentage_huurwoningen", REAL)])
    layer.updateFields()
    layer.dataProvider().changeAttributeValues({fid: {4: 40.0 + fid} for fid in layer.allFeatureIds()})
    rules = {"percentage_huurwoningen": "mean"}
    run("regiolens:crosstab", INPUT=layer, ROWS=["k"], COLUMNS="gm_code", RULES=rules, OUTPUT=path, READABLE=asked)
    found = formats(path)
    (value,) = [head for head in found if "huurwoningen" in head or "rented" in head]
    assert found[value] == {'0.0#"%"'}
    assert not asked or "(%): plain mean" in value
    given = {"INPUT": layer, "FROM_FIELD": "p2014", "TO_FIELD": "p2023", "READABLE": asked, "OUTPUT": path}
    run("regiolens:change", KIND="percentage", **given)
    found = formats(path)
    percent = {head for head, styles in found.items() if styles == {'0.0#"%"'}}
    assert len(percent) == 3, "the field with its unit, begin and end; a change of these is in percentage points"
    if asked:
        assert "huurwoningen (%)" in percent and "change (percentage points)" in found
    run("regiolens:change", KIND="count", **given)
    assert formats(path)["change (%)" if asked else "verandering_pct"] == {'0.0#"%"'}


def test_moves_are_in_percent_too(run, make_layer, tmp_path):
    rows = [{"gebied": f"P{i}", "groep": "hl"[i % 2], "saldo": 10 * i - 30, "n": 500} for i in range(8)]
    given = {"INPUT": make_layer("verhuizingen", rows), "AREA_FIELD": "gebied", "GROUP_FIELD": "groep"}
    path = str(tmp_path / "m.xlsx")
    run("regiolens:migration", **given, SALDO="saldo", POPULATION="n", OUTPUT=path)
    assert formats(path)["saldo_relatief"] == {'0.0#"%"'}


def test_no_table_has_the_outlines_of_regions_which_are_for_the_map(run, areas, tmp_path):
    """Along the coast they would be longer than a cell of a workbook may be."""
    for name in ("o.xlsx", "o.csv", "o.gpkg"):
        out = str(tmp_path / name)
        run("regiolens:quartilemap", INPUT=areas, FIELD="mdi", REGION_FIELD="regio_naam", OUTPUT=out)
        assert ("regio_grens" in run.rows(out)[0]) == name.endswith("gpkg")


def test_aggregate_writes_for_people_too(dutch, run, areas, tmp_path):
    path = run(
        "regiolens:aggregate",
        INPUT=areas,
        GROUP="regio_naam",
        RULES={"mdi": "mean"},
        DISSOLVE=False,
        READABLE=True,
        OUTPUT=str(tmp_path / "a.csv"),
    )["OUTPUT"]
    assert "43,125" in Path(path).read_text(encoding="utf-8-sig")


def test_whatever_writes_a_layer_can_write_it_for_people():
    from regiolens.processing_algorithms.catalogue import ALGORITHMS

    for one in ALGORITHMS:
        algorithm = one().create()
        kinds = {definition.type() for definition in algorithm.parameterDefinitions()}
        assert ("sink" in kinds) == (algorithm.parameterDefinition("READABLE") is not None), algorithm.name()


def test_a_file_of_cbs_is_written_for_people(dutch, run, tmp_path):
    (tmp_path / "kwb.csv").write_text("gwb_code;p_koop\nGM0014;5,25\nGM0034;6,5\n", encoding="utf-8")
    places = {"INPUT": str(tmp_path / "kwb.csv"), "OUTPUT": str(tmp_path / "schoon.csv")}
    path = Path(run("regiolens:readcbs", READABLE=True, **places)["OUTPUT"])
    heads, first, _ = csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
    assert first[heads.index("p_koop")] == "5,25"
    assert path.with_suffix(".csvt").exists()


def test_contributions_are_written_for_people(dutch, run, make_layer, tmp_path):
    domains = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
    rows = [{"gm_code": f"GM{i:04}", **dict.fromkeys(domains, 30.25 + i)} for i in range(8)]
    place = str(tmp_path / "b.csv")
    run("regiolens:contributions", INPUT=make_layer("g", rows), READABLE=True, OUTPUT=place)
    assert "30,25" in Path(place).read_text(encoding="utf-8-sig")


def test_areas_with_oad_are_written_for_people(dutch, run, make_layer, tmp_path):
    points = QgsVectorLayer("Point?crs=EPSG:28992&field=id:int", "adressen", "memory")
    made = []
    for place in range(7):
        feature = QgsFeature(points.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(100 + 70 * place, 500)))
        feature.setAttributes([place])
        made.append(feature)
    points.dataProvider().addFeatures(made)
    place = str(tmp_path / "oad.csv")
    areas = make_layer("g", [{"gm_code": "GM0014"}])
    run("regiolens:oad", ADDRESSES=points, AREAS=areas, READABLE=True, OUTPUT_AREAS=place)
    heads, row = csv.reader(Path(place).read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
    assert "," in row[heads.index("oad")]

"""Files that are no table in text are opened as what they are, or refused with the way that works."""

import csv
import json
import re
import zipfile

import pytest
from qgis.core import QgsVectorFileWriter, QgsVectorLayer, QgsWkbTypes

from regiolens.bridge.files.opened import level_of_name

READ = "regiolens:readcbs"
JOIN = "regiolens:joinindicators"


def shapefile(make_layer, folder, name, rows):
    """A shapefile with its companions."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.shp"
    layer = make_layer(name, rows)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding = "ESRI Shapefile", "UTF-8"
    fault = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
    assert fault[0] == QgsVectorFileWriter.WriterError.NoError, fault
    return path


def zipped(path, folder, inside=""):
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, inside + file.name)
        archive.writestr(f"{inside}leesmij.pdf", b"%PDF")
    return path


@pytest.fixture
def map_of_2015(make_layer, tmp_path):
    """The wijk- en buurtkaart as it was handed out: three shapefiles in a zip."""
    folder = tmp_path / "kaart"
    for name, code, field in (
        ("gem_2015", "GM0014", "GM"),
        ("wijk_2015", "WK001400", "WK"),
        ("buurt_2015", "BU00140001", "BU"),
    ):
        shapefile(make_layer, folder, name, [{f"{field}_CODE": code, "AANT_INW": 100, "P_KOOPWON": -99999999}])
    return zipped(tmp_path / "WijkBuurtkaart_2015_v3.zip", folder, "uitvoer/")


@pytest.mark.parametrize(
    ("level", "code", "field"),
    [("gemeente", "GM0014", "GM_CODE"), ("wijk", "WK001400", "WK_CODE"), ("buurt", "BU00140001", "BU_CODE")],
)
def test_a_zip_of_shapefiles_by_level(run, map_of_2015, level, code, field):
    results = run(READ, INPUT=str(map_of_2015), LEVEL=level, OUTPUT="memory:")
    layer = run.layer(results["OUTPUT"])
    assert QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry
    assert layer.crs().authid() == "EPSG:28992"
    assert run.rows(results["OUTPUT"]) == [{field: code, "AANT_INW": 100, "P_KOOPWON": None}]
    assert results["CODE_FIELD"] == field
    assert results["KIND"] == "Wijk- en buurtkaart (CBS and Kadaster)"


def test_a_zip_of_shapefiles_by_name_or_refused_with_their_names(run, map_of_2015):
    results = run(READ, INPUT=str(map_of_2015), LAYER="wijk_2015.shp", OUTPUT="memory:")
    assert run.rows(results["OUTPUT"])[0]["WK_CODE"] == "WK001400"
    sentence = run.refused(READ, INPUT=str(map_of_2015), OUTPUT="memory:")
    assert "gem_2015.shp" in sentence and "LAYER" in sentence and ".dbf" not in sentence


def test_a_shapefile_and_its_table_alone(run, make_layer, tmp_path):
    path = shapefile(make_layer, tmp_path / "een", "gem", [{"GM_CODE": "GM0014", "AANT_INW": 5}])
    for file in (path, path.with_suffix(".dbf")):
        assert run.rows(run(READ, INPUT=str(file), OUTPUT="memory:")["OUTPUT"]) == [
            {"GM_CODE": "GM0014", "AANT_INW": 5}
        ]


def test_a_zip_with_one_geopackage_and_with_a_zip(run, make_layer, tmp_path):
    layer = make_layer("gemeenten", [{"gm_code": "GM0014", "aantal_inwoners": 5}])
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(tmp_path / "kaart.gpkg"), layer.transformContext(), options)
    with zipfile.ZipFile(tmp_path / "een.zip", "w") as archive:
        archive.write(tmp_path / "kaart.gpkg", "map/" + "k" * 200 + ".gpkg")
    assert run.rows(run(READ, INPUT=str(tmp_path / "een.zip"), OUTPUT="memory:")["OUTPUT"])[0]["aantal_inwoners"] == 5
    with zipfile.ZipFile(tmp_path / "twee.zip", "w") as archive:
        archive.write(tmp_path / "een.zip", "een.zip")
    assert "zip file within" in run.refused(READ, INPUT=str(tmp_path / "twee.zip"), OUTPUT="memory:")
    with zipfile.ZipFile(tmp_path / "gdb.zip", "w") as archive:
        archive.writestr("kaart.gdb/a00000001.gdbtable", b"x")
        archive.writestr("kaart.gdb/gdb", b"x")
    assert "GeoPackage" in run.refused(READ, INPUT=str(tmp_path / "gdb.zip"), OUTPUT="memory:")


GEOJSON = {"type": "FeatureCollection", "name": "gemeenten", "features": []}
FEATURE = {"type": "Feature", "properties": {"statcode": "GM0014", "x": 1.5}, "geometry": None}


@pytest.mark.parametrize("name", ["x.geojson", "x.json", "x.csv", "x.txt"])
@pytest.mark.parametrize(
    "text",
    [
        json.dumps({**GEOJSON, "features": [FEATURE, FEATURE]}),
        json.dumps({"crs": {"type": "name"}, **GEOJSON, "features": [FEATURE]}, indent=2),
        "\ufeff" + json.dumps(GEOJSON),
        json.dumps(FEATURE) + "\n" + json.dumps(FEATURE) + "\n",
        json.dumps({"type": "Topology", "objects": {}}),
    ],
)
def test_geojson_is_named(run, tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    sentence = run.refused(READ, INPUT=str(tmp_path / name), OUTPUT="memory:")
    assert "GeoJSON" in sentence and "Add Vector Layer" in sentence and name in sentence


@pytest.mark.parametrize(
    "text",
    [
        '{"odata.metadata":"https://x","value":[{"ID":0,"RegioS":"GM0014"},{"ID":1,"RegioS":"GM0034"}]}',
        '[{"code":"GM0014","v":1},\n {"code":"GM0034","v":2}]',
        '[["code","v"],["GM0014",1]]',
        "{}",
        '{"a":1}\n{"a":2}\n',
    ],
)
def test_other_json_is_named_too(run, tmp_path, text):
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.write(tmp_path / "x.json", "x.json")
    for file in ("x.json", "x.zip"):
        sentence = run.refused(READ, INPUT=str(tmp_path / file), OUTPUT="memory:")
        assert "JSON" in sentence and "regiolens:fetchstatline" in sentence


@pytest.mark.parametrize("start", ["<gml:FeatureCollection>", '<?xml version="1.0"?><kml>', "<html>"])
def test_marked_up_text_is_no_table(run, tmp_path, start):
    (tmp_path / "x.csv").write_text(f"{start};a\nGM0014;b\n", encoding="utf-8")
    assert "x.csv" in run.refused(READ, INPUT=str(tmp_path / "x.csv"), OUTPUT="memory:")


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_cell_of_any_length(run, tmp_path, sign):
    long = "Ünïcode " * 40_000
    before = csv.field_size_limit()
    (tmp_path / "x.csv").write_text(
        f'gm_code{sign}toelichting{sign}a_inw\nGM0014{sign}"{long}"{sign}5\nGM0034{sign}kort{sign}7\n', encoding="utf-8"
    )
    rows = run.rows(run(READ, INPUT=str(tmp_path / "x.csv"), OUTPUT="memory:")["OUTPUT"])
    assert [row["a_inw"] for row in rows] == [5, 7]
    assert rows[0]["toelichting"] == long.strip()
    assert csv.field_size_limit() == before
    assert "quotation mark" not in run.feedback.text


def test_names_that_are_too_long_are_refused(run, make_layer, tmp_path):
    name = "x" * 300
    sentence = run.refused(READ, INPUT=str(tmp_path / f"{name}.csv"), OUTPUT="memory:")
    assert "Traceback" not in sentence and name in sentence
    (tmp_path / "x.csv").write_text("gm_code;a_inw\nGM0014;5\n", encoding="utf-8")
    for parameters in (
        {"OUTPUT": str(tmp_path / f"{name}.gpkg")},
        {"OUTPUT": "memory:", "REPORT": str(tmp_path / f"{name}.html")},
        {"OUTPUT": str(tmp_path / name / "x.gpkg")},
        {"OUTPUT": str(tmp_path / ("é" * 140 + ".gpkg"))},
    ):
        assert "255" in run.refused(READ, INPUT=str(tmp_path / "x.csv"), **parameters)
    layer = make_layer("gebieden", [{"code": "GM0014", "v": 1.0}, {"code": "GM0034", "v": 2.0}])
    assert "255" in run.refused("regiolens:quartilemap", INPUT=layer, FIELD="v", OUTPUT=str(tmp_path / f"{name}.gpkg"))


def test_a_file_without_codes_says_so_and_what_to_do(run, tmp_path):
    (tmp_path / "namen.csv").write_text(
        '\ufeff"Wijken en buurten";"Afstand tot bibliotheek (km)"\n"Nederland";"     2.0"\n"Groningen";"     1.1"\n',
        encoding="utf-8",
    )
    results = run(READ, INPUT=str(tmp_path / "namen.csv"), OUTPUT="memory:")
    assert results["CODE_FIELD"] == ""
    assert "no column with CBS codes" in run.feedback.text and "regiolens:fetchstatline" in run.feedback.text
    (tmp_path / "codes.csv").write_text("gm_code;a_inw\nGM0014;5\n", encoding="utf-8")
    run(READ, INPUT=str(tmp_path / "codes.csv"), OUTPUT="memory:")
    assert "no column with CBS codes" not in run.feedback.text


@pytest.mark.parametrize("rows", [[["gm_code", "klasse"], ["GM0014", "hoog"], ["GM0034", "laag"]]])
def test_a_workbook_of_text_opened_through_qgis_has_its_names_in_the_first_row(run, make_layer, tmp_path, rows):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "tekst.xlsx")
    table = QgsVectorLayer(str(tmp_path / "tekst.xlsx"), "tekst", "ogr")
    assert table.fields().names() == ["Field1", "Field2"]
    areas = make_layer("gebieden", [{"gm_code": "GM0014"}, {"gm_code": "GM0034"}])
    for more in ({}, {"TABLE_CODE": "Field1"}, {"TABLE_CODE": "gm_code"}):
        sentence = run.refused(JOIN, INPUT=areas, TABLE=table, OUTPUT="memory:", **more)
        assert "gm_code, klasse" in sentence and "regiolens:readcbs" in sentence
    clean = run(READ, INPUT=str(tmp_path / "tekst.xlsx"), OUTPUT="memory:")
    assert clean["CODE_FIELD"] == "gm_code"


def test_fields_by_number_that_have_no_names_in_the_first_row_are_left_in_peace(run, make_layer):
    table = make_layer("t", [{"Field1": "GM0014", "Field2": "5"}, {"Field1": "GM0034", "Field2": "7"}], "NoGeometry")
    areas = make_layer("gebieden", [{"gm_code": "GM0014"}, {"gm_code": "GM0034"}])
    assert run(JOIN, INPUT=areas, TABLE=table, TABLE_CODE="Field1", OUTPUT="memory:")["MATCHED"] == 2


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("gem_2015", "gemeente"),
        ("gemeenten_2019_v2", "gemeente"),
        ("cbs_buurten_2020", "buurt"),
        ("wijkenbuurten_2024_wijken", "wijk"),
        ("WijkBuurtkaart_2015_buurt", "buurt"),
        ("wijk_2012", "wijk"),
        ("wijkenbuurten", ""),
        ("legenda", ""),
        ("gemeten", ""),
    ],
)
def test_the_level_that_a_name_tells(name, level):
    assert level_of_name(name) == level


def _with_raised(path):
    """An xlsx as Excel writes it, with raised marks where the rows have ^."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["gm_code", "aantal per km^2", "naam"],
        ["GM0014", 10, "a"],
        ["GM0034", "12^1", "b"],
        ["GM0037^2", "-1,5^1)", "c^3"],
        ["GM0047", ".^1", "d"],
    ):
        book.active.append(row)
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet, texts, relations = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
    if texts not in parts:  # older versions of openpyxl keep texts in the cells
        items = re.findall(r"<is>(.*?)</is>", parts[sheet])
        numbers = iter(range(len(items)))
        parts[sheet] = re.sub(r't="inlineStr"><is>.*?</is>', lambda _: f't="s"><v>{next(numbers)}</v>', parts[sheet])
        head, kind = "http://schemas.openxmlformats.org", "officeDocument/2006/relationships/sharedStrings"
        joined = "".join(f"<si>{item}</si>" for item in items)
        parts[texts] = f'<sst xmlns="{head}/spreadsheetml/2006/main">{joined}</sst>'
        relation = f'<Relationship Id="rId99" Type="{head}/{kind}" Target="sharedStrings.xml"/>'
        parts[relations] = parts[relations].replace("</Relationships>", relation + "</Relationships>")
    raised = r'<r><t>\1</t></r><r><rPr><vertAlign val="superscript"/><sz val="11"/></rPr><t>\2</t></r>'
    parts[texts], count = re.subn(r"<t>([^<^]*)\^([^<]*)</t>", raised, parts[texts])
    assert count == 6
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def test_a_raised_mark_of_a_footnote_is_no_digit(run, tmp_path):
    made = run(READ, INPUT=str(_with_raised(tmp_path / "noten.xlsx")), OUTPUT="memory:")
    rows = run.rows(made["OUTPUT"])
    figures = next(name for name in rows[0] if name.startswith("aantal"))
    assert [row["gm_code"] for row in rows] == ["GM0014", "GM0034", "GM0037", "GM0047"]
    assert [row[figures] for row in rows] == [10, 12, -1.5, None]
    assert [row["naam"] for row in rows] == ["a", "b", "c3", "d"], "a name is left as it is"
    assert "km2" in figures
    assert "12 with a raised 1" in run.feedback.text and "'noten.xlsx'" in run.feedback.text
    assert list(tmp_path.iterdir()) == [tmp_path / "noten.xlsx"]


def test_a_raised_mark_in_an_ods_is_no_digit_either(run, tmp_path):
    names = ("office", "style", "text", "table")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {how}/></style:style>'
        for name, how in (("T1", 'style:text-position="super 58%"'), ("T2", 'style:text-underline-style="solid"'))
    )
    raised, underlined = (f'<text:span text:style-name="{name}">1</text:span>' for name in ("T1", "T2"))
    rows = [["gm_code", "aantal", "naam"], ["GM0014", "10", "a"], ["GM0034", f"12{raised}", f"b{raised}"]]
    rows.append(["GM0037", f"9{underlined}", "c"])
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = ("".join(cell.format(text) for text in row) for row in rows)
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    (tmp_path / "in").mkdir()
    with zipfile.ZipFile(tmp_path / "in" / "noten.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f'<office:body><office:spreadsheet><table:table table:name="t">{table}</table:table></office:spreadsheet>'
            "</office:body></office:document-content>",
        )
    made = run.rows(run(READ, INPUT=str(tmp_path / "in" / "noten.ods"), OUTPUT="memory:")["OUTPUT"])
    assert [(row["aantal"], row["naam"]) for row in made] == [(10, "a"), (12, "b1"), (91, "c")]
    assert "12 with a raised 1" in run.feedback.text


@pytest.mark.parametrize(
    ("driver", "name"),
    [
        ("FlatGeobuf", "a.fgb"),
        ("GML", "a.gml"),
        ("KML", "a.kml"),
        ("MapInfo File", "a.tab"),
        ("MapInfo MIF", "a.mif"),
        ("GPX", "a.gpx"),
    ],
)
def test_a_map_layer_of_another_form_is_refused_with_the_way_that_works(run, make_layer, tmp_path, driver, name):
    geometry = "Point" if driver == "GPX" else "Polygon"
    layer = make_layer("gemeenten", [{"name": "GM0014"}, {"name": "GM0034"}], geometry)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, path = driver, str(tmp_path / name)
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, layer.transformContext(), options)
    sentence = run.refused(READ, INPUT=path, OUTPUT="memory:")
    assert name in sentence and "Add Vector Layer" in sentence


def test_parquet_and_a_folder_are_refused_with_the_way_that_works(run, tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1\x15\x04\x15\x10")
    assert "Add Vector Layer" in run.refused(READ, INPUT=str(tmp_path / "a.parquet"), OUTPUT="memory:")
    (tmp_path / "kaart.gdb").mkdir()
    sentence = run.refused(READ, INPUT=str(tmp_path / "kaart.gdb"), OUTPUT="memory:")
    assert "folder" in sentence and "Add Vector Layer" in sentence


def test_percentages_of_an_xlsx_are_read_as_they_are_shown(run, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["gm_code", "koopwoningen", "ook", "deel", "leus"])
    for row in (["GM0014", 0.4, 0.07, 0.4, 0.4], ["GM0034", 0.615, 1.1, 0.5, 0.5], ["GM0037", "geheim", None, 1, 1]):
        sheet.append(row)
    for column, form in ((2, "0.0%"), (3, "0%"), (5, '0.0" %"')):
        for row in (2, 3, 4):
            sheet.cell(row, column).number_format = form
    book.save(tmp_path / "delen.xlsx")
    rows = run.rows(run(READ, INPUT=str(tmp_path / "delen.xlsx"), OUTPUT="memory:")["OUTPUT"])
    assert [row["koopwoningen"] for row in rows] == [40, 61.5, None]
    assert [row["ook"] for row in rows] == [7, 110, None]
    assert [row["deel"] for row in rows] == [row["leus"] for row in rows] == [0.4, 0.5, 1]
    assert "(4 in the workbook)" in run.feedback.text


def test_percentages_of_an_ods_are_read_as_they_are_shown(run, make_layer, tmp_path):
    path = tmp_path / "delen.ods"
    layer = make_layer("delen", [{"gm_code": "GM0014", "koop": 0.4}, {"gm_code": "GM0034", "koop": 0.615}])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ODS"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(b'value-type="float"', b'value-type="percentage"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    rows = run.rows(run(READ, INPUT=str(path), OUTPUT="memory:")["OUTPUT"])
    assert [row["koop"] for row in rows] == [40, 61.5]

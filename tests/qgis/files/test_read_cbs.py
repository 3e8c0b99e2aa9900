"""regiolens:readcbs in QGIS: workbooks, GeoPackages and text as they are handed out, and on to the join."""

import zipfile
from pathlib import Path

import pytest
from qgis.core import QgsProviderRegistry, QgsVectorFileWriter, QgsVectorLayer

READ = "regiolens:readcbs"
JOIN = "regiolens:joinindicators"
KWB_HEAD = ["gwb_code_10", "gwb_code_8", "regio", "gm_naam", "recs", "gwb_code", "ind_wbz", "a_inw", "ste_oad", "p_x"]
KWB_ROWS = [
    ["GM0901", 901, "Eendenmeer", "Eendenmeer", "Gemeente", "GM0901", ".", 12510, 1460, 5.8],
    ["WK090100", 90100, "Wijk 00", "Eendenmeer", "Wijk", "WK090100", 1, 8005, 1520, 6.25],
    ["BU09010001", 9010001, "Súderdorp", "Eendenmeer", "Buurt", "BU09010001", 1, 7995, ".", "x"],
]


def csv_of(path, rows, sign=";", encoding="utf-8"):
    text = "".join(sign.join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def workbook(path, sheets):
    """An xlsx with sheets of rows."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def old_workbook(path, sheets):
    """An xls with sheets of rows."""
    xlwt = pytest.importorskip("xlwt")
    if "*.xls " not in QgsProviderRegistry.instance().fileVectorFilters():
        pytest.skip("GDAL has no driver for xls here")
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                sheet.write(i, j, cell)
    book.save(str(path))
    return path


def check_kwb(run, file, word="Kerncijfers wijken en buurten"):
    results = run(READ, INPUT=str(file), OUTPUT="memory:")
    rows = run.rows(results["OUTPUT"])
    assert [row["gwb_code_10"] for row in rows] == ["GM0901", "WK090100", "BU09010001"]
    assert [row["a_inw"] for row in rows] == [12510, 8005, 7995]
    assert [row["ste_oad"] for row in rows] == [1460, 1520, None]
    assert [row["p_x"] for row in rows] == [5.8, 6.25, None]
    assert rows[2]["regio"] == "Súderdorp"
    assert word in results["KIND"] and results["ROWS"] == 3
    return results


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([], []),
        ([["Kerncijfers wijken en buurten 2018"], []], [[], ["Bron: CBS"]]),
    ],
)
@pytest.mark.parametrize("make", [workbook, old_workbook], ids=["xlsx", "xls"])
def test_the_workbooks_of_kwb(run, tmp_path, make, above, below):
    file = make(
        tmp_path / ("kwb-2018.xls" + ("x" if make is workbook else "")),
        {"Toelichting": [["Lees mij eerst"], ["Alles is verzonnen"]], "KWB2018": [*above, KWB_HEAD, *KWB_ROWS, *below]},
    )
    check_kwb(run, file)
    assert "Sheet read: KWB2018, of 'Toelichting', 'KWB2018'." in run.feedback.text
    assert "2018" in run.feedback.text
    assert ("Bron: CBS" in run.feedback.text) == bool(below)


def test_a_workbook_under_a_wrong_name(run, tmp_path):
    file = workbook(tmp_path / "kwb.xlsx", {"a": [KWB_HEAD, *KWB_ROWS]})
    check_kwb(run, file.rename(tmp_path / "kwb-2018.xls"))


def test_numbers_of_a_workbook_stay_numbers_and_empty_cells_empty(run, tmp_path):
    rows = [["gemeentecode", "a", "b", "c", "A"], [14, 5, 0.1, "1.250", 1], [1680, None, 5.8, "3,5", None]]
    file = workbook(tmp_path / "a.xlsx", {"a": [*rows, [34, 7, None, "x", 3]]})
    results = run(READ, INPUT=str(file), OUTPUT="memory:")
    found = run.rows(results["OUTPUT"])
    assert [row["gemeentecode"] for row in found] == ["GM0014", "GM1680", "GM0034"]
    assert [row["a"] for row in found] == [5, None, 7]
    assert [row["b"] for row in found] == [0.1, 5.8, None]
    assert [row["c"] for row in found] == [1250, 3.5, None]
    assert [row["A_2"] for row in found] == [1, None, 3]
    assert "became numbers" not in run.feedback.text and "Decimal comma: c." in run.feedback.text


def test_a_sheet_of_libreoffice(run, tmp_path, make_layer):
    layer = make_layer("blad", [{"gm_code": "GM0901", "v": 1.5, "n": 3}, {"gm_code": "GM0902", "v": None, "n": None}])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ODS"
    path = str(tmp_path / "a.ods")
    fault, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, layer.transformContext(), options)
    assert fault == QgsVectorFileWriter.WriterError.NoError
    rows = run.rows(run(READ, INPUT=path, OUTPUT="memory:")["OUTPUT"])
    assert rows == [{"gm_code": "GM0901", "v": 1.5, "n": 3}, {"gm_code": "GM0902", "v": None, "n": None}]


def test_without_a_driver_the_way_out_is_said(run, tmp_path, monkeypatch):
    from regiolens.bridge.files import workbook as workbooks

    file = workbook(tmp_path / "kwb.xlsx", {"a": [KWB_HEAD, *KWB_ROWS]})
    monkeypatch.setattr(workbooks, "can_read", lambda form: False)
    sentence = run.refused(READ, INPUT=str(file), OUTPUT="memory:")
    assert ".xlsx" in sentence and "'kwb.xlsx'" in sentence and "csv" in sentence


def test_sheets_that_serve_alike_are_named_and_one_can_be_chosen(run, tmp_path):
    second = [[*row[:7], 1, 2, 3] for row in KWB_ROWS]
    file = workbook(tmp_path / "a.xlsx", {"2030": [KWB_HEAD, *KWB_ROWS], "2031": [KWB_HEAD, *second]})
    sentence = run.refused(READ, INPUT=str(file), OUTPUT="memory:")
    assert "'2030'" in sentence and "'2031'" in sentence and "LAYER" in sentence
    rows = run.rows(run(READ, INPUT=str(file), LAYER="2031", OUTPUT="memory:")["OUTPUT"])
    assert [row["p_x"] for row in rows] == [3, 3, 3]
    assert "no sheet or layer '2032'; it has 2030, 2031" in run.refused(
        READ, INPUT=str(file), LAYER="2032", OUTPUT="memory:"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_text_in_all_forms(run, tmp_path, encoding, sign):
    check_kwb(run, csv_of(tmp_path / "kwb-2018.csv", [KWB_HEAD, *KWB_ROWS], sign, encoding))


def test_a_zip_file_with_one_table(run, tmp_path):
    inner = csv_of(tmp_path / "kwb-2018.csv", [KWB_HEAD, *KWB_ROWS])
    file = tmp_path / "kwb.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(inner, "kwb-2018.csv")
        archive.writestr("Leesmij.txt", "tekst")
    check_kwb(run, file)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("tweede.csv", "code;a\nGM0001;5\n")
    sentence = run.refused(READ, INPUT=str(file), OUTPUT="memory:")
    assert "kwb-2018.csv" in sentence and "tweede.csv" in sentence
    assert run(READ, INPUT=str(file), LAYER="tweede.csv", OUTPUT="memory:")["ROWS"] == 1


EXPORT = (
    '"Kerncijfers wijken en buurten 2031"\n'
    '"Wijken en buurten";"Regioaanduiding/Codering (code)";"Bevolking/Aantal inwoners (aantal)";"Wonen/WOZ (x 1 000)"\n'
    '"Wijken en buurten";"code";"aantal";"x 1 000 euro"\n'
    '"Nederland";"NL00      ";"17.475.415";"290,5"\n'
    '"Eendenmeer";"GM0901    ";"12.510";"."\n'
    '"Wijk 00";"WK090100  ";"8.005";"288"\n'
    '"Bron: CBS"\n'
    '"© CBS 2031"\n'
)


def test_an_export_of_statline_for_people(run, tmp_path):
    file = tmp_path / "export.csv"
    file.write_bytes(EXPORT.encode("cp1252"))
    report = tmp_path / "report.html"
    results = run(READ, INPUT=str(file), OUTPUT=str(tmp_path / "uit.gpkg"), REPORT=str(report))
    rows = run.rows(results["OUTPUT"])
    inhabitants, woz = "Bevolking/Aantal inwoners (aantal)", "Wonen/WOZ (x 1 000)"
    assert [row["Regioaanduiding/Codering (code)"] for row in rows] == ["NL00", "GM0901", "WK090100"]
    assert [row[inhabitants] for row in rows] == [17475415, 12510, 8005]
    assert [row[woz] for row in rows] == [290.5, None, 288]
    assert "StatLine" in results["KIND"] and results["CODE_FIELD"] == "Regioaanduiding/Codering (code)"
    for text in ("Windows-1252", "Bron: CBS", "Kerncijfers wijken en buurten 2031", "unknown, unreliable or secret"):
        assert text in report.read_text(encoding="utf-8") and text in run.feedback.text
    layer = QgsVectorLayer(results["OUTPUT"], "uit", "ogr")
    metadata = layer.metadata()
    assert "export.csv" in metadata.history()[0] and metadata.rights() == ["CBS, CC BY 4.0"]
    assert any("Windows-1252" in line for line in metadata.history())
    assert layer.attributeAlias(layer.fields().lookupField(woz)) == f"{woz} (x 1 000 euro)"


def test_a_data_set_of_statline_gets_labels_of_the_catalogue(run, tmp_path):
    file = tmp_path / "85984NED.csv"
    file.write_text(
        '"ID";"WijkenEnBuurten";"Gemeentenaam_1";"AantalInwoners_5"\n'
        '0;"GM0901    ";"Eendenmeer                  ";12510\n1;"WK090100  ";"Eendenmeer      ";       .\n',
        encoding="utf-8",
    )
    results = run(READ, INPUT=str(file), OUTPUT="memory:")
    assert [row["AantalInwoners_5"] for row in run.rows(results["OUTPUT"])] == [12510, None]
    assert run.rows(results["OUTPUT"])[0]["Gemeentenaam_1"] == "Eendenmeer"
    layer = run.layer(results["OUTPUT"])
    assert layer.attributeAlias(layer.fields().lookupField("AantalInwoners_5")) == "inhabitants (persons)"
    assert "data set of StatLine" in results["KIND"]


def test_what_can_be_read_in_two_ways_is_warned_of(run, tmp_path):
    file = csv_of(tmp_path / "a.csv", [["code", "a"], ["GM0001", "1.250"], ["GM0002", "3.125"]])
    results = run(READ, INPUT=str(file), OUTPUT="memory:")
    assert [row["a"] for row in run.rows(results["OUTPUT"])] == [1.25, 3.125]
    assert "'a'" in run.feedback.text and "DECIMAL" in run.feedback.text
    results = run(READ, INPUT=str(file), DECIMAL="comma", OUTPUT="memory:")
    assert [row["a"] for row in run.rows(results["OUTPUT"])] == [1250, 3125]
    assert "not make certain" not in run.feedback.text


@pytest.fixture
def area_map(make_layer, tmp_path):
    """A wijk-en-buurtkaart: three layers in one GeoPackage."""
    path = tmp_path / "wijkenbuurten_2031_v1.gpkg"
    sets = {
        "gemeenten": [{"gemeentecode": "GM0901", "water": "NEE", "aantal_inwoners": 12510}],
        "wijken": [{"wijkcode": "WK090100", "gemeentecode": "GM0901", "aantal_inwoners": 8005}],
        "buurten": [
            {"buurtcode": "BU09010001", "gemeentecode": "GM0901", "aantal_inwoners": 7995, "ontbreekt": "-99997"},
            {"buurtcode": "BU0901AA02", "gemeentecode": "GM0901", "aantal_inwoners": -99997, "ontbreekt": "12,5"},
        ],
    }
    for name, rows in sets.items():
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.layerName = name
        if path.exists():
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        layer = make_layer(name, rows)
        fault, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
        assert fault == QgsVectorFileWriter.WriterError.NoError
    return path


def test_the_map_keeps_its_geometry(run, area_map, tmp_path):
    sentence = run.refused(READ, INPUT=str(area_map), OUTPUT="memory:")
    assert "gemeenten, wijken, buurten" in sentence
    for choice in ({"LEVEL": "buurt"}, {"LAYER": "buurten"}):
        output = run(READ, INPUT=str(area_map), **choice, OUTPUT="memory:")
        layer = run.layer(output["OUTPUT"])
        rows = run.rows(output["OUTPUT"])
        assert [row["buurtcode"] for row in rows] == ["BU09010001", "BU0901AA02"]
        assert [row["aantal_inwoners"] for row in rows] == [7995, None]
        assert [row["ontbreekt"] for row in rows] == [None, 12.5]
        assert layer.crs().authid() == "EPSG:28992"
        assert [feature.geometry().area() for feature in layer.getFeatures()] == [900_000, 900_000]
        assert "Wijk- en buurtkaart" in output["KIND"] and output["CODE_FIELD"] == "buurtcode"
    saved = run(READ, INPUT=str(area_map), LEVEL="wijk", OUTPUT=str(tmp_path / "w.gpkg"))["OUTPUT"]
    layer = QgsVectorLayer(saved, "w", "ogr")
    assert layer.featureCount() == 1 and layer.metadata().rights() == ["CBS / Kadaster, CC BY 4.0"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("leeg.csv", b"", "is empty"),
        ("pagina.xls", b"<!DOCTYPE html><html>404</html>", "is a web page"),
        ("brief.txt", b"Beste lezer\nDit is een brief\n", "is not a table"),
        ("plaat.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "no text has"),
        ("rapport.pdf", b"%PDF-1.7", "is not a table"),
        ("kapot.xlsx", b"PK\x03\x04 niets", "is damaged"),
        ("kapot.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "cannot be read as a workbook"),
        ("slot.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("kop.csv", b"code;a;b\n", "no rows below"),
    ],
)
def test_what_is_no_table_is_refused_and_leaves_an_older_output(run, tmp_path, name, data, words):
    file, output = tmp_path / name, tmp_path / "uit.gpkg"
    file.write_bytes(data)
    output.write_bytes(b"older")
    sentence = run.refused(READ, INPUT=str(file), OUTPUT=str(output))
    assert words in sentence and name in sentence
    assert output.read_bytes() == b"older"


def test_an_absent_file_is_named(run, tmp_path):
    assert "niet.csv" in run.refused(READ, INPUT=str(tmp_path / "niet.csv"), OUTPUT="memory:")


def test_cancel_leaves_no_output(provider, run, tmp_path):
    from qgis.core import QgsApplication

    file = csv_of(tmp_path / "a.csv", [KWB_HEAD, *KWB_ROWS])
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(READ)
    run.feedback.cancel()
    output = tmp_path / "uit.gpkg"
    parameters = {"INPUT": str(file), "OUTPUT": str(output)}
    _, succeeded = algorithm.run(parameters, run.context, run.feedback)
    assert not succeeded and not output.exists()


def test_the_file_itself_is_not_changed(run, tmp_path):
    file = csv_of(tmp_path / "a.csv", [KWB_HEAD, *KWB_ROWS])
    before = file.read_bytes()
    run(READ, INPUT=str(file), OUTPUT="memory:")
    assert file.read_bytes() == before and sorted(p.name for p in Path(tmp_path).iterdir()) == ["a.csv"]


# Real files


@pytest.mark.parametrize(
    ("table", "areas", "matched", "of"),
    [
        ("verkiezingen_TK2021.csv", "gemeente_2021.gpkg", 352, 352),
        ("gemeente_indicatoren_2021.csv", "gemeente_2021.gpkg", 352, 352),
        ("gebieden_in_nederland_2022.csv", "gemeente_2022.gpkg", 345, 345),
        ("gebieden_in_nederland_2024.csv", "gemeente_2023.gpkg", 342, 342),
        ("kwb_2024.csv", "gemeente_2023.gpkg", 342, 342),
        ("kwb_2024.csv", "buurt_2024.gpkg", 14566, 14566),
    ],
)
def test_real_files_join_without_further_ado(run, shared, table, areas, matched, of):
    clean = run(READ, INPUT=str(shared / "tables" / table), OUTPUT="memory:")
    joined = run(JOIN, INPUT=str(shared / "areas" / areas), TABLE=clean["OUTPUT"], OUTPUT="memory:")
    assert (joined["MATCHED"], joined["UNMATCHED_AREAS"]) == (matched, of - matched)


def test_real_figures_are_those_of_the_file(run, shared):
    tables = shared / "tables"
    votes = {
        r["RegioCode"]: r
        for r in run.rows(run(READ, INPUT=str(tables / "verkiezingen_TK2021.csv"), OUTPUT="memory:")["OUTPUT"])
    }
    assert len(votes) == 355  # 352 gemeenten and Bonaire, Saba, Sint Eustatius
    assert (votes["GM1680"]["Kiesgerechtigden"], votes["GM1680"]["Opkomst"]) == (20921, 17444)
    assert votes["GM0193"]["VVD"] == 14635 and votes["O9001"]["Opkomst"] == 3082
    amsterdam = run.rows(run(READ, INPUT=str(tables / "kwb_amsterdam_2024.csv"), OUTPUT="memory:")["OUTPUT"])
    first = amsterdam[0]
    assert (first["Population_Total"], first["Avg_Household_Size"], first["Avg_Property_Value_1000EUR"]) == (
        931298,
        1.8,
        498,
    )
    assert {row["Area_Code"] for row in amsterdam} >= {"WK0363AA", "BU0363AA01", "BU0363TM04"}
    divisions = run.rows(run(READ, INPUT=str(tables / "gebieden_in_nederland_2024.csv"), OUTPUT="memory:")["OUTPUT"])
    assert (divisions[0]["RegioS"], divisions[0]["Code_8"], divisions[0]["Naam_9"]) == (
        "GM1680",
        "CR07",
        "Noord-Drenthe",
    )


def test_levels_of_the_real_kwb(run, shared):
    file = str(shared / "tables" / "kwb_2024.csv")
    for level, count in (("gemeente", 342), ("wijk", 3393), ("buurt", 14574)):
        assert run(READ, INPUT=file, LEVEL=level, OUTPUT="memory:")["ROWS"] == count

"""The region report in regions with many areas and many values, in qgis_process, a model, a batch and two threads."""

import base64
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsLayoutItemAttributeTable,
    QgsLayoutObject,
    QgsLayoutTable,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ..models import given, layer_input, made, model_of, value

REPORT = "regiolens:regionreport"
PROFILES = "regiolens:regionprofiles"
#: buurten in each region
SIZES = {"Groot": 130, "Midden": 70, "Klein": 3}
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


def classes(score):
    return 1 + sum(score >= bound for bound in (40, 50, 60))


def area_rows(sizes=SIZES, extra=()):
    """Buurten whose MDI falls with their number: the first of each region is the worst."""
    rows = []
    for place, (region, count) in enumerate(sizes.items(), start=1):
        for number in range(count):
            score = 80 - 60 * number / count
            rows.append(
                {
                    "buurtcode": f"BU{14 + place:04d}{number:04d}",
                    "buurtnaam": f"{region}buurt {number:03d}",
                    "regio_code": f"R{place}",
                    "regio_naam": region,
                    "mdi": score,
                    "mdi_klasse": classes(score),
                    "mdi_label": "x",
                    **{f"mdi_{domain}": score for domain in DOMAINS},
                    **dict.fromkeys(extra, 1.0 + number),
                }
            )
    return rows


def saved(layer, path):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)
    return str(path)


def profiles_of(run, areas, folder, **parameters):
    results = run(
        PROFILES,
        INPUT=areas,
        OUTPUT=str(folder / "profiles.gpkg"),
        OUTPUT_TABLE=str(folder / "table.gpkg"),
        **parameters,
    )
    return {"INPUT": results["OUTPUT"], "TABLE": results["OUTPUT_TABLE"], "AREAS": areas}


@pytest.fixture
def large(run, make_layer, tmp_path):
    areas = saved(make_layer("buurten", area_rows()), tmp_path / "areas.gpkg")
    return profiles_of(run, areas, tmp_path, YEAR="2024")


def pages_of(path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is absent")
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True, timeout=60
    )
    return unicodedata.normalize("NFKC", done.stdout).split("\f")[:-1]


def named(text, region):
    return [int(found) for found in re.findall(rf"{region}buurt (\d\d\d)", text)]


def test_pages_run_on_until_all_areas_are_named_and_no_further(run, large, tmp_path):
    """Regions with up to 100 areas name them all; larger ones the worst 100, and they say so."""
    path = tmp_path / "report.pdf"
    run(REPORT, **large, OUTPUT_PDF=str(path))
    pages = pages_of(path)
    of = {region: [page for page in pages if f"{region} · " in page] for region in SIZES}
    assert sum(map(len, of.values())) == len(pages)
    for region, count in SIZES.items():
        # The map of the first page names areas too, in regions with few.
        text = "\n".join(of[region][1:])
        assert named(text, region) == list(range(min(count, 100)))
        assert ("100 of 130 areas, the highest score first" in text) == (count > 100)
        assert [int(re.search(rf"{region} · (\d+)", page).group(1)) for page in of[region]] == list(
            range(1, len(of[region]) + 1)
        )
        assert all("Read with care" in page for page in of[region])
    assert len(of["Klein"]) == 2 < len(of["Midden"]) < len(of["Groot"])


def test_the_page_names_the_same_areas(run, large, tmp_path):
    path = tmp_path / "report.html"
    run(REPORT, **large, OUTPUT_HTML=str(path))
    text = path.read_text(encoding="utf-8")
    tables = {
        region: re.search(rf"<h2>{region}</h2>.*?(Areas by domain.*?</table>)", text, re.DOTALL).group(1)
        for region in SIZES
    }
    for region, count in SIZES.items():
        assert named(tables[region], region) == list(range(min(count, 100)))
        assert ("100 of 130 areas" in tables[region]) == (count > 100)


def test_all_values_are_printed_however_many(run, make_layer, tmp_path):
    """70 values, some with names of two lines, over as many pages as they need."""
    extra = [f"waarde_{place:02d}_met_een_lange_naam_die_op_twee_regels_moet_omdat_hij_lang_is" for place in range(62)]
    areas = saved(make_layer("buurten", area_rows({"Klein": 3, "Ander": 2}, extra)), tmp_path / "areas.gpkg")
    values = ["mdi", *(f"mdi_{domain}" for domain in DOMAINS), *extra]
    inputs = profiles_of(run, areas, tmp_path, VALUES=values)
    path = tmp_path / "report.pdf"
    run(REPORT, **inputs, REGIONS="Klein", OUTPUT_PDF=str(path))
    pages = pages_of(path)
    table = "\n".join(page for page in pages if "Reference" in page)
    assert sorted({int(found) for found in re.findall(r"waarde[ _](\d\d)", table)}) == list(range(62))
    assert named("\n".join(pages[2:]), "Klein") == [0, 1, 2]


def test_long_names_of_classes_push_no_value_off_the_page(run, make_layer, tmp_path):
    """A class over two lines makes its row as high: the last domain was not printed."""
    rows = area_rows({"Klein": 3, "Ander": 20})
    for row in rows[:3]:
        row.update(dict.fromkeys(("mdi", *(f"mdi_{domain}" for domain in DOMAINS)), 95.0))
    areas = saved(make_layer("buurten", rows), tmp_path / "areas.gpkg")
    inputs = profiles_of(run, areas, tmp_path, MODEL="cbs_buurt")
    path = tmp_path / "report.pdf"
    run(REPORT, **inputs, REGIONS="Klein", OUTPUT_PDF=str(path))
    (table,) = (page for page in pages_of(path) if "Reference" in page)
    table = table[: table.index("Areas by domain")]
    assert table.count("95.0") == 8 and "Woonomgeving" in table


def test_a_score_is_not_printed_as_one_of_the_next_class(run, make_layer, tmp_path):
    """49.96 is gematigd (below 50): in one decimal it would read as 50.0, which is hoog."""
    rows = area_rows({"Klein": 1, "Ander": 2})
    rows[0].update(mdi=49.96, mdi_klasse=2, **{f"mdi_{domain}": 71.96 for domain in DOMAINS})
    areas = saved(make_layer("buurten", rows), tmp_path / "areas.gpkg")
    html, pdf = tmp_path / "report.html", tmp_path / "report.pdf"
    inputs = profiles_of(run, areas, tmp_path)
    run(REPORT, **inputs, REGIONS="Klein", OUTPUT_HTML=str(html), OUTPUT_PDF=str(pdf))
    text = html.read_text(encoding="utf-8")
    assert "has a score of 49.96 (class: gematigd)" in text
    assert not re.search(r"\b50\.0<i>", text)
    first, second = pages_of(pdf)
    assert "49.96" in first
    assert re.search(r"Index of an unknown model +49\.96 .*gematigd", second)
    assert re.search(r"Kleinbuurt 000 +II +49\.96 +IV +72\.0", second)


def test_what_a_part_of_the_country_is_compared_with(run, make_layer, tmp_path):
    """Without a reference it is the layer itself and the report says so; with one, that is named."""
    layer = saved(make_layer("buurten", area_rows({"Klein": 3, "Ander": 5})), tmp_path / "deel.gpkg")
    every = saved(make_layer("alle", area_rows({"Klein": 3, "Ander": 5, "Elders": 9})), tmp_path / "geheel.gpkg")
    pages = {}
    for name, more in (("alone", {}), ("beside", {"REFERENCE": every})):
        folder = tmp_path / name
        folder.mkdir()
        html, pdf = folder / "report.html", folder / "report.pdf"
        run(REPORT, **profiles_of(run, layer, folder, **more), OUTPUT_HTML=str(html), OUTPUT_PDF=str(pdf))
        pages[name] = (html.read_text(encoding="utf-8"), [" ".join(page.split()) for page in pages_of(pdf)])
    html, pdf = pages["alone"]
    told = "8 buurten, not the Netherlands"
    assert html.count(told.replace("'", "&#x27;")) >= 1 + 2, "above the page and in every region"
    assert all(told in page for page in pdf if " · 1 " in f"{page} ")
    html, pdf = pages["beside"]
    assert "17 buurten, " in html
    assert "17 buurten, " in pdf[0]
    assert "8 buurten" not in pdf[0]


def test_the_template_shows_class_labels_names_and_what_it_leaves_out(run, large, tmp_path):
    from regiolens.bridge.expressions.functions import register_functions, unregister_functions
    from regiolens.bridge.report.templates import add_to_project

    path = tmp_path / "regio.qpt"
    run(REPORT, **large, OUTPUT_LAYOUT=str(path))
    layers = [QgsVectorLayer(source, Path(source).stem, "ogr") for source in large.values()]
    QgsProject.instance().addMapLayers(layers)
    # In this project the layers have other ids and names than when the template was made.
    assert add_to_project(path.read_text(encoding="utf-8"), QgsProject.instance())
    (layout,) = QgsProject.instance().layoutManager().printLayouts()
    style = layout.itemById("map").layerStyleOverrides()[layers[2].id()]
    assert 'fieldName="buurtnaam"' in style
    atlas = layout.atlas()
    assert atlas.updateFeatures() == 3
    atlas.beginRender()
    told = {}
    labels = {feature["regio_naam"]: feature["mdi_label"] for feature in layers[0].getFeatures()}
    register_functions()
    for place in range(3):
        atlas.seekTo(place)
        texts = [item.currentText() for item in layout.items() if hasattr(item, "currentText")]
        assert not [text for text in texts if "[%" in text or "Expression Error" in text]
        name = next(name for name in SIZES if name in texts)
        told[name] = [text for text in texts if "the highest score first;" in text]
        item = layout.itemById("chart")
        source = item.dataDefinedProperties().property(QgsLayoutObject.DataDefinedProperty.PictureSource)
        expression = QgsExpression(source.expressionString())
        picture = expression.evaluate(item.createExpressionContext())
        assert picture, (expression.expression(), expression.parserErrorString(), expression.evalErrorString())
        chart = base64.b64decode(picture.removeprefix("base64:")).decode()
        assert f">{labels[name]}<" in chart
    atlas.endRender()
    unregister_functions()
    assert [bool(told[name]) for name in SIZES] == [True, False, False]
    tables = [frame for frame in layout.multiFrames() if isinstance(frame, QgsLayoutItemAttributeTable)]
    assert {table.headerMode() for table in tables} == {QgsLayoutTable.HeaderMode.AllFrames}
    assert layout.pageCollection().pageCount() > 2
    QgsProject.instance().layoutManager().clear()
    QgsProject.instance().removeAllMapLayers()


def test_qgis_process_makes_page_and_pdf(qgis_process, large, tmp_path):
    html, pdf = tmp_path / "report.html", tmp_path / "report.pdf"
    inputs = {**large, "OUTPUT_HTML": str(html), "OUTPUT_PDF": str(pdf)}
    done = qgis_process("--json", "run", REPORT, "-", inputs=inputs)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Grootbuurt 000" in html.read_text(encoding="utf-8")
    assert pdf.read_bytes()[:4] == b"%PDF"


def test_a_model_profiles_and_reports(run, large, tmp_path):
    # The long table is an optional output: a model makes it where it is asked for.
    table = {"INPUT": given("AREAS"), "OUTPUT_TABLE": value(str(tmp_path / "model_table.gpkg"))}
    layers = {"INPUT": made("profiles", "OUTPUT"), "TABLE": made("profiles", "OUTPUT_TABLE"), "AREAS": given("AREAS")}
    steps = [("profiles", PROFILES, table, {}), ("report", REPORT, layers, {"page": "OUTPUT_HTML"})]
    model = model_of("report", [layer_input("AREAS")], steps)
    path = tmp_path / "model.html"
    results, succeeded = model.run({"AREAS": large["AREAS"], "page": str(path)}, run.context, run.feedback)
    assert succeeded, run.feedback.text
    assert results["page"] == str(path)
    assert "Kleinbuurt 002" in path.read_text(encoding="utf-8")


def test_a_batch_makes_a_report_a_region(large, tmp_path, qtbot, batch):
    rows = {region: tmp_path / f"{region}.html" for region in SIZES}
    with qtbot.capture_exceptions() as caught:
        batch(REPORT, [{**large, "REGIONS": region, "OUTPUT_HTML": str(path)} for region, path in rows.items()])
    # QGIS 3.40 cannot list the pages of a batch among its results: it forgets their time.
    assert not [error for _, error, _ in caught if "timestamp" not in str(error)]
    for region, path in rows.items():
        assert re.findall(r'<section id="r\d+.*?<h2>(.*?)</h2>', path.read_text(encoding="utf-8")) == [region]


def test_two_reports_at_once_do_not_wait_for_each_other_for_ever(run, large, tmp_path, qtbot):
    """One in the background while the main thread reads its layers, and makes a report of its own."""
    from regiolens.bridge.report.run import LAYOUTS

    layers = {name: QgsVectorLayer(path, name.lower(), "ogr") for name, path in large.items()}
    QgsProject.instance().addMapLayers(list(layers.values()))
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    paths = [tmp_path / f"{name}.pdf" for name in ("background", "main")]
    parameters = {name: layer.id() for name, layer in layers.items()}
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(REPORT)
    feedback = type(run.feedback)()
    task = QgsProcessingAlgRunnerTask(algorithm, {**parameters, "OUTPUT_PDF": str(paths[0])}, context, feedback)
    ended = []
    task.executed.connect(lambda succeeded, results: ended.append(succeeded))
    QgsApplication.taskManager().addTask(task)

    def at_the_layouts():
        assert [feature["regio_naam"] for feature in layers["INPUT"].getFeatures()]
        assert sum(1 for _ in layers["TABLE"].getFeatures())
        assert LAYOUTS.locked()

    qtbot.waitUntil(at_the_layouts, timeout=30000)
    run(REPORT, **parameters, OUTPUT_PDF=str(paths[1]))
    qtbot.waitUntil(lambda: bool(ended), timeout=60000)
    assert ended == [True], feedback.text
    assert all(Path(path).read_bytes()[:4] == b"%PDF" for path in paths)
    QgsProject.instance().removeAllMapLayers()

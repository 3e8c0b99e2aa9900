"""The region report from the published scores: figures, hostile names, files, threads, PDF and template."""

import base64
import csv
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from shutil import which

import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsLayoutObject,
    QgsPrintLayout,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProject,
    QgsReadWriteContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtXml import QDomDocument

from regiolens.bridge.report.templates import find_layers, read_template

REPORT = "regiolens:regionreport"
ROOT = Path(__file__).resolve().parents[3]
SAMPLE = f"{ROOT / 'resources' / 'sample' / 'sample.gpkg'}|layername="
#: elements that load something, and where they say what
LOADING = {"img": "src", "image": "href", "script": "src", "link": "href", "iframe": "src", "object": "data"}
LOADING["embed"] = "src"
VOID = {"meta", "img", "link", "br", "hr", "input"}
HOSTILE = """Zuid-<b>"Limburg" & 'zn' <script>alert(1)</script>"""


class Page(HTMLParser):
    """An HTML page as its elements and the text of each section."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.texts, self.faults = [], [], {"": ""}, []
        self.section = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag == "section":
            self.section = attributes["id"]
            self.texts[self.section] = ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)
        if tag == "section":
            self.section = ""

    def handle_data(self, data):
        self.texts[self.section] += f" {data}"

    def of(self, name):
        """Text of the section whose heading holds a name, with single blanks."""
        found = [text for key, text in self.texts.items() if re.match(r"r\d+-", key) and text.strip().startswith(name)]
        assert len(found) == 1, name
        return " ".join(found[0].split())


def rows_of(path):
    layer = QgsVectorLayer(path, "rows", "ogr")
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def report_of(run, path, **parameters):
    run(REPORT, OUTPUT_HTML=str(path), **parameters)
    return Page(path.read_text(encoding="utf-8"))


def pdf_text(path, **pages):
    if not which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is absent")
    limits = [part for key, value in pages.items() for part in (f"-{key}", str(value))]
    done = subprocess.run(
        ["pdftotext", "-layout", *limits, str(path), "-"], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_the_published_figures_stand_in_the_page(run, basics, tmp_path):
    """Differences to the mean of the 50 published gemeenten, and the published scores of the regions."""
    page = report_of(run, tmp_path / "report.html", **basics)
    assert page.faults == []
    assert page.open == []
    east = page.of("Oost-Groningen")
    assert re.search(r"worst in Inkomen \(\+12\.9\), Opleiding \(\+11\.9\)", east)
    assert re.search(r"best in Huisvesting \(−3\.8\)", east)
    assert re.search(r"worst in Veiligheid \(\+15\.6\)", page.of("Delfzijl en omgeving"))
    assert re.search(r"worst in Huisvesting \(\+6\.5\)", page.of("Midden-Limburg"))
    assert "kwetsbaar en perifeer" in east
    assert "Oldambt" in east
    assert "75.2" in east
    with (ROOT / "resources/sample/mdi_2023_gemeenten.csv").open(encoding="utf-8") as file:
        scores = {}
        for row in csv.DictReader(file):
            scores.setdefault(row["corop"], []).append(float(row["mdi_gepubliceerd"]))
    for corop in ("Oost-Groningen", "Zuid-Limburg", "Midden-Limburg"):
        shown = float(re.search(r"an MDI of (\d+\.\d)", page.of(corop)).group(1))
        assert shown == pytest.approx(sum(scores[corop]) / len(scores[corop]), abs=0.11)


def test_the_page_says_what_it_compares_with_and_how_to_read_it(run, basics, tmp_path):
    page = report_of(
        run, tmp_path / "report.html", **basics, TITLE="Onze regio's", AUTHOR="Provincie X", SOURCE="Bron Y"
    )
    against = rows_of(basics["INPUT"])[0]["vergeleken_met"]
    every = [key for key in page.texts if re.match(r"r\d+-", key)]
    assert len(every) == len(rows_of(basics["INPUT"]))
    for key in every:
        text = " ".join(page.texts[key].split())
        assert against in text
        assert "Read with care" in text
        assert "Bron Y" in text
    method = " ".join(page.texts["method"].split())
    assert "22.5" in method
    assert "gematigd: 40 – < 50" in method
    top = " ".join(page.texts[""].split())
    assert "Onze regio's" in top
    assert "Provincie X" in top


def test_the_page_needs_nothing_else(run, basics, tmp_path):
    page = report_of(run, tmp_path / "report.html", **basics)
    assert not [tag for tag, _ in page.elements if tag in ("script", "link", "iframe", "object")]
    for tag, attributes in page.elements:
        if tag in LOADING:
            assert attributes[LOADING[tag]].startswith("data:image/png;base64,")
            assert tag == "image" or attributes["alt"]
        if attributes.get("role") == "img":
            assert attributes.get("aria-label") or "xmlns" in attributes, "a chart has its title within"
        assert not [name for name in attributes if name.startswith("on")]
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "url(" not in text
    assert "@import" not in text
    assert len([tag for tag, _ in page.elements if tag == "img"]) == 1 + len(rows_of(basics["INPUT"]))
    assert len([tag for tag, _ in page.elements if tag == "image"]) == len(rows_of(basics["INPUT"]))
    (html,) = (attributes for tag, attributes in page.elements if tag == "html")
    assert html["lang"]
    assert all(attributes.get("scope") for tag, attributes in page.elements if tag == "th")


def test_links_within_the_page_arrive(run, basics, tmp_path):
    page = report_of(run, tmp_path / "report.html", **basics)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert targets
    assert all(target.startswith("#") and target[1:] in ids for target in targets)


def copy_with(source, target, changes):
    """A GeoPackage layer with other texts in some fields: {field: {old: new}}."""
    layer = QgsVectorLayer(source, "copy", "ogr")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(target), QgsProject.instance().transformContext(), options)
    copied = QgsVectorLayer(str(target), "copied", "ogr")
    edits = {}
    for feature in copied.getFeatures():
        for field, pairs in changes.items():
            place = copied.fields().lookupField(field)
            if feature[field] in pairs:
                edits.setdefault(feature.id(), {})[place] = pairs[feature[field]]
    assert copied.dataProvider().changeAttributeValues(edits)
    return str(target)


def test_hostile_names_are_text(run, basics, tmp_path):
    names = {
        "regio_naam": {"Zuid-Limburg": HOSTILE},
        "gebied_naam": {"Maastricht": HOSTILE},
        "label": {"Werk": HOSTILE},
    }
    names["vergeleken_met"] = {rows_of(basics["INPUT"])[0]["vergeleken_met"]: HOSTILE}
    profiles = copy_with(basics["INPUT"], tmp_path / "p.gpkg", {k: names[k] for k in ("regio_naam", "vergeleken_met")})
    table = copy_with(basics["TABLE"], tmp_path / "t.gpkg", names)
    page = report_of(
        run,
        tmp_path / "report.html",
        INPUT=profiles,
        TABLE=table,
        AREAS=basics["AREAS"],
        TITLE=HOSTILE,
        AUTHOR=HOSTILE + "[% 1 + 1 %]",
        OUTPUT_PDF=str(tmp_path / "report.pdf"),
    )
    assert page.faults == []
    assert "script" not in {tag for tag, _ in page.elements}
    assert not [attributes for tag, attributes in page.elements if tag == "b" and not attributes]
    assert HOSTILE in page.of("Zuid-<b>")
    assert "1 + 1" in pdf_text(tmp_path / "report.pdf", f=1, l=1)
    assert 'Zuid-<b>"Limburg"' in pdf_text(tmp_path / "report.pdf")


def test_the_pdf_has_two_pages_a_region_with_their_text(run, basics, tmp_path):
    path = tmp_path / "report.pdf"
    results = run(REPORT, **basics, OUTPUT_PDF=str(path), TITLE="Onze regio's")
    assert results["COUNT"] == len(rows_of(basics["INPUT"]))
    text = pdf_text(path)
    *pages, overview = text.split("\f")[:-1]
    assert len(pages) == 2 * results["COUNT"]
    assert "All regions" in overview and "kwetsbaar en perifeer" in overview
    assert re.search(r"62\.2 Oost-Groningen", overview)
    first, second = next((pages[i], pages[i + 1]) for i in range(0, len(pages), 2) if "Oost-Groningen" in pages[i])
    assert "Onze regio's" in first
    assert re.search(r"Inkomen \(\+12\.9\), Opleiding \(\+11\.9\)", first)
    assert "Huisvesting (−3.8)" in first
    assert "Read with care" in " ".join(first.split())
    assert "hoog: 50 – < 60" in first
    assert re.search(r"Oldambt.*IV +75\.2", second)
    assert re.search(r"Inkomen +\d+\.\d +\d+\.\d +\+12\.9", second)
    order = [rows_of(basics["INPUT"])[i] for i in range(results["COUNT"])]
    ranks = {row["regio_naam"]: row["mdi_rang"] for row in order}
    shown = [next(name for name in ranks if name in pages[i]) for i in range(0, len(pages), 2)]
    assert [ranks[name] for name in shown] == sorted(ranks.values())


def test_regions_by_code_or_name(run, basics, tmp_path):
    rows = rows_of(basics["INPUT"])
    code = next(row["regio_code"] for row in rows if row["regio_naam"] == "Zuid-Limburg")
    pdf = tmp_path / "report.pdf"
    page = report_of(run, tmp_path / "report.html", **basics, REGIONS=f"oost-groningen, {code}", OUTPUT_PDF=str(pdf))
    assert len([key for key in page.texts if re.match(r"r\d+-", key)]) == 2
    assert "rank 1 of 8" in page.of("Oost-Groningen")
    assert len(pdf_text(pdf).split("\f")[:-1]) == 5  # the analysis matrix of all regions comes last
    sentence = run.refused(REPORT, **basics, REGIONS="Oost-Groningen, Atlantis, Mu", OUTPUT_HTML=str(pdf))
    assert "'Atlantis', 'Mu'" in sentence
    assert "Zuid-Limburg" in sentence


def test_the_development_over_the_years(run, made, basics, tmp_path):
    pdf = tmp_path / "report.pdf"
    page = report_of(run, tmp_path / "report.html", **basics, EARLIER=[made["table2014"]], OUTPUT_PDF=str(pdf))
    text = page.of("Oost-Groningen")
    assert "2014 to 2023, points" in text
    assert "Development of the MDI" in pdf_text(pdf)
    # lines of all regions beside the reference, and in each region's part those of its domains around the index
    whole = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Development of the regions" in whole
    ranking = whole.partition("<title>Development of the regions</title>")[2].partition("</svg>")[0]
    assert "Oost-Groningen: 2014: " in ranking and "Zuid-Limburg: 2014: " in ranking and "reference: 2014: " in ranking
    domains = whole.partition("<title>Domains of Oost-Groningen</title>")[2].partition("</svg>")[0]
    assert "MDI: 2014: " in domains and "Veiligheid: 2014: " in domains and "Zuid-Limburg" not in domains
    assert "Veiligheid" in pdf_text(pdf).partition("Development of the MDI")[2].partition("\f")[0]
    table = QgsVectorLayer(made["table2014"], "toen", "ogr")
    QgsProject.instance().addMapLayer(table, False)
    of_project = report_of(run, tmp_path / "project.html", **basics, EARLIER=[table.id()])
    assert of_project.of("Oost-Groningen") == text
    QgsProject.instance().removeMapLayer(table.id())
    alone = report_of(run, tmp_path / "alone.html", **basics)
    assert "Development" not in alone.of("Oost-Groningen")
    same = run.refused(REPORT, **basics, EARLIER=[made["table2023"]], OUTPUT_HTML=str(pdf))
    assert "2023" in same


def test_what_does_not_fit_is_refused_in_one_sentence(run, made, basics, tmp_path):
    path = str(tmp_path / "report.html")
    assert "OUTPUT_HTML" in run.refused(REPORT, **basics)
    wrong = run.refused(REPORT, INPUT=made["assigned"], TABLE=basics["TABLE"], OUTPUT_HTML=path)
    assert "mdi_verschil" in wrong
    assert "'assigned'" in wrong
    assert "waarde" in run.refused(REPORT, INPUT=basics["INPUT"], TABLE=basics["INPUT"], OUTPUT_HTML=path)
    renamed = {name: {"Zuid-Limburg": "Elders"} for name in ("regio_naam",)}
    codes = {row["regio_naam"]: row["regio_code"] for row in rows_of(basics["INPUT"])}
    renamed["regio_code"] = {codes["Zuid-Limburg"]: "CR99"}
    other = copy_with(basics["INPUT"], tmp_path / "other.gpkg", renamed)
    assert "Elders" in run.refused(REPORT, INPUT=other, TABLE=basics["TABLE"], OUTPUT_HTML=path)
    assert "folder" in run.refused(REPORT, **basics, OUTPUT_HTML=str(tmp_path / "nowhere" / "report.html"))
    assert not Path(path).exists()


def test_a_table_of_another_run_is_refused(run, basics, tmp_path):
    """The same regions with other scores."""
    target = tmp_path / "t.gpkg"
    copy_with(basics["TABLE"], target, {})
    layer = QgsVectorLayer(str(target), "t", "ogr")
    place = layer.fields().lookupField("score")
    edits = {
        feature.id(): {place: feature["score"] + 1}
        for feature in layer.getFeatures()
        if feature["niveau"] == "regio" and feature["waarde"] == "mdi"
    }
    layer.dataProvider().changeAttributeValues(edits)
    sentence = run.refused(REPORT, **{**basics, "TABLE": str(target)}, OUTPUT_HTML=str(tmp_path / "report.html"))
    assert "does not belong" in sentence


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("TABLE", "jaar", "2022"), ("TABLE", "vergeleken_met", "x"), ("AREAS", "mdi", 1.0)],
)
def test_tables_and_areas_of_another_run_are_refused(run, basics, tmp_path, table, column, value):
    """Of another year or with other comparisons, or with other classes than the long table gives the areas."""
    target = tmp_path / "o.gpkg"
    copy_with(basics[table], target, {})
    layer = QgsVectorLayer(str(target), "o", "ogr")
    place = layer.fields().lookupField(column)
    layer.dataProvider().changeAttributeValues({feature.id(): {place: value} for feature in layer.getFeatures()})
    sentence = run.refused(REPORT, **{**basics, table: str(target)}, OUTPUT_HTML=str(tmp_path / "report.html"))
    assert "'o' does not belong to" in sentence
    assert (column if table == "TABLE" else "is 1.0, in the long table") in sentence


def test_older_files_stay_on_refusal_and_cancel(run, basics, tmp_path):
    html, pdf = tmp_path / "report.html", tmp_path / "report.pdf"
    for path in (html, pdf):
        path.write_bytes(b"older")
    files = {"OUTPUT_HTML": str(html), "OUTPUT_PDF": str(pdf)}
    run.refused(REPORT, **basics, REGIONS="Atlantis", **files)
    steps = []

    for limit in (1, 40, 70):
        feedback = type(run.feedback)()
        feedback.progressChanged.connect(
            lambda done, limit=limit, feedback=feedback: (steps.append(done), done >= limit and feedback.cancel())
        )
        found = QgsApplication.processingRegistry().createAlgorithmById(REPORT)
        _, succeeded = found.run({**basics, **files}, run.context, feedback)
        assert not succeeded, limit
        assert html.read_bytes() == pdf.read_bytes() == b"older"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.pdf"]
    run(REPORT, **basics, **files)
    assert html.read_bytes() != b"older"
    assert pdf.read_bytes()[:4] == b"%PDF"


def test_it_runs_in_a_background_thread(run, basics, tmp_path):
    """As the dialog runs it: an event loop on the main thread, layers of the open project."""
    project = QgsProject.instance()
    layers = {name: QgsVectorLayer(path, name.lower(), "ogr") for name, path in basics.items()}
    project.addMapLayers(list(layers.values()))
    files = {
        name: str(tmp_path / f"report{suffix}")
        for name, suffix in (("OUTPUT_HTML", ".html"), ("OUTPUT_PDF", ".pdf"), ("OUTPUT_LAYOUT", ".qpt"))
    }
    context = QgsProcessingContext()
    context.setProject(project)
    feedback = type(run.feedback)()
    parameters = {**{name: layer.id() for name, layer in layers.items()}, **files, "ADD_LAYOUT": True}
    found = QgsApplication.processingRegistry().createAlgorithmById(REPORT)
    task, loop, ended = QgsProcessingAlgRunnerTask(found, parameters, context, feedback), QEventLoop(), []
    task.executed.connect(lambda succeeded, results: (ended.append(succeeded), loop.quit()))
    QTimer.singleShot(120_000, loop.quit)
    QgsApplication.taskManager().addTask(task)
    loop.exec()
    assert ended == [True], feedback.text
    assert all(Path(path).stat().st_size > 10_000 for path in files.values())
    (layout,) = project.layoutManager().layouts()
    assert layout.atlas().coverageLayer() == layers["INPUT"]
    assert layout.atlas().updateFeatures() == 8
    project.layoutManager().clear()
    project.removeAllMapLayers()


def test_the_template_loads_in_a_fresh_project(run, basics, tmp_path):
    path = tmp_path / "regio.qpt"
    run(REPORT, **basics, OUTPUT_LAYOUT=str(path))
    project = QgsProject()
    layers = [QgsVectorLayer(source, Path(source).stem, "ogr") for source in basics.values()]
    project.addMapLayers(layers)
    layout = read_template(path.read_text(encoding="utf-8"), project)
    atlas = layout.atlas()
    assert atlas.enabled()
    assert atlas.coverageLayer() == layers[0]
    assert atlas.updateFeatures() == 8
    assert layout.pageCollection().pageCount() == 2
    assert {layer.name() for layer in layout.itemById("map").layers()} == {layers[0].name(), layers[2].name()}
    # The areas may come in any style, such as by region: the map shows them by class.
    areas = layers[2].id()
    assert 'attr="mdi_klasse"' in layout.itemById("map").layerStyleOverrides()[areas]
    atlas.beginRender()
    assert atlas.first()
    texts = [item.currentText() for item in layout.items() if hasattr(item, "currentText")]
    assert "Oost-Groningen" in texts
    assert any("Inkomen (+12.9)" in text for text in texts)
    assert "hoog: 50 – < 60" in texts
    assert not [text for text in texts if "[%" in text or "Expression Error" in text]
    atlas.endRender()


def test_the_template_says_what_is_missing_without_the_plugin_and_names_its_files(run, basics, tmp_path):
    path = tmp_path / "regio.qpt"
    run(REPORT, **basics, OUTPUT_LAYOUT=str(path))
    project = QgsProject()
    project.addMapLayers([QgsVectorLayer(source, Path(source).stem, "ogr") for source in basics.values()])
    document = QDomDocument()
    document.setContent(path.read_text(encoding="utf-8"))
    layout = QgsPrintLayout(project)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    find_layers(layout)
    atlas = layout.atlas()
    assert atlas.updateFeatures() == 8
    atlas.beginRender()
    files = set()
    for place in range(8):
        atlas.seekTo(place)
        files.add(atlas.currentFilename())
    assert len(files) == 8 and "Oost-Groningen" in files
    chart = layout.itemById("chart")
    source = chart.dataDefinedProperties().property(QgsLayoutObject.DataDefinedProperty.PictureSource)
    assert not QgsExpression.isFunctionName("regiolens_profile_chart")
    picture = QgsExpression(source.expressionString()).evaluate(chart.createExpressionContext())
    assert "which is not active in this QGIS" in base64.b64decode(picture.removeprefix("base64:")).decode()
    atlas.endRender()


def test_a_report_on_one_region_speaks_of_one(run, basics, tmp_path):
    page = report_of(run, tmp_path / "one.html", **basics, REGIONS="Oost-Groningen")
    assert "nav" not in {tag for tag, _ in page.elements}
    order = [attributes["id"] for tag, attributes in page.elements if tag == "section"]
    assert re.match("r1-", order[0]) and order[1:] == ["ranking", "method"]
    assert "first region" not in page.texts[""] and "1 region" not in page.texts[""]


def test_the_layout_is_not_added_without_its_layers(run, basics):
    run(REPORT, **basics, ADD_LAYOUT=True)
    assert QgsProject.instance().layoutManager().layouts() == []
    assert "not added" in run.feedback.text

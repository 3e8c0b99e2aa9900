"""The report on profiles that tell how sure ranks and classes are: words, chart, method, and what is refused."""

import json
import re
import subprocess
from html import unescape
from shutil import which

import pandas as pd
import pytest
from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer

from regiolens.bridge.provenance.keywords import PLAN
from regiolens.bridge.provenance.metadata import metadata_fault
from regiolens.bridge.report.charts import WIDTH, height_of
from regiolens.bridge.report.sheet import CHART_PAGE, SCALE
from regiolens.bridge.report.sure import interval_charts
from regiolens.bridge.report.templates import read_template
from regiolens.core.index.draws import Drawn, Plan

REPORT = "regiolens:regionreport"


def told(row):
    return f"{row['mdi_rang']} ({row['rang_p05']} to {row['rang_p95']})"


def share(row):
    sure = row["klasse_zeker"]
    return f"{sure if sure in (0, 100) else min(max(int(sure + 0.5), 1), 99):.0f}%"


def copied(source, target, keywords=None, where="", **figures):
    """A copy of a layer with other keywords, features or figures; all of its metadata where nothing else is asked."""
    layer = QgsVectorLayer(source, "profiles", "ogr")
    metadata = layer.metadata().clone()
    layer.setSubsetString(where)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(target), QgsProject.instance().transformContext(), options)
    made = QgsVectorLayer(str(target), "profiles", "ogr")
    for name, figure in figures.items():
        place = made.fields().lookupField(name)
        assert made.dataProvider().changeAttributeValues({f.id(): {place: figure} for f in made.getFeatures()})
    metadata.setKeywords({**metadata.keywords(), **(keywords or {})})
    made.setMetadata(metadata)
    assert metadata_fault(made) == ""
    return str(target)


def pdf_text(path):
    if not which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is absent")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def test_each_region_says_how_sure_its_rank_and_class_are(run, sure, tmp_path):
    page, pdf = tmp_path / "r.html", tmp_path / "r.pdf"
    run(REPORT, **sure, OUTPUT_HTML=str(page), OUTPUT_PDF=str(pdf))
    html = unescape(page.read_text(encoding="utf-8"))
    rows = run.rows(sure["INPUT"])
    assert any(row["rang_p05"] < row["mdi_rang"] or row["rang_p95"] > row["mdi_rang"] for row in rows)
    paper = pdf_text(pdf)
    pages = paper.split("\f")
    for row in rows:
        sentence = f"How sure: rank {told(row)}; {row['mdi_label']}, {share(row)} of the draws."
        assert html.count(sentence) == 1
        assert f"<td>{told(row)}</td>" in html
        first = " ".join(next(one for one in pages if row["regio_naam"] in one.split("Compared")[0]).split())
        assert f"MDI – {row['mdi_label']}, {share(row)} of" in first
        assert f"{row['mdi_rang']} ({row['rang_p05']}–{row['rang_p95']})" in first
        assert "rank of 8 (1 = most" in first
    method = "How sure: 400 draws, seed 3: weights 25% each way."
    assert method in html and "among 8 regions" in html
    assert method in " ".join(paper.split())


def test_the_chart_of_intervals_stands_in_page_and_pdf(run, sure, tmp_path):
    page, pdf = tmp_path / "r.html", tmp_path / "r.pdf"
    run(REPORT, **sure, OUTPUT_HTML=str(page), OUTPUT_PDF=str(pdf))
    html = page.read_text(encoding="utf-8")
    picture = re.search(r"<h3>How sure are the ranks\?</h3>.*?(<svg.*?</svg>)", html, re.DOTALL)[1]
    rows = run.rows(sure["INPUT"])
    for row in rows:
        assert f">{row['mdi_rang']} ({row['rang_p05']}–{row['rang_p95']})<" in picture
        assert f">{row['regio_naam']}<" in picture
    pages = pdf_text(pdf).split("\f")[:-1]
    assert len(pages) == 2 * len(rows) + 2  # the ranks, and the analysis matrix
    assert "How sure are the ranks?" in pages[-2] and "All regions · 3" in pages[-2]
    assert all(row["regio_naam"] in pages[-2] for row in rows)


def test_one_region_says_so_among_all(run, sure, tmp_path):
    page, pdf = tmp_path / "r.html", tmp_path / "r.pdf"
    run(REPORT, **sure, REGIONS="Zuid-Limburg", OUTPUT_HTML=str(page), OUTPUT_PDF=str(pdf))
    html = page.read_text(encoding="utf-8")
    assert html.count("How sure: rank") == 1
    assert len(pdf_text(pdf).split("\f")[:-1]) == 4


def test_without_the_fields_nothing_is_said_of_it(run, basics, tmp_path):
    page = tmp_path / "r.html"
    run(REPORT, **basics, OUTPUT_HTML=str(page))
    html = page.read_text(encoding="utf-8")
    assert "How sure" not in html and "of the draws" not in html


def test_the_template_tells_it_of_the_figures_that_the_layer_has(run, sure, tmp_path):
    path = tmp_path / "regio.qpt"
    run(REPORT, **sure, OUTPUT_LAYOUT=str(path))
    project = QgsProject()
    project.addMapLayers([QgsVectorLayer(source, name, "ogr") for name, source in sure.items()])
    layout = read_template(path.read_text(encoding="utf-8"), project)
    layout.atlas().beginRender()
    assert layout.atlas().first()
    texts = [item.currentText() for item in layout.items() if hasattr(item, "currentText")]
    first = next(row for row in run.rows(sure["INPUT"]) if row["mdi_rang"] == 1)
    assert f"1 ({first['rang_p05']}–{first['rang_p95']})" in texts
    assert "rank of 8 (1 = most deprived)" in texts
    assert f"MDI – {first['mdi_label']}, {share(first)} of the draws" in texts
    layout.atlas().endRender()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"index": "0" * 16}, "are of another index than its scores"),
        ({"ranked": 40}, "are among 40 regions, and it holds 8"),
    ],
)
def test_intervals_that_do_not_belong_are_refused(run, sure, tmp_path, change, words):
    layer = QgsVectorLayer(sure["INPUT"], "p", "ogr")
    plan = {**json.loads(layer.metadata().keywords(PLAN)[0]), **change}
    other = copied(sure["INPUT"], tmp_path / "p.gpkg", {PLAN: [json.dumps(plan)]})
    assert words in run.refused(REPORT, **{**sure, "INPUT": other}, OUTPUT_HTML=str(tmp_path / "r.html"))


def test_a_part_of_the_regions_is_refused(run, sure, tmp_path):
    part = copied(sure["INPUT"], tmp_path / "p.gpkg", where="mdi_rang <= 5")
    said = run.refused(REPORT, **{**sure, "INPUT": part}, OUTPUT_HTML=str(tmp_path / "r.html"))
    assert "are among 8 regions, and it holds 5" in said and "REGIONS" in said


@pytest.mark.parametrize("figures", [{"rang_p05": None}, {"rang_p95": 0}, {"rang_p95": 99}, {"klasse_zeker": 140.0}])
def test_intervals_that_are_none_are_refused(run, sure, tmp_path, figures):
    other = copied(sure["INPUT"], tmp_path / "p.gpkg", **figures)
    said = run.refused(REPORT, **{**sure, "INPUT": other}, OUTPUT_HTML=str(tmp_path / "r.html"))
    assert "has no interval of ranks for" in said


def test_fields_of_which_nobody_tells_how_they_were_drawn_are_left_out_and_that_is_said(run, sure, tmp_path):
    other = copied(sure["INPUT"], tmp_path / "p.gpkg", {PLAN: []})
    page = tmp_path / "r.html"
    run(REPORT, **{**sure, "INPUT": other}, OUTPUT_HTML=str(page))
    assert "How sure" not in page.read_text(encoding="utf-8")
    assert [line for line in run.feedback.warnings if "do not tell how they were drawn" in line]


def test_many_regions_have_their_chart_in_parts_that_fit_a_page():
    rows = [
        {"regio_naam": f"Regio {place}", "mdi": 90.0 - place, "mdi_rang": place, "rang_p05": max(1, place - 2),
         "rang_mediaan": place, "rang_p95": min(75, place + 2), "mdi_label": "hoog", "klasse_zeker": 88.0}
        for place in range(1, 76)
    ]  # fmt: skip
    regions = pd.DataFrame(rows, index=[f"R{place}" for place in range(1, 76)])
    charts = interval_charts(regions, Drawn(Plan(100), 75, "x"), "MDI", WIDTH)
    assert len(charts) == 2 and max(map(height_of, charts)) <= CHART_PAGE[3] * SCALE
    assert "The first 60 of 75 regions, by rank." in charts[0]
    assert [charts[0].count("Regio 30<"), charts[1].count("Regio 31<"), charts[1].count("Regio 61<")] == [1, 1, 0]
    assert interval_charts(regions.head(1), Drawn(Plan(100), 1, "x"), "MDI", WIDTH) == []

"""The report on paper: the PDF's charts, letters and what it says of itself."""

import json
import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

from regiolens.bridge.html import STYLE, captioned, document
from regiolens.bridge.report.style import STYLE as REPORT_STYLE
from regiolens.bridge.report.tables import Cell, table

REPORT = "regiolens:regionreport"
MODELS = Path(__file__).resolve().parents[3] / "resources" / "index_models"


def tool(name, *arguments):
    if not which(name):
        pytest.skip(f"{name} (poppler-utils) is absent")
    return subprocess.run([name, *map(str, arguments)], capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.fixture(scope="module")
def pdf(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("paper") / "report.pdf"
    layers = {"INPUT": made["profiles2023"], "TABLE": made["table2023"], "AREAS": made["assigned"]}
    feedback = QgsProcessingFeedback(False)
    found = QgsApplication.processingRegistry().createAlgorithmById(REPORT)
    texts = {"TITLE": "Regio's in 2023 – één blik", "AUTHOR": "Provincie Groningen"}
    _, succeeded = found.run({**layers, **texts, "OUTPUT_PDF": str(path)}, QgsProcessingContext(), feedback)
    assert succeeded, feedback.textLog()
    return path


def test_charts_are_vectors_with_words_that_can_be_searched(pdf):
    assert not re.findall(r"^ +\d", tool("pdfimages", "-list", pdf), re.MULTILINE)
    first = " ".join(tool("pdftotext", "-layout", "-f", 1, "-l", 1, pdf, "-").split())
    assert "mean of the reference" in first and "lowest to highest of" in first
    assert "difference" in first, "no ligatures, which a search would miss"


def test_it_tells_its_title_author_and_language(pdf):
    told = dict(line.split(":", 1) for line in tool("pdfinfo", pdf).splitlines() if ":" in line)
    assert told["Title"].strip() == "Regio's in 2023 – één blik"
    assert told["Author"].strip() == "Provincie Groningen"
    assert b"/Lang <FEFF0065006E>" in pdf.read_bytes()
    # Another reader that follows the cross-references finds the same.
    assert "Oost-Groningen" in tool("pdftotext", pdf, "-")


def test_no_heading_stands_alone_at_the_foot_of_a_printed_page(qgis_app, tmp_path):
    """Tables at every height of a page, of the report and of other pages, as Chromium prints them."""
    browser = which("chromium") or which("chromium-browser") or which("google-chrome")
    if browser is None:
        pytest.skip("Chromium is absent")
    heads, pages = ["Head one", "Head two"], {"report": "", "other": ""}
    for number in range(150):
        above = "".join(f"<p>line {number} {place}</p>" for place in range(number * 7 % 17))
        rows = [[f"row {number}.{place}", "figure"] for place in range(5)]
        cells = [("", [Cell(text) for text in row]) for row in rows]
        pages["report"] += f"{above}<h3>Head {number}</h3>{table('Head, caption', heads, cells)}"
        markup = "".join(f"<tr><td>{name}</td><td>{figure}</td></tr>" for name, figure in rows)
        pages["other"] += f"{above}<h2>Head {number}</h2>{captioned('Head, caption', heads, markup)}"
    for name, style in (("report", REPORT_STYLE), ("other", STYLE)):
        page, paper = tmp_path / f"{name}.html", tmp_path / f"{name}.pdf"
        page.write_text(document(name, pages[name], style), encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        options += [f"--user-data-dir={tmp_path / 'browser'}", f"--print-to-pdf={paper}", page.as_uri()]
        subprocess.run([browser, *options], capture_output=True, timeout=180, check=True)
        printed = tool("pdftotext", "-layout", paper, "-").split("\f")[:-1]
        last = [text.rstrip().rpartition("\n")[2].strip() for text in printed]
        assert len(last) > 30
        assert not [line for line in last if line.startswith("Head")], name


def words_on(pdf, page):
    """Words with their boxes: left, top, right, bottom in points."""
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>',
        tool("pdftotext", "-bbox", "-f", page, "-l", page, pdf, "-"),
    )
    return [(tuple(map(float, box)), word) for *box, word in found]


def test_a_long_name_of_the_index_covers_nothing_and_loses_no_class(made, run, tmp_path):
    """Captions, legend, chart and tables leave room for the name of a changed model without a domain."""
    model = json.loads((MODELS / "pon2023_domains.json").read_text(encoding="utf-8"))
    short = "Derived index of deprivation (changed weights) without safety"
    model |= {"short_title": short, "title": f"{short}, from key figures of all the municipalities"}
    own = tmp_path / "model.json"
    own.write_text(json.dumps(model), encoding="utf-8")
    files = {name: str(tmp_path / f"{name}.gpkg") for name in ("areas", "profiles", "table")}
    run("regiolens:mdi", INPUT=made["assigned"], MODEL_FILE=str(own), OUTPUT=files["areas"])
    run(
        "regiolens:regionprofiles",
        INPUT=files["areas"],
        MODEL_FILE=str(own),
        YEAR="2023",
        OUTPUT=files["profiles"],
        OUTPUT_TABLE=files["table"],
    )
    pdf = tmp_path / "report.pdf"
    layers = {"INPUT": files["profiles"], "TABLE": files["table"], "AREAS": files["areas"]}
    run("regiolens:regionreport", **layers, MODEL_FILE=str(own), OUTPUT_PDF=str(pdf))
    for page in (1, 2):
        words = words_on(pdf, page)
        for place, ((left, top, right, bottom), word) in enumerate(words):
            for (other_left, other_top, other_right, other_bottom), other in words[:place]:
                wide = min(right, other_right) - max(left, other_left)
                # A box has room for accents above the letters and for tails below.
                high = min(bottom, other_bottom) - max(top, other_top)
                assert wide < 1 or high < 4, (page, word, other)
    first = [word for _, word in words_on(pdf, 1)]
    assert "no data (" in " ".join(first)
    assert first.count("safety") == 3, "below the score, above the legend, and in the chart"


def test_no_letters_are_smaller_than_eight_points(pdf):
    heights = re.findall(r'<fontspec [^>]*size="([\d.]+)"', tool("pdftohtml", "-xml", "-i", "-stdout", "-zoom", 3, pdf))
    assert min(map(float, heights)) >= 24

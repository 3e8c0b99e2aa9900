"""Report and join report for those who do not see them or use no mouse, held against axe-core's rules (WCAG 2.1 AA)."""

from pathlib import Path

import pytest

REPORT, JOIN = "regiolens:regionreport", "regiolens:joinindicators"
SAMPLE = f"{Path(__file__).resolve().parents[3] / 'resources' / 'sample' / 'sample.gpkg'}|layername="


@pytest.fixture
def pages(run, basics, made, tmp_path):
    run(REPORT, **basics, EARLIER=[made["table2014"]], OUTPUT_HTML=str(tmp_path / "all.html"))
    run(REPORT, **basics, REGIONS="Oost-Groningen", OUTPUT_HTML=str(tmp_path / "one.html"))
    parameters = {"INPUT": SAMPLE + "gemeenten_2023", "TABLE": SAMPLE + "mdi_2023", "UNMATCHED": "drop"}
    run(JOIN, **parameters, OUTPUT="memory:", REPORT=str(tmp_path / "join.html"))
    return {name: (tmp_path / f"{name}.html").read_text(encoding="utf-8") for name in ("all", "one", "join")}


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(pages, width, audit):
    assert {name: found for name, page in pages.items() if (found := audit(page, width))} == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_the_page_of_moves(run, make_layer, tmp_path, width, audit):
    rows = [
        {"gebied": f"Plaats {i}", "groep": group, "saldo": 10 * (i % 3 - 1) + more, "n": 500, "type": "krimp"}
        for i in range(9)
        for group, more in (("hoger", 3), ("lager", -4))
    ]
    page = tmp_path / "moves.html"
    run("regiolens:migration", INPUT=make_layer("verhuizingen", rows), AREA_FIELD="gebied", GROUP_FIELD="groep",
        SALDO="saldo", POPULATION="n", GROUPS="hoger; lager", TYPE_FIELD="type", OUTPUT="memory:",
        REPORT=str(page))  # fmt: skip
    assert audit(page.read_text(encoding="utf-8"), width) == {}


def test_axe_finds_what_there_is(audit):
    """The audit itself: a page with a table that scrolls without a keyboard, and without a language."""
    cell = f"<tr><th>x</th><td style='white-space:nowrap'>{'wide ' * 400}</td></tr>"
    wide = f"<div style='overflow:auto'><table>{cell}</table></div>"
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body><main><h1>x</h1>{wide}</main></body></html>"
    assert set(audit(page, 390)) == {"html-has-lang", "scrollable-region-focusable"}


def test_what_scrolls_takes_the_keyboard_and_tables_have_captions(pages):
    """What axe would find, where there is neither browser nor axe."""
    for page in pages.values():
        assert '<html lang="en">' in page
        assert page.count("<table>") == page.count("<caption>") > 0
        reached = page.count('role="group" tabindex="0" aria-label="')
        assert page.count('class="wide') + page.count('class="chart"') == reached

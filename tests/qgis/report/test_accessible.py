"""Report and join report for those who do not see them or use no mouse, held against axe-core's rules (WCAG 2.1 AA)."""

from pathlib import Path

import pytest

from regiolens.bridge.paths import RESOURCES
from regiolens.processing_algorithms.catalogue import ALGORITHMS

REPORT, JOIN = "regiolens:regionreport", "regiolens:joinindicators"
SAMPLE = f"{Path(__file__).resolve().parents[3] / 'resources' / 'sample' / 'sample.gpkg'}|layername="


@pytest.fixture
def pages(run, basics, made, tmp_path):
    run(REPORT, **basics, EARLIER=[made["table2014"]], OUTPUT_HTML=str(tmp_path / "all.html"))
    run(REPORT, **basics, REGIONS="Oost-Groningen", OUTPUT_HTML=str(tmp_path / "one.html"))
    parameters = {"INPUT": SAMPLE + "gemeenten_2023", "TABLE": SAMPLE + "mdi_2023", "UNMATCHED": "drop"}
    run(JOIN, **parameters, OUTPUT="memory:", REPORT=str(tmp_path / "join.html"))
    return {name: (tmp_path / f"{name}.html").read_text(encoding="utf-8") for name in ("all", "one", "join")}


@pytest.fixture
def other_pages(run, make_layer, tmp_path):
    """The pages of the other algorithms that write one, and a report on regions without an index, by algorithm."""
    names = {f"GM{14 + i:04}": f"Een lange naam, nummer {i}" for i in range(30)}
    rows = [
        {"gm_code": code, "naam": name, "regio_naam": "ABC"[i % 3], "kans": float(i), "schuld": i % 7 + 0.5}
        for i, (code, name) in enumerate(names.items())
    ]
    areas = make_layer("gebieden", rows)
    (tmp_path / "kwb_2024.csv").write_text("gwb_code;a_inw;p_koopw\nGM0014;5;4,5\nGM0034;6;.\n")
    profiles = {"OUTPUT": str(tmp_path / "p.gpkg"), "OUTPUT_TABLE": str(tmp_path / "t.gpkg")}
    run("regiolens:regionprofiles", INPUT=areas, REGION_FIELD="regio_naam", VALUES=["kans", "schuld"], **profiles)
    moves = [
        {"gebied": f"Plaats {i}", "groep": group, "saldo": 10 * (i % 3 - 1) + more, "n": 500, "type": "krimp"}
        for i in range(9)
        for group, more in (("hoger", 3), ("lager", -4))
    ]
    groups = {"AREA_FIELD": "gebied", "GROUP_FIELD": "groep", "GROUPS": "hoger; lager", "TYPE_FIELD": "type"}
    groups |= {"SALDO": "saldo", "POPULATION": "n", "INPUT": make_layer("verhuizingen", moves)}
    asked = {
        "regiolens:migration": groups,
        REPORT: {"INPUT": profiles["OUTPUT"], "TABLE": profiles["OUTPUT_TABLE"], "AREAS": areas},
        JOIN: {"INPUT": areas, "TABLE": areas},
        "regiolens:indicatoraudit": {"INPUT": SAMPLE + "mdi_2023"},
        "regiolens:readcbs": {"INPUT": str(tmp_path / "kwb_2024.csv")},
        "regiolens:crosstab": {"INPUT": areas, "ROWS": ["regio_naam"], "COLUMNS": "naam", "RULES": {"kans": "sum"}},
        "regiolens:correlations": {"INPUT": areas, "X": ["kans"], "Y": ["schuld"], "SUBSET_FIELD": "regio_naam"},
    }
    found = {}
    for kind in ALGORITHMS:
        name, algorithm = f"regiolens:{kind.NAME}", kind().create()
        for place in algorithm.destinationParameterDefinitions():
            if "html" in getattr(place, "fileFilter", str)():
                path = tmp_path / f"{kind.NAME}.html"
                sink = {} if name == REPORT else {"OUTPUT": "memory:"}
                run(name, **asked.pop(name), **sink, **{place.name(): str(path)})
                found[name] = path.read_text(encoding="utf-8")
    assert not asked
    return found


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(pages, width, audit):
    assert {name: found for name, page in pages.items() if (found := audit(page, width))} == {}


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_on_any_other_page(other_pages, width, audit):
    assert {name: found for name, page in other_pages.items() if (found := audit(page, width))} == {}


def test_all_tables_of_other_pages_have_captions_and_scroll(other_pages):
    for name, page in other_pages.items():
        assert page.count("<table>") == page.count("<caption>") > 0, name
        assert page.count('role="group" tabindex="0" aria-label="') >= page.count("<table>"), name


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["guide.nl", "models", "methods/oad"])
def test_axe_finds_nothing_on_pages_of_help(name, width, audit):
    assert audit((RESOURCES / "help" / f"{name}.html").read_text(encoding="utf-8"), width) == {}


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
        assert sum(page.count(f'class="{name}') for name in ("wide", "chart", "plan")) == reached

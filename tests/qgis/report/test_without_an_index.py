"""A report on indicators alone: maps, ranking and pages by the first of them, in quarters of the areas."""

import re
import shutil
import subprocess
from html import unescape

import pytest
from qgis.core import (
    QgsMapLayerStyle,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from regiolens.bridge.report.templates import add_to_project

REPORT, PROFILES = "regiolens:regionreport", "regiolens:regionprofiles"


@pytest.fixture
def buurten(make_layer):
    """Sixteen buurten in four regions; `eigen_woningen` falls as `schuld` rises."""
    rows = [
        {
            "buurtcode": f"BU0014{place:04d}",
            "naam": f"Buurt {place}",
            "regio_code": f"R{place // 4}",
            "regio_naam": f"Streek {place // 4}",
            "schuld": float(place),
            "eigen": 100.0 - 2 * place,
        }
        for place in range(16)
    ]
    return make_layer("bu_2022_v1", rows)


@pytest.fixture
def profiled(run, buurten, tmp_path):
    results = run(
        PROFILES,
        INPUT=buurten,
        VALUES=["schuld", "eigen"],
        YEAR="2022",
        OUTPUT=str(tmp_path / "profiles.gpkg"),
        OUTPUT_TABLE=str(tmp_path / "table.gpkg"),
    )
    return {"INPUT": results["OUTPUT"], "TABLE": results["OUTPUT_TABLE"], "AREAS": buurten}


def page_of(run, folder, **parameters):
    path = folder / "page.html"
    run(REPORT, OUTPUT_HTML=str(path), **parameters)
    text = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(unescape(text).split())


def test_a_page_of_indicators(run, profiled, tmp_path):
    text = page_of(run, tmp_path, **profiled, OUTPUT_PDF=str(tmp_path / "report.pdf"))
    assert "MDI" not in text and "PON" not in text and "model not told" not in text
    # Streek 3 holds 12 to 15, mean 13.5; all sixteen have a mean of 7.5 and quarters from 4, 8 and 12, as on a map.
    sentence = r"schuld in Streek 3: 13\.5 \(quarter of the areas: ≥ 12\), difference from the reference \+6\.0, rank 1"
    assert re.search(sentence, text)
    assert text.index("Streek 3: 13.5") < text.index("Streek 2: 9.5") < text.index("Streek 0: 1.5")
    assert re.search(r"≥ 12 \(4 of 4\)", text)
    assert (tmp_path / "report.pdf").stat().st_size > 10_000


def test_counts_of_areas_are_whole_and_those_of_a_region_no_mean(run, make_layer, tmp_path):
    rows = [
        {
            "buurtcode": f"BU0014{place:04d}",
            "regio_code": f"R{place // 4}",
            "regio_naam": f"Streek {place // 4}",
            "koopwoningen": 50.0 + place,
            "inwoners": 1000.0 + place,
        }
        for place in range(8)
    ]
    profiled = run(
        PROFILES,
        INPUT=make_layer("bu", rows),
        VALUES=["koopwoningen", "inwoners"],
        OUTPUT="memory:",
        OUTPUT_TABLE="memory:",
    )
    inputs = {"INPUT": profiled["OUTPUT"], "TABLE": profiled["OUTPUT_TABLE"]}
    text = page_of(run, tmp_path, **inputs, REGIONS="Streek 0", OUTPUT_PDF=str(tmp_path / "report.pdf"))
    assert "BU00140003 53.0 II 1,003 BU00140002 52.0 II 1,002" in text
    assert "Region 51.5 4,006" in text and "Region (mean)" not in text
    if shutil.which("pdftotext"):
        done = subprocess.run(
            ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert re.search(r"BU00140003 +II +53\.0 +1,003\n", done.stdout)


def test_the_first_page_on_a_count_has_no_decimals_and_no_class(run, make_layer, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is absent")
    rows = [{"buurtcode": f"BU0014{x:04d}", "regio_naam": f"Streek {x // 4}", "inwoners": 1000.0 + x} for x in range(8)]
    found = run(PROFILES, INPUT=make_layer("bu", rows), VALUES=["inwoners"], OUTPUT="memory:", OUTPUT_TABLE="memory:")
    path = str(tmp_path / "report.pdf")
    run(REPORT, INPUT=found["OUTPUT"], TABLE=found["OUTPUT_TABLE"], OUTPUT_PDF=path)
    done = subprocess.run(["pdftotext", "-l", "1", "-layout", path, "-"], capture_output=True, text=True, check=True)
    head = " ".join(done.stdout.split()).partition("Regions by class")[0]
    assert re.search(r"4,022 1 ?/ ?2 inhabitants \(persons\) rank \(1 = highest\) $", head), head


def test_without_areas_and_with_areas_that_lack_the_value(run, profiled, tmp_path, make_layer):
    text = page_of(run, tmp_path, INPUT=profiled["INPUT"], TABLE=profiled["TABLE"])
    assert "Regions by class: schuld" in text
    bare = [{"buurtcode": f"BU0014{place:04d}", "naam": "x"} for place in range(16)]
    text = page_of(run, tmp_path, **{**profiled, "AREAS": make_layer("kaal", bare)})
    assert re.search(r"≥ 12 \(4 of 4\)", text)


def test_the_template_speaks_of_the_value_that_leads(run, profiled, tmp_path):
    path = tmp_path / "layout.qpt"
    run(REPORT, OUTPUT_LAYOUT=str(path), **profiled)
    text = path.read_text(encoding="utf-8")
    # Beside the list of the fields that the layers have.
    text = re.sub(r'<Option [^>]*value="\[&quot;[^>]*>', "", text)
    assert not re.search(r"quot;mdi(_rang|_verschil|_klasse|_label)?&", text)
    assert re.search(r"quot;schuld_rang&", text)
    document = QDomDocument()
    document.setContent(text)
    project = QgsProject()
    layout = QgsPrintLayout(project)
    assert layout.loadFromTemplate(document, QgsReadWriteContext())


def test_where_low_is_worse_the_lowest_quarter_is_the_darkest(run, buurten, profiled, tmp_path):
    import pandas as pd

    from regiolens.bridge.report.lead import Lead

    lead = Lead("eigen", "eigen", (10.0, 20.0, 30.0), low_is_worse=True)
    assert lead.classes(pd.Series([5.0, 10.0, 25.0, 40.0, None])).tolist() == [4, 3, 2, 1, 0]


def ranking(text):
    return re.search(r"Ranking (.*?) Read with care", text)[1]


def test_the_value_that_leads_can_be_chosen_and_differences_bear_its_unit(run, make_layer, tmp_path):
    rows = [
        {
            "buurtcode": f"BU0014{place:04d}",
            "naam": f"Buurt {place}",
            "regio_code": f"R{place // 4}",
            "regio_naam": f"Streek {place // 4}",
            "aantal_inwoners": 100 * (place + 1),
            "percentage_huishoudens_met_laag_inkomen": 40.0 - place,
            "eigen": float(place),
        }
        for place in range(16)
    ]
    areas = make_layer("bu_2022_v1", rows)
    values = ["aantal_inwoners", "percentage_huishoudens_met_laag_inkomen", "eigen"]
    made = run(PROFILES, INPUT=areas, VALUES=values, OUTPUT="TEMPORARY_OUTPUT", OUTPUT_TABLE="TEMPORARY_OUTPUT")
    given = {"INPUT": made["OUTPUT"], "TABLE": made["OUTPUT_TABLE"], "AREAS": areas}
    text = ranking(page_of(run, tmp_path, **given))
    assert "Difference (pp)" in text and "points" not in text
    # 40 to 37 have a mean of 38.5; all sixteen, 40 to 25, one of 32.5.
    assert "Streek 0 1 38.5" in text and "+6.0" in text
    text = ranking(page_of(run, tmp_path, LEAD="eigen", **given))
    assert re.search(r"Difference (?!\()", text)
    assert re.search(r"Streek 3 1 13\.5 .*? \+6\.0", text)
    # 1,300 + 1,400 + 1,500 + 1,600 of 13,600 inhabitants are 42.6 %.
    whole = page_of(run, tmp_path, LEAD="aantal_inwoners", **given)
    assert "Share of the total (%)" in ranking(whole) and re.search(r"Streek 3 1 5,800.*? 42\.6", ranking(whole))
    assert "in Streek 3: 5,800, 42.6 % of the total of the reference; rank 1 of 4" in whole


def test_a_value_that_cannot_lead_is_refused_with_those_that_can(run, profiled, buurten):
    given = {**profiled, "OUTPUT_HTML": "TEMPORARY_OUTPUT"}
    with pytest.raises(Exception, match=r"LEAD is 'schuld_rang', of which .* choose one of schuld, eigen\."):
        run(REPORT, LEAD="schuld_rang", **given)
    with pytest.raises(Exception, match="LEAD"):
        run(REPORT, LEAD="er_niet", **given)


def test_no_figure_is_printed_as_one_of_another_class(run, make_layer, tmp_path):
    # Quarters of 1.01, 2.04, 2.96 and 4.04, once each in four regions: the bounds are those of a quartile map.
    rows = [
        {
            "buurtcode": f"BU0014{place:04d}",
            "naam": f"Buurt {place}",
            "regio_code": f"R{place}",
            "regio_naam": f"Streek {place}",
            "v": value,
        }
        for place, value in enumerate([1.01, 1.99, 2.02, 2.04, 2.05, 2.06, 3.0, 4.0])
    ]
    areas = make_layer("bu", rows)
    made = run(PROFILES, INPUT=areas, VALUES=["v"], OUTPUT="TEMPORARY_OUTPUT", OUTPUT_TABLE="TEMPORARY_OUTPUT")
    text = page_of(run, tmp_path, INPUT=made["OUTPUT"], TABLE=made["OUTPUT_TABLE"], AREAS=areas)
    mapped = run.rows(run("regiolens:quartilemap", INPUT=areas, FIELD="v", OUTPUT="memory:")["OUTPUT"])
    for row in mapped:
        printed = re.search(
            rf"{row['naam'].replace('Buurt', 'Streek')} \d (\d\.\d+) [IV]+ (< \S+|\S+ – < \S+|≥ \S+) ", text
        )
        figure, label = float(printed[1]), printed[2]
        assert label == row["kwartiel_label"]
        low, high = re.fullmatch(r"(?:≥ )?([\d.]*)(?: – )?(?:< )?([\d.]*)", label).groups()
        assert float(low or "-inf") <= figure < float(high or "inf") or (
            label.startswith("< ") and figure < float(low)
        ), row


def test_the_layout_finds_its_layers_in_a_project(run, profiled, tmp_path):
    """Its list of fields is theirs, whatever value leads; the layers have other ids than when it was made."""
    path = tmp_path / "layout.qpt"
    run(REPORT, **profiled, LEAD="eigen", OUTPUT_LAYOUT=str(path))
    project = QgsProject()
    layers = [QgsVectorLayer(profiled[name], name, "ogr") for name in ("INPUT", "TABLE")]
    areas = profiled["AREAS"].clone()
    project.addMapLayers([*layers, areas])
    name = add_to_project(path.read_text(encoding="utf-8"), project)
    layout = project.layoutManager().layoutByName(name)
    assert layout.atlas().coverageLayer() == layers[0]
    main = layout.itemById("map")
    assert {layer.id() for layer in main.layers()} == {layers[0].id(), areas.id()}
    style = main.layerStyleOverrides()[areas.id()]
    shown = areas.clone()
    QgsMapLayerStyle(style).writeToLayer(shown)
    renderer, context = shown.renderer(), QgsRenderContext()
    context.expressionContext().setFields(shown.fields())
    renderer.startRender(context, shown.fields())
    drawn = set()
    for feature in shown.getFeatures():
        context.expressionContext().setFeature(feature)
        (key,) = renderer.legendKeysForFeature(feature, context)
        label = next(item.label() for item in renderer.legendSymbolItems() if item.ruleKey() == key)
        low, _, high = label.rpartition(" (")[0].partition(" – < ")
        low, high = (low.lstrip("≥ "), "inf") if not high and "<" not in low else (low, high)
        low, high = ("-inf", low.lstrip("< ")) if not high else (low, high)
        assert float(low) <= feature["eigen"] < float(high), (label, feature["eigen"])
        drawn.add(key)
    renderer.stopRender(context)
    assert len(drawn) == 4

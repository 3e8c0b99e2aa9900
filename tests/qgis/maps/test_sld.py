"""The style as SLD: the colour of each area is the one that it has in QGIS, in QGIS's own reader and in MapServer."""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from qgis.core import QgsRenderContext, QgsVectorLayer
from qgis.PyQt.QtGui import QColor, QImage

SLD, OGC = "{http://www.opengis.net/sld}", "{http://www.opengis.net/ogc}"
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
WIDTH = 1000
MAP = """MAP
  NAME test EXTENT 0 -1000 {size} 2000 SIZE 100 100
  PROJECTION "init=epsg:28992" END
  WEB METADATA
    "wms_title" "t" "wms_enable_request" "*" "wms_srs" "EPSG:28992" "wms_onlineresource" "http://127.0.0.1/"
  END END
  LAYER
    NAME "{title}" TYPE POLYGON STATUS ON CONNECTIONTYPE OGR CONNECTION "{path}" DATA "{table}"
    PROJECTION "init=epsg:28992" END
    METADATA "wms_title" "g" END
    CLASS STYLE COLOR 255 0 255 END END
  END
END
"""


@pytest.fixture
def areas(make_layer):
    rows = []
    for place in range(12):
        score = None if place in (3, 7) else 30.0 + 3.5 * place
        rows.append({"gm_code": f"GM{14 + place:04}", **dict.fromkeys(DOMAINS, score), "v": score, "oad": score})
    return make_layer("gebieden", rows)


def colours(layer):
    """The colour of each feature by the layer's renderer."""
    renderer = layer.renderer().clone()
    context = QgsRenderContext()
    found = {}
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        symbols = renderer.symbolsForFeature(feature, context)  # what has outlines alone comes last
        found[feature["gm_code"]] = symbols[0].symbolLayer(0).fillColor().name()
    renderer.stopRender(context)
    return found


def made(run, areas, name, folder, suffix="gpkg"):
    more = {"quartilemap": {"FIELD": "v"}, "urbanity": {"FIELD": "oad"}, "mdi": {}, "assignregions": {}}[name]
    out = {"OUTPUT": str(folder / f"kaart.{suffix}"), "STYLE_SLD": str(folder / "kaart.sld")}
    return run(f"regiolens:{name}", INPUT=areas, **more, **out)


@pytest.mark.parametrize("name", ["quartilemap", "urbanity", "mdi", "assignregions"])
def test_qgis_reads_the_same_colours(run, areas, tmp_path, name):
    results = made(run, areas, name, tmp_path)
    assert results["STYLE_SLD"] == str(tmp_path / "kaart.sld")
    layer = QgsVectorLayer(results["OUTPUT"], "kaart", "ogr")
    layer.loadDefaultStyle()
    wanted = colours(layer)
    assert len(set(wanted.values())) > 1
    message, read = layer.loadSldStyle(results["STYLE_SLD"])
    assert read, message
    assert colours(layer) == wanted


def rules(path):
    return list(ET.parse(path).iter(f"{SLD}Rule"))


def test_classes_are_filters_and_texts_those_of_the_legend(run, areas, tmp_path):
    results = made(run, areas, "quartilemap", tmp_path)
    layer = QgsVectorLayer(results["OUTPUT"], "kaart", "ogr")
    layer.loadDefaultStyle()
    legend = [each for each in layer.renderer().categories() if not str(each.value()).startswith("note")]
    texts = {each.label() for each in legend}
    found = [rule for rule in rules(results["STYLE_SLD"]) if rule.find(f"{SLD}Title") is not None]
    assert {rule.findtext(f"{SLD}Title") for rule in found} == texts
    assert len(found[0].findall(f"{OGC}Filter/{OGC}PropertyIsNull")) == 1
    literals = [rule.findtext(f"{OGC}Filter/{OGC}PropertyIsEqualTo/{OGC}Literal") for rule in found[1:]]
    assert sorted(literals) == ["1", "2", "3", "4"]
    assert not list(ET.parse(results["STYLE_SLD"]).iter(f"{SLD}ElseFilter"))
    notes = [each.label() for each in layer.renderer().categories() if str(each.value()).startswith("note")]
    assert next(ET.parse(results["STYLE_SLD"]).iter(f"{SLD}Abstract")).text.splitlines() == notes


def test_outlines_are_rules_by_scale_without_gap_or_overlap(run, areas, tmp_path):
    found = [rule for rule in rules(made(run, areas, "mdi", tmp_path)["STYLE_SLD"]) if rule.find(f"{SLD}Title") is None]
    ranges = [
        (float(rule.findtext(f"{SLD}MinScaleDenominator") or 0), rule.findtext(f"{SLD}MaxScaleDenominator"))
        for rule in found
    ]
    assert ranges == [(1500000.0, None), (300000.0, "1500000"), (0.0, "300000")]
    assert not any(list(rule.iter(f"{SLD}Fill")) for rule in found)


def test_profiles_have_their_darker_outlines(run, make_layer, tmp_path):
    rows = [{"gm_code": f"GM{14 + i:04}", "regio_naam": "ab"[i % 2], "mdi": 35.0 + 5 * i} for i in range(8)]
    results = run(
        "regiolens:regionprofiles",
        INPUT=make_layer("gebieden", rows),
        REGION_FIELD="regio_naam",
        OUTPUT=str(tmp_path / "p.gpkg"),
        STYLE_SLD=str(tmp_path / "p.sld"),
    )
    text = Path(results["STYLE_SLD"]).read_text()
    assert "#4a4a4a" in text and "mdi_klasse" in text


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "geojson"])
def test_mapserver_draws_each_area_in_its_colour(run, areas, tmp_path, suffix):
    if shutil.which("mapserv") is None:
        pytest.skip("MapServer is absent")
    results = made(run, areas, "mdi", tmp_path, suffix)
    layer = QgsVectorLayer(results["OUTPUT"], "kaart", "ogr")
    layer.loadDefaultStyle()
    wanted = colours(layer)
    sld = Path(results["STYLE_SLD"]).read_text()
    title = ET.fromstring(sld).findtext(f"{SLD}NamedLayer/{SLD}Name")
    assert title == "kaart"
    size = 12 * WIDTH
    (tmp_path / "test.map").write_text(MAP.format(size=size, title=title, path=results["OUTPUT"], table="kaart"))
    (tmp_path / "test.conf").write_text('CONFIG\n  ENV\n    MS_MAP_PATTERN "."\n  END\nEND\n')
    query = {"map": tmp_path / "test.map", "SERVICE": "WMS", "VERSION": "1.1.1", "REQUEST": "GetMap", "LAYERS": title}
    query |= {"STYLES": "", "SRS": "EPSG:28992", "BBOX": f"0,0,{size},900", "WIDTH": 1200, "HEIGHT": 90}
    query |= {"FORMAT": "image/png", "SLD_BODY": sld}
    done = subprocess.run(
        ["mapserv", "-nh"],
        env={
            **os.environ,
            "QUERY_STRING": urlencode(query),
            "REQUEST_METHOD": "GET",
            "MAPSERVER_CONFIG_FILE": str(tmp_path / "test.conf"),
        },
        capture_output=True,
        timeout=60,
        check=False,
    )
    image = QImage()
    assert image.loadFromData(done.stdout.partition(b"\r\n\r\n")[2]), done.stdout[:300]
    drawn = {f"GM{14 + place:04}": QColor(image.pixel(50 + 100 * place, 45)).name() for place in range(12)}
    assert drawn == wanted
    assert len(set(wanted.values())) >= 4


def test_a_table_has_no_style_and_no_file_that_is_empty(run, make_layer, tmp_path):
    rows = [{"gm_code": f"GM{14 + i:04}", **dict.fromkeys(DOMAINS, 30.0 + i)} for i in range(6)]
    table = make_layer("tabel", rows, "NoGeometry")
    out = {"OUTPUT": str(tmp_path / "t.gpkg"), "STYLE_SLD": str(tmp_path / "t.sld")}
    results = run("regiolens:mdi", INPUT=table, **out)
    assert "STYLE_SLD" not in results and not (tmp_path / "t.sld").exists()

"""The metadata of a layer that Regiolens made, as a catalogue takes it."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from qgis.core import QgsProject, QgsSettings

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture(autouse=True)
def _forget():
    yield
    QgsSettings().remove("regiolens")
    QgsProject.instance().removeAllMapLayers()


@pytest.fixture
def scored(run, make_layer, tmp_path):
    rows = [{"gm_code": f"GM{14 + i:04}", **dict.fromkeys(DOMAINS, 30.0 + 5 * i)} for i in range(8)]
    layer = make_layer("gebieden", rows)
    return run("regiolens:mdi", INPUT=layer, OUTPUT=str(tmp_path / "index.gpkg"))["OUTPUT"]


def texts(path):
    return [element.text for element in ET.parse(path).iter() if element.text and element.text.strip()]


def test_a_layer_of_ours_lacks_nothing_but_what_only_its_sources_know(run, scored, tmp_path):
    QgsSettings().setValue("regiolens/organisation", "Provincie X")
    QgsSettings().setValue("regiolens/email", "geo@x.nl")
    path = run("regiolens:exportmetadata", INPUT=scored, SCALE=50000, OUTPUT=str(tmp_path / "m.xml"))["OUTPUT"]
    said = "\n".join(run.feedback.warnings)
    assert said == "The Dutch profile of ISO 19115 asks for what the layer does not tell: licence."
    found = texts(path)
    assert {"Provincie X", "geo@x.nl", "50000", "EPSG:28992", "society", "completed"} <= set(found)
    (about,) = [text for text in found if "Computes a multiple" in text]
    assert "mdi_inkomen: " not in about
    assert any("mdi_inkomen: " in text for text in found)
    assert str(tmp_path) not in Path(path).read_text()


def test_what_is_lacking_is_named(run, make_layer, tmp_path):
    layer = make_layer("tabel", [{"a": 1}], "NoGeometry")
    path = run("regiolens:exportmetadata", INPUT=layer, OUTPUT=str(tmp_path / "m.xml"))["OUTPUT"]
    (said,) = run.feedback.warnings
    for word in ("organisation", "e-mail", "keywords", "abstract", "limits of use", "licence", "lineage"):
        assert word in said
    assert "extent" not in said and "SCALE" not in said
    assert "tabel" in texts(path)


def test_a_licence_that_a_source_does_not_state_is_none(run, make_layer, tmp_path):
    (tmp_path / "eigen.csv").write_text("gm_code;kansen\nGM0014;5\nGM0034;6\n")
    table = run("regiolens:readcbs", INPUT=str(tmp_path / "eigen.csv"), OUTPUT=str(tmp_path / "e.gpkg"))["OUTPUT"]
    assert run.layer(table).metadata().licenses() == ["not stated in the file"]
    areas = make_layer("gebieden", [{"code": "GM0014"}, {"code": "GM0034"}])
    metadata = areas.metadata()
    metadata.setLicenses(["CC BY 4.0"])
    areas.setMetadata(metadata)
    joined = run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT=str(tmp_path / "j.gpkg"))["OUTPUT"]
    path = run("regiolens:exportmetadata", INPUT=joined, OUTPUT=str(tmp_path / "m.xml"))["OUTPUT"]
    assert "licence" in "\n".join(run.feedback.warnings)
    assert not {"CC BY 4.0", "not stated in the file"} & set(texts(path))


def test_the_licence_and_years_of_the_sources_go_along(run, make_layer, tmp_path):
    rows = ["gwb_code_10;regio;gm_naam;recs;a_inw;a_man;a_vrouw;a_hh", "GM0014;A;A;Gemeente;5;2;3;4"]
    (tmp_path / "kwb_2024.csv").write_text("\n".join([*rows, "GM0034;B;B;Gemeente;6;3;3;4"]))
    table = run("regiolens:readcbs", INPUT=str(tmp_path / "kwb_2024.csv"), OUTPUT=str(tmp_path / "k.gpkg"))["OUTPUT"]
    areas = make_layer("gebieden", [{"code": "GM0014"}, {"code": "GM0034"}])
    joined = run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT=str(tmp_path / "j.gpkg"))["OUTPUT"]
    path = run("regiolens:exportmetadata", INPUT=joined, OUTPUT=str(tmp_path / "m.xml"))["OUTPUT"]
    found = texts(path)
    assert "CC BY 4.0" in found
    assert "2024-01-01" in found and "2024-12-31" in found
    (west,) = ET.parse(path).iter("{http://www.isotc211.org/2005/gmd}westBoundLongitude")
    assert 3.2 < float(west[0].text) < 3.4  # the corner of RD's own axes

"""QGIS Server tells of a layer what its metadata say, and draws it as QGIS does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer

from regiolens.bridge.provenance.service import fill_in, short_name

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
#: where QGIS keeps the services of its server, or where they were unpacked
MODULES = Path(os.environ.get("QGIS_SERVER_MODULES", "/usr/lib/qgis/server"))
WMS = "{http://www.opengis.net/wms}"
ASK = """
import sys
from qgis.core import QgsApplication
from qgis.server import QgsBufferServerRequest, QgsBufferServerResponse, QgsServer
application = QgsApplication([], False)
application.initQgis()
server = QgsServer()
interface = server.serverInterface()
if not interface.serviceRegistry().getService("WMS"):
    interface.serviceRegistry().init(sys.argv[1], interface)
for place, query in enumerate(sys.argv[3:]):
    response = QgsBufferServerResponse()
    server.handleRequest(QgsBufferServerRequest("http://127.0.0.1/?MAP=" + sys.argv[2] + "&" + query), response)
    with open(sys.argv[2] + "." + str(place), "wb") as file:
        file.write(bytes(response.body()))
"""


@pytest.fixture(autouse=True)
def _forget():
    yield
    QgsSettings().remove("regiolens")
    QgsProject.instance().clear()


@pytest.fixture
def index(run, make_layer, tmp_path):
    rows = [{"gm_code": f"GM{14 + i:04}", **dict.fromkeys(DOMAINS, 30.0 + 5 * i)} for i in range(8)]

    def go(**more):
        path = str(tmp_path / "mijn index.gpkg")
        run("regiolens:mdi", INPUT=make_layer("gebieden", rows), OUTPUT=path, **more)
        layer = QgsVectorLayer(path, "MDI", "ogr")
        metadata = layer.metadata()
        metadata.setRights(["CBS, CC BY 4.0", "not stated in the file", "Kadaster"])
        layer.setMetadata(metadata)
        return layer

    return go


def told(layer):
    said = layer.serverProperties()
    return said.title(), said.shortName(), said.abstract(), said.attribution()


def test_a_layer_of_ours_brings_what_the_server_tells(index):
    layer = index()
    fill_in(QgsProject.instance(), [layer])
    title, name, abstract, attribution = told(layer)
    assert (title, name, attribution) == (layer.metadata().title(), "mijn_index", "CBS, CC BY 4.0, Kadaster")
    assert title and abstract.startswith("Computes a multiple")
    assert "mdi_inkomen: " not in abstract, "definitions of columns are not what a layer is"


@pytest.mark.parametrize("schema", ["public", "kaarten"])
def test_a_table_of_postgis_brings_it_too(run, make_layer, postgis, schema):
    psycopg2 = pytest.importorskip("psycopg2")
    with psycopg2.connect(postgis) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    connection.close()
    rows = [{"gm_code": f"GM{14 + i:04}", **dict.fromkeys(DOMAINS, 30.0 + 5 * i)} for i in range(8)]
    source = make_layer("gebieden", rows)
    metadata = source.metadata()
    metadata.setRights(["CBS, CC BY 4.0"])
    source.setMetadata(metadata)
    run("regiolens:mdi", INPUT=source, OUTPUT=f'postgis:{postgis} table="{schema}"."index mdi" (geom)')
    layer = QgsVectorLayer(f'{postgis} key=\'id\' table="{schema}"."index mdi" (geom)', "uit de browser", "postgres")
    fill_in(QgsProject.instance(), [layer])
    title, name, abstract, attribution = told(layer)
    assert (title, name, attribution) == (layer.metadata().title(), "index_mdi", "CBS, CC BY 4.0")
    assert title.startswith("MDI")
    assert abstract.startswith("Computes a multiple")


def test_what_a_user_has_told_stays_and_other_layers_are_left_alone(index, make_layer):
    layer, other = index(), make_layer("van een ander", [{"a": 1}])
    layer.serverProperties().setTitle("Onze titel")
    fill_in(QgsProject.instance(), [layer, other])
    assert told(layer) == ("Onze titel", "", "", "")
    assert told(other) == ("", "", "", "")


def test_two_layers_have_two_short_names(index):
    first, second = index(), index()
    for layer in (first, second):
        QgsProject.instance().addMapLayer(layer)
        fill_in(QgsProject.instance(), [layer])
    assert [told(layer)[1] for layer in (first, second)] == ["mijn_index", "mijn_index_2"]


def test_the_plugin_does_so_where_a_layer_is_added(index):
    from regiolens.plugin.main import RegiolensPlugin

    tell = RegiolensPlugin(None).tell_server
    QgsProject.instance().layersAdded.connect(tell)
    layer = index()
    QgsProject.instance().addMapLayer(layer)
    QgsProject.instance().layersAdded.disconnect(tell)
    assert told(layer)[1] == "mijn_index"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("MDI (Súdwest-Fryslân)", "MDI_Sudwest-Fryslan"),
        ("2023 wijken", "layer_2023_wijken"),
        ("—", "layer"),
        ("kaart.v2", "kaart.v2"),
    ],
)
def test_a_short_name_is_one_that_a_service_takes(name, short):
    assert short_name(name) == short


@pytest.mark.parametrize("counts", [True, False])
def test_legends_tell_numbers_of_areas_unless_the_settings_leave_them_out(index, tmp_path, counts):
    QgsSettings().setValue("regiolens/legend_counts", counts)
    layer = index(STYLE_SLD=str(tmp_path / "s.sld"))
    labels = [item.label() for item in layer.renderer().categories()][:5]
    assert labels[-1] == ("no data (0)" if counts else "no data")
    assert ("no data (0)" in (tmp_path / "s.sld").read_text()) == counts


@pytest.mark.skipif(not (MODULES / "libwms.so").exists(), reason="QGIS Server is absent")
def test_qgis_server_tells_it_and_its_legend_has_no_counts(index, tmp_path):
    QgsSettings().setValue("regiolens/legend_counts", False)
    layer = index()
    project = QgsProject.instance()
    project.addMapLayer(layer)
    project.setCrs(layer.crs())
    fill_in(project, [layer])
    place = str(tmp_path / "dienst.qgs")
    assert project.write(place)
    service = "SERVICE=WMS&VERSION=1.3.0&REQUEST="
    queries = [
        f"{service}GetCapabilities",
        f"{service}GetLegendGraphic&LAYER=mijn_index&FORMAT=application/json",
        f"{service}GetMap&LAYERS=mijn_index&CRS=EPSG:28992&BBOX=0,0,8000,1000&WIDTH=800&HEIGHT=100&FORMAT=image/png",
    ]
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(MODULES), place, *queries],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_SERVER_LOG_LEVEL": "2"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers = [Path(f"{place}.{number}").read_bytes() for number in range(len(queries))]
    found = ET.fromstring(answers[0]).find(f".//{WMS}Layer/{WMS}Layer")
    title, name, abstract, attribution = told(layer)
    assert [found.findtext(f"{WMS}{part}") for part in ("Name", "Title", "Abstract")] == [name, title, abstract]
    assert found.findtext(f"{WMS}Attribution/{WMS}Title") == attribution
    (node,) = json.loads(answers[1])["nodes"]
    texts = [symbol["title"] for symbol in node["symbols"]]
    assert texts[:5] == [category.label() for category in layer.renderer().categories()][:5]
    assert not any(text.endswith(")") for text in texts[:5])
    _same_colours(layer, answers[2])


def _same_colours(layer, picture):
    """Each area in the middle of its square as QGIS draws it."""
    from qgis.PyQt.QtGui import QImage

    image = QImage.fromData(picture)
    symbols = {each.value(): each.symbol().color().name() for each in layer.renderer().categories()}
    for feature in layer.getFeatures():
        middle = feature.geometry().centroid().asPoint()
        assert (
            image.pixelColor(int(middle.x() / 10), 100 - int(middle.y() / 10)).name() == symbols[feature["mdi_klasse"]]
        )

"""Regions outlined on maps of areas, and the table of classes per region."""

import pytest
from qgis.core import (
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsSymbolLayerUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

MAP = "regiolens:quartilemap"
SIDE = 4
#: columns of squares: the left half is west, the right half east, and one square lies in none
DARK = QColor("#2b2b2b")


def square(x, y, size=1000):
    return f"POLYGON(({x} {y},{x + size} {y},{x + size} {y + size},{x} {y + size},{x} {y}))"


@pytest.fixture
def areas():
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:28992&field=code:string&field=streek:string&field=v:double", "laag", "memory"
    )
    layer.dataProvider().addAttributes([field_of("inwoners")])
    layer.updateFields()
    made = []
    for x in range(SIDE):
        for y in range(SIDE):
            name = None if (x, y) == (3, 3) else ("West" if x < SIDE / 2 else "Oost")
            made.append((square(1000 * x, 1000 * y), [f"BU0014{x}{y}00"[:10], name, float(4 * x + y), 100 * (x + 1)]))
    add(layer, made)
    return layer


def field_of(name):
    from qgis.core import QgsField

    from regiolens.bridge.types import REAL

    return QgsField(name, REAL)


def add(layer, made):
    from qgis.core import QgsFeature

    features = []
    for wkt, values in made:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(values)
        features.append(feature)
    layer.dataProvider().addFeatures(features)


def drawn(layer, extent=None):
    """The picture of a layer, 400 pixels wide."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(extent or QgsRectangle(-200, -200, 4200, 4200))
    settings.setOutputSize(QSize(440, 440))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def is_dark(image, x, y):
    """Whether there is a dark pixel within two pixels of a place, in metres on the map of `drawn`."""
    column, row = round((x + 200) / 10), round(440 - (y + 200) / 10)
    near = [image.pixelColor(column + i, row + j).lightness() for i in (-2, -1, 0, 1, 2) for j in (-2, -1, 0, 1, 2)]
    return min(near) < 70


def check_outlines(layer):
    image = drawn(layer)
    for place in ((2000, 500), (2000, 3500), (0, 1500), (4000, 500), (1500, 4000), (3500, 3000)):
        assert is_dark(image, *place), place
    for place in ((1000, 500), (3000, 1500), (500, 2000), (500, 500), (3500, 1000)):
        assert not is_dark(image, *place), place


def test_keys_of_the_legend_are_not_struck_through(run, areas):
    layer = run.layer(run(MAP, INPUT=areas, FIELD="v", REGION_FIELD="streek", OUTPUT="memory:")["OUTPUT"])
    for node in layer.renderer().legendSymbolItems()[:4]:
        key = QgsSymbolLayerUtils.symbolPreviewPixmap(node.symbol(), QSize(40, 20)).toImage()
        colours = {key.pixelColor(20, row).name() for row in range(4, 16)}
        assert colours == {node.symbol().color().name()}


@pytest.mark.parametrize("name", ["memory:", "map.gpkg", "map.geojson"])
def test_regions_of_a_field_are_outlined(run, areas, tmp_path, name):
    path = name if name == "memory:" else str(tmp_path / name)
    output = run(MAP, INPUT=areas, FIELD="v", REGION_FIELD="streek", OUTPUT=path)["OUTPUT"]
    layer = run.layer(output) if name == "memory:" else QgsVectorLayer(path, "map", "ogr")
    check_outlines(layer)
    assert "Dark outlines: streek" in [each.label() for each in layer.renderer().categories()]
    # A part of the map has its part of the outline, also where most of the region is out of view.
    image = drawn(layer, QgsRectangle(1900, 400, 2100, 600))
    assert image.pixelColor(220, 220).lightness() < 70


def test_the_legend_names_the_division_and_not_the_field(run, make_layer):
    rows = [
        {
            "gemeentecode": f"GM{place + 14:04d}",
            "v": 1.0 * place,
            "regio_naam": f"Streek {place % 2}",
            "regio_type": "COROP",
        }
        for place in range(6)
    ]
    for rows_type, title in (("COROP", "COROP"), ("provincie", "regio_naam")):
        rows[0]["regio_type"] = rows_type
        layer = make_layer("indeling", rows)
        layer = run.layer(run(MAP, INPUT=layer, FIELD="v", REGION_FIELD="regio_naam", OUTPUT="memory:")["OUTPUT"])
        assert f"Dark outlines: {title}" in [each.label() for each in layer.renderer().categories()]


def test_an_area_whose_outline_is_repaired_is_called_by_its_name(run, make_layer):
    rows = [
        {"gemeentecode": f"GM{14 + x:04d}", "statnaam": f"Plaats {x}", "v": 1.0 * x, "streek": "A"} for x in range(5)
    ]
    layer = make_layer("scheef", rows)
    tie = QgsGeometry.fromWkt("POLYGON((0 0,1000 900,1000 0,0 900,0 0))")
    layer.dataProvider().changeGeometryValues({next(layer.getFeatures()).id(): tie})
    run(MAP, INPUT=layer, FIELD="v", REGION_FIELD="streek", OUTPUT="memory:")
    assert "repaired for the dissolve: 1 (Plaats 0)" in run.feedback.text


def test_a_stored_style_outlines_on_another_copy(run, areas, tmp_path):
    qml = str(tmp_path / "map.qml")
    results = run(MAP, INPUT=areas, FIELD="v", REGION_FIELD="streek", OUTPUT=str(tmp_path / "a.gpkg"), STYLE=qml)
    layer = QgsVectorLayer(results["OUTPUT"], "copy", "ogr")
    layer.loadNamedStyle(qml)
    check_outlines(layer)


def test_regions_of_polygons_are_outlined_along_their_areas(run, areas):
    regions = QgsVectorLayer("Polygon?crs=EPSG:28992&field=naam:string", "streken", "memory")
    add(regions, [(f"POLYGON((0 0,{x} 0,{x} 4000,0 4000,0 0))", ["West"]) for x in (2100,)])
    add(regions, [("POLYGON((2100 0,4000 0,4000 3000,3000 3000,3000 4000,2100 4000,2100 0))", ["Oost"])])
    results = run(MAP, INPUT=areas, FIELD="v", REGIONS=regions, OUTPUT="memory:")
    check_outlines(run.layer(results["OUTPUT"]))
    rows = run.rows(results["OUTPUT"])
    assert [row["regio_naam"] for row in rows] == [row["streek"] for row in rows]
    assert "No polygon" in run.feedback.text or "no polygon" in run.feedback.text


def test_the_table_of_classes_per_region(run, areas):
    results = run(MAP, INPUT=areas, FIELD="v", REGION_FIELD="streek", OUTPUT="memory:", OUTPUT_REGIONS="memory:")
    rows = {(row["regio"], row["klasse"]): row for row in run.rows(results["OUTPUT_REGIONS"])}
    assert list(dict.fromkeys(region for region, _ in rows)) == ["Oost", "West", "alle gebieden"]
    # Class 1 holds 0-3, the squares of the first column, with 100 inhabitants each.
    assert rows["West", 1]["gebieden"] == 4 and rows["West", 1]["gebieden_pct"] == 50.0
    assert rows["West", 1]["inwoners"] == 400.0 and rows["West", 1]["inwoners_pct"] == pytest.approx(100 * 400 / 1200)
    assert rows["Oost", 4]["gebieden"] == 3 and rows["Oost", 4]["gebieden_pct"] == pytest.approx(100 * 3 / 7)
    assert rows["alle gebieden", 4]["gebieden"] == 4
    assert rows["Oost", None]["gebieden"] == 0 and rows["Oost", None]["gebieden_pct"] is None


def test_the_index_has_regions_too(run, areas):
    results = run(
        "regiolens:mdi",
        INPUT=areas,
        MODEL="cbs_buurt",
        FIELD_MAP={"adressendichtheid": "v", "bouwjaar_voor_2000": "v"},
        REGION_FIELD="streek",
        INHABITANTS_FIELD="inwoners",
        OUTPUT="memory:",
        OUTPUT_REGIONS="memory:",
    )
    check_outlines(run.layer(results["OUTPUT"]))
    assert "meeste achterstand" in {row["klasse_label"] for row in run.rows(results["OUTPUT_REGIONS"])}


@pytest.mark.parametrize(
    "given, told",
    [
        ({"REGION_FIELD": "streek", "REGIONS": "itself"}, "REGION_FIELD and REGIONS"),
        ({"OUTPUT_REGIONS": "memory:"}, "OUTPUT_REGIONS needs regions"),
        ({"REGION_FIELD": "streek", "OUTPUT": "map.shp"}, "shapefile"),
        ({"REGIONS": "itself"}, "REGIONS_FIELD"),
        ({"REGION_FIELD": "leeg"}, "lies in a region"),
    ],
)
def test_regions_that_cannot_be_shown_are_refused(run, areas, tmp_path, given, told):
    from qgis.core import QgsField

    from regiolens.bridge.types import TEXT

    areas.dataProvider().addAttributes([QgsField("leeg", TEXT)])
    areas.updateFields()
    given = {"OUTPUT": "memory:", **given}
    given = {key: areas if value == "itself" else value for key, value in given.items()}
    if given["OUTPUT"] == "map.shp":
        given["OUTPUT"] = str(tmp_path / "map.shp")
    assert told in run.refused(MAP, INPUT=areas, FIELD="v", **given)

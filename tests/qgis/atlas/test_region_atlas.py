"""Pages of maps: how many there are, what their legends say, that no region is classified anew, what is refused."""

import re
import shutil
import subprocess

import pytest
from qgis.core import (
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsFillSymbol,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsMapLayerStyle,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRendererRange,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from regiolens.bridge.report.templates import MISSING, find_layers, read_template
from regiolens.bridge.types import REAL
from regiolens.core.classes import quantile_classes

from ..models import given, layer_input, made, model_of, value

ATLAS = "regiolens:regionatlas"
SIX = ["v", "w", "v2", "w2", "v3", "w3"]
CORNER = (100000, 450000)


@pytest.fixture
def country():
    """Areas of 1 km2 in as many regions as are wanted, three each; the values of a region lie close together."""

    def make(regions=8, name="laag", first=0):
        fields = [f"field={each}:string" for each in ("code", "naam", "streek", "kolom")]
        fields += [f"field={each}:double" for each in (*SIX, "inwoners")]
        layer = QgsVectorLayer("&".join(["Polygon?crs=EPSG:28992", *fields]), name, "memory")
        made = []
        for row in range(first, regions):
            for column in range(3):
                feature = QgsFeature(layer.fields())
                x, y = CORNER[0] + 1000 * column, CORNER[1] + 1000 * row
                feature.setGeometry(
                    QgsGeometry.fromWkt(
                        f"POLYGON(({x} {y},{x + 1000} {y},{x + 1000} {y + 1000},{x} {y + 1000},{x} {y}))"
                    )
                )
                v = 10.0 * row + column
                w = None if (row, column) == (1, 1) else 100 - v
                values = [v, w, v / 4, 3.0 * (row % 3) + column, v * v, -v]
                words = [
                    f"WK0014{3 * row + column:02}",
                    f"Gebied {row}.{column}",
                    f"Streek {row:02}",
                    f"Kolom {column}",
                ]
                feature.setAttributes([*words, *values, 100.0])
                made.append(feature)
        layer.dataProvider().addFeatures(made)
        QgsProject.instance().addMapLayer(layer, False)
        return layer

    yield make
    QgsProject.instance().removeAllMapLayers()


@pytest.fixture
def layout(run, tmp_path):
    """Runs the atlas, adds its layer to a project, and opens the template there."""

    def open_layout(**parameters):
        path, areas = tmp_path / "atlas.qpt", tmp_path / "areas.gpkg"
        results = run(ATLAS, OUTPUT=str(areas), OUTPUT_LAYOUT=str(path), **parameters)
        layer = QgsVectorLayer(results["OUTPUT"], "areas", "ogr")
        assert layer.isValid()
        QgsProject.instance().addMapLayer(layer, False)
        found = read_template(path.read_text(encoding="utf-8"), QgsProject.instance())
        assert found.items()
        assert found.pageCollection().pageCount() == results["PAGES"]
        return found, layer, results

    return open_layout


def maps_of(layout, kind="map"):
    found = [item for item in layout.items() if isinstance(item, QgsLayoutItemMap) and item.id().startswith(kind)]
    return sorted(found, key=lambda item: [int(part) for part in item.id().split()[1].split(".")])


def region_of(item):
    return QgsExpressionContextUtils.layoutItemScope(item).variable("regiolens_region")


def texts(layout):
    """All labels, with plain blanks."""
    labels = [item for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    return [item.currentText().replace("\u00a0", " ") for item in labels]


def classes_of(item):
    """What a map draws: value, label, colour of each class of its own style."""
    layer = item.layers()[0].clone()
    overrides = item.layerStyleOverrides()
    assert list(overrides) == [item.layers()[0].id()]
    QgsMapLayerStyle(overrides[item.layers()[0].id()]).writeToLayer(layer)
    return [(each.value(), each.label(), each.symbol().color().name()) for each in layer.renderer().categories()]


def national(layer, field, number=4):
    values = [feature[field] for feature in layer.getFeatures()]
    numbers = [float("nan") if value is None or str(value) == "NULL" else float(value) for value in values]
    return quantile_classes(numbers, numbers, number, "")


def check_page(layout):
    """All text of at least 8 points, whole in its box; nothing off its page; no text over another or over a map."""
    boxes = {}
    for item in layout.items():
        if item.type() and isinstance(item, (QgsLayoutItemLabel, QgsLayoutItemMap, QgsLayoutItemShape)):
            place = item.pagePos()
            size = item.rect()
            assert place.x() >= -0.01 and place.x() + size.width() <= 210.01
            assert place.y() >= -0.01 and place.y() + size.height() <= 297.01, item.displayName()
            if isinstance(item, QgsLayoutItemLabel):
                assert item.textFormat().size() >= 8
                assert item.sizeForText().height() <= size.height() + 1.2, item.currentText()
            if not isinstance(item, QgsLayoutItemShape) and item.id() != MISSING:  # or else the legend is seen
                boxes.setdefault(item.page(), []).append((item, place.x(), place.y(), size.width(), size.height()))
        if isinstance(item, QgsLayoutItemScaleBar):
            assert item.textFormat().size() >= 8
            assert item.linkedMap() is not None
    for page in boxes.values():
        for position, (item, x, y, width, height) in enumerate(page):
            for other, left, top, wide, high in page[position + 1 :]:
                apart = x + width <= left + 0.1 or left + wide <= x + 0.1
                apart = apart or y + height <= top + 0.3 or top + high <= y + 0.3
                assert apart, (item.displayName(), other.displayName())


def test_regions_side_by_side_have_the_classes_of_all_areas(country, layout):
    source = country()
    found, layer, results = layout(INPUT=source, FIELDS=["v"], REGION_FIELD="streek", YEAR="2024", SOURCE="CBS")
    maps = maps_of(found)
    assert len(maps) == results["COUNT"] == 8 and results["PAGES"] == 1
    assert [region_of(item) for item in maps] == [f"Streek {row:02}" for row in range(8)]
    assert len(maps_of(found, "overview")) == 1
    assert len([item for item in found.items() if isinstance(item, QgsLayoutItemScaleBar)]) == 8
    expected = national(source, "v")
    assert [feature["klasse_v"] for feature in layer.getFeatures()] == expected.classes.tolist()
    drawn = [classes_of(item) for item in maps]
    assert all(each == drawn[0] for each in drawn)
    labels = [label for value, label, _ in drawn[0] if int(value) > 0]
    bounds = [f"{bound:g}" for bound in expected.bounds]
    assert labels == [
        f"< {bounds[0]} (6)",
        f"{bounds[0]} – < {bounds[1]} (6)",
        f"{bounds[1]} – < {bounds[2]} (6)",
        f"≥ {bounds[2]} (6)",
    ]
    for label in [*labels, "no data (0)"]:
        assert texts(found).count(label) == 1  # one legend
    assert any("Quartiles of 24 wijken (figures of 2024)" in text for text in texts(found))
    assert any(text.startswith("Source: CBS.") for text in texts(found))
    assert "3 of 3 wijken in the darkest class" in texts(found)
    check_page(found)


def test_each_map_has_the_extent_of_its_region(country, layout):
    found, layer, _ = layout(INPUT=country(), FIELDS=["v"], REGION_FIELD="streek", CHOSEN="streek 02; Streek 05")
    maps = maps_of(found)
    assert [region_of(item) for item in maps] == ["Streek 02", "Streek 05"]
    for item, row in zip(maps, (2, 5)):
        low = CORNER[1] + 1000 * row
        extent = item.extent()
        assert extent.xMinimum() < CORNER[0] and extent.xMaximum() > CORNER[0] + 3000
        assert extent.yMinimum() < low and extent.yMaximum() > low + 1000
        assert extent.height() < 8000 and extent.width() < 8000
    # the areas of other regions are on no map of their own
    shown = {feature["regio_op_kaart"] for feature in layer.getFeatures()}
    assert {str(name) for name in shown} == {"NULL", "Streek 02", "Streek 05"}


def test_a_map_draws_its_region_in_the_colours_of_the_legend(country, layout, tmp_path):
    from qgis.core import QgsLayoutExporter

    found, _, _ = layout(INPUT=country(4), FIELDS=["v"], REGION_FIELD="streek")
    exporter, image = QgsLayoutExporter(found), str(tmp_path / "page.png")
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 60
    assert exporter.exportToImage(image, settings) == QgsLayoutExporter.ExportResult.Success
    from qgis.PyQt.QtGui import QImage

    page = QImage(image)
    scale = page.width() / 210
    colours = {}
    for item in maps_of(found):
        legend = {name: int(value) for value, _, name in classes_of(item)}
        extent, place, size = item.extent(), item.pagePos(), item.rect()
        row = int(region_of(item)[-2:])
        for column in range(3):
            x = (CORNER[0] + 1000 * column + 500 - extent.xMinimum()) / extent.width() * size.width() + place.x()
            y = (extent.yMaximum() - CORNER[1] - 1000 * row - 500) / extent.height() * size.height() + place.y()
            colours[row, column] = legend[page.pixelColor(round(x * scale), round(y * scale)).name()]
    assert [colours[row, column] for row in range(4) for column in range(3)] == [1] * 3 + [2] * 3 + [3] * 3 + [4] * 3


@pytest.mark.parametrize("regions, pages, most", [(1, 1, 1), (3, 1, 3), (12, 1, 12), (13, 2, 12), (30, 3, 12)], ids=str)
def test_more_regions_flow_to_further_pages(country, layout, regions, pages, most):
    found, _, results = layout(INPUT=country(regions), FIELDS="w", REGION_FIELD="streek", CLASSES=2)
    maps = maps_of(found)
    assert (len(maps), results["PAGES"]) == (regions, pages)
    assert max(sum(item.page() == page for item in maps) for page in range(pages)) == most
    sizes = {(round(item.rect().width(), 2), round(item.rect().height(), 2)) for item in maps}
    assert len(sizes) == 1
    assert len(maps_of(found, "overview")) == pages
    check_page(found)


def test_six_indicators_make_a_page_a_region_with_a_legend_each(country, layout):
    source = country()
    found, layer, results = layout(
        INPUT=source,
        FIELDS=SIX,
        REGION_FIELD="streek",
        CHOSEN="Streek 00,Streek 01",
        LOW_IS_WORSE=["w"],
        CLASSES=3,
        NAMES=True,
    )
    maps = maps_of(found)
    assert len(maps) == 12 and results["PAGES"] == results["COUNT"] == 2
    assert [region_of(item) for item in maps] == ["Streek 00"] * 6 + ["Streek 01"] * 6
    for item, field in zip(maps, SIX):
        expected = national(source, field, 3)
        classes = [
            0 if str(each[f"klasse_{field}"]) == "NULL" else each[f"klasse_{field}"] for each in layer.getFeatures()
        ]
        assert classes == expected.classes.tolist()
        labels = [label for value, label, _ in classes_of(item) if int(value) > 0]
        assert labels[0].startswith(f"< {expected.bounds[0]:.{expected.decimals}f} ")
        assert all(texts(found).count(label) >= 2 for label in labels)  # on both pages
    colours = [[colour for value, _, colour in classes_of(item) if int(value) > 0] for item in maps[:2]]
    assert colours[0] == colours[1][::-1]
    assert "no data (1)" in texts(found)
    check_page(found)


def test_legends_stand_where_they_leave_the_region_its_largest_map(country, layout):
    source = country(8)
    tall, _, _ = layout(INPUT=source, FIELDS=SIX[:4], REGION_FIELD="kolom", CHOSEN="Kolom 1")
    wide, _, _ = layout(INPUT=source, FIELDS=SIX[:4], REGION_FIELD="streek", CHOSEN="Streek 01")
    for beside, below in zip(maps_of(tall), maps_of(wide)):
        assert beside.rect().width() < below.rect().width()
        assert beside.rect().height() > below.rect().height()
    check_page(tall)
    check_page(wide)


def test_ten_classes_and_long_texts_fit_on_their_pages(country, layout):
    source = country(7)
    for name in SIX:
        source.setFieldAlias(source.fields().lookupField(name), f"{name}: aandeel van de huishoudens " * 4)
    long = {
        "REGION_FIELD": "streek",
        "CLASSES": 10,
        "TITLE": "Een lange titel van dit blad " * 6,
        "SOURCE": "CBS " * 60,
    }
    check_page(layout(INPUT=source, FIELDS=SIX, YEAR="2013-2024", CHOSEN="Streek 03", **long)[0])
    check_page(layout(INPUT=source, FIELDS="v", YEAR="2013-2024", **long)[0])


def test_the_classes_are_those_of_a_quartile_map(run, country, layout):
    source = country()
    known = run("regiolens:quartilemap", INPUT=source, FIELD="w", CLASSES=5, OUTPUT="memory:")
    expected = [row["kwartiel"] for row in run.rows(known["OUTPUT"])]
    _, layer, _ = layout(INPUT=source, FIELDS=["w"], CLASSES=5, REGION_FIELD="streek")
    assert [None if str(f["klasse_w"]) == "NULL" else f["klasse_w"] for f in layer.getFeatures()] == expected


@pytest.mark.parametrize("place", ["memory:", "map.gpkg"])
@pytest.mark.parametrize("fields", [[], ["kwartiel"]])
def test_without_indicators_the_style_of_the_layer_counts(run, country, layout, tmp_path, place, fields):
    path = place if place == "memory:" else str(tmp_path / place)
    known = run(
        "regiolens:quartilemap",
        INPUT=country(),
        FIELD="w",
        RAMP="PuBu",
        TITLE="Iets, 2024 (%)",
        SOURCE="CBS 2024",
        REGION_FIELD="streek",
        OUTPUT=path,
    )["OUTPUT"]
    styled = run.layer(known) if place == "memory:" else known
    found, layer, _ = layout(INPUT=styled, FIELDS=fields, REGION_FIELD="streek", CHOSEN="Streek 01,Streek 04")
    rows = list(layer.getFeatures())
    assert [feature["klasse_kwartiel"] for feature in rows] == [feature["kwartiel"] for feature in rows]
    opened = QgsVectorLayer(known, "", "ogr") if place != "memory:" else styled
    expected = [(each.label(), each.symbol().color().name()) for each in opened.renderer().categories()[:5]]
    drawn = [(label, colour) for value, label, colour in classes_of(maps_of(found)[0])[2:]]
    assert drawn == expected[:4]
    assert {label for label, _ in expected} <= set(texts(found))
    assert "Iets, 2024 (%)" in texts(found)
    assert "Source: CBS 2024" in texts(found)
    assert not any("name no source" in warning for warning in run.feedback.warnings)
    check_page(found)


def test_a_map_of_two_figures_has_its_square_legend_as_text_in_the_pdf(run, country, layout, tmp_path):
    known = run(
        "regiolens:bivariatemap",
        INPUT=country(),
        FIELD_X="v",
        FIELD_Y="w",
        TITLE_X="Eerste (%)",
        TITLE_Y="Tweede (%)",
        SOURCE="CBS 2024",
        OUTPUT=str(tmp_path / "pair.gpkg"),
    )["OUTPUT"]
    chosen = {"INPUT": known, "REGION_FIELD": "streek", "CHOSEN": "Streek 01,Streek 04"}
    found, _, _ = layout(**chosen)
    check_page(found)
    assert not any(text.startswith("Eerste (%): low") for text in texts(found))
    assert "In the squares: number of areas" in texts(found) and "Source: CBS 2024" in texts(found)
    (square,) = (item for item in found.items() if isinstance(item, QgsLayoutItemPicture))
    assert square.picturePath().startswith("base64:")
    if shutil.which("pdftotext") is not None:
        pdf = tmp_path / "pair.pdf"
        run(ATLAS, **chosen, OUTPUT_PDF=str(pdf))
        text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        assert "Eerste (%)" in text and "Tweede (%)" in text and "no data (1)" in text


def test_a_part_of_the_country_keeps_the_classes_of_the_reference(run, country, layout):
    whole, part = country(8), country(8, "deel", first=5)
    _, layer, _ = layout(INPUT=part, FIELDS=["v"], REFERENCE=whole, REGION_FIELD="streek")
    expected = national(whole, "v").classes.tolist()[15:]
    assert [feature["klasse_v"] for feature in layer.getFeatures()] == expected
    assert len(set(expected)) < 4


def test_regions_by_polygons(country, layout):
    polygons = QgsVectorLayer("Polygon?crs=EPSG:28992&field=naam:string", "streken", "memory")
    made = []
    for name, low, high in (("Zuid", 0, 4000), ("Noord", 4000, 8000)):
        feature = QgsFeature(polygons.fields())
        x, y = CORNER
        feature.setGeometry(
            QgsGeometry.fromWkt(
                f"POLYGON(({x} {y + low},{x + 3100} {y + low},{x + 3100} {y + high},{x} {y + high},{x} {y + low}))"
            )
        )
        feature.setAttributes([name])
        made.append(feature)
    polygons.dataProvider().addFeatures(made)
    found, layer, results = layout(INPUT=country(), FIELDS=["v"], REGIONS=polygons)
    assert results["COUNT"] == 2
    assert [region_of(item) for item in maps_of(found)] == ["Noord", "Zuid"]
    assert sum(feature["regio_op_kaart"] == "Zuid" for feature in layer.getFeatures()) == 12


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_the_scale_is_true_in_any_crs(country, layout, crs):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform

    source = country(2)
    moved = QgsVectorLayer(f"Polygon?crs={crs}", "elders", "memory")
    moved.dataProvider().addAttributes(source.fields().toList())
    moved.updateFields()
    there = QgsCoordinateTransform(source.crs(), QgsCoordinateReferenceSystem(crs), QgsProject.instance())
    made = list(source.getFeatures())
    for feature in made:
        geometry = feature.geometry()
        geometry.transform(there)
        feature.setGeometry(geometry)
    moved.dataProvider().addFeatures(made)
    found, _, _ = layout(INPUT=moved, FIELDS=["v"], REGION_FIELD="streek")
    for item in maps_of(found):
        assert item.crs().authid() == "EPSG:28992"
        low = CORNER[1] + 1000 * int(region_of(item)[-2:])
        extent = item.extent()
        assert extent.xMinimum() < CORNER[0] + 1 and extent.yMinimum() < low + 1
        assert extent.xMaximum() > CORNER[0] + 2999 and extent.yMaximum() > low + 999
    bars = [item for item in found.items() if isinstance(item, QgsLayoutItemScaleBar)]
    for bar in bars:
        # The bar's length on paper against the map's: a kilometre is a kilometre.
        item = bar.linkedMap()
        metres = bar.unitsPerSegment() * (1000 if bar.unitLabel() == "km" else 1)
        assert 0.1 < metres / item.extent().width() <= 1 / 3


def test_indicators_are_called_by_words_with_their_unit_once(country):
    from regiolens.bridge.atlas.indicators import heading_of

    source = country(1)
    source.dataProvider().addAttributes([QgsField(name, REAL) for name in ("g_woz", "misdrijven_per1000")])
    source.updateFields()
    source.setFieldAlias(source.fields().lookupField("w"), "aandeel (%)")
    titles = [heading_of(source, name) for name in ("v", "w", "g_woz", "misdrijven_per1000")]
    assert titles == [
        *("v", "Aandeel (%)", "Average property value (WOZ) (1,000 euros)"),
        "Recorded crimes per 1,000 inhabitants",
    ]


def test_areas_without_a_crs_are_refused(run, country):
    source = country()
    source.setCrs(type(source.crs())())
    assert "has no CRS" in run.refused(ATLAS, INPUT=source, FIELDS=["v"], REGION_FIELD="streek", OUTPUT="memory:")


def test_the_pdf_holds_its_texts(run, country, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is absent")
    pdf = tmp_path / "atlas.pdf"
    QgsSettings().setValue("regiolens/organisation", "Provincie X")
    run(ATLAS, INPUT=country(13), FIELDS=["v"], REGION_FIELD="streek", TITLE="Twee bladen", OUTPUT_PDF=str(pdf))
    QgsSettings().remove("regiolens")
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) == 2
    assert all("Twee bladen" in page and "no data (0)" in page for page in pages)
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Title: +Twee bladen$", told, re.MULTILINE) and re.search(r"^Author: +Provincie X$", told, re.M)
    assert b"/Lang <FEFF0065006E>" in pdf.read_bytes()
    assert "Streek 11" in pages[0] and "Streek 12" in pages[1] and "Streek 12" not in pages[0]


@pytest.mark.parametrize("place", ["TEMPORARY_OUTPUT", "areas.gpkg"])
def test_the_template_finds_the_layer_that_a_window_loads(run, country, tmp_path, place):
    from qgis.core import QgsProcessingOutputLayerDefinition, QgsProcessingUtils, QgsProperty

    output = QgsProcessingOutputLayerDefinition()
    output.sink = QgsProperty.fromValue(place if place == "TEMPORARY_OUTPUT" else str(tmp_path / place))
    output.destinationProject = QgsProject.instance()
    template = tmp_path / "atlas.qpt"
    results = run(
        ATLAS, INPUT=country(2), FIELDS=["v"], REGION_FIELD="streek", OUTPUT=output, OUTPUT_LAYOUT=str(template)
    )
    # as QGIS does when a run in the window has ended
    layer = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], run.context)
    details = run.context.layerToLoadOnCompletionDetails(results["OUTPUT"])
    details.setOutputLayerName(layer)
    assert layer.name() == "v"
    QgsProject.instance().addMapLayer(run.context.temporaryLayerStore().takeMapLayer(layer))
    document = QDomDocument()
    document.setContent(template.read_text(encoding="utf-8"))
    found = QgsPrintLayout(QgsProject.instance())
    found.loadFromTemplate(document, QgsReadWriteContext())
    find_layers(found)  # as the plugin does where a layout is added by hand
    assert [[each.id() for each in item.layers()] for item in maps_of(found)] == [[layer.id()]] * 2
    assert all(len(classes_of(item)) == 6 for item in maps_of(found))


def test_a_step_of_a_model_takes_the_style_of_the_step_before(run, country, tmp_path):
    steps = [
        ("map", "regiolens:quartilemap", {"INPUT": given("AREAS"), "FIELD": value("w")}, {}),
        (
            "atlas",
            "regiolens:regionatlas",
            {"INPUT": made("map", "OUTPUT"), "REGION_FIELD": value("streek")},
            {"gebieden": "OUTPUT", "pdf": "OUTPUT_PDF"},
        ),
    ]
    model = model_of("kaarten", [layer_input("AREAS")], steps)
    places = {"gebieden": "gebieden.gpkg", "pdf": "a.pdf"}
    parameters = {"AREAS": country()}
    for definition in model.destinationParameterDefinitions():
        parameters[definition.name()] = str(tmp_path / places[definition.description()])
    valid, message = model.checkParameterValues(parameters, run.context)
    assert valid, message
    results, succeeded = model.run(parameters, run.context, run.feedback)
    assert succeeded, run.feedback.text
    assert results["CHILD_RESULTS"]["atlas"]["COUNT"] == 8
    rows = run.rows(str(tmp_path / "gebieden.gpkg"))
    assert [row["klasse_kwartiel"] for row in rows] == [row["kwartiel"] for row in rows]
    assert (tmp_path / "a.pdf").read_bytes()[:4] == b"%PDF"


def test_a_graduated_style_of_the_users_own_counts_as_drawn(country, layout):
    source = country()
    ranges = [
        QgsRendererRange(low, high, QgsFillSymbol.createSimple({"color": colour}), f"{low:g} tot {high:g}")
        for low, high, colour in ((0, 20, "#ffeeaa"), (20, 50, "#cc8844"), (50, 60, "#552200"))
    ]
    source.setRenderer(QgsGraduatedSymbolRenderer("v", ranges))
    found, layer, _ = layout(INPUT=source, REGION_FIELD="streek")
    drawn = {
        feature["v"]: 0 if str(feature["klasse_v"]) == "NULL" else feature["klasse_v"]
        for feature in layer.getFeatures()
    }
    # QGIS puts a value on a bound into the first range that holds it
    assert drawn == {v: 0 if v > 60 else 1 if v <= 20 else 2 if v <= 50 else 3 for v in drawn}
    assert {"0 tot 20", "20 tot 50", "50 tot 60", "no data (5)"} <= set(texts(found))
    assert "laag" in texts(found)


def test_stedelijkheid_keeps_its_own_classes(country, layout, run):
    source = country()
    source.dataProvider().addAttributes([QgsField("sted", REAL)])
    source.updateFields()
    position = source.fields().lookupField("sted")
    changed = {feature.id(): {position: 1.0 + feature.id() % 5} for feature in source.getFeatures()}
    source.dataProvider().changeAttributeValues(changed)
    found, layer, _ = layout(INPUT=source, FIELDS=["sted"], REGION_FIELD="streek")
    assert all(feature["klasse_sted"] == feature["sted"] for feature in layer.getFeatures())
    assert any("zeer sterk stedelijk" in text for text in texts(found))


@pytest.mark.parametrize(
    "given, told",
    [
        ({"FIELDS": [*SIX, "inwoners"]}, "FIELDS names 7 indicators"),
        ({"FIELDS": ["inkomen"]}, "inkomen"),
        ({"FIELDS": ["naam"]}, "naam"),
        ({"FIELDS": []}, "has no classes"),
        ({"CHOSEN": "Drenthe"}, "has no region 'Drenthe'"),
        ({"REGION_FIELD": None}, "needs regions"),
        ({"REGION_FIELD": "leeg"}, "leeg"),
        ({"OUTPUT": None, "OUTPUT_LAYOUT": "x.qpt"}, "OUTPUT_LAYOUT shows the layer of OUTPUT"),
        ({"OUTPUT": None}, "Choose what to make"),
        ({"INPUT": "points"}, "polygons"),
        ({"CLASSES": 1}, "CLASSES"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_mapped_is_refused_in_one_sentence(run, country, given, told):
    parameters = {"INPUT": country(), "FIELDS": ["v"], "REGION_FIELD": "streek", "OUTPUT": "memory:", **given}
    if parameters["INPUT"] == "points":
        parameters["INPUT"] = QgsVectorLayer("Point?crs=EPSG:28992&field=v:double", "punten", "memory")
    message = run.refused(ATLAS, **{key: value for key, value in parameters.items() if value is not None})
    assert told in message
    assert "\n" not in message.strip()


def test_classes_and_a_useless_reference_are_refused(run, country):
    source = country()
    known = run.layer(run("regiolens:quartilemap", INPUT=source, FIELD="w", OUTPUT="memory:")["OUTPUT"])
    given = {"REGION_FIELD": "streek", "OUTPUT": "memory:"}
    assert "REFERENCE has no use" in run.refused(ATLAS, INPUT=known, REFERENCE=source, **given)
    assert "has no field 'w'" in run.refused(ATLAS, INPUT=source, FIELDS=["w"], REFERENCE=without(source), **given)


def without(layer):
    """A layer of the same areas with codes alone."""
    found = QgsVectorLayer("Polygon?crs=EPSG:28992&field=code:string", "kaal", "memory")
    made = []
    for feature in layer.getFeatures():
        bare = QgsFeature(found.fields())
        bare.setGeometry(feature.geometry())
        bare.setAttributes([feature["code"]])
        made.append(bare)
    found.dataProvider().addFeatures(made)
    return found


def test_a_refused_run_leaves_an_older_pdf_as_it_was(run, country, tmp_path):
    pdf = tmp_path / "atlas.pdf"
    pdf.write_text("ouder")
    run.refused(ATLAS, INPUT=country(), FIELDS=["v"], REGION_FIELD="streek", CHOSEN="Nergens", OUTPUT_PDF=str(pdf))
    assert pdf.read_text() == "ouder"


def test_eight_regions_of_the_country(run, shared, tmp_path, layout):
    joined = str(tmp_path / "joined.gpkg")
    run(
        "regiolens:joinindicators",
        INPUT=str(shared / "areas" / "gemeente_2023.gpkg"),
        TABLE=str(shared / "tables" / "kwb_2024.csv"),
        OUTPUT=joined,
    )
    assigned = str(tmp_path / "assigned.gpkg")
    run("regiolens:assignregions", INPUT=joined, REGION_SET="arbeidsmarktregio", OUTPUT=assigned)
    eight = "Achterhoek,Drenthe,Friesland,Groningen,Regio Zwolle,Twente,Zeeland,Zuid-Limburg"
    found, layer, results = layout(
        INPUT=assigned, FIELDS=["wozWaarde"], REGION_FIELD="regio_naam", CHOSEN=eight, YEAR="2024"
    )
    assert results["COUNT"] == len(maps_of(found)) == 8
    # KWB 2024, independently: the quartiles of 342 gemeenten
    import pandas as pd

    table = pd.read_csv(shared / "tables" / "kwb_2024.csv", dtype={"code": str})
    woz = table[table["code"].str.startswith("GM")].set_index("code")["wozWaarde"]
    edges = woz.quantile([0.25, 0.5, 0.75])
    for feature in layer.getFeatures():
        assert feature["klasse_wozWaarde"] == 1 + int((woz[feature["statcode"]] >= edges).sum())
    assert any("Quartiles of the 342 gemeenten with data in the Netherlands, 2024" in text for text in texts(found))
    transformed = {region_of(item): item.extent() for item in maps_of(found)}
    for feature in layer.getFeatures():
        if str(feature["regio_op_kaart"]) != "NULL":
            assert transformed[feature["regio_op_kaart"]].contains(feature.geometry().boundingBox())
    check_page(found)

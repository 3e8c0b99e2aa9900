"""Maps of an index in several years: a map a year at one scale, one legend, and what is refused."""

import pytest
from qgis.core import (
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsMapLayerStyle,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from regiolens.bridge.atlas.years import grid_of
from regiolens.bridge.report.templates import read_template

PANEL = "regiolens:indexpanel"
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture
def years(make_layer):
    """Four areas of rising scores in each of some years."""

    def make(*years, geometry="Polygon"):
        rows = [
            {"gm_code": f"GM00{number}", "naam": f"Plaats {number}", "jaar": year, **dict.fromkeys(DOMAINS, score)}
            for year in years
            for number, score in zip((14, 34, 37, 47), (30.0, 45.0, 55.0, 61.0 if year == years[0] else 59.0))
        ]
        return make_layer("jaren", rows, geometry)

    return make


@pytest.fixture
def layout(run, tmp_path):
    def open_layout(layer):
        paths = {"OUTPUT_PDF": str(tmp_path / "maps.pdf"), "OUTPUT_LAYOUT": str(tmp_path / "maps.qpt")}
        found = run(PANEL, INPUT=layer, OUTPUT=str(tmp_path / "panel.gpkg"), SOURCE="CBS", **paths)
        assert (tmp_path / "maps.pdf").read_bytes().startswith(b"%PDF") and found["OUTPUT_PDF"] == paths["OUTPUT_PDF"]
        written = QgsVectorLayer(found["OUTPUT"], "panel", "ogr")
        QgsProject.instance().addMapLayer(written, False)
        return read_template((tmp_path / "maps.qpt").read_text(encoding="utf-8"), QgsProject.instance()), written

    return open_layout


def drawn(item, layer):
    """The rows that a map draws, by class."""
    style = QgsMapLayerStyle(item.layerStyleOverrides()[layer.id()])
    document = QDomDocument()
    document.setContent(style.xmlData())
    copy = layer.clone()
    style.writeToLayer(copy)
    renderer, year = copy.renderer(), QgsExpressionContextUtils.layoutItemScope(item).variable("regiolens_region")
    value = renderer.classAttribute().replace("@regiolens_region", f"'{year}'")
    shown = {category.value(): [] for category in renderer.categories()}
    for place in shown:
        wanted = QgsFeatureRequest().setFilterExpression(f"({value}) = {place}")
        shown[place] = [(feature["jaar"], feature["naam"]) for feature in layer.getFeatures(wanted)]
    return shown


@pytest.mark.parametrize("number", [2, 3, 5])
def test_a_map_a_year_with_the_classes_of_that_year(layout, years, number):
    wanted = (2014, 2019, 2023, 2024, 2025)[:number]
    page, layer = layout(years(*wanted))
    maps = {
        QgsExpressionContextUtils.layoutItemScope(item).variable("regiolens_region"): item
        for item in page.items()
        if isinstance(item, QgsLayoutItemMap)
    }
    assert sorted(maps) == [str(year) for year in wanted]
    assert len({round(item.scale()) for item in maps.values()}) == 1
    for year, item in maps.items():
        shown = drawn(item, layer)
        rows = [(feature["jaar"], feature["naam"], feature["mdi_klasse"]) for feature in layer.getFeatures()]
        own = [row for row in rows if row[0] == int(year)]
        assert sum(map(len, shown.values())) == 4  # none of another year
        assert all((row[0], row[1]) in shown[row[2]] for row in own)
    texts = [item.currentText().replace("\u00a0", " ") for item in page.items() if isinstance(item, QgsLayoutItemLabel)]
    assert sum("laag 1 · gematigd 1 · hoog 1 · zeer hoog 1" in text for text in texts) == 1
    assert sum("laag 1 · gematigd 1 · hoog 2 · zeer hoog 0" in text for text in texts) == number - 1
    assert texts.count("hoog: 50 – < 60") == 1 and any(text.startswith("Source: CBS.") for text in texts)
    assert f"Ranks and quarters among: {4 * number} gemeenten (figures of {', '.join(map(str, wanted))})" in texts
    boxes = [item.sceneBoundingRect() for item in maps.values()]
    assert not any(a.intersects(b) for place, a in enumerate(boxes) for b in boxes[place + 1 :])


def test_the_grid_gives_the_largest_maps():
    country = QgsRectangle(0, 0, 280_000, 320_000)
    assert [grid_of(number, country, 180, 240) for number in (1, 2, 3, 4, 6, 9)] == [
        (1, 1), (2, 1), (2, 2), (2, 2), (3, 2), (3, 3)]  # fmt: skip


def test_maps_of_a_table_are_refused(run, years, tmp_path):
    table = years(2014, 2023, geometry="NoGeometry")
    for name in ("OUTPUT_PDF", "OUTPUT_LAYOUT"):
        assert "outlines" in run.refused(PANEL, INPUT=table, OUTPUT="memory:", **{name: str(tmp_path / "maps.x")})
    assert not list(tmp_path.iterdir())

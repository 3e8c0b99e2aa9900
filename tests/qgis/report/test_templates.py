"""A layout template tells no place of a layer, and finds its layers in the projects of others."""

import pytest
from qgis.core import (
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutObject,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from regiolens.bridge.report.templates import add_to_project, read_template

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
NOT_FOUND = "The layers of this map were not found in this project."
#: outputs of the report's inputs, and of another year in another folder
PLACES = ("hier", "elders")


@pytest.fixture
def places(run, make_layer, tmp_path):
    """Index, profiles and table in two folders, and a template on the first."""
    rows = [
        {"gm_code": f"GM{14 + i:04}", "naam": f"Plaats {i}", "regio_naam": "AB"[i % 2], **dict.fromkeys(DOMAINS, 30.0)}
        for i in range(8)
    ]
    found = {}
    for name in PLACES:
        folder = tmp_path / name
        folder.mkdir()
        files = [str(folder / f"{each}.gpkg") for each in ("profielen", "lang", "index")]
        run("regiolens:mdi", INPUT=make_layer("gebieden", rows), OUTPUT=files[2])
        run(
            "regiolens:regionprofiles",
            INPUT=files[2],
            REGION_FIELD="regio_naam",
            OUTPUT=files[0],
            OUTPUT_TABLE=files[1],
        )
        found[name] = files
    return found


@pytest.fixture
def template(run, places, tmp_path):
    profiles, table, index = places["hier"]
    path = tmp_path / "regio.qpt"
    run("regiolens:regionreport", INPUT=profiles, TABLE=table, AREAS=index, OUTPUT_LAYOUT=str(path))
    return path.read_text(encoding="utf-8")


def project_of(files, names=("profielen", "lang", "index")):
    project = QgsProject()
    project.addMapLayers([QgsVectorLayer(path, name, "ogr") for path, name in zip(files, names)])
    return project


def used(layout):
    """The sources of the layers of its atlas, its map and its tables."""
    tables = [item for item in layout.multiFrames() if isinstance(item, QgsLayoutItemAttributeTable)]
    maps = [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]
    layers = [layout.atlas().coverageLayer(), *(layer for item in maps for layer in item.layers())]
    return {layer.source() for layer in [*layers, *(table.vectorLayer() for table in tables)] if layer}


def test_it_names_files_and_not_where_they_lie(template, tmp_path):
    assert str(tmp_path) not in template
    assert "profielen.gpkg" in template


def test_signs_of_markup_in_a_name_do_not_let_it_tell_more(run, places, tmp_path):
    """Qt writes '>' in an attribute as it is."""
    layers = [QgsVectorLayer(path, f'wijk > {place} < "dorp"', "ogr") for place, path in enumerate(places["hier"])]
    QgsProject.instance().addMapLayers(layers)
    path = tmp_path / "regio.qpt"
    profiles, table, index = layers
    run("regiolens:regionreport", INPUT=profiles, TABLE=table, AREAS=index, OUTPUT_LAYOUT=str(path))
    template = path.read_text(encoding="utf-8")
    assert "wijk > 0" in template
    assert str(tmp_path) not in template
    layout = read_template(template, QgsProject.instance())
    assert used(layout) == set(places["hier"])
    QgsProject.instance().removeAllMapLayers()


def test_the_settings_let_it_tell(run, places, tmp_path):
    QgsSettings().setValue("regiolens/full_paths", True)
    profiles, table, _ = places["hier"]
    path = tmp_path / "regio.qpt"
    run("regiolens:regionreport", INPUT=profiles, TABLE=table, OUTPUT_LAYOUT=str(path))
    QgsSettings().remove("regiolens")
    assert str(tmp_path / "hier") in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("names", [("profielen", "lang", "index"), ("Regio's", "tabel", "kaart")])
def test_layers_of_another_folder_are_found(template, places, names):
    project = project_of(places["elders"], names)
    layout = read_template(template, project)
    assert used(layout) == set(places["elders"])
    assert layout.atlas().updateFeatures() == 2
    table = next(item for item in layout.multiFrames() if isinstance(item, QgsLayoutItemAttributeTable))
    assert len(table.columns()) == 6, "not all fields of the layer"
    index = next(layer for layer in project.mapLayers().values() if layer.source() == places["elders"][2])
    assert 'attr="mdi_klasse"' in layout.itemById("map").layerStyleOverrides()[index.id()]


def seen(layout):
    """Texts of the legend that are to be seen, and what is said in its place."""
    context = layout.createExpressionContext()
    opacity, found = QgsLayoutObject.DataDefinedProperty.Opacity, []
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel):
            properties = item.dataDefinedProperties()
            if properties.isActive(opacity) and properties.value(opacity, context) == 100:
                found.append(item.currentText())
    return found


def test_a_legend_stands_only_where_the_layers_of_its_map_are(template, places):
    """QGIS draws a map without layers as it draws the project."""
    empty = QgsProject()  # a layout does not keep its project
    layout = read_template(template, empty)
    assert seen(layout) == [NOT_FOUND]
    texts = [item.currentText() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
    assert texts and not any("[%" in text or "mdi" in text for text in texts), "no expression is printed as it is"
    project = project_of(places["elders"])
    layout = read_template(template, project)
    found = seen(layout)
    assert found[-1] == "Areas by class: MDI" and "no data" in found
    assert NOT_FOUND not in found
    for layer in project.mapLayersByName("index"):
        project.removeMapLayer(layer)
    layout = read_template(template, project)
    assert seen(layout) == [NOT_FOUND], "outlines alone have no classes"


def test_without_areas_the_legend_is_that_of_the_regions_on_the_map(run, places, tmp_path):
    profiles, table, _ = places["hier"]
    path = tmp_path / "regio.qpt"
    run("regiolens:regionreport", INPUT=profiles, TABLE=table, OUTPUT_LAYOUT=str(path))
    project = project_of(places["elders"])
    layout = read_template(path.read_text(encoding="utf-8"), project)
    assert seen(layout)[-1] == "Regions by class: MDI"
    (layer,) = layout.itemById("map").layers()
    assert layer.source() == places["elders"][0]
    assert 'filter="&quot;mdi_klasse&quot; = 1"' in layout.itemById("map").layerStyleOverrides()[layer.id()]


def test_a_file_of_each_region_bears_its_name_and_the_code_where_two_have_one(run, make_layer, tmp_path):
    names = {"WK001401": "Centrum", "WK001402": "Centrum", "WK001403": "Bûter/Súd: <3>", "WK001404": "Zuid"}
    rows = [
        {"buurtcode": f"BU{code[2:]}0{i}", "regio_code": code, "regio_naam": name, "mdi": 30.0 + i}
        for code, name in names.items()
        for i in range(2)
    ]
    files = {name: str(tmp_path / f"{name}.gpkg") for name in ("OUTPUT", "OUTPUT_TABLE")}
    run("regiolens:regionprofiles", INPUT=make_layer("buurten", rows), REGION_FIELD="regio_code", **files)
    path = tmp_path / "regio.qpt"
    layers = {"INPUT": files["OUTPUT"], "TABLE": files["OUTPUT_TABLE"]}
    run("regiolens:regionreport", **layers, OUTPUT_LAYOUT=str(path))
    project = project_of(list(files.values()), ("OUTPUT", "OUTPUT_TABLE"))
    layout = read_template(path.read_text(encoding="utf-8"), project)
    atlas, found = layout.atlas(), []
    atlas.beginRender()
    more = atlas.first()
    while more:
        found.append(atlas.currentFilename())
        more = atlas.next()
    atlas.endRender()
    assert sorted(found) == ["Bûter-Súd- -3-", "Centrum WK001401", "Centrum WK001402", "Zuid"]


def test_of_two_years_that_of_the_same_name_is_taken_and_none_is_guessed(template, places):
    project = project_of(places["elders"], ("profielen 2022", "lang 2022", "index 2022"))
    project.addMapLayers([QgsVectorLayer(path, name, "ogr") for path, name in zip(places["hier"], ("a", "b", "c"))])
    assert add_to_project(template, project) == ""
    assert project.layoutManager().layouts() == []
    for layer, name in zip(project.mapLayersByName("a"), ["profielen"]):
        layer.setName(name)
    assert read_template(template, project).atlas().coverageLayer().source() == places["hier"][0]


def test_opened_by_hand_qgis_knows_the_layers_of_the_same_project_alone(template, places):
    document = QDomDocument()
    document.setContent(template)
    project = project_of(places["hier"])  # the layout does not keep it
    layout = QgsPrintLayout(project)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    assert used(layout) == set()


def test_opened_by_hand_the_plugin_finds_them(template, places):
    from regiolens.plugin.main import RegiolensPlugin

    project = QgsProject.instance()
    project.addMapLayers([QgsVectorLayer(path, "x", "ogr") for path in places["elders"]])
    find = RegiolensPlugin(None).find_layers
    project.layoutManager().layoutAdded.connect(find)
    document = QDomDocument()
    document.setContent(template)
    layout = QgsPrintLayout(project)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    layout.setName("van een collega")
    project.layoutManager().addLayout(layout)
    project.layoutManager().layoutAdded.disconnect(find)
    assert used(layout) == set(places["elders"])
    # what a user changes stays
    layout.itemById("map").setLayers([layout.atlas().coverageLayer()])
    find("van een collega")
    assert len(layout.itemById("map").layers()) == 1
    project.layoutManager().clear()
    project.removeAllMapLayers()

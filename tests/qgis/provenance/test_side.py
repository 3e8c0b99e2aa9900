"""What lies beside a file and tells of an older one is not taken for the description of what is there now."""

import pytest
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer

from regiolens.bridge.paths import RESOURCES
from regiolens.bridge.provenance.keywords import record_in
from regiolens.bridge.provenance.lineage import metadata_of

SAMPLE = RESOURCES / "sample" / "mdi_2023_gemeenten.csv"
TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"


def written_by_qgis(run, output):
    """QGIS's own tool writes the file anew; the field mdi holds something else."""
    native = QgsApplication.processingRegistry().createAlgorithmById("native:fieldcalculator")
    given = {"INPUT": TILES, "FIELD_NAME": "mdi", "FIELD_TYPE": 0, "FORMULA": "$id", "OUTPUT": output}
    assert native.run(given, run.context, run.feedback)[1]


@pytest.fixture
def scored(run, tmp_path):
    def made(ending):
        run.context.temporaryLayerStore().removeAllMapLayers()
        place = str(tmp_path / f"index{ending}")
        run("regiolens:mainjob", AREAS=TILES, TABLE=str(SAMPLE), MODEL="pon2023_domains", mdi=place)
        return place

    return made


@pytest.mark.parametrize("ending", [".geojson", ".shp", ".fgb", ".csv"])
def test_a_file_that_another_tool_wrote_anew_has_no_older_origin(run, scored, ending):
    place = scored(ending)
    output = run("regiolens:assignregions", INPUT=place, OUTPUT="memory:")["OUTPUT"]
    assert record_in(run.layer(output).metadata()).model.id == "pon2023_domains"
    assert len(run.layer(output).metadata().history()) == 3
    assert not [warning for warning in run.feedback.warnings if ".qmd" in warning]

    run.context.temporaryLayerStore().removeAllMapLayers()
    written_by_qgis(run, place)
    output = run("regiolens:assignregions", INPUT=place, OUTPUT="memory:")["OUTPUT"]
    metadata = run.layer(output).metadata()
    assert record_in(metadata) is None
    assert len(metadata.history()) == 1
    assert "mdi: [index]" in metadata.abstract().splitlines()
    warned = [warning for warning in run.feedback.warnings if ".qmd" in warning]
    assert len(warned) == 1 and f"beside 'index{ending}'" in warned[0] and "(INPUT)" in warned[0]


def test_so_it_is_of_a_layer_of_the_project(run, scored):
    place = scored(".geojson")
    written_by_qgis(run, place)
    layer = QgsVectorLayer(place, "index", "ogr")
    layer.loadDefaultMetadata()  # as QGIS does where a layer is added to a project
    QgsProject.instance().addMapLayer(layer)
    assert record_in(layer.metadata()) is not None
    assert not metadata_of(layer).history()
    QgsProject.instance().removeAllMapLayers()


def test_a_table_beside_a_map_of_its_name_is_not_suspected(run, scored):
    """They share the files beside them, which are the map's."""
    place = scored(".shp")
    table = place.replace(".shp", ".csv")
    written_by_qgis(run, table)
    run("regiolens:detectyear", INPUT=table, OUTPUT="memory:")
    assert not [warning for warning in run.feedback.warnings if ".qmd" in warning]


def test_columns_that_were_added_later_and_edited_figures_change_no_origin(run, scored):
    place = scored(".geojson")
    layer = QgsVectorLayer(place, "index", "ogr")
    native = QgsApplication.processingRegistry().createAlgorithmById("native:fieldcalculator")
    given = {"INPUT": layer, "FIELD_NAME": "meer", "FIELD_TYPE": 0, "FORMULA": "$id", "OUTPUT": "memory:"}
    results, succeeded = native.run(given, run.context, run.feedback)
    assert succeeded
    save = {"INPUT": run.context.getMapLayer(results["OUTPUT"]), "OUTPUT": place}
    assert (
        QgsApplication.processingRegistry()
        .createAlgorithmById("native:savefeatures")
        .run(save, run.context, run.feedback)[1]
    )
    run.context.temporaryLayerStore().removeAllMapLayers()
    output = run("regiolens:assignregions", INPUT=place, OUTPUT="memory:")["OUTPUT"]
    assert record_in(run.layer(output).metadata()).model.id == "pon2023_domains"


def test_a_table_that_was_written_anew_has_no_older_titles_and_classes(run, tmp_path):
    """QGIS leaves the style of a table in its GeoPackage."""
    place = f"ogr:dbname='{tmp_path / 'index.gpkg'}' table=\"kaart\" (geom)"
    run("regiolens:mainjob", AREAS=TILES, TABLE=str(SAMPLE), MODEL="pon2023_domains", mdi=place)
    run.context.temporaryLayerStore().removeAllMapLayers()
    read = f"{tmp_path / 'index.gpkg'}|layername=kaart"
    output = run("regiolens:assignregions", INPUT=read, OUTPUT="memory:")["OUTPUT"]
    titled = run.layer(output)
    assert titled.attributeAlias(titled.fields().lookupField("mdi")) == "MDI (0-100)"
    run.context.temporaryLayerStore().removeAllMapLayers()
    written_by_qgis(run, place)
    run.context.temporaryLayerStore().removeAllMapLayers()
    output = run("regiolens:assignregions", INPUT=read, OUTPUT="memory:")["OUTPUT"]
    titled = run.layer(output)
    assert titled.attributeAlias(titled.fields().lookupField("mdi")) == ""
    pdf = str(tmp_path / "atlas.pdf")
    assert "has no classes" in run.refused("regiolens:regionatlas", INPUT=read, OUTPUT_PDF=pdf)

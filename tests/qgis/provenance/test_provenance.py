"""Where columns came from, through a chain of algorithms, in the metadata that QGIS shows of the last layer."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
from qgis.core import (
    QgsLayerMetadata,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from regiolens.bridge.index.indicators import load_model
from regiolens.bridge.network.cache import Cache
from regiolens.bridge.run import Run
from regiolens.core.index.weights import changed_model, model_json


def sibling(name):
    """Another module of tests, for its servers."""
    path = Path(__file__).parents[1] / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"{path.stem}_for_provenance", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


cbs_layer, statline = sibling("test_cbs_layer"), sibling("statline/test_statline")
gemeenten, services = cbs_layer.gemeenten, cbs_layer.services
quick, serve = statline.quick, statline.serve
DENSITY, FETCH, INHABITANTS, Made = statline.DENSITY, statline.FETCH, statline.INHABITANTS, statline.Made

CODES = ("GM0014", "GM0034", "GM0363")


@pytest.fixture
def areas(make_layer):
    return make_layer("gemeenten van nu", [{"code": code, "naam": f"Gemeente {code}"} for code in CODES])


@pytest.fixture
def table(run, serve):
    serve(Made())
    return run(FETCH, TABLE_ID="99999NED", REGIONS="GM", PERIODS="2023", OUTPUT="memory:")["OUTPUT"]


def steps(metadata):
    """The algorithms in the history, in its order."""
    return re.findall(r"\(regiolens:(\w+)\)", "\n".join(metadata.history()))


def columns(metadata):
    return dict(line.split(": ", 1) for line in metadata.abstract().split("\n\n")[-1].splitlines())


def opened(path):
    layer = QgsVectorLayer(str(path), "again", "ogr")
    assert layer.isValid()
    if not str(path).endswith(".gpkg"):
        layer.loadDefaultMetadata()
    return layer


@pytest.fixture
def chain(run, areas, table, tmp_path):
    """Join, index and quartiles of what was fetched, each in a GeoPackage; the last one opened again."""

    def go(model=None, suffix="gpkg", **join):
        model_file = tmp_path / "model.json"
        model_file.write_text(model or own_model(), encoding="utf-8")
        joined, scored, mapped = (str(tmp_path / f"{name}.{suffix}") for name in ("joined", "scored", "mapped"))
        run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT=joined, **join)
        run("regiolens:mdi", INPUT=joined, MODEL_FILE=str(model_file), OUTPUT=scored)
        run("regiolens:quartilemap", INPUT=scored, FIELD=DENSITY, REFERENCE=joined, CLASSES=2, OUTPUT=mapped)
        assert "could not be stored" not in run.feedback.text
        return opened(mapped)

    return go


def own_model():
    model = json.loads(model_json(load_model("pon2023_domains")))
    fields = (INHABITANTS, DENSITY)
    model["id"], model["title"] = "two", "Two domains"
    model["domains"] = model["domains"][:2]
    for domain, field in zip(model["domains"], fields):
        domain["weight"] = 50
        domain["indicators"] = domain["indicators"][:1]
        domain["indicators"][0].update(fields=[field], normalisation={"method": "min-max"})
    return json.dumps(model)


@pytest.mark.parametrize("suffix", ["gpkg", "geojson"])
def test_a_chain_tells_of_each_step(chain, suffix):
    metadata = chain(suffix=suffix).metadata()
    assert steps(metadata) == ["fetchstatline", "joinindicators", "mdi", "quartilemap"]
    assert metadata.rights() == ["CBS, CC BY 4.0"]
    assert metadata.licenses() == ["CC BY 4.0"]
    assert [one.constraint for one in metadata.constraints()] == [
        "Name the source: CBS, StatLine 99999NED, CC BY 4.0.",
        "A score tells how an area compares with its reference, nothing about the people who live there.",
    ]
    fetched = Cache().entries()[0].fetched
    assert any(
        line.startswith(f"{fetched}: fetched from https://datasets.cbs.nl/odata/v1/CBS/99999NED")
        for line in metadata.history()
    )
    assert [link.name for link in metadata.links()] == ["99999NED"]
    told = columns(metadata)
    assert told[INHABITANTS] == (
        "Aantal inwoners (aantal). Omschrijving van Aantal inwoners. Tweede regel. [CBS, 99999NED]"
    )
    assert told["naam"] == "[gemeenten van nu]"
    assert told["mdi"] == "Two domains (0-100) [regiolens:mdi]"
    assert told["kwartiel"] == f"quantile of {DENSITY} [regiolens:quartilemap]"


def test_every_column_is_told_of(chain):
    layer = chain(REASONS=True)
    assert set(columns(layer.metadata())) == set(layer.fields().names()) - {"fid"}
    assert columns(layer.metadata())["ontbreekt"] == "[regiolens:joinindicators]"


def test_titles_and_the_title_of_the_layer(chain, tmp_path):
    layer = chain()
    assert layer.metadata().title() == DENSITY
    assert layer.attributeAlias(layer.fields().lookupField(INHABITANTS)) == "Aantal inwoners (aantal)"
    assert layer.attributeAlias(layer.fields().lookupField("kwartiel")) == f"quantile of {DENSITY}"
    assert layer.renderer().classAttribute() == "kwartiel", "the style is there still"
    joined = opened(tmp_path / "joined.gpkg")
    assert joined.metadata().title() == "joined"
    assert (
        joined.attributeAlias(joined.fields().lookupField(DENSITY)) == "Bevolkingsdichtheid (aantal inwoners per km²)"
    )


def test_the_choices_are_told(chain, tmp_path):
    history = chain(PREFIX="", DUPLICATES="first").metadata().history()
    join, index, quartiles = history[-3:]
    assert "INPUT gemeenten van nu; TABLE " in join and "DUPLICATES first; UNMATCHED keep" in join
    model = load_model("", str(tmp_path / "model.json"))
    assert f"MODEL Two domains (two, {model.fingerprint()})" in index
    assert "INPUT joined [joined.gpkg]" in index
    assert "REFERENCE joined [joined.gpkg]" in quartiles and "CLASSES 2" in quartiles


def test_an_algorithm_says_its_own_choices(run, areas, table, monkeypatch):
    from regiolens.processing_algorithms.join_indicators import JoinIndicatorsAlgorithm

    said = {"DUPLICATES": "<as> I say", "OUTPUT": "never"}
    monkeypatch.setattr(JoinIndicatorsAlgorithm, "own_choices", lambda *_: said)
    output = run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    line = run.layer(output).metadata().history()[-1]
    assert "DUPLICATES ‹as› I say; UNMATCHED keep" in line and "never" not in line


@pytest.mark.parametrize("name", ["mdi", "contributions", "regionprofiles"])
def test_whatever_takes_a_model_tells_its_title_and_hash(run, tmp_path, name):
    from qgis.core import QgsApplication, QgsProcessingContext

    (tmp_path / "model.json").write_text(own_model(), encoding="utf-8")
    algorithm = QgsApplication.processingRegistry().algorithmById(f"regiolens:{name}")
    own = load_model("", str(tmp_path / "model.json"))

    def told(**parameters):
        return algorithm.own_choices(Run(algorithm, parameters, QgsProcessingContext(), None))

    assert told(MODEL_FILE=str(tmp_path / "model.json")) == {"MODEL": f"Two domains (two, {own.fingerprint()})"}
    # Profiles take the model that their areas tell; without any there is none to name.
    assert ("(pon2023_domains, " if name != "regionprofiles" else "unknown") in told()["MODEL"]


def test_a_changed_model_is_named(chain):
    model = load_model("pon2023_domains")
    changed = changed_model(model, [100 / len(model.domains)] * len(model.domains), "PON (changed weights)")
    data = json.loads(model_json(changed))
    own = json.loads(own_model())
    own["id"], own["title"] = data["id"], data["title"]
    index = chain(model=json.dumps(own)).metadata().history()[-2]
    assert "MODEL PON (changed weights) (" in index


def test_a_prefix_and_a_taken_name_keep_their_definitions(run, make_layer, table):
    areas = make_layer("areas", [{"code": code, INHABITANTS: 1} for code in CODES])
    output = run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    metadata = run.layer(output).metadata()
    assert columns(metadata)[INHABITANTS] == "[areas]"
    assert columns(metadata)[f"{INHABITANTS}_2"].endswith("[CBS, 99999NED]")
    output = run("regiolens:joinindicators", INPUT=areas, TABLE=table, PREFIX="a: ", OUTPUT="memory:")["OUTPUT"]
    assert f"a: {DENSITY}: Bevolkingsdichtheid" in run.layer(output).metadata().abstract()
    mapped = run("regiolens:quartilemap", INPUT=output, FIELD=f"a: {DENSITY}", OUTPUT="memory:")["OUTPUT"]
    assert f"a: {DENSITY}: Bevolkingsdichtheid" in run.layer(mapped).metadata().abstract()


def test_rows_of_no_source_tell_their_columns_as_tables_too(run, make_layer, table):
    output = run("regiolens:recodeboundaries", INPUT=table, TO_YEAR=2023, OUTPUT="memory:")["OUTPUT"]
    assert columns(run.layer(output).metadata())[INHABITANTS].endswith("[CBS, 99999NED]")
    areas = make_layer("areas", [{"code": code, "zone": "kern", "klasse": "a"} for code in CODES])
    output = run("regiolens:crosstab", INPUT=areas, ROWS=["zone"], COLUMNS="klasse", OUTPUT="memory:")["OUTPUT"]
    assert columns(run.layer(output).metadata())["rij_pct"].endswith("[regiolens:crosstab]")


def test_a_replaced_column_is_told_anew(run, areas, table):
    joined = run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    once = run("regiolens:quartilemap", INPUT=joined, FIELD=INHABITANTS, OUTPUT="memory:")["OUTPUT"]
    twice = run("regiolens:quartilemap", INPUT=once, FIELD=DENSITY, OUTPUT="memory:")["OUTPUT"]
    assert columns(run.layer(twice).metadata())["kwartiel"] == f"quantile of {DENSITY} [regiolens:quartilemap]"
    assert steps(run.layer(twice).metadata()).count("quartilemap") == 2


def test_aggregates_tell_from_what_and_how(run, areas, table):
    joined = run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    rules = [INHABITANTS, "sum", "", ""]
    output = run("regiolens:aggregate", INPUT=joined, LEVEL="provincie", RULES=rules, OUTPUT="memory:")["OUTPUT"]
    told = columns(run.layer(output).metadata())
    assert told[INHABITANTS].endswith("[CBS, 99999NED]; sum [regiolens:aggregate]")
    assert told["aantal"] == "[regiolens:aggregate]"
    assert run.layer(output).metadata().rights() == ["CBS, CC BY 4.0"]


def test_the_shipped_model_tells_its_sources(run, services, tmp_path):
    output = str(tmp_path / "kaart.gpkg")
    run("regiolens:cbslayer", kaart=output)
    metadata = opened(output).metadata()
    assert metadata.rights() == ["CBS / Kadaster, CC BY 4.0", "CBS, CC BY 4.0"]
    made = steps(metadata)
    assert made[-1] == "quartilemap" and set(made[:2]) == {"fetchareas", "fetchstatline"}
    told = columns(metadata)
    assert told["Bevolkingsdichtheid_34"].endswith("[CBS, 85984NED]")
    assert "[CBS, " in told["statcode"]
    assert len([line for line in metadata.history() if ": fetched from http" in line]) == 2


def test_no_password_and_no_tags(run, areas, make_layer, tmp_path):
    from regiolens.bridge.provenance.lineage import _plain

    for text in (
        "dbname='d' user='u' password='ge\\'heim' table=\"p\".\"t\"",
        "PG:dbname=d password=geheim host=h",
        "https://u:geheim@h/wfs?token=geheim&x=1",
        'MSSQL:server=h;PWD="geheim";database=d',
        "/vsicurl/https://u:geheim@h/x.gpkg",
    ):
        assert "heim" not in _plain(text), text
    areas.setName("<img src='http://h/x'>\n\x01 R&D 'é'")
    metadata = QgsLayerMetadata()
    metadata.setHistory(["older & <wiser>"])
    areas.setMetadata(metadata)
    table = make_layer("t", [{"code": code, "a<b>": 1.0} for code in CODES], "NoGeometry")
    output = str(tmp_path / "hostile.gpkg")
    run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT=output)
    found = opened(output).metadata()
    assert found.history()[0] == "older & <wiser>"
    assert "INPUT ‹img src='http://h/x'› R&D 'é'; TABLE t" in found.history()[1]
    assert columns(found)["a‹b›"] == "[t]"


def test_a_selection_and_a_filter_are_told(run, areas):
    areas.setSubsetString("code <> 'GM0363'")
    areas.selectByIds([feature.id() for feature in areas.getFeatures()][:1])
    source = QgsProcessingFeatureSourceDefinition(areas.id(), True)
    table = QgsVectorLayer("NoGeometry?field=code:string&field=v:double", "v", "memory")
    QgsProject.instance().addMapLayer(table, False)
    table.dataProvider().addFeatures(list(run_features(table, CODES)))
    output = run("regiolens:joinindicators", INPUT=source, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    line = run.layer(output).metadata().history()[-1]
    assert "INPUT gemeenten van nu [code ‹› 'GM0363'; selected features only]" in line


def run_features(layer, codes):
    from qgis.core import QgsFeature

    for code in codes:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, 1.0])
        yield feature


def test_a_fault_is_a_warning(run, areas, table, tmp_path, monkeypatch):
    from regiolens.bridge.provenance import metadata as provenance

    class Registry:
        def saveLayerMetadata(self, *_):
            return False, "the disk is full"

    class Registries:
        instance = Registry

    monkeypatch.setattr(provenance, "QgsProviderRegistry", Registries)
    output = str(tmp_path / "joined.gpkg")
    assert run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT=output)["MATCHED"] == 3
    assert "The description could not be stored with the layer: the disk is full" in run.feedback.text


def test_postgis_keeps_the_chain(run, postgis, areas, table):
    from regiolens.bridge.provenance.lineage import metadata_of

    secret = f"{postgis} password='geheim'"

    def join(layer, name):
        output = f'postgis:{secret} table="public"."{name}" (geom)'
        made = run("regiolens:joinindicators", INPUT=layer, TABLE=table, PREFIX=name, OUTPUT=output)
        assert "could not be stored" not in run.feedback.text
        return made

    join(areas, "first")
    first = QgsVectorLayer(f'{secret} key=\'fid\' table="public"."first" (geom)', "first", "postgres")
    join(first, "second")
    again = metadata_of(QgsVectorLayer(f'{postgis} key=\'fid\' table="public"."second" (geom)', "again", "postgres"))
    assert steps(again).count("joinindicators") == 2
    assert again.rights() == ["CBS, CC BY 4.0"]
    assert "geheim" not in "\n".join([*again.history(), again.abstract()])
    assert "INPUT first [public.first]" in again.history()[-1]
    assert (again.title(), again.crs().authid()) == ("second", "EPSG:28992")


def test_a_layer_without_metadata_tells_of_this_run_alone(run, areas, make_layer):
    table = make_layer("t", [{"code": code, "v": 1.0} for code in CODES], "NoGeometry")
    output = run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    metadata = run.layer(output).metadata()
    assert steps(metadata) == ["joinindicators"] and not metadata.rights() and not metadata.licenses()


def test_a_database_without_metadata_is_read(run, postgis, areas):
    table = f'{postgis} key=\'fid\' table="public"."kaal"'
    run(
        "native:extractbyexpression",
        INPUT=areas,
        EXPRESSION="true",
        OUTPUT=f'postgis:{postgis} table="public"."kaal" (geom)',
    )
    connection = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(postgis, {})
    connection.executeSql("DROP TABLE IF EXISTS public.qgis_layer_metadata")
    made = run("regiolens:assignregions", INPUT=f"postgres://{table} (geom)", OUTPUT="memory:")
    assert made["ASSIGNED"] == 3
    assert steps(run.layer(made["OUTPUT"]).metadata()) == ["assignregions"]

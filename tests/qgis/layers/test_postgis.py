"""PostGIS: what is read behind queries, locks, and connections that end at any moment."""

import pytest
from qgis.core import QgsProviderRegistry, QgsVectorLayer

from regiolens.bridge.layers import frames, postgis

URBANITY = "regiolens:urbanity"
ROWS = 5000


@pytest.fixture
def server(run, postgis, make_layer):
    """The address of a database with a table of areas, and how to ask it."""
    layer = make_layer("areas", [{"code": f"GM{i % 400:04}", "oad": 1.0 * i} for i in range(ROWS)])
    connection = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(postgis, {})
    for name in ("areas", "older"):
        run(URBANITY, INPUT=layer, FIELD="oad", OUTPUT=table(postgis, name))
    yield postgis, connection.executeSql
    connection.executeSql("DROP TABLE areas, older CASCADE")


def table(uri, name):
    return f'postgis:{uri} table="public"."{name}" (geom)'


def state(ask, name="older"):
    return ask(f"SELECT '{name}'::regclass::oid, md5(string_agg(t::text, ',' ORDER BY id)) FROM {name} t")


def kill(ask):
    """End all other connections to the database."""
    ask(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


def test_what_a_query_or_gdal_reads_is_no_output(run, server):
    uri, ask = server
    ask("CREATE VIEW behind AS SELECT * FROM older")
    before = state(ask)
    for query in ("SELECT * FROM older", "SELECT * FROM behind", "SELECT a.* FROM areas a JOIN older USING (id)"):
        layer = QgsVectorLayer(f"{uri} key='id' table=\"({query})\" (geom)", "query", "postgres")
        assert layer.isValid()
        message = run.refused(URBANITY, INPUT=layer, FIELD="oad", OUTPUT=table(uri, "older"))
        assert message.startswith("OUTPUT is the table from which INPUT is read")
    by_gdal = f"PG:{uri}|layername=older"
    assert QgsVectorLayer(by_gdal, "gdal", "ogr").isValid()
    message = run.refused(URBANITY, INPUT=by_gdal, FIELD="oad", OUTPUT=table(uri, "older"))
    assert message.startswith("OUTPUT is the table from which INPUT is read")
    assert state(ask) == before
    ask("DROP VIEW behind")
    layer = QgsVectorLayer(f"{uri} key='id' table=\"(SELECT * FROM areas)\" (geom)", "query", "postgres")
    run(URBANITY, INPUT=layer, FIELD="oad", OUTPUT=table(uri, "older"))


def test_a_name_that_the_server_would_cut_is_refused(run, server):
    uri, _ = server
    message = run.refused(URBANITY, INPUT=source(uri), FIELD="oad", OUTPUT=table(uri, "t" * 64))
    assert "longer than the 63 signs that PostGIS takes" in message


def source(uri):
    return f'postgres://{uri} key=\'id\' table="public"."areas" (geom)'


def test_a_new_table_has_the_names_of_qgis(run, server):
    uri, ask = server
    run(URBANITY, INPUT=source(uri), FIELD="oad", OUTPUT=table(uri, "older"))
    names = ask("SELECT relname FROM pg_class WHERE relname LIKE 'older%' OR relname LIKE 'regiolens%' ORDER BY 1")
    assert [name for (name,) in names] == ["older", "older_geom_idx", "older_id_0_seq", "older_pkey"]


def test_a_lock_is_named(run, server, monkeypatch):
    from qgis.core import QgsTransaction

    uri, ask = server
    before = state(ask)
    monkeypatch.setattr(postgis, "WAIT", 200)
    reader = QgsTransaction.create(uri, "postgres")
    assert reader.begin(60)[0] and reader.executeSql("LOCK TABLE older IN ACCESS SHARE MODE")[0]
    try:
        message = run.refused(URBANITY, INPUT=source(uri), FIELD="oad", OUTPUT=table(uri, "older"))
    finally:
        reader.rollback()
    assert message.startswith('OUTPUT cannot be written: table "public"."older" is locked')
    assert state(ask) == before


@pytest.mark.parametrize("moment", ["INSERT", "SET LOCAL", "DO", "commit"])
def test_a_connection_that_ends_while_a_table_is_written(run, server, monkeypatch, moment):
    """QGIS connects anew in silence, and outside of the transaction."""
    uri, ask = server
    before, done, seen = state(ask), postgis.PostgisTable._do, []

    def statement(self, sql):
        seen.append(sql)
        if sql.startswith(moment) and len(seen) > 20:
            kill(ask)
        done(self, sql)
        if sql.startswith("DO") and moment == "commit":
            kill(ask)

    monkeypatch.setattr(postgis.PostgisTable, "_do", statement)
    message = run.refused(URBANITY, INPUT=source(uri), FIELD="oad", OUTPUT=table(uri, "older"))
    assert message.startswith('OUTPUT cannot be written to table "public"."older", which is as it was: the connection')
    assert state(ask) == before
    assert not ask("SELECT relname FROM pg_class WHERE relname LIKE 'regiolens%'")


@pytest.mark.parametrize("reading", [0, 1, 2, 3])
@pytest.mark.parametrize("selection", [False, True])
def test_a_connection_that_ends_while_a_layer_is_read(run, server, monkeypatch, tmp_path, reading, selection):
    """QGIS's reading ends without a word: half of the areas were scored, and that was called done."""
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    uri, ask = server
    layer = QgsVectorLayer(source(uri).removeprefix("postgres://"), "areas", "postgres")
    QgsProject.instance().addMapLayer(layer, False)
    run.context.setProject(QgsProject.instance())
    layer.selectAll() if selection else None
    whole, readings = frames._unchecked, []

    def ends(source, wanted):
        place = len(readings)
        for number, feature in enumerate(whole(source, wanted)):
            if number == 3000:
                readings.append(source)
                kill(ask) if place == reading else None
            yield feature

    given = QgsProcessingFeatureSourceDefinition(layer.id(), selection)
    output = str(tmp_path / "output.gpkg")
    valid, _ = run.check(URBANITY, {"INPUT": given, "FIELD": "oad", "OUTPUT": output})
    assert valid
    monkeypatch.setattr(frames, "_unchecked", ends)
    message = run.refused(URBANITY, INPUT=given, FIELD="oad", OUTPUT=output)
    assert message.startswith("Of layer 'areas' ") and f"{ROWS:,}" in message
    assert not (tmp_path / "output.gpkg").exists()
    monkeypatch.undo()
    run(URBANITY, INPUT=given, FIELD="oad", OUTPUT=output)

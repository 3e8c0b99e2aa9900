"""regiolens:indexsql: what a database computes is what `regiolens:mdi` computes."""

import json
import random
import sqlite3
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsField, QgsProject, QgsVectorLayer

from regiolens.bridge.types import REAL
from regiolens.core.index.model_file import parse_model

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture(autouse=True)
def _forget():
    yield
    QgsProject.instance().removeAllMapLayers()


@pytest.fixture
def areas(run, make_layer, tmp_path):
    """Gemeenten with the scores of domains, some of them missing or water."""
    chance = random.Random(1)
    rows = []
    for place in range(60):
        scores = {name: round(chance.uniform(0, 100), 2) for name in DOMAINS}
        if place % 11 == 0:
            scores["werk"] = None
        if place == 7:
            scores["inkomen"] = -99997.0
        rows.append({"gm_code": f"GM{14 + place:04}", "water": "JA" if place == 5 else "NEE", **scores})
    layer = make_layer("gebieden", rows)
    return run("native:savefeatures", INPUT=layer, OUTPUT=str(tmp_path / "gebieden.gpkg"))["OUTPUT"]


def frame_of(rows):
    found = pd.DataFrame(rows).sort_values("gm_code").reset_index(drop=True)
    return found[[*(name for name in found if name.startswith("mdi"))]]


def hold(found, wanted):
    """Whether two tables of scores are the same within 1e-9."""
    for name in wanted:
        if name == "mdi_label":
            assert found[name].fillna("").tolist() == wanted[name].fillna("").tolist()
        elif name != "mdi_rang":
            np.testing.assert_allclose(
                found[name].astype(float), wanted[name].astype(float), rtol=0, atol=1e-9, err_msg=name
            )


def in_sqlite(path, script, view):
    database = sqlite3.connect(path)
    database.executescript(script)
    found = pd.read_sql_query(f'SELECT * FROM "{view}"', database)
    database.close()
    return found


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize("model", ["pon2023_domains", "imd_england"])
def test_a_geopackage_gives_the_scores_of_mdi(run, areas, tmp_path, model, stored):
    mapped = {} if model == "pon2023_domains" else {"FIELD_MAP": english(run, areas)}
    made = run(
        "regiolens:mdi", INPUT=areas, MODEL=model, OUTPUT="memory:", SCALE_OUT=str(tmp_path / "schaal.json"), **mapped
    )
    scale = {"SCALE_IN": made["SCALE_OUT"]} if stored else {}
    path = run(
        "regiolens:indexsql",
        INPUT=areas,
        MODEL=model,
        DATABASE="SQLite",
        OUTPUT=str(tmp_path / "i.sql"),
        **mapped,
        **scale,
    )["OUTPUT"]
    assert "View gebieden_mdi of table" in run.feedback.text
    found = in_sqlite(tmp_path / "gebieden.gpkg", Path(path).read_text(), "gebieden_mdi")
    assert {"fid", "geom", "gm_code", "inkomen"} <= set(found)
    hold(frame_of(found), frame_of(run.rows(made["OUTPUT"])))
    assert frame_of(found)["mdi"].notna().sum() > 40


def test_a_domain_without_a_field_is_refused_as_where_areas_are_scored(run, areas, make_layer, tmp_path):
    """The view would hold no score at all."""
    scale = run("regiolens:mdi", INPUT=areas, OUTPUT="memory:", SCALE_OUT=str(tmp_path / "schaal.json"))["SCALE_OUT"]
    renamed = make_layer("hernoemd", [{"gm_code": "GM0014", **dict.fromkeys(DOMAINS[1:], 50.0), "ink": 50.0}])
    asked = {"INPUT": renamed, "SCALE_IN": scale}
    said = run.refused("regiolens:indexsql", TABLE="gebieden", OUTPUT=str(tmp_path / "i.sql"), **asked)
    assert said == run.refused("regiolens:mdi", OUTPUT="memory:", **asked)
    assert "'hernoemd'" in said and "inkomen" in said and not (tmp_path / "i.sql").exists()


def english(run, areas):
    """Seven figures for the seven domains of England's index, taken for scores."""
    from regiolens.bridge.index.indicators import load_model

    domains = load_model("imd_england").domains
    return {domain.indicators[-1].leaves().__next__().id: field for domain, field in zip(domains, DOMAINS)}


def test_postgresql_gives_the_scores_of_mdi(run, areas, postgis, tmp_path):
    table = f'postgis:{postgis} table="public"."gebieden" (geom)'
    run("native:extractbyexpression", INPUT=areas, EXPRESSION="true", OUTPUT=table)
    layer = f'postgres://{postgis} key=\'fid\' table="public"."gebieden" (geom)'
    made = run("regiolens:mdi", INPUT=areas, OUTPUT="memory:", SCALE_OUT=str(tmp_path / "schaal.json"))
    path = run("regiolens:indexsql", INPUT=layer, SCALE_IN=made["SCALE_OUT"], OUTPUT=str(tmp_path / "i.sql"))["OUTPUT"]
    psycopg2 = pytest.importorskip("psycopg2")
    with psycopg2.connect(postgis) as connection, connection.cursor() as cursor:
        for _ in range(2):  # run again it takes the place of the view
            cursor.execute(Path(path).read_text())
        cursor.execute("SELECT * FROM public.gebieden_mdi")
        found = pd.DataFrame(cursor.fetchall(), columns=[column.name for column in cursor.description])
        cursor.execute("EXPLAIN SELECT mdi FROM public.gebieden_mdi WHERE fid = 3")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    connection.close()
    hold(frame_of(found), frame_of(run.rows(made["OUTPUT"])))
    assert "Index Scan" in plan  # a filter reaches the table
    assert "geom" in found


def own_model(folder):
    """A model of two domains, one of which is a column of true and false."""
    import json

    from regiolens.bridge.index.indicators import load_model
    from regiolens.core.index.weights import model_json

    model = json.loads(model_json(load_model("pon2023_domains")))
    model["id"], model["title"], model["domains"] = "twee", "Twee domeinen", model["domains"][:2]
    for domain, field in zip(model["domains"], ("schoon", "inkomen")):
        domain["weight"] = 50
        domain["indicators"] = domain["indicators"][:1]
        domain["indicators"][0].update(fields=[field], normalisation={"method": "min-max"})
    (folder / "eigen.json").write_text(json.dumps(model), encoding="utf-8")
    return str(folder / "eigen.json")


def test_true_and_false_are_figures_in_postgresql_too(run, postgis, tmp_path):
    psycopg2 = pytest.importorskip("psycopg2")
    with psycopg2.connect(postgis) as connection, connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS waar CASCADE")
        cursor.execute("CREATE TABLE waar (fid integer PRIMARY KEY, gm_code text, schoon boolean, inkomen float)")
        cursor.execute(
            "INSERT INTO waar SELECT n, 'GM' || lpad((14 + n)::text, 4, '0'), "
            "CASE WHEN n = 3 THEN NULL ELSE n % 2 = 0 END, n * 1.5 FROM generate_series(0, 19) AS n"
        )
    connection.close()
    layer = f'postgres://{postgis} key=\'fid\' table="public"."waar"'
    given = {"INPUT": layer, "MODEL_FILE": own_model(tmp_path)}
    made = run("regiolens:mdi", OUTPUT="memory:", SCALE_OUT=str(tmp_path / "s.json"), **given)
    script = run("regiolens:indexsql", SCALE_IN=made["SCALE_OUT"], OUTPUT=str(tmp_path / "i.sql"), **given)["OUTPUT"]
    with psycopg2.connect(postgis) as connection, connection.cursor() as cursor:
        cursor.execute(Path(script).read_text())
        cursor.execute("SELECT * FROM public.waar_mdi")
        found = pd.DataFrame(cursor.fetchall(), columns=[column.name for column in cursor.description])
    connection.close()
    wanted = frame_of(run.rows(made["OUTPUT"]))
    hold(frame_of(found), wanted)
    assert wanted["mdi"].nunique() > 10


def test_duckdb_gives_the_scores_of_mdi(run, areas, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    made = run("regiolens:mdi", INPUT=areas, OUTPUT="memory:", SCALE_OUT=str(tmp_path / "schaal.json"))
    rows = pd.DataFrame(run.rows(areas))
    place = tmp_path / "gebieden.csv"
    rows.to_csv(place, index=False)
    path = run(
        "regiolens:indexsql",
        INPUT=areas,
        SCALE_IN=made["SCALE_OUT"],
        DATABASE="DuckDB",
        TABLE="kaart",
        VIEW="kaart_mdi",
        OUTPUT=str(tmp_path / "i.sql"),
    )["OUTPUT"]
    database = duckdb.connect()
    database.execute(f"CREATE TABLE kaart AS SELECT *, NULL AS geom FROM read_csv('{place}')")
    database.execute(Path(path).read_text())
    found = database.execute("SELECT * FROM kaart_mdi").df()
    hold(frame_of(found), frame_of(run.rows(made["OUTPUT"])))


#: how each database takes in a table and answers a query: a GeoPackage, a server of our own, a file
def in_postgresql(run, areas, script, postgis, _):
    psycopg2 = pytest.importorskip("psycopg2")
    run("native:extractbyexpression", INPUT=areas, EXPRESSION="true", OUTPUT=f'postgis:{postgis} table="proef" (geom)')
    with psycopg2.connect(postgis) as connection, connection.cursor() as cursor:
        cursor.execute(script("proef"))
        cursor.execute("SELECT * FROM proef_mdi")
        found = pd.DataFrame(cursor.fetchall(), columns=[column.name for column in cursor.description])
        cursor.execute("DROP VIEW proef_mdi; DROP TABLE proef")
    connection.close()
    return found


def in_duckdb(run, areas, script, _, folder):
    duckdb = pytest.importorskip("duckdb")
    pd.DataFrame(run.rows(areas)).to_csv(folder / "proef.csv", index=False)
    database = duckdb.connect()
    database.execute(f"CREATE TABLE proef AS SELECT *, NULL AS geom FROM read_csv('{folder / 'proef.csv'}')")
    database.execute(script("proef"))
    return database.execute("SELECT * FROM proef_mdi").df()


DATABASES = {
    "SQLite": lambda run, areas, script, _, folder: in_sqlite(areas, script("veel"), "veel_mdi"),
    "PostgreSQL": in_postgresql,
    "DuckDB": in_duckdb,
}


def figures(model):
    """Rows with a figure for each indicator: a share of them missing, some rows with next to none, one of water."""
    chance, leaves = random.Random(7), list(model.leaves())
    rows = []
    for place in range(150):
        lacking = (0.0, 0.12, 0.6, 0.97)[place % 4]
        row = {"gm_code": f"GM{14 + place:04}", "water": "JA" if place == 5 else "NEE", "mdi_rang": 999}
        for number in range(len(leaves)):
            value = round(chance.uniform(0, 100), 1 + number % 3)
            row[f"f{number}"] = None if chance.random() < lacking else -99997.0 if chance.random() < 0.02 else value
        rows.append(row)
    return rows, {leaf.id: f"f{number}" for number, leaf in enumerate(leaves)}


@pytest.mark.parametrize("missing", ["available with at least half", "all required"])
@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("model", ["pon2023", "cbs_kern", "imd_england"])
def test_every_model_scores_alike_in_every_database(run, make_layer, postgis, tmp_path, model, database, missing):
    from regiolens.bridge.index.indicators import load_model

    known = load_model(model)
    assert {leaf.direction for leaf in known.leaves()} == {"high is worse", "low is worse"} or model == "imd_england"
    rows, mapped = figures(known)
    place = str(tmp_path / "veel.gpkg")
    areas = run("native:savefeatures", INPUT=make_layer("veel", rows), OUTPUT=place)["OUTPUT"]
    given = {"INPUT": areas, "MODEL": model, "FIELD_MAP": mapped, "MISSING": missing}
    made = run("regiolens:mdi", **given, OUTPUT="memory:", SCALE_OUT=str(tmp_path / "s.json"))

    def script(table):
        asked = {**given, "DATABASE": database, "TABLE": table, "VIEW": f"{table}_mdi", "SCALE_IN": made["SCALE_OUT"]}
        return Path(run("regiolens:indexsql", **asked, OUTPUT=str(tmp_path / "i.sql"))["OUTPUT"]).read_text()

    found, wanted = DATABASES[database](run, areas, script, postgis, tmp_path), frame_of(run.rows(made["OUTPUT"]))
    assert "mdi_rang" not in found, "a rank of another run"
    hold(frame_of(found), wanted)
    assert wanted["mdi"].notna().sum() > 20 and wanted["mdi"].isna().sum() > 20
    assert wanted["mdi_dekking"].nunique() > (5 if model != "cbs_kern" else 2)


@pytest.mark.parametrize("database", DATABASES)
def test_treated_and_divided_indicators_score_alike_in_every_database(run, make_layer, postgis, tmp_path, database):
    from regiolens.bridge.paths import INDEX_MODELS

    data = json.loads((INDEX_MODELS / "cbs_kern.json").read_text(encoding="utf-8")) | {"id": "behandeld", "title": "B"}
    data["treatment"] = {"method": "winsorise"}
    data["domains"][1]["treatment"] = {"method": "winsorise", "most": 0}
    divided = data["domains"][0]["indicators"][0]
    divided["denominator"] = {"fields": ["mensen"], "times": 1000}
    own = tmp_path / "own.json"
    own.write_text(json.dumps(data), encoding="utf-8")
    rows, mapped = figures(parse_model(own.read_text(encoding="utf-8"), "own"))
    for place, row in enumerate(rows):
        row["mensen"] = [0, None, -99997][place // 8 % 3] if place % 8 == 0 else 900 + 10 * place
        if place in (17, 29, 42):  # few and far out, of each indicator
            row.update({field: 9e4 + 1e3 * place for field in mapped.values() if row[field] is not None})
    areas = run("native:savefeatures", INPUT=make_layer("veel", rows), OUTPUT=str(tmp_path / "veel.gpkg"))["OUTPUT"]
    given = {"INPUT": areas, "MODEL_FILE": str(own), "FIELD_MAP": mapped}
    made = run("regiolens:mdi", **given, OUTPUT="memory:", SCALE_OUT=str(tmp_path / "s.json"))
    scale = json.loads(Path(made["SCALE_OUT"]).read_text(encoding="utf-8"))["indicators"].values()
    assert {1, 0} == {one["log"] for one in scale} and max(one["drawn_in"] for one in scale) > 0

    def script(table):
        asked = {**given, "DATABASE": database, "TABLE": table, "VIEW": f"{table}_mdi", "SCALE_IN": made["SCALE_OUT"]}
        return Path(run("regiolens:indexsql", **asked, OUTPUT=str(tmp_path / "i.sql"))["OUTPUT"]).read_text()

    found, wanted = DATABASES[database](run, areas, script, postgis, tmp_path), frame_of(run.rows(made["OUTPUT"]))
    hold(frame_of(found), wanted)
    assert wanted["mdi"].notna().sum() > 20


def test_what_cannot_be_is_refused_in_one_sentence(run, make_layer, areas, tmp_path):
    out = str(tmp_path / "i.sql")
    layer = make_layer("los", [{"gm_code": "GM0014", **dict.fromkeys(DOMAINS, 1.0)}])
    message = run.refused("regiolens:indexsql", INPUT=layer, OUTPUT=out)
    assert message == "Layer 'los' is no table of a database: give the name of the table there as TABLE."
    texts = make_layer("tekst", [{"gm_code": "GM0014", **dict.fromkeys(DOMAINS, "1,5")}])
    made = run("regiolens:mdi", INPUT=areas, OUTPUT="memory:", SCALE_OUT=str(tmp_path / "schaal.json"))
    message = run.refused("regiolens:indexsql", INPUT=texts, TABLE="t", SCALE_IN=made["SCALE_OUT"], OUTPUT=out)
    assert message.startswith("Field 'inkomen' of 'tekst', which serves 'inkomen', holds text")
    message = run.refused("regiolens:indexsql", INPUT=areas, MODEL="pon2023", SCALE_IN=made["SCALE_OUT"], OUTPUT=out)
    assert "No field was found" in message or "scale was fitted for model" in message
    assert not Path(out).exists()


def test_published_scores_come_from_the_sample_in_a_database(run, tmp_path):
    from regiolens.bridge.paths import RESOURCES

    sample = RESOURCES / "sample" / "sample.gpkg"
    copy = tmp_path / "sample.gpkg"
    copy.write_bytes(sample.read_bytes())
    table = f"{copy}|layername=mdi_2023"
    made = run("regiolens:mdi", INPUT=table, OUTPUT="memory:", SCALE_OUT=str(tmp_path / "schaal.json"))
    path = run(
        "regiolens:indexsql",
        INPUT=table,
        DATABASE="SQLite",
        SCALE_IN=made["SCALE_OUT"],
        VIEW="scores",
        OUTPUT=str(tmp_path / "i.sql"),
    )["OUTPUT"]
    found = in_sqlite(copy, Path(path).read_text(), "scores")
    wanted = pd.DataFrame(run.rows(made["OUTPUT"]))
    assert len(found) == len(wanted) == 50
    np.testing.assert_allclose(sorted(found["mdi"]), sorted(wanted["mdi"]), rtol=0, atol=1e-9)


def test_the_table_is_the_one_that_the_layer_shows(run, areas, tmp_path):
    """A GeoPackage's table is seldom called as its file; no filter and no field of the project is in the database."""
    path = tmp_path / "provincie.gpkg"
    (tmp_path / "gebieden.gpkg").rename(path)
    layer = QgsVectorLayer(str(path), "kaart", "ogr")
    layer.addExpressionField('if("inkomen" < 0, NULL, "inkomen" / 2)', QgsField("half", REAL))
    QgsProject.instance().addMapLayer(layer)
    output = {"DATABASE": "SQLite", "OUTPUT": str(tmp_path / "i.sql")}
    run("regiolens:indexsql", INPUT=layer, **output)
    assert not run.feedback.warnings
    found = in_sqlite(path, (tmp_path / "i.sql").read_text(), "gebieden_mdi")
    assert len(found) == 60 and "half" not in found
    mapped = {"FIELD_MAP": {"inkomen": "half"}}
    sentence = run.refused("regiolens:indexsql", INPUT=layer, **mapped, **output)
    assert sentence.startswith("Field 'half' of 'kaart', which serves 'inkomen', is joined or computed in the project")
    layer.setSubsetString("\"gm_code\" < 'GM0030'")
    run("regiolens:indexsql", INPUT=layer, **output)
    assert "has all rows of table \"gebieden\", also those that 'kaart' does not show here" in run.feedback.warnings[0]

"""What an output tells may be published: no folder, user, server or password; and all that a catalogue asks for."""

import contextlib
import getpass
import re
import shutil
import sqlite3
import subprocess
import zipfile
from string import ascii_lowercase

import pytest
from qgis.core import Qgis, QgsProject, QgsSettings, QgsVectorLayer

from regiolens.bridge.provenance.published import STATUS, THESAURUS, TOPIC
from regiolens.bridge.public import public

SECRET = "geheime_map"
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture(autouse=True)
def _forget():
    yield
    QgsSettings().remove("regiolens")
    QgsProject.instance().removeAllMapLayers()


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / SECRET
    found.mkdir()
    return found


@pytest.fixture
def areas(run, make_layer, folder):
    """Areas in a file, with scores and a region."""
    scores = [dict.fromkeys(DOMAINS, 30.0 + i) for i in range(8)]
    names = [{"gm_code": f"GM{14 + i:04}", "naam": f"Plaats {i}", "regio_naam": "AB"[i % 2]} for i in range(8)]
    rows = [{**name, **score} for name, score in zip(names, scores)]
    place = str(folder / "gebieden.gpkg")
    return run("native:savefeatures", INPUT=make_layer("gebieden", rows), OUTPUT=place)["OUTPUT"]


def chain(run, areas, folder, shape):
    """An index, its profiles and a report, each a file."""
    scored = str(folder / f"index.{shape}")
    made = run("regiolens:mdi", INPUT=areas, OUTPUT=scored, SCALE_OUT=str(folder / "schaal.json"))
    again = str(folder / f"opnieuw.{shape}")
    run("regiolens:mdi", INPUT=areas, SCALE_IN=made["SCALE_OUT"], OUTPUT=again)
    profiles = str(folder / f"profielen.{shape}")
    table = str(folder / "lang.gpkg")
    run("regiolens:regionprofiles", INPUT=scored, REGION_FIELD="regio_naam", OUTPUT=profiles, OUTPUT_TABLE=table)
    return scored, again, profiles, table


def others(run, areas, folder, shape, profiles, table):
    """What the other algorithms write from these, each a file."""
    place = {name: str(folder / name) for name in ("rapport", "atlas", "kwartiel", "oad", "stap")}
    report = {"OUTPUT_HTML": "html", "OUTPUT_PDF": "pdf", "OUTPUT_LAYOUT": "qpt"}
    files = {name: f"{place['rapport']}.{ending}" for name, ending in report.items()}
    scored = str(folder / f"index.{shape}")
    if shape != "shp":  # whose names are too short for the fields of profiles
        run("regiolens:regionreport", INPUT=profiles, TABLE=table, AREAS=scored, **files)
    run(
        "regiolens:quartilemap",
        INPUT=scored,
        FIELD="mdi",
        STYLE_SLD=f"{place['kwartiel']}.sld",
        OUTPUT=f"{place['kwartiel']}.{shape}",
    )
    run(
        "regiolens:regionatlas",
        INPUT=scored,
        FIELDS=["inkomen"],
        REGION_FIELD="regio_naam",
        OUTPUT=f"{place['atlas']}.gpkg",
        OUTPUT_PDF=f"{place['atlas']}.pdf",
        OUTPUT_LAYOUT=f"{place['atlas']}.qpt",
    )
    run("regiolens:contributions", INPUT=areas, OUTPUT=f"{place['stap']}.csv", READABLE=True)
    run("regiolens:joinindicators", INPUT=areas, TABLE=scored, OUTPUT=f"{place['oad']}.{shape}")
    run("regiolens:aggregate", INPUT=scored, GROUP="regio_naam", OUTPUT=str(folder / f"som.{shape}"))
    run("regiolens:aggregate", INPUT=scored, GROUP="regio_naam", OUTPUT=str(folder / "som.xlsx"), READABLE=True)
    run("regiolens:indexsql", INPUT=areas, SCALE_IN=str(folder / "schaal.json"), OUTPUT=str(folder / "index.sql"))
    run("regiolens:exportmetadata", INPUT=scored, OUTPUT=str(folder / "index.xml"))


def texts_beside(folder):
    """All that lies in a folder, of archives what is in them, of databases and PDFs what they hold compressed too."""
    for path in folder.iterdir():
        if path.suffix == ".pdf" and shutil.which("pdftotext"):
            for tool in ("pdftotext", "pdfinfo"):
                told = [tool, *(["-"] if tool == "pdftotext" else [])]
                told.insert(1, str(path))
                yield f"{path.name}: {tool}.pdf", subprocess.run(told, capture_output=True, check=True).stdout
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield f"{path.name}: {name}", archive.read(name)
        elif path.suffix == ".gpkg":  # a long text lies in parts over its pages
            with contextlib.closing(sqlite3.connect(path)) as database:
                for (name,) in database.execute(
                    "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'"
                ).fetchall():
                    rows = database.execute(f'SELECT * FROM "{name}"').fetchall()
                    yield f"{path.stem} {name}.gpkg", repr(rows).encode()
        else:
            yield path.name, path.read_bytes()


@pytest.mark.parametrize("shape", ["gpkg", "geojson", "shp"])
def test_no_output_names_a_folder_or_the_user(run, areas, folder, shape):
    _, _, profiles, table = chain(run, areas, folder, shape)
    others(run, areas, folder, shape, profiles, table)
    kinds = set()
    for name, content in texts_beside(folder):
        kinds.add(name.rpartition(".")[2])
        assert SECRET.encode() not in content, name
        assert str(folder.parent).encode() not in content, name
        if name.endswith((".html", ".pdf")):
            continue  # :root is a word of style sheets, and of the parts of a PDF
        assert not re.search(rf"\b{re.escape(getpass.getuser())}\b".encode(), content), name
    assert kinds >= {"gpkg", "sld", "qpt", "pdf", "json", "sql", "xml", "csv", "rels"}
    assert shape == "shp" or "html" in kinds
    assert shape == "gpkg" or kinds >= {"qml", "qmd"}
    history = "\n".join(QgsVectorLayer(str(folder / "opnieuw.gpkg"), "o", "ogr").metadata().history())
    if shape == "gpkg":
        assert "INPUT gebieden [gebieden.gpkg]" in history
        assert "SCALE_IN schaal.json" in history


def further(areas, points, folder):
    """What the algorithms that `chain` and `others` leave out are asked, each with all that it writes."""
    place = {name: str(folder / f"{name}.gpkg") for name in ascii_lowercase}
    csv = folder / "kwb_2024.csv"
    csv.write_text("gwb_code;a_inw\nGM0014;5\nGM0034;6\n")
    pair, html = {"X": ["inkomen"], "Y": ["werk"]}, str(folder / "verslag_{}.html")
    cells = {"ROWS": ["regio_naam"], "COLUMNS": "naam"}
    themes, worse = ["inkomen", "werk"], ["inkomen", "high is worse", "werk", "high is worse"]
    return {
        "readcbs": {"INPUT": str(csv), "OUTPUT": place["a"], "REPORT": html.format("lees")},
        "joinindicators": {"INPUT": areas, "TABLE": areas, "OUTPUT": place["b"], "REPORT": html.format("koppel")},
        "assignregions": {"INPUT": areas, "OUTPUT": place["c"], "STYLE_SLD": str(folder / "c.sld")},
        "detectyear": {"INPUT": areas, "OUTPUT": place["d"]},
        "recodeboundaries": {"INPUT": areas, "OUTPUT": place["e"]},
        "change": {"INPUT": areas, "FROM_FIELD": "inkomen", "TO_FIELD": "werk", "KIND": "mean", "OUTPUT": place["f"]},
        "indexpanel": {"INPUT": [str(folder / "jaren.gpkg")], "OUTPUT": place["g"], "OUTPUT_WIDE": place["h"]},
        "migration": {
            "INPUT": areas,
            "SALDO": "inkomen",
            "YEARS": 6,
            "TYPE_FIELD": "naam",
            "OUTPUT": place["q"],
            "OUTPUT_TABLE": place["r"],
            "REPORT": html.format("verhuizen"),
        },
        "typology": {"INPUT": areas, "FIELD_MAP": ["inwoners", "inkomen"], "OUTPUT": place["i"]},
        "themecount": {"INPUT": areas, "FIELDS": themes, "DIRECTIONS": worse, "OUTPUT": place["p"]},
        "crosstab": {"INPUT": areas, **cells, "OUTPUT": place["j"], "REPORT": html.format("kruis")},
        "correlations": {"INPUT": areas, **pair, "OUTPUT": place["k"], "REPORT": html.format("samen")},
        "robustness": {"INPUT": areas, "DRAWS": 9, "OUTPUT": place["r"], "OUTPUT_TABLE": place["s"]},
        "bivariatemap": {
            "INPUT": areas,
            "FIELD_X": "inkomen",
            "FIELD_Y": "werk",
            "OUTPUT": place["q"],
            "STYLE_SLD": str(folder / "q.sld"),
            "LEGEND": str(folder / "q.svg"),
        },
        "concentration": {"INPUT": areas, "FIELD": "inkomen", "OUTPUT": place["t"]},
        "indicatoraudit": {"INPUT": areas, "OUTPUT": place["v"], "REPORT": html.format("audit")},
        "urbanity": {"INPUT": areas, "FIELD": "inkomen", "OUTPUT": place["l"], "STYLE_SLD": str(folder / "l.sld")},
        "oad": {"ADDRESSES": points, "AREAS": areas, "OUTPUT_AREAS": place["m"], "OUTPUT_ADDRESSES": place["n"]},
        "oadgrid": {"ADDRESSES": points, "OUTPUT": place["o"], "STYLE_SLD": str(folder / "o.sld")},
    }


#: ask a service; what they tell is tested with theirs
FETCHING = {"fetchareas", "fetchstatline"}
BEFORE = {"mdi", "regionprofiles", "regionreport", "quartilemap", "regionatlas", "contributions", "aggregate"}
BEFORE |= {"indexsql", "exportmetadata"}


def test_nor_does_any_of_the_other_algorithms(run, areas, make_layer, folder):
    from regiolens.processing_algorithms.catalogue import ALGORITHMS

    spots = make_layer("adressen", [{"id": place} for place in range(8)])
    points = str(folder / "adressen.gpkg")
    run("native:centroids", INPUT=spots, OUTPUT=points)
    years = [
        {"gm_code": f"GM{14 + i % 8:04}", "jaar": 2022 + i // 8, **dict.fromkeys(DOMAINS, 30.0 + i)} for i in range(16)
    ]
    run("native:savefeatures", INPUT=make_layer("jaren", years, "NoGeometry"), OUTPUT=str(folder / "jaren.gpkg"))
    asked = further(areas, points, folder)
    algorithms = [one().create() for one in ALGORITHMS]
    writing = {one.name() for one in algorithms if one.destinationParameterDefinitions()}
    assert writing == {*asked, *FETCHING, *BEFORE}
    for name, parameters in asked.items():
        run(f"regiolens:{name}", **parameters)
    for name, content in texts_beside(folder):
        assert SECRET.encode() not in content, name
        assert name.endswith(".html") or not re.search(rf"\b{re.escape(getpass.getuser())}\b".encode(), content), name


def test_nor_is_a_server_or_a_password_told(run, areas, postgis, folder):
    """Inputs and outputs in a database, whose address goes through every parameter."""
    psycopg2 = pytest.importorskip("psycopg2")
    address = f"{postgis} password='geheim_woord'"
    run("regiolens:mdi", INPUT=areas, OUTPUT=f'postgis:{address} table="public"."geheim" (geom)')
    scored = f'postgres://{address} key=\'id\' table="public"."geheim" (geom)'
    files = {name: str(folder / name) for name in ("p.gpkg", "t.gpkg", "r.html", "r.pdf", "r.qpt", "k.sld", "m.xml")}
    profiles = f'postgis:{address} table="public"."geheim_p" (geom)'
    run(
        "regiolens:regionprofiles",
        INPUT=scored,
        REGION_FIELD="regio_naam",
        OUTPUT=profiles,
        OUTPUT_TABLE=files["t.gpkg"],
    )
    profiles = f'postgres://{address} key=\'id\' table="public"."geheim_p" (geom)'
    report = {"OUTPUT_HTML": files["r.html"], "OUTPUT_PDF": files["r.pdf"], "OUTPUT_LAYOUT": files["r.qpt"]}
    run("regiolens:regionreport", INPUT=profiles, TABLE=files["t.gpkg"], AREAS=scored, **report)
    out = {"OUTPUT": files["p.gpkg"], "STYLE_SLD": files["k.sld"]}
    run("regiolens:quartilemap", INPUT=scored, FIELD="mdi", REGION_FIELD="regio_naam", **out)
    run("regiolens:indexsql", INPUT=scored, OUTPUT=str(folder / "i.sql"))
    run("regiolens:exportmetadata", INPUT=scored, OUTPUT=files["m.xml"])
    with psycopg2.connect(postgis) as connection, connection.cursor() as cursor:
        for name in ("qgis_layer_metadata", "layer_styles"):
            cursor.execute("SELECT table_schema FROM information_schema.tables WHERE table_name = %s", (name,))
            for (schema,) in cursor.fetchall():
                cursor.execute(f"SELECT * FROM {schema}.{name} AS one WHERE one::text LIKE '%geheim%'")
                rows = cursor.fetchall()
                assert rows, name
                (folder / f"{schema}.{name}.txt").write_text(repr(rows))
    connection.close()
    port = re.search(r"port=(\d+)", postgis)[1]
    for name, content in texts_beside(folder):
        for secret in ("geheim_woord", "127.0.0.1", f"port={port}", f"port='{port}'", f":{port}"):
            assert secret.encode() not in content, (name, secret)


def test_a_file_that_was_read_is_named_and_its_folder_is_not(run, folder):
    (folder / "kwb_2024.csv").write_text("gwb_code;a_inw\nGM0014;5\nGM0034;6\n")
    run("regiolens:readcbs", INPUT=str(folder / "kwb_2024.csv"), OUTPUT=str(folder / "kwb.gpkg"))
    found = QgsVectorLayer(str(folder / "kwb.gpkg"), "k", "ogr").metadata()
    assert "read from kwb_2024.csv (of" in found.history()[0]
    assert SECRET not in "\n".join([found.abstract(), *found.history()])


def test_whole_paths_are_told_where_the_settings_say_so(run, areas, folder):
    QgsSettings().setValue("regiolens/full_paths", True)
    path = run("regiolens:mdi", INPUT=areas, OUTPUT=str(folder / "i.gpkg"))["OUTPUT"]
    assert f"[{folder}/gebieden.gpkg" in "\n".join(QgsVectorLayer(path, "i", "ogr").metadata().history())


def test_every_layer_tells_what_a_catalogue_asks(run, areas, folder):
    for key, value in {"organisation": "Provincie X", "email": "geo@x.nl", "role": "publisher"}.items():
        QgsSettings().setValue(f"regiolens/{key}", value)
    scored, again, profiles, table = (
        QgsVectorLayer(path, "l", "ogr").metadata() for path in chain(run, areas, folder, "gpkg")
    )
    identities = {one.identifier() for one in (scored, again, profiles, table)}
    assert len(identities) == 4
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each) for each in identities)
    for found in (scored, again, profiles):
        assert found.crs().authid() == "EPSG:28992"
        (extent,) = found.extent().spatialExtents()
        assert (extent.bounds.xMinimum(), extent.bounds.xMaximum()) == (0, 8000)
    for found in (scored, again, profiles, table):
        contact = found.contacts()[0]
        assert (contact.organization, contact.email, contact.role) == ("Provincie X", "geo@x.nl", "publisher")
        assert found.keywords(TOPIC) == ["Society"]
        assert found.keywords(STATUS) == ["completed"]
        assert found.keywords(THESAURUS) == ["Statistische eenheden", "Spreiding van de bevolking — demografie"]
        assert found.dateTime(Qgis.MetadataDateType.Created).isValid()
        assert "nothing about the people who live there" in found.constraints()[-1].constraint
        about, columns = found.abstract().split("\n\n")
        assert "nothing about the people who live there" in about
        assert ": " in columns.splitlines()[0]
    assert "Het PON & Telos" in scored.abstract().split("\n\n")[0]
    assert scored.title()


def test_postgis_has_the_title_too(run, postgis, areas):
    from regiolens.bridge.provenance.lineage import metadata_of

    run("regiolens:mdi", INPUT=areas, OUTPUT=f'postgis:{postgis} table="public"."idx" (geom)')
    found = metadata_of(QgsVectorLayer(f'{postgis} key=\'fid\' table="public"."idx" (geom)', "again", "postgres"))
    assert found.title().startswith("MDI")
    assert "127.0.0.1" not in "\n".join([found.abstract(), *found.history()])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("read from /home/jan/werk/kwb 2024.csv (of 2024)", "read from kwb 2024.csv (of 2024)"),
        (r"INPUT a [C:\Users\jan\Mijn kaarten\a.gpkg]", "INPUT a [a.gpkg]"),
        (r"van \\srv01\data\a.shp", "van a.shp"),
        ("file:///home/jan/a.shp|layername=b", "a.shp|layername=b"),
        ("dbname='d' host=h1 user='jan' table=\"p\".\"t\"", 'table="p"."t"'),
        ("/vsicurl/https://u:geheim@h/x.gpkg", "x.gpkg"),
        (
            "https://service.pdok.nl/cbs/wfs/v1_0?request=GetFeature",
            "https://service.pdok.nl/cbs/wfs/v1_0?request=GetFeature",
        ),
        ("inwoners/km2; 1/2; en/of; a / b / c", "inwoners/km2; 1/2; en/of; a / b / c"),
        ("a filter: port = 5", "a filter: port = 5"),
    ],
)
def test_what_of_a_text_is_told(text, told):
    assert public(text) == told


def test_a_mirror_is_not_told():
    QgsSettings().setValue("regiolens/statline_v4", "https://spiegel.intern/odata")
    assert public("from https://spiegel.intern/odata/85984NED") == "from https://datasets.cbs.nl/odata/v1/CBS/85984NED"

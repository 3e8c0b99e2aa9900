"""regiolens:fetchareas against a WFS on loopback: made-up areas, MapServer over real ones, and every fault."""

import importlib.util
import json
import sys
import threading
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsSettings, QgsVectorLayer

from regiolens.bridge.network.cache import Cache

SERVERS = Path(__file__).resolve().parents[2] / "servers"
if "wfs_server" not in sys.modules:
    spec = importlib.util.spec_from_file_location("wfs_server", SERVERS / "wfs.py")
    sys.modules["wfs_server"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["wfs_server"])
wfs_server = sys.modules["wfs_server"]
Made, Wfs, MapServer = wfs_server.Made, wfs_server.Wfs, wfs_server.MapServer

FETCH = "regiolens:fetchareas"
GEBIEDEN, WIJKEN = "gebiedsindelingen", "wijkenbuurten"
BUURTEN = (GEBIEDEN, 2024, "buurt_gegeneraliseerd")
needs_mapserver = pytest.mark.skipif(
    not wfs_server.MAPSERV.exists(), reason="MapServer (package cgi-mapserver) is absent"
)


def row(code, year=2024, kind="buurt"):
    """An area as the gebiedsindelingen give it; the name is made of the code."""
    return {"statcode": code, "jrstatcode": f"{year}{code}", "statnaam": f"Naam {code}", "rubriek": kind}


def buurten(number, gemeente="0014"):
    return [row(f"BU{gemeente}{n:04}") for n in range(number)]


def key_figures(code, water="NEE", **more):
    """A buurt of the wijk-en-buurtkaart as of 2023."""
    return {
        "buurtcode": code,
        "buurtnaam": f"Naam {code}",
        "gemeentecode": "GM" + code[2:6],
        "water": water,
        "aantalInwoners": 120,
        "stedelijkheidAdressenPerKm2": 3,
        "gemiddeldeHuishoudsgrootte": 1.8,
        **more,
    }


@pytest.fixture(autouse=True)
def quick(monkeypatch, tmp_path):
    """Short pauses, a cache of this test's own, and no address outside this machine."""
    from regiolens.bridge.network import cache
    from regiolens.bridge.network import download as network
    from regiolens.bridge.pdok import fetch as areas_fetch

    class Limits(network.Limits):
        def __init__(self, seconds=3.0, size=200_000_000, pauses=(0.05, 0.05, 0.05), longest_pause=0.2, spent=0):
            super().__init__(seconds, size, pauses, longest_pause, spent)

    monkeypatch.setattr(areas_fetch, "Limits", Limits)
    monkeypatch.setattr(cache, "default_folder", lambda: tmp_path / "cache")
    settings = QgsSettings()
    for name in (GEBIEDEN, WIJKEN):
        settings.setValue(f"regiolens/{name}", "http://127.0.0.1:1")
    yield
    settings.remove("regiolens")


@pytest.fixture
def use():
    """Point the settings to a server, and stop it at the end."""
    started = []

    def start(server):
        started.append(server)
        QgsSettings().setValue(f"regiolens/{GEBIEDEN}", server.gebieden)
        QgsSettings().setValue(f"regiolens/{WIJKEN}", server.wijken)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def serve(use):
    """A server of made-up layers; rows stand for a layer of them."""

    def start(layers=None, **options):
        layers = layers or {BUURTEN: Made(buurten(5), **options)}
        made = {key: layer if isinstance(layer, Made) else Made(layer) for key, layer in layers.items()}
        return use(Wfs(made))

    return start


def fetch(run, level="buurt", **parameters):
    return run(FETCH, LEVEL=level, OUTPUT="memory:", **parameters)


def codes(run, level="buurt", **parameters):
    return [next(iter(found.values())) for found in run.rows(fetch(run, level, **parameters)["OUTPUT"])]


def refused(run, tmp_path, level="buurt", **parameters):
    """The sentence of a refusal, after which an older output is as it was."""
    output = tmp_path / "old.gpkg"
    output.write_bytes(b"older")
    text = run.refused(FETCH, LEVEL=level, OUTPUT=str(output), **parameters)
    assert output.read_bytes() == b"older"
    assert not Cache().entries()
    assert "\n" not in text
    return text


# -- what comes out


def test_areas_with_the_fields_of_the_source(run, serve):
    serve()
    result = fetch(run)
    layer = run.layer(result["OUTPUT"])
    assert layer.crs().authid() == "EPSG:28992"
    assert layer.fields().names() == ["statcode", "jrstatcode", "statnaam", "rubriek"]
    assert run.rows(result["OUTPUT"])[2] == row("BU00140002")
    assert result["AREAS"] == 5
    third = list(layer.getFeatures())[2].geometry()
    assert third.isMultipart()
    assert third.boundingBox().toRectF().getRect() == (102_000, 400_000, 900, 900)


def test_pages_are_put_together(run, serve):
    server = serve({BUURTEN: Made(buurten(2501))})
    assert codes(run) == [f"BU0014{n:04}" for n in range(2501)]
    assert len(server.asked("startIndex")) == 3


def test_a_server_that_gives_less_than_asked(run, serve):
    server = serve({BUURTEN: Made(buurten(250), most=100)})
    assert len(codes(run)) == 250
    assert [target.partition("startIndex=")[2][:3] for target in server.asked("startIndex")] == ["0", "100", "200"]


def test_a_count_that_is_no_more_than_the_limit_of_the_server(run, serve):
    """MapServer with a limit tells the limit where more areas match."""
    server = serve({BUURTEN: Made(buurten(2500))})
    server.fail("resultType=hits", "body", body=lambda body: body.replace(b'"2500"', b'"1000"'))
    assert len(codes(run)) == 2500
    assert len(server.asked("startIndex")) == 4


def test_a_missing_page_is_noticed_without_a_count(run, serve, tmp_path):
    for counts in (True, False):
        server = serve({BUURTEN: Made(buurten(2500), counts=counts)})
        server.fail("resultType=hits", "body", body=lambda body: body.replace(b'"2500"', b'"1000"'))
        server.fail("startIndex=1000", "body", body=without_areas)
        assert "its pages held 1,000" in refused(run, tmp_path)


def test_many_gemeenten_of_a_server_without_counts_and_filters(run, serve):
    everything = [found for n in range(40) for found in buurten(2, f"{n:04}")]
    server = serve({BUURTEN: Made(everything, filters=False, counts=False)})
    within = ",".join(f"GM{n:04}" for n in range(20))
    assert len(codes(run, WITHIN=within)) == 40
    assert len({target.partition("filter=")[2] for target in server.asked("startIndex")}) == 1


def test_a_server_that_does_not_count_is_asked_until_a_page_is_empty(run, serve):
    server = serve({BUURTEN: Made(buurten(250), most=100, counts=False)})
    assert len(codes(run)) == 250
    assert len(server.asked("startIndex")) == 4


@pytest.mark.parametrize(
    ("level", "name", "code"),
    [
        ("gemeente", "gemeente_gegeneraliseerd", "GM0014"),
        ("wijk", "wijk_gegeneraliseerd", "WK001400"),
        ("COROP", "coropgebied_gegeneraliseerd", "CR03"),
        ("provincie", "provincie_gegeneraliseerd", "PV20"),
        ("arbeidsmarktregio", "arbeidsmarktregio_gegeneraliseerd", "AM01"),
    ],
)
def test_all_levels(run, serve, level, name, code):
    serve({(GEBIEDEN, 2024, name): [row(code)]})
    assert codes(run, level) == [code]


def test_variants_and_years_have_their_own_layers(run, serve):
    serve(
        {
            (GEBIEDEN, 2023, "buurt_niet_gegeneraliseerd"): buurten(3),
            (WIJKEN, 2023, "buurten"): [key_figures("BU00140001")],
            (WIJKEN, 2021, "cbs_buurten_2021"): [
                {"buurtcode": "BU00140009", "buurtnaam": "x", "water": "NEE", "stedelijkheid_adressen_per_km2": 2}
            ],
        }
    )
    assert len(codes(run, YEAR=2023, VARIANT="detailed")) == 3
    new = run.rows(fetch(run, YEAR=2023, VARIANT="wijk-en-buurtkaart")["OUTPUT"])
    old = run.rows(fetch(run, YEAR=2021, VARIANT="wijk-en-buurtkaart")["OUTPUT"])
    assert new[0]["stedelijkheidAdressenPerKm2"] == 3
    assert old[0]["stedelijkheid_adressen_per_km2"] == 2


def test_missing_figures_become_null_and_are_counted(run, serve):
    rows = [
        key_figures("BU00140001", aantalInwoners=-99997, gemiddeldeHuishoudsgrootte=-99995.0),
        key_figures("BU00140002", aantalInwoners=0, gemiddeldeHuishoudsgrootte=2.0),
        key_figures("BU00140003", aantalInwoners=-99999999, gemiddeldeHuishoudsgrootte=None),
    ]
    serve({(WIJKEN, 2024, "buurten"): rows})
    result = fetch(run, VARIANT="wijk-en-buurtkaart")
    found = run.rows(result["OUTPUT"])
    assert [one["aantalInwoners"] for one in found] == [None, 0, None]
    assert [one["gemiddeldeHuishoudsgrootte"] for one in found] == [None, 2.0, None]
    assert "not available 3" in run.feedback.text
    fields = run.layer(result["OUTPUT"]).fields()
    assert fields.field("aantalInwoners").typeName() == "int8"
    assert fields.field("gemiddeldeHuishoudsgrootte").typeName() == "double"


def test_water_is_left_out_unless_asked(run, serve):
    rows = [
        key_figures("BU00140001"),
        key_figures("BU00140001", water="JA"),
        key_figures("BU00140097", water="JA"),
        key_figures("BU09980000", water="B"),
    ]
    serve({(WIJKEN, 2024, "buurten"): rows})
    assert codes(run, VARIANT="wijk-en-buurtkaart") == ["BU00140001"]
    assert "Water areas left out: 3" in run.feedback.text
    kept = run.rows(fetch(run, VARIANT="wijk-en-buurtkaart", WATER=True)["OUTPUT"])
    assert [one["water"] for one in kept] == ["NEE", "JA", "JA", "B"]
    assert "field water mark them" in run.feedback.text


def test_codes_lose_the_blanks_that_pad_them(run, serve):
    serve({BUURTEN: [row("BU00140001  ")]})
    assert codes(run, WITHIN="GM0014") == ["BU00140001"]


def test_metadata_tell_the_origin(run, serve, tmp_path):
    serve({(WIJKEN, 2024, "buurten"): [key_figures("BU00140001")]})
    output = str(tmp_path / "areas.gpkg")
    run(FETCH, LEVEL="buurt", VARIANT="wijk-en-buurtkaart", WITHIN="GM0014", OUTPUT=output)
    layer = QgsVectorLayer(output, "again", "ogr")
    layer.loadDefaultMetadata()
    found = layer.metadata()
    assert found.title() == "Buurten 2024"
    assert found.rights() == ["CBS / Kadaster, CC BY 4.0"]
    assert found.licenses() == ["CC BY 4.0"]
    assert "CBS / Kadaster, CC BY 4.0" in found.constraints()[0].constraint
    history = "\n".join(found.history())
    for part in ("/wijkenbuurten/2024/wfs/v1_0", Cache().entries()[0].sha256, "WITHIN GM0014", "regiolens:fetchareas"):
        assert part in history
    assert "aantalInwoners: inhabitants (persons) [CBS, wijkenbuurten:buurten 2024]" in found.abstract()


# -- within


def test_within_gemeenten_is_asked_of_the_server(run, serve):
    server = serve({BUURTEN: buurten(30, "0014") + buurten(30, "0034") + buurten(30, "0363")})
    assert len(codes(run, WITHIN="GM0014,0363")) == 60
    assert run.feedback.text.count("60 areas") == 1
    assert all("filter=<Filter" in target for target in server.asked("startIndex"))


def test_a_server_that_passes_over_filters_changes_nothing(run, serve):
    layer = Made(buurten(1500, "0014") + buurten(30, "0034"), filters=False)
    server = serve({BUURTEN: layer})
    assert codes(run, WITHIN="GM0034") == [f"BU0034{n:04}" for n in range(30)]
    assert len(server.asked("startIndex")) == 2
    server.requests.clear()
    layer.counts = False
    assert codes(run, WITHIN="GM0034") == [f"BU0034{n:04}" for n in range(30)]


def test_a_server_that_refuses_the_filter(run, serve):
    """MapServer answers 400 where the field of a filter has another name."""
    server = serve({BUURTEN: buurten(3, "0014") + buurten(3, "0034")})
    server.fail("filter=", "status", status=400)
    assert len(codes(run, WITHIN="GM0034")) == 3
    assert "takes no filter on statcode" in run.feedback.text
    server.stop()
    assert len(codes(run, WITHIN="GM0014", OFFLINE=True)) == 3


def test_within_a_provincie_by_the_gemeenten_of_the_year(run, serve, tmp_path):
    """GM1979 Eemsdelta is of 2021; Groningen (PV20) has 10 gemeenten in 2024."""
    import csv

    table = Path(__file__).resolve().parents[3] / "resources" / "regions" / "gemeenten.csv"
    with table.open(encoding="utf-8") as file:
        gemeenten = [one for one in csv.DictReader(file) if not one["tot"]]
    groningen = {one["code"] for one in gemeenten if one["provincie"] == "PV20"}
    assert len(groningen) == 10
    assert "GM1979" in groningen
    server = serve(
        {
            (GEBIEDEN, 2024, "gemeente_gegeneraliseerd"): [row(one["code"]) for one in gemeenten],
            BUURTEN: [found for one in gemeenten for found in buurten(3, one["code"][2:])],
            (GEBIEDEN, 2024, "coropgebied_gegeneraliseerd"): [row(f"CR{n:02}") for n in range(1, 41)],
        }
    )
    assert set(codes(run, "gemeente", WITHIN="PV20")) == groningen
    assert {code[2:6] for code in codes(run, WITHIN="PV20")} == {code[2:] for code in groningen}
    # more filters than one, none longer than an address may be
    assert len({target.partition("filter=")[2] for target in server.asked("buurt_")}) > 2
    assert codes(run, "COROP", WITHIN="PV20") == ["CR01", "CR02", "CR03"]
    assert codes(run, "gemeente", WITHIN="CR02") == ["GM1979"]
    assert "no provincie; there are" in refused_within(run, "PV99")
    assert "PV20 Groningen" in refused_within(run, "PV99")


def refused_within(run, within, **parameters):
    return run.refused(FETCH, LEVEL=parameters.pop("LEVEL", "buurt"), WITHIN=within, OUTPUT="memory:", **parameters)


def test_within_a_provincie_of_another_year(run, serve):
    """Appingedam, Delfzijl and Loppersum became Eemsdelta in 2021; Leerdam lay in Zuid-Holland until 2019."""
    gone = ["GM0003", "GM0010", "GM0024"]
    there = [*gone, "GM0014", "GM0363", "GM0545", "GM0620", "GM7777"]
    serve({(GEBIEDEN, year, "gemeente_gegeneraliseerd"): [row(c) for c in there] for year in (2016, 2018)})
    assert codes(run, "gemeente", YEAR=2016, WITHIN="PV20") == [*gone, "GM0014"]
    assert codes(run, "gemeente", YEAR=2018, WITHIN="PV28") == ["GM0545"]
    assert codes(run, "gemeente", YEAR=2018, WITHIN="CR17") == ["GM0620"]
    assert "by the division of" not in run.feedback.text


def test_within_an_arbeidsmarktregio_in_a_year_without_a_division(run, serve):
    gone = ["GM0003", "GM0010", "GM0024"]
    serve({(GEBIEDEN, 2019, "gemeente_gegeneraliseerd"): [row(c) for c in [*gone, "GM0014", "GM0363", "GM7777"]]})
    assert codes(run, "gemeente", YEAR=2019, WITHIN="AM01") == [*gone, "GM0014"]
    assert "by the division of 2022" in run.feedback.text
    assert "cannot be told, so they are left out: GM7777" in run.feedback.text


def test_a_gemeente_that_is_no_more_is_named(run, serve, tmp_path):
    serve()
    text = refused(run, tmp_path, WITHIN="GM0003")
    assert "There is no buurt of 2024 in GM0003" in text
    assert "GM1979 Eemsdelta on 2021-01-01" in text


def test_within_an_extent(run, serve):
    """Squares of 900 m, a kilometre apart, from x = 100,000."""
    server = serve({BUURTEN: buurten(50)})
    assert codes(run, EXTENT="102100,104000,400100,400200 [EPSG:28992]") == [f"BU001400{n:02}" for n in (2, 3, 4)]
    assert "bbox=102100.000,400100.000,104000.000,400200.000,urn:ogc:def:crs:EPSG::28992" in server.requests[-1]
    assert codes(run, WITHIN="102100,104000,400100,400200") == [f"BU001400{n:02}" for n in (2, 3, 4)]


def test_within_an_extent_in_degrees(run, serve):
    serve({BUURTEN: buurten(50)})
    found = codes(run, EXTENT="4.62,4.63,51.585,51.595 [EPSG:4326]")
    assert 1 <= len(found) <= 4


def test_an_extent_and_codes_together(run, serve):
    serve({BUURTEN: buurten(3, "0014") + buurten(3, "0034")})
    assert codes(run, WITHIN="GM0034", EXTENT="102000,104100,400100,400200 [EPSG:28992]") == [
        "BU00340000",
        "BU00340001",
    ]


# -- CRS


def test_degrees_are_transformed_with_a_warning(run, serve):
    def degrees(position):
        x, y = 6.5 + position / 100, 53.2
        return [[[x, y], [x + 0.009, y], [x + 0.009, y + 0.009], [x, y]]]

    for crs in ("urn:ogc:def:crs:OGC:1.3:CRS84", ""):
        serve({BUURTEN: Made(buurten(3), crs=crs, shape=degrees)})
        layer = run.layer(fetch(run)["OUTPUT"])
        assert layer.crs() == QgsCoordinateReferenceSystem("EPSG:28992")
        # the tower of Groningen is at 6.568, 53.219 and 233,9xx, 582,0xx
        assert 225_000 < layer.extent().xMinimum() < 235_000
        assert 578_000 < layer.extent().yMinimum() < 583_000
        assert "although RD New was asked" in run.feedback.text


def test_exchanged_axes_are_refused(run, serve, tmp_path):
    serve({BUURTEN: Made(buurten(3), shape=lambda n: [[[y, x] for x, y in wfs_server.square(n)[0]]])})
    assert "y before x" in refused(run, tmp_path)


# -- what was kept


def test_offline_uses_what_was_fetched(run, serve):
    server = serve({BUURTEN: buurten(1200, "0014") + buurten(30, "0034")})
    first = run.rows(fetch(run)["OUTPUT"])
    server.stop()
    date = Cache().entries()[0].fetched
    assert run.rows(fetch(run, OFFLINE=True)["OUTPUT"]) == first
    assert f"Offline: gebiedsindelingen:buurt_gegeneraliseerd 2024 as it was fetched on {date}" in run.feedback.text
    assert len(codes(run, OFFLINE=True, WITHIN="GM0034")) == 30
    assert len(codes(run, OFFLINE=True, EXTENT="100100,100200,400100,400200 [EPSG:28992]")) == 1


def test_offline_refuses_what_was_not_kept(run, serve):
    serve({BUURTEN: buurten(3, "0014") + buurten(3, "0034")})
    assert "run once without OFFLINE" in run.refused(FETCH, LEVEL="buurt", OFFLINE=True, OUTPUT="memory:")
    fetch(run, WITHIN="GM0014")
    assert len(codes(run, WITHIN="GM0014", OFFLINE=True)) == 3
    text = run.refused(FETCH, LEVEL="buurt", OFFLINE=True, OUTPUT="memory:")
    assert "does not hold all that is asked" in text
    assert Cache().entries()[0].fetched in text


# -- faults


def without_areas(body):
    return json.dumps({**json.loads(body), "features": []}).encode()


def more(body):
    """The first page ends with its first area once more."""
    page = json.loads(body)
    page["features"][-1] = page["features"][0]
    return json.dumps(page).encode()


FAULTS = [
    ("no network", None, {}, "cannot be reached"),
    ("forbidden", "status", {"status": 403}, "refuses access"),
    ("too many requests", "status", {"status": 429, "headers": {"Retry-After": "1"}}, "too many requests"),
    ("server error", "status", {"status": 500}, "HTTP 500"),
    ("time-out", "slow", {}, "was silent"),
    ("broken off", "cut", {}, "broke off"),
    ("reset", "reset", {}, "broke off"),
    ("truncated JSON", "body", {"body": lambda body: body[: len(body) * 2 // 3]}, "breaks off or is no JSON"),
    ("HTML", "html", {}, "Aanmelden bij het netwerk"),
    ("empty body", "body", {"body": lambda body: b""}, "empty answer"),
    ("other JSON", "body", {"body": lambda body: b'{"error": "busy"}'}, "no list 'features'"),
    ("a fault of the service", "body", {"body": lambda body: b"<ExceptionReport><ExceptionText>Vol</"}, "'Vol'"),
    ("missing page", "status", {"status": 404, "skip": 1}, "should have 25 areas"),
    ("an empty page", "body", {"body": without_areas, "skip": 1}, "its pages held 10"),
    ("a page twice", "body", {"body": more}, "on more than one page"),
]


@pytest.mark.parametrize(("kind", "how", "words"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_one_clear_sentence_and_nothing_is_written(run, serve, tmp_path, kind, how, words):
    server = serve({BUURTEN: Made(buurten(25), most=10)})
    if kind is None:
        server.stop()
    else:
        server.fail("startIndex", kind, **{"seconds": 8.0, **how})
    text = refused(run, tmp_path)
    assert words in text, text


def test_html_in_place_of_the_count(run, serve, tmp_path):
    server = serve()
    server.fail("resultType=hits", "html")
    assert "Aanmelden bij het netwerk" in refused(run, tmp_path)


def test_codes_that_come_twice_are_named(run, serve, tmp_path):
    serve({BUURTEN: [*buurten(3), row("BU00140001")]})
    assert "(BU00140001)" in refused(run, tmp_path)


def test_an_empty_layer_is_refused(run, serve, tmp_path):
    serve({BUURTEN: Made([])})
    assert "gave no area" in refused(run, tmp_path)


def test_changed_field_names_are_named(run, serve, tmp_path):
    serve({BUURTEN: [{"gid": 1, "regio": "BU00140001"}]})
    text = refused(run, tmp_path)
    assert "statcode, buurtcode" in text
    assert "it has gid, regio" in text


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"YEAR": 2031}, "PDOK has 1995-2026 of it"),  # no such address: 404
        ({"LEVEL": "wijk"}, "wijk 2024 is not served"),  # no such layer: 400
        ({"VARIANT": "wijk-en-buurtkaart", "YEAR": 2012}, "PDOK has 2020-2025 of it"),
        ({"VARIANT": "detailed", "LEVEL": "provincie"}, "choose VARIANT 'generalised'"),
        ({"WITHIN": "Groningen"}, "no code of a gemeente"),
        ({"WITHIN": "BU00140001", "LEVEL": "gemeente"}, "No gemeente lies in BU00140001"),
    ],
)
def test_what_is_not_served_is_told(run, serve, tmp_path, parameters, words):
    serve()
    level = parameters.pop("LEVEL", "buurt")
    assert words in refused(run, tmp_path, level, **parameters)


def test_the_size_limit_ends_a_run(run, serve, tmp_path, monkeypatch):
    from regiolens.bridge.network import download as network
    from regiolens.bridge.pdok import fetch as areas_fetch

    serve({BUURTEN: Made(buurten(500), most=100)})
    monkeypatch.setattr(areas_fetch, "Limits", lambda: network.Limits(3.0, 60_000))
    assert "may download" in refused(run, tmp_path)


@pytest.mark.parametrize("where", ["slow answer", "pause"])
def test_cancel_at_any_moment(run, serve, tmp_path, where, monkeypatch, slept):
    from regiolens.bridge.network import download as network
    from regiolens.bridge.pdok import fetch as areas_fetch

    monkeypatch.setattr(areas_fetch, "Limits", lambda: network.Limits(20.0, 10**7, pauses=(20.0,)))
    server = serve({BUURTEN: Made(buurten(30), most=10)})
    how = {"kind": "slow", "seconds": 20} if where == "slow answer" else {"kind": "status", "status": 503}
    server.fail("startIndex", **how, skip=1)
    original = run.feedback.__class__

    class Cancelling(original):
        def __init__(self):
            super().__init__()
            threading.Timer(0.6, self.cancel).start()

    monkeypatch.setattr(sys.modules[original.__module__], "Feedback", Cancelling)
    assert "Cancelled" in refused(run, tmp_path)
    assert server.outlasted == []
    assert sum(slept) < 10, "it sat the pause out"


def test_levels_and_variants_are_those_of_the_catalogue():
    from regiolens.bridge.pdok.fetch import known_areas
    from regiolens.bridge.settings import ADDRESSES
    from regiolens.core.pdok.layers import PREFIXES
    from regiolens.processing_algorithms import fetch_areas

    assert tuple(PREFIXES) == fetch_areas.LEVELS
    assert tuple(known_areas()) == fetch_areas.VARIANTS
    assert {entry["source"] for entry in known_areas().values()} <= set(ADDRESSES)


def test_the_list_of_settings_is_complete():
    from regiolens.bridge.paths import ROOT
    from regiolens.bridge.settings import ADDRESSES, LIMIT_MEGABYTES, TIMEOUT_SECONDS

    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for name, address in ADDRESSES.items():
        assert f"| `regiolens/{name}` | `{address}` |" in text
    assert f"| `regiolens/timeout` | {TIMEOUT_SECONDS:g} |" in text
    assert f"| `regiolens/limit_mb` | {LIMIT_MEGABYTES:g} |" in text


# -- MapServer

WHOLE = {"outputFormat": "application/json", "startIndex": "0", "count": "5000"}


@pytest.fixture
def mapserver(use, tmp_path, monkeypatch):
    """MapServer over tables of a GeoPackage made here: layer to (source, SQL); it may take its time to answer."""
    from osgeo import gdal

    from regiolens.bridge.network import download
    from regiolens.bridge.pdok import fetch as areas_fetch

    monkeypatch.setattr(areas_fetch, "Limits", lambda: download.Limits(120.0, 200_000_000, pauses=(0.05,)))

    def start(layers):
        served = {}
        for number, (key, (source, sql)) in enumerate(layers.items()):
            file = tmp_path / f"served{number}.gpkg"
            options = gdal.VectorTranslateOptions(SQLStatement=sql, SQLDialect="SQLITE", layerName="areas")
            gdal.VectorTranslate(str(file), str(source), options=options)
            served[key] = (file, "areas")
        return use(MapServer(served, tmp_path))

    return start


@needs_mapserver
def test_mapserver_with_made_up_areas(run, mapserver, tmp_path):
    rows = [key_figures(f"BU{'0014' if n % 2 else '0034'}{n:04}", aantalInwoners=n or -99997) for n in range(2300)]
    rows += [key_figures("BU00149999", water="JA")]
    file = tmp_path / "made.geojson"
    file.write_bytes(Made(rows, most=5000).answer("made", WHOLE))
    server = mapserver({(WIJKEN, 2024, "buurten"): (file, "SELECT * FROM made")})
    found = run.rows(fetch(run, VARIANT="wijk-en-buurtkaart")["OUTPUT"])
    assert [one["buurtcode"] for one in found] == [one["buurtcode"] for one in rows[:2300]]
    assert [one["aantalInwoners"] for one in found] == [None, *range(1, 2300)]
    assert found[7]["gemiddeldeHuishoudsgrootte"] == 1.8
    assert "Water areas left out: 1" in run.feedback.text
    assert len(server.asked("startIndex")) == 4
    server.requests.clear()
    assert len(codes(run, VARIANT="wijk-en-buurtkaart", WITHIN="GM0034")) == 1150
    assert len(server.asked("startIndex")) == 3
    near = fetch(run, VARIANT="wijk-en-buurtkaart", EXTENT="102100,104000,400100,400200 [EPSG:28992]")
    assert [one["buurtcode"] for one in run.rows(near["OUTPUT"])] == ["BU00340002", "BU00140003", "BU00340004"]


@needs_mapserver
def test_mapserver_says_what_it_does_not_have(run, mapserver, shared, tmp_path):
    source = shared / "areas" / "gemeente_2022.gpkg"
    sql = "SELECT statcode, jrstatcode, statnaam, rubriek, geom FROM gemeente_2022_pdok_rd"
    mapserver({(GEBIEDEN, 2022, "gemeente_gegeneraliseerd"): (source, sql)})
    assert "not served" in refused(run, tmp_path, "wijk", YEAR=2022)
    found = run.rows(fetch(run, "gemeente", YEAR=2022)["OUTPUT"])
    assert len(found) == 345
    assert {one["statcode"] for one in found} >= {"GM0014", "GM1979"}
    assert len(codes(run, "gemeente", YEAR=2022, WITHIN="CR01,CR02,CR03")) == 10


@needs_mapserver
def test_all_buurten_of_2024_equal_the_source(run, mapserver, shared):
    """14,566 buurten over 15 pages: the same codes, and outlines within a millimetre."""
    source = shared / "areas" / "buurt_2024.gpkg"
    sql = (
        "SELECT buurtcode AS statcode, '2024' || buurtcode AS jrstatcode, buurtnaam AS statnaam, 'buurt' AS rubriek, "
        "geom FROM buurt_2024"
    )
    server = mapserver({BUURTEN: (source, sql)})
    layer = run.layer(fetch(run)["OUTPUT"])
    # MapServer tells its limit in place of the count, so an empty page follows the fifteen.
    assert len(server.asked("startIndex")) == 16
    wanted = {f["buurtcode"]: f for f in QgsVectorLayer(str(source), "source", "ogr").getFeatures()}
    found = {f["statcode"]: f for f in layer.getFeatures()}
    assert layer.featureCount() == len(found) == 14_566
    assert set(found) == set(wanted)
    assert all(found[code]["statnaam"] == wanted[code]["buurtnaam"] for code in wanted)
    for code, feature in wanted.items():
        ours, theirs = list(found[code].geometry().vertices()), list(feature.geometry().vertices())
        assert len(ours) == len(theirs), code
        assert all(abs(a.x() - b.x()) < 0.001 and abs(a.y() - b.y()) < 0.001 for a, b in zip(ours, theirs)), code

"""regiolens:fetchstatline against servers on loopback: made-up tables, real answers of CBS, and every fault."""

import gzip
import importlib.util
import json
import os
import re
import sys
import threading
import time
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer

from regiolens.bridge.network.cache import Cache

SERVERS = Path(__file__).resolve().parents[2] / "servers"
if "statline_server" not in sys.modules:
    spec = importlib.util.spec_from_file_location("statline_server", SERVERS / "statline.py")
    sys.modules["statline_server"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["statline_server"])
statline_server = sys.modules["statline_server"]
Made, StatLine = statline_server.Made, statline_server.StatLine

FETCH = "regiolens:fetchstatline"
INHABITANTS, DENSITY = "AantalInwoners_T001036", "Bevolkingsdichtheid_M000100"


@pytest.fixture(autouse=True)
def quick(monkeypatch, tmp_path):
    """Short pauses, a cache of this test's own, and no address outside this machine."""
    from regiolens.bridge.network import cache
    from regiolens.bridge.network import download as network

    class Limits(network.Limits):
        def __init__(self, seconds=3.0, size=50_000_000, pauses=(0.05, 0.05, 0.05), longest_pause=0.2, spent=0):
            super().__init__(seconds, size, pauses, longest_pause, spent)

    from regiolens.bridge.statline import fetch as statline

    monkeypatch.setattr(statline, "Limits", Limits)
    monkeypatch.setattr(cache, "default_folder", lambda: tmp_path / "cache")
    settings = QgsSettings()
    for name in ("statline_v4", "statline_v3", "dataderden_v3"):
        settings.setValue(f"regiolens/{name}", "http://127.0.0.1:1")
    yield
    settings.remove("regiolens")


@pytest.fixture
def serve():
    """A server with some tables, to which the settings point."""
    started = []

    def start(*tables, **options):
        server = StatLine(*tables, **options)
        started.append(server)
        settings = QgsSettings()
        for name, url in (("statline_v4", server.v4), ("statline_v3", server.v3), ("dataderden_v3", server.third)):
            settings.setValue(f"regiolens/{name}", url)
        return server

    yield start
    for server in started:
        server.stop()


def rows_of(run, table="99999NED", **parameters):
    return run.rows(run(FETCH, TABLE_ID=table, OUTPUT="memory:", **parameters)["OUTPUT"])


def refused(run, tmp_path, table="99999NED", **parameters):
    """The sentence of a refusal, after which an older output is as it was."""
    output = tmp_path / "old.gpkg"
    output.write_bytes(b"older")
    text = run.refused(FETCH, TABLE_ID=table, OUTPUT=str(output), **parameters)
    assert output.read_bytes() == b"older"
    assert not Cache().entries()
    return text


# -- what comes out


def test_v4_gives_a_row_per_region_and_period(run, serve):
    made = Made()
    serve(made)
    rows = rows_of(run)
    assert len(rows) == 12
    assert rows[3] == {
        "WijkenEnBuurten": "GM0014",
        "WijkenEnBuurten_naam": "Titel GM0014",
        "Perioden": "2023JJ00",
        "Perioden_naam": "Titel 2023JJ00",
        INHABITANTS: 1010,
        DENSITY: 1011.0,
    }
    assert "OData v4" in run.feedback.text


def test_v3_serves_where_v4_does_not_know_the_table(run, serve):
    server = serve(Made())
    server.only("v3")
    rows = rows_of(run)
    assert len(rows) == 12
    assert (rows[3]["WijkenEnBuurten"], rows[3]["AantalInwoners_1"]) == ("GM0014", 1010)
    assert "OData v3 (v3)" in run.feedback.text
    assert "HTTP 404" in run.feedback.text


def test_dataderden_serves_what_cbs_does_not_have(run, serve):
    server = serve(Made(id="50120NED"))
    server.only("third")
    assert len(rows_of(run, "50120NED")) == 12
    assert "(dataderden)" in run.feedback.text


@pytest.mark.parametrize("service", ["v4", "v3"])
def test_a_service_can_be_chosen(run, serve, service):
    server = serve(Made())
    rows_of(run, SERVICE=service)
    assert all(target.startswith(f"/{service}/") for target in server.requests)


def test_both_services_give_the_same_figures(run, serve):
    serve(Made(missing={("GM0034", "2022JJ00", 1): ("Impossible", ".")}))
    by_v4, by_v3 = rows_of(run, SERVICE="v4"), rows_of(run, SERVICE="v3")
    assert [list(row.values()) for row in by_v4] == [list(row.values()) for row in by_v3]


def test_pages_are_put_together(run, serve):
    server = serve(Made(regions=tuple(f"BU{n:08}" for n in range(60)), page=50))
    for service, pages in (("v4", 5), ("v3", 3)):
        server.requests.clear()
        rows = rows_of(run, SERVICE=service)
        assert [list(row.values())[4] for row in rows] == [1000 * r + 10 * p for r in range(60) for p in range(2)]
        assert len(server.asked("Observations")) + len(server.asked("TypedDataSet")) == pages


def test_a_full_page_of_v3_without_a_next_link_is_not_the_end(run, serve, monkeypatch):
    from regiolens.bridge.statline import fetch as statline

    monkeypatch.setattr(statline, "FULL_PAGE", 5)
    server = serve(Made(page=5))

    def without_link(body):
        page = json.loads(body)
        page.pop("odata.nextLink", None)
        return json.dumps(page).encode()

    server.fail("TypedDataSet", "body", body=without_link)
    assert len(rows_of(run, SERVICE="v3")) == 12


# -- choices


@pytest.mark.parametrize("service", ["v4", "v3"])
def test_regions_periods_and_measures_are_chosen_by_the_server(run, serve, service):
    server = serve(Made())
    rows = rows_of(run, SERVICE=service, REGIONS="GM", PERIODS="2023", MEASURES="aantal inwoners")
    assert [row["WijkenEnBuurten"] for row in rows] == ["GM0014", "GM0034", "GM0363"]
    assert {row["Perioden"] for row in rows} == {"2023JJ00"}
    assert len(rows[0]) == 5
    target = next(target for target in server.requests if "Observations" in target or "DataSet" in target)
    assert "startswith(WijkenEnBuurten,'GM')" in target
    assert "startswith(Perioden,'2023')" in target
    assert ("Measure in ('T001036')" if service == "v4" else "AantalInwoners_1") in target


@pytest.mark.parametrize("service", ["v4", "v3"])
def test_what_a_server_gives_too_much_is_left_out(run, serve, service):
    server = serve(Made())
    everything = {"v4": ("Observations", server.v4), "v3": ("TypedDataSet", server.v3)}[service]
    server.files[(service, "99999NED", everything[0])] = server.find(f"/{service}/99999NED/{everything[0]}", {})
    rows = rows_of(run, SERVICE=service, REGIONS="BU0363,WK", PERIODS="2022", MEASURES="Bevolkingsdichtheid")
    assert [list(row.values())[0::2] for row in rows] == [
        ["WK036301", "2022JJ00", 4001.0],
        ["BU03630101", "2022JJ00", 5001.0],
    ]


def test_many_regions_are_chosen_on_this_side(run, serve):
    regions = tuple(f"BU{n:08}" for n in range(400))
    server = serve(Made(regions=regions))
    rows = rows_of(run, REGIONS=",".join(regions[100:300]))
    assert len(rows) == 400
    assert "startswith" not in server.asked("Observations")[0]
    assert max(map(len, server.requests)) < 2000


def test_other_dimensions_are_chosen_by_code_or_title(run, serve):
    serve(Made(others=("10000", "20300")))
    assert len(rows_of(run)) == 24
    for choice in ("Leeftijd=20300", "leeftijd = Titel 20300"):
        rows = rows_of(run, DIMENSIONS=choice)
        assert len(rows) == 12
        assert {row["Leeftijd"] for row in rows} == {"20300"}


def test_wide_by_period(run, serve):
    serve(Made(missing={("GM0034", "2022JJ00", 0): ("Impossible", ".")}))
    output = run(FETCH, TABLE_ID="99999NED", SHAPE="wide by period", OUTPUT="memory:")["OUTPUT"]
    rows = run.rows(output)
    assert len(rows) == 6
    assert rows[2] == {
        "WijkenEnBuurten": "GM0034",
        "WijkenEnBuurten_naam": "Titel GM0034",
        f"{INHABITANTS}_2022": None,
        f"{INHABITANTS}_2023": 2010,
        f"{DENSITY}_2022": 2001.0,
        f"{DENSITY}_2023": 2011.0,
    }
    fields = run.layer(output).fields()
    assert fields.field(f"{INHABITANTS}_2023").alias() == "Aantal inwoners (aantal), 2023"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"MEASURES": "AantalInwonrs"}, ("AantalInwonrs", "T001036", "99999NED")),
        ({"REGIONS": "GM9999"}, ("GM9999", "WijkenEnBuurten", "REGIONS")),
        ({"PERIODS": "1999"}, ("1999", "Perioden", "PERIODS")),
        ({"DIMENSIONS": "Leeftijd=1"}, ("Leeftijd", "WijkenEnBuurten")),
        ({"DIMENSIONS": "Leeftijd"}, ("Leeftijd", "Leeftijd=20300")),
        ({"TABLE_ID": "85984 NED!"}, ("85984 NED!", "85984NED")),
    ],
)
def test_a_choice_that_does_not_fit_is_refused(run, serve, tmp_path, parameters, words):
    serve(Made())
    text = refused(run, tmp_path, **{"table": parameters.pop("TABLE_ID", "99999NED"), **parameters})
    assert all(word in text for word in words), text


def test_the_check_needs_no_network(run):
    assert run.check(FETCH, {"TABLE_ID": "85984NED", "OUTPUT": "memory:"})[0]


# -- missing values


@pytest.mark.parametrize(("service", "reason"), [("v4", "Impossible"), ("v3", "unknown, unreliable or secret")])
def test_missing_values_stay_missing_with_their_reason(run, serve, service, reason):
    serve(Made(missing={("GM0014", "2023JJ00", 0): ("Impossible", ".")}))
    rows = rows_of(run, SERVICE=service, REASONS=True)
    names = [name for name in rows[0] if name.startswith("AantalInwoners")]
    assert [rows[3][name] for name in names] == [None, reason]
    assert [rows[2][name] for name in names] == [1000, None]
    assert reason in run.feedback.text


def test_provisional_periods_are_named(run, serve):
    serve(Made())
    rows_of(run)
    assert "2023 (Voorlopig)" in run.feedback.text
    assert "2022 (" not in run.feedback.text


# -- metadata


@pytest.mark.parametrize("suffix", ["gpkg", "csv"])
def test_metadata_and_aliases_are_stored_with_the_layer(run, serve, tmp_path, suffix):
    serve(Made())
    output = run(FETCH, TABLE_ID="99999NED", OUTPUT=str(tmp_path / f"table.{suffix}"))["OUTPUT"]
    layer = QgsVectorLayer(output, "again", "ogr")
    if suffix == "csv":
        layer.loadDefaultMetadata()  # as adding it to a project does
    metadata = layer.metadata()
    assert metadata.title() == "Kerncijfers op maat (99999NED)"
    assert "Tabel om mee te toetsen." in metadata.abstract()
    assert f"{INHABITANTS}: Aantal inwoners (aantal). Omschrijving van Aantal inwoners." in metadata.abstract()
    assert metadata.rights() == ["CBS, CC BY 4.0"]
    history = "\n".join(metadata.history())
    assert "https://datasets.cbs.nl/odata/v1/CBS/99999NED/Observations" in history
    assert "sha256" in history
    assert Cache().entries()[0].fetched in history
    assert layer.attributeAlias(layer.fields().lookupField(INHABITANTS)) == "Aantal inwoners (aantal)"


def test_the_year_is_stored_where_all_figures_are_of_one(run, serve, tmp_path, make_layer):
    serve(Made())

    def year(output):
        layer = QgsVectorLayer(output, "again", "ogr")
        return layer.metadata().keywords("regiolens:year")

    output = run(FETCH, TABLE_ID="99999NED", PERIODS="2023JJ00", OUTPUT=str(tmp_path / "een.gpkg"))["OUTPUT"]
    assert year(output) == ["2023"]
    several = run(FETCH, TABLE_ID="99999NED", OUTPUT=str(tmp_path / "alle.gpkg"))["OUTPUT"]
    assert year(several) == []
    # The join knows it from there, and of several years the one that it takes.
    areas = make_layer("gemeenten", [{"statcode": "GM0014"}, {"statcode": "GM0003"}])
    for table, more, expected in ((output, {}, "2023"), (several, {"PERIOD": "2022"}, "2022")):
        path = str(tmp_path / f"join_{expected}.gpkg")
        joined = run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT=path, **more)["OUTPUT"]
        assert year(joined) == [expected]


# -- the cache


def test_offline_uses_what_was_fetched_and_says_of_when(run, serve):
    server = serve(Made(missing={("GM0014", "2023JJ00", 0): ("Impossible", ".")}))
    online = rows_of(run)
    server.stop()
    asked = len(server.requests)
    results = run(FETCH, TABLE_ID="99999NED", OFFLINE=True, OUTPUT="memory:")
    assert run.rows(results["OUTPUT"]) == online
    assert len(server.requests) == asked
    assert results["FETCHED"] == Cache().entries()[0].fetched
    assert f"Offline: table 99999NED as it was fetched on {results['FETCHED']}" in run.feedback.text
    history = run.layer(results["OUTPUT"]).metadata().history()
    assert "Read offline from what was kept on that day." in history


@pytest.mark.parametrize("service", ["v4", "v3"])
def test_offline_a_part_is_taken_from_the_whole(run, serve, service):
    serve(Made(page=7))
    rows_of(run, SERVICE=service)
    rows = rows_of(run, OFFLINE=True, REGIONS="GM0363", PERIODS="2023", MEASURES="Bevolkingsdichtheid")
    assert [list(row.values())[::2] for row in rows] == [["GM0363", "2023JJ00", 3011.0]]


def test_offline_refuses_what_was_not_kept(run, serve):
    serve(Made())
    assert "run once without OFFLINE" in run.refused(FETCH, TABLE_ID="99999NED", OFFLINE=True, OUTPUT="memory:")
    rows_of(run, REGIONS="GM0014")
    text = run.refused(FETCH, TABLE_ID="99999NED", OFFLINE=True, REGIONS="GM", OUTPUT="memory:")
    assert Cache().entries()[0].fetched in text


def test_offline_refuses_what_was_damaged(run, serve, tmp_path):
    serve(Made())
    rows_of(run)
    entry = Cache().entries()[0]
    last = tmp_path / "cache" / entry.folder / f"{len(entry.parts) - 1}.gz"
    last.write_bytes(gzip.compress(gzip.decompress(last.read_bytes()).replace(b"1010.0", b"9999.0")))
    assert "damaged" in run.refused(FETCH, TABLE_ID="99999NED", OFFLINE=True, OUTPUT="memory:")


def test_a_second_run_takes_the_place_of_the_first(run, serve, tmp_path):
    serve(Made())
    rows_of(run)
    rows_of(run)
    assert len(Cache().entries()) == 1
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == sorted(
        ["index.json", Cache().entries()[0].folder]
    )


def test_a_failed_run_leaves_what_was_kept(run, serve):
    server = serve(Made(page=7))
    rows_of(run, SERVICE="v4")
    before = Cache().entries()
    server.fail("Observations", "status", status=500, skip=1)
    run.refused(FETCH, TABLE_ID="99999NED", SERVICE="v4", OUTPUT="memory:")
    assert Cache().entries() == before
    assert len(rows_of(run, OFFLINE=True)) == 12


def test_a_cache_that_cannot_be_written_stops_nothing(run, serve, tmp_path):
    serve(Made())
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert len(rows_of(run)) == 12
    assert "could not be kept" in run.feedback.text


def test_the_cache_lies_in_the_profile():
    from qgis.core import QgsApplication

    from regiolens.bridge.network import cache

    spec = importlib.util.spec_from_file_location("regiolens.bridge.network.cache_again", cache.__file__)
    again = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(again)
    del sys.modules[spec.name]
    assert again.default_folder() == Path(QgsApplication.qgisSettingsDirPath()) / "regiolens" / "cache"


def test_what_a_killed_run_left_is_cleared(run, serve, tmp_path):
    for name, age in (("part-old", 2 * 86_400), ("part-young", 60)):
        folder = tmp_path / "cache" / name
        folder.mkdir(parents=True)
        os.utime(folder, (time.time() - age,) * 2)
    serve(Made())
    rows_of(run)
    assert not (tmp_path / "cache" / "part-old").exists()
    assert (tmp_path / "cache" / "part-young").exists()


# -- faults


def test_a_table_that_is_gone_names_the_newer_one(run, serve, tmp_path):
    serve()
    text = refused(run, tmp_path, "85318NED")
    assert "85318NED (Kerncijfers wijken en buurten)" in text
    assert "2024 85984NED" in text
    text = refused(run, tmp_path, "12345NED")
    assert "12345NED" in text
    assert "Kerncijfers wijken en buurten" in text


FAULTS = [
    ("no network", None, {}, "cannot be reached"),
    ("forbidden", "status", {"status": 403}, "refuses access"),
    ("too many requests", "status", {"status": 429, "headers": {"Retry-After": "1"}}, "too many requests"),
    ("server error", "status", {"status": 500}, "HTTP 500"),
    ("time-out", "slow", {}, "was silent"),
    ("time-out in the body", "drip", {}, "was silent"),
    ("broken off", "cut", {}, "broke off"),
    ("reset", "reset", {}, "broke off"),
    ("truncated JSON", "body", {"body": lambda body: body[: len(body) * 2 // 3]}, "breaks off or is no JSON"),
    ("HTML", "html", {}, "Aanmelden bij het netwerk"),
    ("empty body", "body", {"body": lambda body: b""}, "empty answer"),
    ("other JSON", "body", {"body": lambda body: b'{"error": "busy"}'}, "no list 'value'"),
    ("a list", "body", {"body": lambda body: b"[]"}, "no"),
    ("no rows", "body", {"body": lambda body: body[: body.index(b"[")] + b"[]}"}, "99999NED"),
]


@pytest.mark.parametrize("service", ["v4", "v3"])
@pytest.mark.parametrize(("kind", "how", "words"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_one_clear_sentence_and_nothing_is_written(run, serve, tmp_path, service, kind, how, words):
    server = serve(Made(page=7, counts=False))
    if kind is None:
        server.stop()
    else:
        part = "Observations" if service == "v4" else "TypedDataSet"
        server.fail(part, kind, **{"seconds": 8.0, **how})
    text = refused(run, tmp_path, SERVICE=service)
    assert words in text, text
    assert "\n" not in text


def changed(function):
    def change(body):
        page = json.loads(body)
        function(page["value"])
        return json.dumps(page).encode()

    return change


def rename(rows):
    for row in rows:
        for key in list(row):
            row[key[0].lower() + key[1:]] = row.pop(key)


@pytest.mark.parametrize("service", ["v4", "v3"])
@pytest.mark.parametrize("part", ["codes", "figures"])
def test_changed_field_names_are_named(run, serve, tmp_path, service, part):
    server = serve(Made())
    parts = {
        "v4": {"codes": "MeasureCodes", "figures": "Observations"},
        "v3": {"codes": "DataProperties", "figures": "TypedDataSet"},
    }
    server.fail(parts[service][part], "body", body=changed(rename))
    text = refused(run, tmp_path, SERVICE=service)
    assert "The names have changed at the source" in text
    assert "wijkenEnBuurten" in text or "title" in text


def test_a_missing_page_is_named(run, serve, tmp_path):
    for service, part in (("v4", "Observations"), ("v3", "TypedDataSet")):
        server = serve(Made(page=7))
        server.fail(part, "status", status=404, skip=1)
        assert "Page 2 of table 99999NED does not exist" in refused(run, tmp_path, SERVICE=service)


def test_a_page_that_is_left_out_is_noticed(run, serve, tmp_path):
    server = serve(Made(page=7))
    server.fail("Observations", "body", body=lambda body: body.replace(b"$skip=7", b"$skip=14"), times=1)
    text = refused(run, tmp_path, SERVICE="v4")
    assert "should have 24 observations" in text
    assert "17" in text


@pytest.mark.parametrize(("service", "part"), [("v4", "Observations"), ("v3", "TypedDataSet")])
def test_rows_that_come_twice_are_named(run, serve, tmp_path, service, part):
    server = serve(Made(page=7, counts=False))
    server.fail(part, "body", body=changed(lambda rows: rows.append(rows[0])), times=1)
    text = refused(run, tmp_path, SERVICE=service)
    assert "twice" in text
    assert "NL01" in text


def test_pages_in_a_circle_end(run, serve, tmp_path):
    server = serve(Made(page=7, counts=False))
    server.fail("Observations", "body", body=lambda body: body.replace(b"$skip=14", b"$skip=7"))
    assert "page twice" in refused(run, tmp_path, SERVICE="v4")


def test_a_next_page_elsewhere_is_not_followed(run, serve, tmp_path):
    server = serve(Made(page=7))
    server.fail("Observations", "body", body=lambda body: body.replace(b"/99999NED/Observations?", b"/other?"))
    assert "no page of this table" in refused(run, tmp_path, SERVICE="v4")


def test_a_wrong_content_type_does_not_matter(run, serve):
    server = serve(Made())
    server.fail("99999NED", "type")
    assert len(rows_of(run)) == 12


def test_v3_steps_in_where_v4_fails_on_the_way(run, serve):
    server = serve(Made(page=7))
    server.fail("Observations", "status", status=503, skip=1)
    rows = rows_of(run)
    assert len(rows) == 12
    assert "HTTP 503" in run.feedback.text
    assert Cache().entries()[0].source == "v3"


def test_the_size_limit_ends_a_run(run, serve, tmp_path, monkeypatch):
    from regiolens.bridge.network import download as network
    from regiolens.bridge.statline import fetch as statline

    serve(Made(regions=tuple(f"BU{n:08}" for n in range(300))))
    monkeypatch.setattr(statline, "Limits", lambda: network.Limits(3.0, 30_000))
    assert "may download" in refused(run, tmp_path)


@pytest.mark.parametrize("where", ["slow answer", "pause"])
def test_cancel_at_any_moment(run, serve, tmp_path, where, monkeypatch, slept):
    from regiolens.bridge.network import download as network
    from regiolens.bridge.statline import fetch as statline

    monkeypatch.setattr(statline, "Limits", lambda: network.Limits(20.0, 10**7, pauses=(20.0,)))
    server = serve(Made(page=7))
    how = {"kind": "slow", "seconds": 20} if where == "slow answer" else {"kind": "status", "status": 503}
    server.fail("Observations", **how, skip=1)
    original = run.feedback.__class__
    created = []

    class Cancelling(original):
        def __init__(self):
            super().__init__()
            created.append(self)
            threading.Timer(0.6, self.cancel).start()

    monkeypatch.setattr(sys.modules[original.__module__], "Feedback", Cancelling)
    text = refused(run, tmp_path, SERVICE="v4")
    assert "Cancelled" in text
    assert server.outlasted == []
    assert sum(slept) < 10, "it sat the pause out"


def test_the_settings_can_point_to_a_mirror(run, serve):
    """The answers name CBS's own address as the next page; the mirror is asked all the same."""
    server = serve(Made(page=7))
    body = server.find("/v4/99999NED/Observations", {})
    assert b"datasets.cbs.nl" in body
    rows_of(run, SERVICE="v4")
    assert len(server.asked("Observations")) == 4


# -- real answers


def test_a_real_table_of_v4(run, serve, shared):
    folder = shared / "odata" / "v4_beta"
    server = serve()
    parts = {"Properties": 7, "MeasureCodes": 5, "Dimensions": 6, "PeriodenCodes": 9, "Observations": 4}
    parts["BedrijfskenmerkenSBI2008Codes"] = 11
    for part, number in parts.items():
        server.play("v4", "80072ned", part, folder / f"meta_{number}.json")
    observations = json.loads((folder / "meta_4.json").read_text())["value"]
    rows = rows_of(run, "80072ned")
    assert len(rows) == len(observations) == 4409
    name = "Ziekteverzuimpercentage_M001924"
    found = {(row["BedrijfskenmerkenSBI2008"], row["Perioden"]): row[name] for row in rows}
    assert found == {(row["BedrijfskenmerkenSBI2008"], row["Perioden"]): row["Value"] for row in observations}
    assert "2020kw1 (Voorlopig)" in run.feedback.text
    chosen = rows_of(run, "80072ned", PERIODS="2019JJ", DIMENSIONS="BedrijfskenmerkenSBI2008=T001081")
    assert [(row["Perioden"], row[name]) for row in chosen] == [("2019JJ00", found[("T001081", "2019JJ00")])]


def test_a_real_table_of_v3(run, serve, shared):
    folder = shared / "odata" / "v3"
    server = serve()
    parts = {
        "TableInfos": 2,
        "Persoonskenmerken": 4,
        "BedrijfstakkenSBI93": 5,
        "Perioden": 6,
        "DataProperties": 7,
        "TypedDataSet": 8,
    }
    for part, number in parts.items():
        server.play("v3", "80137ned", part, folder / f"meta_{number}.json")
    original = json.loads((folder / "meta_8.json").read_text())["value"]
    rows = rows_of(run, "80137ned")
    assert len(rows) == len(original) == 675
    assert rows[0]["Persoonskenmerken"] == "1"
    assert rows[0]["Persoonskenmerken_naam"] == "Totaal"
    for name in ("Totaal_1", "PerGewerktUur_12"):
        assert [row[name] for row in rows] == [row[name] for row in original]
    output = run(FETCH, TABLE_ID="80137ned", OUTPUT="memory:")["OUTPUT"]
    fields = run.layer(output).fields()
    assert fields.field("Werknemers_2").alias() == "Gemiddeld aantal banen: Werknemers (1 000 banen)"


def test_real_pages_of_v3_with_their_own_next_link(run, serve, shared):
    """83599NED: 15,504 rows of padded text over two pages."""
    folder = shared / "odata" / "v3"
    server = serve()
    pages = [(folder / f"tables_{n}.json").read_bytes() for n in (2, 3)]
    rows = [row for page in pages for row in json.loads(page)["value"]]
    keys = {"Perioden": "TimeDimension", "RegioS": "GeoDimension", "BedrijfstakkenBranchesSBI2008": "Dimension"}
    properties = [{"Type": kind, "Key": key, "Title": key} for key, kind in keys.items()]
    properties.append(
        {
            "Type": "Topic",
            "Key": "OpenstaandeVacatures_1",
            "Title": "Openstaande vacatures",
            "Unit": "x 1 000",
            "Decimals": 1,
            "Datatype": "Double",
        }
    )
    made = {
        "TableInfos": [{"Identifier": "83599NED", "Title": "Openstaande vacatures; SBI 2008, regio"}],
        "DataProperties": properties,
    }
    for key in keys:
        made[key] = [{"Key": code, "Title": code} for code in dict.fromkeys(row[key] for row in rows)]

    def answer(path, query):
        part = path.rstrip("/").rpartition("/")[2]
        if part == "UntypedDataSet":
            return pages["$skip" in query]
        return json.dumps({"value": made[part]}).encode() if part in made else None

    server.answer = answer
    found = rows_of(run, "83599NED", SERVICE="v3", REASONS=True)
    assert len(found) == 15504
    assert len(server.asked("UntypedDataSet")) == 2
    assert found[0]["RegioS"] == "NL01"
    numbers = [row["OpenstaandeVacatures_1"] for row in found]
    texts = [row["OpenstaandeVacatures_1"].strip() for row in rows]
    assert [float(text) if text not in (".", "") else None for text in texts] == numbers
    assert {row["OpenstaandeVacatures_1_reden"] for row in found} <= {None, "empty", "unknown, unreliable or secret"}


# -- the catalogue


def test_the_catalogue_of_tables_has_its_form():
    from regiolens.bridge.statline.fetch import SERVICES, known_tables
    from regiolens.processing_algorithms import fetch_statline

    assert ("automatic", *SERVICES) == fetch_statline.SERVICES
    tables = known_tables()
    assert {"kwb", "gebieden", "nabijheid", "ses_woa", "gezondheid", "uitkeringen", "arbeidsdeelname"} <= set(tables)
    seen = set()
    for subject in tables.values():
        assert set(subject) == {"title", "service", "region", "editions", "source"}
        assert subject["service"] in ("cbs", "dataderden")
        assert subject["source"].startswith("https://")
        for year, table in subject["editions"].items():
            assert 2010 < int(year) < 2100
            assert re.fullmatch(fetch_statline.TABLE_FORM, table)
            assert table not in seen
            seen.add(table)
    # the ids that ../shared/data/README.md names
    assert tables["kwb"]["editions"].items() >= {("2022", "85318NED"), ("2023", "85618NED"), ("2024", "85984NED")}
    assert tables["gebieden"]["editions"]["2022"] == "85067NED"


def test_the_output_joins_with_areas(run, serve, make_layer):
    serve(Made())
    table = run(FETCH, TABLE_ID="99999NED", PERIODS="2023", REGIONS="GM", OUTPUT="memory:")["OUTPUT"]
    areas = make_layer("areas", [{"statcode": "GM0014"}, {"statcode": "GM0363"}])
    layer = run.layer(table)
    QgsProject.instance().addMapLayer(layer, False)
    joined = run("regiolens:joinindicators", INPUT=areas, TABLE=layer, OUTPUT="memory:")
    assert joined["MATCHED"] == 2
    assert [row[INHABITANTS] for row in run.rows(joined["OUTPUT"])] == [1010, 3010]

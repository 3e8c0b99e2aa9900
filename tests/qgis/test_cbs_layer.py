"""The shipped model regiolens:cbslayer, with PDOK and StatLine on loopback."""

import csv
import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsSettings

ROOT = Path(__file__).resolve().parents[2]


def server_module(name):
    """A module of tests/servers, loaded once."""
    if f"{name}_server" not in sys.modules:
        spec = importlib.util.spec_from_file_location(f"{name}_server", ROOT / "tests" / "servers" / f"{name}.py")
        sys.modules[f"{name}_server"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[f"{name}_server"])
    return sys.modules[f"{name}_server"]


wfs, statline = server_module("wfs"), server_module("statline")
MODEL = "regiolens:cbslayer"
MEASURES = (
    ("T001036", "AantalInwoners_5", "Aantal inwoners", "aantal", 0),
    ("M000100", "Bevolkingsdichtheid_34", "Bevolkingsdichtheid", "aantal inwoners per km²", 0),
)


@pytest.fixture(scope="module")
def gemeenten():
    with (ROOT / "resources" / "regions" / "gemeenten.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if not row["tot"]]


@pytest.fixture
def services(gemeenten, monkeypatch, tmp_path):
    """All gemeenten of 2024 with their key figures, under the addresses of the settings."""
    from regiolens.bridge.network import cache

    monkeypatch.setattr(cache, "default_folder", lambda: tmp_path / "cache")
    codes = [one["code"] for one in gemeenten]
    rows = [{"statcode": code, "jrstatcode": f"2024{code}", "statnaam": code, "rubriek": "gemeente"} for code in codes]
    areas = wfs.Wfs({("gebiedsindelingen", 2024, "gemeente_gegeneraliseerd"): wfs.Made(rows)})
    # figures stand in no order that has to do with the provincie; one is missing
    made = statline.Made(
        id="85984NED",
        regions=("NL00", *codes[::7], *(code for n, code in enumerate(codes) if n % 7), "WK001400", "BU00140000"),
        periods=("2024JJ00",),
        measures=MEASURES,
        missing={("GM1979", "2024JJ00", 1): ("Impossible", ".")},
    )
    figures = statline.StatLine(made)
    settings = QgsSettings()
    for name in ("statline_v4", "dataderden_v3", "wijkenbuurten"):
        settings.setValue(f"regiolens/{name}", "http://127.0.0.1:1")
    settings.setValue("regiolens/statline_v3", figures.v3)
    settings.setValue("regiolens/gebiedsindelingen", areas.gebieden)
    yield areas, figures, made
    settings.remove("regiolens")
    areas.stop()
    figures.stop()


def test_the_model_has_a_readable_name(provider):
    model = QgsApplication.processingRegistry().algorithmById(MODEL)
    assert model.displayName() == "CBS layer of a year for a provincie with key figures"
    assert {one.name() for one in model.parameterDefinitions()} >= {"PROVINCE", "YEAR", "LEVEL", "INDICATOR", "kaart"}
    assert model.canExecute()[0]


def run_model(run, **parameters):
    """The defaults are Groningen, 2024, gemeenten and Bevolkingsdichtheid."""
    result = run(MODEL, kaart="memory:", **parameters)
    return run.rows(result["kaart"])


@pytest.mark.parametrize("indicator", ["Bevolkingsdichtheid", "Bevolkingsdichtheid_34"])
def test_a_provincie_with_the_quartiles_of_the_country(run, services, gemeenten, indicator):
    _, figures, made = services
    rows = run_model(run, INDICATOR=indicator)
    groningen = {one["code"] for one in gemeenten if one["provincie"] == "PV20"}
    assert {row["statcode"] for row in rows} == groningen
    value = {code: made.value(made.regions.index(code), 0, 1) for code in (one["code"] for one in gemeenten)}
    assert value["GM1979"] is None
    bounds = np.quantile([v for v in value.values() if v is not None], [0.25, 0.5, 0.75])
    for row in rows:
        expected = value[row["statcode"]]
        assert row["Bevolkingsdichtheid_34"] == expected
        assert row["kwartiel"] == (None if expected is None else 1 + int((expected >= bounds).sum()))
    assert len({row["kwartiel"] for row in rows}) > 2
    assert all(row["AantalInwoners_5"] is not None for row in rows)
    assert all("startswith(WijkenEnBuurten,'GM')" in target for target in figures.asked("TypedDataSet"))


def test_chosen_measures_alone(run, services):
    _, figures, _ = services
    rows = run_model(run, INDICATOR="Bevolkingsdichtheid", MEASURES="Aantal inwoners")
    assert {"AantalInwoners_5", "Bevolkingsdichtheid_34"} <= set(rows[0])
    assert "$select=WijkenEnBuurten,Perioden,AantalInwoners_5,Bevolkingsdichtheid_34" in figures.asked("TypedData")[0]


def test_offline(run, services):
    areas, figures, _ = services
    first = run_model(run)
    areas.stop()
    figures.stop()
    # QGIS takes what a model has run in a context for run; a new one starts afresh.
    again = type(run)()
    assert run_model(again, OFFLINE=True) == first
    assert again.feedback.text.count("Offline:") == 2
    again.context.temporaryLayerStore().removeAllMapLayers()


def test_a_year_without_key_figures_names_those_there_are(run, services):
    text = run.refused("regiolens:fetchstatline", TABLE_ID="KWB 2016", REGIONS="GM", SERVICE="v3", OUTPUT="memory:")
    assert "no table of 2016 for Kerncijfers wijken en buurten; it has 2017, 2018" in text


def test_a_table_by_its_name_and_year(run, services):
    rows = run.rows(run("regiolens:fetchstatline", TABLE_ID="kwb 2024", SERVICE="v3", OUTPUT="memory:")["OUTPUT"])
    assert len(rows) == 345

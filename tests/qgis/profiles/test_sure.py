"""What the draws of regiolens:robustness come to in regions: fields, map, metadata, or why there are none."""

import json

import pytest
from qgis.core import QgsVectorLayer

from regiolens.bridge.paths import RESOURCES
from regiolens.bridge.provenance.keywords import DRAWS, drawn_in
from regiolens.core.index.draws import Plan

SAMPLE = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername="
FIELDS = ["rang_mediaan", "rang_p05", "rang_p95", "klasse_zeker", "andere_klasse_pct", "slechtste_kwart_pct"]


@pytest.fixture
def chain(run, tmp_path):
    """Sample to robustness to regions to profiles, all in files."""

    def to(name):
        return str(tmp_path / f"{name}.gpkg")

    def call(more=(), **choices):
        joined = run("regiolens:joinindicators", INPUT=SAMPLE + "gemeenten_2023", TABLE=SAMPLE + "mdi_2023",
                     UNMATCHED="drop", OUTPUT=to("joined"))  # fmt: skip
        run("regiolens:robustness", INPUT=joined["OUTPUT"], DRAWS=300, OUTPUT=to("robust"), **{"SEED": 4, **choices})
        run("regiolens:assignregions", INPUT=to("robust"), REGION_SET="COROP", OUTPUT=to("areas"))
        run("regiolens:regionprofiles", INPUT=to("areas"), YEAR="2023", OUTPUT=to("profiles"),
            OUTPUT_TABLE=to("table"), **dict(more))  # fmt: skip
        return to("profiles")

    return call


def test_regions_get_intervals_among_themselves(run, chain):
    layer = QgsVectorLayer(chain(), "p", "ogr")
    rows = run.rows(layer.source())
    assert len(rows) == 8
    for row in rows:
        assert 1 <= row["rang_p05"] <= row["rang_mediaan"] <= row["rang_p95"] <= 8
        assert row["klasse_zeker"] == row[f"klasse_{row['mdi_klasse']}_pct"]
        assert sum(row[f"klasse_{place}_pct"] for place in (1, 2, 3, 4)) == pytest.approx(100)
    assert any(row["rang_p05"] < row["rang_p95"] for row in rows)
    # The domains are there too: robustness writes what the index writes, and more.
    assert all(row["mdi_inkomen"] is not None for row in rows)
    told = drawn_in(layer.metadata())
    assert (told.plan, told.ranked) == (Plan(300, 25.0, seed=4), 8)
    assert layer.metadata().keywords(DRAWS) == ["300 draws, seed 4: weights 25% each way"]


def test_layers_that_a_model_hands_on_in_memory_tell_it_too(run):
    """As the steps of a model do, up to the report."""
    robust = run("regiolens:robustness", INPUT=SAMPLE + "mdi_2023", DRAWS=50, OUTPUT="memory:")["OUTPUT"]
    areas = run("regiolens:assignregions", INPUT=robust, REGION_SET="COROP", OUTPUT="memory:")["OUTPUT"]
    rows = run.rows(run("regiolens:regionprofiles", INPUT=areas, OUTPUT="memory:")["OUTPUT"])
    assert all(row["rang_p05"] for row in rows)


def test_areas_keep_what_they_tell_of_their_draws_when_they_get_regions(chain, tmp_path):
    chain()
    areas = QgsVectorLayer(str(tmp_path / "areas.gpkg"), "a", "ogr")
    told = drawn_in(areas.metadata())
    assert told.ranked == 50 and areas.metadata().keywords(DRAWS)


def test_doubtful_regions_are_hatched_with_the_outline_of_regions(run, chain):
    # Weights that may be off by nearly all of themselves make some class doubtful.
    path = chain(WEIGHT_NOISE=90)
    layer = run.layer(path)
    layer.loadDefaultStyle()
    categories = layer.renderer().categories()
    labels = [category.label() for category in categories]
    assert "hatched: another class in at least 25% of the draws" in labels
    assert "300 draws, seed 4: weights 90% each way" in labels
    symbol = categories[0].symbol()
    assert symbol.symbolLayer(0).strokeColor().name() == "#4a4a4a"
    assert symbol.symbolLayerCount() > 1


@pytest.mark.parametrize(
    ("choices", "more", "words"),
    [
        ({"VARY": ["aggregation"]}, {}, "What varied is more than the weights"),
        ({}, {"VALUES": ["mdi_inkomen"]}, "'mdi_werk' is none of VALUES"),
        ({}, {"VALUES": ["klasse_zeker", *(f"mdi_{name}" for name in (
            "inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving"))]},
         "VALUES holds 'klasse_zeker'"),
    ],
)  # fmt: skip
def test_where_there_are_none_the_log_says_why(run, chain, choices, more, words):
    rows = run.rows(chain(more.items(), **choices))
    assert not {"rang_p05", "rang_p95"} & set(rows[0])
    (said,) = [line for line in run.feedback.warnings if "no intervals" in line]
    assert words in said


def test_an_index_computed_anew_does_not_keep_the_draws_of_another(run, chain, tmp_path):
    chain()
    changed = str(tmp_path / "changed.gpkg")
    model = json.loads((RESOURCES / "index_models" / "pon2023_domains.json").read_text(encoding="utf-8"))
    for domain, weight in zip(model["domains"], (40, 10, 10, 10, 10, 10, 10)):
        domain["weight"] = weight
    file = tmp_path / "other.json"
    file.write_text(json.dumps(model), encoding="utf-8")
    run("regiolens:mdi", INPUT=str(tmp_path / "areas.gpkg"), MODEL_FILE=str(file), OUTPUT=changed)
    rows = run.rows(run("regiolens:regionprofiles", INPUT=changed, OUTPUT="memory:")["OUTPUT"])
    assert "rang_p05" not in rows[0]
    (said,) = [line for line in run.feedback.warnings if "no intervals" in line]
    assert "of another index" in said


def test_areas_whose_metadata_went_lost_get_none_and_the_log_says_so(run, chain, tmp_path):
    chain()
    # Algorithms of QGIS give their outputs no metadata.
    bare = run("native:multiparttosingleparts", INPUT=str(tmp_path / "areas.gpkg"), OUTPUT="memory:")["OUTPUT"]
    rows = run.rows(run("regiolens:regionprofiles", INPUT=bare, OUTPUT="memory:")["OUTPUT"])
    assert "rang_p05" not in rows[0]
    assert [line for line in run.feedback.warnings if "their metadata do not tell how they were drawn" in line]


def test_areas_without_draws_make_the_profiles_that_they_made(run, tmp_path):
    areas = run("regiolens:mdi", INPUT=SAMPLE + "mdi_2023", OUTPUT="memory:")["OUTPUT"]
    assigned = run("regiolens:assignregions", INPUT=areas, REGION_SET="COROP", OUTPUT="memory:")["OUTPUT"]
    rows = run.rows(run("regiolens:regionprofiles", INPUT=assigned, OUTPUT="memory:")["OUTPUT"])
    assert not set(FIELDS) & set(rows[0])
    assert not [line for line in run.feedback.warnings if "intervals" in line]

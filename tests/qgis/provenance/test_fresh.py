"""A layer that is open while its file is written anew gives no figures under the names of others."""

import json
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from regiolens.bridge.paths import INDEX_MODELS
from regiolens.bridge.provenance import fresh

MDI, PROFILES = "regiolens:mdi", "regiolens:regionprofiles"
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture
def scored(run, make_layer, tmp_path):
    """Write the index of some gemeenten to one file."""
    rows = [
        {
            "gemeentecode": f"GM{14 + place:04d}",
            "regio_naam": f"Streek {place % 2}",
            **{name: 20.0 + 7 * ((place + at) % 9) for at, name in enumerate(DOMAINS)},
        }
        for place in range(8)
    ]
    areas = make_layer("areas", rows)

    def made(**parameters):
        return run(MDI, INPUT=areas, OUTPUT=str(tmp_path / "scores.gpkg"), **parameters)["OUTPUT"]

    return made


def opened(path):
    layer = QgsVectorLayer(path, "open", "ogr")
    QgsProject.instance().addMapLayer(layer, False)
    return layer


def own_model(folder):
    model = json.loads((INDEX_MODELS / "pon2023_domains.json").read_text(encoding="utf-8"))
    weights = {"inkomen": 32.5, "werk": 12.5}
    for domain in model["domains"]:
        domain["weight"] = weights.get(domain["id"], domain["weight"])
    path = folder / "own.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    return str(path)


def test_what_a_run_opens_itself_is_not_opened_once_more(run, scored, monkeypatch):
    path, made = scored(), []
    same = fresh._same
    monkeypatch.setattr(fresh, "_same", lambda *layers: made.append(layers) or same(*layers))
    run(PROFILES, INPUT=path, OUTPUT="memory:")
    assert not made
    run(PROFILES, INPUT=opened(path), OUTPUT="memory:")
    assert len(made) == 1


@pytest.mark.parametrize("columns", ["other", "the same"])
def test_a_layer_of_the_project_that_is_older_than_its_file_is_refused(run, scored, tmp_path, columns):
    """Other columns, or the same ones of a model with other weights."""
    layer = opened(scored())
    run(PROFILES, INPUT=layer, OUTPUT="memory:")
    scored(**({"WITHOUT": "inkomen,werk"} if columns == "other" else {"MODEL_FILE": own_model(tmp_path)}))
    message = run.refused(PROFILES, INPUT=layer, OUTPUT="memory:")
    assert "'open' was opened before its file was written anew" in message and "scores.gpkg" in message
    source = layer.source()
    QgsProject.instance().removeMapLayer(layer.id())
    run(PROFILES, INPUT=opened(source), OUTPUT="memory:")


def test_the_same_run_again_leaves_an_open_layer_as_good_as_it_was(run, scored):
    layer = opened(scored())
    scored()
    run(PROFILES, INPUT=layer, OUTPUT="memory:")


def test_a_layer_that_only_processing_holds_is_read_anew(run, scored):
    path = scored()
    before = run.rows(run(PROFILES, INPUT=path, OUTPUT="memory:")["OUTPUT"])
    scored(WITHOUT="inkomen,werk")
    after = run.rows(run(PROFILES, INPUT=path, OUTPUT="memory:")["OUTPUT"])
    assert "mdi_inkomen" in before[0] and "mdi_inkomen" not in after[0]
    assert after[0]["mdi_gezondheid"] == pytest.approx(before[0]["mdi_gezondheid"])


@pytest.mark.parametrize(
    ("become", "words"),
    [(None, "'open' is no longer there"), ("another", "'open' can no longer be opened from")],
)
def test_a_layer_whose_file_has_gone_or_holds_others_is_refused(run, scored, make_layer, tmp_path, become, words):
    """QGIS goes on reading the older file, which no folder shows any more."""
    layer, file = opened(scored()), tmp_path / "scores.gpkg"
    run(PROFILES, INPUT=layer, OUTPUT="memory:")
    file.unlink()
    if become:
        made = run(
            "native:savefeatures", INPUT=make_layer("other", [{"code": "GM0014"}]), OUTPUT=str(tmp_path / "x.gpkg")
        )
        Path(made["OUTPUT"]).rename(file)
    message = run.refused(PROFILES, INPUT=layer, OUTPUT="memory:")
    assert words in message and "scores.gpkg" in message and "INPUT" in message

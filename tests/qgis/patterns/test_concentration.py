"""regiolens:concentration in QGIS: neighbours over gaps, islands, missing values, the map, real buurten."""

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from regiolens.bridge.paths import RESOURCES
from regiolens.bridge.types import INTEGER
from regiolens.core.patterns.contiguity import Neighbours
from regiolens.core.patterns.moran import moran

CONCENTRATION = "regiolens:concentration"
SIDE = 1000.0
TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"


def squares(places, values, gap=0.0, crs="EPSG:28992", codes=None, people=None):
    """Squares at (column, row), each smaller by the gap, with a value; further rows of other places are islands."""
    fields = "field=code:string(10)&field=waarde:double&field=inwoners:integer"
    layer = QgsVectorLayer(f"Polygon?crs={crs}&{fields}", "vakken", "memory")
    features = []
    for number, ((column, row), value) in enumerate(zip(places, values)):
        feature = QgsFeature(layer.fields())
        code = codes[number] if codes else f"BU{14 + number // 20:04}{number % 20:04}"
        feature.setAttributes([code, value, people[number] if people else 100])
        left, low = 200_000 + column * SIDE, 500_000 + row * SIDE
        box = QgsRectangle(left + gap / 2, low + gap / 2, left + SIDE - gap / 2, low + SIDE - gap / 2)
        feature.setGeometry(QgsGeometry.fromRect(box))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


GRID = [(c, r) for r in range(4) for c in range(5)]
VALUES = [float((7 * i * i + 3 * i) % 23) for i in range(20)]


def near(places, corners=True):
    spots = np.array(places)
    away = np.abs(spots[:, None] - spots[None])
    meet = away.max(axis=2) == 1 if corners else away.sum(axis=2) == 1
    first, second = np.nonzero(np.triu(meet))
    return Neighbours.of(first, second, len(places))


@pytest.mark.parametrize("gap", [0.0, 0.0006, 3.0, 30.0, -20.0])
@pytest.mark.parametrize(("way", "corners"), [("queen", True), ("rook", False)])
def test_neighbours_hold_over_gaps_and_overlaps(run, gap, way, corners):
    layer = squares(GRID, VALUES, gap)
    rows = run.rows(run(CONCENTRATION, INPUT=layer, FIELD="waarde", NEIGHBOURS=way, OUTPUT="memory:")["OUTPUT"])
    expected = near(GRID, corners)
    assert [row["buren"] for row in rows] == expected.count.tolist()
    assert [row["moran_i"] for row in rows] == pytest.approx(moran(np.array(VALUES), expected).local.tolist())


def test_a_layer_that_went_through_degrees_keeps_its_neighbours(run):
    layer = squares(GRID, VALUES)
    there = run("native:reprojectlayer", INPUT=layer, TARGET_CRS="EPSG:4326", OUTPUT="memory:")["OUTPUT"]
    back = run("native:reprojectlayer", INPUT=run.layer(there), TARGET_CRS="EPSG:28992", OUTPUT="memory:")["OUTPUT"]
    for given in (there, back):
        output = run(CONCENTRATION, INPUT=run.layer(given), FIELD="waarde", OUTPUT="memory:")["OUTPUT"]
        assert [row["buren"] for row in run.rows(output)] == near(GRID).count.tolist()


def test_what_lies_further_apart_is_no_neighbour_unless_asked(run):
    layer = squares(GRID, VALUES, 80.0)
    alone = run(CONCENTRATION, INPUT=layer, FIELD="waarde", OUTPUT="memory:")
    assert alone["ISLANDS"] == 20
    assert "MORAN_I" not in alone
    together = run(CONCENTRATION, INPUT=layer, FIELD="waarde", TOLERANCE=81, OUTPUT="memory:")
    assert together["ISLANDS"] == 0


def test_an_island_has_no_statistic_and_a_missing_value_no_neighbours(run):
    values = [*VALUES, 500.0]
    values[6] = None
    results = run(CONCENTRATION, INPUT=squares([*GRID, (40, 40)], values), FIELD="waarde", OUTPUT="memory:")
    rows = run.rows(results["OUTPUT"])
    assert results["ISLANDS"] == 1
    for place, neighbours in ((20, 0), (6, None)):
        row = rows[place]
        assert row["buren"] == neighbours
        assert (row["moran_i"], row["moran_p"], row["moran_p_fdr"], row["moran_type"]) == (None, None, None, None)
    assert rows[0]["buren"] == 2
    assert "Areas without neighbours, which have no statistic: 1." in run.feedback.text


def test_nearest_and_distance_go_by_centroids(run):
    layer = squares(GRID, VALUES)
    rows = run.rows(
        run(CONCENTRATION, INPUT=layer, FIELD="waarde", NEIGHBOURS="k nearest", K=3, OUTPUT="memory:")["OUTPUT"]
    )
    assert {row["buren"] for row in rows} == {3}
    output = run(CONCENTRATION, INPUT=layer, FIELD="waarde", NEIGHBOURS="distance", DISTANCE=1000, OUTPUT="memory:")
    assert [row["buren"] for row in run.rows(output["OUTPUT"])] == near(GRID, corners=False).count.tolist()


def test_types_are_drawn_as_they_stand_in_the_field(run):
    places = [(c, r) for r in range(12) for c in range(12)]
    values = [100.0 if c < 4 and r < 4 else 10.0 + (c * 5 + r * 3) % 7 for c, r in places]
    results = run(CONCENTRATION, INPUT=squares(places, values), FIELD="waarde", OUTPUT="memory:")
    rows = run.rows(results["OUTPUT"])
    kinds = [row["moran_type"] for row in rows]
    assert "hoog-hoog" in kinds and "niet significant" in kinds
    for row in rows:
        assert (row["moran_type"] == "niet significant") == (row["moran_p_fdr"] > 0.05)
    layer = run.layer(results["OUTPUT"])
    renderer = layer.renderer()
    assert renderer.classAttribute() == "moran_type"
    labels = {category.value(): category.label() for category in renderer.categories()}
    assert labels["hoog-hoog"] == f"hoog-hoog ({kinds.count('hoog-hoog')})"
    assert results["SIGNIFICANT"] == sum(kind != "niet significant" for kind in kinds)
    free = run(CONCENTRATION, INPUT=squares(places, values), FIELD="waarde", FDR=False, OUTPUT="memory:")
    assert free["SIGNIFICANT"] >= results["SIGNIFICANT"]


def test_a_buurt_that_its_gemeente_hides(run):
    codes = [f"BU0014{k:04}" for k in range(6)] + [f"BU0034{k:04}" for k in range(4)]
    values = [90.0, 5.0, 5.0, 5.0, 5.0, 5.0, 60.0, 50.0, 70.0, 40.0]
    people = [10, 100, 100, 100, 100, 100, 50, 50, 50, 50]
    layer = squares(GRID[:10], values, codes=codes, people=people)
    results = run(CONCENTRATION, INPUT=layer, FIELD="waarde", OUTPUT="memory:")
    hidden = [row["verborgen"] for row in run.rows(results["OUTPUT"])]
    assert hidden == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert results["WORST_TENTH"] == pytest.approx(100 * 10 / 710)
    low = run(CONCENTRATION, INPUT=layer, FIELD="waarde", DIRECTION="low is worse", OUTPUT="memory:")
    assert 1 not in [row["verborgen"] for row in run.rows(low["OUTPUT"])][6:]


def test_gemeenten_hide_nothing_and_the_same_seed_gives_the_same(run):
    first = run(CONCENTRATION, INPUT=squares(GRID, VALUES, codes=[f"GM{14 + k:04}" for k in range(20)]), FIELD="waarde",
                OUTPUT="memory:")  # fmt: skip
    rows = run.rows(first["OUTPUT"])
    assert {row["verborgen"] for row in rows} == {None}
    again = run(CONCENTRATION, INPUT=squares(GRID, VALUES, codes=[f"GM{14 + k:04}" for k in range(20)]), FIELD="waarde",
                OUTPUT="memory:")  # fmt: skip
    assert run.rows(again["OUTPUT"]) == rows


def test_a_field_without_values_is_refused(run):
    said = run.refused(CONCENTRATION, INPUT=squares(GRID, [None] * 20), FIELD="waarde", OUTPUT="memory:")
    assert said == "Field 'waarde' of 'vakken' has no value in any area: choose another field."


def test_real_buurten_have_about_six_neighbours(run, shared):
    buurten = str(shared / "areas" / "buurt_2024.gpkg")
    joined = run(
        "regiolens:joinindicators", INPUT=buurten, TABLE=str(shared / "tables" / "kwb_2024.csv"), OUTPUT="memory:"
    )
    results = run(CONCENTRATION, INPUT=joined["OUTPUT"], FIELD="inwoners", PERMUTATIONS=99, OUTPUT="memory:")
    counts = [row["buren"] for row in run.rows(results["OUTPUT"]) if row["buren"] is not None]
    assert 5.5 < np.mean(counts) < 6.2
    assert results["ISLANDS"] < 10


def test_a_selection_gives_the_same_probabilities_whatever_its_order(run):
    """QGIS hands the features of a selection over in an order of its own, another one in each session."""
    layer = squares(
        [(c, r) for r in range(12) for c in range(12)], [float((7 * i * i + 3 * i) % 97) for i in range(144)]
    )
    QgsProject.instance().addMapLayer(layer, False)
    layer.selectAll()
    found = []
    for value in (layer, QgsProcessingFeatureSourceDefinition(layer.id(), True)):
        rows = run.rows(run(CONCENTRATION, INPUT=value, FIELD="waarde", PERMUTATIONS=99, OUTPUT="memory:")["OUTPUT"])
        found.append({row["code"]: row["moran_p"] for row in rows})
    QgsProject.instance().removeMapLayer(layer.id())
    assert found[0] == found[1]


def test_the_nearest_are_those_with_a_value(run):
    values = [None if place in (1, 2, 5, 6) else float(place * 7 % 11) for place in range(20)]
    rows = run.rows(
        run(CONCENTRATION, INPUT=squares(GRID, values), FIELD="waarde", NEIGHBOURS="k nearest", K=5, OUTPUT="memory:")[
            "OUTPUT"
        ]
    )
    assert [row["buren"] for row in rows] == [None if value is None else 5 for value in values]


@pytest.mark.parametrize("k", [20, 100])
def test_more_neighbours_than_there_are_areas_are_refused(run, k):
    layer = squares(GRID, VALUES)
    said = run.refused(CONCENTRATION, INPUT=layer, FIELD="waarde", NEIGHBOURS="k nearest", K=k, OUTPUT="memory:")
    assert said == f"K is {k}, and 'vakken' has 20 areas with a value and an outline: give fewer than 20."


def test_a_distance_of_nothing_is_refused(run):
    given = {"INPUT": squares(GRID, VALUES), "FIELD": "waarde", "DISTANCE": 0, "OUTPUT": "memory:"}
    said = run.refused(CONCENTRATION, NEIGHBOURS="distance", **given)
    assert said == "DISTANCE is 0, within which no area has a neighbour: give a number of metres above 0."
    run(CONCENTRATION, **given)  # it is not asked for


@pytest.mark.parametrize("given", [{"NEIGHBOURS": "distance", "DISTANCE": 1e9}, {"TOLERANCE": 1e9}])
def test_where_all_are_neighbours_nothing_is_significant(run, given):
    results = run(CONCENTRATION, INPUT=squares(GRID, VALUES), FIELD="waarde", FDR=False, OUTPUT="memory:", **given)
    rows = run.rows(results["OUTPUT"])
    assert {row["moran_p"] for row in rows} == {1.0} and results["SIGNIFICANT"] == 0
    assert results["MORAN_P"] == 1.0


def test_why_there_is_no_statistic_is_said(run):
    run(CONCENTRATION, INPUT=squares(GRID[:2], VALUES[:2]), FIELD="waarde", OUTPUT="memory:")
    assert (
        "Moran's I of field 'waarde' cannot be told: areas of 'vakken' with a value and a neighbour: 2, and 4 are "
        "needed." in run.feedback.text
    )
    run(CONCENTRATION, INPUT=squares(GRID, [5.0] * 20), FIELD="waarde", OUTPUT="memory:")
    assert (
        "Moran's I of field 'waarde' cannot be told: all 20 areas of 'vakken' with a value and a neighbour have the "
        "same value." in run.feedback.text
    )


def test_a_row_for_each_period_is_refused(run):
    """Each area would be a neighbour of itself in another year."""
    layer = squares(GRID + GRID, list(range(40)), codes=[f"GM{14 + n:04}" for n in range(20)] * 2)
    layer.startEditing()
    layer.addAttribute(QgsField("jaar", INTEGER))
    for number, feature in enumerate(layer.getFeatures()):
        layer.changeAttributeValue(feature.id(), layer.fields().indexOf("jaar"), 2014 if number < 20 else 2023)
    layer.commitChanges()
    assert "'jaar'" in run.refused(CONCENTRATION, INPUT=layer, FIELD="waarde", OUTPUT="memory:")

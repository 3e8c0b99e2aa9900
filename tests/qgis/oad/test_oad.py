"""OAD through QGIS: coordinates, counts, areas, plans, squares, and the real addresses of Groningen."""

import csv
import hashlib
import math

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
)
from scipy.spatial import cKDTree

from regiolens.bridge.types import REAL, TEXT

OAD = "regiolens:oad"
GRID = "regiolens:oadgrid"
RNG = np.random.default_rng(5)
SQUARE = "POLYGON((0 0,5000 0,5000 5000,0 5000,0 0))"


@pytest.fixture
def layer():
    """Memory layer from outlines in WKT (None: no geometry), with at most one field."""

    def make(name, outlines, values=None, kind="Point", crs="EPSG:28992", field_type=REAL):
        found = QgsVectorLayer(kind + (f"?crs={crs}" if crs else ""), name, "memory")
        found.setCrs(QgsCoordinateReferenceSystem(crs))
        if values is not None:
            found.dataProvider().addAttributes([QgsField("n", field_type)])
            found.updateFields()
        features = []
        for place, wkt in enumerate(outlines):
            feature = QgsFeature(found.fields())
            if wkt:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            if values is not None:
                feature.setAttributes([values[place]])
            features.append(feature)
        found.dataProvider().addFeatures(features)
        QgsProject.instance().addMapLayer(found, False)
        return found

    yield make
    QgsProject.instance().removeAllMapLayers()


def points(xy):
    return [f"POINT({float(x)!r} {float(y)!r})" for x, y in xy]


def town(n=300):
    return np.round(RNG.normal(2500, 700, (n, 2)), 2)


def areas_of(run, **parameters):
    return run.rows(run(OAD, **parameters, OUTPUT_AREAS="memory:")["OUTPUT_AREAS"])


def densities_of(run, **parameters):
    return [row["oad"] for row in run.rows(run(OAD, **parameters, OUTPUT_ADDRESSES="memory:")["OUTPUT_ADDRESSES"])]


@pytest.mark.parametrize("method", ["circle", "statutory cells"])
def test_a_count_field_equals_repeated_points(run, layer, method):
    xy = town()
    counts = RNG.integers(0, 4, len(xy))
    stacked = layer("stacked", points(xy), counts.tolist())
    repeated = layer("repeated", points(np.repeat(xy, counts, axis=0)))
    areas = layer("areas", [SQUARE, "POLYGON((0 0,2500 0,2500 2500,0 0))"], kind="Polygon")
    one = areas_of(run, ADDRESSES=stacked, COUNT_FIELD="n", AREAS=areas, METHOD=method)
    other = areas_of(run, ADDRESSES=repeated, AREAS=areas, METHOD=method)
    assert [{**row, "oad_rand": 0} for row in one] == [{**row, "oad_rand": 0} for row in other]
    assert one[0]["oad_adressen"] == counts.sum()
    many = layer("multi", ["MULTIPOINT((2500 2500),(2600 2500),(9000 9000))"], kind="MultiPoint")
    found = areas_of(run, ADDRESSES=many, AREAS=areas, METHOD=method)
    assert found[0]["oad_adressen"] == 2


def test_stacked_text_and_counts_that_are_refused(run, layer):
    xy = points([(0, 0), (10, 0)])
    text = layer("x", xy, ["2", "3"], field_type=TEXT)
    assert densities_of(run, ADDRESSES=text, COUNT_FIELD="n") == [5 / math.pi] * 2
    for wrong in ([1, None], [1, -2], [1, 0.5]):
        sentence = run.refused(OAD, ADDRESSES=layer("x", xy, wrong), COUNT_FIELD="n", OUTPUT_ADDRESSES="memory:")
        assert "'n'" in sentence
        assert "'x'" in sentence


def test_degrees_equal_rd(run, layer):
    xy = town() + np.array([230_000, 580_000])
    crs = [QgsCoordinateReferenceSystem(name) for name in ("EPSG:28992", "EPSG:4326")]
    to_degrees = QgsCoordinateTransform(*crs, QgsProject.instance().transformContext())
    degrees = [to_degrees.transform(x, y) for x, y in xy]
    metres, other = layer("rd", points(xy)), layer("wgs", points(degrees), crs="EPSG:4326")
    expected = densities_of(run, ADDRESSES=metres)
    assert np.allclose(densities_of(run, ADDRESSES=other), expected, rtol=0.01)
    assert np.mean(np.array(densities_of(run, ADDRESSES=other)) == expected) > 0.95
    assert "'wgs'" in run.feedback.text
    assert "EPSG:28992" in run.feedback.text
    outline = "POLYGON((230000 580000,235000 580000,235000 585000,230000 585000,230000 580000))"
    turned = QgsGeometry.fromWkt(outline)
    turned.transform(to_degrees)
    one = areas_of(run, ADDRESSES=metres, AREAS=layer("a", [outline], kind="Polygon"))
    two = areas_of(run, ADDRESSES=metres, AREAS=layer("b", [turned.asWkt(12)], kind="Polygon", crs="EPSG:4326"))
    assert one == two
    assert "'kaal'" in run.refused(OAD, ADDRESSES=layer("kaal", points(xy), crs=""), OUTPUT_ADDRESSES="memory:")


def test_missing_geometries_are_counted_and_reported(run, layer):
    broken = layer("gaten", ["POINT(1 1)", None, "POINT EMPTY", "POINT(1 1)"])
    feature = QgsFeature(broken.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POINT(1e300 5)"))
    broken.dataProvider().addFeature(feature)
    assert densities_of(run, ADDRESSES=broken) == [2 / math.pi, None, None, 2 / math.pi, None]
    assert "Points of layer 'gaten' without a usable location, left out: 3." in run.feedback.said
    areas = layer("vlakken", [SQUARE, None], kind="Polygon")
    results = run(OAD, ADDRESSES=broken, AREAS=areas, OUTPUT_AREAS="memory:")
    assert (results["ADDRESSES_COUNTED"], results["AREAS_WITHOUT"]) == (2, 1)
    assert "Areas of layer 'vlakken' without a usable outline, and so without addresses: 1" in run.feedback.text
    nothing = layer("niets", [None, "POINT EMPTY"])
    assert [row["oad"] for row in areas_of(run, ADDRESSES=nothing, AREAS=areas)] == [None, None]
    assert run(GRID, ADDRESSES=nothing, OUTPUT="memory:")["SQUARES"] == 0


def test_overlap_border_hole_and_two_parts(run, layer):
    """The rule is QGIS's own: what `intersects` says."""
    xy = [(1000, 1000), (2000, 1000), (2500, 2500), (2400, 2500), (4000, 1000), (0, 0), (7000, 500), (6999.999, 500)]
    outlines = [
        "MULTIPOLYGON(((0 0,2000 0,2000 2000,0 2000,0 0)))",
        "MULTIPOLYGON(((2000 0,4000 0,4000 2000,2000 2000,2000 0)))",
        "MULTIPOLYGON(((0 0,5000 0,5000 5000,0 5000,0 0),(2400 2400,2600 2400,2600 2600,2400 2600,2400 2400)))",
        "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((7000 0,8000 0,8000 1000,7000 1000,7000 0)))",
    ]
    found = areas_of(run, ADDRESSES=layer("a", points(xy)), AREAS=layer("v", outlines, kind="MultiPolygon"))
    shapes = [QgsGeometry.fromWkt(outline) for outline in outlines]
    dots = [QgsGeometry.fromWkt(point) for point in points(xy)]
    assert (
        [row["oad_adressen"] for row in found] == [sum(s.intersects(d) for d in dots) for s in shapes] == [3, 2, 5, 2]
    )


def test_invalid_areas_hold_the_addresses_that_lie_in_them(run, layer):
    """Of parts that overlap, a ray crosses twice as many edges, which would leave out what they share."""
    square = "((0 0,2000 0,2000 2000,0 2000,0 0))"
    outlines = [
        f"MULTIPOLYGON({square},{square})",
        f"MULTIPOLYGON({square},((500 500,1500 500,1500 1500,500 1500,500 500)))",
        "POLYGON((0 0,2000 2000,2000 0,3000 0,2000 0,0 2000,0 0))",
    ]
    xy = [(1000, 1200), (100, 1000), (1900, 1000)]
    found = areas_of(run, ADDRESSES=layer("a", points(xy)), AREAS=layer("v", outlines, kind="MultiPolygon"))
    assert [row["oad_adressen"] for row in found] == [3, 3, 2]


def test_random_points_on_a_lattice_lie_where_qgis_says(run, layer):
    xy = RNG.integers(0, 12, (400, 2)) * 100.0
    outlines = []
    for _ in range(25):
        corners = QgsGeometry.fromWkt(
            "MULTIPOINT(" + ",".join(f"{x} {y}" for x, y in xy[RNG.integers(0, 400, 6)]) + ")"
        )
        outlines.append(corners.convexHull().asWkt())
    outlines = [outline for outline in outlines if outline.startswith("Polygon")]
    found = areas_of(run, ADDRESSES=layer("a", points(xy)), AREAS=layer("v", outlines, kind="Polygon"))
    dots = [QgsGeometry.fromWkt(point) for point in points(xy)]
    expected = [sum(QgsGeometry.fromWkt(outline).intersects(dot) for dot in dots) for outline in outlines]
    assert [row["oad_adressen"] or 0 for row in found] == expected


def test_areas_without_addresses_and_the_edge(run, layer):
    hull = [(0, 0), (9000, 0), (9000, 9000), (0, 9000)]
    addresses = layer("a", points([*hull, (4500, 4500), (4500, 4600)]))
    outlines = ["POLYGON((4000 4000,5000 4000,5000 5000,4000 5000,4000 4000))", SQUARE.replace("5000", "3000")]
    outlines.append("POLYGON((20000 0,20001 0,20001 1,20000 0))")
    inner, edge, empty = areas_of(run, ADDRESSES=addresses, AREAS=layer("v", outlines, kind="Polygon"))
    assert (inner["oad"], inner["oad_adressen"], inner["oad_rand"], inner["sted"]) == (2 / math.pi, 2, 0, 5)
    assert (edge["oad_rand"], edge["sted_label"]) == (1, "niet stedelijk")
    assert set(empty.values()) == {None}


def test_a_plan_changes_class_and_its_map(run, layer, tmp_path):
    addresses = layer("a", points([(100, 100), (8000, 8000)]))
    planned = layer("p", points([(200, 100), (4000, 4000)]), [1600, 3])
    outlines = [f"POLYGON(({x} {x},{x + 999} {x},{x + 999} {x + 999},{x} {x + 999},{x} {x}))" for x in (0, 3500, 8000)]
    output = str(tmp_path / "plan.gpkg")
    parameters = {"ADDRESSES": addresses, "PLANNED": planned, "PLANNED_COUNT": "n"}
    run(OAD, **parameters, AREAS=layer("v", outlines, kind="Polygon"), OUTPUT_AREAS=output)
    changed, new, same = run.rows(output)
    assert (changed["oad"], changed["oad_plan"]) == (1 / math.pi, 1601 / math.pi)
    assert (changed["sted"], changed["sted_plan"], changed["sted_stap"]) == (5, 4, 1)
    assert (new["oad"], new["oad_plan"], new["sted_plan"], new["sted_stap"]) == (None, 3 / math.pi, 5, None)
    assert (same["sted_stap"], same["oad_plan"]) == (0, same["oad"])
    styled = QgsVectorLayer(output, "again", "ogr")
    renderer, context = styled.renderer(), QgsRenderContext()
    assert renderer.classAttribute() == "sted_stap"
    labels = [category.label() for category in renderer.categories()]
    assert labels[:3] == ["1 class(es) more urban (1)", "same class (1)", "no data (1)"]
    renderer.startRender(context, styled.fields())
    drawn = [renderer.symbolForFeature(f, context).symbolLayer(0).color().name() for f in styled.getFeatures()]
    assert len(set(drawn)) == 3
    each = run.rows(run(OAD, **parameters, OUTPUT_ADDRESSES="memory:")["OUTPUT_ADDRESSES"])
    assert [row["oad_plan"] for row in each] == [1601 / math.pi, 1 / math.pi]


def test_a_plan_can_make_an_area_less_urban(run, layer):
    """Addresses far from the others lower the mean."""
    addresses = layer("a", points([(100, 100)]), [1600])
    planned = layer("p", points([(4900, 4900)]), [1500])
    parameters = {"ADDRESSES": addresses, "COUNT_FIELD": "n", "PLANNED": planned, "PLANNED_COUNT": "n"}
    output = run(OAD, **parameters, AREAS=layer("v", [SQUARE], kind="Polygon"), OUTPUT_AREAS="memory:")["OUTPUT_AREAS"]
    (row,) = run.rows(output)
    assert (row["sted"], row["sted_plan"], row["sted_stap"]) == (4, 5, -1)
    categories = [(category.value(), category.label()) for category in run.layer(output).renderer().categories()]
    assert (-1, "1 class(es) less urban (1)") in categories
    assert len({value for value, _ in categories}) == len(categories)


def test_one_output_at_least_and_areas_for_areas(run, layer):
    addresses = layer("a", points([(0, 0)]))
    assert "OUTPUT_AREAS" in run.refused(OAD, ADDRESSES=addresses)
    assert "AREAS" in run.refused(OAD, ADDRESSES=addresses, OUTPUT_AREAS="memory:")


def test_a_refusal_and_a_cancel_leave_the_older_output(run, layer, tmp_path):
    path = tmp_path / "older.gpkg"
    good, wrong = layer("a", points(town()), [1] * 300), layer("b", points(town()), [-1] * 300)
    areas = layer("v", [SQUARE], kind="Polygon")
    run(GRID, ADDRESSES=good, OUTPUT=str(path))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    for algorithm, output in ((OAD, "OUTPUT_AREAS"), (OAD, "OUTPUT_ADDRESSES"), (GRID, "OUTPUT")):
        parameters = {"COUNT_FIELD": "n", output: str(path), **({"AREAS": areas} if algorithm == OAD else {})}
        run.refused(algorithm, ADDRESSES=wrong, **parameters)
        assert hashlib.sha256(path.read_bytes()).hexdigest() == before
        run.feedback.cancel()
        found = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
        _, succeeded = found.run({"ADDRESSES": good, **parameters}, run.context, run.feedback)
        assert not succeeded
        assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_the_order_of_the_rows_changes_nothing(run, layer):
    xy = town()
    shuffle = RNG.permutation(len(xy))
    areas = layer("v", [SQUARE, SQUARE.replace("5000", "2500")], kind="Polygon")
    one, other = layer("a", points(xy)), layer("b", points(xy[shuffle]))
    assert areas_of(run, ADDRESSES=one, AREAS=areas) == areas_of(run, ADDRESSES=other, AREAS=areas)
    assert np.array(densities_of(run, ADDRESSES=one))[shuffle].tolist() == densities_of(run, ADDRESSES=other)


def test_squares_are_aligned_named_and_styled(run, layer):
    addresses = layer("a", points([(234_020, 581_965), (234_400, 581_501), (234_500, 582_000)]))
    output = run(GRID, ADDRESSES=addresses, OUTPUT="memory:")["OUTPUT"]
    rows = run.rows(output)
    assert [(row["cel"], row["oad_adressen"], row["oad"]) for row in rows] == [
        ("E2340N5815", 2, 3 / math.pi),
        ("E2345N5820", 1, 3 / math.pi),
    ]
    squares = run.layer(output)
    box = next(squares.getFeatures()).geometry().boundingBox()
    assert box.toRectF().getCoords() == (234_000, 581_500, 234_500, 582_000)
    assert squares.renderer().classAttribute() == "sted"
    small = run.rows(run(GRID, ADDRESSES=addresses, SIZE=250, OUTPUT="memory:")["OUTPUT"])
    assert small[0]["cel"] == "E234250N581500"


@pytest.fixture
def groningen(shared):
    return str(shared / "addresses/groningen.gpkg")


def test_groningen_address_by_address(run, groningen):
    rows = run.rows(run(OAD, ADDRESSES=groningen, OUTPUT_ADDRESSES="memory:")["OUTPUT_ADDRESSES"])
    found = QgsVectorLayer(groningen, "a", "ogr")
    xy = np.array([(p.x(), p.y()) for p in (f.geometry().asPoint() for f in found.getFeatures())])
    expected = cKDTree(xy).query_ball_point(xy, 1000, return_length=True) / math.pi
    assert [row["oad"] for row in rows] == expected.tolist()


def test_groningen_against_cbs(run, groningen, shared, tmp_path):
    """The layer is a sample: lower than CBS throughout, but high and low in the same places."""
    output = str(tmp_path / "buurten.gpkg")
    run(OAD, ADDRESSES=groningen, AREAS=str(shared / "areas/buurt_2024.gpkg"), OUTPUT_AREAS=output)
    with (shared / "tables/kwb_2024.csv").open(encoding="utf-8") as file:
        published = {row["code"]: row["adressendichtheid"] for row in csv.DictReader(file)}
    pairs = [
        (row["oad"], float(published[row["buurtcode"]]))
        for row in run.rows(output)
        if row["oad_rand"] == 0 and row["oad_adressen"] >= 20 and published.get(row["buurtcode"])
    ]
    ours, theirs = np.array(pairs).T
    correlation, ratio = np.corrcoef(ours, theirs)[0, 1], np.median(ours / theirs)
    low, high = np.quantile(ours / theirs, [0.1, 0.9])
    print(f"{len(pairs)} buurten: ratio {ratio:.3f} (10%-90%: {low:.3f}-{high:.3f}), correlation {correlation:.3f}")
    assert len(pairs) > 40
    assert correlation > 0.8
    assert ratio < 1

"""regiolens:assignregions on real layers, on a user's own table and polygons, and when it must refuse."""

import csv
import hashlib
import math
from collections import Counter

import pytest
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

ALGORITHM = "regiolens:assignregions"
KRIMP = "krimp- en anticipeerregio's 2016"
NORTH = "Noord-Nederland 2018"


def assign(run, **parameters):
    results = run(ALGORITHM, **{"OUTPUT": "memory:", **parameters})
    return results, run.rows(results["OUTPUT"])


def square(x, y, width=1000, height=1000):
    return f"POLYGON(({x} {y},{x + width} {y},{x + width} {y + height},{x} {y + height},{x} {y}))"


@pytest.fixture
def polygons():
    """Layers of polygons from (text, WKT) pairs, in RD or another system."""

    def make(name, rows, field="regio", crs="EPSG:28992"):
        layer = QgsVectorLayer(f"MultiPolygon?crs={crs}&field={field}:string", name, "memory")
        features = []
        for text, wkt in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([text])
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        QgsProject.instance().addMapLayer(layer, False)
        return layer

    yield make
    QgsProject.instance().removeAllMapLayers()


# By code.


@pytest.mark.parametrize("layer", ["gemeente_2021", "gemeente_2022", "gemeente_2023", "wijk_2022", "buurt_2024"])
@pytest.mark.parametrize(("regions", "number"), [("COROP", 40), ("provincie", 12), ("landsdeel", 4)])
def test_every_area_of_a_real_layer_gets_its_region(run, shared, layer, regions, number):
    results, rows = assign(run, INPUT=str(shared / f"areas/{layer}.gpkg"), REGION_SET=regions)
    assert results["UNASSIGNED"] == 0
    assert results["ASSIGNED"] == len(rows)
    assert len({row["regio_code"] for row in rows}) == number
    assert {row["regio_type"] for row in rows} == {regions}
    zones = {row["regio_zone"] for row in rows}
    assert zones == ({"kern", "intermediair", "perifeer"} if regions == "COROP" else {None})


@pytest.mark.parametrize(("layer", "year"), [("gemeente_2021", 2021), ("gemeente_2022", 2022), ("gemeente_2023", 2023)])
def test_the_log_says_which_year_s_membership_was_taken(run, shared, layer, year):
    assign(run, INPUT=str(shared / f"areas/{layer}.gpkg"))
    assert f"COROP, gemeenten of {year}" in run.feedback.text


def test_all_rows_of_a_table_of_three_levels_lie_in_the_provincie_that_cbs_names(run, shared):
    table = str(shared / "tables/kwb_2024.csv")
    results, rows = assign(run, INPUT=table, REGION_SET="provincie")
    assert len(rows) == 342 + 3393 + 14574
    assert [(row["code"], row["regio_code"]) for row in rows] == [(row["code"], row["provinciecode"]) for row in rows]
    assert results["ASSIGNED"] == len(rows)


def test_corop_regions_lie_in_the_provincies_that_their_layer_names(run, shared):
    _, rows = assign(run, INPUT=str(shared / "areas/corop_2015.gpkg"), REGION_SET="provincie")
    with (shared / "tables/gebieden_in_nederland_2022.csv").open(encoding="utf-8", newline="") as file:
        cbs = {row["Code_8"].strip(): row["Naam_27"].strip() for row in csv.DictReader(file)}
    assert {row["statcode"]: row["regio_naam"] for row in rows} == cbs
    _, rows = assign(run, INPUT=str(shared / "areas/corop_2015.gpkg"), REGION_SET="COROP")
    assert all(row["statcode"] == row["regio_code"] and row["regio_zone"] for row in rows)
    assert run.refused(ALGORITHM, INPUT=str(shared / "areas/corop_2015.gpkg"), REGION_SET=KRIMP, OUTPUT="memory:")


def test_the_year_can_be_chosen(run, make_layer):
    layer = make_layer("x", [{"code": "GM1773"}])
    _, rows = assign(run, INPUT=layer, REGION_SET="arbeidsmarktregio", YEAR="2022")
    assert rows[0]["regio_code"] == "AM06"
    _, rows = assign(run, INPUT=layer, REGION_SET="arbeidsmarktregio")
    assert (rows[0]["regio_code"], rows[0]["regio_naam"]) == ("AM36", "Regio Zwolle")


def test_mergers_between_the_years_are_followed_or_named(run, make_layer):
    layer = make_layer(
        "gemeenten 2024",
        [{"statcode": code, "statnaam": name} for code, name in PLACES],
    )
    results, rows = assign(run, INPUT=layer, REGION_SET=KRIMP)
    got = {row["statcode"]: (row["regio_naam"], row["regio_type"]) for row in rows}
    assert got == {
        "GM1979": ("Eemsdelta", "krimpregio"),
        "GM1970": ("Noordoost Fryslân", "krimpregio"),
        "GM1963": ("Hoeksche Waard", "anticipeerregio"),
        "GM1954": (None, None),
        "GM1966": (None, None),
        "GM0080": (None, None),
        "GM0363": (None, None),
        "GM9999": (None, None),
    }
    assert (results["ASSIGNED"], results["UNASSIGNED"]) == (3, 5)
    log = run.feedback.text
    for part in (
        "gemeenten of 2016",
        "GM1954 Beekdaelen was formed on 2019-01-01 from GM0881 Onderbanken (Parkstad Limburg)",
        "GM0962 Schinnen (Westelijke Mijnstreek)",
        "GM1651 Eemsmond (Eemsdelta)",
        "GM0005 Bedum (no region)",
        "GM0080 Leeuwarden: no region; since then it took in GM0081 Leeuwarderadeel (Noordwest Fryslân)",
        "GM9999 Onzin: no gemeente had the code GM9999",
        "Areas in none of these regions, which do not cover the whole country: 2",
    ):
        assert part in log
    assert "GM0363" not in log


PLACES = [
    ("GM1979", "Eemsdelta"),
    ("GM1970", "Noardeast-Fryslân"),
    ("GM1963", "Hoeksche Waard"),
    ("GM1954", "Beekdaelen"),
    ("GM1966", "Het Hogeland"),
    ("GM0080", "Leeuwarden"),
    ("GM0363", "Amsterdam"),
    ("GM9999", "Onzin"),
]


def test_the_gemeenten_of_the_year_itself_need_no_explanation(run, make_layer):
    layer = make_layer("2018", [{"code": code} for code in ("GM0053", "GM0014", "GM0009", "GM0017", "GM1663")])
    _, rows = assign(run, INPUT=layer, REGION_SET=NORTH)
    assert [row["regio_type"] for row in rows] == ["overig", "provinciehoofdstad", "overig", "overig", "krimp"]
    assert "took in" not in run.feedback.text


@pytest.mark.parametrize(("layer", "code"), [("wijk_2022", "code"), ("buurt_2024", "buurtcode")])
def test_the_division_of_2018_on_wijken_and_buurten_of_today(run, shared, layer, code):
    """Het Hogeland, Groningen with Haren and Ten Boer are told by their wijken; no area of the north is left over."""
    _, rows = assign(run, INPUT=str(shared / f"areas/{layer}.gpkg"), REGION_SET=NORTH)
    of = {row[code][:8].replace("BU", "WK"): row["regio_naam"] for row in rows}
    assert [of[f"WK1966{number:02}"] for number in range(1, 15)] == (
        ["MEDAL regio"] * 4 + ["Overig Groningen"] * 4 + ["MEDAL regio"] * 6
    )
    assert [of[f"WK0014{number:02}"] for number in range(20)] == ["Groningen"] * 15 + ["Overig Groningen"] * 5
    north = ("PV20", "PV21", "PV22")
    if layer == "buurt_2024":
        assert {row["regio_naam"] is None for row in rows if row["provinciecode"] in north} == {False}
    assert len({row["regio_naam"] for row in rows} - {None}) == 13
    told = run.feedback.text
    count = {"wijk_2022": (1, 4, 6, 3), "buurt_2024": (10, 22, 18, 15)}[layer]
    assert f"GM1966 Het Hogeland: Bedum {count[0]}, Winsum" in told and f"De Marne {count[1]}" in told
    assert "Told by their wijk, in which gemeente of 2018 they lie:" in told
    assert "took in" not in told and "Not told" not in told


def test_a_gemeente_that_is_no_wijk_stays_untold(run, make_layer):
    rows = [{"code": "GM1966", "naam": "Het Hogeland"}, {"code": "GM0014", "naam": "Groningen"}]
    _, found = assign(run, INPUT=make_layer("2024", rows), REGION_SET=NORTH)
    assert [row["regio_naam"] for row in found] == [None, "Groningen"]
    assert "GM1966 Het Hogeland was formed" in run.feedback.text and "took in" in run.feedback.text


def test_wijken_that_the_list_does_not_have_are_named(run, make_layer):
    rows = [
        {"code": "WK196608", "naam": "Bedum"},
        {"code": "WK196601", "naam": "Anders"},
        {"code": "WK001499", "naam": "Nieuw"},
    ]
    results, found = assign(run, INPUT=make_layer("2027", rows), REGION_SET=NORTH)
    assert [row["regio_naam"] for row in found] == ["Overig Groningen", None, None] and results["UNASSIGNED"] == 2
    warned = "\n".join(run.feedback.warnings)
    assert "Not told" in warned and "WK196601 Anders" in warned and "WK001499 Nieuw" in warned
    assert "its code tells no gemeente" not in run.feedback.text


def test_wijken_of_2018_itself_are_those_of_their_gemeente(run, make_layer):
    rows = [{"code": "WK001417", "naam": "Anders genummerd", "jaar": 2018}]
    _, found = assign(run, INPUT=make_layer("2018", rows), REGION_SET=NORTH)
    assert found[0]["regio_naam"] == "Groningen" and "Told by their wijk" not in run.feedback.text


def test_memberships_without_a_second_source_are_named_where_they_count(run, make_layer):
    assign(run, INPUT=make_layer("nh", [{"code": "GM0400"}]), REGION_SET=KRIMP)
    assert "Den Helder (Kop van Noord-Holland)" in run.feedback.text
    assert "Walcheren" not in run.feedback.text
    assign(run, INPUT=make_layer("gr", [{"code": "GM1979"}]), REGION_SET=KRIMP)
    assert "second source" not in run.feedback.text


def test_water_is_left_out_and_an_area_without_a_code_is_named(run, make_layer):
    layer = make_layer(
        "x",
        [
            {"buurtcode": "BU00140001", "buurtnaam": "Binnenstad", "water": "NEE"},
            {"buurtcode": "BU00149999", "buurtnaam": "Eems", "water": "JA"},
            {"buurtcode": None, "buurtnaam": "Niemandsland", "water": "NEE"},
        ],
    )
    results, rows = assign(run, INPUT=layer)
    assert [row["regio_code"] for row in rows] == ["CR03", None, None]
    assert (results["ASSIGNED"], results["UNASSIGNED"]) == (1, 1)
    assert "1 of 2 areas got a region. Water areas left out: 1." in run.feedback.text
    assert "Niemandsland: its code tells no gemeente" in run.feedback.text


# By a table of the user's own.


def veenkolonien(make_layer):
    """A region that cuts through gemeenten: single buurten beside a whole gemeente, codes in three forms."""
    return make_layer(
        "veenkoloniën",
        [
            {"code": "GM0047", "streek": "Veenkoloniën"},
            {"code": "BU16800301", "streek": "Veenkoloniën"},
            {"code": "bu16800302", "streek": "Hondsrug"},
            {"code": "BU99990000", "streek": "Elders"},
        ],
        "NoGeometry",
    )


def test_a_region_of_buurten_and_gemeenten_cuts_through_a_gemeente(run, make_layer):
    areas = make_layer(
        "buurten", [{"buurtcode": code} for code in ("BU00470101", "BU16800301", "BU16800302", "BU16800303")]
    )
    results, rows = assign(
        run,
        INPUT=areas,
        REGION_SET="own table",
        TABLE=veenkolonien(make_layer),
        TABLE_CODE="code",
        TABLE_REGION="streek",
    )
    assert [row["regio_naam"] for row in rows] == ["Veenkoloniën", "Veenkoloniën", "Hondsrug", None]
    assert [row["regio_type"] for row in rows] == ["eigen tabel"] * 3 + [None]
    assert (results["ASSIGNED"], results["UNASSIGNED"]) == (3, 1)
    assert "BU16800303" in run.feedback.text
    assert "BU99990000" in run.feedback.text


def test_a_table_of_bare_numbers_serves_a_layer_of_gemeenten(run, make_layer):
    areas = make_layer("g", [{"statcode": "GM0014"}, {"statcode": "GM1680"}])
    table = make_layer(
        "t", [{"gemeentecode": 14, "r": 1, "n": "Stad"}, {"gemeentecode": 1680, "r": 2, "n": "Land"}], "NoGeometry"
    )
    _, rows = assign(
        run,
        INPUT=areas,
        REGION_SET="own table",
        TABLE=table,
        TABLE_REGION="r",
        TABLE_NAME="n",
        TABLE_CODE="gemeentecode",
    )
    assert [(row["regio_code"], row["regio_naam"]) for row in rows] == [("1", "Stad"), ("2", "Land")]


def test_a_table_of_buurten_and_gemeenten_agrees_with_cbs(run, shared):
    """KWB as the user's own table: every buurt of the layer gets the provincie of its row."""
    results, rows = assign(
        run,
        INPUT=str(shared / "areas/buurt_2024.gpkg"),
        REGION_SET="own table",
        TABLE=str(shared / "tables/kwb_2024.csv"),
        TABLE_CODE="code",
        TABLE_REGION="provinciecode",
        TABLE_NAME="provincie",
    )
    assert results["UNASSIGNED"] == 0
    assert all(row["regio_code"] == row["provinciecode"] for row in rows)


# By polygons.


def test_the_largest_overlap_counts_with_its_share(run, polygons):
    areas = polygons(
        "vakken",
        [("heel", square(0, 0)), ("gedeeld", square(2700, 0)), ("eruit", square(5600, 0)), ("ver", square(9000, 0))],
        field="naam",
    )
    regions = polygons(
        "regios",
        [("B", square(3000, -500, 3000, 3000)), ("A", square(-500, -500, 3500, 3000)), ("C", square(20000, 0))],
    )
    results, rows = assign(run, INPUT=areas, REGION_SET="polygons", POLYGONS=regions, POLYGON_FIELD="regio")
    assert [(row["naam"], row["regio_code"], row["regio_aandeel"]) for row in rows] == [
        ("heel", "A", 100.0),
        ("gedeeld", "B", 70.0),
        ("eruit", "B", 40.0),
        ("ver", None, None),
    ]
    assert (results["ASSIGNED"], results["UNASSIGNED"]) == (3, 1)
    log = run.feedback.text
    for part in ("less than 95% in the region that they got: 2", "gedeeld: B 70.0%, A 30.0%", "eruit: B 40.0%", "ver"):
        assert part in log
    assert "heel" not in log


@pytest.mark.parametrize("order", [("A", "B"), ("B", "A")])
def test_of_equal_overlaps_the_first_by_name_is_taken_whatever_the_order(run, polygons, order):
    outlines = {"A": square(0, 0, 500), "B": square(500, 0, 500)}
    regions = polygons("regios", [(name, outlines[name]) for name in order])
    areas = polygons("vak", [("x", square(0, 0))], field="naam")
    _, rows = assign(run, INPUT=areas, REGION_SET="polygons", POLYGONS=regions, POLYGON_FIELD="regio")
    assert (rows[0]["regio_code"], rows[0]["regio_aandeel"]) == ("A", 50.0)


def test_the_polygons_of_a_region_count_together_and_once(run, polygons):
    """Two overlapping pieces of A cover 60 of 100, B covers 40 (and each piece of A alone less than B)."""
    regions = polygons(
        "regios",
        [("A", square(0, 0, 350)), ("A", square(300, 0, 300)), ("B", square(600, 0, 400)), (None, square(0, 0))],
    )
    areas = polygons("vak", [("x", square(0, 0))], field="naam")
    _, rows = assign(run, INPUT=areas, REGION_SET="polygons", POLYGONS=regions, POLYGON_FIELD="regio")
    assert (rows[0]["regio_code"], rows[0]["regio_aandeel"]) == ("A", 60.0)
    assert "Polygons of layer 'regios' without a region, left aside: 1" in run.feedback.text


def test_invalid_outlines_and_arcs_are_measured_too(run, polygons):
    bow_tie = "POLYGON((0 0,1000 1000,1000 0,0 1000,0 0))"
    areas = polygons("strik", [("x", bow_tie)], field="naam")
    circle = "CURVEPOLYGON(CIRCULARSTRING(1500 500,500 1500,-500 500,500 -500,1500 500))"
    layer = QgsVectorLayer("CurvePolygon?crs=EPSG:28992&field=regio:string", "cirkel", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["rond"])
    feature.setGeometry(QgsGeometry.fromWkt(circle))
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer, False)
    _, rows = assign(run, INPUT=areas, REGION_SET="polygons", POLYGONS=layer, POLYGON_FIELD="regio")
    assert (rows[0]["regio_code"], rows[0]["regio_aandeel"]) == ("rond", 100.0)
    assert "Invalid outlines of layer 'strik', repaired for the computation: 1" in run.feedback.text
    _, rows = assign(run, INPUT=layer, REGION_SET="polygons", POLYGONS=areas, POLYGON_FIELD="naam")
    assert rows[0]["regio_aandeel"] == pytest.approx(100 * 500_000 / (math.pi * 1000**2), abs=0.01)


def test_a_repair_that_leaves_lines_behind_loses_no_region(run, polygons):
    """GEOS makes a collection of polygons and lines of it, with which it then cannot compute an overlap."""
    spiked = "POLYGON((0 0,1000 1000,1000 0,3000 0,1000 0,0 1000,0 0))"
    twice = "MULTIPOLYGON(((0 0,1000 0,1000 1000,0 1000,0 0)),((0 0,1000 0,1000 1000,0 1000,0 0)))"
    regions = polygons("streken", [("a", spiked), ("b", "POLYGON((2000 0,2500 0,2500 9,2000 9,2000 0))")])
    areas = polygons("gebieden", [("x", twice), ("y", spiked)], field="naam")
    _, rows = assign(run, INPUT=areas, REGION_SET="polygons", POLYGONS=regions, POLYGON_FIELD="regio")
    assert [(row["regio_code"], row["regio_aandeel"]) for row in rows] == [("a", pytest.approx(50)), ("a", 100)]
    assert "smaller" not in run.feedback.text


def test_layers_in_degrees_are_measured_in_metres(run, shared, make_layer):
    """By longitude and latitude a degree north would weigh as much as a degree east."""
    import processing

    path = str(shared / "areas/gemeente_2022.gpkg")
    degrees = processing.run("native:reprojectlayer", {"INPUT": path, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    QgsProject.instance().addMapLayer(degrees, False)
    regions = str(shared / "areas/provincie_2022.gpkg")
    more = {"REGION_SET": "polygons", "POLYGONS": regions, "POLYGON_FIELD": "code"}
    _, metres = assign(run, INPUT=path, **more)
    _, rows = assign(run, INPUT=degrees, **more)
    assert "reprojected" in run.feedback.text
    expected = {row["statcode"]: (row["regio_code"], row["regio_aandeel"]) for row in metres}
    for row in rows:
        assert row["regio_code"] == expected[row["statcode"]][0]
        assert row["regio_aandeel"] == pytest.approx(expected[row["statcode"]][1], abs=0.05)


@pytest.mark.parametrize(
    ("layer", "field", "regions", "differing"),
    [("provincie_2022", "code", "provincie", 0), ("corop_2015", "statcode", "COROP", 150)],
)
def test_buurten_by_overlap_agree_with_their_codes(run, shared, layer, field, regions, differing):
    """CBS's own codes against outlines: 2015's COROP regions differ where gemeenten have changed since."""
    buurten = str(shared / "areas/buurt_2024.gpkg")
    _, by_code = assign(run, INPUT=buurten, REGION_SET=regions)
    _, by_outline = assign(
        run, INPUT=buurten, REGION_SET="polygons", POLYGONS=str(shared / f"areas/{layer}.gpkg"), POLYGON_FIELD=field
    )
    codes = {row["buurtcode"]: row["regio_code"] for row in by_code}
    wrong = Counter(row["gemeentenaam"] for row in by_outline if row["regio_code"] != codes[row["buurtcode"]])
    assert sum(wrong.values()) <= differing
    if differing:
        # Merged, divided or joined since 2015.
        changed = ("Vijfheerenlanden", "Amsterdam", "Súdwest-Fryslân", "Midden-Groningen", "Haarlemmermeer")
        assert sum(wrong[name] for name in changed) > 0.85 * sum(wrong.values())
        assert {row["regio_zone"] for row in by_outline} == {"kern", "intermediair", "perifeer", None}


# Refusals, and what is left alone.


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"REGION_SET": "own table"}, ("'own table'", "TABLE")),
        ({"REGION_SET": "own table", "TABLE": "areas"}, ("TABLE_REGION",)),
        ({"REGION_SET": "polygons"}, ("'polygons'", "POLYGONS")),
        ({"REGION_SET": "polygons", "POLYGONS": "areas"}, ("POLYGON_FIELD",)),
        ({"REGION_SET": "own table", "TABLE": "areas", "TABLE_REGION": "nee"}, ("'nee'", "'gebieden'", "naam")),
        ({"REGION_SET": "own table", "TABLE": "twice", "TABLE_REGION": "r"}, ("'dubbel'", "GM0014: A, B")),
        ({"REGION_SET": "own table", "TABLE": "other", "TABLE_REGION": "r"}, ("'gebieden'", "'elders'", "GM0363")),
        ({"REGION_SET": "polygons", "POLYGONS": "areas", "POLYGON_FIELD": "leeg"}, ("'gebieden'", "'leeg'")),
        ({"AREA_CODE": "nee"}, ("'nee'", "'gebieden'")),
        ({"AREA_CODE": "naam"}, ("STAD", "AREA_CODE")),
    ],
)
def test_what_cannot_be_done_is_refused_and_leaves_the_older_output(run, make_layer, tmp_path, parameters, words):
    areas = make_layer("gebieden", [{"code": "GM0014", "naam": "Stad", "leeg": None}], types={"leeg": str})
    twice = make_layer("dubbel", [{"code": "GM0014", "r": "A"}, {"code": "gm 0014", "r": "B"}], "NoGeometry")
    other = make_layer("elders", [{"code": "GM0363", "r": "A"}], "NoGeometry")
    layers = {"areas": areas, "twice": twice, "other": other}
    path = tmp_path / "older.gpkg"
    run(ALGORITHM, INPUT=areas, OUTPUT=str(path))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    given = {key: layers.get(value, value) for key, value in parameters.items()}
    sentence = run.refused(ALGORITHM, INPUT=areas, OUTPUT=str(path), **given)
    assert all(word in sentence for word in words), sentence
    assert sentence.endswith(".")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@pytest.mark.parametrize("regions", ["COROP", "own table", "polygons"])
def test_a_cancel_leaves_the_older_output(run, make_layer, tmp_path, regions):
    areas = make_layer("gebieden", [{"code": "GM0014", "r": "A"}])
    path = tmp_path / "older.gpkg"
    parameters = {
        "INPUT": areas,
        "REGION_SET": regions,
        "TABLE": areas,
        "TABLE_REGION": "r",
        "POLYGONS": areas,
        "POLYGON_FIELD": "r",
        "OUTPUT": str(path),
    }
    run(ALGORITHM, **parameters)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    found = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
    run.feedback.cancel()
    _, succeeded = found.run(parameters, run.context, run.feedback)
    assert not succeeded
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_what_was_given_for_other_regions_is_noted(run, make_layer):
    areas = make_layer("gebieden", [{"code": "GM0014", "r": "A"}])
    assign(run, INPUT=areas, TABLE=areas, POLYGON_FIELD="r")
    assert "Not used, because the regions are 'COROP': TABLE, POLYGON_FIELD" in run.feedback.text


def test_polygons_need_polygons(run, make_layer):
    areas = make_layer("gebieden", [{"code": "GM0014"}])
    table = make_layer("lijst", [{"code": "GM0014"}], "NoGeometry")
    sentence = run.refused(
        ALGORITHM, INPUT=table, REGION_SET="polygons", POLYGONS=areas, POLYGON_FIELD="code", OUTPUT="memory:"
    )
    assert "'lijst'" in sentence
    assert "polygons" in sentence


def test_a_file_keeps_its_style_with_a_colour_for_each_region(run, make_layer, tmp_path):
    areas = make_layer("gebieden", [{"code": code} for code in ("GM0014", "GM0003", "GM0363", "GM0034", None)])
    path = str(tmp_path / "regions.gpkg")
    run(ALGORITHM, INPUT=areas, OUTPUT=path)
    layer = QgsVectorLayer(path, "again", "ogr")
    layer.loadDefaultStyle()
    categories = layer.renderer().categories()
    assert layer.renderer().classAttribute() == "regio_code"
    labels = [category.label() for category in categories]
    assert labels == [
        "Delfzijl en omgeving (1)",
        "Overig Groningen (1)",
        "Groot-Amsterdam (1)",
        "Flevoland (1)",
        "no region (1)",
    ]
    assert len({category.symbol().color().name() for category in categories}) == 5
    assert "gemeenten of" in layer.attributeAlias(layer.fields().lookupField("regio_naam"))


def test_it_runs_as_a_step_of_a_model_with_a_file_as_its_output(run, make_layer, tmp_path):
    from qgis.core import (
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterFeatureSource,
    )

    model = QgsProcessingModelAlgorithm("regions", "test")
    model.addModelParameter(QgsProcessingParameterFeatureSource("AREAS", "areas"), QgsProcessingModelParameter("AREAS"))
    child = QgsProcessingModelChildAlgorithm(ALGORITHM)
    child.setChildId("step")
    static = QgsProcessingModelChildParameterSource.fromStaticValue
    child.addParameterSources("INPUT", [QgsProcessingModelChildParameterSource.fromModelParameter("AREAS")])
    child.addParameterSources("REGION_SET", [static(KRIMP)])
    output = QgsProcessingModelOutput("regions")
    output.setChildId("step")
    output.setChildOutputName("OUTPUT")
    child.setModelOutputs({"regions": output})
    model.addChildAlgorithm(child)
    areas = make_layer("gebieden", [{"code": "GM1979"}, {"code": "GM1966"}])
    path = tmp_path / "regions.gpkg"
    _, succeeded = model.run({"AREAS": areas, "step:regions": str(path)}, run.context, run.feedback)
    assert succeeded, run.feedback.text
    layer = QgsVectorLayer(str(path), "regions", "ogr")
    assert {feature["code"]: feature["regio_code"] or None for feature in layer.getFeatures()} == {
        "GM1979": "eemsdelta-2016",
        "GM1966": None,
    }


def test_padded_regions_of_a_table_are_one(run, make_layer):
    areas = make_layer("g", [{"code": "GM0014"}, {"code": "GM0034"}])
    table = make_layer("t", [{"code": "GM0014", "r": "A "}, {"code": "GM0034", "r": "A\u00a0"}], "NoGeometry")
    _, rows = assign(run, INPUT=areas, REGION_SET="own table", TABLE=table, TABLE_REGION="r")
    assert [row["regio_code"] for row in rows] == ["A", "A"]


def test_padded_regions_of_polygons_are_one(run, polygons):
    regions = polygons("regios", [("A ", square(0, 0, 600)), ("A", square(600, 0, 400))])
    areas = polygons("vak", [("x", square(0, 0))], field="naam")
    _, rows = assign(run, INPUT=areas, REGION_SET="polygons", POLYGONS=regions, POLYGON_FIELD="regio")
    assert (rows[0]["regio_code"], rows[0]["regio_aandeel"]) == ("A", 100.0)


def test_numbers_beside_codes_in_an_own_table_are_named_and_match_nothing(run, make_layer):
    areas = make_layer("gebieden", [{"code": "GM0014"}, {"code": "GM0153"}])
    rows = [{"code": "GM0014", "r": "A"}, {"code": "GM 0034", "r": "A"}, {"code": "153", "r": "B"}]
    own = make_layer("tabel", rows, "NoGeometry")
    _, found = assign(run, INPUT=areas, REGION_SET="own table", TABLE=own, TABLE_REGION="r")
    assert [row["regio_code"] for row in found] == ["A", None]
    assert "no CBS codes" in run.feedback.text and "(153)" in run.feedback.text
    assert "another level" not in run.feedback.text


def test_an_area_is_named_by_all_its_types(run, make_layer):
    rows = [
        {"code": "GM0014", "agrarisch": 1, "krimp": 1},
        {"code": "GM0034", "agrarisch": 0, "krimp": 1},
        {"code": "GM0050", "agrarisch": 0, "krimp": 0},
        {"code": "GM0080", "agrarisch": None, "krimp": 0},
    ]
    areas = make_layer("gemeenten", rows, types={"agrarisch": int, "krimp": int})
    areas.setFieldAlias(1, "agrarische gemeente")
    fields = ["agrarisch", "krimp"]
    results = run("regiolens:assignregions", INPUT=areas, TYPE_FIELDS=fields, OUTPUT="memory:")
    found = run.rows(results["OUTPUT"])
    assert [row["regio_code"] for row in found] == ["agrarisch, krimp", "krimp", None, None]
    assert [row["regio_naam"] for row in found] == ["agrarische gemeente, krimp", "krimp", None, None]
    assert {row["regio_type"] for row in found} == {"type", None}
    assert (results["ASSIGNED"], results["UNASSIGNED"]) == (2, 2)
    assert "Areas with several types, which are named by all of them: 1." in run.feedback.text
    assert "Types that are not known of all areas: agrarisch." in run.feedback.text


def test_a_field_that_is_no_type_is_refused(run, make_layer):
    areas = make_layer("gemeenten", [{"code": "GM0014", "inwoners": 5}])
    said = run.refused("regiolens:assignregions", INPUT=areas, TYPE_FIELDS=["inwoners"], OUTPUT="memory:")
    assert "holds 5, and TYPE_FIELDS are fields that hold 1" in said


def test_regions_of_which_gemeenten_are_lacking_are_named(run, make_layer):
    """Groningen has ten gemeenten in 2024, Overig Groningen four of them, Oost-Groningen five."""
    layer = make_layer("noord", [{"code": code, "jaar": 2024} for code in ("GM0014", "GM0037", "GM0047")])
    run("regiolens:assignregions", INPUT=layer, REGION_SET="provincie", OUTPUT="memory:")
    told = "Regions of which 'noord' lacks gemeenten, so that their figures are those of a part: Groningen (3 of 10)."
    assert told in run.feedback.warnings


def test_whole_regions_are_not_called_a_part(run, make_layer):
    codes = ("GM0106", "GM0109", "GM0114", "GM0118", "GM0119", "GM1680", "GM1681", "GM1690", "GM1699", "GM1701")
    layer = make_layer("Drenthe", [{"code": code, "jaar": 2024} for code in (*codes, "GM1730", "GM1731")])
    for region_set in ("provincie", "COROP"):
        run("regiolens:assignregions", INPUT=layer, REGION_SET=region_set, OUTPUT="memory:")
        assert not any("those of a part" in line for line in run.feedback.warnings)

"""No alias is the name or the alias of another field, whatever the input's fields are called; features have names."""

import pytest
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsProject, QgsVectorLayer

from regiolens.bridge.naming import display_field, distinct
from regiolens.bridge.types import TEXT
from regiolens.processing_algorithms.catalogue import ALGORITHMS

CODES = ("GM0014", "GM0034", "GM0037", "GM0050", "GM0059", "GM0080", "GM0085", "GM0086")
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture(autouse=True)
def _forget():
    yield
    QgsProject.instance().removeAllMapLayers()


def areas(more=(), kind="Polygon", titles=None):
    """Areas with codes, names, a region, figures and scores, and text fields with names of their own."""
    fields = ["code:string", "statnaam:string", "regio_naam:string", "v:double", "oad:double", "inwoners:integer"]
    fields += [f"{name}:double" for name in ("mdi", *DOMAINS, *(f"mdi_{domain}" for domain in DOMAINS))]
    uri = "&".join(f"field={field}" for field in fields)
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:28992&{uri}", "gebieden", "memory")
    features = []
    more = [name for name in more if name not in layer.fields().names()]
    layer.dataProvider().addAttributes([QgsField(name, TEXT) for name in more])
    layer.updateFields()
    for place, code in enumerate(CODES):
        feature = QgsFeature(layer.fields())
        scores = [float(20 + 7 * place + shift) for shift in range(15)]
        feature.setAttributes([code, f"Plaats {place}", "AB"[place % 2], float(place), 700.0 * place, 100, *scores])
        for name in more:
            feature.setAttribute(name, "x")
        x, y = 200000 + 2000 * place, 500000
        wkt = f"POLYGON(({x} {y},{x + 2000} {y},{x + 2000} {y + 900},{x} {y + 900},{x} {y}))"
        feature.setGeometry(QgsGeometry.fromWkt(wkt if kind == "Polygon" else f"POINT({x + 500} {y + 300})"))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    for name, title in (titles or {}).items():
        layer.setFieldAlias(layer.fields().lookupField(name), title)
    QgsProject.instance().addMapLayer(layer, False)
    return layer


def inputs(name, more, tmp_path):
    """The parameters with which an algorithm runs, its inputs having fields of these names as well."""
    path = tmp_path / "tabel.csv"
    path.write_text(";".join(["gm_code", "w", *more]) + "\n" + "".join(f"{c};1,5{';x' * len(more)}\n" for c in CODES))
    return {
        "joinindicators": lambda: {"INPUT": areas(), "TABLE": areas([*more, "w"], "Point", {"w": "statnaam"})},
        "mdi": lambda: {"INPUT": areas(more), "REGION_FIELD": "regio_naam", "OUTPUT_REGIONS": "file"},
        "contributions": lambda: {"INPUT": areas(more)},
        "robustness": lambda: {"INPUT": areas(more), "DRAWS": 9, "OUTPUT_TABLE": "file"},
        "concentration": lambda: {"INPUT": areas(more), "FIELD": "v"},
        "indicatoraudit": lambda: {"INPUT": areas(more)},
        "urbanity": lambda: {"INPUT": areas(more), "FIELD": "oad"},
        "oad": lambda: {
            "ADDRESSES": areas(more, "Point"),
            "AREAS": areas(more),
            "OUTPUT_AREAS": "file",
            "OUTPUT_ADDRESSES": "file",
        },
        "oadgrid": lambda: {"ADDRESSES": areas(more, "Point")},
        "quartilemap": lambda: {"INPUT": areas(more), "FIELD": "v"},
        "bivariatemap": lambda: {"INPUT": areas(more), "FIELD_X": "v", "FIELD_Y": "oad"},
        "regionatlas": lambda: {"INPUT": areas(more), "FIELDS": ["v"], "REGION_FIELD": "regio_naam"},
        "assignregions": lambda: {"INPUT": areas(more), "REGION_SET": "COROP"},
        "aggregate": lambda: {"INPUT": areas(more), "GROUP": "regio_naam"},
        "regionprofiles": lambda: {"INPUT": areas(more), "REGION_FIELD": "regio_naam", "OUTPUT_TABLE": "file"},
        "detectyear": lambda: {"INPUT": areas(more), "OUTPUT": "file"},
        "recodeboundaries": lambda: {"INPUT": areas(more), "RULES": {"v": "sum"}},
        "change": lambda: {"INPUT": areas(["v_2014", *more]), "FROM_FIELD": "v", "TO_FIELD": "v_2014", "KIND": "index"},
        "migration": lambda: {
            "INPUT": areas(more),
            "AREA_FIELD": "regio_naam",
            "DESTINATION": "regio_naam",
            "DEPARTURES": "inwoners",
            "AREAS": areas(more),
            "AREAS_FIELD": "regio_naam",
            "AREAS_POPULATION": "inwoners",
            "AREAS_POPULATION_END": "inwoners",
            "TYPE_FIELD": "regio_naam",
            "REGION_FIELD": "regio_naam",
            "DENOMINATOR": "whole population",
            **dict.fromkeys(("OUTPUT_TABLE", "OUTPUT_FLOWS", "OUTPUT_MATRIX"), "file"),
        },
        "indexpanel": lambda: {"INPUT": [areas(more), areas(more)], "YEARS": "2014, 2023", "OUTPUT_WIDE": "file"},
        "readcbs": lambda: {"INPUT": str(path)},
        "correlations": lambda: {"INPUT": areas(more), "X": ["v"], "Y": ["mdi"], "SUBSET_FIELD": "regio_naam"},
        "crosstab": lambda: {"INPUT": areas(more), "ROWS": ["regio_naam"], "COLUMNS": "oad", "VALUES": ["inwoners"]},
        "typology": lambda: {"INPUT": areas(more)},
        "themecount": lambda: {
            "INPUT": areas(more),
            "FIELDS": ["v", "oad"],
            "DIRECTIONS": ["v", "high is worse", "oad", "high is worse"],
            "OUTPUT_BEST": "file",
        },
    }[name]()


def named(path):
    """Names with their aliases, as stored with the layer and as the format itself stores them, and the field shown."""
    plainly = QgsVectorLayer(str(path), "p", "ogr", QgsVectorLayer.LayerOptions(False))
    assert plainly.isValid(), path
    layer = QgsVectorLayer(str(path), "l", "ogr")
    layer.loadDefaultStyle()
    names = layer.fields().names()
    found = {name: layer.attributeAlias(position) for position, name in enumerate(names)}
    return found, {field.name(): field.alias() for field in plainly.fields()}, layer.displayExpression()


def outputs(run, name, more, folder):
    folder.mkdir()
    parameters = inputs(name, more, folder)
    sinks = [key for key, value in parameters.items() if value == "file"]
    if not any(key.startswith("OUTPUT_A") for key in sinks):
        sinks.append("OUTPUT")
    parameters.update({key: str(folder / f"{key}.gpkg") for key in sinks})
    results = run(f"regiolens:{name}", **parameters)
    return {key: named(results[key]) for key in sinks}


def clashes(aliases):
    other = {name.casefold(): name for name in aliases}
    titles = [alias.casefold() for alias in aliases.values() if alias]
    same = [name for name, alias in aliases.items() if other.get(alias.casefold(), name) != name]
    return same + [title for title in titles if titles.count(title) > 1]


#: these ask a service, and name their fields by the same door
SERVICES = {"fetchareas", "fetchstatline"}


def with_layers():
    """The algorithms that make layers."""
    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        if algorithm.NAME not in SERVICES and any(
            definition.type() == "sink" for definition in algorithm.destinationParameterDefinitions()
        ):
            yield algorithm.NAME


@pytest.mark.parametrize("name", with_layers())
def test_no_alias_is_the_name_or_alias_of_another_field(run, name, tmp_path):
    first = outputs(run, name, [], tmp_path / "first")
    titles = {title for aliases, _, _ in first.values() for title in aliases.values() if title}
    assert titles or name in ("aggregate", "detectyear", "readcbs", "recodeboundaries")
    again = outputs(run, name, sorted(titles), tmp_path / "two")
    for key, (aliases, stored, shown) in {**{f"{k} 1": v for k, v in first.items()}, **again}.items():
        assert not clashes(aliases), key
        assert not clashes(stored), key
        assert shown.strip('"') in ({*aliases} | ({""} if name in ("oadgrid", "readcbs") else set())), key


@pytest.mark.parametrize(
    ("name", "output", "shown"),
    [
        *((name, "OUTPUT", "statnaam") for name in ("mdi", "urbanity", "quartilemap", "joinindicators")),
        *(("regionprofiles", output, "regio_naam") for output in ("OUTPUT", "OUTPUT_TABLE")),
        ("aggregate", "OUTPUT", "regio_naam"),
        ("mdi", "OUTPUT_REGIONS", "regio"),
    ],
)
def test_features_are_called_by_their_names(run, name, output, shown, tmp_path):
    assert outputs(run, name, [], tmp_path / "out")[output][2] == f'"{shown}"'


def test_titles_of_an_input_become_distinct_too(run, tmp_path):
    layer = areas(titles={"v": "inwoners", "oad": "MDI", "mdi_werk": "werk", "code": "code"})
    path = run("regiolens:urbanity", INPUT=layer, FIELD="oad", OUTPUT=str(tmp_path / "o.gpkg"))["OUTPUT"]
    aliases = named(path)[0]
    assert (aliases["v"], aliases["oad"]) == ("inwoners (v)", "MDI (oad)")
    assert not clashes(aliases)
    memory = run.layer(run("regiolens:assignregions", INPUT=layer, OUTPUT="memory:")["OUTPUT"])
    assert memory.attributeAlias(memory.fields().lookupField("v")) == "inwoners (v)"


@pytest.mark.parametrize("place", ["memory:", "u.gpkg", "u.fgb", "u.shp"])
def test_titles_of_an_input_stay_without_a_warning_for_each(run, tmp_path, place):
    """QGIS says of each that the format cannot take it, while it is stored with the layer."""
    layer = areas(titles={"v": "een titel", "code": "GM-code"})
    path = place if place == "memory:" else str(tmp_path / place)
    output = run("regiolens:quartilemap", INPUT=layer, FIELD="v", OUTPUT=path)["OUTPUT"]
    assert run.feedback.warnings == []
    found = run.layer(output)
    found.loadDefaultStyle()
    assert [found.attributeAlias(found.fields().lookupField(name)) for name in ("v", "code")] == [
        "een titel",
        "GM-code",
    ]


def test_distinct_looks_at_capitals_blanks_and_what_it_made_itself():
    assert distinct(["a", "A2", "c"], {"a": "a", "A2": "C", "c": " "}) == {"a": "a", "A2": "C (A2)"}
    assert distinct(["a", "b", "b (a)"], {"a": "b"}) == {"a": "b (a) (a)"}
    assert distinct(["a", "b"], {"a": "x", "b": "X", "gone": "a"}) == {"a": "x", "b": "X (b)"}


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["gemeentenaam", "wijknaam", "buurtnaam", "buurtcode"], "buurtnaam"),
        (["regio_naam", "provincienaam", "statnaam"], "statnaam"),
        (["regio_naam", "gm_naam"], "gm_naam"),
        (["regio_code", "regio_naam"], "regio_naam"),
        (["provincienaam", "regio_naam"], "regio_naam"),
        (["code", "w"], ""),
    ],
)
def test_the_narrowest_name_is_shown(names, shown):
    uri = "&".join(f"field={name}:string" for name in names)
    layer = QgsVectorLayer(f"NoGeometry?{uri}", "t", "memory")
    assert display_field(layer.fields()) == shown


def test_a_shapefile_that_cuts_names_has_the_titles_of_the_right_fields(run, tmp_path):
    outputs = {"OUTPUT": str(tmp_path / "p.shp"), "INPUT": areas(), "REGION_FIELD": "regio_naam"}
    path = run("regiolens:regionprofiles", **outputs)["OUTPUT"]
    with_titles = named(path)[0]
    layer = QgsVectorLayer(path, "l", "ogr")
    plain = run.rows(run("regiolens:regionprofiles", **{**outputs, "OUTPUT": "memory:"})["OUTPUT"])[0]
    memory = run.layer(run("regiolens:regionprofiles", **{**outputs, "OUTPUT": "memory:"})["OUTPUT"])
    titles = [memory.attributeAlias(position) for position in memory.attributeList()]
    assert len(titles) == len(plain)
    assert list(with_titles.values()) == titles
    layer.loadDefaultMetadata()
    lines = dict(line.split(": ", 1) for line in layer.metadata().abstract().split("\n\n")[-1].splitlines())
    assert lines["slechtst_2"] == "worst domain 1: difference (points) [regiolens:regionprofiles]"

"""Plausible and odd inputs, generated for every algorithm: a run is right, or refused in one sentence.

A short run by default, the same each time; `pytest --hypothesis-profile=long tests/qgis/test_inputs_generated.py` for a
long one, and `-s` to see what came of it.
"""

import gc
import json
import math
import tempfile
from bisect import bisect_right
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

from regiolens.bridge.paths import INDEX_MODELS
from regiolens.bridge.types import BOOLEAN, INTEGER, LONG, REAL, TEXT
from regiolens.core.index.model_file import parse_model
from regiolens.processing_algorithms.catalogue import ALGORITHMS

from .conftest import Feedback

LONG_RUN = settings().max_examples == 1000
EXAMPLES = 1000 if LONG_RUN else 25

#: what Python says of itself where a message was put together carelessly
PYTHON = ("Traceback", "<class", "dtype", "array(", "QVariant", "object at 0x", "Error:", "KeyError", "NoneType")
DOMAINS = [domain.id for domain in parse_model((INDEX_MODELS / "pon2023_domains.json").read_text(), "m").domains]
NAMES = ["", "code", "gm_code", "GM_CODE", "statcode", "naam", "regio_code", "regio_naam", "water", "fid"]
NAMES += [
    "inwoners",
    "aantal_huishoudens",
    "mdi",
    "mdi_klasse",
    "mdi_inkomen",
    "kwartiel",
    "oad",
    "sted",
    "jaar",
    "a b",
]
NAMES += [
    "regio_zone",
    "a b",
    'x"y',
    "é'",
    "percentage_personen_65_jaar_en_ouder",
    "value",
    "niveau",
    "group",
    *DOMAINS,
]
CODES = [f"GM{code:04}" for code in (3, 14, 37, 47, 50, 59, 80, 153, 363, 518, 599, 1680)]
CODES += ["WK001400", "BU00140001", "PV20", "14", "0014", " GM0014 ", "gm14", "", "x", "GM9999", "CR01"]
TEXTS = st.sampled_from(
    [*CODES, "ja", "JA", "1,5", "1.250", "-99997", ".", "Nederland", "a\nb", "[% 1+1 %]", "<b>", None]
)
WHOLE = st.sampled_from([0, 1, 2, 3, 5, 14, 363, 1500, 2500, -1, -99997, -99995, 2**31 - 1, None])
LONGS = st.one_of(WHOLE, st.sampled_from([2**53 + 1, 2**62, 2**63 - 1, -(2**63) + 1]))
ORDINARY = [0.0, 0.5, 1.0, 3.3, 12.5, 49.9, 50.0, 99.9, 100.0, 1500.0, 2499.99, None]
REALS = st.sampled_from([*ORDINARY, -0.0, -5.0, 1e-300, 1e18, 1e300, float("nan"), float("inf"), -99997.0])
TENTHS = st.integers(0, 1000).map(lambda tenths: tenths / 10)
KINDS = {TEXT: TEXTS, INTEGER: WHOLE, LONG: LONGS, REAL: REALS, BOOLEAN: st.sampled_from([True, False, None])}
KINDS[QgsField("d", 14).type()] = st.sampled_from([QDate(2024, 1, 1), None])
OUTLINES = {
    "Point": ["POINT({x} {y})", "POINT EMPTY", "POINT(1e300 5)", "POINT(nan 0)", None],
    "MultiPoint": ["MULTIPOINT(({x} {y}),({x} 1))", None],
    "LineString": ["LINESTRING({x} {y},1 1)", None],
    "Polygon": [
        "POLYGON(({x} {y},{r} {y},{r} {t},{x} {t},{x} {y}))",
        "POLYGON(({x} {y},{r} {t},{r} {y},{x} {t},{x} {y}))",
        "POLYGON(({x} {y},{r} {y},{x} {y},{x} {y}))",
        "POLYGON EMPTY",
        None,
    ],
    "NoGeometry": [None],
}
OUTLINES["MultiPolygon"] = OUTLINES["Polygon"]


@st.composite
def layers(draw, kinds=("Polygon", "MultiPolygon", "Point", "NoGeometry"), fields=(), good=False):
    """A layer with fields of all kinds; one for which an algorithm is made where `good`."""
    kind = draw(st.sampled_from(kinds))
    crs = "EPSG:28992" if good else draw(st.sampled_from(["EPSG:28992", "EPSG:28992", "EPSG:4326", ""]))
    names = list(fields)
    if not good or not fields:
        names += draw(st.lists(st.sampled_from(NAMES), max_size=5))
    names = list(dict.fromkeys(names))
    layer = QgsVectorLayer(kind + (f"?crs={crs}" if crs and kind != "NoGeometry" else ""), "laag", "memory")
    types = {name: TEXT if name.endswith("code") else REAL for name in names}
    if not good:
        types = {name: draw(st.sampled_from([kind, *KINDS])) for name, kind in types.items()}
    found = QgsFields()
    for name in names:
        found.append(QgsField(name, types[name]))
    layer.dataProvider().addAttributes(found.toList())
    layer.updateFields()
    number = draw(st.integers(4 if good else 0, 8))
    features = []
    for place in range(number):
        feature = QgsFeature(layer.fields())
        values = {name: draw(KINDS[types[name]]) for name in names}
        if good:
            for name in names:
                values[name] = (
                    CODES[place] if types[name] == TEXT else draw(st.floats(0, 100).map(lambda x: round(x, 1)))
                )
        for name in layer.fields().names():
            if name in values:
                feature.setAttribute(layer.fields().indexOf(name), values[name])
        shape = OUTLINES[kind][0] if good else draw(st.sampled_from([OUTLINES[kind][0], *OUTLINES[kind]]))
        if shape is not None:
            x, y = 100000 + 1000 * (place % 4), 400000 + 1000 * (place // 4)
            text = shape.format(x=x, y=y, r=x + 1000, t=y + 1000)
            feature.setGeometry(QgsGeometry.fromWkt(text))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def text_of(name):
    words = {
        "REGIONS": ["", "GM0014", "Groningen", "x, y"],
        "PREFIX": ["", "kwb_", "[% 1 %]"],
        "WITHIN": ["", "PV20", "nergens"],
        "TABLE_ID": ["85984NED", "x", ""],
        "DIMENSIONS": ["", "a=b", "a", "=", "a=b=c"],
    }
    return st.sampled_from(words.get(name, ["", "2024", "a\nb", "<b>é</b> {x} [% 1 %]", "x" * 300]))


FILES = [
    b"",
    b"{}",
    b"[" * 100000,
    b'{"schema": 1}',
    b"\xff\xfe\x00",
    b"code;v\nGM0014;1,5\nGM0037;.\n",
    b"gm_code,v,\nGM0014,1.5,\nGM0037,9223372036854775808,\n",
    b"<html><title>x</title></html>",
    b"Titel\n\nRegio;2023;2023\nGM0014;1;2\n",
    b"gwb_code;regio;a_inw;a_inw\nGM0014;Groningen;1.250;x\nGM0037;;-99997;2\n",
    b"Regiocode\tNaam\t\n 0014\tGroningen\t3,5\n 0037\tStadskanaal\t.\n",
]


def first_of(layers):
    """The layer of a parameter, the first where it takes several."""
    return next(iter(layers), None) if isinstance(layers, list) else layers


def value_of(draw, definition, parameters, folder, wild):  # noqa: PLR0911
    """A value of one parameter that is no layer; an odd one only where it is to be wild."""
    name, kind, odd = definition.name(), definition.type(), wild and draw(st.booleans())
    if kind == "sink":
        return draw(st.sampled_from(["memory:", "memory:", str(folder / f"{name}.gpkg")]))
    if kind == "fileDestination":
        return str(folder / ("n" * 300 if odd else name))
    if isinstance(definition, QgsProcessingParameterField):
        layer = first_of(parameters.get(definition.parentLayerParameterName()))
        names = layer.fields().names() if layer is not None else []
        names = ["nergens", *(name.upper() for name in names)] if odd or not names else names
        field = draw(st.sampled_from(names))
        return [field] if definition.allowMultiple() else field
    if kind == "enum":
        return "onzin" if odd else draw(st.sampled_from(definition.options()))
    if kind == "number":
        values = [0, -1, 7, 99, 1e300, float("nan"), float("inf")] if odd else [definition.defaultValue()]
        return draw(st.sampled_from(values))
    if kind == "file":
        path = folder / (name + (draw(st.sampled_from([".csv", ".txt", ".json"])) if name == "INPUT" else ".json"))
        path.write_bytes(draw(st.sampled_from(FILES)))
        return str(folder / "nergens.json") if odd else str(path)
    if kind == "matrix":
        layer = first_of(parameters.get("INPUT"))
        field = draw(st.sampled_from([*(layer.fields().names() if layer else []), "nergens"]))
        forms = [{field: "sum"}, [field, "mean", "", ""], '{"a": ' * 5000, {"inkomen": field}, ["inkomen", field], "x"]
        return draw(st.sampled_from(forms))
    if kind == "multilayer":
        return [draw(layers(("NoGeometry",)))]
    return draw(st.booleans() if kind == "boolean" else text_of(name))


@st.composite
def values_of(draw, algorithm, folder, good):
    """Parameters of an algorithm, those in `good` as they stand."""
    parameters, wild = dict(good), draw(st.integers(0, 3)) == 3
    definitions = [d for d in algorithm.parameterDefinitions() if d.name() not in parameters]
    for d in definitions:
        optional = bool(d.flags() & d.Flag.FlagOptional)
        if isinstance(d, QgsProcessingParameterFeatureSource) and (not optional or draw(st.integers(0, 3)) == 3):
            asked = {0: ("Point", "MultiPoint"), 2: ("Polygon", "MultiPolygon")}.get(int(d.dataTypes()[0]))
            parameters[d.name()] = draw(layers() if wild or not asked else layers(asked))
    for d in definitions:
        optional = bool(d.flags() & d.Flag.FlagOptional)
        if d.type() in ("source", "extent") or (optional and d.type() != "sink" and draw(st.integers(0, 2))):
            continue
        parameters[d.name()] = value_of(draw, d, parameters, folder, wild)
    return parameters


def say(text):
    """The text, where it is one sentence to a user."""
    assert text and not any(word in text for word in PYTHON), text
    assert "\n" not in text.strip().replace("a\nb", "") or "mandatory" in text, text
    return text


def plain(value):
    return None if value is None or (hasattr(value, "isNull") and value.isNull()) else value


def rows_of(layer):
    names = layer.fields().names()
    return [dict(zip(names, map(plain, feature.attributes()))) for feature in layer.getFeatures()]


def same(one, other):
    return one == other or (
        isinstance(one, float) and isinstance(other, float) and math.isnan(one) and math.isnan(other)
    )


def check_right(name, parameters, results, layer):
    """What must hold of a result, told from the input by other means than Regiolens'."""
    given = parameters.get("INPUT")
    if given is None or not isinstance(given, QgsVectorLayer) or layer is None:
        return
    before, after = rows_of(given), rows_of(layer)
    if name in ("urbanity", "quartilemap", "mdi", "contributions", "assignregions"):
        assert len(before) == len(after) == given.featureCount()
        kept = set(given.fields().names()) & set(layer.fields().names())
        kept -= {
            "kwartiel",
            "sted",
            "mdi",
            "mdi_klasse",
            "mdi_inkomen",
            "fid",
            "regio_code",
            "regio_naam",
            "regio_zone",
        }
        if layer.providerType() == "memory":
            assert all(same(a[key], b[key]) for a, b in zip(before, after) for key in kept)
    if name == "urbanity":
        assert results["CLASSIFIED"] + results["MISSING"] == len(before)
        for row, made in zip(before, after):
            value = row[parameters["FIELD"]]
            if isinstance(value, (int, float)) and value >= 0 and not isinstance(value, bool) and math.isfinite(value):
                if not any(key.lower() == "water" for key in row):
                    assert made["sted"] == 5 - bisect_right((500, 1000, 1500, 2500), value)
            elif value is None:
                assert made["sted"] is None
    if name == "quartilemap":
        pairs = [(row[parameters["FIELD"]], made["kwartiel"]) for row, made in zip(before, after)]
        pairs = sorted((v, k) for v, k in pairs if k is not None and isinstance(v, (int, float)))
        assert all(1 <= one[1] <= other[1] for one, other in zip(pairs, pairs[1:]))
    if name == "mdi":
        assert results["SCORED"] + results["UNSCORED"] == len(before)
        assert all(made["mdi"] is None or -1e-9 <= made["mdi"] <= 100 + 1e-9 for made in after)
    if name == "aggregate":
        assert results["GROUPS"] == len(after) > 0
        assert results["AGGREGATED"] == sum(row["aantal"] for row in after) <= len(before)


#: layers with which an algorithm can come to a result: kinds, fields, and what else it needs
INDEX = (("Polygon", "NoGeometry"), ("gm_code", *DOMAINS))
GOOD = {
    "mdi": (*INDEX, {"MODEL": "pon2023_domains", "MODEL_FILE": None, "SCALE_IN": None, "FIELD_MAP": None}),
    "contributions": (*INDEX, {"MODEL": "pon2023_domains", "MODEL_FILE": None, "SCALE_IN": None, "FIELD_MAP": None}),
    "urbanity": (("Polygon", "NoGeometry"), ("gm_code", "oad"), {"FIELD": "oad"}),
    "quartilemap": (("Polygon", "Point"), ("gm_code", "oad"), {"FIELD": "oad"}),
    "joinindicators": (("Polygon", "NoGeometry"), ("gm_code", "v"), {"AREA_CODE": "gm_code", "DUPLICATES": "first"}),
    "assignregions": (("Polygon", "NoGeometry"), ("gm_code", "v"), {"REGION_SET": "COROP"}),
    "aggregate": (
        ("Polygon", "NoGeometry"),
        ("gm_code", "inwoners"),
        {"LEVEL": "provincie", "GROUP": None, "RULES": None, "AREAS": "lowest"},
    ),
    "regionprofiles": (
        ("Polygon", "NoGeometry"),
        ("gm_code", "regio_code", "inwoners", "mdi", "mdi_inkomen"),
        {"MODEL": "pon2023_domains", "MODEL_FILE": None, "REGION_FIELD": "regio_code", "WEIGHT": "inwoners"},
    ),
    "oad": (("Point", "MultiPoint"), ("gm_code",), {"COUNT_FIELD": None}),
    "oadgrid": (("Point", "MultiPoint"), ("gm_code",), {"COUNT_FIELD": None}),
}


@pytest.fixture
def profiles(run, make_layer):
    """What the report is made of."""
    rows = [
        {"gm_code": f"GM{n:04}", "regio_code": "ab"[n % 2], "mdi": 40.0 + n, "mdi_inkomen": 5.0 * n} for n in range(8)
    ]
    made = run("regiolens:regionprofiles", INPUT=make_layer("gebieden", rows), OUTPUT="memory:", OUTPUT_TABLE="memory:")
    return {"INPUT": run.layer(made["OUTPUT"]), "TABLE": run.layer(made["OUTPUT_TABLE"]), "MODEL": "pon2023_domains"}


def good_for(draw, name, profiles, folder):
    """Inputs with which an algorithm can come to a result, for three runs in four."""
    if name == "regionreport" and draw(st.integers(0, 3)) != 3:
        regions = draw(st.sampled_from(["", "a", "b", "a, c"]))
        return {
            **profiles,
            "MODEL_FILE": None,
            "EARLIER": None,
            "REGIONS": regions,
            "OUTPUT_HTML": str(folder / "r.html"),
        }
    if name == "readcbs" and draw(st.integers(0, 3)) != 3:
        return {"LEVEL": "all", "ENCODING": "automatic", "DELIMITER": "automatic", "DECIMAL": "comma", "LAYER": None}
    if name not in GOOD or draw(st.integers(0, 3)) == 3:
        return {}
    kinds, fields, more = GOOD[name]
    found = {"ADDRESSES" if name.startswith("oad") else "INPUT": draw(layers(kinds, fields, good=True)), **more}
    if name == "joinindicators":
        found["TABLE"], found["TABLE_CODE"] = draw(layers(("NoGeometry",), ("code", "w"), good=True)), "code"
    if name == "oad":
        found["AREAS"] = draw(layers(("Polygon", "MultiPolygon"), ("gm_code",), good=True))
    if name == "mdi":
        idle = ("WITHOUT", "REGION_FIELD", "REGIONS", "REGIONS_FIELD", "INHABITANTS_FIELD", "OUTPUT_REGIONS")
        found |= dict.fromkeys(idle)
        found |= draw(
            st.sampled_from([{}, {"REGION_FIELD": "gm_code", "OUTPUT_REGIONS": "memory:"}, {"WITHOUT": "werk"}])
        )
    if name in ("mdi", "contributions"):
        found["REFERENCE"] = draw(st.one_of(st.none(), layers(kinds, fields, good=True)))
    return found


#: all but the one that opens a window
TRIED = [algorithm.NAME for algorithm in ALGORITHMS if algorithm.NAME != "openregionprofile"]


@pytest.fixture(autouse=True)
def _let_go():
    yield
    gc.collect()  # layers that outlive QGIS take it down


@pytest.mark.parametrize("name", TRIED)
def test_a_run_is_right_or_refused_in_one_sentence(provider, profiles, name, tmp_path):
    outcomes, refusals = Counter(), Counter()
    algorithm = QgsApplication.processingRegistry().algorithmById(f"regiolens:{name}")

    @settings(
        max_examples=EXAMPLES if name != "regionreport" else EXAMPLES // 4,  # which draws maps
        deadline=None,
        derandomize=not LONG_RUN,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def once(data):
        with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
            parameters = data.draw(
                values_of(algorithm, Path(folder), good_for(data.draw, name, profiles, Path(folder)))
            )
            if name.startswith("fetch"):
                parameters["OFFLINE"] = True
            feedback, context = Feedback(), QgsProcessingContext()
            context.setProject(QgsProject.instance())
            found = algorithm.create()
            valid, message = found.checkParameterValues(parameters, context)
            if not valid:
                say(message)
                outcomes["refused"] += 1
                refusals[message[:90]] += 1
                return
            # As a dialog and a step of a model have it.
            results, succeeded = found.run(parameters, context, feedback)
            if not succeeded:
                say(feedback.said[-1])
                outcomes["refused"] += 1
                refusals[feedback.said[-1][:90]] += 1
                return
            assert "Traceback" not in feedback.text
            output = results.get("OUTPUT") or results.get("OUTPUT_ADDRESSES")
            layer = context.getMapLayer(output) if output else None
            if isinstance(algorithm.parameterDefinition("OUTPUT"), QgsProcessingParameterFileDestination):
                assert Path(output).stat().st_size
            elif output and layer is None:
                layer = QgsVectorLayer(output, "o", "ogr")
                assert layer.isValid(), output
            check_right(name, parameters, results, layer)
            outcomes["right"] += 1
            del layer
            context.temporaryLayerStore().removeAllMapLayers()

    once()
    print(name, json.dumps(outcomes), *refusals.most_common(), sep="\n    ")
    if name == "mdi":
        # a quarter of the draws is wild; of as few as these, by chance, more
        assert outcomes["right"] * 3 >= sum(outcomes.values())

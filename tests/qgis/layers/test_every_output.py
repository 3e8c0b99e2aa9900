"""Of every algorithm and shipped model: no output is what is read, and places where nothing can be written are said."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsVectorFileWriter, QgsVectorLayer

from regiolens.bridge.paths import INDEX_MODELS, RESOURCES
from regiolens.processing_algorithms.catalogue import ALGORITHMS

CODES = ("GM0014", "GM0034", "GM0037", "GM0050", "GM0059", "GM0080", "GM0085", "GM0086")
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
MOVES = {"AREA_FIELD": "naam", "DESTINATION": "naam", "DEPARTURES": "inwoners"}
#: what is asked of an algorithm or a model beside its layers and files
ASKED = {
    "aggregate": {"GROUP": "naam"},
    "bivariatemap": {"FIELD_Y": "oad"},
    "change": {"TO_FIELD": "oad", "KIND": "index"},
    "correlations": {"Y": ["oad"]},
    "crosstab": {"ROWS": ["naam"], "COLUMNS": "kwart"},
    "development": {"YEARS": "2023"},
    "fetchstatline": {"TABLE_ID": "85984NED", "OFFLINE": True},
    "gap": {"TO_FIELD": "oad", "QUARTER_FIELD": "kwart", "ZONE_FIELD": "naam"},
    "indexpanel": {"YEARS": "2023"},
    "indexsql": {"TABLE": "t"},
    "migration": MOVES,
    "regionatlas": {"FIELDS": ["v"], "REGION_FIELD": "naam"},
    "regionprofiles": {"REGION_FIELD": "naam", "VALUES": ["v"]},
    "regionreport": {"OUTPUT_HTML": "to_output_html.gpkg"},
    "themecount": {"DIRECTIONS": {"v": "low is worse"}},
    "typology": {"FIELD_MAP": {"inwoners": "inwoners"}},
    "urbanity": {"FIELD": "oad"},
}
#: what an optional layer or output needs beside it, or keeps from being given
BESIDE = {
    "AREAS": {"AREAS_FIELD": "naam", "TYPE_FIELD": "naam", "REGION_FIELD": "naam"},
    "HIGHER": {"HIGHER_FIELDS": ["v"]},
    "POLYGONS": {"REGION_SET": "polygons", "POLYGON_FIELD": "naam"},
    "REGIONS": {"REGION_FIELD": None, "REGIONS_FIELD": "naam"},
    "TABLE": {"REGION_SET": "own table", "TABLE_CODE": "code", "TABLE_REGION": "naam"},
    "CONVERSION": {"CONVERSION_FROM": "code", "CONVERSION_TO": "code", "CONVERSION_WEIGHT": "v"},
    "OUTPUT_REGIONS": {"REGION_FIELD": "naam"},
    "CHART": {"GROUPS": "A, B"},
}


def names():
    """All that write something."""
    own = [kind.NAME for kind in ALGORITHMS if kind.NAME != "openregionprofile"]
    return [*own, *(path.stem for path in sorted((RESOURCES / "models").glob("*.model3")))]


def save(path, kind="Polygon"):
    """Areas, or addresses, with codes, names and figures, as a GeoPackage of one layer."""
    fields = ["code:string", "naam:string", "kwart:integer", "inwoners:integer", "v:double", "oad:double"]
    uri = "&".join(f"field={field}" for field in (*fields, *(f"{domain}:double" for domain in DOMAINS)))
    layer, features = QgsVectorLayer(f"{kind}?crs=EPSG:28992&{uri}", "laag", "memory"), []
    for place, code in enumerate(CODES):
        feature = QgsFeature(layer.fields())
        figures = [float(20 + 7 * place + shift) for shift in range(9)]
        feature.setAttributes([code, "AB"[place % 2], 1 + place % 4, 100 + place, *figures])
        x, y = 200000 + 2000 * place, 500000
        wkt = f"POLYGON(({x} {y},{x + 2000} {y},{x + 2000} {y + 900},{x} {y + 900},{x} {y}))"
        feature.setGeometry(QgsGeometry.fromWkt(wkt if kind == "Polygon" else f"POINT({x + 500} {y + 300})"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", path.stem
    assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)[0] == 0


class Case:
    """An algorithm with a file for each of its inputs."""

    def __init__(self, run, name, folder):
        self.run, self.folder = run, folder
        self.algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
        self.asked, self.files, self.needed, self.outputs = dict(ASKED.get(name, {})), {}, {}, {}
        for one in self.algorithm.parameterDefinitions():
            key, kind, needed = one.name(), one.type(), not one.flags() & one.Flag.FlagOptional
            path = folder / f"{key.lower()}.gpkg"
            if kind in ("source", "multilayer"):
                save(path, "Point" if kind == "source" and 0 in map(int, one.dataTypes()) else "Polygon")
                self.files[key] = path
            elif kind == "file":
                self.files[key] = path.with_suffix(".csv" if key == "INPUT" else ".json")
                self._write(key, self.files[key])
            elif one.isDestination():
                self.outputs[key] = str(folder / f"to_{key.lower()}.gpkg")
            if needed and key in self.files:
                self.needed[key] = self._given(one, self.files[key])
            elif needed and key in self.outputs:
                self.needed[key] = self.outputs[key]
            elif needed and kind == "field":
                self.needed[key] = ["v"] if one.allowMultiple() else "v"
        if name == "regionreport":
            areas = folder / "areas.gpkg"
            run(
                "regiolens:regionprofiles",
                INPUT=str(areas),
                REGION_FIELD="naam",
                VALUES=["v"],
                OUTPUT=str(self.files["INPUT"]),
                OUTPUT_TABLE=str(self.files["TABLE"]),
            )
            shutil.copy(self.files["INPUT"], self.files["EARLIER"])
            self.asked["OUTPUT_HTML"] = self.outputs["OUTPUT_HTML"]

    def _write(self, key, path):
        if key == "INPUT":
            path.write_text("gm_code;v\nGM0014;5\n")
        elif key == "RULES_FILE":
            shutil.copy(RESOURCES / "typologies" / "gemeentetypologie.json", path)
        elif key == "MODEL_FILE":
            shutil.copy(INDEX_MODELS / "pon2023_domains.json", path)
        else:
            areas = self.folder / "areas_of_scale.gpkg"
            save(areas)
            self.run("regiolens:mdi", INPUT=str(areas), OUTPUT="memory:", SCALE_OUT=str(path))

    @staticmethod
    def _given(definition, path):
        return [str(path)] if definition.type() == "multilayer" else str(path)

    def parameters(self, key, place, read=""):
        """All that is needed for one output at a place, and one input."""
        found = {**self.needed, **self.asked}
        if read:
            found[read] = self._given(self.algorithm.parameterDefinition(read), self.files[read])
        for one in (each for each in (key, read) if each in BESIDE):
            known = self.algorithm.parameterDefinition
            found |= {name: value for name, value in BESIDE[one].items() if known(name) is not None}
        if self.algorithm.name() == "migration" and key.startswith("OUTPUT_"):
            found |= {"AREAS": str(self.files["AREAS"]), **BESIDE["AREAS"]}
        if self.algorithm.name() == "oad":
            found |= {"AREAS": str(self.files["AREAS"]), "OUTPUT_AREAS": self.outputs["OUTPUT_AREAS"]}
        if key == "OUTPUT_LAYOUT" and "OUTPUT" in self.outputs:
            found["OUTPUT"] = self.outputs["OUTPUT"]
        return {**found, key: place}

    def refused(self, parameters):
        """The sentence of a dialog's check, which a run without it gives as well."""
        valid, message = self.algorithm.checkParameterValues(parameters, self.run.context)
        assert not valid, parameters
        self.run.feedback.said.clear()
        _, succeeded = self.algorithm.create().run(parameters, self.run.context, self.run.feedback)
        assert not succeeded
        assert self.run.feedback.said[-1] == message
        return message

    def digests(self):
        found = (path for path in self.folder.iterdir() if path.is_file())
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.fixture
def case(run, tmp_path):
    yield lambda name: Case(run, name, tmp_path)
    QgsProject.instance().removeAllMapLayers()


def notations(path, sink):
    """Of one file, and where a sink is asked for of its table."""
    yield from (str(path), f"{path.parent}/../{path.parent.name}/{path.name}")
    if sink and path.suffix == ".gpkg":
        yield str(path.with_suffix(""))  # to which QGIS adds the ending
        yield f"ogr:dbname='{path}' table=\"{path.stem}\" (geom)"
        yield f"{path}|layername={path.stem}"


@pytest.mark.parametrize("name", names())
def test_no_output_is_what_is_read(case, name):
    one = case(name)
    before = one.digests()
    for key in one.outputs:
        sink = one.algorithm.parameterDefinition(key).type() == "sink"
        for read, path in one.files.items():
            if sink and path.suffix == ".json":  # to which QGIS adds another ending
                continue
            for place in notations(path, sink):
                message = one.refused(one.parameters(key, place, read))
                assert message.startswith(f"{key} is the "), (read, place)
                assert f"from which {read} is read" in message
    assert one.digests() == before


@pytest.mark.parametrize("name", names())
def test_no_output_is_another_one(case, name):
    one = case(name)
    before, keys = one.digests(), [*one.outputs]
    for number, key in enumerate(keys):
        for other in keys[:number]:
            place = one.outputs[other]
            parameters = {**one.parameters(other, place), **one.parameters(key, place), other: place}
            assert one.refused(parameters).startswith(f"{other} and {key} are the same file")
    assert one.digests() == before


@pytest.mark.parametrize("name", names())
def test_places_where_nothing_can_be_written(case, name, tmp_path):
    one = case(name)
    for folder in ("folder", "folder.gpkg"):
        (tmp_path / folder).mkdir()
    (tmp_path / "file").write_text("x")
    said = {
        tmp_path / "folder": "is a folder",
        tmp_path / "folder.gpkg": "is a folder",
        tmp_path / "none" / "x.gpkg": "does not exist",
        tmp_path / "file" / "x.gpkg": "does not exist",
        tmp_path / f"{'n' * 256}.gpkg": "is longer than the 2",
    }
    before = one.digests()
    for key in one.outputs:
        for place, words in said.items():
            message = one.refused(one.parameters(key, str(place)))
            assert key in message and words in message, place
    assert one.digests() == before
    assert not [*(tmp_path / "folder").iterdir()]


#: ask a service, or need more than one layer and one file
NOT_ALONE = {"fetchareas", "fetchstatline", "cbslayer", "indexpanel", "development", "gap", "migration"}


@pytest.mark.parametrize("name", [name for name in names() if name not in NOT_ALONE])
def test_no_file_stays_open_and_no_journal_stays_behind(case, run, name, tmp_path):
    one = case(name)
    for path in tmp_path.glob("*.gpkg"):
        with contextlib.closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA journal_mode = wal")
    key = next(iter(one.outputs))
    place = str(tmp_path / f"to_it.{'gpkg' if one.algorithm.parameterDefinition(key).type() == 'sink' else 'pdf'}")
    asked = {
        **one.parameters(key, place),
        **({"OUTPUT_HTML": str(tmp_path / "to.html")} if name == "regionreport" else {}),
    }
    for _ in range(2):
        run(one.algorithm.id(), **asked)
    run.context.temporaryLayerStore().removeAllMapLayers()  # the layers that QGIS itself has opened to read them
    links = [os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()]
    assert [path for path in links if str(tmp_path) in path] == []
    made = [path for path in tmp_path.glob("to_*.gpkg") if path.read_bytes()[:6] == b"SQLite"]
    assert {path.read_bytes()[18] for path in made} <= {1}, "how SQLite keeps a file: 1 is delete, 2 is WAL"
    assert not [*tmp_path.glob(".regiolens-*"), *tmp_path.glob("to_*-wal"), *tmp_path.glob("to_*-journal")]

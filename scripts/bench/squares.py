"""Layers of one GeoPackage to another: 400,000 squares, 1,000,000 points and a join, against geopandas and QGIS's own.

The peers run in an environment of their own, which is made here and never by users, outside the project. ONLY=mdi runs
what has that in its name, ROUNDS=5 more rounds, CLOCK=cpu by the time of the processors. BEFORE=FOLDER measures the OAD
of gemeenten against another version, checked out there. --memory prints what memory the index of 1,000,000 squares
takes at most.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import BY_CPU, CACHE, DATA, data_files, environment, leave, report, seconds

PACKAGES = ("geopandas==1.2.0", "pyogrio==0.13.0", "pyarrow", "pandas==3.1.1")
PEERS = DATA.parent / "peers"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
INDEX, JOIN, JOIN_QGIS, SAVE, ADDRESSES, OAD = 1.5, 2.0, 0.7, 0.5, 1.0, 0.4
#: another version of Regiolens, "" for none
BEFORE = os.environ.get("BEFORE", "")
#: runs an algorithm there twice, and tells the seconds of the second
RUN_BEFORE = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from headless import run, start
alive, clock = start(), time.process_time if sys.argv[2] == "cpu" else time.perf_counter
for name in json.loads(sys.argv[4]):
    began = clock()
    run("regiolens:oad", OUTPUT_AREAS=name, **json.loads(sys.argv[3]))
print(f"{clock() - began} s", flush=True)
__import__("os")._exit(0)
"""
#: runs a peer, by its own clock or the processors'
RUN_PEER = "import runpy, sys, time; {}sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name='__main__')".format(
    "time.perf_counter = time.process_time; " if BY_CPU else ""
)


def python() -> str:
    """The interpreter of the peers, with what they need."""
    return environment("peers", PACKAGES)


def told(script: str, *arguments: object) -> list[float]:
    """The seconds that a peer tells, without its imports."""
    command = [python(), "-c", RUN_PEER, str(PEERS / script), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(each) for each in re.findall(r"([\d.]+) s\b", done.stdout)]


def in_turns(ours: Callable[[], object], peer: Callable[[], float]) -> tuple[list[float], list[float]]:
    """Times of both, in turns; a first run of ours is not counted: it imports."""
    ours()
    pairs = [(seconds(ours), peer()) for _ in range(ROUNDS)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def before(outputs: list[str], **parameters: str) -> float:
    """The seconds of regiolens:oad in the other checkout."""
    clock, scripts = "cpu" if BY_CPU else "", str(Path(BEFORE) / "scripts")
    command = [sys.executable, "-c", RUN_BEFORE, scripts, clock, json.dumps(parameters), json.dumps(outputs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-2])


def coded_squares() -> str:
    """The squares with codes of gemeenten, by turns, made once."""
    from osgeo import gdal, ogr

    path = CACHE / "coded.gpkg"
    if not path.exists():
        part = path.with_suffix(".part.gpkg")
        shutil.copy(CACHE / "squares.gpkg", part)
        dataset = gdal.OpenEx(str(part), gdal.OF_UPDATE | gdal.OF_VECTOR)
        dataset.GetLayer(0).CreateField(ogr.FieldDefn("gemeentecode", ogr.OFTString))
        codes = ["GM0014", "GM0034", "GM0050", "GM0080", "GM0363", "GM0599", "GM0758", "GM0935", "GM1680"]
        chosen = " ".join(f"WHEN {number} THEN '{code}'" for number, code in enumerate(codes))
        dataset.ExecuteSQL(f"UPDATE squares SET gemeentecode = CASE fid % {len(codes)} {chosen} END")
        del dataset
        part.rename(path)
    return str(path)


def addresses() -> str:
    """1,000,000 points as scripts/bench/oad.py places them, made once."""
    from oad import towns
    from osgeo import ogr, osr

    path = CACHE / "points.gpkg"
    if not path.exists():
        part = path.with_suffix(".part.gpkg")
        dataset, system = ogr.GetDriverByName("GPKG").CreateDataSource(str(part)), osr.SpatialReference()
        system.ImportFromEPSG(28992)
        layer = dataset.CreateLayer("points", system, ogr.wkbPoint)
        layer.StartTransaction()
        for x, y in zip(*(axis.tolist() for axis in towns(1_000_000))):
            feature, place = ogr.Feature(layer.GetLayerDefn()), ogr.Geometry(ogr.wkbPoint)
            place.AddPoint_2D(x, y)
            feature.SetGeometryDirectly(place)
            layer.CreateFeature(feature)
        layer.CommitTransaction()
        del layer, dataset
        part.rename(path)
    return str(path)


def memory() -> None:
    """Print the most memory that the index of 1,000,000 squares with 30 columns takes, QGIS and all."""
    folder = CACHE / "million"
    if not (folder / "squares.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        script = (PEERS / "make_squares.py").read_text(encoding="utf-8")
        script = script.replace("400_000", "1_000_000").replace("range(22)", "range(30)")
        subprocess.run([python(), "-c", script, str(folder)], check=True)
    from headless import run, start

    alive = start()
    with tempfile.TemporaryDirectory() as output:
        run(
            "regiolens:mdi",
            INPUT=str(folder / "squares.gpkg"),
            MODEL_FILE=str(folder / "squares.json"),
            OUTPUT=str(Path(output) / "out.gpkg"),
        )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    print(f"mdi, 1,000,000 squares of 30 columns: at most {most:.2f} GB, target at most 0.80")
    leave(alive)


def main() -> None:
    """Run all of them and print their ratios."""
    if "--memory" in sys.argv:
        memory()
    areas, table = data_files("squares", __doc__, "areas/buurt_2024.gpkg", "tables/kwb_2024.csv")
    if not PEERS.is_dir():
        print(f"squares: skipped, because {PEERS} cannot be found")
        return
    if not (CACHE / "squares.json").exists():
        subprocess.run([python(), str(PEERS / "make_squares.py"), str(CACHE)], check=True)
    from headless import run, start

    alive, numbers = start(), itertools.count()
    squares, model = str(CACHE / "squares.gpkg"), str(CACHE / "squares.json")
    with tempfile.TemporaryDirectory() as folder:

        def output() -> str:
            """A GeoPackage that is not there yet, in place of the one before."""
            for old in Path(folder).glob("*.gpkg"):
                old.unlink()
            return str(Path(folder) / f"{next(numbers)}.gpkg")

        def ours(name: str, **parameters: object) -> Callable[[], object]:
            return lambda: run(name, OUTPUT=output(), **parameters)

        join = ours("regiolens:joinindicators", INPUT=str(areas), TABLE=str(table))
        shared = {"INPUT": str(areas), "FIELD": "buurtcode", "INPUT_2": str(table), "FIELD_2": "code"}
        save = ours("native:savefeatures", INPUT=squares)
        points, coded = addresses(), coded_squares()
        save_points = ours("native:savefeatures", INPUT=points)
        pairs = [
            (
                "joinindicators",
                join,
                "geopandas",
                lambda: statistics.median(told("join_buurten.py", areas.parent.parent, output())),
                JOIN,
            ),
            (
                "joinindicators",
                join,
                "joinattributestable",
                lambda: seconds(ours("native:joinattributestable", METHOD=1, **shared)),
                JOIN_QGIS,
            ),
            (
                "mdi",
                ours("regiolens:mdi", INPUT=squares, MODEL_FILE=model),
                "geopandas",
                lambda: told("mdi_squares.py", CACHE)[-1],
                INDEX,
            ),
            (
                "quartilemap",
                ours("regiolens:quartilemap", INPUT=squares, FIELD="i00"),
                "savefeatures",
                lambda: seconds(save),
                SAVE,
            ),
            (
                "urbanity",
                ours("regiolens:urbanity", INPUT=squares, FIELD="i00"),
                "savefeatures",
                lambda: seconds(save),
                SAVE,
            ),
            (
                "contributions",
                ours("regiolens:contributions", INPUT=squares, MODEL_FILE=model),
                "savefeatures",
                lambda: seconds(save),
                SAVE,
            ),
            (
                "assignregions",
                ours("regiolens:assignregions", INPUT=coded, REGION_SET="provincie"),
                "savefeatures",
                lambda: seconds(ours("native:savefeatures", INPUT=coded)),
                SAVE,
            ),
            (
                "oad with OUTPUT_ADDRESSES",
                lambda: run("regiolens:oad", ADDRESSES=points, OUTPUT_ADDRESSES=output()),
                "savefeatures",
                lambda: seconds(save_points),
                ADDRESSES,
            ),
        ]
        if BEFORE:
            towns = {"ADDRESSES": points, "AREAS": str(areas.parent / "gemeente_2023.gpkg")}
            pairs.append(
                (
                    "oad of gemeenten",
                    lambda: run("regiolens:oad", OUTPUT_AREAS=output(), **towns),
                    "the version before",
                    lambda: before([output(), output()], **towns),
                    OAD,
                )
            )
        wanted = os.environ.get("ONLY", "")
        for name, work, other, peer, most in pairs:
            if wanted in name:
                mine, theirs = in_turns(work, peer)
                report(f"{name} against {other}", (name, mine), (other, theirs), most)
    leave(alive)


if __name__ == "__main__":
    main()

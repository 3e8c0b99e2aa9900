"""Layers of one GeoPackage to another: the index of 400,000 squares and a join, against geopandas and QGIS's own.

The peers run in an environment of their own, which is made here and never by users, outside the project.
"""

from __future__ import annotations

import itertools
import os
import re
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import DATA, data_files, leave, report, seconds

PACKAGES = ("geopandas==1.2.0", "pyogrio==0.13.0", "pyarrow", "pandas==3.1.1")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "regiolens-bench"
PEERS = DATA.parent / "peers"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
INDEX, JOIN, JOIN_QGIS, SAVE = 1.5, 2.0, 0.7, 0.5


def python() -> str:
    """The interpreter of the peers, with what they need."""
    found = CACHE / "peers" / "bin" / "python"
    if not (CACHE / "peers" / "ready").exists():
        subprocess.run(["/usr/bin/python3", "-m", "venv", str(CACHE / "peers")], check=True)
        subprocess.run([str(found), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (CACHE / "peers" / "ready").touch()
    return str(found)


def told(script: str, *arguments: object) -> list[float]:
    """The seconds that a peer tells, without its imports."""
    command = [python(), str(PEERS / script), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(each) for each in re.findall(r"([\d.]+) s\b", done.stdout)]


def in_turns(ours: Callable[[], object], peer: Callable[[], float]) -> tuple[list[float], list[float]]:
    """Times of both, in turns; a first run of ours is not counted: it imports."""
    ours()
    pairs = [(seconds(ours), peer()) for _ in range(ROUNDS)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def main() -> None:
    """Run all of them and print their ratios."""
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
        ]
        wanted = os.environ.get("ONLY", "")
        for name, work, other, peer, most in pairs:
            if wanted in name:
                mine, theirs = in_turns(work, peer)
                report(f"{name} against {other}", (name, mine), (other, theirs), most)
    leave(alive)


if __name__ == "__main__":
    main()

"""What the benchmarks share: data to measure with, medians of runs that take turns, and the line that is printed."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

SCRIPTS = Path(__file__).resolve().parent.parent
DATA = SCRIPTS.parent.parent / "shared" / "data"
ROUNDS = 5
#: CLOCK=cpu counts the time of the processors, which others on a machine that is in use disturb less
BY_CPU = os.environ.get("CLOCK") == "cpu"
clock = process_time if BY_CPU else perf_counter

#: figures of this run by name, for `compare`
FIGURES: dict[str, float] = {}
#: where a run for another one's `compare` leaves its figures
FIGURES_FILE = "REGIOLENS_FIGURES"

sys.path.insert(0, str(SCRIPTS))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


#: what benchmarks make once, outside the project
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "regiolens-bench"


def environment(name: str, packages: tuple[str, ...]) -> str:
    """The interpreter of an environment with these packages, made on first use and never by users."""
    found = CACHE / name / "bin" / "python"
    if not (CACHE / name / "ready").exists():
        subprocess.run(["/usr/bin/python3", "-m", "venv", str(CACHE / name)], check=True)
        subprocess.run([str(found), "-m", "pip", "install", "--quiet", *packages], check=True)
        (CACHE / name / "ready").touch()
    return str(found)


def data_files(name: str, description: str, *paths: str) -> list[Path]:
    """Files below the folder that --data gives; the benchmark ends here, in peace, where one is absent.

    Parameters
    ----------
    name, description : str
        Of the benchmark.
    *paths : str
        Relative to the folder.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=DATA, help="folder with areas/ and tables/ (default: %(default)s)")
    parser.add_argument("--against", type=Path, help="a checkout of an earlier build, which does the same work")
    given = parser.parse_args()
    folder = given.data.resolve()
    if given.against:
        os.environ["REGIOLENS_AGAINST"] = str(given.against.resolve())
    files = [folder / path for path in paths]
    absent = [str(file) for file in files if not file.is_file()]
    if absent:
        print(f"{name}: skipped, because {' and '.join(absent)} cannot be found; give their folder with --data DIR")
        sys.exit(0)
    return files


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, by the clock or, with CLOCK=cpu, by the processors' time."""
    start = clock()
    work()
    return clock() - start


def alternate(ours: Callable[[], object], peer: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Times of two pieces of work that take turns, so that what else the machine does weighs on both.

    Both run once beforehand without being counted: imports and cold files are nobody's merit.

    Returns
    -------
    ours, peer : list of float, length `ROUNDS`
        Seconds, in the order of the runs.
    """
    ours()
    peer()
    pairs = [(seconds(ours), seconds(peer)) for _ in range(ROUNDS)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def spread(name: str, times: list[float]) -> str:
    """Median, lowest and highest of some times, in a line."""
    low, middle, high = (1000 * value for value in (min(times), statistics.median(times), max(times)))
    return f"  {name:<42}{middle:9.1f} ms   ({low:.1f} to {high:.1f}, {len(times)} runs)"


def report(title: str, ours: tuple[str, list[float]], peer: tuple[str, list[float]], target: float) -> None:
    """Print both medians and their ratio, with the target beside it."""
    ratio = statistics.median(ours[1]) / statistics.median(peer[1])
    verdict = "met" if ratio <= target else "MISSED"
    print(title, spread(*ours), spread(*peer), sep="\n")
    print(f"  ratio {ratio:.2f}, target at most {target:.2f}: {verdict}")


def compare() -> None:
    """The figures of this run beside those of the same work by the build that --against names."""
    earlier = os.environ.pop("REGIOLENS_AGAINST", "")
    if not earlier:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.json"
        given = [word for word in sys.argv[1:] if not word.startswith("--against")]
        given = [word for word in given if Path(word).resolve() != Path(earlier)]
        environment = {**os.environ, "REGIOLENS_ROOT": earlier, FIGURES_FILE: str(file)}
        command = [sys.executable, sys.argv[0], *given]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode:
            own = Path(earlier) / "scripts" / "bench" / Path(sys.argv[0]).name
            if not own.is_file():
                print(f"{earlier} cannot be measured: it has other names of modules, and no measure of this kind")
                return
            print(f"{earlier} has other names of modules; its own measure says:", flush=True)
            subprocess.run([sys.executable, str(own), *given], check=True)
            return
        before = json.loads(file.read_text(encoding="utf-8"))
    print(f"now, before ({earlier}) and their ratio")
    for name, figure in FIGURES.items():
        if before.get(name):
            print(f"  {name:<60}{figure:9.3f}{before[name]:9.3f}{figure / before[name]:7.2f}")


def leave(*alive: object) -> None:
    """End the process at once: QGIS's own clean-up after a Python provider can crash."""
    if FIGURES_FILE in os.environ:
        Path(os.environ[FIGURES_FILE]).write_text(json.dumps(FIGURES), encoding="utf-8")
    sys.stdout.flush()
    compare()
    sys.stdout.flush()
    sys.stderr.flush()
    del alive
    os._exit(0)

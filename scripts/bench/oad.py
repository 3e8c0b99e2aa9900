"""Address density (OAD): the counting kernel against scipy, and with --native regiolens:oad against native algorithms.

The addresses are synthetic: towns, a third of the addresses in stacks, mean OAD near 2,000. scipy counts at a random
sample of the points against the tree of all, its time scaled up; its tree is built beforehand and not counted.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from measure import SCRIPTS, leave, spread

SIZES = (300_000, 1_000_000)
LARGE = (1_000_000, 10_000_000)
NATIVE = 20_000
SAMPLE = 10_000
ROUNDS = 5
TARGET = 5.0
RADIUS = 1000.0
THREADS = 2


def load_core() -> None:
    """Make the kernel importable without starting QGIS."""
    root = SCRIPTS.parent
    spec = importlib.util.spec_from_file_location(
        "regiolens", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["regiolens"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["regiolens"])


def towns(n: int, target: float = 2000.0, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Place n addresses in towns (6% outside) over 3,500 m2 each, a third in stacks of up to some hundreds."""
    rng = np.random.default_rng(seed)
    side = np.sqrt(n * 3500.0)
    size = np.minimum(rng.pareto(1.1, max(1, n // 4000)) + 0.3, 100)
    size = np.minimum(size, size.mean() * 30)
    size /= size.sum()
    outside = int(n * 0.06)
    town = rng.choice(len(size), n - outside, p=size)
    width = np.sqrt(size * n / (target * 1.45e-6)) / 2.9 * 1.25
    offset = rng.standard_normal((n - outside, 2)) * (0.35 + 0.65 * rng.random((n - outside, 1)))
    xy = (rng.random((len(size), 2)) * side)[town] + offset * width[town, None]
    xy = np.vstack([xy, rng.random((outside, 2)) * side])
    order = rng.permutation(n)
    heads = order[: max(1, n // 24)]
    members = order[len(heads) : max(len(heads), n // 3)]
    share = np.minimum(rng.pareto(1.5, len(heads)) + 0.2, 60)
    xy[members] = xy[heads[rng.choice(len(heads), len(members), p=share / share.sum())]]
    xy = np.round(xy[rng.permutation(n)] + [13_000, 306_000], 3)
    return xy[:, 0].copy(), xy[:, 1].copy()


def timed(work, *arguments, **options) -> tuple[float, np.ndarray]:
    """Seconds by the clock, and the result."""
    start = perf_counter()
    result = work(*arguments, **options)
    return perf_counter() - start, result


def compare(n: int) -> None:
    """Print times per address of the kernel and of scipy, and their ratio; the two take turns."""
    from scipy.spatial import cKDTree

    from regiolens.core.oad.neighbours import neighbour_counts

    x, y = towns(n)
    xy = np.column_stack([x, y])
    tree, rng = cKDTree(xy), np.random.default_rng(1)
    ours, peer = [], []
    for _ in range(ROUNDS):
        pick = rng.choice(n, min(n, SAMPLE), replace=False)
        seconds, expected = timed(tree.query_ball_point, xy[pick], RADIUS, return_length=True, workers=THREADS)
        peer.append(seconds * n / len(pick))
        seconds, counts = timed(neighbour_counts, x, y, None, RADIUS, threads=THREADS)
        ours.append(seconds)
        if not np.array_equal(counts[pick], expected):
            raise SystemExit("oad: the kernel and scipy do not agree")
    ratio = median(peer) / median(ours)
    print(f"oad: {n:,} addresses, a third stacked, mean OAD {counts.mean() / np.pi:,.0f}, {THREADS} threads each")
    print(spread("neighbour_counts, all addresses", ours))
    print(spread(f"scipy at {len(pick):,} addresses, scaled up", peer))
    print(f"  {1e6 * median(ours) / n:.2f} us an address; {ratio:.1f} times faster, ", end="")
    print(f"target at least {TARGET:.0f}: {'met' if ratio >= TARGET else 'MISSED'}")


def measure(stored: str) -> None:
    """Print time per address and peak memory of this process."""
    from regiolens.core.oad.neighbours import neighbour_counts

    with np.load(stored) as found:
        x, y = found["x"], found["y"]
    seconds, counts = timed(neighbour_counts, x, y, None, RADIUS, threads=THREADS)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {len(x):>10,} addresses, mean OAD {counts.mean() / np.pi:,.0f}: {seconds:6.1f} s, ", end="")
    print(f"{1e6 * seconds / len(x):.2f} us an address, peak {peak:,.0f} MiB")


def large() -> None:
    """1 and 10 million addresses, each in a process of its own, so that making them counts for nothing."""
    print("oad: time per address and memory", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for n in LARGE:
            stored = str(Path(folder) / f"{n}.npz")
            subprocess.run([sys.executable, __file__, "--make", str(n), stored], check=True)
            subprocess.run([sys.executable, __file__, "--measure", stored], check=True)


def native() -> None:
    """regiolens:oad per address against a buffer of 1000 m round every address and a count of the points in it."""
    from headless import run, start
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorFileWriter, QgsVectorLayer

    alive = start()
    x, y = towns(NATIVE)
    layer = QgsVectorLayer("Point?crs=EPSG:28992", "addresses", "memory")
    features = []
    for place in zip(x.tolist(), y.tolist()):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "addresses.gpkg")
        options = QgsVectorFileWriter.SaveVectorOptions()
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsProject.instance().transformContext(), options)

        def out(name: str) -> str:
            return str(Path(folder) / f"{name}.gpkg")

        seconds, _ = timed(run, "regiolens:oad", ADDRESSES=path, OUTPUT_ADDRESSES=out("oad"))

        def chain() -> None:
            run("native:buffer", INPUT=path, DISTANCE=RADIUS, SEGMENTS=25, OUTPUT=out("circles"))
            run("native:countpointsinpolygon", POLYGONS=out("circles"), POINTS=path, OUTPUT=out("counted"))

        theirs, _ = timed(chain)
    print(f"oad: {NATIVE:,} addresses, GeoPackage in and out, one run each")
    print(f"  regiolens:oad {seconds:.2f} s; native:buffer and native:countpointsinpolygon {theirs:.1f} s")
    print(f"  {theirs / seconds:.0f} times faster (and theirs counts in polygons of 100 corners, not in circles)")
    leave(alive)


def main() -> None:
    """Measure what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="not used: these addresses are synthetic")
    parser.add_argument("--large", action="store_true", help="time per address and memory at 1 and 10 million")
    parser.add_argument("--native", action="store_true", help="against native algorithms, which takes minutes")
    parser.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.make:
        x, y = towns(int(chosen.make[0]))
        np.savez(chosen.make[1], x=x, y=y)
    elif chosen.native:
        native()
    else:
        load_core()
        if chosen.measure:
            measure(chosen.measure)
        elif chosen.large:
            large()
        else:
            for size in SIZES:
                compare(size)


if __name__ == "__main__":
    main()

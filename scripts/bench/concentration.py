"""Local Moran's I of 14,566 buurten, 8 neighbours and 999 permutations, against esda; and how long neighbours take.

esda runs in an environment of its own, which is made here and never by users, outside the project.
"""

from __future__ import annotations

import statistics
import subprocess

from measure import BY_CPU, data_files, environment, leave, report, seconds

PACKAGES = ("esda==2.9.0", "libpysal==4.14.1", "geopandas==1.2.0", "pyogrio==0.13.0", "pyarrow", "numba")
ROUNDS, MOST, NEIGHBOURS = 3, 1.5, 2.0
PEER = """
import sys, time, warnings
warnings.simplefilter("ignore")
import esda, libpysal, numpy as np, pyogrio
clock = time.process_time if sys.argv[2] == "cpu" else time.perf_counter
areas = pyogrio.read_dataframe(sys.argv[1])
weights = libpysal.graph.Graph.build_knn(areas.set_geometry(areas.centroid), k=8).transform("r")
values = np.random.default_rng(1).normal(size=len(areas))
for _ in range(4):
    began = clock()
    esda.Moran_Local(values, weights, permutations=999, seed=1, n_jobs=1)
    print(clock() - began)
"""


def main() -> None:
    """The statistic in as many rounds as the peer's compiled ones, and the neighbours of all buurten."""
    (path,) = data_files("concentration", __doc__, "areas/buurt_2024.gpkg")
    from headless import start

    alive = start()
    import numpy as np
    from qgis.core import QgsProcessingFeedback, QgsVectorLayer

    from regiolens.bridge.patterns.touching import nearest, touching, usual_tolerance
    from regiolens.core.patterns.moran import moran

    class Run:
        """What `touching` asks of a run."""

        feedback = QgsProcessingFeedback()

    outlines = [feature.geometry() for feature in QgsVectorLayer(str(path), "buurten", "ogr").getFeatures()]
    took = [seconds(lambda: touching(outlines, usual_tolerance(outlines), False, Run)) for _ in range(ROUNDS)]
    middle = statistics.median(took)
    verdict = "met" if middle <= NEIGHBOURS else "MISSED"
    print(f"concentration: neighbours of {len(outlines)} polygons, gaps closed")
    print(f"  {middle:.2f} s ({min(took):.2f} to {max(took):.2f}), target at most {NEIGHBOURS:.1f} s: {verdict}")
    centres = np.array([(point.x(), point.y()) for point in (outline.centroid().asPoint() for outline in outlines)])
    near, values = nearest(centres, 8), np.random.default_rng(1).normal(size=len(outlines))
    ours = [seconds(lambda: moran(values, near, 999, 1)) for _ in range(ROUNDS)]
    command = [environment("esda", PACKAGES), "-c", PEER, str(path), "cpu" if BY_CPU else ""]
    theirs = [
        float(each) for each in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    ]
    report("concentration: local Moran's I", ("regiolens", ours), ("esda, compiled", theirs[1:]), MOST)
    print(
        f"  esda's first run, which compiles: {theirs[0]:.1f} s, target at most a tenth of it: "
        f"{'met' if statistics.median(ours) <= theirs[0] / 10 else 'MISSED'}"
    )
    leave(alive)


if __name__ == "__main__":
    main()

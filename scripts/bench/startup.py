"""What loading the provider adds to the start of QGIS, each time in a fresh process.

Python compiles the modules when they are first loaded and keeps the result, unless it may not write beside them; both
are measured (the latter where no `__pycache__` lies beside the modules). QGIS's plugin manager loads what it has
installed at once, so that its next start finds the modules compiled. Beside the clock stands the time of the processor,
which other work on the machine moves less.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from time import process_time

from measure import DATA, ROUNDS, leave, seconds, spread

TARGET = 0.040
HEAVY = ("pandas", "matplotlib", "scipy")
ONCE = "--once"


def once() -> None:
    """Start QGIS, then load the provider, and print the times and what was imported, as JSON."""
    # A QGIS with windows has imported these before it comes to its plugins.
    from headless import register_package
    from qgis.analysis import QgsNativeAlgorithms
    from qgis.core import QgsApplication
    from qgis.PyQt import QtCore, QtGui  # noqa: F401

    alive = [QgsApplication([], False), QgsNativeAlgorithms()]

    def start_qgis() -> None:
        alive[0].initQgis()
        QgsApplication.processingRegistry().addProvider(alive[1])

    def load_provider() -> None:
        register_package()
        from regiolens.processing_algorithms.provider import add_provider

        alive.append(add_provider())

    peer, before = seconds(start_qgis), set(sys.modules)
    busy = process_time()
    ours = seconds(load_provider)
    busy = process_time() - busy
    number = len(alive[-1].algorithms())
    heavy = [name for name in HEAVY if name in sys.modules]
    early = [name for name in HEAVY if name in before]
    print(json.dumps({"ours": ours, "busy": busy, "peer": peer, "heavy": heavy, "early": early, "algorithms": number}))
    leave(alive)


def fresh(compiled: str) -> dict:
    """What a fresh process measures, which keeps what it compiles in a folder and finds it there; "" for none."""
    command = [sys.executable, __file__, ONCE]
    forbid = {"PYTHONDONTWRITEBYTECODE": "" if compiled else "1", "PYTHONPYCACHEPREFIX": compiled}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **forbid})
    if done.returncode:
        raise SystemExit(f"startup: QGIS did not start:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def measure(title: str, compiled: str) -> list[dict]:
    """Measure in processes of their own, after one whose files were cold, and print the medians."""
    fresh(compiled)
    runs = [fresh(compiled) for _ in range(ROUNDS)]
    ours, busy, peer = ([run[side] for run in runs] for side in ("ours", "busy", "peer"))
    added, whole = statistics.median(ours), statistics.median(peer)
    verdict = "met" if added <= TARGET else "MISSED"
    print(f"startup: the provider with its {runs[0]['algorithms']} algorithms, in a fresh process each time, {title}")
    print(spread("import and register regiolens", ours), spread("the same in time of the processor", busy), sep="\n")
    print(spread("QGIS itself with its native provider", peer))
    print(f"  ratio {added / whole:.2f}; added {1000 * added:.1f} ms, target at most {1000 * TARGET:.0f} ms: {verdict}")
    return runs


def main() -> None:
    """Measure with modules that were compiled before, as at all starts but the first, and without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=DATA, help="taken for the sake of the other benchmarks; nothing is read")
    parser.add_argument(ONCE, action="store_true", help="measure once, in this process")
    if parser.parse_args().once:
        once()
    with tempfile.TemporaryDirectory() as compiled:
        runs = measure("modules compiled before", compiled)
    runs += measure("modules compiled anew", "")
    for name in HEAVY:
        imported = any(name in run["heavy"] for run in runs)
        earlier = any(name in run["early"] for run in runs)
        note = " (by QGIS itself, before)" if earlier else ""
        print(f"  {name} in sys.modules afterwards: {'yes' if imported else 'no'}{note}")


if __name__ == "__main__":
    main()

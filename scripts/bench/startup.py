"""What loading the provider adds to the start of QGIS, each time in a fresh process."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys

from measure import DATA, ROUNDS, leave, seconds, spread

TARGET = 0.050
HEAVY = ("pandas", "matplotlib", "scipy")
ONCE = "--once"


def once() -> None:
    """Start QGIS, then load the provider, and print both times and what was imported, as JSON."""
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
    ours = seconds(load_provider)
    number = len(alive[-1].algorithms())
    heavy = [name for name in HEAVY if name in sys.modules]
    early = [name for name in HEAVY if name in before]
    print(json.dumps({"ours": ours, "peer": peer, "heavy": heavy, "early": early, "algorithms": number}))
    leave(alive)


def fresh() -> dict:
    """What a fresh process measures."""
    command = [sys.executable, __file__, ONCE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"startup: QGIS did not start:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Measure in processes of their own, after one whose files were cold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=DATA, help="taken for the sake of the other benchmarks; nothing is read")
    parser.add_argument(ONCE, action="store_true", help="measure once, in this process")
    if parser.parse_args().once:
        once()
    fresh()
    runs = [fresh() for _ in range(ROUNDS)]
    ours, peer = ([run[side] for run in runs] for side in ("ours", "peer"))
    added, whole = statistics.median(ours), statistics.median(peer)
    verdict = "met" if added <= TARGET else "MISSED"
    print(f"startup: the provider with its {runs[0]['algorithms']} algorithms, in a fresh process each time")
    print(spread("import and register regiolens", ours), spread("QGIS itself with its native provider", peer), sep="\n")
    print(f"  ratio {added / whole:.2f}; added {1000 * added:.1f} ms, target at most {1000 * TARGET:.0f} ms: {verdict}")
    for name in HEAVY:
        imported = any(name in run["heavy"] for run in runs)
        earlier = any(name in run["early"] for run in runs)
        note = " (by QGIS itself, before)" if earlier else ""
        print(f"  {name} in sys.modules afterwards: {'yes' if imported else 'no'}{note}")


if __name__ == "__main__":
    main()

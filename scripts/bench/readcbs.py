"""regiolens:readcbs on all of Kerncijfers, against QGIS's copy of the same csv table, where every field stays text."""

from __future__ import annotations

from pathlib import Path

from measure import alternate, data_files, leave, report

TARGET = 4.0


def main() -> None:
    """Read Kerncijfers 2024 into memory, in turns."""
    (table,) = map(str, data_files("readcbs", __doc__, "tables/kwb_2024.csv"))
    from headless import run, start
    from qgis.core import QgsVectorLayer

    alive = start()
    names = QgsVectorLayer(table, "kwb", "ogr").fields().names()
    ours, peer = alternate(
        lambda: run("regiolens:readcbs", INPUT=table, OUTPUT="memory:"),
        lambda: run("native:retainfields", INPUT=table, FIELDS=names, OUTPUT="memory:"),
    )
    rows = run("regiolens:readcbs", INPUT=table, OUTPUT="memory:")["ROWS"]
    title = f"readcbs: {rows} rows of {Path(table).name}, {len(names)} columns"
    report(title, ("regiolens:readcbs", ours), ("native:retainfields", peer), TARGET)
    leave(alive)


if __name__ == "__main__":
    main()

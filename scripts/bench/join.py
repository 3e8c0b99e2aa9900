"""regiolens:joinindicators against QGIS's own join of the same table to the same layer, both to a GeoPackage.

QGIS's join leaves the numbers of a csv file the text that they are read as; the second comparison therefore lets
QGIS do the same work, its join followed by native:refactorfields, which makes them numbers.
"""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from measure import alternate, data_files, leave, report

TARGET = 1.3


def numbers_mapping(ours: str, theirs: str) -> list[dict]:
    """How native:refactorfields brings the peer's fields to the types that ours have."""
    from qgis.core import QgsVectorLayer

    wanted = {field.name(): field for field in QgsVectorLayer(ours, "ours", "ogr").fields()}
    mapping = []
    for field in QgsVectorLayer(theirs, "theirs", "ogr").fields():
        target = wanted.get(field.name(), field)
        text = f'"{field.name()}"'
        expression = f"to_real(nullif({text}, ''))" if target.isNumeric() and not field.isNumeric() else text
        mapping.append(
            {"name": field.name(), "type": int(target.type()), "expression": expression, "length": 0, "precision": 0}
        )
    return mapping


def main() -> None:
    """Join all columns of Kerncijfers 2024 to the 14,566 buurten, in turns."""
    areas, table = map(str, data_files("join", __doc__, "areas/buurt_2024.gpkg", "tables/kwb_2024.csv"))
    from headless import run, start

    alive = start()
    numbers = itertools.count()
    with tempfile.TemporaryDirectory() as folder:

        def output() -> str:
            """A GeoPackage that is not there yet."""
            return str(Path(folder) / f"{next(numbers)}.gpkg")

        def ours() -> dict:
            return run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT=output())

        def peer(target: str = "") -> dict:
            return run(
                "native:joinattributestable",
                INPUT=areas,
                FIELD="buurtcode",
                INPUT_2=table,
                FIELD_2="code",
                FIELDS_TO_COPY=[],
                METHOD=1,
                DISCARD_NONMATCHING=False,
                PREFIX="",
                OUTPUT=target or output(),
            )

        mapping = numbers_mapping(ours()["OUTPUT"], peer()["OUTPUT"])

        def same_work() -> dict:
            joined = output()
            peer(joined)
            return run("native:refactorfields", INPUT=joined, FIELDS_MAPPING=mapping, OUTPUT=output())

        times = alternate(ours, peer)
        same = alternate(ours, same_work)
        matched, joined = ours()["MATCHED"], peer()["JOINED_COUNT"]
    if matched != joined:
        raise SystemExit(f"join: {matched} areas found a row with ours, {joined} with the peer")
    report(
        f"join: all columns of {Path(table).name} to {matched} areas of {Path(areas).name}",
        ("regiolens:joinindicators", times[0]),
        ("native:joinattributestable", times[1]),
        TARGET,
    )
    report(
        "join, the numbers made numbers by both",
        ("regiolens:joinindicators", same[0]),
        ("join + native:refactorfields", same[1]),
        TARGET,
    )
    leave(alive)


if __name__ == "__main__":
    main()

"""StatLine's answers to a layer, against json.loads and pandas.DataFrame on the same bytes; and the memory it takes.

20,000 rows of 100 measures, as OData v3 gives them (a row per region and period, two pages) and as v4 does (an
observation a row, twenty pages of 100,000).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from measure import alternate, leave, report

TIME_TARGET, MEMORY_TARGET = 3.0, 6.0
ROWS, MEASURES = 20_000, 100
PAGES = {"v3": 10_000, "v4": 1_000}  # rows of the table on a page


def table():
    """The description that the answers belong to."""
    from regiolens.core.statline.table import Dimension, Measure, Table

    measures = tuple(
        Measure(f"GemiddeldeWaarde_{n}", f"GemiddeldeWaarde_{n}", f"Gemiddelde waarde {n}", decimals=n % 2)
        for n in range(MEASURES)
    )
    return Table(
        "99999NED",
        "Benchmark",
        measures=measures,
        dimensions=(
            Dimension("WijkenEnBuurten", "WijkenEnBuurten", "Wijken en buurten", "region"),
            Dimension("Perioden", "Perioden", "Perioden", "period"),
        ),
    )


def make(folder: Path, version: str) -> list[Path]:
    """Pages as files: figures of one decimal, one in eight missing."""
    numbers = Random(5)
    keys = [measure.key for measure in table().measures]
    files = []
    for start in range(0, ROWS, PAGES[version]):
        rows = []
        for row in range(start, start + PAGES[version]):
            codes = {"WijkenEnBuurten": f"BU{row:08}", "Perioden": "2024JJ00"}
            values = [None if numbers.random() < 0.125 else numbers.randrange(100_000) / 10 for _ in keys]
            if version == "v3":
                rows.append({"ID": row, **codes, **dict(zip(keys, values))})
            else:
                for position, (key, value) in enumerate(zip(keys, values)):
                    mark = "Impossible" if value is None else "None"
                    number = row * MEASURES + position
                    rows.append({"Id": number, "Measure": key, "ValueAttribute": mark, "Value": value, **codes})
        name = "odata.metadata" if version == "v3" else "@odata.context"
        page = {"value": rows, name: "https://example.org/$metadata"}
        files.append(folder / f"{version}_{len(files)}.json")
        files[-1].write_text(json.dumps(page, separators=(",", ":")), encoding="utf-8")
    return files


def to_layer(version: str, pages: list[bytes]):
    """Our way: pages to a memory layer; a page is let go when it has been read."""
    from qgis.core import QgsFeature, QgsFields, QgsVectorLayer

    from regiolens.bridge.layers.sinks import BATCH, feature_rows
    from regiolens.bridge.statline.fetch import Fetched
    from regiolens.bridge.statline.layer import layer_fields
    from regiolens.core.statline.answers import LongReader, WideReader
    from regiolens.core.statline.pages import Page

    wanted = table()
    reader = (WideReader if version == "v3" else LongReader)(wanted, False)
    for number, page in enumerate(pages):
        reader.add(Page(page, f"page {number}"))
    fetched = Fetched(wanted, reader.figures(), version, [], "", "", 0, False)
    new = layer_fields(fetched, "long", False)
    fields = QgsFields()
    for field in new:
        fields.append(field.definition)
    layer = QgsVectorLayer("NoGeometry", "table", "memory")
    layer.dataProvider().addAttributes(fields.toList())
    layer.updateFields()
    batch: list[QgsFeature] = []
    for feature in feature_rows(layer.fields(), new, ROWS):
        batch.append(feature)
        if len(batch) == BATCH:
            layer.dataProvider().addFeatures(batch)
            batch.clear()
    layer.dataProvider().addFeatures(batch)
    if layer.featureCount() != ROWS:
        raise SystemExit(f"odata: the layer holds {layer.featureCount()} rows")
    return layer


def to_frame(pages: list[bytes]):
    """The peer: what a script does in a few lines."""
    import pandas as pd

    return pd.concat([pd.DataFrame(json.loads(page)["value"]) for page in pages])


def held(what: str) -> float:
    """Bytes that this process holds (VmRSS), or the most that it has held (VmHWM); Linux alone tells it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(1024.0 * int(line.split()[1]) for line in lines if line.startswith(what))


def memory(version: str, names: list[str]) -> None:
    """In a process of its own: print how many times the answer's size its way to a layer takes."""
    import regiolens.bridge.statline.layer  # noqa: F401

    before = held("VmRSS")
    pages = [Path(name).read_bytes() for name in names]
    layer = to_layer(version, pages)
    size = sum(map(len, pages))
    print(f"{(held('VmHWM') - before) / size:.2f} {size / 1e6:.0f}")
    leave(layer)


def main() -> None:
    """Time both forms, then their memory."""
    from headless import start

    alive = start()
    if len(sys.argv) > 2 and sys.argv[1] == "memory":
        memory(sys.argv[2], sys.argv[3:])
    with tempfile.TemporaryDirectory() as folder:
        for version in PAGES:
            files = make(Path(folder), version)
            pages = [file.read_bytes() for file in files]
            times = alternate(lambda v=version, p=pages: to_layer(v, p), lambda p=pages: to_frame(p))
            report(
                f"odata {version}: {ROWS} rows x {MEASURES} measures, {sum(map(len, pages)) / 1e6:.0f} MB",
                ("pages to a memory layer", times[0]),
                ("json.loads + pandas.DataFrame", times[1]),
                TIME_TARGET,
            )
            done = subprocess.run(
                [sys.executable, __file__, "memory", version, *map(str, files)],
                capture_output=True,
                text=True,
                check=True,
            )
            ratio, size = map(float, done.stdout.split())
            verdict = "met" if ratio <= MEMORY_TARGET else "MISSED"
            print(f"  memory {ratio:.2f} times the answer ({size:.0f} MB), target at most {MEMORY_TARGET}: {verdict}")
    leave(alive)


if __name__ == "__main__":
    main()

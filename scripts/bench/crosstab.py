"""regiolens:crosstab of 1,000,000 rows against pandas.crosstab on the same, reading included."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from measure import alternate, data_files, leave, report

TARGET = 2.0
ROWS, KINDS, CLASSES = 1_000_000, 12, 5
SEED = 2024


def write_package(path: Path) -> None:
    """Write a table of kinds and classes to a GeoPackage."""
    import numpy as np
    from osgeo import ogr

    random = np.random.default_rng(SEED)
    kinds, classes = random.integers(0, KINDS, ROWS).tolist(), random.integers(1, CLASSES + 1, ROWS).tolist()
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("rows", None, ogr.wkbNone)
    for name, kind in (("soort", ogr.OFTString), ("klasse", ogr.OFTInteger)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    layer.StartTransaction()
    definition = layer.GetLayerDefn()
    for kind, one in zip(kinds, classes):
        feature = ogr.Feature(definition)
        feature.SetField(0, f"soort {kind}")
        feature.SetField(1, one)
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def main() -> None:
    """Both in turns, from a GeoPackage to csv, and the arithmetic alone."""
    data_files("crosstab", __doc__)
    from headless import run, start

    alive = start()
    import pandas as pd

    from regiolens.core.patterns.crosstab import crosstab
    from regiolens.core.patterns.keys import keys_of

    numbers = itertools.count()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_package(folder / "rows.gpkg")

        def read() -> pd.DataFrame:
            with closing(sqlite3.connect(folder / "rows.gpkg")) as database:
                return pd.read_sql("SELECT soort, klasse FROM rows", database)

        def ours() -> None:
            output = str(folder / f"{next(numbers)}.csv")
            run("regiolens:crosstab", INPUT=str(folder / "rows.gpkg"), ROWS=["soort"], COLUMNS="klasse", OUTPUT=output)

        def peer() -> None:
            frame = read()
            pd.crosstab(frame["soort"], frame["klasse"]).to_csv(folder / f"{next(numbers)}.csv")

        frame = read()
        times = alternate(
            lambda: crosstab({"soort": keys_of(frame["soort"])}, keys_of(frame["klasse"]), totals=True),
            lambda: pd.crosstab(frame["soort"], frame["klasse"]),
        )
        report(f"crosstab: {ROWS} rows", ("regiolens, arithmetic", times[0]), ("pandas.crosstab", times[1]), TARGET)
        times = alternate(ours, peer)
        names = ("regiolens:crosstab", times[0]), ("pandas, reading and crosstab", times[1])
        report(f"crosstab: {ROWS} rows of a GeoPackage", *names, TARGET)
    leave(alive)


if __name__ == "__main__":
    main()

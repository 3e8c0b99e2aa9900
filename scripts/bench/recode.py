"""regiolens:recodeboundaries of 17,000 buurten with 100 counts against pandas.groupby.sum between reading and writing.

A GeoPackage against pandas' own reading and writing of SQLite; csv against reading by pandas and QGIS's own saving of
the same figures, as csv is written by GDAL alone.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from measure import alternate, data_files, leave, report

if TYPE_CHECKING:
    import pandas as pd

TARGET = 1.5
ROWS, COLUMNS, TARGETS, DIVIDED = 17_000, 100, 14_000, 300
SEED = 2023


def make_tables(folder: Path) -> None:
    """Write counts of buurten, and what each of these becomes: some are merged, some divided."""
    import numpy as np
    import pandas as pd

    random = np.random.default_rng(SEED)
    number = np.arange(ROWS)
    codes = [f"BU{1000 + n // 100:04d}{n // 10 % 10:02d}{n % 10:02d}" for n in number]
    counts = pd.DataFrame({"buurtcode": codes})
    names = [f"aantal_{column}" for column in range(COLUMNS)]
    counts = pd.concat([counts, pd.DataFrame(random.integers(0, 5000, (ROWS, COLUMNS)), columns=names)], axis=1)
    counts.to_csv(folder / "counts.csv", index=False)
    write_package(counts, folder / "counts.gpkg")
    to = np.sort(random.integers(0, TARGETS, ROWS))
    links = pd.DataFrame({"van": codes, "naar": [codes[n] for n in to], "gewicht": 1.0})
    half = random.choice(ROWS, DIVIDED, replace=False)
    beside = links.iloc[half].assign(naar=[codes[min(n + 1, TARGETS - 1)] for n in to[half]])
    pd.concat([links, beside]).to_csv(folder / "conversion.csv", index=False)


def write_package(counts: pd.DataFrame, path: Path) -> None:
    """Write counts as a table of a GeoPackage, as whole numbers."""
    from osgeo import ogr

    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("counts", None, ogr.wkbNone)
    for name in counts:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString if name == "buurtcode" else ogr.OFTInteger))
    layer.StartTransaction()
    for row in counts.values.tolist():
        feature = ogr.Feature(layer.GetLayerDefn())
        for place, value in enumerate(row):
            feature.SetField(place, value)
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def summed(frame: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The counts by target and, as Regiolens writes them, as many columns of percentages."""
    import pandas as pd

    share = links.gewicht / links.groupby("van").gewicht.transform("sum")
    frame = frame.merge(links.assign(gewicht=share), left_on="buurtcode", right_on="van")
    figures = [name for name in frame if name.startswith("aantal_")]
    sums = frame[figures].mul(frame.gewicht, axis=0).groupby(frame.naar).sum()
    return pd.concat([sums, (sums * 0.0).add_suffix("_geschat")], axis=1)


def main() -> None:
    """Bring the counts over, and sum them by pandas, in turns."""
    data_files("recode", __doc__)
    from headless import run, start

    alive = start()
    import pandas as pd

    numbers = itertools.count()
    rules = json.dumps({f"aantal_{column}": "sum" for column in range(COLUMNS)})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_tables(folder)
        conversion = folder / "conversion.csv"

        def ours(ending: str) -> str:
            given = {"INPUT": str(folder / f"counts.{ending}"), "CONVERSION": str(conversion), "RULES": rules}
            output = str(folder / f"{next(numbers)}.{ending}")
            return run("regiolens:recodeboundaries", **given, OUTPUT=output)["OUTPUT"]

        def of_package() -> None:
            with closing(sqlite3.connect(folder / "counts.gpkg")) as database:
                frame = pd.read_sql("SELECT * FROM counts", database)
            with closing(sqlite3.connect(folder / f"{next(numbers)}.sqlite")) as database:
                summed(frame, pd.read_csv(conversion)).to_sql("counts", database)

        def of_csv() -> None:
            summed(pd.read_csv(folder / "counts.csv"), pd.read_csv(conversion))
            run("native:savefeatures", INPUT=str(folder / "result.csv"), OUTPUT=str(folder / f"{next(numbers)}.csv"))

        run("native:savefeatures", INPUT=ours("csv"), OUTPUT=str(folder / "result.csv"))
        for ending, of, peer in (("gpkg", "pandas", of_package), ("csv", "pandas and native:savefeatures", of_csv)):
            times = alternate(lambda ending=ending: ours(ending), peer)
            title = f"recode: {ROWS} buurten with {COLUMNS} counts, {ending}"
            report(title, ("regiolens:recodeboundaries", times[0]), (of, times[1]), TARGET)
    leave(alive)


if __name__ == "__main__":
    main()

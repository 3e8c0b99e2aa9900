"""Correlations of 100 by 100 fields of 14,566 areas, and in twelve subsets, against pandas.DataFrame.corr on the same.

Intervals and words are of ours alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from measure import alternate, data_files, leave, report

if TYPE_CHECKING:
    import pandas as pd

TARGET = 2.0
AREAS, FIELDS, SUBSETS, MISSING = 14_566, 100, 12, 0.05
SEED = 2024


def make_table() -> pd.DataFrame:
    """Areas with fields that go together more or less, and gaps as CBS's figures have them."""
    import numpy as np
    import pandas as pd

    random = np.random.default_rng(SEED)
    common = random.normal(size=(AREAS, 1))
    values = common * random.uniform(-1, 1, FIELDS) + random.normal(size=(AREAS, FIELDS))
    values[random.random(values.shape) < MISSING] = np.nan
    frame = pd.DataFrame(values.round(3), columns=[f"veld_{field}" for field in range(FIELDS)])
    frame.insert(0, "buurtcode", [f"BU{1000 + n // 100:04d}{n // 10 % 10:02d}{n % 10:02d}" for n in range(AREAS)])
    return frame.assign(provincie=[f"PV{20 + n}" for n in random.integers(0, SUBSETS, AREAS)])


def main() -> None:
    """Both in turns: over all areas and in each subset."""
    data_files("correlations", __doc__)
    from headless import start

    alive = start()
    from regiolens.core.patterns.correlation import correlations

    table = make_table()
    fields = [name for name in table if name.startswith("veld_")]

    def by_pandas(frame: pd.DataFrame) -> list[pd.DataFrame]:
        return [frame[fields].corr(), frame.groupby("provincie")[fields].corr()]

    def by_core() -> None:
        correlations(table[fields], table[fields], subsets=table["provincie"])

    times = alternate(by_core, lambda: by_pandas(table))
    title = f"correlations: {FIELDS} x {FIELDS} fields of {AREAS} areas, and {SUBSETS} subsets"
    report(title, ("regiolens", times[0]), ("pandas.DataFrame.corr", times[1]), TARGET)
    leave(alive)


if __name__ == "__main__":
    main()

"""regiolens:indexpanel of three years of 14,566 buurten, 22 indicators, against regiolens:mdi of one year."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from mdi import indicators, make_layer
from measure import alternate, data_files, leave, report

TARGET = 3.2
YEARS = (2014, 2019, 2023)


def main() -> None:
    """Compute the panel of three layers, and the index of one of them, in turns."""
    (areas,) = data_files("panel", __doc__, "areas/buurt_2024.gpkg")
    from headless import run, start

    alive = start()
    numbers = itertools.count()
    with tempfile.TemporaryDirectory() as folder:
        layers = [str(Path(folder) / f"indicators_{year}.gpkg") for year in YEARS]
        for seed, layer in enumerate(layers):
            count = make_layer(str(areas), layer, seed)

        def output() -> str:
            """A GeoPackage that is not there yet."""
            return str(Path(folder) / f"{next(numbers)}.gpkg")

        def ours() -> dict:
            years = ", ".join(map(str, YEARS))
            return run("regiolens:indexpanel", INPUT=layers, YEARS=years, MODEL="pon2023", OUTPUT=output())

        def peer() -> dict:
            return run("regiolens:mdi", INPUT=layers[0], MODEL="pon2023", OUTPUT=output())

        times = alternate(ours, peer)
    title = f"panel: {len(YEARS)} years of {count} areas with {len(indicators())} indicators (model pon2023)"
    report(title, ("regiolens:indexpanel, three years", times[0]), ("regiolens:mdi, one year", times[1]), TARGET)
    leave(alive)


if __name__ == "__main__":
    main()

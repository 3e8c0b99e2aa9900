"""regiolens:mdi with the 22 indicators of pon2023 against QGIS's own saving of the same layer, unchanged."""

from __future__ import annotations

import itertools
import json
import tempfile
from pathlib import Path

from measure import SCRIPTS, alternate, data_files, leave, report

TARGET = 2.0
SEED = 2023
MISSING = 0.03


def indicators() -> list[str]:
    """Ids of the model's indicators, which are the names of the fields it looks for."""
    model = json.loads((SCRIPTS.parent / "resources" / "index_models" / "pon2023.json").read_text(encoding="utf-8"))
    return [indicator["id"] for domain in model["domains"] for indicator in domain["indicators"]]


def make_layer(areas: str, path: str, seed: int = SEED) -> int:
    """Write the areas with a random number, or none, for each indicator.

    Parameters
    ----------
    areas : str
        Layer to take the areas from.
    path : str
        GeoPackage to write.
    seed : int
        Of the random numbers.

    Returns
    -------
    int
        Number of areas.
    """
    import numpy as np
    from qgis.core import QgsField, QgsProject, QgsVectorFileWriter, QgsVectorLayer

    from regiolens.bridge.types import REAL

    layer = QgsVectorLayer(areas, "areas", "ogr")
    names, count = indicators(), layer.featureCount()
    generator = np.random.default_rng(seed)
    values = generator.normal(50.0, 12.0, (count, len(names))).round(1)
    present = generator.random(values.shape) >= MISSING
    fields = layer.fields()
    for name in names:
        fields.append(QgsField(name, REAL))
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject.instance().transformContext()
    writer = QgsVectorFileWriter.create(path, fields, layer.wkbType(), layer.crs(), context, options)
    for feature, row, there in zip(layer.getFeatures(), values.tolist(), present.tolist()):
        added = [value if known else None for value, known in zip(row, there)]
        feature.setAttributes([*feature.attributes(), *added])
        if not writer.addFeature(feature):
            raise SystemExit(f"mdi: {path} could not be written: {writer.errorMessage()}")
    del writer
    return count


def main() -> None:
    """Compute the index of 14,566 buurten, and save them unchanged, in turns."""
    (areas,) = data_files("mdi", __doc__, "areas/buurt_2024.gpkg")
    from headless import run, start

    alive = start()
    numbers = itertools.count()
    with tempfile.TemporaryDirectory() as folder:
        layer = str(Path(folder) / "indicators.gpkg")
        count = make_layer(str(areas), layer)

        def output() -> str:
            """A GeoPackage that is not there yet."""
            return str(Path(folder) / f"{next(numbers)}.gpkg")

        def ours() -> dict:
            return run("regiolens:mdi", INPUT=layer, MODEL="pon2023", OUTPUT=output())

        def peer() -> dict:
            return run("native:savefeatures", INPUT=layer, OUTPUT=output())

        times = alternate(ours, peer)
    title = f"mdi: model pon2023, {len(indicators())} indicators of {count} areas of {areas.name}"
    report(title, ("regiolens:mdi", times[0]), ("native:savefeatures", times[1]), TARGET)
    leave(alive)


if __name__ == "__main__":
    main()

"""regiolens:regionprofiles against native:aggregate: 40 COROP regions from the buurten, the means of 30 values.

Both write dissolved polygons with 30 means to a GeoPackage; ours come with differences, ranks and a style besides.
"""

from __future__ import annotations

import csv
import itertools
import tempfile
from pathlib import Path

from measure import SCRIPTS, alternate, data_files, leave, report

TARGET = 0.5
#: the columns of Kerncijfers that hold numbers; each serves twice, as it stands and as a multiple
COLUMNS = (
    "inwoners",
    "inwoners65plus",
    "inwoners0tot15",
    "dichtheid",
    "huishoudensgrootte",
    "huishoudens",
    "wozWaarde",
    "koopwoningen",
    "eengezinswoning",
    "scholenBinnen3km",
    "adressendichtheid",
    "oppervlakteLandHa",
    "afstandHuisarts",
    "afstandSupermarkt",
    "afstandSchool",
)
REGION = "corop_code"


def rows(path: Path) -> dict[str, dict[str, str]]:
    """Rows of a table by their code."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def make_layer(areas: Path, table: Path, path: str) -> list[str]:
    """Write the buurten with their region and their figures.

    Parameters
    ----------
    areas, table : Path
        Layer and table of figures.
    path : str
        GeoPackage to write.

    Returns
    -------
    list of str
        Names of the 30 values.
    """
    from qgis.core import QgsField, QgsProject, QgsVectorFileWriter, QgsVectorLayer

    from regiolens.bridge.types import REAL, TEXT

    layer = QgsVectorLayer(str(areas), "areas", "ogr")
    regions, figures = rows(SCRIPTS.parent / "resources" / "regions" / "gemeenten_2024.csv"), rows(table)
    names = [*COLUMNS, *(f"{name}_2" for name in COLUMNS)]
    fields = layer.fields()
    fields.append(QgsField(REGION, TEXT))
    for name in names:
        fields.append(QgsField(name, REAL))
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject.instance().transformContext()
    writer = QgsVectorFileWriter.create(path, fields, layer.wkbType(), layer.crs(), context, options)
    for feature in layer.getFeatures():
        row = figures.get(feature["buurtcode"], {})
        values = [float(row[name]) if row.get(name) else None for name in COLUMNS]
        values += [None if value is None else 2 * value for value in values]
        feature.setAttributes([*feature.attributes(), regions[feature["gemeentecode"]]["corop"], *values])
        if not writer.addFeature(feature):
            raise SystemExit(f"profiles: {path} could not be written: {writer.errorMessage()}")
    del writer
    return names


def means(path: str, names: list[str]) -> dict[str, list[float]]:
    """The means of each region, by its code."""
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(path, "regions", "ogr")
    code = next(name for name in layer.fields().names() if name in (REGION, "regio_code"))
    return {feature[code]: [feature[name] for name in names] for feature in layer.getFeatures()}


def main() -> None:
    """Profiles of 40 regions from 14,566 buurten, and QGIS's own aggregates of them, in turns."""
    areas, table = data_files("profiles", __doc__, "areas/buurt_2024.gpkg", "tables/kwb_2024.csv")
    from headless import run, start

    alive = start()
    numbers = itertools.count()
    with tempfile.TemporaryDirectory() as folder:
        layer = str(Path(folder) / "buurten.gpkg")
        names = make_layer(areas, table, layer)

        def output() -> str:
            """A GeoPackage that is not there yet."""
            return str(Path(folder) / f"{next(numbers)}.gpkg")

        def ours() -> dict:
            return run("regiolens:regionprofiles", INPUT=layer, REGION_FIELD=REGION, VALUES=names, OUTPUT=output())

        def aggregate(name: str, how: str, kind: int) -> dict:
            return {
                "name": name,
                "input": f'"{name}"',
                "aggregate": how,
                "delimiter": ",",
                "type": kind,
                "length": 0,
                "precision": 0,
            }

        wanted = [aggregate(REGION, "first_value", 10), *(aggregate(name, "mean", 6) for name in names)]

        def peer() -> dict:
            group = f'"{REGION}"'
            return run("native:aggregate", INPUT=layer, GROUP_BY=group, AGGREGATES=wanted, OUTPUT=output())

        one, other = means(ours()["OUTPUT"], names), means(peer()["OUTPUT"], names)
        if one.keys() != other.keys() or any(
            abs(mine - theirs) > 1e-6 * abs(theirs) for code in one for mine, theirs in zip(one[code], other[code])
        ):
            raise SystemExit("profiles: the means differ from those of native:aggregate")
        times = alternate(ours, peer)
    title = f"profiles: {len(one)} regions from {areas.name}, the means of {len(names)} values"
    report(title, ("regiolens:regionprofiles", times[0]), ("native:aggregate", times[1]), TARGET)
    leave(alive)


if __name__ == "__main__":
    main()

"""regiolens:regionprofiles against QGIS's own algorithms: 40 COROP regions from the buurten, 30 values.

Ours brings each value together by its own rule; its figures are held against native ones with plain means by RULES.

Three peers. The first does the same: number of areas, means, differences to the country and ranks, by the shortest
chain of native algorithms, of which native:aggregate takes nearly all the time. The second is native:aggregate making
the means alone, the third geopandas' dissolve making them, in the environment of squares.py. All write dissolved
polygons to a GeoPackage; only ours close the slivers between neighbours. CLOCK=cpu by the time of the processors.

The outlines of the buurten here are approximate. The layers that CBS publishes share exact edges, so the two last are
measured with such a layer too: of each buurt the place that is nearest to a point in it.
"""

from __future__ import annotations

import csv
import itertools
import json
import shutil
import tempfile
from pathlib import Path

from measure import SCRIPTS, alternate, data_files, leave, report

#: at most, of the time of native algorithms doing the same, of native:aggregate's means alone, of geopandas' dissolve
SAME, MEANS, DISSOLVE = 0.5, 0.6, 0.9
REGIONS = SCRIPTS.parent / "resources" / "regions" / "gemeenten.csv"
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
    regions, figures = rows(REGIONS), rows(table)
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


def make_exact(path: str) -> None:
    """Give each area the cell of a point in it, so that neighbours share exact edges.

    Parameters
    ----------
    path : str
        GeoPackage with one layer, whose outlines are replaced.
    """
    from qgis.core import QgsGeometry, QgsSpatialIndex, QgsVectorLayer

    layer = QgsVectorLayer(path, "", "ogr")
    layer.startEditing()
    points = {feature.id(): feature.geometry().pointOnSurface() for feature in layer.getFeatures()}
    cells = QgsGeometry.fromMultiPointXY([point.asPoint() for point in points.values()]).voronoiDiagram()
    cells = cells.asGeometryCollection()
    index = QgsSpatialIndex()
    for place, cell in enumerate(cells):
        index.addFeature(place, cell.boundingBox())
    for number, point in points.items():
        cell = next(cells[i] for i in index.intersects(point.boundingBox()) if cells[i].contains(point))
        cell.convertToMultiType()
        layer.changeGeometry(number, cell)
    if not layer.commitChanges():
        raise SystemExit(f"profiles: {path} could not be changed: {layer.commitErrors()}")


def figures(path: str, names: list[str]) -> dict[str, list[float]]:
    """These figures of each region, by its code."""
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(path, "regions", "ogr")
    code = next(name for name in layer.fields().names() if name in (REGION, "regio_code"))
    return {feature[code]: [feature[name] for name in names] for feature in layer.getFeatures()}


def aggregate(name: str, how: str, kind: int, expression: str = "") -> dict:
    """A row of the parameter AGGREGATES."""
    of = {"name": name, "input": expression or f'"{name}"', "aggregate": how, "delimiter": ",", "type": kind}
    return of | {"length": 0, "precision": 0}


def chain(layer: str, names: list[str], output: str) -> None:
    """Number, means, differences to the country and ranks by native algorithms."""
    from headless import run
    from qgis.core import QgsProcessingContext

    context = QgsProcessingContext()

    def step(algorithm: str, **parameters):
        return context.getMapLayer(run(algorithm, context=context, **parameters, OUTPUT="memory:")["OUTPUT"])

    areas = step("native:dropgeometries", INPUT=layer)
    means = [aggregate(name, "mean", 6) for name in names]
    country = next(step("native:aggregate", INPUT=areas, GROUP_BY="NULL", AGGREGATES=means).getFeatures())
    # a text, for native:aggregate takes but six digits of a number in an expression
    less = [aggregate(f"{name}_verschil", "mean", 6, f"\"{name}\" - to_real('{country[name]!r}')") for name in names]
    wanted = [aggregate(REGION, "first_value", 10), aggregate("aantal", "count", 4, "$id"), *means, *less]
    regions = step("native:aggregate", INPUT=layer, GROUP_BY=f'"{REGION}"', AGGREGATES=wanted)
    plain = {"length": 0, "precision": 0}
    fields = [
        {"name": field.name(), "type": field.type(), "expression": f'"{field.name()}"'} | plain
        for field in regions.fields()
    ]
    higher = 'array_filter(array_agg("{0}"), @element > "{0}")'
    fields += [
        {"name": f"{name}_rang", "type": 4, "expression": f"1 + array_length({higher.format(name)})"} | plain
        for name in names
    ]
    run("native:refactorfields", INPUT=regions, FIELDS_MAPPING=fields, OUTPUT=output)


def main() -> None:
    """Profiles of 40 regions from 14,566 buurten, and QGIS's own aggregates of them, in turns."""
    areas, table = data_files("profiles", __doc__, "areas/buurt_2024.gpkg", "tables/kwb_2024.csv")
    from headless import run, start
    from squares import PEERS, in_turns, told

    alive = start()
    numbers = itertools.count()
    with tempfile.TemporaryDirectory() as folder:
        layer = str(Path(folder) / "buurten.gpkg")
        names = make_layer(areas, table, layer)

        def output() -> str:
            """A GeoPackage that is not there yet."""
            return str(Path(folder) / f"{next(numbers)}.gpkg")

        def ours(rules: str = "") -> dict:
            given = {"INPUT": layer, "REGION_FIELD": REGION, "VALUES": names, "RULES": rules, "OUTPUT": output()}
            return run("regiolens:regionprofiles", **given)

        wanted = [aggregate(REGION, "first_value", 10), *(aggregate(name, "mean", 6) for name in names)]

        def means_alone() -> dict:
            group = f'"{REGION}"'
            return run("native:aggregate", INPUT=layer, GROUP_BY=group, AGGREGATES=wanted, OUTPUT=output())

        def beside_means(title: str, data: Path) -> None:
            """Measure against the means alone; a folder holds for geopandas what the layer holds for the others."""
            report(title, *zip((name, "native:aggregate"), alternate(ours, means_alone)), MEANS)
            if not PEERS.is_dir():
                print(f"profiles: geopandas skipped, because {PEERS} cannot be found")
                return
            dissolve = in_turns(ours, lambda: told("dissolve_regions.py", data, REGIONS, output())[-1])
            report(title, *zip((name, "geopandas' dissolve"), dissolve), DISSOLVE)

        last = output()
        chain(layer, names, last)
        plain = json.dumps(dict.fromkeys(names, "mean"))
        every = [f"{name}{part}" for name in names for part in ("", "_verschil", "_rang")]
        one, other = figures(ours(plain)["OUTPUT"], ["aantal", *every]), figures(last, ["aantal", *every])
        if one.keys() != other.keys() or any(
            abs(mine - theirs) > 1e-6 * max(abs(theirs), 1)
            for code in one
            for mine, theirs in zip(one[code], other[code])
        ):
            raise SystemExit("profiles: the figures differ from those of the native algorithms")
        name, title = "regiolens:regionprofiles", f"profiles: {len(one)} regions from {areas.name}, {len(names)} values"
        same = alternate(ours, lambda: chain(layer, names, output()))
        report(
            f"{title}: means, differences, ranks", (name, same[0]), ("native:aggregate doing the same", same[1]), SAME
        )
        beside_means(f"{title}: beside the means alone", areas.parent.parent)
        make_exact(layer)
        exact = Path(folder) / "exact"
        (exact / "areas").mkdir(parents=True)
        make_exact(str(shutil.copy(areas, exact / "areas" / areas.name)))
        beside_means(f"{title}, where neighbours share edges: beside the means alone", exact)
    leave(alive)


if __name__ == "__main__":
    main()

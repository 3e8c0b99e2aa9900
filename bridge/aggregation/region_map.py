"""Regions on a map of areas: which area lies in which, their outlines, and the table of classes per region."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsGeometry, QgsWkbTypes

from ...core.messages import Refusal
from ...core.regions.own import region_texts
from ...core.regions.shares import class_shares
from ..cancel import stop_if_cancelled
from ..i18n import number, tr
from ..known_fields import inhabitants_field
from ..layers.area_fields import name_field, read_numbers, water_fields, water_mask
from ..layers.frames import read_frame
from ..layers.new_fields import NewField, aliases, or_null
from ..layers.outlines import read_geometries
from ..layers.places import place_of
from ..layers.side_files import TABLES
from ..layers.sinks import write_table
from ..maps.styles import ClassStyle
from ..naming import name_output
from ..regions.assign import read_areas
from ..regions.overlaps import by_polygons, read_regions
from ..run import Run
from ..types import INTEGER, LONG, REAL, TEXT
from .dissolve import dissolve

#: parameters of algorithms that show regions
REGION_FIELD, REGIONS, REGIONS_FIELD = "REGION_FIELD", "REGIONS", "REGIONS_FIELD"
OUTPUT_REGIONS = "OUTPUT_REGIONS"
#: the field of a map that holds the part of a region's outline along each area, as WKT
OUTLINE = "regio_grens"
NAME = "regio_naam"
#: fields of regions as 'Assign regions' writes them, and the one that says of which division they are
OF_REGIONS, TYPE = ("regio_code", NAME), "regio_type"
#: what the rows of all areas together are called
ALL = "alle gebieden"


@dataclass(frozen=True)
class RegionMap:
    """The regions of areas.

    Attributes
    ----------
    names : ndarray of object, shape (n,)
        In the order of `ids`; "" where an area lies in none.
    ids : Index
        Feature ids.
    title : str
        What the regions are, in words.
    outlines : ndarray of object or None
        The part of its region's outline along each area, as WKT, None where it has none; None without polygons.
    fields : list of NewField
        To add to the areas.
    """

    names: np.ndarray
    ids: pd.Index
    title: str
    outlines: np.ndarray | None
    fields: list[NewField]

    def outline(self, style: ClassStyle) -> ClassStyle:
        """The style with the outlines of these regions, and a line of the legend that says whose they are."""
        if self.outlines is None:
            return style
        notes = [*style.notes, tr("Dark outlines: {regions}").format(regions=self.title)]
        return replace(style, outlined=OUTLINE, notes=notes)


def check_regions(run: Run) -> None:
    """Refuse what can be told from the parameters of regions alone."""
    if run.given(REGION_FIELD) and run.given(REGIONS):
        raise Refusal(
            "REGION_FIELD and REGIONS both say which regions to show: give a field of the areas or a layer of polygons."
        )
    wanted = run.given(REGION_FIELD) or run.given(REGIONS)
    if run.given(OUTPUT_REGIONS) and not wanted:
        raise Refusal(
            "OUTPUT_REGIONS needs regions: give a field of the areas as REGION_FIELD, or polygons as REGIONS."
        )
    place = place_of(run, "OUTPUT") if wanted else None
    if place is not None and place.file is not None and place.file.suffix.lower() in (".shp", ".dbf"):
        raise Refusal(
            "'{path}' is a shapefile, whose text fields are too short for the outlines of regions: write a GeoPackage.",
            path=str(place.file),
        )


def regions_on_map(run: Run, source: QgsFeatureSource, ids: pd.Index) -> RegionMap | None:
    """The regions that the parameters ask for, None where they ask for none.

    Parameters
    ----------
    source : QgsFeatureSource
        The areas.
    ids : Index
        Feature ids of the areas.

    Raises
    ------
    Refusal
        If no area lies in a region, or outlines cannot be merged.
    """
    if run.given(REGION_FIELD):
        field = run.text(REGION_FIELD)
        marks = water_fields(source)
        known = field in OF_REGIONS and source.fields().indexFromName(TYPE) >= 0
        fields = [field, *marks, *([TYPE] if known else [])]
        read = read_frame(source, list(dict.fromkeys(fields)), run.feedback).reindex(ids)
        names = region_texts(read[field]).to_numpy(dtype=object)
        names = np.where(water_mask(read, marks), "", names)
        types = region_texts(read[TYPE])[names != ""].unique() if known else []
        title, new = types[0] if len(types) == 1 and types[0] else field, []
    elif run.given(REGIONS):
        names, title = _by_layer(run, source, ids)
        new = [NewField.of(NAME, TEXT, np.where(names == "", None, names), tr("region"))]
    else:
        return None
    if not (names != "").any():
        raise Refusal("No area of '{layer}' lies in a region of '{regions}'.", layer=run.title("INPUT"), regions=title)
    outlines = None
    if QgsWkbTypes.geometryType(source.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry:
        outlines = _outlines(run, source, pd.Series(names, index=ids))
        place = place_of(run, "OUTPUT")
        if place is None or place.file is None or place.file.suffix.lower() not in TABLES:  # a workbook is no map
            new.append(NewField.of(OUTLINE, TEXT, outlines, tr("outline of the region, for the map")))
    return RegionMap(names, ids, title, outlines, new)


def _by_layer(run: Run, source: QgsFeatureSource, ids: pd.Index) -> tuple[np.ndarray, str]:
    """The region of each area by its largest overlap with the polygons of REGIONS."""
    polygons, title = run.source(REGIONS), run.title(REGIONS)
    field = run.text(REGIONS_FIELD) or name_field(polygons)
    if not field:
        raise Refusal(
            "Layer '{layer}' has no field that seems to hold names: give the field that names the regions as "
            "REGIONS_FIELD.",
            layer=title,
        )
    areas = read_areas(source, run.title("INPUT"), "", run.feedback, {})
    found = by_polygons(run, areas, read_regions(run, polygons, title, field, ""), title)
    found.tell(run.feedback)
    names = pd.Series(found.code, index=areas.frame.index).reindex(ids)
    return names.where(names.notna(), "").to_numpy(dtype=object), title


def _outlines(run: Run, source: QgsFeatureSource, names: pd.Series) -> np.ndarray:
    """The part of its region's outline along each area, as WKT.

    Each area has its own part, as QGIS draws only features that are in view; a line at one area of a region would be
    gone where that area is.
    """
    inside = names[names != ""]
    geometries = read_geometries(source, run.feedback)
    degrees = source.sourceCrs().isGeographic()
    near, decimals = (1e-6, 7) if degrees else (0.1, 2)
    called = name_field(source)
    titles = read_frame(source, [called], run.feedback)[called].dropna() if called else None
    merged = dissolve(geometries, inside, run.feedback, titles, source.sourceCrs()).geometries
    lines = {
        key: QgsGeometry(outline.constGet().boundary()) for key, outline in merged.items() if not outline.isEmpty()
    }
    engines = {key: QgsGeometry.createGeometryEngine(line.constGet()) for key, line in lines.items()}
    for engine in engines.values():
        engine.prepareGeometry()
    found: list[str | None] = []
    for position, (identity, key) in enumerate(names.items()):
        if position % 500 == 0:
            stop_if_cancelled(run.feedback)
        outline, engine = geometries.get(identity), engines.get(key)
        if engine is None or outline is None or outline.isEmpty() or not engine.intersects(outline.constGet()):
            found.append(None)
            continue
        part = lines[key].intersection(outline.buffer(near, 2))
        part.convertGeometryCollectionToSubclass(QgsWkbTypes.GeometryType.LineGeometry)
        found.append(None if part.isEmpty() else part.asWkt(decimals))
    return np.array(found, dtype=object)


def write_shares(run: Run, source: QgsFeatureSource, shown: RegionMap, classes: np.ndarray, labels: list[str]) -> str:
    """The table of classes per region; returns its id."""
    field = inhabitants_field(run, source.fields().names())
    people = None
    if field:
        people = read_numbers(source, field, run.feedback)["value"].reindex(shown.ids).to_numpy(dtype=np.float64)
        run.feedback.pushInfo(tr("Inhabitants: field {field}").format(field=field))
        unknown = int((np.isnan(people) & (classes > 0)).sum())
        if unknown:
            run.feedback.pushWarning(
                tr("Areas with a class whose inhabitants are not known: {count}; they count as areas alone.").format(
                    count=number(unknown)
                )
            )
    else:
        run.feedback.pushWarning(
            tr("No field with inhabitants was found, so that their shares are empty: give one as INHABITANTS_FIELD.")
        )
    table = class_shares(shown.names, classes, labels, people)
    none = table["class"] == 0
    new = [
        NewField.of("regio", TEXT, table["region"].fillna(ALL), tr("region")),
        NewField.of("klasse", INTEGER, or_null(table["class"].to_numpy()), tr("class")),
        NewField.of("klasse_label", TEXT, table["label"].mask(none, tr("no data")), tr("class in words")),
        NewField.of("gebieden", LONG, table["areas"], tr("number of areas")),
        NewField.of("gebieden_pct", REAL, table["area_share"], tr("share of the areas with a class (%)")),
        NewField.of("inwoners", REAL, table["inhabitants"], tr("inhabitants")),
        NewField.of(
            "inwoners_pct", REAL, table["inhabitant_share"], tr("share of the inhabitants of areas with a class (%)")
        ),
    ]
    output = write_table(run, OUTPUT_REGIONS, new)
    name_output(run, output, aliases(new), tr("Classes per region"), display="regio")
    return output

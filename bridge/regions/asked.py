"""Which regions a run asks for, and those of its areas."""

from __future__ import annotations

import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.messages import listing
from ..i18n import number, tr
from ..layers.coded import read_side
from ..layers.columns import whole_layer
from ..run import Run
from .assign import by_code, read_areas
from .catalogue import AUTOMATIC, KRIMPGEMEENTE, OWN_TABLE, POLYGONS, SETS
from .found import Found
from .limit import limit_to
from .overlaps import by_polygons, read_regions
from .own import by_table
from .types import by_types

#: the parameters of the user's own regions, by the set that they belong to; the first is their layer
OWN = {
    OWN_TABLE: ("TABLE", "TABLE_CODE", "TABLE_REGION", "TABLE_NAME"),
    POLYGONS: ("POLYGONS", "POLYGON_FIELD", "POLYGON_NAME"),
}
#: the fields with the inhabitants of both years
RULE = ("INHABITANTS_2013", "INHABITANTS_2023")


def tell_superfluous(run: Run, chosen: str) -> None:
    """Note what was given for another kind of regions."""
    kinds = [*OWN.items(), (KRIMPGEMEENTE, RULE)]
    if run.texts("TYPE_FIELDS"):
        chosen, kinds = tr("types"), [*kinds, ("", ("REGION_SET",))]
    idle = [name for kind, names in kinds if kind != chosen for name in names if run.given(name)]
    if (chosen not in SETS or not SETS[chosen].columns) and run.choice("YEAR") != AUTOMATIC:
        idle.insert(0, "YEAR")
    if idle:
        run.feedback.pushInfo(
            tr("Not used, because the regions are '{chosen}': {names}").format(chosen=chosen, names=", ".join(idle))
        )


def find_regions(run: Run, source: QgsFeatureSource, chosen: str, kept: dict[int, list]) -> tuple[pd.Index, Found]:
    """Ids of the areas and their regions."""
    title, code = run.title("INPUT"), run.text("AREA_CODE")
    if run.texts("TYPE_FIELDS"):
        return by_types(source, title, run.texts("TYPE_FIELDS"), run.feedback, kept)
    if chosen == POLYGONS:
        areas = read_areas(source, title, code, run.feedback, kept)
        name = run.title("POLYGONS")
        fields = (run.text("POLYGON_FIELD"), run.text("POLYGON_NAME"))
        regions = read_regions(run, run.source("POLYGONS"), name, *fields)
        return areas.frame.index, by_polygons(run, areas, regions, name)
    whole = whole_layer(run, "INPUT", source)
    areas = read_side(source, title, code, run.feedback, kept=kept, whole=whole)
    run.feedback.pushInfo(
        tr("Code field of the areas: {field} ({level})").format(field=areas.code, level=areas.codes.level or "-")
    )
    if chosen != OWN_TABLE:
        year = run.choice("YEAR")
        inhabitants = (run.text(RULE[0]), run.text(RULE[1]))
        return areas.frame.index, by_code(areas, chosen, None if year == AUTOMATIC else int(year), inhabitants)
    fields = [run.text("TABLE_REGION"), run.text("TABLE_NAME")]
    theirs, name = run.source("TABLE"), run.title("TABLE")
    rows = read_side(theirs, name, run.text("TABLE_CODE"), run.feedback, fields=fields, fallback="gemeente")
    run.feedback.pushInfo(
        tr("Code field of the table: {field} ({level})").format(field=rows.code, level=rows.codes.level or "-")
    )
    return areas.frame.index, by_table(areas, rows, *fields)


def limited(run: Run, source: QgsFeatureSource, ids: pd.Index, found: Found) -> tuple[pd.Index, Found, str]:
    """Those of the areas that lie in the regions of WITHIN, and what these are called."""
    areas = read_side(source, run.title("INPUT"), run.text("AREA_CODE"), run.feedback)
    limit = limit_to(areas, run.choice("WITHIN_SET"), run.text("WITHIN"))
    run.feedback.pushInfo(
        tr("Only {place}: {inside} of {count} areas.").format(
            place=limit.place, inside=number(int(limit.inside.sum())), count=number(len(ids))
        )
    )
    cut = limit.cut(found.code, found.name)
    if cut:
        run.feedback.pushWarning(
            tr("Regions that lie partly outside {place}, of which only the areas inside count: {regions}.").format(
                place=limit.place, regions=listing(cut)
            )
        )
    return ids[limit.inside], found.part(limit.inside), limit.place

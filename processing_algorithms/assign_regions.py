"""regiolens:assignregions, areas with the region that each belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeatureSource,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..bridge.i18n import number, tr
from ..bridge.regions.catalogue import AUTOMATIC, KRIMPGEMEENTE, OWN_TABLE, POLYGONS, SETS, SHIPPED, YEAR_CHOICES
from ..core.messages import Refusal, listing
from .base import RegiolensAlgorithm
from .parameters import add_readable, add_sld, choice

if TYPE_CHECKING:
    import pandas as pd

    from ..bridge.regions.found import Found
    from ..bridge.run import Run


class AssignRegionsAlgorithm(RegiolensAlgorithm):
    """Regions by code, by a table or by largest overlap."""

    NAME = "assignregions"
    INPUT = "INPUT"
    AREA_CODE = "AREA_CODE"
    REGION_SET = "REGION_SET"
    YEAR = "YEAR"
    INHABITANTS_2013 = "INHABITANTS_2013"
    INHABITANTS_2023 = "INHABITANTS_2023"
    TABLE = "TABLE"
    TABLE_CODE = "TABLE_CODE"
    TABLE_REGION = "TABLE_REGION"
    TABLE_NAME = "TABLE_NAME"
    POLYGONS = "POLYGONS"
    POLYGON_FIELD = "POLYGON_FIELD"
    POLYGON_NAME = "POLYGON_NAME"
    TYPE_FIELDS = "TYPE_FIELDS"
    WITHIN_SET = "WITHIN_SET"
    WITHIN = "WITHIN"
    OUTPUT = "OUTPUT"
    ASSIGNED = "ASSIGNED"
    UNASSIGNED = "UNASSIGNED"

    def displayName(self) -> str:
        return tr("Assign regions")

    def shortHelpString(self) -> str:
        return tr(
            "Gives each gemeente, wijk or buurt the region it belongs to: regio_code, regio_naam, regio_type and, for "
            "COROP regions, regio_zone (kern, intermediair, perifeer).\n\nCOROP, provincie, arbeidsmarktregio and "
            "landsdeel come from CBS, the krimp- en anticipeerregio's from the Actieplan Bevolkingsdaling (gemeenten "
            "of 2016), Noord-Nederland from the study of its regions (gemeenten of 2018), the krimpregio's of OCW are "
            "eleven arbeidsmarktregio's, and a krimpgemeente has more than 2% fewer inhabitants in 2023 than in 2013. "
            "Wijken and buurten inherit the region of their gemeente by their code.\n\nA gemeente of another year "
            "belongs where it belonged then: provincie and landsdeel are known since 2010, COROP since 2015, "
            "arbeidsmarktregio since 2022. What moved across a border of the division since is named first. Where a "
            "region of its own time is not known, a gemeente gets the region that all the gemeenten it was formed "
            "from, or went into, lie in; where these lie in several regions it gets none, and the log names it.\n\n"
            "With 'own table' a table tells the regions, by codes of the areas or of the wijken or gemeenten they lie "
            "in. With 'polygons' an area gets the region it shares most of its surface with, in square metres; "
            "regio_aandeel is the percentage of the area inside that region.\n\nWater areas get no region.\n\nWith "
            "'Only within' the output holds the areas of a provincie or of other regions alone. Give what follows the "
            "whole layer as its reference, and scores and classes stay those of all areas, as legends then say."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), [QgsProcessing.SourceType.TypeVector]),
            tr("Gemeenten, wijken or buurten; with 'own table' and 'polygons' areas of any kind."),
        )
        self.add(
            QgsProcessingParameterField(
                self.AREA_CODE, tr("Code field of the areas"), parentLayerParameterName=self.INPUT, optional=True
            ),
            tr("When empty, the field is found by its values: CBS codes that tell the areas apart."),
        )
        self.add(
            choice(self.REGION_SET, tr("Regions"), tuple(SETS), next(iter(SETS))),
            tr("The division that the areas are assigned to."),
        )
        self.add(
            choice(self.YEAR, tr("Year of the gemeenten"), YEAR_CHOICES, AUTOMATIC),
            tr(
                "For the divisions of CBS and the krimpregio's of OCW. 'automatic': every gemeente belongs where it "
                "belonged in its own time; the year is the one that the layer says (a field jrstatcode or jaar), else "
                "the latest that knows most of its gemeenten. A year: its gemeenten, to which those of other years "
                "are traced."
            ),
            advanced=True,
        )
        for name, description in (
            (self.INHABITANTS_2013, tr("Field with the inhabitants of 2013")),
            (self.INHABITANTS_2023, tr("Field with the inhabitants of 2023")),
        ):
            self.add(
                QgsProcessingParameterField(name, description, None, self.INPUT, optional=True),
                tr(
                    "For 'krimpgemeente 2013-2023'. When empty, the field is found by its name, such as inwoners_2013 "
                    "and inwoners_2023."
                ),
                advanced=True,
            )
        self._add_own()
        self.add(
            QgsProcessingParameterField(
                self.TYPE_FIELDS,
                tr("Fields of types"),
                None,
                self.INPUT,
                QgsProcessingParameterField.DataType.Numeric,
                allowMultiple=True,
                optional=True,
            ),
            tr(
                "In place of regions: fields that hold 1 for the areas of a type and 0 for the others, such as "
                "'Types of gemeenten' makes. regio_naam then names all types of an area, which can have several."
            ),
            advanced=True,
        )
        self._add_within()
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Areas with regions")),
            tr("The areas with their region, a colour for each."),
        )
        add_readable(self)
        add_sld(self)
        self.addOutput(QgsProcessingOutputNumber(self.ASSIGNED, tr("Number of areas with a region")))
        self.addOutput(QgsProcessingOutputNumber(self.UNASSIGNED, tr("Number of areas without a region")))

    def _add_own(self) -> None:
        """The user's own table or polygons."""
        self.add(
            QgsProcessingParameterFeatureSource(
                self.TABLE, tr("Table of regions"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr("For 'own table': a row for each area, wijk or gemeente, with its region."),
        )
        for name, description, parent, help_text in (
            (
                self.TABLE_CODE,
                tr("Code field of the table"),
                self.TABLE,
                tr("Codes in any form. When empty, the field is found by its values."),
            ),
            (self.TABLE_REGION, tr("Region field of the table"), self.TABLE, tr("Becomes regio_code.")),
            (
                self.TABLE_NAME,
                tr("Field with the names of the regions"),
                self.TABLE,
                tr("Becomes regio_naam; when empty, the region itself."),
            ),
        ):
            self.add(QgsProcessingParameterField(name, description, None, parent, optional=True), help_text)
        self.add(
            QgsProcessingParameterFeatureSource(
                self.POLYGONS, tr("Polygons of regions"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr("For 'polygons': the outlines of the regions; a region may have several polygons."),
        )
        for name, description, help_text in (
            (self.POLYGON_FIELD, tr("Region field of the polygons"), tr("Becomes regio_code.")),
            (
                self.POLYGON_NAME,
                tr("Name field of the polygons"),
                tr("Becomes regio_naam; when empty, the region itself."),
            ),
        ):
            self.add(QgsProcessingParameterField(name, description, None, self.POLYGONS, optional=True), help_text)

    def _add_within(self) -> None:
        """The regions that the areas are limited to."""
        self.add(
            QgsProcessingParameterString(self.WITHIN, tr("Only within"), optional=True),
            tr(
                "Codes or names with commas between, such as PV20 or Groningen: only areas that lie there are written. "
                "When empty, all."
            ),
            advanced=True,
        )
        self.add(
            choice(self.WITHIN_SET, tr("Division of 'Only within'"), SHIPPED, "provincie"),
            tr("The division whose regions are named there."),
            advanced=True,
        )

    def check(self, run: Run) -> None:
        if run.texts(self.TYPE_FIELDS):
            return
        chosen = run.choice(self.REGION_SET)
        wanted = {OWN_TABLE: (self.TABLE, self.TABLE_REGION), POLYGONS: (self.POLYGONS, self.POLYGON_FIELD)}
        for name in wanted.get(chosen, ()):
            if not run.given(name):
                raise Refusal(
                    "REGION_SET '{chosen}' needs {parameter}: {parameters} tell which regions there are.",
                    chosen=chosen,
                    parameter=name,
                    parameters=" + ".join(wanted[chosen]),
                )

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.maps.styles import apply_style
        from ..bridge.regions.style import region_style

        chosen = run.choice(self.REGION_SET)
        self.tell_superfluous(run, chosen)
        kept = {}
        ids, found = self.find(run, chosen, kept)
        source = run.source(self.INPUT)
        if run.given(self.WITHIN):
            ids, found = self.limited(run, source, ids, found)
        found.tell(run.feedback)
        new, style = found.fields(), region_style(found)
        output = write(run, self.OUTPUT, source, ids, new, kept)
        apply_style(run, output, style, aliases(new))
        return {self.OUTPUT: output, self.ASSIGNED: found.assigned, self.UNASSIGNED: found.unassigned}

    def limited(self, run: Run, source: QgsFeatureSource, ids: pd.Index, found: Found) -> tuple[pd.Index, Found]:
        """Those of the areas that lie in the regions of WITHIN."""
        from ..bridge.layers.coded import read_side
        from ..bridge.provenance.keywords import WITHIN
        from ..bridge.regions.limit import limit_to

        areas = read_side(source, run.title(self.INPUT), run.text(self.AREA_CODE), run.feedback)
        limit = limit_to(areas, run.choice(self.WITHIN_SET), run.text(self.WITHIN))
        run.keywords[WITHIN] = [limit.place]
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
        return ids[limit.inside], found.part(limit.inside)

    def tell_superfluous(self, run: Run, chosen: str) -> None:
        """Note what was given for another kind of regions."""
        table = (self.TABLE, self.TABLE_CODE, self.TABLE_REGION, self.TABLE_NAME)
        polygons = (self.POLYGONS, self.POLYGON_FIELD, self.POLYGON_NAME)
        rule = (self.INHABITANTS_2013, self.INHABITANTS_2023)
        kinds = ((OWN_TABLE, table), (POLYGONS, polygons), (KRIMPGEMEENTE, rule))
        if run.texts(self.TYPE_FIELDS):
            chosen, kinds = tr("types"), (*kinds, ("", (self.REGION_SET,)))
        idle = [name for kind, names in kinds if kind != chosen for name in names if run.given(name)]
        if (chosen not in SETS or not SETS[chosen].columns) and run.choice(self.YEAR) != AUTOMATIC:
            idle.insert(0, self.YEAR)
        if idle:
            run.feedback.pushInfo(
                tr("Not used, because the regions are '{chosen}': {names}").format(chosen=chosen, names=", ".join(idle))
            )

    def find(self, run: Run, chosen: str, kept: dict[int, list]) -> tuple[pd.Index, Found]:
        """Ids of the areas and their regions."""
        from ..bridge.layers.coded import read_side
        from ..bridge.layers.columns import whole_layer
        from ..bridge.regions.assign import by_code, read_areas
        from ..bridge.regions.overlaps import by_polygons, read_regions
        from ..bridge.regions.own import by_table
        from ..bridge.regions.types import by_types

        title = run.title(self.INPUT)
        source = run.source(self.INPUT)
        code = run.text(self.AREA_CODE)
        if run.texts(self.TYPE_FIELDS):
            return by_types(source, title, run.texts(self.TYPE_FIELDS), run.feedback, kept)
        if chosen == POLYGONS:
            areas = read_areas(source, title, code, run.feedback, kept)
            theirs, name, field, label = self.own(run, self.POLYGONS)
            regions = read_regions(run, theirs, name, field, label)
            return areas.frame.index, by_polygons(run, areas, regions, name)
        whole = whole_layer(run, self.INPUT, source)
        areas = read_side(source, title, code, run.feedback, kept=kept, whole=whole)
        run.feedback.pushInfo(
            tr("Code field of the areas: {field} ({level})").format(field=areas.code, level=areas.codes.level or "-")
        )
        if chosen != OWN_TABLE:
            year = run.choice(self.YEAR)
            rule = (run.text(self.INHABITANTS_2013), run.text(self.INHABITANTS_2023))
            return areas.frame.index, by_code(areas, chosen, None if year == AUTOMATIC else int(year), rule)
        theirs, name, field, label = self.own(run, self.TABLE)
        rows = read_side(
            theirs, name, run.text(self.TABLE_CODE), run.feedback, fields=[field, label], fallback="gemeente"
        )
        run.feedback.pushInfo(
            tr("Code field of the table: {field} ({level})").format(field=rows.code, level=rows.codes.level or "-")
        )
        return areas.frame.index, by_table(areas, rows, field, label)

    def own(self, run: Run, which: str) -> tuple[QgsFeatureSource, str, str, str]:
        """Source and title of the user's regions, and the fields with their codes and names."""
        region, label = {
            self.TABLE: (self.TABLE_REGION, self.TABLE_NAME),
            self.POLYGONS: (self.POLYGON_FIELD, self.POLYGON_NAME),
        }[which]
        return run.source(which), run.title(which), run.text(region), run.text(label)

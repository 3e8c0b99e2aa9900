"""regiolens:assignregions, areas with the region that each belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..bridge.i18n import tr
from ..bridge.regions.catalogue import AUTOMATIC, OWN_TABLE, POLYGONS, SETS, SHIPPED, YEAR_CHOICES
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_readable, add_sld, choice

if TYPE_CHECKING:
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
            (
                self.TABLE_REGION,
                tr("Region field of the table"),
                self.TABLE,
                tr("The field with the code or the name of the region; becomes regio_code."),
            ),
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
            (
                self.POLYGON_FIELD,
                tr("Region field of the polygons"),
                tr("The field with the code or the name of the region; becomes regio_code."),
            ),
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
            tr("The division of the regions that 'Only within' names."),
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
        from ..bridge.provenance.keywords import WITHIN
        from ..bridge.regions.asked import find_regions, limited, tell_superfluous
        from ..bridge.regions.style import region_style

        chosen = run.choice(self.REGION_SET)
        tell_superfluous(run, chosen)
        source = run.source(self.INPUT)
        kept: dict[int, list] = {}
        ids, found = find_regions(run, source, chosen, kept)
        if run.given(self.WITHIN):
            ids, found, place = limited(run, source, ids, found)
            run.keywords[WITHIN] = [place]
        found.tell(run.feedback)
        new, style = found.fields(), region_style(found)
        output = write(run, self.OUTPUT, source, ids, new, kept)
        apply_style(run, output, style, aliases(new))
        return {self.OUTPUT: output, self.ASSIGNED: found.assigned, self.UNASSIGNED: found.unassigned}

"""regiolens:migration, who moves where: net migration by area and group, quadrants, flows between regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_readable, choice, optional_field

if TYPE_CHECKING:
    from ..bridge.run import Run

DENOMINATORS = ("group", "whole population")
ROUNDING = ("none", "tens")


class GroupsParameter(QgsProcessingParameterString):
    """A text that names groups, or a list of them, as scripts have them."""

    def checkValueIsAcceptable(self, value: object, context: QgsProcessingContext | None = None) -> bool:
        return isinstance(value, (list, tuple)) or super().checkValueIsAcceptable(value, context)


class MigrationAlgorithm(RegiolensAlgorithm):
    """Arrivals less departures, relative to who lived there, and the quadrant of two groups."""

    NAME = "migration"
    INPUT = "INPUT"
    AREA_FIELD = "AREA_FIELD"
    GROUP_FIELD = "GROUP_FIELD"
    ARRIVALS = "ARRIVALS"
    DEPARTURES = "DEPARTURES"
    SALDO = "SALDO"
    DESTINATION = "DESTINATION"
    POPULATION = "POPULATION"
    POPULATION_END = "POPULATION_END"
    YEARS = "YEARS"
    DENOMINATOR = "DENOMINATOR"
    GROUPS = "GROUPS"
    ROUND = "ROUND"
    AREAS = "AREAS"
    AREAS_FIELD = "AREAS_FIELD"
    AREAS_POPULATION = "AREAS_POPULATION"
    AREAS_POPULATION_END = "AREAS_POPULATION_END"
    AREAS_GROUP = "AREAS_GROUP"
    REGION_FIELD = "REGION_FIELD"
    TYPE_FIELD = "TYPE_FIELD"
    URBANITY_FIELD = "URBANITY_FIELD"
    FLOW_GROUPS = "FLOW_GROUPS"
    OUTPUT = "OUTPUT"
    OUTPUT_TABLE = "OUTPUT_TABLE"
    OUTPUT_FLOWS = "OUTPUT_FLOWS"
    OUTPUT_MATRIX = "OUTPUT_MATRIX"
    CHART = "CHART"
    REPORT = "REPORT"
    IN_QUADRANT = "IN_QUADRANT"
    #: fields of the areas, which INPUT has itself where AREAS is not given
    OF_AREAS = (REGION_FIELD, TYPE_FIELD, URBANITY_FIELD, AREAS_POPULATION, AREAS_POPULATION_END, AREAS_GROUP)
    LISTS = (GROUPS, FLOW_GROUPS)

    def displayName(self) -> str:
        return tr("Moves and net migration")

    def shortHelpString(self) -> str:
        return tr(
            "Sets arrivals beside departures for each area and group: saldo (arrivals - departures), saldo_relatief "
            "(percent a year of the population at the start: saldo / years / population), and the quadrant by the "
            "signs of the net migration of two groups, such as higher and lower incomes.\n\nThe input has a row for "
            "each area and group, or is an origin-destination table: then the field of the area is where people left, "
            "the destination where they went, and departures how many. Moves within an area are neither arrivals nor "
            "departures.\n\nThe quadrant: to the right where more of the first group arrive than leave, upward where "
            "more of the second do. An area on an axis, or of which one is missing, is in none; nor is a kind of area "
            "where some area has one of them alone.\n\nRegion types and "
            "classes of stedelijkheid make a table of both at once, with totals. With an origin-destination table, net "
            "flows between regions are drawn as arrows as wide as their number, and stand in a matrix.\n\nRounded to "
            "tens, each number and each total is rounded by itself, so that totals can differ from the sum of their "
            "parts. Missing is never zero: an area without a figure gets none, and is named."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._moves()
        self._choices()
        self._areas()
        self._outputs()

    def _moves(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Moves"), [QgsProcessing.SourceType.TypeVector]),
            tr("A layer or table with a row for each area and group, or an origin-destination table."),
        )
        for name, title, text in (
            (
                self.AREA_FIELD,
                tr("Field with the areas"),
                tr("Codes or names; of an origin-destination table where people left. Found by its codes when empty."),
            ),
            (self.GROUP_FIELD, tr("Field with the groups"), tr("Such as the income group; one group when empty.")),
            (self.ARRIVALS, tr("Arrivals"), tr("Number of people who came to the area.")),
            (
                self.DEPARTURES,
                tr("Departures"),
                tr("Number of people who left; of an origin-destination table the number of people who moved."),
            ),
            (
                self.DESTINATION,
                tr("Destination"),
                tr("For an origin-destination table: the field with the area where people went."),
            ),
            (
                self.POPULATION,
                tr("Population of the group at the start"),
                tr("How many people of the group lived in the area at the start of the period."),
            ),
        ):
            self.add(optional_field(name, title), text)
        for name, title, text in (
            (self.SALDO, tr("Net migration"), tr("In place of arrivals and departures, where only that is known.")),
            (
                self.POPULATION_END,
                tr("Population of the group at the end"),
                tr("For the share of net migration in the change of population."),
            ),
        ):
            self.add(optional_field(name, title), text, advanced=True)

    def _choices(self) -> None:
        self.add(
            QgsProcessingParameterNumber(
                self.YEARS, tr("Years"), QgsProcessingParameterNumber.Type.Double, defaultValue=1.0, minValue=0.0
            ),
            tr("Years of moves that the numbers hold: 6 of 2011 to 2016."),
        )
        self.add(
            choice(self.DENOMINATOR, tr("Percent of"), DENOMINATORS, "group"),
            tr(
                "Of the group itself, or of the whole population: the population of the areas, the group 'totaal', or "
                "all groups together. The output says which."
            ),
        )
        self.add(
            GroupsParameter(self.GROUPS, tr("Groups of the quadrants"), optional=True),
            tr(
                "The two groups whose signs make the quadrant, the one of the horizontal axis first, with a semicolon "
                "between them; a plus adds groups up: 'hoger + student; lager'. Sums get rows of their own."
            ),
        )
        self.add(
            choice(self.ROUND, tr("Rounding"), ROUNDING, "none"),
            tr("To tens against disclosure, each number and each total by itself; percentages follow from these."),
        )

    def _areas(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                self.AREAS, tr("Areas"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr(
                "A layer, or a table, with the areas: their outlines, names, regions and kinds. Without it the layer "
                "of moves has these itself."
            ),
        )
        self._of_areas(self.AREAS_FIELD, tr("Field with the areas in that layer"), tr("Found by its codes when empty."))
        self._of_areas(
            self.TYPE_FIELD, tr("Kind of region"), tr("Such as regio_type: krimp, anticipeer, overig."), False
        )
        self._of_areas(
            self.URBANITY_FIELD, tr("Class of stedelijkheid"), tr("Such as sted_label; the second grouping."), False
        )
        self._of_areas(
            self.REGION_FIELD, tr("Region"), tr("Flows go between these regions; between areas when empty."), False
        )
        self._of_areas(
            self.AREAS_POPULATION,
            tr("Population of the areas at the start"),
            tr("Of the whole area; with a field of groups, of each group."),
        )
        self._of_areas(
            self.AREAS_POPULATION_END,
            tr("Population of the areas at the end"),
            tr("For the share of net migration in the change of population."),
        )
        self._of_areas(
            self.AREAS_GROUP,
            tr("Field with the groups in that layer"),
            tr("Where it has a row for each area and group, with the population of each."),
        )
        self.add(
            GroupsParameter(self.FLOW_GROUPS, tr("Group of the flows"), optional=True),
            tr("Of which group the flows are; a plus adds groups up. All together when empty."),
            advanced=True,
        )

    def _of_areas(self, name: str, title: str, text: str, advanced: bool = True) -> None:
        self.add(optional_field(name, title, self.AREAS), text, advanced)

    def _outputs(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Net migration")),
            tr(
                "A row for each area and group: saldo, saldo_relatief, kwadrant and, with the population at the end, "
                "aandeel_groei (percent of its change); styled by quadrant where the areas have outlines."
            ),
        )
        for name, title, text in (
            (
                self.OUTPUT_TABLE,
                tr("By kind of area"),
                tr("A table by kind of region and class of stedelijkheid at once, with the totals of both."),
            ),
            (
                self.OUTPUT_FLOWS,
                tr("Net flows"),
                tr("Arrows between regions, as wide as the number of people: van, naar, netto, heen, terug."),
            ),
            (
                self.OUTPUT_MATRIX,
                tr("Matrix of net flows"),
                tr("A row and a column for each region: the net flow from the row to the column."),
            ),
        ):
            self.add(
                QgsProcessingParameterFeatureSink(
                    name, title, QgsProcessing.SourceType.TypeVector, optional=True, createByDefault=False
                ),
                text,
            )
        for name, title, kind, text in (
            (
                self.CHART,
                tr("Chart of the quadrants"),
                tr("SVG files (*.svg)"),
                tr("The areas by the relative net migration of both groups, as a picture for layouts."),
            ),
            (
                self.REPORT,
                tr("Report"),
                tr("HTML files (*.html)"),
                tr("A web page with the chart, the areas, the table by kind and the matrix."),
            ),
        ):
            self.add(
                QgsProcessingParameterFileDestination(name, title, kind, optional=True, createByDefault=False), text
            )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.IN_QUADRANT, tr("Number of areas in a quadrant")))

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        for name, layer, names in super().fields_named(run):
            yield name, self.INPUT if name in self.OF_AREAS and not run.given(self.AREAS) else layer, names

    def check(self, run: Run) -> None:
        pairs = run.given(self.DESTINATION)
        if pairs and not run.given(self.DEPARTURES):
            raise Refusal("DESTINATION makes an origin-destination table: give as DEPARTURES how many people moved.")
        unfit = [name for name in (self.ARRIVALS, self.SALDO, self.POPULATION, self.POPULATION_END) if run.given(name)]
        if pairs and unfit:
            raise Refusal(
                "{parameter} is of a table with a row for each area, and DESTINATION of an origin-destination table: "
                "leave one empty, and give the population of the areas as AREAS_POPULATION.",
                parameter=unfit[0],
            )
        both = run.given(self.ARRIVALS) and run.given(self.DEPARTURES)
        if not pairs and not both and not run.given(self.SALDO):
            raise Refusal("Give ARRIVALS and DEPARTURES, or SALDO, or for an origin-destination table DESTINATION.")
        if not run.number(self.YEARS) > 0:
            raise Refusal("YEARS is {years:g}: give a number above zero.", years=run.number(self.YEARS))
        if run.given(self.AREAS_POPULATION_END) and not run.given(self.AREAS_POPULATION):
            raise Refusal("AREAS_POPULATION_END needs the population at the start: give AREAS_POPULATION as well.")
        if run.given(self.OUTPUT_TABLE) and not (run.given(self.TYPE_FIELD) or run.given(self.URBANITY_FIELD)):
            raise Refusal("OUTPUT_TABLE needs kinds of areas: give TYPE_FIELD, URBANITY_FIELD, or both.")
        flows = [name for name in (self.OUTPUT_FLOWS, self.OUTPUT_MATRIX) if run.given(name)]
        if flows and not pairs:
            raise Refusal(
                "{parameter} needs to know who moved from where to where: give an origin-destination table, with the "
                "field of the destination as DESTINATION.",
                parameter=flows[0],
            )
        if run.given(self.CHART) and not run.given(self.GROUPS):
            raise Refusal("CHART needs the two groups of its axes: give GROUPS.")

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.change.flows import Flows
        from ..bridge.change.migration import MOST_REGIONS, groups_named, read_migration
        from ..bridge.change.migration_output import Output

        found = read_migration(run)
        made = Output(found)
        made.tell(run)
        asked = run.given(self.OUTPUT_FLOWS) or run.given(self.OUTPUT_MATRIX)
        # A page goes without a matrix that no one could read.
        asked = asked or (run.given(self.REPORT) and 0 < len(found.moved_regions) <= MOST_REGIONS)
        flows = Flows(found, found.moves(groups_named(run, self.FLOW_GROUPS))) if asked else None
        results: dict[str, Any] = {self.IN_QUADRANT: made.quadrant_count}
        for name, write in ((self.REPORT, lambda path: made.write_report(path, flows)), (self.CHART, made.write_chart)):
            path = run.new_file(name)
            if path:
                write(path)
                results[name] = path
        if run.given(self.OUTPUT_TABLE):
            results[self.OUTPUT_TABLE] = made.write_kinds(run)
        if flows is not None and run.given(self.OUTPUT_FLOWS):
            results[self.OUTPUT_FLOWS] = flows.write_lines(run)
        if flows is not None and run.given(self.OUTPUT_MATRIX):
            results[self.OUTPUT_MATRIX] = flows.write_matrix(run)
        results[self.OUTPUT] = made.write_areas(run)
        return results

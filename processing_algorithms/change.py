"""regiolens:change, figures of areas at two moments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_readable, choice, optional_field

if TYPE_CHECKING:
    from ..bridge.change.moments import Moments
    from ..bridge.run import Run

AUTOMATIC = "automatic"
KINDS = (AUTOMATIC, "count", "percentage", "index", "mean")
DIRECTIONS = (AUTOMATIC, "high is worse", "low is worse", "neither")
PER_YEAR = ("plain", "compounded")


class ChangeAlgorithm(RegiolensAlgorithm):
    """What changed between two moments, beside the country, in rank and on a map."""

    NAME = "change"
    INPUT = "INPUT"
    FROM_FIELD = "FROM_FIELD"
    TO_FIELD = "TO_FIELD"
    PERIOD_FIELD = "PERIOD_FIELD"
    PERIODS = "PERIODS"
    AREA_CODE = "AREA_CODE"
    KIND = "KIND"
    DIRECTION = "DIRECTION"
    YEARS = "YEARS"
    PER_YEAR = "PER_YEAR"
    THRESHOLD = "THRESHOLD"
    REFERENCE = "REFERENCE"
    DENOMINATOR_FROM = "DENOMINATOR_FROM"
    DENOMINATOR_TO = "DENOMINATOR_TO"
    BIRTHS = "BIRTHS"
    DEATHS = "DEATHS"
    DOMESTIC = "DOMESTIC"
    FOREIGN = "FOREIGN"
    TITLE = "TITLE"
    OUTPUT = "OUTPUT"
    CHANGED = "CHANGED"
    MISSING = "MISSING"
    COUNTRY = "COUNTRY"

    def displayName(self) -> str:
        return tr("Change between two moments")

    def shortHelpString(self) -> str:
        return tr(
            "Sets the figures of areas at two moments beside each other: verandering (end - begin), verandering_pct "
            "(growth, never of a percentage), per_jaar, the difference to the country's change (verschil_nl), "
            "richting (beter, gelijk, slechter), and the ranks.\n\nThe moments are two fields of a layer, or two "
            "periods of a table with a row for each area and period. Percentages change in percentage points, index "
            "scores in points, counts and means also by a percentage of what they were. A count is compared by its "
            "growth, everything else by its difference; the smallest change, verschil_nl and the map go by "
            "that.\n\nper_jaar is in percent a year of counts and means, in points a year of percentages and index "
            "scores: the change divided by the years, or growth on growth where that is asked. Ranks are those of "
            "the areas with both figures, 1 the worst; plaatsen above zero are places towards 1.\n\nThe country's "
            "figures follow the rule of each kind: counts are summed, index scores averaged plainly, percentages "
            "and means weighted with their denominator. They come from the reference, from a row of the country, or "
            "from the areas themselves where they are the whole country; else verschil_nl is empty.\n\nThe map has "
            "colours on both sides of zero that colour-blind readers keep apart, the darker for the worse side, and "
            "a middle class around no change."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        vector = [QgsProcessing.SourceType.TypeVector]
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas or table"), vector),
            tr("A layer, or a table, with figures of two moments."),
        )
        self.add(
            QgsProcessingParameterField(self.FROM_FIELD, tr("Figures at the begin"), parentLayerParameterName="INPUT"),
            tr("The field with the earlier figures; of a table with a row for each period the one with all figures."),
        )
        self._field(self.TO_FIELD, tr("Figures at the end"), tr("The field with the later figures."))
        self._field(
            self.PERIOD_FIELD,
            tr("Field with periods"),
            tr("For a table with a row for each area and period: the field with the year."),
        )
        self.add(
            QgsProcessingParameterString(self.PERIODS, tr("Periods"), optional=True),
            tr("The two periods to compare, such as 2014, 2023; the first and the last of the table when empty."),
        )
        self.add(
            choice(self.KIND, tr("Kind of figure"), KINDS, AUTOMATIC),
            tr("Counts, percentages, index scores or means; 'automatic' goes by the field's name."),
        )
        self.add(
            choice(self.DIRECTION, tr("Direction"), DIRECTIONS, AUTOMATIC),
            tr("Which end is worse; 'automatic' goes by the field's name, and of an index high is worse."),
        )
        self.add(
            QgsProcessingParameterNumber(
                self.THRESHOLD,
                tr("Smallest change"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.0,
                minValue=0.0,
            ),
            tr("A smaller change is 'gelijk': in percent of counts, else in the unit of the figures."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.REFERENCE, tr("Reference (the country)"), vector, optional=True),
            tr("A layer or table with the same fields: all areas of the country, or one row with its figures."),
        )
        self._more()
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Change")),
            tr("The areas with begin, eind, verandering and what follows from them, styled."),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.CHANGED, tr("Number of areas with a change")))
        self.addOutput(QgsProcessingOutputNumber(self.MISSING, tr("Number of areas without a figure")))
        self.addOutput(QgsProcessingOutputNumber(self.COUNTRY, tr("Change of the country")))

    def _more(self) -> None:
        """The advanced parameters."""
        self._field(
            self.AREA_CODE,
            tr("Field with the codes"),
            tr("What tells the areas apart: their codes or names; found by itself when empty."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                self.YEARS,
                tr("Years between the moments"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=0.01,
            ),
            tr(
                "Told by the periods, the names of the fields or those of the tables that they were joined from when "
                "empty; without them per_jaar is empty."
            ),
            advanced=True,
        )
        self.add(
            choice(self.PER_YEAR, tr("Change per year"), PER_YEAR, PER_YEAR[0]),
            tr("'plain' divides the change by the years, 'compounded' is growth on growth."),
            advanced=True,
        )
        weight = tr("By which percentages and means of the country are weighted; found by itself where it is known.")
        self._field(self.DENOMINATOR_FROM, tr("Denominator at the begin"), weight, advanced=True)
        self._field(self.DENOMINATOR_TO, tr("Denominator at the end"), weight, advanced=True)
        part = tr(
            "A part of the change of the inhabitants over the whole time. The parts are held against the change, and "
            "what they do not explain is the field rest."
        )
        self._field(self.BIRTHS, tr("Births"), part, advanced=True)
        self._field(self.DEATHS, tr("Deaths"), part, advanced=True)
        self._field(self.DOMESTIC, tr("Net domestic migration"), part, advanced=True)
        self._field(self.FOREIGN, tr("Net foreign migration"), part, advanced=True)
        self.add(
            QgsProcessingParameterString(self.TITLE, tr("Title of the legend"), optional=True),
            tr("The indicator, such as 'MDI'; the field's name, or what the catalogue calls it, when empty."),
            advanced=True,
        )

    def _field(self, name: str, title: str, help_text: str, advanced: bool = False) -> None:
        """An optional field of the areas."""
        self.add(optional_field(name, title), help_text, advanced)

    def check(self, run: Run) -> None:
        from ..bridge.change.asked import Asked, kind_and_direction
        from ..core.change.moments import check_per_year

        asked = Asked.of(run)
        kind, _ = kind_and_direction(run, asked)
        check_per_year(kind, run.choice(self.PER_YEAR) == PER_YEAR[1])

    def execute(self, run: Run) -> dict[str, Any]:
        import math

        from ..bridge.change.asked import Asked, kind_and_direction
        from ..bridge.change.moments import country_of, read_moments
        from ..bridge.change.output import Made
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.maps.styles import apply_style
        from ..bridge.provenance.keywords import OWN
        from ..core.change.moments import changed, diverging

        asked = Asked.of(run)
        kept: dict[int, list] = {}
        kind, direction = kind_and_direction(run, asked)
        here = read_moments(run, self.INPUT, asked, kind, kept)
        country, whose = country_of(run, asked, here, kind)
        threshold = run.number(self.THRESHOLD)
        found = changed(
            here.begin,
            here.end,
            kind,
            direction,
            self.years(run, here),
            threshold,
            run.choice(self.PER_YEAR) == PER_YEAR[1],
            country,
            here.side.codes.levels != "land",
        )
        made = Made(here, found, diverging(found.compared, threshold), kind, direction, whose)
        new = made.fields(run.feedback)
        made.tell(run.feedback)
        run.years[OWN] = ""  # what a change is of, are two
        output = write(run, self.OUTPUT, run.source(self.INPUT), here.side.frame.index, new, kept or None)
        apply_style(run, output, made.style(run.text(self.TITLE) or asked.label(run)), aliases(new))
        results = {self.OUTPUT: output, self.CHANGED: made.changed, self.MISSING: made.missing}
        return results if math.isnan(found.country) else {**results, self.COUNTRY: found.country}

    def years(self, run: Run, here: Moments) -> float:
        """The years between the moments."""
        import math

        years = run.number(self.YEARS) if run.given(self.YEARS) else here.years
        if math.isnan(years):
            run.feedback.pushInfo(
                tr("How many years lie between {begin} and {end} is not told: give YEARS for per_jaar.").format(
                    begin=here.labels[0], end=here.labels[1]
                )
            )
        elif years <= 0:
            raise Refusal(
                "The begin ({begin}) is not before the end ({end}): exchange them.",
                begin=here.labels[0],
                end=here.labels[1],
            )
        return years

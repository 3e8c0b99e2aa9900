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

from ..bridge.i18n import number, tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_readable, choice

if TYPE_CHECKING:
    from ..bridge.change.asked import Asked
    from ..bridge.change.moments import Moments
    from ..bridge.layers.new_fields import NewField
    from ..bridge.run import Run
    from ..core.change.moments import Change

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
            "(growth, never of a percentage), per_jaar, the difference to the country's change (verschil_nl), richting "
            "(beter, gelijk, slechter), and the ranks.\n\nThe moments are two fields of a layer, or two periods of a "
            "table with a row for each area and period. Percentages change in percentage points, index scores in "
            "points, counts and means also by a percentage of what they were. A count is compared by its growth, "
            "everything else by its difference; THRESHOLD, verschil_nl and the map go by that.\n\nper_jaar is in "
            "percent a year of counts and means, in points a year of percentages and index scores: the change divided "
            "by the years, or growth on growth where that is asked. Ranks are those of the areas with both figures, 1 "
            "the worst; plaatsen above zero are places towards 1.\n\nThe country's figures follow the rule of each "
            "kind: counts are summed, index scores averaged plainly, percentages and means weighted with their "
            "denominator. They come from REFERENCE, from a row NL00, or from the areas themselves where they are the "
            "whole country; else verschil_nl is empty.\n\nThe map has colours on both sides of zero that colour-blind "
            "readers keep apart, the darker for the worse side, and a middle class around no change."
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
            tr("'count', 'percentage', 'index' (scores) or 'mean'; 'automatic' goes by the field's name."),
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
            tr("Told by the periods or the names of the fields when empty; without them per_jaar is empty."),
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
        field = QgsProcessingParameterField(name, title, parentLayerParameterName=self.INPUT, optional=True)
        self.add(field, help_text, advanced)

    def check(self, run: Run) -> None:
        from ..bridge.change.asked import Asked, kind_and_direction
        from ..core.change.moments import check_per_year

        asked = Asked.of(run)
        kind, _ = kind_and_direction(run, asked)
        check_per_year(kind, run.choice(self.PER_YEAR) == PER_YEAR[1])

    def execute(self, run: Run) -> dict[str, Any]:
        import numpy as np

        from ..bridge.change.asked import Asked, kind_and_direction
        from ..bridge.change.map import change_labels, change_style
        from ..bridge.change.moments import country_of, read_moments
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.maps.styles import apply_style
        from ..core.change.moments import changed, diverging

        source = run.source(self.INPUT)
        asked = Asked.of(run)
        kept: dict[int, list] = {}
        here = read_moments(run, self.INPUT, asked, kept)
        kind, direction = kind_and_direction(run, asked)
        country, whose = country_of(run, asked, here, kind)
        found = changed(
            here.begin,
            here.end,
            kind,
            direction,
            self.years(run, here),
            run.number(self.THRESHOLD),
            run.choice(self.PER_YEAR) == PER_YEAR[1],
            country,
            here.side.codes.levels != "land",
        )
        classes = diverging(found.compared, run.number(self.THRESHOLD))
        labels = change_labels(classes)
        new = [*self.fields(found, here, kind, whose), *self.parts(run, here, found), *_classes(classes, labels)]
        output = write(run, self.OUTPUT, source, here.side.frame.index, new, kept or None)
        title = self.title_of(run, asked, here, kind)
        style = change_style(classes, labels, direction, title, self.notes(kind, found, whose))
        apply_style(run, output, style, aliases(new))
        known = int(np.sum(classes.known))
        results = {self.OUTPUT: output, self.CHANGED: known, self.MISSING: len(classes.known) - known}
        return results if np.isnan(found.country) else {**results, self.COUNTRY: found.country}

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

    def fields(self, found: Change, here: Moments, kind: str, whose: str) -> list[NewField]:
        """The fields of the change, with titles that say what each is in."""
        from ..bridge.layers.new_fields import NewField
        from ..bridge.types import INTEGER, REAL, TEXT

        unit = {"percentage": tr("percentage points"), "index": tr("points")}.get(kind, "")
        growth = kind in ("count", "mean")
        titles = {
            "begin": here.labels[0],
            "eind": here.labels[1],
            "verandering": tr("change ({unit})").format(unit=unit) if unit else tr("change"),
            "verandering_pct": tr("change (%)"),
            "per_jaar": tr("change a year (%)") if growth else tr("change a year ({unit})").format(unit=unit),
            "verschil_nl": tr("difference to the change of {country}").format(country=whose) if whose else "",
            "richting": tr("better, the same or worse"),
            "rang_begin": tr("rank in {moment}").format(moment=here.labels[0]),
            "rang_eind": tr("rank in {moment}").format(moment=here.labels[1]),
            "plaatsen": tr("places towards rank 1"),
        }
        kinds = {"richting": TEXT, "rang_begin": INTEGER, "rang_eind": INTEGER, "plaatsen": INTEGER}
        return [NewField.of(name, kinds.get(name, REAL), found.table[name], title) for name, title in titles.items()]

    def parts(self, run: Run, here: Moments, found: Change) -> list[NewField]:
        """The parts of the change of inhabitants, and what they leave."""
        import numpy as np

        from ..bridge.layers.new_fields import NewField
        from ..bridge.types import REAL
        from ..core.change.moments import parts_of_growth

        if not here.components:
            return []
        parts, rest = parts_of_growth(found.table["verandering"].to_numpy(), here.components)
        off = np.flatnonzero(np.nan_to_num(rest) != 0)
        if len(off):
            worst = int(off[np.argmax(np.abs(rest[off]))])
            run.feedback.pushWarning(
                tr(
                    "The parts do not add up to the change in {count} areas; the largest rest is {rest} ({area}). See "
                    "the field rest."
                ).format(count=number(len(off)), rest=number(float(rest[worst])), area=here.side.labels([worst])[0])
            )
        else:
            run.feedback.pushInfo(tr("The parts add up to the change in all areas that have them."))
        titles = {
            "natuurlijk": tr("natural growth"),
            "binnenlands": tr("net domestic migration"),
            "buitenlands": tr("net foreign migration"),
        }
        fields = [NewField.of(name, REAL, values, titles[name]) for name, values in parts.items()]
        return [*fields, NewField.of("rest", REAL, rest, tr("change that these parts do not explain"))]

    def title_of(self, run: Run, asked: Asked, here: Moments, kind: str) -> str:
        """Indicator, moments and unit."""
        from ..bridge.change.asked import without_year

        label = run.text(self.TITLE) or (known.label if (known := asked.known()) else without_year(asked.begin))
        unit = {"count": "%", "percentage": tr("percentage points"), "index": tr("points")}.get(kind, "")
        text = tr("{indicator}: change {begin}–{end} ({unit})") if unit else tr("{indicator}: change {begin}–{end}")
        return text.format(indicator=label, begin=here.labels[0], end=here.labels[1], unit=unit)

    def notes(self, kind: str, found: Change, whose: str) -> list[str]:
        """What the legend says of the country."""
        import math

        if math.isnan(found.country):
            return []
        unit = {"count": " %", "percentage": " " + tr("percentage points")}.get(kind, "")
        sign = "+" if found.country > 0 else "−" if found.country < 0 else ""
        return [
            tr("Change of {country}: {change}").format(
                country=whose, change=f"{sign}{number(abs(found.country), 1)}{unit}"
            )
        ]


def _classes(classes: Any, labels: list[str]) -> list[NewField]:
    """The class of each area on the map, and its bounds."""
    import pandas as pd

    from ..bridge.layers.new_fields import NewField
    from ..bridge.types import INTEGER, TEXT

    known = pd.Series(classes.known)
    numbers = pd.Series(classes.classes, dtype="Int64").where(known)
    texts = pd.Series([labels[place] for place in classes.classes + len(classes.bounds)], dtype=object)
    return [
        NewField.of("klasse", INTEGER, numbers, tr("class of the change, 0 around none")),
        NewField.of("klasse_label", TEXT, texts.where(known, None), tr("bounds of the class")),
    ]

"""What is asked of a change: the fields and periods, the kind of figure, and which end is worse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...core.aggregation.known_fields import Known
from ...core.change.moments import AVERAGE, COUNT, INDEX, PERCENTAGE
from ...core.messages import Refusal, listing
from ...core.years import YEAR, one_year
from ..known_fields import catalogue
from ..patterns.areas import called
from ..run import Run

#: letters beside a year that are no name
MARK = 3
#: kinds of the catalogue as kinds of change
KINDS = {
    "count": COUNT,
    "percentage": PERCENTAGE,
    "score": INDEX,
    "mean": AVERAGE,
    "rate": AVERAGE,
    "density": AVERAGE,
    "median": AVERAGE,
}
COMPONENTS = ("BIRTHS", "DEATHS", "DOMESTIC", "FOREIGN")


def year_in(field: str) -> int | None:
    """The year in the name of a field, None where there is none or there are several."""
    year = one_year(field)
    return int(year) if year else None


def without_year(field: str) -> str:
    """The name of a field without its year: inwoners_2014, inwoners2014 and y2014_inwoners hold inwoners."""
    if not year_in(field):
        return field
    parts = [(part, YEAR.sub("", part)) for part in field.split("_")]
    # What is left of a mark such as y2014 is no name.
    kept = [left for part, left in parts if part == left or len(left) > MARK]
    return "_".join(kept) or YEAR.sub("", field)


@dataclass(frozen=True)
class Asked:
    """The fields that hold the two moments.

    Attributes
    ----------
    code, begin, end : str
        `end` is that of `begin` in a long table.
    period : str
        The field with the periods of a long table, "" where the moments stand beside each other.
    periods : tuple of str
        Those chosen, the first and last of the table where empty.
    denominators : tuple of str
        Fields with the denominators, "" where the catalogue is to tell.
    components : dict
        Parameter to field.
    """

    code: str
    begin: str
    end: str
    period: str
    periods: tuple[str, ...]
    denominators: tuple[str, str]
    components: dict[str, str]

    @classmethod
    def of(cls, run: Run) -> Asked:
        """What the parameters of a run say.

        Raises
        ------
        Refusal
            If they contradict each other.
        """
        period, end = run.text("PERIOD_FIELD"), run.text("TO_FIELD")
        begin = run.text("FROM_FIELD")
        periods = tuple(filter(None, (part.strip() for part in re.split(r"[,;]", run.text("PERIODS")))))
        if not period and not end:
            raise Refusal(
                "Give TO_FIELD, the field with the later figures, or PERIOD_FIELD where '{field}' holds those of both "
                "moments below each other.",
                field=begin,
            )
        if period and end and end != begin:
            raise Refusal(
                "PERIOD_FIELD and TO_FIELD are both given: of a table with a row for each period FROM_FIELD alone "
                "names the figures, so leave one of them empty."
            )
        if not period and end == begin:
            raise Refusal("FROM_FIELD and TO_FIELD are both '{field}': choose another field for one.", field=begin)
        if periods and len(periods) != 2:
            raise Refusal(
                "PERIODS is '{value}', and must be two periods such as 2014, 2023.", value=run.text("PERIODS")
            )
        denominators = (run.text("DENOMINATOR_FROM"), run.text("DENOMINATOR_TO"))
        components = {name: field for name in COMPONENTS if (field := run.text(name))}
        if ("BIRTHS" in components) != ("DEATHS" in components):
            raise Refusal("BIRTHS and DEATHS belong together: give both or neither.")
        if components and period:
            raise Refusal(
                "{parameters} can only be given where both moments stand in fields of one row: leave PERIOD_FIELD "
                "empty.",
                parameters=listing(components),
            )
        return cls(run.text("AREA_CODE"), begin, end or begin, period, periods, denominators, components)

    def known(self) -> Known | None:
        """What the catalogue knows of the figures, None where nothing."""
        return catalogue().find(self.begin) or catalogue().find(without_year(self.begin))

    def label(self, run: Run) -> str:
        """What the figures are called."""
        known = self.known()
        return called(run, "INPUT", known.name if known else without_year(self.begin))

    def weight_fields(self, names: Sequence[str]) -> tuple[str, str]:
        """The fields with the denominators at both moments, "" where there are none."""
        begin, end = self.denominators
        return begin or self._weight(self.begin, names), end or begin * bool(self.period) or self._weight(
            self.end, names
        )

    def _weight(self, field: str, names: Sequence[str]) -> str:
        """The denominator of a field by the catalogue, of the same year where the names tell it."""
        year = year_in(field)
        plain = {without_year(name): name for name in names if year_in(name) == year}
        rule, _ = catalogue().rule(without_year(field), list(plain))
        return plain.get(rule.weight, "") if rule and rule.weight else ""


def kind_and_direction(run: Run, asked: Asked) -> tuple[str, int]:
    """What the figures are and which end is worse: as chosen, else by the catalogue.

    Raises
    ------
    Refusal
        If the catalogue does not know the field, or it is a class.
    """
    known = asked.known()
    kind = run.choice("KIND")
    if kind == "automatic":
        kind = KINDS.get(known.kind, "") if known else ""
    if not kind:
        raise Refusal(
            "What '{field}' holds is not known, or has no change: give KIND (count, percentage, index or mean).",
            field=asked.begin,
        )
    chosen = run.choice("DIRECTION")
    told = 1 if kind == INDEX and known is None else known.direction if known else 0
    return kind, {"high is worse": 1, "low is worse": -1, "neither": 0}.get(chosen, told)

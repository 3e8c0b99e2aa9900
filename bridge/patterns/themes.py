"""Themes on which areas are among the worst and the best: read, told, written and drawn as two maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsProcessingContext

from ...core.messages import Refusal, listing
from ...core.patterns.themes import Themes, counts, themes
from ...core.patterns.typology import in_words
from ..i18n import counted, number, of_year, say, tr
from ..known_fields import catalogue
from ..layers.area_fields import lacking_in_reference, one_level, other_level, same_level
from ..layers.coded import Side
from ..layers.new_fields import NewField
from ..maps.ramps import ramp_colours
from ..maps.styles import ClassStyle, with_count
from ..matrix import matrix_value
from ..provenance.lineage import index_and_year
from ..run import Run
from ..types import INTEGER, TEXT
from .areas import called, check_once, figures, read_land

#: what DIRECTIONS says of a field, and what that is
DIRECTIONS = {"high is worse": 1, "low is worse": -1}
WORST_RAMP, BEST_RAMP = "YlOrBr", "YlGnBu"


@dataclass(frozen=True)
class Found:
    """Themes of the areas of a layer.

    Attributes
    ----------
    side : Side
    ids : Index
        Of all rows of the layer.
    themes : Themes
    labels : list of str
        What the themes are called.
    reference : str
        Whose quarters they are, in words.
    """

    side: Side
    ids: pd.Index
    themes: Themes
    labels: list[str]
    reference: str

    def new_fields(self) -> list[NewField]:
        """Counts and lists, for all rows of the layer."""
        columns = {
            "slechtste_n": (INTEGER, counts(self.themes.worst), tr("number of themes in the worst quarter")),
            "beste_n": (INTEGER, counts(self.themes.best), tr("number of themes in the best quarter")),
            "slechtste": (TEXT, in_words(self.themes.worst, self.labels), tr("themes in the worst quarter")),
            "beste": (TEXT, in_words(self.themes.best, self.labels), tr("themes in the best quarter")),
            "themas_n": (INTEGER, self.themes.known, tr("number of themes that count, with a figure and quarters")),
        }
        made = []
        for name, (kind, values, alias) in columns.items():
            column = pd.Series(values, index=self.side.frame.index, dtype=object if kind == TEXT else None)
            made.append(NewField.of(name, kind, column.reindex(self.ids), alias))
        return made


def parse_directions(value: object, context: QgsProcessingContext | None = None) -> dict[str, int]:
    """DIRECTIONS as field to 1 where high is worse, -1 where low is.

    Raises
    ------
    Refusal
        If it is no such thing, or says another direction.
    """
    value = matrix_value(value, "DIRECTIONS", 2, context)
    if isinstance(value, (list, tuple)):
        cells = [cell.strip() if isinstance(cell, str) else "" for cell in value]
        value = {field: direction for field, direction in zip(cells[::2], cells[1::2]) if field}
    if not isinstance(value, dict):
        raise Refusal(
            "DIRECTIONS must be a JSON object such as {example}, or pairs of field and direction.",
            example='{"koopwoningen": "low is worse"}',
        )
    value = {str(field): direction for field, direction in value.items()}
    for field, direction in value.items():
        if str(direction) not in DIRECTIONS:
            raise Refusal(
                "DIRECTIONS gives '{direction}' for '{field}', and must give one of {directions}.",
                direction=str(direction),
                field=field,
                directions=listing(DIRECTIONS),
            )
    return {field: DIRECTIONS[direction] for field, direction in value.items()}


def _directions(run: Run, fields: Sequence[str]) -> dict[str, int]:
    """The direction of each field: as DIRECTIONS says, else as the catalogue knows it."""
    given, known = parse_directions(run.parameters.get("DIRECTIONS"), run.context), catalogue()
    found = {}
    for field in fields:
        one = known.find(field)
        found[field] = given.get(field) or (one.direction if one else 0)
        if one and one.kind == "count":
            run.feedback.pushWarning(
                tr(
                    "'{field}' ({label}) is a number of something: large areas are at one end of it whatever they are "
                    "like. A percentage or a rate compares areas."
                ).format(field=field, label=one.label)
            )
    unknown = [field for field, direction in found.items() if not direction]
    if unknown:
        raise Refusal(
            "Whether high or low is worse is not known of {fields}: say so in DIRECTIONS, or leave these out of "
            "FIELDS.",
            fields=listing(f"'{field}'" for field in unknown),
        )
    return found


def read_themes(run: Run, kept: dict[int, list]) -> Found:
    """The themes of the areas of INPUT.

    Raises
    ------
    Refusal
        If a direction is not known, the areas are of several levels, or the reference lacks a field.
    """
    fields = list(dict.fromkeys(run.texts("FIELDS")))
    directions = _directions(run, fields)
    side, ids = read_land(run, "INPUT", fields, kept)
    check_once(run, side)
    values = of = figures(run, side, fields)
    whose, levels = "INPUT", pd.Series(side.codes.levels, index=side.frame.index)
    if run.given("REFERENCE"):
        whose = "REFERENCE"
        of, levels = _reference(run, fields, levels)
    labels = [called(run, "INPUT", field) for field in fields]
    found = themes(values, of, directions, run.title(whose))
    for note in found.notes:
        run.feedback.pushWarning(say(note))
    year = index_and_year(run.layer(whose), fields)[1]
    known = of.notna().sum()
    behind = counted(int(known.max()), one_level(levels[of.notna().any(axis=1)]), int(known.min()))
    return Found(side, ids, found, labels, of_year(behind, year))


def _reference(run: Run, fields: list[str], levels: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """The figures of the reference, of the level of the areas at hand, and its levels."""
    names = run.source("REFERENCE").fields().names()
    absent = [field for field in fields if field not in names]
    if absent:
        raise lacking_in_reference(run.title("REFERENCE"), absent)
    side, _ = read_land(run, "REFERENCE", fields)
    theirs = pd.Series(side.codes.levels, index=side.frame.index)
    told = other_level(theirs, levels, side.title)
    if told:
        run.feedback.pushWarning(say(told))
    keep = same_level(theirs, levels, side.title)
    return figures(run, side, fields)[keep], theirs[keep]


def tell(run: Run, found: Found) -> None:
    """Say how many areas lack themes; those without quarters have been told."""
    known, all_of = found.themes.known, len(found.labels) - len(found.themes.without)
    lacking = int((known < all_of).sum())
    if lacking:
        run.feedback.pushWarning(
            tr(
                "Areas of which some of the {themes} themes are missing: {count}; of none known: {none}. A missing "
                "theme counts neither as worst nor as best; themas_n tells how many an area has."
            ).format(themes=number(all_of), count=number(lacking), none=number(int((known == 0).sum())))
        )


def styles(found: Found) -> tuple[ClassStyle, ClassStyle]:
    """The maps of the worst and of the best, with the same classes, so that they can be read side by side."""
    ends = [counts(marks) for marks in (found.themes.worst, found.themes.best)]
    most = int(max((np.nanmax(end) for end in ends if not np.isnan(end).all()), default=0))
    notes = [
        tr("Themes: {themes}").format(themes=listing(found.labels, 12)),
        tr("Quartiles of {areas}").format(areas=found.reference),
    ]
    titles = tr("Number of themes in the worst quarter"), tr("Number of themes in the best quarter")
    made = []
    for field, end, ramp, title in zip(("slechtste_n", "beste_n"), ends, (WORST_RAMP, BEST_RAMP), titles):
        entries = [
            (value, with_count(str(value), int((end == value).sum())), colour)
            for value, colour in enumerate(ramp_colours(ramp, most + 1))
        ]
        made.append(ClassStyle(field, entries, int(np.isnan(end).sum()), title, notes))
    return made[0], made[1]

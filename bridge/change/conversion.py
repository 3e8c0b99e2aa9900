"""The conversion of areas of one year to those of another: what comes with Regiolens, or the user's own table."""

from __future__ import annotations

import re

import pandas as pd
from qgis.core import QgsProcessingFeedback

from ...core.change.conversion import FROM, SHARE, TO, between, undivided, weighed
from ...core.change.years import gemeenten_in
from ...core.codes import read_codes
from ...core.messages import Refusal, listing
from ..i18n import tr
from ..known_fields import read_figures
from ..layers.coded import Side, read_side
from ..paths import RESOURCES
from ..regions.tables import gemeente_changes, gemeenten_by_year
from ..regions.years import told_years
from ..run import Run
from ..types import ROW_NUMBERS
from .years import years_of

#: names of the columns of a conversion, the first of them where none fits
_COLUMNS = (
    r"from|van|oud|old|bron|source",
    r"to$|_to|naar|nieuw|new|doel|target",
    r"weight|gewicht|share|aandeel|adressen|inwoners|addresses",
)


def years_asked(side: Side, given: int | None, wanted: int, feedback: QgsProcessingFeedback) -> tuple[int, int]:
    """The year of the gemeenten at hand, as given, as a field says where their codes fit it, or as their codes tell,
    and the year asked for; where that is not certain and matters, it is told.

    Raises
    ------
    Refusal
        If the codes do not tell it.
    """
    if given is not None:
        return given, wanted
    found = years_of(side.codes, ~side.water)
    if found is None:
        raise Refusal(
            "The codes of field '{field}' of '{layer}' tell no year: give FROM_YEAR.",
            field=side.code,
            layer=side.title,
        )
    said = told_years(side)
    if len(said) == 1 and found.first <= said[0] <= found.last:
        return said[0], wanted
    taken = min(max(wanted, found.first), found.last)
    grown = gemeente_changes().grown(gemeenten_in(side.codes.keys, side.codes.levels), found.first, found.last)
    if grown:
        feedback.pushWarning(
            tr(
                "The codes of '{layer}' fit every year from {first} to {last}, in which these took over others and "
                "kept their code: {areas}. They are taken for those of {year}; give FROM_YEAR where the figures are of "
                "another year."
            ).format(layer=side.title, first=found.first, last=found.last, areas=listing(grown), year=taken)
        )
    return taken, wanted


def shipped(side: Side, years: tuple[int, int]) -> pd.DataFrame:
    """The conversion of the gemeenten of a layer or table by what comes with Regiolens.

    Raises
    ------
    Refusal
        If they are no gemeenten, or one has to be divided by shares that are not known.
    """
    if years[0] == years[1]:
        return pd.DataFrame(columns=[FROM, TO, SHARE]).astype({SHARE: "float64"})
    if side.codes.level != "gemeente":
        raise Refusal(
            "The areas of '{layer}' are of the level {level}, and Regiolens knows what became of gemeenten alone: give "
            "CONVERSION, a table with the columns code from, code to and weight.",
            layer=side.title,
            level=side.codes.level or "-",
        )
    return between(set(side.codes.keys), *_known(years))


def _known(years: tuple[int, int]) -> tuple:
    """What is known of the gemeenten of two years, as `core.change.conversion.between` takes it."""
    people = pd.read_csv(RESOURCES / "areas" / "gemeente_inwoners.csv").set_index("code").inwoners
    known = gemeenten_by_year()
    return (known[years[0]], known[years[1]]), years, gemeente_changes(), people.to_dict(), known_shares()


def known_shares() -> dict[tuple[str, str], float]:
    """The shares of gemeenten that were divided, by the inhabitants of their parts."""
    parts = pd.read_csv(RESOURCES / "areas" / "gemeente_parts.csv")
    total = parts.groupby("code_from").inwoners.transform("sum")
    return dict(zip(zip(parts.code_from, parts.code_to), parts.inwoners / total))


def shipped_undivided(side: Side, years: tuple[int, int]) -> tuple[pd.DataFrame, list[str], list[str]]:
    """The same of those gemeenten that need no shares that are not known, the others, and what these went into."""
    return undivided(set(side.codes.keys), *_known(years))


def given_conversion(run: Run, name: str) -> tuple[pd.DataFrame, str] | None:
    """The user's own conversion and the level of its codes; None where there is none.

    The columns are those named by `name`_FROM, `name`_TO and `name`_WEIGHT, else told by their names, else the first
    two with codes and the first with numbers.

    Raises
    ------
    Refusal
        If a column cannot be told, or a code is none.
    """
    source = run.source(name, optional=True)
    if source is None:
        return None
    names, title = source.fields().names(), run.title(name)
    chosen: list[str] = []
    for part, pattern in zip(("FROM", "TO", "WEIGHT"), _COLUMNS):
        told = [one for one in names if one not in chosen and re.search(pattern, one, re.IGNORECASE)]
        rest = [one for one in names if one not in (*chosen, *ROW_NUMBERS)]
        column = run.text(f"{name}_{part}") or next(iter(told or rest), "")
        if not column:
            raise Refusal(
                "'{table}' has too few columns for a conversion: it needs code from, code to and weight.", table=title
            )
        chosen.append(column)
    side = read_side(source, title, chosen[0], run.feedback, fields=chosen)
    into = read_codes(side.frame[chosen[1]], chosen[1], side.codes.level or None)
    for keys, field in ((side.codes.keys, chosen[0]), (into.keys, chosen[1])):
        if (keys == "").any():
            raise Refusal(
                "Field '{field}' of '{table}' has no code in {count} rows: give each row a code from and a code to.",
                field=field,
                table=title,
                count=int((keys == "").sum()),
            )
    run.feedback.pushInfo(
        tr("Conversion of '{table}': from {code_from} to {code_to} by {weight}.").format(
            table=title, code_from=chosen[0], code_to=chosen[1], weight=chosen[2]
        )
    )
    weight = read_figures(side.frame[chosen[2]], chosen[2], title, run.feedback)
    return weighed(pd.Series(side.codes.keys), pd.Series(into.keys), weight), side.codes.level

"""The year whose gemeenten the areas of a layer are: the layer says so itself, or its codes tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ...core.regions.assign import fitting_years
from ...core.years import YEAR_FORM
from ..i18n import tr
from ..known_fields import OUTLINE_YEAR_FIELDS, YEAR_FIELDS
from ..layers.coded import Side
from ..layers.frames import read_frame
from .catalogue import YEARS
from .tables import nearest_year

_YEAR = re.compile(rf"\s*({YEAR_FORM})(?:\.0+|\s*|[A-Z]{{2}}\w+\s*|-\d\d-\d\d.*)", re.IGNORECASE)


@dataclass(frozen=True)
class LayerYear:
    """The year of the gemeenten of a layer.

    Attributes
    ----------
    year : int
        One of `YEARS`.
    fits : tuple of int
        The years that its codes fit equally well; the year alone where the layer says it.
    notes, warnings : tuple of str
        How it was told.
    """

    year: int
    fits: tuple[int, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def layer_year(areas: Side, known: Mapping[int, frozenset[str]]) -> LayerYear:
    """The year that a field of the layer says, where its codes do not contradict; else the one that they fit best.

    Parameters
    ----------
    areas : Side
    known : dict
        The codes of the gemeenten of each of `YEARS`.
    """
    fits = fitting_years(areas.codes, known)
    field, years = _told(areas)
    if len(years) > 1:
        several = tr("Field '{field}' holds several years; each gemeente gets the region of its own time.")
        return LayerYear(fits[-1], fits, (several.format(field=field),))
    if not years:
        return LayerYear(fits[-1], fits, (_by_codes(fits),))
    said = years[0]
    year = nearest_year(said)
    if year not in fits:
        told = tr(
            "Field '{field}' says {said}, but the codes of the areas are those of the gemeenten of {years}, which "
            "are taken."
        )
        return LayerYear(fits[-1], fits, (), (told.format(field=field, said=said, years=_range(fits)),))
    if year != said:
        told = tr("Field '{field}' says {said}; the nearest year at hand is {year}.")
        return LayerYear(year, (year,), (), (told.format(field=field, said=said, year=year),))
    told = tr("Year of the gemeenten: {year}, as field '{field}' says.")
    return LayerYear(year, (year,), (told.format(year=year, field=field),))


def _by_codes(fits: tuple[int, ...]) -> str:
    """What is said where no field tells the year."""
    if fits == YEARS:
        return tr("No field tells the year of the areas, and their codes fit every year from {years}.").format(
            years=_range(fits)
        )
    return tr("Year of the gemeenten, as their codes tell: {years}.").format(years=_range(fits))


def _range(years: tuple[int, ...]) -> str:
    """Years as a text."""
    whole = len(years) > 2 and years == tuple(range(years[0], years[-1] + 1))
    return f"{years[0]}-{years[-1]}" if whole else ", ".join(map(str, years))


def told_years(areas: Side) -> list[int]:
    """The years that a field of the layer says its areas are of; empty where none does."""
    return _told(areas)[1]


def _told(areas: Side) -> tuple[str, list[int]]:
    """The field that says the year of the areas, and the years it holds; the code itself may begin with it."""
    names = {name.lower(): name for name in areas.source.fields().names()}
    candidates = [names[name] for name in (*OUTLINE_YEAR_FIELDS, *YEAR_FIELDS) if name in names]
    if areas.code and areas.code not in candidates:
        candidates.append(areas.code)
    unread = [name for name in candidates if name not in areas.frame]
    more = read_frame(areas.source, unread).reindex(areas.frame.index) if unread else areas.frame
    for name in candidates:
        values = (areas.frame if name in areas.frame else more)[name].dropna()
        texts = pd.Series(values.astype(str).unique(), dtype=object)
        found = texts[texts.str.strip() != ""].map(_YEAR.fullmatch)
        # A code of four digits is none: GM2016 would be written 2016 too.
        if len(found) and found.notna().all() and (name != areas.code or texts.str.contains("[A-Za-z]").all()):
            return name, sorted({int(match[1]) for match in found})
    return "", []

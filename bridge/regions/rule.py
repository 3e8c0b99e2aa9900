"""The krimpgemeenten by rule: more than 2% fewer inhabitants in 2023 than in 2013."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from ...core.messages import Refusal, listing
from ...core.regions.shrinking import shrinking
from ...core.values import clean_numbers
from ..i18n import say, tr
from ..known_fields import catalogue
from ..layers.coded import Side
from ..layers.frames import read_frame
from .catalogue import RegionSet
from .found import Found, dressed
from .notes import named_areas

START, END = "2013", "2023"
#: what fields with inhabitants are called beside the names that the catalogue knows
_CALLED = ("bevolking", "inw", "aant_inw", "inhabitants", "population")


def by_rule(areas: Side, one: RegionSet, inhabitants: tuple[str, str]) -> Found:
    """The gemeenten that are krimpgemeenten; all others lie in no region.

    Parameters
    ----------
    inhabitants : tuple of str
        The fields with the inhabitants of 2013 and 2023; one that is empty is found by its name.

    Raises
    ------
    Refusal
        If the areas are no gemeenten, or their inhabitants of either year are not in the layer.
    """
    others = sorted({level for level in areas.codes.levels if level not in ("", "gemeente")})
    if others:
        raise Refusal(
            "The rule of the krimpgemeenten is one for gemeenten, and '{layer}' holds areas of the level {level}: give "
            "a layer of gemeenten, or take another REGION_SET.",
            layer=areas.title,
            level=listing(others),
        )
    names = areas.source.fields().names()
    fields = [given or _inhabitants_of(names, year) for given, year in zip(inhabitants, (START, END))]
    if not all(fields):
        raise Refusal(
            "'{layer}' holds no field with the inhabitants of {year}, which the rule of the krimpgemeenten needs (more "
            "than 2% fewer in 2023 than in 2013): join them as inwoners_2013 and inwoners_2023, or choose them as "
            "INHABITANTS_2013 and INHABITANTS_2023; its fields are {fields}.",
            layer=areas.title,
            year=listing(year for field, year in zip(fields, (START, END)) if not field),
            fields=listing(names, 40),
        )
    frame = read_frame(areas.source, list(dict.fromkeys(fields))).reindex(areas.frame.index)
    start, end = (clean_numbers(frame[field], field, areas.title, count=True) for field in fields)
    shrinks, known = shrinking(start, end)
    water = areas.water
    regions = pd.DataFrame({"naam": one.kind, "type": one.kind, "zone": ""}, index=["krimpgemeente-2013-2023"])
    codes = np.where(shrinks, regions.index[0], "").astype(object)
    title = tr("{regions}, from fields '{start}' and '{end}'").format(regions=one.key, start=fields[0], end=fields[1])
    notes = (tr("Regions: {title}.").format(title=title), say(one.meaning))
    unknown = np.flatnonzero(~known & ~water)
    heading = tr("Of these the inhabitants of 2013 or 2023 are missing, so the rule cannot be applied:")
    return dressed(codes, regions, water, title, notes=notes, warnings=tuple(named_areas(heading, areas, unknown)))


def _inhabitants_of(names: list[str], year: str) -> str:
    """The field with the inhabitants of a year by its name, "" where there is none."""
    for name in names:
        bare = re.sub(rf"^{year}[_ .-]*|[_ .-]*{year}$", "", name)
        if bare == name:
            continue
        known = catalogue().find(bare)
        if bare.lower() in _CALLED or (known is not None and known.name == "inwoners"):
            return name
    return ""

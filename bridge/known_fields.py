"""The catalogue of indicators that comes with Regiolens, and figures read by what it knows of them."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..core.aggregation.known_fields import Catalogue, Known, parse_catalogue
from .i18n import language, say, tr
from .paths import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from qgis.core import QgsField, QgsProcessingFeedback

    from .run import Run

FILE = RESOURCES / "catalogue.json"
#: fields with the year of a row, and those with the code of an outline behind its year (2023GM0014), in small letters
YEAR_FIELDS = ("jaar", "jaartal", "peiljaar", "peildatum", "year", "perioden", "periode", "period")
OUTLINE_YEAR_FIELDS = ("jrstatcode", "jaarstatcode", "jrcode", "jaarcode")
#: both, of which the first that is there tells the year of figures
FIGURE_YEAR_FIELDS = (*YEAR_FIELDS, *OUTLINE_YEAR_FIELDS)


def catalogue() -> Catalogue:
    """The catalogue with its labels in the reader's language, read when it is first asked for."""
    return _catalogue(language())


@lru_cache(maxsize=2)
def _catalogue(language: str) -> Catalogue:
    return parse_catalogue(_read(), language)


def catalogue_part(name: str) -> dict[str, Any]:
    """One section of the catalogue: "areas", "tables"."""
    return _read()[name]


def _read() -> dict[str, Any]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def unit_text(unit: str) -> str:
    """A unit of the catalogue in the reader's language; "" for a mere number of something, which the label names."""
    return {
        "aantal": "",
        "0-100": "",
        "personen": tr("persons"),
        "huishoudens": tr("households"),
        "woningen": tr("dwellings"),
        "gebouwen": tr("buildings"),
        "adressen": tr("addresses"),
        "vestigingen": tr("business establishments"),
        "auto's": tr("cars"),
        "motorfietsen": tr("motorcycles"),
        "misdrijven": tr("crimes"),
        "laadpunten": tr("charging points"),
        "scholen": tr("schools"),
        "1.000 euro": tr("1,000 euros"),
        "per 1.000 inwoners": tr("per 1,000 inhabitants"),
        "adressen per km²": tr("addresses per km²"),
        "inwoners per km² land": tr("inhabitants per km² of land"),
        "auto's per km² land": tr("cars per km² of land"),
        "klasse 1-5": tr("class 1-5"),
        "klasse 1-4": tr("class 1-4"),
    }.get(unit, unit)


def title_of(field: QgsField) -> str:
    """An indicator with its unit, as the layer and the catalogue know it."""
    known = catalogue().find(field.name())
    return titled(field.alias() or (known.label if known else field.name()), unit_text(known.unit) if known else "")


def known_title(known: Known) -> str:
    """An indicator of the catalogue with its unit."""
    return titled(known.label, unit_text(known.unit))


def titled(label: str, unit: str) -> str:
    """A label with a unit that it does not tell itself."""
    told = not unit or re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", label)
    return label if told else f"{label} ({unit})"


def inhabitants_field(run: Run, names: Sequence[str]) -> str:
    """The field with inhabitants: what INHABITANTS_FIELD names, else what the catalogue knows of these; "" for none."""
    return run.text("INHABITANTS_FIELD") or catalogue().field_of("inwoners", names) or ""


def read_figures(values: pd.Series, field: str, layer: str, feedback: QgsProcessingFeedback | None = None) -> pd.Series:
    """A column as numbers, NaN where missing or where the field cannot hold the figure, which a warning names.

    Parameters
    ----------
    values : Series, shape (n,)
    field, layer : str
        Names, for the refusal and the warning.

    Returns
    -------
    Series of float64, shape (n,)

    Raises
    ------
    Refusal
        If it holds text that is no number, or figures that can be read in two ways.
    """
    from ..core.values import clean_numbers

    numbers = clean_numbers(values, field, layer, count=catalogue().counts(field))
    numbers, warning = catalogue().possible(numbers, field, layer)
    if warning is not None and feedback is not None:
        feedback.pushWarning(say(warning))
    return numbers

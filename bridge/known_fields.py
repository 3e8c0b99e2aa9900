"""The catalogue of indicators that comes with Regiolens, and figures read by what it knows of them."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from ..core.aggregation.known_fields import Catalogue, parse_catalogue
from .i18n import say
from .paths import RESOURCES

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingFeedback

FILE = RESOURCES / "catalogue.json"


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue, read when it is first asked for."""
    return parse_catalogue(json.loads(FILE.read_text(encoding="utf-8")))


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
        If it holds text that is no number.
    """
    from ..core.values import clean_numbers

    numbers, warning = catalogue().possible(clean_numbers(values, field, layer).astype("float64"), field, layer)
    if warning is not None and feedback is not None:
        feedback.pushWarning(say(warning))
    return numbers

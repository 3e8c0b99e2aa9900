"""Figures as CBS, PDOK and StatLine write them: missing markers, numbers as text, decimal commas.

Missing is never zero: every marker becomes a missing value, with its reason where the marker tells one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from .messages import Refusal

#: markers in numeric columns and, as text, in text columns
NUMERIC_MARKERS = {
    -99997.0: "not available",
    -99995.0: "not available",
    -99999.0: "not available",
    -99999999.0: "not available",
    float("inf"): "not a number",
    float("-inf"): "not a number",
}
#: signs that StatLine and its users write in place of a figure
TEXT_MARKERS = {
    "": "empty",
    ".": "unknown, unreliable or secret",
    "x": "secret",
    "-": "marked with a dash",
    "na": "empty",
    "nan": "empty",
    "null": "empty",
}
_PLAIN = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_DUTCH = r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_ENGLISH = r"[+-]?\d{1,3}(?:,\d{3})+\.\d+"
_GROUPED = r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)"


@dataclass(frozen=True)
class Cleaned:
    """A column with its missing values recognised.

    Attributes
    ----------
    values : Series, shape (n,)
        float64, or Int64 where all are whole, for numbers; text otherwise, with trailing blanks removed.
    reasons : Series of object, shape (n,)
        Why a value is missing, "" where it is there.
    was_text : bool
        True where numbers had come as text.
    ambiguous : bool
        True where every point or comma could be a thousands separator (``1.250``) and was read as a decimal sign.
    """

    values: pd.Series
    reasons: pd.Series
    was_text: bool = False
    ambiguous: bool = False

    @property
    def is_number(self) -> bool:
        """Whether the column holds numbers."""
        return pd.api.types.is_numeric_dtype(self.values) and not pd.api.types.is_bool_dtype(self.values)


def clean(values: pd.Series) -> Cleaned:
    """Recognise missing values and turn numbers that came as text into numbers.

    A text column becomes numeric only where every value that is no missing marker is a number and none begins with
    a superfluous zero (``0014`` is a code). Within a column the decimal sign is told from all its values together:
    with commas, points are thousands separators; ``1,8`` beside ``498.0`` are both decimals.

    Parameters
    ----------
    values : Series, shape (n,)

    Returns
    -------
    Cleaned
    """
    if values.dtype == object or pd.api.types.is_string_dtype(values):
        values = values.astype(object).where(values.notna(), None).infer_objects()
    if pd.api.types.is_bool_dtype(values):
        return Cleaned(values, _no_reasons(values))
    if pd.api.types.is_numeric_dtype(values):
        return _clean_numbers(values)
    if values.dtype != object or not values.map(lambda value: value is None or isinstance(value, str)).all():
        return Cleaned(values, _no_reasons(values).where(values.notna(), "empty"))
    return _clean_text(values)


def clean_numbers(values: pd.Series, field: str, layer: str) -> pd.Series:
    """The values of a column that must be numeric, as float64 with NaN where missing.

    Raises
    ------
    Refusal
        If it holds text that is no number.
    """
    cleaned = clean(values)
    if cleaned.is_number:
        return cleaned.values.astype("float64")
    present = cleaned.values[cleaned.values.notna()].drop_duplicates()
    if len(present):
        wrong = present[[_parse(pd.Series([str(value)])) is None for value in present]]
        raise Refusal(
            "Field '{field}' of '{layer}' holds '{value}', which is not a number: choose another field or "
            "correct the value.",
            field=field,
            layer=layer,
            value=str((wrong if len(wrong) else present).iloc[0]).strip(),
        )
    return pd.Series(np.nan, index=values.index, dtype="float64")


def _no_reasons(values: pd.Series) -> pd.Series:
    return pd.Series("", index=values.index, dtype=object)


def _clean_numbers(values: pd.Series) -> Cleaned:
    """Markers and NaN of a numeric column."""
    reasons = _no_reasons(values).where(values.notna(), "empty")
    if not pd.api.types.is_integer_dtype(values):
        values = values.astype("float64")
    marked = values.isin(list(NUMERIC_MARKERS))
    if marked.any():
        reasons = reasons.where(~marked, values.map(NUMERIC_MARKERS))
        values = values.astype("Int64") if pd.api.types.is_integer_dtype(values) else values
        values = values.where(~marked)
    return Cleaned(values, reasons)


def _clean_text(values: pd.Series) -> Cleaned:
    """A column of text, which may hold numbers; works on its distinct values."""
    positions, uniques = pd.factorize(values.where(values.notna(), "").astype(str))
    text = pd.Series(uniques, dtype=object).astype(str).str.rstrip()
    trimmed = text.str.strip()
    reasons = trimmed.str.lower().map(TEXT_MARKERS).fillna("").astype(object)
    present = trimmed[reasons == ""]
    parsed = _parse(present)
    if parsed is None or not (len(present) or (trimmed != "").any()):
        empty = pd.Series(np.where(trimmed == "", "empty", ""), dtype=object)
        result = text.where(trimmed != "", None)
        return Cleaned(_spread(result, positions, values), _spread(empty, positions, values))
    result = pd.Series(np.nan, index=text.index).where(reasons != "", parsed.reindex(text.index))
    marked = result.isin(list(NUMERIC_MARKERS))
    reasons = reasons.where(~marked, result.map(NUMERIC_MARKERS))
    result = result.where(~marked)
    if len(present) and present.str.fullmatch(r"[+-]?\d{1,15}").all():
        result = result.astype("Int64")
    signed = present[present.str.contains("[.,]")]
    ambiguous = len(signed) > 0 and bool(signed.str.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}").all())
    return Cleaned(
        _spread(result, positions, values), _spread(reasons, positions, values), was_text=True, ambiguous=ambiguous
    )


def _spread(uniques: pd.Series, positions: npt.NDArray[np.intp], like: pd.Series) -> pd.Series:
    """Distinct values back at the rows they came from."""
    spread = uniques.take(positions)
    spread.index = like.index
    return spread


def _parse(text: pd.Series) -> pd.Series | None:
    """Numbers of a column of text, None where it holds other text or codes."""
    if text.str.match(r"[+-]?0\d").any():
        return None
    comma = text.str.contains(",", regex=False)
    if not comma.any():
        if text.str.fullmatch(_PLAIN, case=False).all():
            return text.astype("float64")
        return _unless_text(text, _GROUPED, text.str.replace(".", "", regex=False))
    if text.str.fullmatch(_DUTCH).all():
        plain = text.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
        return plain.astype("float64")
    if text[comma].str.fullmatch(_ENGLISH).all():
        text = text.str.replace(",", "", regex=False)
    return _unless_text(text.str.replace(",", ".", regex=False), _PLAIN)


def _unless_text(text: pd.Series, pattern: str, plain: pd.Series | None = None) -> pd.Series | None:
    """The numbers where all of the text is of the pattern, else None."""
    if not text.str.fullmatch(pattern, case=False).all():
        return None
    return (text if plain is None else plain).astype("float64")

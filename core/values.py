"""Figures as CBS, PDOK and StatLine write them: missing markers, numbers as text, decimal commas.

Missing is never zero: every marker becomes a missing value, with its reason where the marker tells one.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from .figures import AUTOMATIC, Freed, beside_figures, freed, is_grouped, sign_of
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
_HIGHEST_MARKER = max(filter(np.isfinite, NUMERIC_MARKERS))
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
#: the same in every mixture of capitals, which spares lowering each text
_MARKERS = {
    "".join(letters): reason
    for marker, reason in TEXT_MARKERS.items()
    for letters in product(*zip(marker, marker.upper()))
}
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
#: a plain number that is no code; most columns hold nothing else, and one look at each value then suffices
_SIMPLE = re.compile(rf"(?![+-]?0\d){_PLAIN.pattern}", re.IGNORECASE)
_DUTCH = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+")
_GROUPED = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)")
#: what every number consists of; the first other text ends the search
_FIGURES = re.compile(r"[+-]?[\d.,]+(?:e[+-]?\d+)?", re.IGNORECASE)
#: what tells that texts set below each other are not all plain numbers, or are codes, or have blanks around them
_NOT_PLAIN = re.compile(r"[^0-9.eE+\-\n]|^[+-]?0[0-9]", re.MULTILINE)
_CODE = re.compile(r"[+-]?0\d")
_WHOLE = re.compile(r"[+-]?\d{1,15}")
_DIGIT = re.compile(r"\d")
#: no point or comma, or one that could separate thousands
_UNCLEAR = re.compile(r"[^.,]*|[+-]?[1-9]\d{0,2}[.,]\d{3}")

#: how many values show whether a column of text holds figures
GLANCE = 40

FloatArray = npt.NDArray[np.float64]


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
    texts : tuple of str
        Its distinct figures, in which nothing but digits, points and commas is left, where it had come as text.
    form : str
        What was taken away from around figures, or from between their digits; see `core.figures.Freed`.
    """

    values: pd.Series
    reasons: pd.Series
    was_text: bool = False
    ambiguous: bool = False
    texts: tuple[str, ...] = ()
    form: str = ""

    @property
    def is_number(self) -> bool:
        """Whether the column holds numbers."""
        return pd.api.types.is_numeric_dtype(self.values) and not pd.api.types.is_bool_dtype(self.values)


@dataclass(frozen=True)
class Texts:
    """A column of texts, none of which is missing.

    Attributes
    ----------
    texts : ndarray of object
        Those that there are.
    places : ndarray of int, shape (n,)
        Which of them each row has.
    differ : bool
        Whether each of them differs from the others.
    """

    texts: npt.NDArray[np.object_]
    places: npt.NDArray[np.intp]
    differ: bool = True

    def rows(self) -> npt.NDArray[np.object_]:
        """The text of each row; shape (n,)."""
        return np.asarray(self.texts[self.places])


def is_text(values: pd.Series) -> bool:
    """Whether a column holds text, also where all of it is missing: objects, or what pandas 3 calls `str`."""
    return values.dtype == object or pd.api.types.is_string_dtype(values)


def frame_of(columns: Mapping[str, Any], index: Any = None) -> pd.DataFrame:
    """Columns as a frame whose text is objects, None where missing, which pandas 3 would make `str` with NaN."""
    kept = {
        name: pd.Series(values, index, dtype=object) if getattr(values, "dtype", None) == np.dtype(object) else values
        for name, values in columns.items()
    }
    return pd.DataFrame(kept, index, copy=False)


def clean(values: pd.Series, texts: Texts | None = None) -> Cleaned:
    """Recognise missing values and turn numbers that came as text into numbers.

    A text column becomes numeric only where every value that is no missing marker is a number and none begins with
    a superfluous zero (``0014`` is a code). Within a column the decimal sign is told from all its values together:
    with commas, points are thousands separators; ``1,8`` beside ``498.0`` are both decimals. Percentages and amounts
    with their sign (``12,3 %``), blanks between thousands and words for missing figures are understood.

    Parameters
    ----------
    values : Series, shape (n,)
    texts : Texts, optional
        The same values where it is known which of them differ, which spares finding it out.

    Returns
    -------
    Cleaned
    """
    if texts is not None:
        return _clean_text(texts.places, texts.texts.tolist(), values.index)
    if is_text(values):
        distinct = _distinct(values)
        if distinct is not None:
            return _clean_text(*distinct, values.index)
        values = values.astype(object)
        values = values.where(values.notna(), None).infer_objects()
    if pd.api.types.is_bool_dtype(values):
        return Cleaned(values, _no_reasons(values))
    if pd.api.types.is_numeric_dtype(values):
        return _clean_numbers(values)
    return Cleaned(values, _no_reasons(values).where(values.notna(), "empty"))


def clean_numbers(
    values: pd.Series, field: str, layer: str, decimal: str = AUTOMATIC, count: bool = False
) -> pd.Series:
    """The values of a column that must be numeric, as float64 with NaN where missing.

    Parameters
    ----------
    values : Series, shape (n,)
    field, layer : str
        Names, for the refusal.
    decimal, count
        What is known of points and commas in text; see `core.figures.is_grouped`.

    Raises
    ------
    Refusal
        If it holds text that is no number, or figures that can be read in two ways.

    Examples
    --------
    >>> clean_numbers(pd.Series(["1,5", "2", ".", None]), "inkomen", "kwb").tolist()
    [1.5, 2.0, nan, nan]
    """
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        # without the reasons, which take most of the time of `clean`
        numbers = values if values.dtype == np.float64 else values.astype("float64")
        plain = numbers.to_numpy()
        if not _may_be_marked(plain):
            return numbers
        return numbers.where(~np.isin(plain, list(NUMERIC_MARKERS)))
    distinct = _distinct(values) if is_text(values) else None
    if distinct is not None:  # without the reasons here as well
        numbers_of = _numbers_of(distinct[1], field, layer, decimal, count)
        if numbers_of is not None:
            return _spread(numbers_of, distinct[0], values.index)
    elif pd.api.types.infer_dtype(values, skipna=True) == "boolean":  # what QGIS makes of a column of 0 and 1 in a csv
        return values.astype("boolean").astype("Float64").astype("float64")
    cleaned = clean(values)
    if cleaned.is_number:
        return cleaned.values.astype("float64")
    present = cleaned.values[cleaned.values.notna()].drop_duplicates()
    if len(present):
        wrong = present[[_parse([str(value).strip()]) is None for value in present]]
        raise Refusal(
            "Field '{field}' of '{layer}' holds '{value}', which is not a number: choose another field or "
            "correct the value.",
            field=field,
            layer=layer,
            value=str((wrong if len(wrong) else present).iloc[0]).strip(),
        )
    return pd.Series(np.nan, index=values.index, dtype="float64")


def _numbers_of(uniques: list[str], field: str, layer: str, decimal: str, count: bool) -> FloatArray | None:
    """The numbers of distinct texts, None where they hold other text.

    Raises
    ------
    Refusal
        If points or commas can as well be decimal signs as stand between thousands.
    """
    figures, found = _figures_of(uniques)
    if figures is None or not figures.ambiguous:
        return None if figures is None else figures.numbers
    sign = sign_of(figures.present)
    grouped, sure = is_grouped(figures.present, sign, (), decimal, count)
    if sure and not grouped:
        return figures.numbers
    if sure:
        again = _Figures.of([text.replace(sign, "") for text in (found.texts if found else uniques)])
        return again.numbers if again else None
    raise Refusal(
        "Field '{field}' of '{layer}' holds text such as '{value}', in which the sign can stand before decimals or "
        "between thousands: read the file with regiolens:readcbs, which looks at its other columns and lets you choose "
        "the decimal sign, or make a field of numbers of it.",
        field=field,
        layer=layer,
        value=next(text for text in figures.present if sign in text),
    )


def among_figures(values: pd.Series) -> str:
    """The text that keeps a column of figures from being one of numbers, "" where there is none or are many.

    Parameters
    ----------
    values : Series, shape (n,)
        Text, or missing.

    Examples
    --------
    >>> among_figures(pd.Series(["12", "<5", "7", "9", "8", "6"]))
    '<5'
    """
    # A look at some of them: most columns of text hold no figures, and counting all would take longer than the join.
    some = values.iloc[:: len(values) // GLANCE + 1].dropna()
    figures = sum(_DIGIT.match(str(text).lstrip(" +-\u2212€")) is not None for text in some)
    if 2 * figures < len(some):
        return ""
    return beside_figures(Counter(str(text).strip() for text in values.dropna()))


def settled(
    values: pd.Series,
    cleaned: Cleaned,
    clear: Collection[str],
    decimal: str = AUTOMATIC,
    count: bool = False,
    perhaps: Collection[str] = (),
) -> tuple[Cleaned, bool]:
    """A column in which every point or comma may separate thousands or decimals, read by what else is known.

    Parameters
    ----------
    values : Series, shape (n,)
        The column as it came.
    cleaned : Cleaned
        What `clean` made of it, with its signs before decimals.
    clear, decimal, count
        See `core.figures.is_grouped`.
    perhaps : collection of str
        Forms of other columns that are likely, which decide where nothing else does.

    Returns
    -------
    cleaned : Cleaned
        Ambiguous where the reading is not certain.
    grouped : bool
        Whether its signs were read as thousands.
    """
    sign = sign_of(cleaned.texts)
    grouped, sure = is_grouped(cleaned.texts, sign, clear, decimal, count)
    if not sure and not grouped:
        grouped, _ = is_grouped(cleaned.texts, sign, perhaps, decimal, count)
    if grouped:
        plain = values.map(
            lambda text: text.replace(sign, "") if isinstance(text, str) and _DIGIT.search(text) else text
        )
        cleaned = replace(cleaned, values=clean(plain).values)
    return replace(cleaned, ambiguous=not sure), grouped


def _may_be_marked(numbers: FloatArray) -> bool:
    """Whether any is as low as a marker or infinite: most columns have none, and markers need not be looked for."""
    return bool((np.isinf(numbers) | (numbers <= _HIGHEST_MARKER)).any())


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


def _distinct(values: pd.Series) -> tuple[npt.NDArray[np.intp], list[str]] | None:
    """Where each distinct text of a column stands, -1 where there is none, and these; None where it holds more."""
    with contextlib.suppress(TypeError):  # of lists, of which it cannot be told which differ
        positions, uniques = pd.factorize(values if values.dtype == object else values.astype(object))
        if {*map(type, uniques)} <= {str}:
            return positions, uniques.tolist()
    return None


@dataclass(frozen=True)
class _Figures:
    """What distinct texts, and a last one that stands for a missing value, are as numbers.

    Attributes
    ----------
    numbers : ndarray of float
        NaN where missing.
    marks : list of int
        Which are markers of missing values.
    coded : ndarray of float
        The numbers before those that stand for a missing value were taken out.
    present : list of str
        The texts that are no markers.
    """

    numbers: FloatArray
    marks: list[int]
    coded: FloatArray
    present: list[str]

    @classmethod
    def of(cls, uniques: list[str]) -> _Figures | None:
        """None where they hold other text or codes."""
        texts, parsed = [*uniques, ""], None
        if _may_be_plain(texts):
            marks, present = _parted(texts)
            parsed = _plain_floats(present)
        if parsed is None:
            # the first other text tells enough of a column of text
            if not all(text in _MARKERS or _FIGURES.fullmatch(text) for text in map(str.strip, texts)):
                return None
            marks, present = _parted([text.strip() for text in texts])
            parsed = _parse(present)
        if parsed is None:
            return None
        coded = np.full(len(texts), np.nan)
        coded[np.delete(np.arange(len(texts)), marks)] = parsed
        numbers = np.where(np.isin(coded, list(NUMERIC_MARKERS)), np.nan, coded) if _may_be_marked(coded) else coded
        return cls(numbers, marks, coded, present)

    @property
    def ambiguous(self) -> bool:
        """Whether there are points or commas, and each of them could separate thousands."""
        signs = "".join(self.present)
        return ("." in signs or "," in signs) and all(map(_UNCLEAR.fullmatch, self.present))


def _figures_of(uniques: list[str]) -> tuple[_Figures | None, Freed | None]:
    """The figures of distinct texts, and what they were freed from where that was needed."""
    figures = _Figures.of(uniques)
    if figures is not None:
        return figures, None
    found = freed(uniques)
    figures = _Figures.of(found.texts) if found else None
    return (figures, found) if figures is not None and figures.present else (None, None)


def _clean_text(positions: npt.NDArray[np.intp], uniques: list[str], index: pd.Index) -> Cleaned:
    """A column of text, which may hold numbers, by its distinct values and where they stand."""
    figures, found = _figures_of(uniques)
    if figures is None or not any(map(str.strip, uniques)):
        written = np.array([*(text.rstrip() or None for text in uniques), None], dtype=object)
        empty = np.full(len(written), "", dtype=object)
        empty[pd.isna(written)] = "empty"
        return Cleaned(_spread(written, positions, index), _spread(empty, positions, index))
    trimmed = found.texts if found else [text.strip() for text in uniques]
    reasons = np.full(len(figures.coded), "", dtype=object)
    reasons[figures.marks] = [_MARKERS[text] for text in map([*trimmed, ""].__getitem__, figures.marks)]
    marked = np.isnan(figures.numbers) & ~np.isnan(figures.coded)
    reasons[marked] = [NUMERIC_MARKERS[number] for number in figures.coded[marked]]
    if found:
        told = np.array([*found.reasons, ""], dtype=object)
        reasons = np.where(told != "", told, reasons)
    if figures.present and all(map(_WHOLE.fullmatch, figures.present)):
        missing = np.isnan(figures.numbers)
        whole = np.where(missing, 0, figures.numbers).astype("int64")
        result = pd.Series(pd.arrays.IntegerArray(whole[positions], missing[positions]), index=index)
    else:
        result = _spread(figures.numbers, positions, index)
    return Cleaned(
        result,
        _spread(reasons, positions, index),
        was_text=True,
        ambiguous=figures.ambiguous,
        texts=tuple(figures.present),
        form=found.form if found else "",
    )


def _parted(texts: list[str]) -> tuple[list[int], list[str]]:
    """Where the missing markers stand among texts, and the other texts."""
    marks = [place for place, text in enumerate(texts) if text in _MARKERS]
    present = texts.copy()
    for place in reversed(marks):
        del present[place]
    return marks, present


def _spread(uniques: npt.NDArray[Any], positions: npt.NDArray[np.intp], index: pd.Index) -> pd.Series:
    """Distinct values back at the rows they came from."""
    return pd.Series(uniques[positions], index=index, dtype=uniques.dtype)


def _may_be_plain(texts: list[str]) -> bool:
    """Whether texts have the signs of plain numbers alone: one look at all of them, where most columns are such."""
    joined = "\n".join(texts)
    return joined.count("\n") == len(texts) - 1 and not _NOT_PLAIN.search(joined)


def _plain_floats(texts: list[str]) -> FloatArray | None:
    """Numbers of texts of which `_may_be_plain` is true, None where they are no numbers, such as dates."""
    try:
        return _floats(texts)
    except ValueError:
        return None


def _parse(texts: list[str]) -> FloatArray | None:
    """Numbers of a column of text, None where it holds other text or codes."""
    if all(map(_SIMPLE.fullmatch, texts)):
        return _floats(texts)
    if not all(map(_FIGURES.fullmatch, texts)) or any(map(_CODE.match, texts)):
        return None
    commas = [text for text in texts if "," in text]
    if not commas:
        if all(map(_PLAIN.fullmatch, texts)):
            return _floats(texts)
        return _floats([text.replace(".", "") for text in texts]) if all(map(_GROUPED.fullmatch, texts)) else None
    if all(map(_DUTCH.fullmatch, texts)):
        return _floats([text.replace(".", "").replace(",", ".") for text in texts])
    if all(map(_ENGLISH.fullmatch, commas)):
        texts = [text.replace(",", "") for text in texts]
    texts = [text.replace(",", ".") for text in texts]
    return _floats(texts) if all(map(_PLAIN.fullmatch, texts)) else None


def _floats(texts: list[str]) -> FloatArray:
    return np.fromiter(map(float, texts), np.float64, len(texts))

"""Index models and the fields that serve their indicators."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from qgis.core import (
    QgsFeatureSource,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from ...core.aggregation.known_fields import plain_name
from ...core.index.denominators import parts_of
from ...core.index.model import Indicator, Model
from ...core.index.model_file import parse_model
from ...core.index.weights import marked
from ...core.messages import Refusal, listing
from ..compat import plain
from ..known_fields import read_figures
from ..layers.area_fields import (
    called_code,
    coded_fields,
    label_field,
    levels_of,
    own_code,
    water_fields,
    water_mask,
)
from ..layers.columns import read_table
from ..matrix import matrix_value
from ..paths import INDEX_MODELS, shipped_models

if TYPE_CHECKING:
    from ..cancel import Cancellable

#: a name as StatLine gives it, with the number of its column: Koopwoningen_40, k_65JaarOfOuder_12
_NUMBER = re.compile(r"^((?:k_)?[A-Z0-9][A-Za-z0-9]*)_\d{1,3}$")
#: indicators, what to call the areas and their levels, see `read_indicators`
Read = tuple[pd.DataFrame, pd.Series, pd.Series]


def read_text(path: str | Path) -> str:
    """A text file, with or without a byte order mark.

    Raises
    ------
    Refusal
        If it cannot be read.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fault = error.strerror if isinstance(error, OSError) and error.strerror else str(error)  # the path stands there
        raise Refusal("The file '{path}' cannot be read: {fault}.", path=str(path), fault=fault) from error


def load_model(name: str, path: str = "") -> Model:
    """A shipped model by its name, or the user's own by its path, marked where it is a shipped one changed."""
    file = Path(path) if path else INDEX_MODELS / f"{name}.json"
    model = parse_model(read_text(file), file.name)
    return marked(model, published()) if path else model


@lru_cache(maxsize=1)
def published() -> tuple[Model, ...]:
    """The models that come with Regiolens."""
    return tuple(load_model(name) for name in shipped_models())


def parse_field_map(
    value: object, model: Model, context: QgsProcessingContext | None = None, left_out: Collection[str] = ()
) -> dict[str, str]:
    """Indicator or denominator to field name, from a JSON object, a matrix, or an expression that gives either.

    Parameters
    ----------
    context : QgsProcessingContext, optional
        What an expression may know of.
    left_out : collection of str
        Indicators that may be mapped without use, as their domains are left out.

    Raises
    ------
    Refusal
        If it is neither, or names an indicator that the model does not have.
    """
    value = matrix_value(value, "FIELD_MAP", 2, context)
    if isinstance(value, list):
        value = _pairs(value)
    if not isinstance(value, dict) or not all(isinstance(field, str) for field in value.values()):
        raise Refusal(
            "FIELD_MAP must be a JSON object such as {example}, or pairs of indicator and field.",
            example='{"inkomen": "score_inkomen"}',
        )
    known = model.inputs()
    value = {indicator: field for indicator, field in value.items() if indicator not in left_out}
    for indicator in value:
        if indicator not in known:
            raise Refusal(
                "FIELD_MAP names '{indicator}', which model '{model}' does not have; its indicators are {known}.",
                indicator=indicator,
                model=model.id,
                known=listing(known, 40),
            )
    return value


def _pairs(cells: Sequence[object]) -> dict[str, str] | None:
    """The rows of a matrix; None where a cell is missing its other half, or is no text.

    The dialog hands over cells that were never filled in as NULL.
    """
    texts = ["" if plain(cell) is None else cell for cell in cells]
    if not all(isinstance(text, str) for text in texts) or (len(texts) % 2 and any(texts)):
        return None
    texts = [text.strip() for text in texts]
    return dict(pair for pair in zip(texts[::2], texts[1::2]) if any(pair))


def resolve_fields(source: QgsFeatureSource, model: Model, field_map: Mapping[str, str]) -> dict[str, str]:
    """The field that serves each indicator: as mapped, else the first of the names that the model gives.

    Of a domain that takes the first indicator available, one that is mapped comes before those that are found; of an
    optional one all are found, as a column may turn out to be empty. An indicator that is computed from counts has a
    field for each of them; one that is divided by a denominator is found with it alone, see `check_denominators`.

    Raises
    ------
    Refusal
        If a mapped field does not exist.
    """
    found: dict[str, str] = {}
    for domain in model.domains:
        first = domain.use == "first available"
        # Sorted, those that are mapped stand first, and in their order.
        order = sorted(domain.indicators, key=lambda i: first and not _mapped(i, field_map))
        for indicator in order:
            served: dict[str, str] = {}
            for leaf in indicator.leaves():
                served.update(_fields_of(source, leaf, field_map))
            found.update(served)
            if first and served and (not domain.optional or _mapped(indicator, field_map)):
                break
    return found


def _fields_of(source: QgsFeatureSource, leaf: Indicator, field_map: Mapping[str, str]) -> dict[str, str]:
    """The field that serves an indicator, with that of its denominator, or the counts that it is computed from."""
    mapped = field_map.get(leaf.id, "")
    found = {leaf.id: _field_of(source, leaf.id, leaf.fields, mapped)}
    if leaf.denominator is not None:
        key = leaf.denominator_key
        found[key] = _field_of(source, key, leaf.denominator.fields, field_map.get(key, ""))
    elif leaf.ratio is not None and not found[leaf.id] and not mapped:
        counts = zip([leaf.id, *parts_of(leaf)], [leaf.ratio.count, *leaf.ratio.of])
        found = {name: _first_of(source, names) for name, names in counts}
    return found if all(found.values()) else {}


def halves(source: QgsFeatureSource, model: Model, field_map: Mapping[str, str]) -> dict[str, str]:
    """The fields of indicators with a denominator, and of these, also where one of the two is not there."""
    found = {}
    for leaf in model.leaves():
        if leaf.denominator is not None:
            for key, names in ((leaf.id, leaf.fields), (leaf.denominator_key, leaf.denominator.fields)):
                found[key] = _field_of(source, key, names, field_map.get(key, ""))
    return {key: field for key, field in found.items() if field}


def undivided(source: QgsFeatureSource, model: Model, field_map: Mapping[str, str]) -> Indicator | None:
    """The first indicator that has a field, but none by which it is to be divided.

    One that nobody mapped is none in a domain that does without it: an optional one, or one that takes the first
    indicator available.
    """
    for domain in model.domains:
        needed = domain.use == "all" and not domain.optional
        for leaf in domain.leaves():
            mapped = field_map.get(leaf.id, "")
            if leaf.denominator is None or not (needed or mapped):
                continue
            if _field_of(source, leaf.id, leaf.fields, mapped) and not _fields_of(source, leaf, field_map):
                return leaf
    return None


def check_denominators(source: QgsFeatureSource, model: Model, field_map: Mapping[str, str]) -> None:
    """Refuse a count that cannot be divided: it is no figure that areas can be compared by.

    Raises
    ------
    Refusal
        If there is a field for an indicator, but none for its denominator.
    """
    leaf = undivided(source, model, field_map)
    if leaf is not None and leaf.denominator is not None:
        raise Refusal(
            "'{layer}' has no field by which '{indicator}' is divided ({names}): join it, or name it in FIELD_MAP as "
            "'{key}'.",
            layer=source.sourceName(),
            indicator=leaf.id,
            names=listing(leaf.denominator.fields),
            key=leaf.denominator_key,
        )


def _mapped(indicator: Indicator, field_map: Mapping[str, str]) -> bool:
    """Whether a field is mapped to an indicator, or to a part of it."""
    return any(field_map.get(leaf.id) for leaf in indicator.leaves())


def _field_of(source: QgsFeatureSource, key: str, names: Sequence[str], mapped: str) -> str:
    """The field of one indicator or denominator, "" where the layer has none."""
    fields = source.fields()
    if not mapped:
        return _first_of(source, names)
    position = fields.lookupField(mapped)
    if position < 0:
        raise Refusal(
            "'{layer}' has no field '{field}', which FIELD_MAP names for '{indicator}'; its fields are {fields}.",
            layer=source.sourceName(),
            field=mapped,
            indicator=key,
            fields=listing(fields.names(), 40),
        )
    return fields.at(position).name()


def _first_of(source: QgsFeatureSource, names: Sequence[str]) -> str:
    """The first of these fields that the layer has, "" where it has none.

    Where none is there to the letter, one of PDOK (percentageHuurwoningen for percentage_huurwoningen) or of StatLine,
    which numbers its columns (Koopwoningen_40), serves.
    """
    fields = source.fields()
    position = next((p for p in map(fields.lookupField, names) if p >= 0), -1)
    if position >= 0:
        return fields.at(position).name()
    plain = {plain_name(_NUMBER.sub(r"\1", name)): name for name in reversed(fields.names())}
    return next((plain[name] for name in map(plain_name, names) if name in plain), "")


def read_indicators(
    source: QgsFeatureSource,
    found: dict[str, str],
    feedback: Cancellable | None = None,
    kept: dict[int, list] | None = None,
    whole: QgsVectorLayer | None = None,
) -> Read:
    """Indicators as numbers, and which areas are water.

    Parameters
    ----------
    found : dict
        Indicator to field name.
    kept : dict, optional
        See `read_frame`.
    whole : QgsVectorLayer, optional
        The layer behind the source, where `whole_layer` finds that the source is all of it.

    Returns
    -------
    frame : DataFrame, shape (n, number of indicators)
        Columns named by indicator; indexed by feature id.
    labels : Series, shape (n,)
        What to call each area, its id where no field tells that; missing for water, which is no area to score.
    levels : Series of str, shape (n,)
        The level of each area, "" where it cannot be told.
    """
    about = [*water_fields(source), *coded_fields(source), called_code(source)]
    names = [name for name in dict.fromkeys([*found.values(), *about]) if name]
    return indicators_of(source, read_table(source, names, whole, feedback, kept), found, feedback)


def indicators_of(
    source: QgsFeatureSource,
    raw: pd.DataFrame,
    found: dict[str, str],
    feedback: QgsProcessingFeedback | None = None,
) -> Read:
    """The same from fields that were read before.

    Parameters
    ----------
    raw : DataFrame, shape (n, k)
        The fields of the indicators, and those that tell of code and water.
    """
    marks, code = water_fields(source), own_code(source, raw)
    label = label_field(source, raw, code)
    frame = pd.DataFrame(
        {
            indicator: read_figures(raw[field], field, source.sourceName(), feedback)
            for indicator, field in found.items()
        },
        index=raw.index,
        copy=False,  # of a million areas each copy is 200 MB
    )
    labels = raw[label].astype(str) if label else raw.index.to_series().astype(object)
    return frame, labels.where(~water_mask(raw, marks)), levels_of(raw, code)

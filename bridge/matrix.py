"""The value of a matrix parameter, in each of the forms in which dialogs, scripts, batch and qgis_process give it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from qgis.core import QgsExpression, QgsExpressionContext, QgsProcessingContext, QgsProperty

from ..core.messages import Refusal
from .compat import plain


def matrix_value(value: object, parameter: str, columns: int, context: QgsProcessingContext | None = None) -> object:
    """The object that was given, or else the cells of the rows, one after the other.

    Parameters
    ----------
    value : dict, str, list or QgsProperty
        A JSON object, as such or as text; cells, or rows of cells; or an expression that gives either. A batch hands a
        text over as a list of what stands between its commas.
    parameter : str
        Whose value it is.
    columns : int
        How many cells a row has; the last of a row can be left out.
    context : QgsProcessingContext, optional
        What an expression may know of.

    Returns
    -------
    dict or list
        What is neither, such as a number, as it is; text that is no JSON as its only cell where it was to be an object.

    Raises
    ------
    Refusal
        If an object has a key twice, or an expression is broken or gives nothing.
    """
    if isinstance(value, QgsProperty):
        value = _evaluated(value, parameter, context.expressionContext() if context else QgsExpressionContext())
    value = {} if plain(value) is None else value
    if isinstance(value, (list, tuple)):
        objects = [cell for cell in value if isinstance(cell, dict)]
        if objects:
            return objects[0]
        whole = ",".join(cell for cell in value if isinstance(cell, str))
        value = whole if whole.strip().startswith("{") else value
    if isinstance(value, str):
        value = _read(value, parameter)
    return _cells(value, columns) if isinstance(value, (list, tuple)) else value


def _evaluated(given: QgsProperty, parameter: str, context: QgsExpressionContext) -> object:
    """What an expression gives: without it a run would go on as if nothing had been asked for."""
    text = given.expressionString()
    if not text:
        return given.value(context, None)[0]
    expression = QgsExpression(text)
    found = expression.evaluate(context)
    fault = expression.parserErrorString() or expression.evalErrorString()
    if fault:
        raise Refusal(
            "{parameter} is the expression {expression}, which cannot be evaluated ({fault}): mend it or leave it out.",
            parameter=parameter,
            expression=text,
            fault=fault.strip(),
        )
    if plain(found) is None:
        raise Refusal(
            "{parameter} is the expression {expression}, which gives nothing: mend it or leave it out.",
            parameter=parameter,
            expression=text,
        )
    return found


def _read(text: str, parameter: str) -> object:
    """JSON, else the cells between commas."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found and found[key] != value:  # the same twice contradicts nothing
                raise Refusal("{parameter} has '{key}' twice: leave one.", parameter=parameter, key=key)
            found[key] = value
        return found

    try:
        return json.loads(text, object_pairs_hook=once) if text.strip() else {}
    except (ValueError, RecursionError):
        return [text] if text.strip().startswith("{") else text.split(",")


def _cells(rows: Iterable[object], columns: int) -> list[object]:
    """The cells of rows; what is no row is a cell."""
    cells: list[object] = []
    for row in rows:
        cells += [*row, *[""] * (columns - len(row))] if isinstance(row, (list, tuple)) else [row]
    return cells

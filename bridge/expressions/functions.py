"""Functions for QGIS's expressions, in a group of their own.

They import numpy and pandas when they are first evaluated, not when QGIS starts. QGIS evaluates expressions in
rendering threads too: a layer is then read through a `QgsVectorLayerFeatureSource`, whose constructor QGIS guards for
that, and nothing else of the layer is touched. (QGIS's own aggregates hop to the main thread, which from Python would
wait for a main thread that may itself be waiting for Python.) What is read from a layer is kept in the expression's
context, as the aggregates do: it lives as long as one run over the features and never outlives an edit.
"""

from __future__ import annotations

import base64
import math
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionFunction,
    QgsExpressionNodeFunction,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsFields,
    QgsMessageLog,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...core.messages import Refusal, listing
from ...core.profiles.columns import CHART_COLUMNS, OF_KIND
from ..compat import plain
from ..i18n import say, tr
from ..needs import pandas_fault
from .help import help_texts

GROUP = "Regiolens"
FORMS = ("svg", "base64", "html")
#: print layouts turn a base64 picture into pixels: three a point are sharp on a sheet of A4
PRINT_ZOOM = 3
DEFAULT_MODEL = "pon2023_domains"
Parameter = QgsExpressionFunction.Parameter
_registered: list[QgsExpressionFunction] = []


class _Function(QgsExpressionFunction):
    """A function that returns NULL where an argument is NULL, and says in one sentence what is wrong."""

    def __init__(
        self, name: str, parameters: list, text: str, body: Callable[[Sequence, QgsExpressionContext], Any]
    ) -> None:
        super().__init__(name, parameters, GROUP, text, False, False, False)
        self.body = body

    def func(
        self, values: Sequence, context: QgsExpressionContext, parent: QgsExpression, node: QgsExpressionNodeFunction
    ) -> Any:
        fault = pandas_fault()
        if fault:
            parent.setEvalErrorString(fault)
            return None
        try:
            return self.body(values, context)
        except Refusal as refusal:
            parent.setEvalErrorString(say(refusal.message))
            return None

    def usesGeometry(self, node: QgsExpressionNodeFunction) -> bool:
        return False

    def referencedColumns(self, node: QgsExpressionNodeFunction) -> set[str]:
        return set()


class _Snapshot:
    """A layer's features as they are now, readable in any thread, with what `bridge.frames` asks of a source."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self.source = QgsVectorLayerFeatureSource(layer)
        self.title = layer.name()

    def fields(self) -> QgsFields:
        return self.source.fields()

    def getFeatures(self, request: QgsFeatureRequest | None = None) -> QgsFeatureIterator:
        return self.source.getFeatures(request or QgsFeatureRequest())

    def sourceName(self) -> str:
        return self.title


def _layer(value: object, context: QgsExpressionContext) -> QgsVectorLayer:
    """The layer that an argument means: itself, its id or its name.

    Raises
    ------
    Refusal
        If there is none, or several of that name.
    """
    if isinstance(value, QgsVectorLayer):
        return value
    stores = [*context.layerStores(), QgsProject.instance()]
    by_id = [store.mapLayer(str(value)) for store in stores]
    by_name = {layer.id(): layer for store in stores for layer in store.mapLayersByName(str(value))}
    found = [layer for layer in [*by_id, *by_name.values()] if isinstance(layer, QgsVectorLayer)]
    if not found:
        raise Refusal("There is no vector layer or table '{layer}' in the project.", layer=str(value))
    if by_id.count(None) == len(by_id) and len(found) > 1:
        raise Refusal("{count} layers are called '{layer}': give the layer's id.", count=len(found), layer=str(value))
    return found[0]


def _snapshot(value: object, context: QgsExpressionContext) -> _Snapshot:
    """The features of a layer, which is not removed meanwhile: maps are drawn in threads of their own.

    Raises
    ------
    Refusal
        As `_layer`, or if it is being removed.
    """
    from ..reading import LOCK, Reading

    with LOCK:
        return _Snapshot(Reading().hold(lambda: _layer(value, context)))


@lru_cache(maxsize=4096)
def _parsed(text: str) -> float:
    """A number that comes as text; NaN for missing markers."""
    import pandas as pd

    from ...core.values import clean

    cleaned = clean(pd.Series([text], dtype=object))
    if cleaned.ambiguous or cleaned.form or not (cleaned.is_number or cleaned.values.isna().all()):
        raise Refusal("'{value}' is no number, or can be read in two ways: give a number.", value=text)
    return float("nan") if cleaned.values.isna().all() else float(cleaned.values.iloc[0])


@lru_cache(maxsize=1)
def _markers() -> frozenset[float]:
    """Numbers that mean missing."""
    from ...core.values import NUMERIC_MARKERS

    return frozenset(NUMERIC_MARKERS)


def _number(value: object) -> float | None:
    """An argument as a number; None where it is missing, CBS's markers such as -99997 included."""
    found = float(value) if isinstance(value, (int, float)) else _parsed(str(value))
    return None if math.isnan(found) or found in _markers() else found


@lru_cache(maxsize=200_000, typed=True)
def _code(value: object, level: str) -> str | None:
    from ...core.codes import LEVELS, read_code

    if level and level not in LEVELS:
        raise Refusal("'{level}' is no level; the levels are {levels}.", level=level, levels=listing(LEVELS))
    return read_code(value, level or None) or None


def _meant(value: float) -> float:
    """A number that was stored in single precision as the decimals it stood for."""
    if value.is_integer() or array("f", [value])[0] != value:
        return value
    from ...core.classes import from_single

    return float(from_single([value])[0])


def _cbs_code(values: Sequence, context: QgsExpressionContext) -> str | None:
    value, level = values[0], str(values[1]).strip().lower()
    return _code(value if isinstance(value, (str, int, float)) else str(value), level)


def _urbanity(values: Sequence, context: QgsExpressionContext) -> int | None:
    from ...core.classes import URBANITY_LOWER_BOUNDS

    density = _number(values[0])
    return None if density is None or density < 0 else 5 - bisect_right(URBANITY_LOWER_BOUNDS, density)


@lru_cache(maxsize=32)
def _class_bounds(model: str) -> tuple[float, ...]:
    """Lower bounds of the classes of a shipped model."""
    from ..index.indicators import load_model
    from ..paths import shipped_models

    if model not in shipped_models():
        raise Refusal(
            "'{model}' is no index model; the models are {models}.", model=model, models=listing(shipped_models())
        )
    bounds = load_model(model).lower_bounds
    if bounds is None:
        raise Refusal(
            "The classes of model '{model}' are quartiles of its reference: use kwartiel() with that layer.",
            model=model,
        )
    return bounds


def _index_class(values: Sequence, context: QgsExpressionContext) -> int | None:
    bounds, score = _class_bounds(str(values[1])), _number(values[0])
    return None if score is None else 1 + bisect_right(bounds, score)


def _quartile(values: Sequence, context: QgsExpressionContext) -> int | None:
    value = _number(values[0])
    if value is None:
        return None
    layer, field = values[1], str(values[2])
    key = f"regiolens/kwartiel/{layer.id() if isinstance(layer, QgsVectorLayer) else layer}/{field}"
    if not context.hasCachedValue(key):
        context.setCachedValue(key, _quartile_bounds(_snapshot(layer, context), field))
    edges = context.cachedValue(key)
    return 1 + bisect_right(edges, _meant(value)) if edges else None


def _quartile_bounds(source: _Snapshot, field: str) -> list[float]:
    """From which values on the quarters begin that regiolens:quartilemap takes from a layer; none where it has none."""
    from ...core.classes import quantile_edges
    from ..layers.area_fields import read_numbers

    position = source.fields().lookupField(field)
    if position < 0:
        raise Refusal("Layer '{layer}' has no field '{field}'.", layer=source.sourceName(), field=field)
    known = read_numbers(source, source.fields().at(position).name())["value"].dropna()
    if known.empty:
        raise Refusal(
            "Field '{field}' has no value in any area of '{layer}': choose another field or reference.",
            field=field,
            layer=source.sourceName(),
        )
    return quantile_edges(known).tolist()


def _profile_chart(values: Sequence, context: QgsExpressionContext) -> str:
    from ..profiles.chart import profile_chart

    table, region, form, width = values[0], str(values[1]), str(values[2]).lower(), _number(values[3])
    classes = tuple(str(label) for label in values[4] if label) if isinstance(values[4], list) else ()
    _check_form(form)
    records = _region_records(_snapshot(table, context), region)
    picture = profile_chart(records, width or 760, classes, zoom=PRINT_ZOOM if form == "base64" else 1)
    return _in_form(picture, form, region)


def _scatter_chart(values: Sequence, context: QgsExpressionContext) -> str:
    from ..patterns.correlations import scatter_of

    form, width, colour = str(values[3]).lower(), _number(values[4]), str(values[5] or "")
    _check_form(form)
    zoom = PRINT_ZOOM if form == "base64" else 1
    source = _snapshot(values[0], context)
    picture = scatter_of(source, str(values[1]), str(values[2]), colour, width or 560, zoom)
    return _in_form(picture, form, f"{values[2]} - {values[1]}")


def _quadrant_chart(values: Sequence, context: QgsExpressionContext) -> str:
    from ..profiles.quadrants import matrix_of

    threshold, form, width = _number(values[1]), str(values[2]).lower(), _number(values[3])
    _check_form(form)
    if threshold is None:
        raise Refusal("The threshold is missing: give a number, such as 50.")
    found = matrix_of(_snapshot(values[0], context), threshold, str(values[4]), str(values[5]))
    picture = found.chart(width or 680, PRINT_ZOOM if form == "base64" else 1, tr("Analysis matrix"))
    return _in_form(picture, form, tr("Analysis matrix"))


def _bivariate_legend(values: Sequence, context: QgsExpressionContext) -> str:
    from ..maps.bivariate import layer_square

    form, width, layer = str(values[1]).lower(), _number(values[2]), _layer(values[0], context)
    _check_form(form)
    picture = layer_square(layer, width or 260, PRINT_ZOOM if form == "base64" else 1, not values[3])
    return _in_form(picture, form, layer.name())


def _lines(values: Sequence, context: QgsExpressionContext) -> str:
    from ..change.lines import lines_of

    fields, areas = (_texts(value) for value in values[1:3])
    form, width = str(values[3]).lower(), _number(values[4])
    _check_form(form)
    zoom = PRINT_ZOOM if form == "base64" else 1
    picture = lines_of(_snapshot(values[0], context), fields, areas, width or 760, zoom)
    return _in_form(picture, form, ", ".join([*fields, *areas]))


def _rank_chart(values: Sequence, context: QgsExpressionContext) -> str:
    from ..index.ranks import ranks_of
    from ..maps.doubt import draws_of

    layer, region = _layer(values[0], context), str(values[1]).strip()
    form, width = str(values[2]).lower(), _number(values[3])
    _check_form(form)
    zoom = PRINT_ZOOM if form == "base64" else 1
    picture = ranks_of(_Snapshot(layer), region, draws_of(layer), width or 760, zoom)
    return _in_form(picture, form, region or layer.name())


def _texts(value: object) -> list[str]:
    """One text, or an array of them."""
    several = value if isinstance(value, list) else [value]
    return [str(one).strip() for one in several if str(one).strip()]


def _check_form(form: str) -> None:
    if form not in FORMS:
        raise Refusal("'{form}' is no form of a chart; the forms are {forms}.", form=form, forms=listing(FORMS))


def _in_form(picture: str, form: str, alternative: str) -> str:
    """A picture as it is, for picture items, or for map tips."""
    if form == "svg":
        return picture
    encoded = base64.b64encode(picture.encode()).decode()
    if form == "base64":
        return f"base64:{encoded}"
    return f'<img alt="{escape(alternative)}" src="data:image/svg+xml;base64,{encoded}">'


def _region_records(source: _Snapshot, region: str) -> list[dict]:
    """The rows of a region and its areas in a profile table.

    Raises
    ------
    Refusal
        If it is no profile table, or holds no such region, or two.
    """
    missing = [name for name in CHART_COLUMNS if source.fields().lookupField(name) < 0]
    if missing:
        raise Refusal(
            "'{layer}' is no table of region profiles (it lacks {fields}): give the table that "
            "regiolens:regionprofiles makes as OUTPUT_TABLE.",
            layer=source.sourceName(),
            fields=listing(missing),
        )
    names = [*CHART_COLUMNS, *(name for name in OF_KIND if source.fields().lookupField(name) >= 0)]
    positions = [source.fields().lookupField(name) for name in names]
    found = {}
    for name in ("regio_code", "regio_naam"):
        wanted = QgsFeatureRequest(QgsExpression(QgsExpression.createFieldEqualityExpression(name, region)))
        wanted.setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(positions)
        for feature in source.getFeatures(wanted):
            found[feature.id()] = [plain(feature.attribute(position)) for position in positions]
        if found:
            break
    records = [dict(zip(names, found[key])) for key in sorted(found)]
    codes = {record["regio_code"] for record in records if record["niveau"] == "regio"}
    if not codes:
        raise Refusal(
            "Table '{layer}' holds no region with the code or name '{region}'.",
            layer=source.sourceName(),
            region=region,
        )
    if len(codes) > 1:
        raise Refusal(
            "Table '{layer}' holds {count} regions called '{region}': give the region's code.",
            layer=source.sourceName(),
            count=len(codes),
            region=region,
        )
    return records


def _functions() -> list[QgsExpressionFunction]:
    """All functions, their help in the language that is now installed."""
    layer, field = Parameter("layer"), Parameter("field")
    made = [
        ("cbs_code", [Parameter("value"), Parameter("level", True, "")], _cbs_code),
        ("stedelijkheidsklasse", [Parameter("oad")], _urbanity),
        ("mdi_klasse", [Parameter("score"), Parameter("model", True, DEFAULT_MODEL)], _index_class),
        ("kwartiel", [Parameter("value"), layer, field], _quartile),
        (
            "regiolens_profile_chart",
            [
                Parameter("table"),
                Parameter("region"),
                Parameter("form", True, "base64"),
                Parameter("width", True, 760),
                Parameter("classes", True, ""),
            ],
            _profile_chart,
        ),
        (
            "regiolens_scatter_chart",
            [
                layer,
                Parameter("x"),
                Parameter("y"),
                Parameter("form", True, "base64"),
                Parameter("width", True, 560),
                Parameter("colour", True, ""),
            ],
            _scatter_chart,
        ),
        (
            "regiolens_quadrant_chart",
            [
                layer,
                Parameter("threshold", True, 50),
                Parameter("form", True, "base64"),
                Parameter("width", True, 680),
                Parameter("score", True, "mdi"),
                Parameter("zone", True, "regio_zone"),
            ],
            _quadrant_chart,
        ),
        (
            "regiolens_bivariate_legend",
            [layer, Parameter("form", True, "base64"), Parameter("width", True, 260), Parameter("texts", True, True)],
            _bivariate_legend,
        ),
        (
            "regiolens_lines",
            [
                layer,
                Parameter("fields"),
                Parameter("areas", True, ""),
                Parameter("form", True, "base64"),
                Parameter("width", True, 760),
            ],
            _lines,
        ),
        (
            "regiolens_rank_chart",
            [layer, Parameter("region", True, ""), Parameter("form", True, "base64"), Parameter("width", True, 760)],
            _rank_chart,
        ),
    ]
    texts = help_texts()
    return [_Function(name, parameters, texts[name], body) for name, parameters, body in made]


def register_functions() -> None:
    """Make the functions known to QGIS; calling it again changes nothing."""
    if _registered:
        return
    for function in _functions():
        if QgsExpression.registerFunction(function):
            _registered.append(function)
        else:
            message = tr("The expression function {name} exists already; that of Regiolens is left out.")
            QgsMessageLog.logMessage(message.format(name=function.name()), "Regiolens")


def unregister_functions() -> None:
    """Take the functions away again, those of Regiolens alone."""
    for function in _registered:  # which must outlive their registration
        QgsExpression.unregisterFunction(function.name())
    _registered.clear()

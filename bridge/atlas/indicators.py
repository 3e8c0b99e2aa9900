"""What the maps of an atlas show: classes of all areas of a layer, their colours and the texts of one legend.

The classes are those of the layer's own style where it has any of the field, else quantiles of all its areas or of a
reference's. Either way they are told once, for all areas, and every map of the indicator takes them from here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsGraduatedSymbolRenderer,
    QgsRenderContext,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.aggregation.aggregate import MEAN, Rule
from ...core.messages import Refusal
from ..cancel import stop_if_cancelled
from ..compat import plain
from ..i18n import say, tr
from ..known_fields import catalogue
from ..layers.frames import features
from ..maps.choropleths import quantile_style
from ..maps.quantiles import read_quantiles
from ..maps.styles import NOTE, ClassStyle, with_count
from ..profiles.words import known_value, of_year
from ..run import Run

#: styles that say by class what colour an area has
CLASSED = (QgsCategorizedSymbolRenderer, QgsGraduatedSymbolRenderer)
#: so many indicators fit on a page
MOST_INDICATORS = 6
NO_GEOMETRY = QgsFeatureRequest.Flag.NoGeometry


@dataclass(frozen=True)
class Entry:
    """A class in the legend.

    Attributes
    ----------
    text : str
    symbol : QgsFillSymbol
        Not to be changed: clone it.
    """

    text: str
    symbol: QgsFillSymbol


@dataclass(frozen=True)
class Indicator:
    """One indicator with the classes of all areas.

    Attributes
    ----------
    name : str
        Field, or what the style classifies by.
    title : str
        In words, with its unit.
    entries : list of Entry
        Of the classes 1, 2, ... in the order of the legend.
    none : Entry
        Of areas without a class.
    notes : list of str
        Below the classes: what they are relative to.
    classes : Series of int
        By feature id; 0 for none.
    """

    name: str
    title: str
    entries: list[Entry]
    none: Entry
    notes: list[str]
    classes: pd.Series

    @property
    def darkest(self) -> int:
        """The class with the darkest colour, 0 where the colours are no ramp from light to dark."""
        light = [entry.symbol.color().lightnessF() for entry in self.entries]
        steps = np.diff(light)
        if not len(steps) or not ((steps < 0).all() or (steps > 0).all()):
            return 0
        return int(np.argmin(light)) + 1


def styled(run: Run) -> QgsVectorLayer:
    """A copy of the layer of INPUT with its style and the titles of its fields: those of the project, or those that
    are stored with it where the project does not hold it."""
    layer = run.layer("INPUT")
    copy = layer.clone()
    project = run.context.project()
    if project is None or project.mapLayer(layer.id()) is None:
        copy.loadDefaultStyle()
    return copy


def check_indicators(run: Run) -> None:
    """Refuse more indicators than a page holds, and none where the layer's style tells none.

    Raises
    ------
    Refusal
    """
    wanted = run.texts("FIELDS")
    if len(wanted) > MOST_INDICATORS:
        raise Refusal(
            "FIELDS names {count} indicators, and a page holds {most}: choose at most {most}.",
            count=len(wanted),
            most=MOST_INDICATORS,
        )
    if not wanted and not isinstance(styled(run).renderer(), CLASSED):
        raise Refusal(
            "The style of '{layer}' has no classes: give the indicators as FIELDS, or style the layer by class.",
            layer=run.title("INPUT"),
        )


def read_indicators(run: Run, source: QgsFeatureSource, year: str) -> list[Indicator]:
    """The indicators that are asked for, or the one of the layer's own style; `year` is that of their figures."""
    layer = styled(run)
    renderer = layer.renderer()
    own = renderer.classAttribute() if isinstance(renderer, CLASSED) else ""
    fields = list(dict.fromkeys(run.texts("FIELDS"))) or [own]
    found = []
    for field in fields:
        stop_if_cancelled(run.feedback)
        if field in (own, f'"{own}"', own.strip('"')):
            found.append(_of_style(run, source, layer))
        else:
            found.append(_of_quantiles(run, source, layer, field, year))
    return found


def _of_quantiles(run: Run, source: QgsFeatureSource, layer: QgsVectorLayer, field: str, year: str) -> Indicator:
    count = run.whole("CLASSES")
    quantiles = read_quantiles(run, source, field, count)
    classes, areas = quantiles.result.classes, of_year(quantiles.areas, year)
    text = tr("Quartiles of {areas}") if count == 4 else tr("{classes} classes of {areas}")
    notes = [text.format(areas=areas, classes=count), tr("In brackets: number of areas")]
    if not quantiles.labels:
        notes += map(say, quantiles.result.notes)
    name = title_of(layer, field)
    style = quantile_style(classes, quantiles.labels, run.choice("RAMP"), _low_is_worse(run, field), name, notes)
    return _from_style(field, style, pd.Series(classes, index=quantiles.frame.index))


def title_of(layer: QgsVectorLayer, field: str) -> str:
    """An indicator in words, with its unit."""
    value = known_value(layer, Rule(field, MEAN))
    label = value.label if value.label == field else value.label[:1].upper() + value.label[1:]
    told = re.search(rf"(?<!\w){re.escape(value.unit)}(?!\w)", label)
    return label if not value.unit or told else f"{label} ({value.unit})"


def _low_is_worse(run: Run, field: str) -> bool:
    """Whether low values are the dark ones: as the user says, else as the catalogue knows it."""
    given = run.texts("LOW_IS_WORSE")
    if given:
        return field in given
    known = catalogue().find(field)
    return known is not None and known.direction < 0


def _from_style(name: str, style: ClassStyle, classes: pd.Series) -> Indicator:
    categories = style.renderer(QgsWkbTypes.GeometryType.PolygonGeometry).categories()
    entries = [Entry(category.label(), category.symbol().clone()) for category in categories]
    of = len(style.entries)
    return Indicator(name, style.title, entries[:of], entries[of], list(style.notes), classes)


def _of_style(run: Run, source: QgsFeatureSource, layer: QgsVectorLayer) -> Indicator:
    """The classes of a layer's own style, as QGIS itself puts the areas in them."""
    renderer = layer.renderer()
    items = renderer.legendSymbolItems()
    categories = renderer.categories() if isinstance(renderer, QgsCategorizedSymbolRenderer) else [None] * len(items)
    entries, keys, notes, none = [], {}, [], None
    for item, category in zip(items, categories):
        value = plain(category.value()) if category is not None else item.label()
        if category is not None and isinstance(value, str) and value.startswith(NOTE):
            notes.append(item.label())
        elif value is None:
            none = Entry(item.label(), _bare(item.symbol()))
        else:
            entries.append(Entry(item.label() or tr("other values"), _bare(item.symbol())))
            keys[item.ruleKey()] = len(entries)
    classes = _as_drawn(run, source, renderer, keys)
    if none is None:
        style = ClassStyle("", (), int((classes == 0).sum()), "")
        none = Entry(with_count(tr("no data"), int((classes == 0).sum())), _from_style("", style, classes).none.symbol)
    return Indicator(renderer.classAttribute(), run.title("INPUT"), entries, none, notes, classes)


def _bare(symbol: QgsFillSymbol) -> QgsFillSymbol:
    """A symbol without what it draws elsewhere than in its area, such as the outlines of regions."""
    symbol = symbol.clone()
    for place in reversed(range(symbol.symbolLayerCount())):
        if isinstance(symbol.symbolLayer(place), QgsGeometryGeneratorSymbolLayer) and symbol.symbolLayerCount() > 1:
            symbol.deleteSymbolLayer(place)
    return symbol


def _as_drawn(run: Run, source: QgsFeatureSource, renderer: object, keys: dict[str, int]) -> pd.Series:
    """The class in which QGIS draws each area, 0 where in none."""
    context = QgsRenderContext()
    context.expressionContext().setFields(source.fields())
    renderer.startRender(context, source.fields())
    ids, classes = [], []
    wanted = QgsFeatureRequest().setFlags(NO_GEOMETRY)
    for position, feature in enumerate(features(source, wanted)):
        if position % 500 == 0:
            stop_if_cancelled(run.feedback)
        context.expressionContext().setFeature(feature)
        found: Sequence[str] = renderer.legendKeysForFeature(feature, context)
        ids.append(feature.id())
        classes.append(next((keys[key] for key in found if key in keys), 0))
    renderer.stopRender(context)
    return pd.Series(classes, index=ids, dtype="int64")

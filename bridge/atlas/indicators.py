"""What the maps of an atlas show: classes of all areas of a layer, their colours and the texts of one legend.

The classes are those of the layer's own style where it has any of the field, else quantiles of all its areas or of a
reference's. Either way they are told once, for all areas, and every map of the indicator takes them from here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsRenderContext,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.codes import read_codes
from ...core.divisions import Division
from ...core.messages import Refusal
from ...core.profiles.extent import COUNTRY, PART, UNKNOWN, extent
from ..cancel import stop_if_cancelled
from ..compat import plain
from ..i18n import of_year, tr
from ..known_fields import catalogue, title_of
from ..layers.area_fields import coded_fields, one_level, own_code, read_numbers
from ..layers.frames import features, read_frame
from ..maps.bivariate import PROPERTY, layer_square
from ..maps.choropleths import quantile_notes, quantile_style, urbanity_style
from ..maps.quantiles import Quantiles, read_quantiles
from ..maps.styles import NOTE, ClassStyle, with_count
from ..provenance.lineage import older_columns
from ..provenance.side import CLASSED, classes_gone
from ..run import Run

#: so many indicators fit on a page
MOST_INDICATORS = 6
#: fields of classes and codes, whose quantiles would mean nothing
CLASSES_OF_INDEX = ("mdi_klasse", "mdi_kwartiel", "mdi_deciel", "mdi_label")
URBANITY = "stedelijkheid"
#: a number of areas at the end of a class
COUNTED = re.compile(r"\s*\([\d.,\s]+\)$")
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
    square : str
        The square legend of two figures as SVG, "" for one.
    """

    name: str
    title: str
    entries: list[Entry]
    none: Entry
    notes: list[str]
    classes: pd.Series
    square: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether the texts of the classes end with a number of areas."""
        return all(COUNTED.search(entry.text) for entry in self.entries)

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
    if (run.project is None or run.project.mapLayer(layer.id()) is None) and not older_columns(layer):
        copy.loadDefaultStyle()
    return layer.clone() if classes_gone(copy) else copy


def style_title(run: Run, layer: QgsVectorLayer) -> str:
    """What a layer is of: its name in the project, else what is said of the style that is stored with it."""
    stored = run.project is None or run.project.mapLayer(run.layer("INPUT").id()) is None
    if stored and layer.providerType() in ("ogr", "postgres"):
        _, _, _, told, _ = layer.listStylesInDatabase()
        if told and told[0]:
            return told[0]
    return run.title("INPUT")


def of_own_style(renderer: object, field: str) -> bool:
    """Whether a field is what a layer's style classifies by; "" stands for that field, whatever it is."""
    own = renderer.classAttribute() if isinstance(renderer, CLASSED) else None
    return own is not None and field in ("", own, f'"{own}"', own.strip('"'))


def check_indicators(run: Run) -> None:
    """Refuse more indicators than a page holds, none where the layer's style tells none, and a reference that would
    count for nothing.

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
    layer = styled(run)  # which owns its renderer
    renderer = layer.renderer()
    if not wanted and not of_own_style(renderer, ""):
        raise Refusal(
            "The style of '{layer}' has no classes: give the indicators as FIELDS, or style the layer by class.",
            layer=run.title("INPUT"),
        )
    for field in wanted:
        known = catalogue().find(field)
        no_figure = field.lower() in CLASSES_OF_INDEX or (known is not None and known.kind == "code")
        if no_figure and not of_own_style(renderer, field):
            raise Refusal(
                "Field '{field}' of '{layer}' holds classes or codes and no figures, and the layer's style is not by "
                "it: choose a field of figures, or style the layer by this one.",
                field=field,
                layer=run.title("INPUT"),
            )
    if run.given("REFERENCE") and all(of_own_style(renderer, field) for field in wanted or [""]):
        raise Refusal(
            "REFERENCE has no use, as the classes are those of the style of '{layer}': give a field of figures as "
            "FIELDS, or leave REFERENCE out.",
            layer=run.title("INPUT"),
        )


def read_indicators(run: Run, source: QgsFeatureSource, year: str) -> list[Indicator]:
    """The indicators that are asked for, or the one of the layer's own style; `year` is that of their figures."""
    layer, found = styled(run), []
    for field in dict.fromkeys(run.texts("FIELDS") or [""]):
        stop_if_cancelled(run.feedback)
        own = of_own_style(layer.renderer(), field)
        found.append(_of_style(run, source, layer) if own else _of_figures(run, source, layer, field, year))
    return found


def _of_figures(run: Run, source: QgsFeatureSource, layer: QgsVectorLayer, field: str, year: str) -> Indicator:
    known = catalogue().find(field)
    if known is not None and known.name == URBANITY:
        values = read_numbers(source, field, run.feedback)["value"]
        if values.isin([1, 2, 3, 4, 5])[values.notna()].all():
            style = urbanity_style(values.fillna(0).astype("int64").to_numpy(), "")
            return from_style(field, replace(style, notes=style.notes[:1]), values.fillna(0).astype("int64"))
    division = Division(run.whole("CLASSES"))
    quantiles = read_quantiles(run, source, field, division)
    classes = quantiles.result.classes
    notes = _notes(run, quantiles, division, field, year)
    name = heading_of(layer, field)
    style = quantile_style(classes, quantiles.labels, run.choice("RAMP"), _low_is_worse(run, field), name, notes)
    return from_style(field, style, pd.Series(classes, index=quantiles.frame.index))


def _notes(run: Run, quantiles: Quantiles, division: Division, field: str, year: str) -> list[str]:
    """What the legend says below quantiles, in words that call nothing the Netherlands but all of it; a part is warned
    of."""
    given = run.given("REFERENCE")
    source = run.source("REFERENCE" if given else "INPUT")
    frame = read_frame(source, coded_fields(source), run.feedback).reindex(quantiles.known.index)
    code, found = own_code(source, frame), UNKNOWN
    if code:
        codes = read_codes(frame[code], code)
        keys = pd.Series(codes.keys, index=frame.index)
        found = extent(keys, one_level(pd.Series(codes.levels)), quantiles.known)
    said = () if quantiles.labels else quantiles.result.notes
    notes = quantile_notes(division, of_year(quantiles.areas, year), said)
    if found == COUNTRY:
        text = tr("Quartiles of the {areas} with data in the Netherlands")
        text = text if division.classes == 4 else tr("{classes} classes of the {areas} with data in the Netherlands")
        dated = f"{text}, {year}" if year else text
        notes[0] = dated.format(areas=quantiles.areas, classes=division.classes)
    if found == PART:
        run.feedback.pushWarning(
            tr(
                "The classes of {field} are those of {areas}, which are not all of the Netherlands: give all areas of "
                "the country as REFERENCE, unless this is meant."
            ).format(field=field, areas=quantiles.areas)
        )
    return notes


def heading_of(layer: QgsVectorLayer, field: str) -> str:
    """An indicator in words, with its unit, as it stands above a map."""
    found = layer.fields().at(layer.fields().lookupField(field))
    title = title_of(found)
    in_words = found.alias() or catalogue().find(field) is not None
    return title[:1].upper() + title[1:] if in_words else title


def _low_is_worse(run: Run, field: str) -> bool:
    """Whether low values are the dark ones: as the user says, else as the catalogue knows it."""
    given = run.texts("LOW_IS_WORSE")
    if given:
        return field in given
    known = catalogue().find(field)
    return known is not None and known.direction < 0


def from_style(name: str, style: ClassStyle, classes: pd.Series) -> Indicator:
    """The indicator of a style of classes."""
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
        none = Entry(with_count(tr("no data"), int((classes == 0).sum())), from_style("", style, classes).none.symbol)
    square = layer_square(layer, zoom=3, bare=True) if layer.customProperty(PROPERTY) else ""
    return Indicator(renderer.classAttribute(), style_title(run, layer), entries, none, notes, classes, square)


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

"""Maps of two figures: nine classes of a square, in words in the layer tree and as a square in layouts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsCategorizedSymbolRenderer, QgsFeatureSource, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from ...core.bivariate import THIRDS, Square, colour_of, number_of
from ...core.charts.square import SquareTexts, square_legend
from ...core.classes import QuantileClasses, decimals_of
from ...core.divisions import Division
from ...core.messages import Refusal
from ..compat import plain
from ..i18n import number, of_year, say, tr
from ..known_fields import title_of
from ..layers.new_fields import NewField, or_null
from ..provenance.lineage import index_and_year
from ..run import Run
from ..settings import legend_counts
from ..types import INTEGER, TEXT
from .quantiles import Quantiles, read_quantiles
from .styles import NOTE, ClassStyle, bound_labels, with_count

#: the column that colours follow
FIELD = "klasse_xy"
#: custom property of a layer, stored with its style: what the square says beside the colours
PROPERTY = "regiolens/square"
PLACES = range(1, THIRDS + 1)


@dataclass(frozen=True)
class Axis:
    """One of the two figures.

    Attributes
    ----------
    title : str
        In words, with its unit.
    low_is_worse : bool
    areas : str
        How many areas with data its reference has and of which year, in words.
    """

    title: str
    low_is_worse: bool
    areas: str


def thirds_asked(run: Run, source: QgsFeatureSource, of: str, kept: dict[int, list]) -> Quantiles:
    """The thirds of FIELD_X or FIELD_Y, "X" or "Y"; the features are kept with the first."""
    first = of == "X"
    reference = f"REFERENCE_FIELD_{of}"
    return read_quantiles(
        run, source, run.text(f"FIELD_{of}"), Division(THIRDS), kept if first else None, reference, again=not first
    )


def axis_asked(run: Run, source: QgsFeatureSource, of: str, found: Quantiles) -> Axis:
    """What the legend says of FIELD_X or FIELD_Y, "X" or "Y"."""
    field, fields = run.text(f"FIELD_{of}"), source.fields()
    title = run.text(f"TITLE_{of}").strip() or title_of(fields.at(fields.lookupField(field)))
    whose = "INPUT" if run.layer("REFERENCE") is None else "REFERENCE"
    named = field if whose == "INPUT" else run.text(f"REFERENCE_FIELD_{of}") or field
    year = index_and_year(run.layer(whose), [named])[1]
    return Axis(title, run.choice(f"DIRECTION_{of}") == "low is worse", of_year(found.areas, year))


def pair_title(first: str, second: str) -> str:
    """What a map of two figures is called where nothing else is given."""
    title = tr("{x} and {y}").format(x=first, y=second)
    return title[:1].upper() + title[1:]


def class_labels(square: Square, axes: tuple[Axis, Axis]) -> dict[int, str]:
    """What each class is in words, by its number, in the order in which the square is read; none where there are no
    bounds."""
    words = (tr("low"), tr("middle"), tr("high"))
    parts = [
        [f"{axis.title}: {word} ({bound})" for word, bound in zip(words, bound_labels(found.bounds, found.decimals))]
        for axis, found in zip(axes, (square.x, square.y))
    ]
    if not all(parts):
        return {}
    return {number_of(x, y): f"{parts[0][x - 1]} · {parts[1][y - 1]}" for y in reversed(PLACES) for x in PLACES}


def square_style(square: Square, axes: tuple[Axis, Axis], title: str, notes: Sequence[str]) -> ClassStyle:
    """The map: a category a class, what the classes are of below them, and what the square says as a property."""
    low = axes[0].low_is_worse, axes[1].low_is_worse
    counts = {number_of(x, y): int(square.counts[y - 1][x - 1]) for y in PLACES for x in PLACES}
    entries = [
        (value, with_count(label, counts[value]), QColor(colour_of(*divmod(value, 10), *low)))
        for value, label in class_labels(square, axes).items()
    ]
    told = {
        "x": axes[0].title,
        "y": axes[1].title,
        "x_bounds": _printed(square.x),
        "y_bounds": _printed(square.y),
        "low": low,
        "counts": square.counts.tolist() if entries else [],
        "without": square.without,
    }
    return ClassStyle(
        FIELD, entries, square.without, title, [*_notes(square, axes), *notes], properties={PROPERTY: json.dumps(told)}
    )


def _printed(found: QuantileClasses) -> list[str]:
    return [number(bound, decimals_of(bound, found.decimals)) for bound in found.bounds]


def _notes(square: Square, axes: tuple[Axis, Axis]) -> list[str]:
    """Whose thirds they are, and why a figure has none."""
    lines = [tr("Thirds of {areas}").format(areas=axis.areas) for axis in axes]
    if lines[0] == lines[1]:
        lines = lines[:1]
    else:
        lines = [f"{axis.title}: {line[:1].lower()}{line[1:]}" for axis, line in zip(axes, lines)]
    return lines + [say(note) for found in (square.x, square.y) if not len(found.bounds) for note in found.notes]


def new_fields(square: Square, axes: tuple[Axis, Axis]) -> list[NewField]:
    """The columns of the output: the class of each figure, the one that colours follow, and what that is in words."""
    labels = class_labels(square, axes)
    texts = pd.Series(square.classes).map(labels)
    return [
        NewField.of(
            "klasse_x", INTEGER, or_null(square.x.classes), tr("third of {figure}").format(figure=axes[0].title)
        ),
        NewField.of(
            "klasse_y", INTEGER, or_null(square.y.classes), tr("third of {figure}").format(figure=axes[1].title)
        ),
        NewField.of(FIELD, INTEGER, or_null(square.classes), tr("class of both (tens: across, units: upwards)")),
        NewField.of(f"{FIELD}_label", TEXT, texts.astype(object).where(texts.notna(), None), tr("class in words")),
    ]


def in_order(square: Square, labels: Mapping[int, str]) -> np.ndarray:
    """The classes as places among their labels, from 1; 0 for none."""
    places = {number: place for place, number in enumerate(labels, start=1)}
    return pd.Series(square.classes).map(places).fillna(0).astype("int64").to_numpy()


def layer_square(layer: QgsVectorLayer, width: float = 260, zoom: float = 1, bare: bool = False) -> str:
    """The square of a layer that was made as a map of two figures, in the colours that it has now, as SVG; `bare`
    leaves title and notes out.

    Raises
    ------
    Refusal
        If it is another layer.
    """
    renderer, told = layer.renderer(), layer.customProperty(PROPERTY)
    if not told or not isinstance(renderer, QgsCategorizedSymbolRenderer) or renderer.classAttribute() != FIELD:
        raise Refusal(
            "'{layer}' is no map of two fields: give the layer that regiolens:bivariatemap makes, with its own style.",
            layer=layer.name(),
        )
    categories = [(plain(one.value()), one) for one in renderer.categories()]
    colours = {value: one.symbol().color() for value, one in categories if isinstance(value, int)}
    return _drawn(str(told), colours, ("", []) if bare else (layer.name(), layer_notes(layer)), width, zoom)


def layer_notes(layer: QgsVectorLayer) -> list[str]:
    """What stands below the classes of a layer that was made as a map by class."""
    categories = [(plain(one.value()), one.label()) for one in layer.renderer().categories()]
    return [label for value, label in categories if isinstance(value, str) and value.startswith(NOTE)]


def style_square(style: ClassStyle, width: float = 260, bare: bool = False) -> str:
    """The square of a style, as SVG; `bare` leaves title and notes out."""
    colours = {value: colour for value, _, colour in style.entries}
    texts = ("", []) if bare else (style.title, style.notes)
    return _drawn(style.properties[PROPERTY], colours, texts, width, 1)


def _drawn(
    told: str, colours: Mapping[object, QColor], texts: tuple[str, Sequence[str]], width: float, zoom: float
) -> str:
    """The square from what the property says, with a title and what stands below it."""
    said = json.loads(told)
    title, notes = texts
    # A class without bounds has no entry: its colour is that of the scheme.
    shades = [
        [
            colours[number_of(x, y)].name() if number_of(x, y) in colours else colour_of(x, y, *map(bool, said["low"]))
            for x in PLACES
        ]
        for y in PLACES
    ]
    counted = legend_counts() and said["counts"]
    counts = [[number(count) for count in row] for row in said["counts"]] if counted else []
    across, upwards = (
        tr("{figure} (low is worse)").format(figure=said[name]) if low else said[name]
        for name, low in zip("xy", said["low"])
    )
    about = tr("Legend of a map of two figures: {x} across, {y} upwards, three classes each, darker where worse.")
    texts = SquareTexts(
        title=title,
        description=about.format(x=said["x"], y=said["y"]),
        heading=title,
        x=across,
        y=upwards,
        x_bounds=said["x_bounds"],
        y_bounds=said["y_bounds"],
        no_data=with_count(tr("no data"), int(said["without"])),
        notes=notes,
    )
    return square_legend(texts, shades, counts, width, zoom)

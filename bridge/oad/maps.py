"""What only the OAD algorithms draw and write: the map of changed classes, and squares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ...core.oad.areas import AreaDensity
from ..cancel import stop_if_cancelled
from ..i18n import tr
from ..layers.new_fields import NewField, definitions, or_null, origins
from ..layers.rd import RD
from ..layers.sinks import fill_sink
from ..maps.ramps import ramp_colours
from ..maps.styles import ClassStyle, with_count
from ..run import Run
from ..types import INTEGER, LONG, REAL, TEXT

SAME_GREY = "#d9d9d9"
MOST_STEPS = 4


def change_style(steps: pd.Series, layer: str) -> ClassStyle:
    """Which areas change class by a plan: orange where they get more urban, purple where less.

    Parameters
    ----------
    steps : Series of Int64
        Class now minus class with the plan, missing where an area has no class.
    layer : str
        What the user calls the layer of areas.
    """
    known = steps.dropna().astype(int)
    counts = known.value_counts().to_dict()
    most, least = max([1, *counts]), min([0, *counts])
    up, down = ramp_colours("YlOrBr", MOST_STEPS), ramp_colours("RdPu", MOST_STEPS)
    entries = []
    for step in range(most, least - 1, -1):
        if step > 0:
            label, colour = tr("{steps} class(es) more urban").format(steps=step), up[step - 1]
        elif step < 0:
            label, colour = tr("{steps} class(es) less urban").format(steps=-step), down[-step - 1]
        else:
            label, colour = tr("same class"), QColor(SAME_GREY)
        entries.append((step, with_count(label, counts.get(step, 0)), colour))
    notes = [tr("Classes: CBS"), tr("Layer: {layer}").format(layer=layer)]
    title = tr("Change of stedelijkheid by the plan")
    return ClassStyle("sted_stap", entries, len(steps) - len(known), title, notes)


def density_fields(found: AreaDensity, labels: np.ndarray) -> list[NewField]:
    """The fields that areas and squares share."""
    return [
        NewField.of("oad", REAL, found.oad, tr("address density (OAD, addresses per km²)")),
        NewField.of("oad_adressen", LONG, or_null(found.addresses), tr("number of addresses")),
        NewField.of("sted", INTEGER, or_null(found.classes), tr("stedelijkheid class (1-5)")),
        NewField.of("sted_label", TEXT, labels, tr("stedelijkheid")),
    ]


def change_steps(now: np.ndarray, then: np.ndarray) -> pd.Series:
    """By how many classes areas get more urban, missing where one of both classes is."""
    return pd.Series(now - then).astype("Int64").where((now > 0) & (then > 0))


def plan_fields(now: AreaDensity, then: AreaDensity) -> list[NewField]:
    """The fields that a plan adds."""
    steps = change_steps(now.classes, then.classes)
    return [
        NewField.of("oad_plan", REAL, then.oad, tr("address density with the plan")),
        NewField.of("sted_plan", INTEGER, or_null(then.classes), tr("stedelijkheid class with the plan")),
        NewField.of("sted_stap", INTEGER, steps, tr("classes more urban by the plan")),
    ]


def square_names(west: np.ndarray, south: np.ndarray, size: int) -> np.ndarray:
    """CBS's names of squares, after the hectometres of their lower left corner (metres where those do not suffice)."""
    unit, digits = (100, 4) if size % 100 == 0 else (1, 6)
    names = [f"E{x // unit:0{digits}d}N{y // unit:0{digits}d}" for x, y in zip(west.tolist(), south.tolist())]
    return np.array(names, dtype=object)


def write_squares(run: Run, name: str, corners: tuple[np.ndarray, np.ndarray], size: int, new: list[NewField]) -> str:
    """Write squares of RD with their fields to a sink, and return its id.

    Parameters
    ----------
    corners : tuple of ndarray of int
        West and south of each square.

    Raises
    ------
    QgsProcessingException
        If the user cancels, or the sink cannot be made or written.
    """
    stop_if_cancelled(run.feedback)
    fields = definitions(name, new)
    columns = [field.column() for field in new]
    shape = (fields, QgsWkbTypes.Type.Polygon, QgsCoordinateReferenceSystem(RD))
    squares = _squares(fields, zip(corners[0].tolist(), corners[1].tolist(), *columns), size)
    return fill_sink(run, name, shape, squares, len(corners[0]), origins(new))


def _squares(fields: QgsFields, rows: Iterable[tuple], size: int) -> Iterator[QgsFeature]:
    """Features of rows of west, south and attributes."""
    for west, south, *values in rows:
        feature = QgsFeature(fields)
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(west, south, west + size, south + size)))
        feature.setAttributes(values)
        yield feature

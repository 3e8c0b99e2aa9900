"""Net flows between regions: lines as wide as the number of people, and a matrix."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from qgis.core import (
    QgsArrowSymbolLayer,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsWkbTypes,
)

from ...core.change.migration import TOTAL, net_flows, net_matrix
from ...core.charts.axis import span, steps
from ...core.messages import Refusal
from ..i18n import as_it_is, number, tr
from ..layers.new_fields import NewField, aliases
from ..layers.sinks import write_rows, write_table
from ..maps.styles import ClassStyle, apply_style
from ..naming import name_output
from ..run import Run
from ..types import REAL, TEXT
from .migration import Migration
from .moved_areas import region_points

COLOUR = "#7a0177"
#: millimetres of the widest line and of the narrowest
WIDEST, NARROWEST = 4.0, 0.25


@dataclass(frozen=True)
class FlowStyle(ClassStyle):
    """Arrows from where more people left to where they went, as wide as their number; `most` is the largest."""

    most: float = 1.0

    def renderer(self, geometry_type: QgsWkbTypes.GeometryType) -> QgsRuleBasedRenderer:
        """One rule that draws all, with rules that draw nothing as the examples of the legend."""
        root = QgsRuleBasedRenderer.Rule(None)
        width = f'max({NARROWEST}, {WIDEST} * "{self.field}" / {self.most!r})'
        root.appendChild(QgsRuleBasedRenderer.Rule(_arrow(WIDEST / 3, width), 0, 0, f'"{self.field}" > 0', self.title))
        scale = span(0.0, self.most)
        shown = [value for value, _ in steps(scale, number) if 0 < value <= self.most] or [self.most]
        for value in dict.fromkeys((shown[-1], shown[len(shown) // 2], shown[0])):
            example = _arrow(max(NARROWEST, WIDEST * value / self.most), "")
            label = tr("{count} persons").format(count=number(value))
            root.appendChild(QgsRuleBasedRenderer.Rule(example, 0, 0, "false", as_it_is(label)))
        for note in self.notes:
            hidden = _arrow(NARROWEST, "")
            hidden.setOpacity(0)
            root.appendChild(QgsRuleBasedRenderer.Rule(hidden, 0, 0, "false", as_it_is(note)))
        return QgsRuleBasedRenderer(root)


def _arrow(width: float, expression: str) -> QgsLineSymbol:
    """A line with a head at its end; its width in millimetres by an expression where there is one."""
    arrow = QgsArrowSymbolLayer()
    arrow.setIsCurved(False)
    arrow.setIsRepeated(False)
    arrow.setArrowWidth(width)
    arrow.setArrowStartWidth(width)
    arrow.setHeadLength(1.0 + width)
    arrow.setHeadThickness(0.5 + width / 2)
    arrow.setSubSymbol(
        QgsFillSymbol.createSimple({"color": COLOUR, "outline_color": "#ffffff", "outline_width": "0.1"})
    )
    if expression:
        kinds = QgsSymbolLayer.Property
        for kind, text in (
            (kinds.PropertyArrowWidth, expression),
            (kinds.PropertyArrowStartWidth, expression),
            (kinds.PropertyArrowHeadLength, f"1 + {expression}"),
            (kinds.PropertyArrowHeadThickness, f"0.5 + ({expression}) / 2"),
        ):
            arrow.setDataDefinedProperty(kind, QgsProperty.fromExpression(text))
    symbol = QgsLineSymbol()
    symbol.changeSymbolLayer(0, arrow)  # which takes the arrow over; a list of layers does not
    return symbol


@dataclass(frozen=True)
class Flows:
    """The moves between regions."""

    found: Migration
    moves: pd.DataFrame

    @cached_property
    def net(self) -> pd.DataFrame:
        """See `core.change.migration.net_flows`."""
        return net_flows(self.moves, self.found.tens)

    @cached_property
    def matrix(self) -> pd.DataFrame:
        """See `core.change.migration.net_matrix`."""
        return net_matrix(self.moves, self.found.tens)

    def write_lines(self, run: Run) -> str:
        """Write OUTPUT_FLOWS, and return its id.

        Raises
        ------
        Refusal
            If nothing tells where the regions lie.
        """
        places = self.found.places
        if not (run.given("AREAS") and places.has_outlines):
            raise Refusal(
                "OUTPUT_FLOWS needs to know where the regions lie: give as AREAS a layer with the outlines, or points, "
                "of the areas."
            )
        points = region_points(run, places, self.found.regions)
        net = self.net[self.net["netto"] > 0]
        lost = sorted({*net["van"], *net["naar"]} - set(points))
        if lost:
            run.feedback.pushWarning(
                tr("Regions without an outline, whose flows have no line: {regions}.").format(regions=", ".join(lost))
            )
        lines = [
            QgsGeometry.fromPolylineXY([points[row.van].asPoint(), points[row.naar].asPoint()])
            if row.van in points and row.naar in points
            else QgsGeometry()
            for row in net.itertuples()
        ]
        fields = [
            NewField.of("van", TEXT, net["van"], tr("region that more people left")),
            NewField.of("naar", TEXT, net["naar"], tr("region to which they went")),
            NewField.of("netto", REAL, net["netto"], tr("net flow (persons)")),
            NewField.of("heen", REAL, net["heen"], tr("persons from the one to the other")),
            NewField.of("terug", REAL, net["terug"], tr("persons back")),
        ]
        crs = places.source.sourceCrs()
        output = write_rows(run, "OUTPUT_FLOWS", fields, lines, crs, QgsWkbTypes.Type.LineString)
        most = float(net["netto"].max()) if len(net) else 1.0
        style = FlowStyle("netto", [], 0, tr("Net flows between regions (persons)"), most=most)
        apply_style(run, output, style, aliases(fields))
        return output

    def write_matrix(self, run: Run) -> str:
        """Write OUTPUT_MATRIX, and return its id."""
        matrix = self.matrix
        taken, names = {"van"}, []
        for name in matrix.columns:
            one, again = str(name), 2
            while one.casefold() in taken:
                one, again = f"{name} {again}", again + 1
            taken.add(one.casefold())
            names.append(one)
        columns = [
            NewField.of(
                one,
                REAL,
                matrix.iloc[:, place].to_numpy(),
                tr("net flow to all others") if name == TOTAL else tr("net flow to {region}").format(region=name),
            )
            for place, (one, name) in enumerate(zip(names, matrix.columns))
        ]
        fields = [NewField.of("van", TEXT, np.array(matrix.index, dtype=object), tr("region")), *columns]
        output = write_table(run, "OUTPUT_MATRIX", fields)
        name_output(run, output, aliases(fields))
        return output

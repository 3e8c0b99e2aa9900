"""What a print layout is made of, and the places on its page on which that depends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from ...core.index.model import Model
from ...core.index.record import Told
from ..i18n import index_name
from .charts import WIDTH as CHART_WIDTH
from .charts import height_of
from .items import LEFT, WIDTH

#: where the text of a page begins below its heading, and where it ends
TOP, BOTTOM = 31.0, 267.0
#: the chart below the map, and on pages of its own
CHART = (LEFT, 164.0, WIDTH, BOTTOM - 164.0)
CHART_PAGE = (LEFT, TOP - 4, WIDTH, BOTTOM - TOP + 4)
#: of a chart: pixels a millimetre where it is as wide as the text
SCALE = CHART_WIDTH / WIDTH


@dataclass(frozen=True)
class AreaTable:
    """The table of areas by domain.

    Attributes
    ----------
    cells : dict of str to str
        Expression that prints a score, or its name, to the column's heading.
    most : int
        Number of areas in the region that has the most.
    layer : QgsVectorLayer or None
        Of a template: the user's own, with the field of the areas' names and the expression by which the rows fall.
    rows : dict of int to list of rows
        In the PDF: text and class of each cell, by the region's feature id. QGIS's own table reads and colours each
        row anew for every page, which takes longer than all else.
    """

    cells: Mapping[str, str]
    most: int
    layer: QgsVectorLayer | None = None
    name: str = ""
    by: str = ""
    rows: Mapping[int, Sequence[Sequence[tuple[str, int]]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawn:
    """The charts, as SVG by the feature id of their region in the copied layer.

    Attributes
    ----------
    charts : dict of int to list of str
        Each no higher than a page.
    trends : dict of int to list of str
        The development; empty where there is one year.
    overview : sequence of (str, str)
        Heading and SVG of charts of all regions, each on a page after those of the last one.
    """

    charts: Mapping[int, Sequence[str]]
    trends: Mapping[int, Sequence[str]]
    overview: Sequence[tuple[str, str]] = ()

    @property
    def pages(self) -> int:
        """How many pages the charts take, 0 where one fits below the map."""
        most = max(map(len, self.charts.values()))
        high = max(height_of(chart) for charts in self.charts.values() for chart in charts)
        return most if most > 1 or high > CHART[3] * SCALE else 0


@dataclass(frozen=True)
class Sheet:
    """What a layout is made of.

    Attributes
    ----------
    regions, table : QgsVectorLayer
        The profile layer and its long table.
    outlines : QgsVectorLayer
        What the small map of all regions shows.
    classes : QgsVectorLayer
        What the map shows by class: areas, or the regions themselves.
    restyle : bool
        Whether the map gives `classes` the style by class, because the layer may have any other.
    template : bool
        Whether the layout is to serve other figures later.
    drawn : Drawn
    chart : str
        Expression that gives the region's chart as `base64:...`, of a template.
    title, footer : str
        Above and below each page; the footer is the source line.
    count : int
        Number of regions among which the ranks are.
    labels : list of str
        Of the values in the table.
    classed : set of str
        Those labels whose values have a class.
    counts : DataFrame
        See `MapLayers`.
    areas : AreaTable or None
    bounds : tuple of float
        Between classes, near which a figure is printed with more decimals.
    summed : bool
        Whether what leads is a count, whose sum lies beyond the classes of areas and has no difference.
    where : str
        Filter of the atlas, "" for all regions.
    logo : str
        See `Logo.on_paper`; "" for none.
    sure : str
        How intervals of ranks came about; "" where there are none.
    some : bool
        Whether a region has a figure that is not of all its areas.
    """

    regions: QgsVectorLayer
    outlines: QgsVectorLayer
    table: QgsVectorLayer
    classes: QgsVectorLayer
    drawn: Drawn
    crs: QgsCoordinateReferenceSystem
    told: Told
    title: str
    footer: str
    count: int
    labels: list[str]
    counts: pd.DataFrame
    classed: frozenset[str] = frozenset()
    areas: AreaTable | None = None
    bounds: tuple[float, ...] = ()
    summed: bool = False
    where: str = ""
    restyle: bool = False
    chart: str = ""
    template: bool = False
    logo: str = ""
    sure: str = ""
    some: bool = False

    @property
    def model(self) -> Model:
        """The model of the index."""
        return self.told.model

    @property
    def index(self) -> str:
        """What the index is called."""
        return index_name(self.told.model)

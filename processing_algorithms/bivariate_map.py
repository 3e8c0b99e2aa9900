"""regiolens:bivariatemap, a map of two figures: thirds of the one by thirds of the other, with a square legend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import (
    add_labels,
    add_layout,
    add_origin,
    add_readable,
    add_regions,
    add_sld,
    add_style,
    choice,
    optional_field,
)
from .quartile_map import DIRECTIONS

if TYPE_CHECKING:
    from ..bridge.run import Run


class BivariateMapAlgorithm(RegiolensAlgorithm):
    """Two fields in one map, in three by three classes."""

    NAME = "bivariatemap"
    INPUT = "INPUT"
    FIELD_X = "FIELD_X"
    FIELD_Y = "FIELD_Y"
    REFERENCE = "REFERENCE"
    REFERENCE_FIELD_X = "REFERENCE_FIELD_X"
    REFERENCE_FIELD_Y = "REFERENCE_FIELD_Y"
    DIRECTION_X = "DIRECTION_X"
    DIRECTION_Y = "DIRECTION_Y"
    TITLE = "TITLE"
    TITLE_X = "TITLE_X"
    TITLE_Y = "TITLE_Y"
    SOURCE = "SOURCE"
    AUTHOR = "AUTHOR"
    OUTPUT = "OUTPUT"
    LEGEND = "LEGEND"
    OUTPUT_LAYOUT = "OUTPUT_LAYOUT"
    STYLE = "STYLE"
    CLASSIFIED = "CLASSIFIED"
    MISSING = "MISSING"

    def displayName(self) -> str:
        return tr("Map of two indicators")

    def shortHelpString(self) -> str:
        return tr(
            "Shows two fields in one map: the areas are divided into thirds by each of them, and the nine combinations "
            "have a colour each, orange for the one and blue for the other, dark where both are worse.\n\nThe bounds "
            "come from all areas of the reference that have data, by the rule of 'Quartile map': a value on a bound "
            "belongs to the class above it. Class 1 holds the lowest values, whatever the direction. Areas that lack "
            "one of the two have no class and an entry of their own in the legend. Where many areas share a value, a "
            "class can be empty: the log then says so.\n\nThe layer tree tells the nine classes in words, with their "
            "bounds and numbers of areas. For layouts and texts the legend is a square: as a drawing ('Square "
            "legend'), or by the expression function regiolens_bivariate_legend."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        vector = [QgsProcessing.SourceType.TypeVector]
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), vector),
            tr("The areas to map."),
        )
        self.add(
            QgsProcessingParameterField(self.FIELD_X, tr("Indicator across"), parentLayerParameterName=self.INPUT),
            tr("The field in orange. Text is read as numbers; CBS's missing markers are missing."),
        )
        self.add(
            QgsProcessingParameterField(self.FIELD_Y, tr("Indicator upwards"), parentLayerParameterName=self.INPUT),
            tr("The field in blue. Text is read as numbers here too."),
        )
        self._add_directions()
        self.add(
            QgsProcessingParameterFeatureSource(self.REFERENCE, tr("Reference"), vector, optional=True),
            tr(
                "Layer or table whose areas determine the bounds of both, such as all buurten of the country. Without "
                "it the areas themselves do."
            ),
        )
        self._add_texts()
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Map of two indicators")),
            tr(
                "The areas with klasse_x and klasse_y (1 = lowest values), klasse_xy (31: highest across, lowest "
                "upwards) and klasse_xy_label, styled."
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                self.LEGEND, tr("Square legend"), tr("SVG files (*.svg)"), optional=True, createByDefault=False
            ),
            tr("The legend as a drawing, for a print layout or a text."),
        )
        add_layout(
            self,
            tr(
                "A page with title, map, square legend, source, author and logo: add the layer to a project, then this."
            ),
        )
        add_style(self)
        add_regions(self)
        add_labels(self)
        add_readable(self)
        add_sld(self)
        self.addOutput(QgsProcessingOutputNumber(self.CLASSIFIED, tr("Number of areas with a class")))
        self.addOutput(QgsProcessingOutputNumber(self.MISSING, tr("Number of areas without a class")))

    def _add_directions(self) -> None:
        """Which ends are worse."""
        for name, title in (
            (self.DIRECTION_X, tr("Direction of the indicator across")),
            (self.DIRECTION_Y, tr("Direction of the indicator upwards")),
        ):
            self.add(
                choice(name, title, DIRECTIONS, DIRECTIONS[0]),
                tr("Which end is worse, and so darker: 'high is worse' or 'low is worse'."),
            )

    def _add_texts(self) -> None:
        """What the legend says, and what the reference calls the fields."""
        self.add(
            QgsProcessingParameterString(self.TITLE, tr("Title of the legend"), optional=True),
            tr("What the map is called; when empty, both indicators."),
        )
        for name, title in (
            (self.TITLE_X, tr("Name of the indicator across")),
            (self.TITLE_Y, tr("Name of the indicator upwards")),
        ):
            self.add(
                QgsProcessingParameterString(name, title, optional=True),
                tr("With its unit, as it stands in the legend; when empty, as the layer and the catalogue call it."),
            )
        add_origin(self)
        for name, title in (
            (self.REFERENCE_FIELD_X, tr("Indicator across in the reference")),
            (self.REFERENCE_FIELD_Y, tr("Indicator upwards in the reference")),
        ):
            self.add(
                optional_field(name, title, self.REFERENCE),
                tr("The same indicator in the reference; the field of the same name when empty."),
                advanced=True,
            )

    def check(self, run: Run) -> None:
        from ..bridge.aggregation.region_map import check_regions
        from ..bridge.report.logo import read_logo

        if run.text(self.FIELD_X) == run.text(self.FIELD_Y):
            raise Refusal(
                "FIELD_X and FIELD_Y both name '{field}': choose another field for one of them, or make a quartile "
                "map of this one.",
                field=run.text(self.FIELD_X),
            )
        check_regions(run)
        if run.given(self.OUTPUT_LAYOUT):
            read_logo()
            if not run.source(self.INPUT).sourceCrs().isValid():
                raise Refusal("'{layer}' has no CRS: set it in the layer's properties.", layer=run.title(self.INPUT))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.aggregation.region_map import OUTPUT_REGIONS, regions_on_map, write_shares
        from ..bridge.atlas.square import square_layout
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.maps.bivariate import (
            axis_asked,
            class_labels,
            in_order,
            new_fields,
            pair_title,
            square_style,
            style_square,
            thirds_asked,
        )
        from ..bridge.maps.choropleths import origin_lines
        from ..bridge.maps.styles import apply_style
        from ..core.bivariate import square

        source = run.source(self.INPUT)
        kept: dict[int, list] = {}
        found = [thirds_asked(run, source, of, kept) for of in "XY"]
        axes = axis_asked(run, source, "X", found[0]), axis_asked(run, source, "Y", found[1])
        made = square(found[0].result, found[1].result)
        title = run.text(self.TITLE) or pair_title(axes[0].title, axes[1].title)
        style = square_style(made, axes, title, origin_lines(run.text(self.SOURCE), run.text(self.AUTHOR)))
        ids = found[0].frame.index
        new = new_fields(made, axes)
        shown = regions_on_map(run, source, ids)
        if shown is not None:
            new, style = [*new, *shown.fields], shown.outline(style)
        output = write(run, self.OUTPUT, source, ids, new, kept)
        qml, legend = run.new_file(self.STYLE), run.new_file(self.LEGEND)
        style = apply_style(run, output, style, aliases(new), qml)
        results = {self.OUTPUT: output, self.CLASSIFIED: len(ids) - made.without, self.MISSING: made.without}
        if shown is not None and run.given(OUTPUT_REGIONS):
            labels = class_labels(made, axes)
            results[OUTPUT_REGIONS] = write_shares(run, source, shown, in_order(made, labels), list(labels.values()))
        layout = run.new_file(self.OUTPUT_LAYOUT)
        if layout:
            Path(layout).write_text(square_layout(run, output), encoding="utf-8")
            results[self.OUTPUT_LAYOUT] = layout
        if legend:
            Path(legend).write_text(style_square(style), encoding="utf-8")
            results[self.LEGEND] = legend
        return {**results, self.STYLE: qml} if qml and Path(qml).exists() else results

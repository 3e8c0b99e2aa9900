"""regiolens:quartilemap, a choropleth of quartiles (or other quantiles) that come from a reference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..bridge.i18n import of_year, tr
from ..bridge.maps.ramps import MOST_CLASSES
from .base import RegiolensAlgorithm
from .parameters import (
    add_classes,
    add_labels,
    add_origin,
    add_ramp,
    add_readable,
    add_regions,
    add_sld,
    add_style,
    choice,
)

if TYPE_CHECKING:
    from ..bridge.run import Run
    from ..core.divisions import Division

DIRECTIONS = ("high is worse", "low is worse")
METHODS = ("quantiles", "equal intervals", "natural breaks", "own bounds")


class QuartileMapAlgorithm(RegiolensAlgorithm):
    """Quantile classes with the bounds of a reference, and their map."""

    NAME = "quartilemap"
    INPUT = "INPUT"
    FIELD = "FIELD"
    REFERENCE = "REFERENCE"
    REFERENCE_FIELD = "REFERENCE_FIELD"
    CLASSES = "CLASSES"
    METHOD = "METHOD"
    BOUNDS = "BOUNDS"
    DIRECTION = "DIRECTION"
    RAMP = "RAMP"
    TITLE = "TITLE"
    SOURCE = "SOURCE"
    AUTHOR = "AUTHOR"
    OUTPUT = "OUTPUT"
    STYLE = "STYLE"
    CLASSIFIED = "CLASSIFIED"
    MISSING = "MISSING"

    def displayName(self) -> str:
        return tr("Quartile map")

    def shortHelpString(self) -> str:
        return tr(
            "Divides areas into quartiles (or 2 to 10 quantiles) and styles them as a choropleth, darker where it is "
            "worse.\n\nThe bounds come from all areas of the reference that have data; give the whole country as the "
            "reference, and a province keeps the classes that it has within the country. A value on a bound belongs "
            "to the class above it. Class 1 holds the lowest values, whatever the direction; areas without data have "
            "no class and an entry of their own in the legend. Where many areas share a value, bounds coincide and a "
            "class can be empty: the log then says so. Fewer areas than classes give no class.\n\nThe legend prints "
            "the bounds with as few decimals as leave every area in its class, and the number of areas per class."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        vector = [QgsProcessing.SourceType.TypeVector]
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), vector),
            tr("The areas to map."),
        )
        self.add(
            QgsProcessingParameterField(self.FIELD, tr("Indicator"), parentLayerParameterName=self.INPUT),
            tr("The field to divide into classes. Text is read as numbers; CBS's missing markers are missing."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.REFERENCE, tr("Reference"), vector, optional=True),
            tr(
                "Layer or table whose areas determine the bounds, such as all buurten of the country. Without it the "
                "areas themselves do."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                self.REFERENCE_FIELD,
                tr("Indicator in the reference"),
                parentLayerParameterName=self.REFERENCE,
                optional=True,
            ),
            tr("The same indicator in the reference; the field of the same name when empty."),
        )
        add_classes(self)
        self.add(
            choice(self.METHOD, tr("Method of division"), METHODS, METHODS[0]),
            tr(
                "'equal in number (quantiles)': classes as equal in number of areas as equal values allow. 'equal "
                "intervals': classes of equal width from the lowest value to the highest. 'natural breaks': the "
                "classes with the least squared deviation from their means, computed to the optimum (Fisher-Jenks). "
                "'own bounds': those given "
                "below."
            ),
        )
        self.add(
            QgsProcessingParameterString(self.BOUNDS, tr("Own bounds"), optional=True),
            tr(
                "For 'own bounds': the lowest value of each class above the first, such as '10; 20; 30', which makes "
                "four classes. A value on a bound belongs to the class above it."
            ),
        )
        self.add(
            choice(self.DIRECTION, tr("Direction"), DIRECTIONS, DIRECTIONS[0]),
            tr("Which end is worse, and so darker: 'high is worse' or 'low is worse'."),
        )
        add_ramp(self)
        self.add(
            QgsProcessingParameterString(self.TITLE, tr("Title of the legend"), optional=True),
            tr("Indicator, year and unit, such as 'WOZ-waarde, 2024 (x 1.000 euro)'; the field's name when empty."),
        )
        add_origin(self)
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Quartile map")),
            tr("The areas with kwartiel (1 = lowest values) and kwartiel_label, styled."),
        )
        add_style(self)
        add_regions(self)
        add_labels(self)
        add_readable(self)
        add_sld(self)
        self.addOutput(QgsProcessingOutputNumber(self.CLASSIFIED, tr("Number of areas with a class")))
        self.addOutput(QgsProcessingOutputNumber(self.MISSING, tr("Number of areas without a class")))

    def check(self, run: Run) -> None:
        from ..bridge.aggregation.region_map import check_regions

        check_regions(run)
        self.division(run)

    def division(self, run: Run) -> Division:
        """How the areas are divided.

        Raises
        ------
        Refusal
            If own bounds are missing, do not rise, or are given with another method.
        """
        from ..core.divisions import OWN, Division, own_bounds, parse_bounds
        from ..core.messages import Refusal

        method, text = run.choice(self.METHOD), run.text(self.BOUNDS)
        if method == OWN:
            return Division(method=method, own=own_bounds(parse_bounds(text), MOST_CLASSES))
        if text:
            raise Refusal("BOUNDS holds for METHOD 'own bounds' alone: choose that, or leave BOUNDS empty.")
        return Division(run.whole(self.CLASSES), method)

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.aggregation.region_map import OUTPUT_REGIONS, regions_on_map, write_shares
        from ..bridge.layers.new_fields import NewField, aliases, or_null
        from ..bridge.layers.sinks import write
        from ..bridge.maps.choropleths import origin_lines, quantile_notes, quantile_style
        from ..bridge.maps.quantiles import read_quantiles
        from ..bridge.maps.styles import apply_style
        from ..bridge.provenance.lineage import index_and_year
        from ..bridge.types import INTEGER, TEXT
        from ..core.classes import labels_of

        source = run.source(self.INPUT)
        field, division = run.text(self.FIELD), self.division(run)
        kept: dict[int, list] = {}
        found = read_quantiles(run, source, field, division, kept, self.REFERENCE_FIELD)
        frame, result, labels = found.frame, found.result, found.labels
        quantiles = division.method == METHODS[0]
        called = tr("quantile of {field}") if quantiles else tr("class of {field}")
        bounds = tr("bounds of the quantile") if quantiles else tr("bounds of the class")
        new = [
            NewField.of("kwartiel", INTEGER, or_null(result.classes), called.format(field=field)),
            NewField.of("kwartiel_label", TEXT, labels_of(result.classes, labels), bounds),
        ]
        shown = regions_on_map(run, source, frame.index)
        of = self.INPUT if run.layer(self.REFERENCE) is None else self.REFERENCE
        named = field if of == self.INPUT else run.text(self.REFERENCE_FIELD) or field
        year = index_and_year(run.layer(of), [named])[1]
        notes = quantile_notes(division, of_year(found.areas, year), () if labels else result.notes)
        style = quantile_style(
            result.classes,
            labels,
            run.choice(self.RAMP),
            run.choice(self.DIRECTION) == DIRECTIONS[1],
            run.text(self.TITLE) or field,
            [*notes, *origin_lines(run.text(self.SOURCE), run.text(self.AUTHOR))],
        )
        if shown is not None:
            new, style = [*new, *shown.fields], shown.outline(style)
        output = write(run, self.OUTPUT, source, frame.index, new, kept)
        qml = run.new_file(self.STYLE)
        apply_style(run, output, style, aliases(new), qml)
        classified = int((result.classes > 0).sum())
        results = {self.OUTPUT: output, self.CLASSIFIED: classified, self.MISSING: len(frame) - classified}
        if shown is not None and run.given(OUTPUT_REGIONS):
            results[OUTPUT_REGIONS] = write_shares(run, source, shown, result.classes, labels)
        return {**results, self.STYLE: qml} if qml and Path(qml).exists() else results

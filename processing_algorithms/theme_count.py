"""regiolens:themecount, on how many themes an area is among the worst, and on how many among the best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import MatrixParameter, add_readable

if TYPE_CHECKING:
    from ..bridge.run import Run


class ThemeCountAlgorithm(RegiolensAlgorithm):
    """Counts of themes, with two maps that belong together."""

    NAME = "themecount"
    INPUT = "INPUT"
    FIELDS = "FIELDS"
    DIRECTIONS = "DIRECTIONS"
    REFERENCE = "REFERENCE"
    OUTPUT = "OUTPUT"
    OUTPUT_BEST = "OUTPUT_BEST"
    COUNTED = "COUNTED"
    MISSING = "MISSING"

    def displayName(self) -> str:
        return tr("Count themes")

    def shortHelpString(self) -> str:
        return tr(
            "Counts on how many themes each area is in the worst quarter of the reference, and on how many in the "
            "best: where problems pile up, and where strengths lie beside them.\n\nA theme is a field, such as the "
            "domain scores of the MDI. Whether high or low is worse is known of the fields of the catalogue, and has "
            "to be said of others. The quarters are those of a quartile map: of all areas of the reference that have a "
            "figure.\n\nA missing figure counts neither as worst nor as best; themas_n is the number of themes that an "
            "area has, and without any there is no count. The two maps have the same classes and belong side by side."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), [QgsProcessing.SourceType.TypeVector]),
            tr("A layer, or a table, with the figures of areas of one level."),
        )
        self.add(
            QgsProcessingParameterField(
                self.FIELDS, tr("Fields of the themes"), parentLayerParameterName=self.INPUT, allowMultiple=True
            ),
            tr("One field a theme, such as mdi_inkomen, mdi_werk and the other domains."),
        )
        self.add(
            MatrixParameter(self.DIRECTIONS, tr("Directions"), headers=[tr("Field"), tr("Direction")], optional=True),
            tr(
                "Only where the catalogue does not know a field, or it is to be otherwise: rows of field and "
                'direction, or a JSON object such as {"koopwoningen": "low is worse"}; the other is "high is worse".'
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                self.REFERENCE, tr("Reference"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr(
                "All areas of the country with the same fields, whose quarters are taken; without it the areas "
                "themselves."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Themes in the worst quarter")),
            tr(
                "The areas with slechtste_n and beste_n, the themes in words (slechtste, beste) and themas_n, as a map "
                "of slechtste_n."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT_BEST, tr("Themes in the best quarter"), optional=True, createByDefault=False
            ),
            tr("The same areas and fields, as a map of beste_n with the same classes."),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.COUNTED, tr("Number of areas with a count")))
        self.addOutput(QgsProcessingOutputNumber(self.MISSING, tr("Number of areas without a count")))

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        from ..bridge.patterns.themes import parse_directions

        yield from super().fields_named(run)
        yield self.DIRECTIONS, self.INPUT, list(parse_directions(run.parameters.get(self.DIRECTIONS), run.context))

    def check(self, run: Run) -> None:
        if not run.texts(self.FIELDS):
            raise Refusal("FIELDS names no field: give one or more.")

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.maps.styles import apply_style
        from ..bridge.patterns.themes import read_themes, styles, tell

        kept: dict[int, list] = {}
        found = read_themes(run, kept)
        tell(run, found)
        fields = found.new_fields()
        results: dict[str, Any] = {}
        for name, style in zip((self.OUTPUT, self.OUTPUT_BEST), styles(found)):
            if name == self.OUTPUT or run.given(name):
                results[name] = write(run, name, run.source(self.INPUT), found.ids, fields, kept)
                apply_style(run, results[name], style, aliases(fields))
        with_count = int((found.themes.known > 0).sum())
        return {**results, self.COUNTED: with_count, self.MISSING: len(found.themes.known) - with_count}

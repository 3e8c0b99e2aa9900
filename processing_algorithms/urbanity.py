"""regiolens:urbanity, CBS's class of stedelijkheid from the address density."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..bridge.i18n import say, tr
from .base import RegiolensAlgorithm
from .parameters import add_labels, add_readable, add_sld

if TYPE_CHECKING:
    from ..bridge.run import Run


class UrbanityAlgorithm(RegiolensAlgorithm):
    """Classes 1-5 after CBS, with their style."""

    NAME = "urbanity"
    INPUT = "INPUT"
    FIELD = "FIELD"
    OUTPUT = "OUTPUT"
    CLASSIFIED = "CLASSIFIED"
    MISSING = "MISSING"

    def displayName(self) -> str:
        return tr("Classify stedelijkheid (OAD)")

    def shortHelpString(self) -> str:
        return tr(
            "Gives each area CBS's class of stedelijkheid from its address density (OAD, addresses per km²): "
            "1 zeer sterk stedelijk from 2500, 2 sterk stedelijk from 1500, 3 matig stedelijk from 1000, 4 weinig "
            "stedelijk from 500, 5 niet stedelijk below 500. Lower bounds are inclusive. Missing stays missing, and "
            "what is below zero is no OAD. In the wijk- en buurtkaart stedelijkheid_adressen_per_km2 is CBS's class; "
            "the OAD is omgevingsadressendichtheid.\n\n"
            "CBS classifies the unrounded OAD: where the published, rounded OAD shows exactly 500, 1000, 1500 or "
            "2500, CBS's own class can be the less urban one."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), [QgsProcessing.SourceType.TypeVector]),
            tr("Gemeenten, wijken, buurten or areas of your own with their OAD."),
        )
        self.add(
            QgsProcessingParameterField(self.FIELD, tr("Field with the OAD"), parentLayerParameterName=self.INPUT),
            tr(
                "Address density in addresses per km², such as ste_oad. Text is read as numbers; CBS's missing "
                "markers such as -99997 are missing."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Stedelijkheid")),
            tr("The areas with sted (1-5) and sted_label, styled by class."),
        )
        add_labels(self)
        add_readable(self)
        add_sld(self)
        self.addOutput(QgsProcessingOutputNumber(self.CLASSIFIED, tr("Number of areas with a class")))
        self.addOutput(QgsProcessingOutputNumber(self.MISSING, tr("Number of areas without a class")))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.known_fields import catalogue
        from ..bridge.layers.area_fields import read_numbers
        from ..bridge.layers.columns import whole_layer
        from ..bridge.layers.new_fields import NewField, aliases, or_null
        from ..bridge.layers.sinks import write
        from ..bridge.maps.choropleths import urbanity_style
        from ..bridge.maps.styles import apply_style
        from ..bridge.types import INTEGER, TEXT
        from ..core.classes import URBANITY_LABELS, labels_of, urbanity
        from ..core.oad.published import check_oad

        source = run.source(self.INPUT)
        kept = {}
        field, title = run.text(self.FIELD), run.title(self.INPUT)
        frame = read_numbers(source, field, run.feedback, kept, whole_layer(run, self.INPUT, source))
        known = catalogue().find(field)
        for warning in check_oad(frame["value"], field, title, known.kind if known else ""):
            run.feedback.pushWarning(say(warning))
        if frame["value"].isna().all():
            run.feedback.pushWarning(
                tr("Field '{field}' of '{layer}' has no value in any area, so that none gets a class.").format(
                    field=field, layer=title
                )
            )
        classes = urbanity(frame["value"])
        new = [
            NewField.of("sted", INTEGER, or_null(classes), tr("stedelijkheid class (1-5)")),
            NewField.of("sted_label", TEXT, labels_of(classes, URBANITY_LABELS), tr("stedelijkheid")),
        ]
        output = write(run, self.OUTPUT, source, frame.index, new, kept)
        apply_style(run, output, urbanity_style(classes, title), aliases(new))
        classified = int((classes > 0).sum())
        return {self.OUTPUT: output, self.CLASSIFIED: classified, self.MISSING: len(classes) - classified}

"""regiolens:exportmetadata, the metadata of a layer for a catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..bridge.i18n import tr
from .base import RegiolensAlgorithm

if TYPE_CHECKING:
    from ..bridge.run import Run


class ExportMetadataAlgorithm(RegiolensAlgorithm):
    """What a layer says of itself, as ISO 19139 XML."""

    NAME = "exportmetadata"
    INPUT = "INPUT"
    SCALE = "SCALE"
    OUTPUT = "OUTPUT"

    def displayName(self) -> str:
        return tr("Export metadata (ISO 19139)")

    def shortHelpString(self) -> str:
        return tr(
            "Writes the metadata of a layer as ISO 19139 XML by the Dutch profile of ISO 19115 for geography (2.1.0), "
            "as the Nationaal georegister and GeoNetwork take it: title, abstract, definitions of the columns, dates, "
            "status, topic, keywords, responsible organisation, limits of use, licence, CRS, extent and lineage.\n\n"
            "What Regiolens makes says all of this itself, without folders, servers or users. Organisation, e-mail and "
            "role are set once in Settings > Options > Regiolens. What the profile asks for and the layer does not "
            "tell is named in the log."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Layer"), [QgsProcessing.SourceType.TypeVector]),
            tr("The layer or table to be published, such as one that Regiolens made."),
        )
        self.add(
            QgsProcessingParameterNumber(
                self.SCALE,
                tr("Scale of the outlines (1 : ...)"),
                QgsProcessingParameterNumber.Type.Integer,
                None,
                optional=True,
                minValue=1,
            ),
            tr("Denominator of the scale for which the outlines are made, such as 50000; the profile asks for it."),
        )
        self.add(
            QgsProcessingParameterFileDestination(self.OUTPUT, tr("Metadata"), tr("XML files (*.xml)")),
            tr("The XML file, to be loaded into a catalogue."),
        )

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.publishing.record import record_of
        from ..core.publishing.iso19139 import to_xml

        words = {
            "organisation": tr("organisation (Settings > Options > Regiolens)"),
            "email": tr("e-mail (Settings > Options > Regiolens)"),
            "keywords": tr("keywords"),
            "abstract": tr("abstract"),
            "limits": tr("limits of use"),
            "licence": tr("licence"),
            "history": tr("lineage"),
            "crs": tr("CRS"),
            "bounds": tr("extent"),
            "scale": tr("scale of the outlines (SCALE)"),
        }
        record = record_of(run.layer(self.INPUT), run.whole(self.SCALE) if run.given(self.SCALE) else 0)
        lacking = [words.get(name, name) for name in record.lacking()]
        if lacking:
            run.feedback.pushWarning(
                tr("The Dutch profile of ISO 19115 asks for what the layer does not tell: {elements}.").format(
                    elements=", ".join(lacking)
                )
            )
        path = run.new_file(self.OUTPUT)
        Path(path).write_text(to_xml(record), encoding="utf-8")
        return {self.OUTPUT: path}

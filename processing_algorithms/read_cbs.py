"""regiolens:readcbs, a file of CBS, RIVM, police or Kiesraad as a clean table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..bridge.i18n import say, tr
from .base import RegiolensAlgorithm
from .parameters import add_readable, add_report, choice

if TYPE_CHECKING:
    from ..bridge.run import Run

LEVELS = ("all", "gemeente", "wijk", "buurt")
ENCODINGS = ("automatic", "UTF-8", "UTF-16", "Windows-1252", "ISO-8859-1", "IBM850")
DELIMITERS = ("automatic", "semicolon", "comma", "tab", "pipe")
DECIMALS = ("automatic", "comma", "point")


class ReadCbsAlgorithm(RegiolensAlgorithm):
    """Reads a file as it was handed out."""

    NAME = "readcbs"
    INPUT = "INPUT"
    LAYER = "LAYER"
    LEVEL = "LEVEL"
    ENCODING = "ENCODING"
    DELIMITER = "DELIMITER"
    DECIMAL = "DECIMAL"
    OUTPUT = "OUTPUT"
    REPORT = "REPORT"
    ROWS = "ROWS"
    KIND = "KIND"
    CODE_FIELD = "CODE_FIELD"

    def displayName(self) -> str:
        return tr("Read a CBS file")

    def shortHelpString(self) -> str:
        return tr(
            "Reads a file as CBS, RIVM, the police and the Kiesraad hand it out, into a clean table that can be "
            "joined at once: Kerncijfers wijken en buurten (xls, xlsx, csv), the wijk- en buurtkaart (GeoPackage or "
            "shapefile, with its geometry), exports of StatLine, results of elections, and others like them.\n\nIt "
            "finds by itself the sheet with the data, the encoding, the delimiter, and the decimal sign of each "
            "column; leaves out titles above and notes below; brings codes to one form (GM0014, WK001400, "
            "BU00140001), which stay text; makes numbers of figures that came as text; and makes missing markers "
            "empty, never zero.\n\nThe log and the report tell what was recognised and changed, and where something "
            "could be read in two ways, such as 1.250; then choose the decimal sign. The file itself is not changed."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile(
                self.INPUT,
                tr("File"),
                fileFilter=tr(
                    "Tables (*.csv *.txt *.tsv *.xls *.xlsx *.xlsm *.ods *.gpkg *.shp *.dbf *.zip);;All files (*)"
                ),
            ),
            tr("A csv, txt, xls, xlsx, ods, gpkg or shp file, or a zip file with one of these."),
        )
        self.add(
            QgsProcessingParameterString(self.LAYER, tr("Sheet or layer"), optional=True),
            tr("When empty, the sheet that holds the data is found; in a zip file with several files, name the file."),
        )
        self.add(
            choice(self.LEVEL, tr("Rows to keep"), LEVELS, LEVELS[0]),
            tr(
                "A KWB file holds gemeenten, wijken and buurten; of the wijk- en buurtkaart the layer of that level is "
                "read."
            ),
        )
        for name, label, options, help_text in (
            (self.ENCODING, tr("Encoding"), ENCODINGS, tr("Choose one where letters with accents come out wrong.")),
            (self.DELIMITER, tr("Delimiter"), DELIMITERS, tr("What stands between the columns of a file of text.")),
            (
                self.DECIMAL,
                tr("Decimal sign"),
                DECIMALS,
                tr(
                    "Decides where a column can be read in two ways, such as 1.250; other columns are read as they are."
                ),
            ),
        ):
            self.add(choice(name, label, options, options[0]), help_text, advanced=True)
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Clean table"), QgsProcessing.SourceType.TypeVector),
            tr("The table, with descriptions as aliases and its origin in the metadata; of a map layer with geometry."),
        )
        add_report(self, tr("A page that tells what was recognised, what was changed, and what each column holds."))
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.ROWS, tr("Number of rows")))
        self.addOutput(QgsProcessingOutputString(self.KIND, tr("What the file was recognised as")))
        self.addOutput(QgsProcessingOutputString(self.CODE_FIELD, tr("Field with the codes")))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.files.layer import origin, understand, write_reading, write_report
        from ..bridge.files.opened import Choices
        from ..bridge.files.read import opened
        from ..bridge.layers.frames import gc_paused
        from ..bridge.layers.new_fields import aliases
        from ..bridge.provenance.metadata import describe

        path = run.file(self.INPUT)
        level = run.choice(self.LEVEL)
        choices = Choices(
            run.text(self.LAYER).strip(),
            run.choice(self.ENCODING),
            run.choice(self.DELIMITER),
            level,
        )
        with gc_paused(), opened(path, choices, run.feedback) as found:
            reading = understand(found, run.choice(self.DECIMAL), level)
            for note in reading.notes():
                run.feedback.pushInfo(say(note))
            for warning in reading.warnings():
                run.feedback.pushWarning(say(warning))
            source = origin(reading, path)
            output = write_reading(run, self.OUTPUT, reading)
            describe(run, output, source, aliases(reading.fields))
        results = {
            self.OUTPUT: output,
            self.ROWS: len(reading.tidied.rows),
            self.KIND: say(reading.kind.name),
            self.CODE_FIELD: reading.tidied.code,
        }
        report = run.new_file(self.REPORT)
        if report:
            write_report(report, reading)
            results[self.REPORT] = report
        return results

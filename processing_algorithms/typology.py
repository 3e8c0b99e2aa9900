"""regiolens:typology, the types of gemeenten by rules of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
)

from ..bridge.i18n import tr
from .base import RegiolensAlgorithm
from .parameters import MatrixParameter, add_readable

if TYPE_CHECKING:
    from ..bridge.run import Run


class TypologyAlgorithm(RegiolensAlgorithm):
    """A column a type, and the types in words."""

    NAME = "typology"
    INPUT = "INPUT"
    RULES_FILE = "RULES_FILE"
    FIELD_MAP = "FIELD_MAP"
    OUTPUT = "OUTPUT"
    TYPED = "TYPED"
    UNTYPED = "UNTYPED"
    TYPES = "TYPES"

    def displayName(self) -> str:
        return tr("Types of gemeenten")

    def shortHelpString(self) -> str:
        return tr(
            "Tells of each area of which types it is, by the rules of a file. With Regiolens come the eleven types of "
            "Accentueer het verschil (2024), such as groeigemeente, werkgemeente and centrumgemeente, and four classes "
            "of size at 20, 50 and 100 thousand inhabitants.\n\nEach type is a column: 1 where it holds, 0 where it "
            "does not, and missing where a figure that decides is missing. An area can have several types; those that "
            "exclude each other cannot both hold. A type of which the layer has no figures stays missing, and is "
            "named.\n\nRules can look at a ratio (employment function = jobs / working population x 100), at growth, "
            "and at the share of the inhabitants of a COROP region, which is told of regions that are in the layer "
            "whole."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), [QgsProcessing.SourceType.TypeVector]),
            tr("Gemeenten with the figures that the rules look at."),
        )
        self.add(
            QgsProcessingParameterFile(self.RULES_FILE, tr("File with the rules"), extension="json", optional=True),
            tr(
                "A typology of your own as JSON; the shipped one when empty. Faults are named with their path in the "
                "file."
            ),
        )
        self.add(
            MatrixParameter(self.FIELD_MAP, tr("Fields by figure"), headers=[tr("Figure"), tr("Field")], optional=True),
            tr(
                "Only where the layer calls a figure otherwise than the file: rows of figure and field, or a JSON "
                "object "
                'such as {"banen": "aantal_banen"}. The log says which fields were taken.'
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Types")),
            tr("The areas with a column a type (1, 0, missing) and typen, their types in words."),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.TYPED, tr("Number of areas with a type")))
        self.addOutput(QgsProcessingOutputNumber(self.UNTYPED, tr("Number of areas without a type")))
        self.addOutput(QgsProcessingOutputString(self.TYPES, tr("Columns of the types of which the figures are there")))

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        from ..bridge.patterns.typology import parse_field_map, read_typology

        yield from super().fields_named(run)
        typology = read_typology(run.file(self.RULES_FILE))
        mapped = parse_field_map(run.parameters.get(self.FIELD_MAP), typology, run.context)
        yield self.FIELD_MAP, self.INPUT, list(mapped.values())

    def own_choices(self, run: Run) -> dict[str, str]:
        from ..bridge.patterns.typology import read_typology

        typology = read_typology(run.file(self.RULES_FILE))
        return {self.RULES_FILE: f"{typology.title} ({typology.id})"}

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write
        from ..bridge.naming import name_output
        from ..bridge.patterns.typology import read_types, tell

        kept: dict[int, list] = {}
        found, ids = read_types(run, kept)
        tell(run, found)
        fields = found.new_fields(ids)
        output = write(run, self.OUTPUT, run.source(self.INPUT), ids, fields, kept)
        name_output(run, output, aliases(fields))
        typed = int((found.table == 1).any(axis=1).sum())
        told = [str(name) for name in found.table if not found.lacking[name] and found.table[name].notna().any()]
        counts = {self.TYPED: typed, self.UNTYPED: len(found.table) - typed}
        # As models hand several fields on: to ROWS of the cross table, or TYPE_FIELDS of the profiles.
        return {self.OUTPUT: output, **counts, self.TYPES: ";".join(told)}

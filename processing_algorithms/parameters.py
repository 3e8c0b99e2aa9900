"""Parameters that several algorithms share, and parameter types of Regiolens' own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProperty,
)

from ..bridge.choice_words import AS_WORDS
from ..bridge.i18n import full_title, tr
from ..bridge.maps.ramps import MOST_CLASSES, RAMPS

if TYPE_CHECKING:
    from ..bridge.run import Run
    from ..core.index.model import Model
    from ..core.index.record import Told
    from .base import RegiolensAlgorithm


class ChoiceParameter(QgsProcessingParameterEnum):
    """An enumeration that takes a keyword's number as well; `Run.choice` refuses the rest and lists the keywords."""

    def checkValueIsAcceptable(self, value: object, context: QgsProcessingContext | None = None) -> bool:
        kinds = (str, int, float, list, tuple) if self.allowMultiple() else (str, int, float)
        return isinstance(value, kinds) or super().checkValueIsAcceptable(value, context)


def choices(name: str, description: str, options: Iterable[str]) -> QgsProcessingParameterEnum:
    """An enumeration as `choice`, of which several values, or none, can be chosen; see `Run.choices`."""
    found = ChoiceParameter(name, description, options=list(options), allowMultiple=True, usesStaticStrings=True)
    found.setFlags(found.flags() | QgsProcessingParameterDefinition.Flag.FlagOptional)
    found.setMetadata(AS_WORDS)
    return found


def choice(name: str, description: str, options: Iterable[str], default: str) -> QgsProcessingParameterEnum:
    """An enumeration whose values are the keywords themselves, so that scripts and models stay readable.

    Dialogs show words of the user's language for them.
    """
    found = ChoiceParameter(name, description, options=list(options), usesStaticStrings=True, defaultValue=default)
    found.setMetadata(AS_WORDS)
    return found


def model_choice(model: Model) -> dict[str, str]:
    """What `own_choices` says of an index model: its title, id and the hash of what makes its scores."""
    return {"MODEL": f"{full_title(model)} ({model.id}, {model.fingerprint()})"}


#: the choice of no model: the layer tells it
AS_TOLD = "as the layer tells"


def told_index(run: Run, name: str, fields: Iterable[str] = ()) -> Told:
    """The index of the layer of a parameter: what the layer says of itself, else what MODEL and MODEL_FILE mean; with
    the year of these fields of it.

    Raises
    ------
    Refusal
        If the one contradicts the other.
    """
    from ..bridge.index.asked import chosen_model
    from ..bridge.index.told import told_by
    from ..bridge.provenance.lineage import index_and_year, within_of

    chosen = chosen_model(run) if run.choice("MODEL") != AS_TOLD or run.given("MODEL_FILE") else None
    told = told_by(*index_and_year(run.layer(name), fields), run.title(name), chosen)
    return replace(told, within=within_of(run.layer(name)))


MISSING = ("available with at least half", "all required", "strict")


class MatrixParameter(QgsProcessingParameterMatrix):
    """A matrix that takes a JSON object, and an expression, as well; see `bridge/matrix.py`."""

    def checkValueIsAcceptable(self, value: object, context: QgsProcessingContext | None = None) -> bool:
        return isinstance(value, (dict, str, QgsProperty)) or super().checkValueIsAcceptable(value, context)


def optional_field(name: str, title: str, layer: str = "INPUT") -> QgsProcessingParameterField:
    """A field of a layer, which may be left out."""
    return QgsProcessingParameterField(name, title, parentLayerParameterName=layer, optional=True)


def add_area_code(algorithm: RegiolensAlgorithm, advanced: bool = False) -> None:
    """Add the field with the codes of the areas."""
    algorithm.add(
        optional_field("AREA_CODE", tr("Field with the codes")),
        tr("The CBS codes of the areas; found by itself when empty."),
        advanced,
    )


def add_rules(algorithm: RegiolensAlgorithm, help_text: str, advanced: bool = False) -> None:
    """Add the rules by which figures of areas are brought together; `rules_named` tells their fields."""
    rules = MatrixParameter(
        "RULES",
        tr("Rules"),
        headers=[tr("Field"), tr("Rule"), tr("Weight or denominator"), tr("Name of the result")],
        optional=True,
    )
    algorithm.add(rules, help_text, advanced)


def rules_named(run: Run) -> tuple[str, str, Sequence[str]]:
    """The fields that RULES names, as `fields_named` gives them."""
    from ..bridge.aggregation.rules import fields_of_rules

    return "RULES", "INPUT", fields_of_rules(run.parameters.get("RULES"), run.context)


def add_map_regions(algorithm: RegiolensAlgorithm) -> None:
    """Add the regions that a map of areas shows."""
    algorithm.add(
        optional_field("REGION_FIELD", tr("Field with the regions")),
        tr("A field of the areas that names the region of each; regions get a darker outline on the map."),
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "REGIONS", tr("Polygons of regions"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
        ),
        tr(
            "Instead of a field: a layer of polygons. An area belongs to the region that holds the largest part of it, "
            "and the outline is that of its areas together."
        ),
    )
    algorithm.add(
        optional_field("REGIONS_FIELD", tr("Field that names the polygons"), "REGIONS"),
        tr("By default the first field that seems to hold names."),
    )


def add_regions(algorithm: RegiolensAlgorithm) -> None:
    """Add the regions that a map of areas shows, and the table of classes per region."""
    add_map_regions(algorithm)
    add_inhabitants(algorithm, tr("For the table of classes per region; by default found by its name."))
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            "OUTPUT_REGIONS",
            tr("Classes per region"),
            QgsProcessing.SourceType.TypeVector,
            optional=True,
            createByDefault=False,
        ),
        tr(
            "A table with a row for each region and class, and for all areas together: number of areas and "
            "inhabitants, and their shares in percent of what has a class."
        ),
    )


def add_addresses(algorithm: RegiolensAlgorithm) -> None:
    """Add the layer of addresses and the field with their number, which both OAD algorithms take."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            algorithm.ADDRESSES, tr("Addresses"), [QgsProcessing.SourceType.TypeVectorPoint]
        ),
        tr(
            "One point an address, such as the verblijfsobjecten of the BAG that are in use. Layers that are not "
            "in RD are reprojected to it."
        ),
    )
    algorithm.add(
        optional_field(algorithm.COUNT_FIELD, tr("Number of addresses at each point"), algorithm.ADDRESSES),
        tr("Whole numbers, 0 or more; without it each point is one address, and so is each part of a multipoint."),
    )


def add_readable(algorithm: RegiolensAlgorithm) -> None:
    """Add the choice of tables that people open in a spreadsheet."""
    algorithm.add(
        QgsProcessingParameterBoolean("READABLE", tr("Tables for people"), defaultValue=False),
        tr(
            "csv with your own decimal sign and separator, and a .csvt with the types of its columns; xlsx with titles "
            "and units for heads. Without it a csv has decimal points and an xlsx the names of the fields, as programs "
            "read them. A head that stays in view, and percentages as such, an xlsx has either way."
        ),
        advanced=True,
    )


def add_origin(algorithm: RegiolensAlgorithm) -> None:
    """Add what the legend says last: the source, and who made the map."""
    algorithm.add(
        QgsProcessingParameterString("SOURCE", tr("Source line"), optional=True),
        tr("Shown below the classes in the legend, such as 'CBS, Kerncijfers wijken en buurten 2024'."),
    )
    algorithm.add(
        QgsProcessingParameterString("AUTHOR", tr("Author or organisation"), optional=True),
        tr("Shown below the source. When empty, the organisation of Settings > Options > Regiolens."),
    )


def add_labels(algorithm: RegiolensAlgorithm) -> None:
    """Add the choice of names on the map."""
    algorithm.add(
        QgsProcessingParameterBoolean("LABELS", tr("Names of areas on the map"), defaultValue=False),
        tr("Each name where it fits within the outline of its area, so that more come as you zoom in."),
    )


def add_report(algorithm: RegiolensAlgorithm, help_text: str) -> None:
    """Add the web page that is written beside a table."""
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True, createByDefault=False
        ),
        help_text,
    )


def add_layout(algorithm: RegiolensAlgorithm, help_text: str) -> None:
    """Add the print layout of what is drawn, as a template."""
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "OUTPUT_LAYOUT",
            tr("Layout template"),
            tr("Layout templates (*.qpt)"),
            optional=True,
            createByDefault=False,
        ),
        help_text,
    )


def add_seed(algorithm: RegiolensAlgorithm) -> None:
    """Add the number from which draws are made."""
    algorithm.add(
        QgsProcessingParameterNumber("SEED", tr("Seed"), QgsProcessingParameterNumber.Type.Integer, 1, minValue=0),
        tr("The number from which the draws are made: the same seed gives the same result."),
        advanced=True,
    )


def add_inhabitants(algorithm: RegiolensAlgorithm, help_text: str) -> None:
    """Add the field with inhabitants; see `known_fields.inhabitants_field`."""
    algorithm.add(optional_field("INHABITANTS_FIELD", tr("Field with inhabitants")), help_text, advanced=True)


def add_classes(algorithm: RegiolensAlgorithm) -> None:
    """CLASSES: the number of classes."""
    algorithm.add(
        QgsProcessingParameterNumber(
            "CLASSES", tr("Number of classes"), defaultValue=4, minValue=2, maxValue=MOST_CLASSES
        ),
        tr("4 for quartiles, 5 for quintiles, 10 for deciles; 2 to 10."),
    )


def add_ramp(algorithm: RegiolensAlgorithm) -> None:
    """RAMP: the colours of the classes."""
    algorithm.add(
        choice("RAMP", tr("Colour ramp"), RAMPS, RAMPS[0]),
        tr("A sequential ColorBrewer ramp; all of them are safe for colour-blind readers and for greyscale print."),
    )


def add_style(algorithm: RegiolensAlgorithm) -> None:
    """STYLE: the style as a file."""
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "STYLE", tr("Style file"), tr("QGIS style files (*.qml)"), optional=True, createByDefault=False
        ),
        tr("Also write the style to a .qml file, for use on other layers."),
    )


def add_sld(algorithm: RegiolensAlgorithm) -> None:
    """Add the file to which the style of the map is written for other software."""
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "STYLE_SLD", tr("Style as SLD"), tr("SLD files (*.sld)"), optional=True, createByDefault=False
        ),
        tr(
            "Also write the style as SLD, for GeoServer, MapServer and others: a filter a class, 'no data' by "
            "PropertyIsNull, outlines by scale, and the texts of the legend."
        ),
        advanced=True,
    )

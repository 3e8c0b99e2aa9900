"""What is looked at before anything is read: the fields that a run names, the layers that it is given."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence

from qgis.core import (
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProperty,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.messages import Figures, Message, Refusal, listing
from ..compat import as_number
from ..i18n import tr
from ..run import Run
from ..types import BOOLEAN, TEXT

#: how many fields of a layer a sentence lists
LISTED = 60
#: the kinds of geometry that a parameter can ask for
ASKED = {
    as_number(QgsProcessing.SourceType.TypeVectorPoint): QgsWkbTypes.GeometryType.PointGeometry,
    as_number(QgsProcessing.SourceType.TypeVectorLine): QgsWkbTypes.GeometryType.LineGeometry,
    as_number(QgsProcessing.SourceType.TypeVectorPolygon): QgsWkbTypes.GeometryType.PolygonGeometry,
}
CALLED = {
    QgsWkbTypes.GeometryType.PointGeometry: Message("points"),
    QgsWkbTypes.GeometryType.LineGeometry: Message("lines"),
    QgsWkbTypes.GeometryType.PolygonGeometry: Message("polygons"),
    QgsWkbTypes.GeometryType.NullGeometry: Message("no geometry"),
}
#: formats of which a file is opened without reading it
QUICKLY_OPENED = ("GPKG", "ESRI Shapefile", "FlatGeobuf", "CSV")
#: kinds of parameters of which the value is text
TEXTS = ("string", "field", "file")
#: what can be said of a box; QGIS takes every other text for true
YES_OR_NO = ("true", "false", "1", "0", "")
#: what QGIS gives as a bound where there is none, for numbers with and without decimals
UNBOUNDED = 2.0**31 - 1
#: degrees beyond which coordinates are none
FARTHEST = (360.0, 100.0)
#: degrees, with a margin
NETHERLANDS = QgsRectangle(2.0, 50.0, 8.0, 55.0)


def check_values(run: Run, lists: Collection[str] = ()) -> None:
    """Hold numbers, keywords, texts and names of fields against what their parameters take.

    QGIS does so in its dialogs alone: in a model a keyword that there is not becomes the default without a word, and a
    list where one text or field is to be becomes none. And nan lies within all bounds.

    Parameters
    ----------
    lists : collection of str
        Parameters of one text that take a list as well.

    Raises
    ------
    Refusal
        If one is no number, out of bounds, no keyword that there is, neither true nor false, a list where it cannot be,
        or empty where it has to be given.
    """
    for definition in run.algorithm.parameterDefinitions():
        name = definition.name()
        value = run.parameters.get(name)
        if definition.type() in TEXTS and name not in lists:
            _check_text(run, definition)
        if definition.type() == "boolean" and not _is_yes_or_no(value):
            raise Refusal("{parameter} is '{value}', and must be true or false.", parameter=name, value=str(value))
        if isinstance(definition, QgsProcessingParameterNumber) and not _is_number(run, definition):
            lowest, highest = definition.minimum(), definition.maximum()
            details = {
                "parameter": name,
                "value": str(value),
                "lowest": Figures((lowest,)),
                "highest": Figures((highest,)),
            }
            if highest < UNBOUNDED:
                raise Refusal("{parameter} is '{value}', and must be a number from {lowest} to {highest}.", **details)
            if lowest > -UNBOUNDED:
                raise Refusal("{parameter} is '{value}', and must be a number of {lowest} or more.", **details)
            raise Refusal("{parameter} is '{value}', and must be a number.", **details)
        if isinstance(definition, QgsProcessingParameterEnum):
            run.choices(name) if definition.allowMultiple() else run.choice(name)


def _is_yes_or_no(value: object) -> bool:
    return value.strip().lower() in YES_OR_NO if isinstance(value, str) else not isinstance(value, (list, tuple, dict))


def _check_text(run: Run, definition: QgsProcessingParameterDefinition) -> None:
    name = definition.name()
    value = run.parameters.get(name)
    several = isinstance(definition, QgsProcessingParameterField) and definition.allowMultiple()
    if isinstance(value, (list, tuple)) and len(value) > 1 and not several:
        mark = "; " if any(isinstance(one, float) for one in value) else ", "
        details = {"parameter": name, "count": len(value), "value": mark.join(map(str, value))}
        if definition.type() == "string":
            raise Refusal("{parameter} is a list of {count}, and must be one text, such as '{value}'.", **details)
        raise Refusal("{parameter} is a list of {count} ({value}), and takes one: choose one of them.", **details)
    optional = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    if not optional and not (run.texts(name) if several else run.text(name)):
        raise Refusal("{parameter} is empty, and has to be given.", parameter=name)


def _is_number(run: Run, definition: QgsProcessingParameterNumber) -> bool:
    value = run.parameters.get(definition.name())
    fits = value is None or isinstance(value, QgsProperty) or definition.checkValueIsAcceptable(value, run.context)
    return fits and math.isfinite(run.number(definition.name()))


def check_geometry(run: Run) -> None:
    """Look whether the layers have the kind of geometry that their parameters ask for.

    Raises
    ------
    Refusal
        If one has another.
    """
    for definition, source in _sources(run):
        name = definition.name()
        asked = [ASKED[kind] for kind in definition.dataTypes() if kind in ASKED]
        found = QgsWkbTypes.geometryType(source.wkbType())
        if asked and found not in (*asked, QgsWkbTypes.GeometryType.UnknownGeometry):
            raise Refusal(
                "{parameter} needs {asked}, and layer '{layer}' holds {found}: choose another layer.",
                parameter=name,
                asked=CALLED[asked[0]],
                layer=run.title(name),
                found=CALLED[found],
            )


def check_features(run: Run) -> None:
    """Look whether the layers hold anything.

    Raises
    ------
    Refusal
        If one does not.
    """
    for definition, source in _sources(run):
        if not _any_feature(source):
            raise _nothing_left(run, definition.name())
    for definition in run.algorithm.parameterDefinitions():
        if definition.type() == "multilayer":
            for layer in run.layers(definition.name()):
                if isinstance(layer, QgsVectorLayer) and not _any_feature(layer):
                    raise _empty(definition.name(), layer.name())


def _nothing_left(run: Run, name: str) -> Refusal:
    """Why nothing is left of a layer."""
    value = run.parameters.get(name)
    if isinstance(value, QgsProcessingFeatureSourceDefinition) and (
        value.selectedFeaturesOnly or value.filterExpression
    ):
        return Refusal(
            "Layer '{layer}' holds no features for {parameter}, because none is selected or passes the filter: select "
            "what is to be taken, or take all features.",
            layer=run.title(name),
            parameter=name,
        )
    return _empty(name, run.title(name))


def _empty(parameter: str, layer: str) -> Refusal:
    return Refusal(
        "Layer '{layer}' holds no features, and {parameter} needs some: choose another layer, or look whether it has a "
        "filter.",
        layer=layer,
        parameter=parameter,
    )


def _sources(run: Run) -> Iterator[tuple[QgsProcessingParameterFeatureSource, QgsFeatureSource]]:
    """The parameters of layers that are given, with what they hold."""
    for definition in run.algorithm.parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterFeatureSource):
            source = run.source(definition.name(), optional=True)
            if source is not None:
                yield definition, source


def _any_feature(source: QgsFeatureSource) -> bool:
    """Whether there is a feature: read, because the counts that files keep can be of another day."""
    from .frames import features

    wanted = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes().setLimit(1)
    return next(iter(features(source, wanted)), None) is not None


def close_files(context: QgsProcessingContext) -> None:
    """Have QGIS close the files of the layers that it has opened for a run.

    It keeps a file of which features were read open for the next to read, also when the layer has gone.
    """
    for layer in context.temporaryLayerStore().mapLayers().values():
        if layer.providerType() == "ogr" and layer.dataProvider().storageType() in QUICKLY_OPENED:
            layer.dataProvider().reloadData()


def metres_as_degrees(source: QgsFeatureSource) -> bool:
    """Whether a layer says that its coordinates are degrees where they cannot be."""
    if not source.sourceCrs().isGeographic():
        return False
    box = source.sourceExtent()
    farthest = max(abs(box.xMinimum()), abs(box.xMaximum())), max(abs(box.yMinimum()), abs(box.yMaximum()))
    return not box.isNull() and any(value > most for value, most in zip(farthest, FARTHEST))


def degrees_as_metres(source: QgsFeatureSource) -> bool:
    """Whether a layer says that its coordinates are metres where they are degrees in the Netherlands."""
    crs, box = source.sourceCrs(), source.sourceExtent()
    return crs.isValid() and not crs.isGeographic() and not box.isNull() and NETHERLANDS.contains(box)


def tell_degrees(run: Run) -> None:
    """Warn of layers whose coordinates cannot be what they say; `to_rd` refuses them where they are computed with."""
    for definition, source in _sources(run):
        if degrees_as_metres(source):
            run.feedback.pushWarning(
                tr(
                    "Layer '{layer}' says that its coordinates are metres ({crs}), but they are degrees: set its "
                    "coordinate reference system in its properties (EPSG:4326 for GPS coordinates), or it lies at "
                    "another place."
                ).format(layer=run.title(definition.name()), crs=source.sourceCrs().userFriendlyIdentifier())
            )
        if metres_as_degrees(source):
            run.feedback.pushWarning(
                tr(
                    "Layer '{layer}' says that its coordinates are degrees ({crs}), but they are metres: set its "
                    "coordinate reference system in its properties (EPSG:28992 for RD), or it lies at another place."
                ).format(layer=run.title(definition.name()), crs=source.sourceCrs().userFriendlyIdentifier())
            )


def fields_asked(run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Each field parameter, the parameter of the layer that has its fields, and their names."""
    for definition in run.algorithm.parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterField):
            name = definition.name()
            names = run.texts(name) if definition.allowMultiple() else [run.text(name)]
            yield name, definition.parentLayerParameterName(), list(filter(None, names))


def check_fields(run: Run, parameter: str, layer: str, names: Sequence[str], any_kind: bool = False) -> None:
    """Look up the fields that a parameter names, by their exact names.

    Parameters
    ----------
    parameter : str
        That names them.
    layer : str
        The parameter of the layer that has them; where it is not given, nothing is looked up.
    names : sequence of str
    any_kind : bool
        Whether dates, lists and the like are welcome beside numbers and text.

    Raises
    ------
    Refusal
        If the layer has no such field, has it in other capitals alone, or it holds neither numbers nor text.
    """
    source = run.source(layer, optional=True) if names else None
    if source is not None:
        check_names(parameter, source.fields(), run.title(layer), names, any_kind)


def check_names(parameter: str, fields: QgsFields, title: str, names: Sequence[str], any_kind: bool = False) -> None:
    """The same of the fields of a layer that is at hand, with its title; see `check_fields`."""
    for name in names:
        position = fields.indexOf(name)
        if position >= 0 and (any_kind or _numbers_or_text(fields.at(position))):
            continue
        details = {"parameter": parameter, "layer": title, "field": name, "fields": _listed(fields)}
        if position < 0:
            alike = [other for other in fields.names() if other.lower() == name.lower()]
            if alike:
                raise Refusal(
                    "{parameter} names the field '{field}', and layer '{layer}' has it as {alike}: write it in these "
                    "capitals. Its fields are {fields}.",
                    alike=listing(f"'{other}'" for other in alike),
                    **details,
                )
            raise Refusal(
                "{parameter} names the field '{field}', which layer '{layer}' does not have: choose one of its fields, "
                "{fields}.",
                **details,
            )
        details["fields"] = _listed([field for field in fields if _numbers_or_text(field)])
        raise Refusal(
            "{parameter} names the field '{field}' of layer '{layer}', which holds neither numbers nor text ({kind}): "
            "choose another of its fields, {fields}.",
            kind=fields.at(position).friendlyTypeString(),
            **details,
        )


def _listed(fields: QgsFields | Sequence[QgsField]) -> str:
    return listing((field.name() for field in fields), LISTED)


def _numbers_or_text(field: QgsField) -> bool:
    return field.isNumeric() or field.type() in (TEXT, BOOLEAN)

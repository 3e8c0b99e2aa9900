"""What an output's metadata take over from the layers that it was made of, and how it was made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from qgis.core import (
    QgsDataSourceUri,
    QgsFeedback,
    QgsLayerMetadata,
    QgsMetadataSearchContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
)

from ...core.index.record import NONE, UNKNOWN, IndexRecord
from ...core.messages import Refusal, listing
from ...core.years import years_of_figures
from ..compat import QGIS_VERSION
from ..i18n import method_line, say, tr
from ..naming import name_fields, written_names
from ..public import file_name, place_named, public
from ..run import Run
from .keywords import carried, field_years_in, record_in, within_in, year_in
from .metadata import FAULTS, metadata_fault, store, version
from .published import careful_use, complete, with_use
from .side import classes_gone, columns_gone

LONGEST = 500
#: what a column came from and by which algorithm, behind its definition; see `_columns`
_SOURCE = re.compile(r"\[([^\[\]]*)\]")
# Signs that QGIS would take for tags where it shows metadata, in the names of layers and files.
_TAGS = str.maketrans("<>", "‹›")


def carry_over(run: Run, destination: str, origins: Mapping[str, tuple[str, str, str]]) -> None:
    """Give an output the metadata of its inputs, a line on this run, and the titles of the fields that they gave.

    An algorithm without a layer among its inputs has metadata of its own to tell, see `provenance.describe`. Nothing is
    stored yet: the output has no title before it is styled, see `store_lineage`. A fault is a warning.

    Parameters
    ----------
    origins : mapping
        Field of the output to the parameter and the field that it came from, "" for none, and to what is said of it.
    """
    inputs = dict(layers_read(run))
    layer = QgsProcessingUtils.mapLayerFromString(destination, run.context) if inputs else None
    if layer is None:
        return
    try:
        layer.setMetadata(_lineage(run, destination, layer, inputs, origins))
    except (*FAULTS, Refusal, OSError) as error:
        run.feedback.pushWarning(tr("The origin of the output could not be told: {fault}").format(fault=_fault(error)))
    # QGIS opens a table of PostGIS anew each time that it is asked for, without its metadata.
    run.outputs.metadata[destination] = layer.metadata().clone()


def _fault(error: Exception) -> str:
    return say(error.message) if isinstance(error, Refusal) else str(error)


def _lineage(run: Run, destination: str, layer: QgsVectorLayer, inputs: Mapping, origins: Mapping) -> QgsLayerMetadata:
    """The metadata of an output, but for its title; its fields get their titles on the way."""
    known = {name: metadata_of(given) for name, given in inputs.items()}
    found = QgsLayerMetadata()
    found.setType("dataset")
    found.setLanguage("NLD")
    every = list(known.values())
    found.setRights(_unique(right for one in every for right in one.rights()))
    found.setLicenses(_unique(licence for one in every for licence in one.licenses()))
    found.setLinks({link.url: link for one in every for link in one.links()}.values())
    found.setConstraints({(c.type, c.constraint): c for one in every for c in one.constraints()}.values())
    found.setHistory([*map(public, _histories(every)), _how(run, inputs)])
    fields = layer.fields()
    names = dict(zip(written_names(run, destination, layer), fields.names()))
    figures = {written for written, name in names.items() if fields.field(name).isNumeric()}
    found.setKeywords({**carried(names, known, origins, run.years, figures), **run.keywords})
    columns = _columns(run, destination, layer, inputs, known, origins)
    lines = "\n".join(f"{name}: {text}" for name, text in columns.items())
    found.setAbstract(with_use(_about(run, record_in(found)), lines))
    complete(run, destination, layer, found)
    return found


def _about(run: Run, record: IndexRecord | None) -> str:
    """What a layer is: what its algorithm does, the index that it holds, and how scores are to be used."""
    about = run.algorithm.about(run)
    if record is None or record.model.id in (UNKNOWN, NONE):
        return about
    return f"{about} {method_line(record.model)}. {careful_use()}"


def store_lineage(run: Run, results: Mapping) -> None:
    """Give the metadata of the outputs their titles and store them; a fault is a warning."""
    for definition in run.algorithm.destinationParameterDefinitions():
        output = results.get(definition.name())
        found = run.outputs.metadata.get(output)
        if found is None or not found.history():
            continue  # made of no layer, or its origin could not be told
        layer = QgsProcessingUtils.mapLayerFromString(output, run.context)
        if layer is not None:
            loaded = run.context.willLoadLayerOnCompletion(output)
            called = run.context.layerToLoadOnCompletionDetails(output).name if loaded else layer.name()
            found.setTitle(run.outputs.titles.get(output) or _bare_name(layer, called))
            layer.setMetadata(found)
            store(layer, run.feedback, metadata_fault)


def _bare_name(layer: QgsVectorLayer, called: str) -> str:
    """What a layer is called that has no title: the name of its table, where QGIS gives its whole address."""
    return place_named(layer) if layer.providerType() == "postgres" and "=" in called else called


def layers_read(run: Run) -> Iterator[tuple[str, QgsVectorLayer]]:
    """The layers that an algorithm reads, by the names of their parameters; several of one with a number behind it."""
    for definition in run.algorithm.parameterDefinitions():
        name = definition.name()
        if not run.given(name):
            continue
        if definition.type() == "multilayer":
            layers = [layer for layer in run.layers(name) if isinstance(layer, QgsVectorLayer)]
            yield from ((f"{name} {place}" if place > 1 else name, each) for place, each in enumerate(layers, start=1))
        elif definition.type() in ("source", "vector"):
            layer = run.layer(name)
            if layer is not None:
                yield name, layer


def metadata_of(layer: QgsVectorLayer) -> QgsLayerMetadata:
    """The metadata of a layer; those stored with it where QGIS has not read them (a .qmd file, PostGIS). None that lie
    beside its file and are of an older one."""
    found = _stored(layer)
    return QgsLayerMetadata() if columns_gone(layer, found) else found


def older_columns(layer: QgsVectorLayer) -> list[str]:
    """The columns that the description beside the file of a layer tells of and the layer does not have."""
    return columns_gone(layer, _stored(layer))


def _stored(layer: QgsVectorLayer) -> QgsLayerMetadata:
    found = layer.metadata()
    if layer.providerType() == "memory" or found.history() or found.rights() or found.abstract():
        return found
    if layer.providerType() == "postgres":
        return next(_in_postgis(layer), found)
    # Not into the layer itself, which may be one of the project.
    reader = QgsVectorLayer("NoGeometry", "", "memory")
    reader.loadNamedMetadata(layer.metadataUri())
    return reader.metadata()


def tell_older(run: Run) -> None:
    """Warn of descriptions beside files that are not taken over, as they are of older ones."""
    for name, layer in layers_read(run):
        gone = older_columns(layer)
        if gone:
            run.feedback.pushWarning(
                tr(
                    "The description beside '{file}' (.qmd, .qml) is of an older file: it tells of columns that are "
                    "not there ({fields}). Nothing of it is taken over ({parameter})."
                ).format(file=file_name(layer.source().partition("|")[0]), fields=listing(gone, 5), parameter=name)
            )


def index_and_year(layer: QgsVectorLayer | None, fields: Iterable[str] = ()) -> tuple[IndexRecord | None, str]:
    """What a layer says of its index and of the year of its figures, or of some of its fields; None and "" where it
    says nothing, and "" where these fields are of several years."""
    if layer is None:
        return None, ""
    metadata = metadata_of(layer)
    return record_in(metadata), year_in(metadata, fields)


def years_told(layer: QgsVectorLayer | None) -> tuple[str, dict[str, str]]:
    """What a layer says of the years of its figures: one for all, and field by field.

    A field is of the year that it was joined with, else of that in the name of the layer that it came from.
    """
    if layer is None:
        return "", {}
    metadata = metadata_of(layer)
    found = {}
    for name, text in _definitions(layer, metadata.abstract()).items():
        sources = [source for source in _SOURCE.findall(text) if not source.startswith("regiolens:")]
        years = set(years_of_figures(sources[-1])) if sources else set()
        if len(years) == 1:
            found[name] = years.pop()
    fields = field_years_in(metadata)
    return "" if fields else year_in(metadata), {**found, **fields}


def within_of(layer: QgsVectorLayer | None) -> str:
    """The regions that the areas of a layer are limited to, in words; "" where it says nothing."""
    return within_in(metadata_of(layer)) if layer is not None else ""


def _in_postgis(layer: QgsVectorLayer) -> Iterator[QgsLayerMetadata]:
    """What the database of a layer holds on its table."""
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    table = QgsDataSourceUri(layer.source())
    connection = provider.createConnection(layer.source(), {})
    try:
        held = connection.searchLayerMetadata(QgsMetadataSearchContext(), "", QgsRectangle(), QgsFeedback())
    except FAULTS:
        return  # the database has no table of metadata
    for one in held:
        uri = QgsDataSourceUri(one.uri())
        if (uri.schema(), uri.table()) == (table.schema(), table.table()):
            yield one


def _unique(items: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _histories(every: list[QgsLayerMetadata]) -> list[str]:
    """The histories of the inputs one after the other; what is in two of them is told once."""
    found = list(dict.fromkeys(tuple(one.history()) for one in every))
    lines: list[str] = []
    told: list[tuple[str, ...]] = []
    for history in found:
        if not any(other is not history and _within(history, other) for other in found):
            lines += history[max((_shared(history, other) for other in told), default=0) :]
            told.append(history)
    return lines


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the lines of one history stand in another, together and in their order."""
    return any(other[start : start + len(one)] == one for start in range(len(other) - len(one) + 1))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many lines two histories have in common at their beginning."""
    return next((n for n, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), min(len(one), len(other)))


def _columns(
    run: Run, destination: str, layer: QgsVectorLayer, inputs: Mapping, known: Mapping, origins: Mapping
) -> dict[str, str]:
    """Field of the output to its definition and source; fields that an input gave get their title on the way."""
    definitions = {name: _definitions(inputs[name], one.abstract()) for name, one in known.items()}
    titled = {name: with_titles(one) for name, one in inputs.items()}
    columns, aliases = {}, {}
    names = layer.fields().names()
    for position, name in enumerate(written_names(run, destination, layer)):
        if name not in origins or position in layer.primaryKeyAttributes():
            continue  # the row number of a format
        parameter, field, note = origins[name]
        called, given = _plain(names[position]), inputs.get(parameter)
        if given is None:
            columns[called] = f"{_plain(note)} [{run.algorithm.id()}]".strip()
            continue
        alias = titled[parameter].attributeAlias(given.fields().lookupField(field))
        text = definitions[parameter].get(field) or f"{_plain(alias)} [{_plain(given.name())}]".strip()
        columns[called] = f"{text}; {_plain(note)} [{run.algorithm.id()}]" if note else text
        if alias and not note:
            aliases[name] = alias
    name_fields(run, destination, layer, aliases)
    return columns


def with_titles(layer: QgsVectorLayer) -> QgsVectorLayer:
    """A layer with the titles of its fields, which are stored with its style: inputs come without that."""
    if layer.providerType() == "memory" or any(layer.attributeAlias(position) for position in layer.attributeList()):
        return layer
    if older_columns(layer):
        return layer
    options = QgsVectorLayer.LayerOptions(True)
    options.forceReadOnly = True  # to be written as well, it takes twice as long to open
    titled = QgsVectorLayer(layer.source(), layer.name(), layer.providerType(), options)
    return layer if classes_gone(titled) else titled


def _definitions(layer: QgsVectorLayer, abstract: str) -> dict[str, str]:
    """The lines of an abstract that tell of a field; a line without a name goes on with the one before."""
    names, found, current = set(layer.fields().names()), {}, ""
    for line in abstract.splitlines():
        ends = [sign.start() for sign in re.finditer(": ", line)]
        name = next((line[:end] for end in ends if line[:end] in names), "")
        if name:
            found[name] = line[len(name) + 2 :]
        elif line and current:
            found[current] += " " + line.strip()
        current = name or (current if line else "")
    return found


def column_lines(layer: QgsVectorLayer, abstract: str) -> tuple[str, dict[str, str]]:
    """What an abstract says of the layer, and what of each of its columns."""
    columns = _definitions(layer, abstract)
    parts = abstract.split("\n\n")
    about = [part for part in parts if not any(part.startswith(f"{name}: ") for name in columns)]
    return "\n\n".join(about), columns


def _how(run: Run, inputs: Mapping) -> str:
    """The line of history of this run."""
    choices = (f"{name} {text}" for name, text in _choices(run, inputs) if text)
    return tr("{date}: made with Regiolens {version} ({algorithm}) in QGIS {qgis}: {choices}.").format(
        date=datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        version=version(),
        algorithm=run.algorithm.id(),
        qgis=QGIS_VERSION,
        choices="; ".join(choices),
    )


def _choices(run: Run, inputs: Mapping) -> Iterator[tuple[str, str]]:
    """What was chosen, defaults too; in the algorithm's own words where it has some."""
    own = run.algorithm.own_choices(run)
    for definition in run.algorithm.parameterDefinitions():
        name, value = definition.name(), run.parameters.get(definition.name(), definition.defaultValue())
        if definition.isDestination():
            continue
        if name in inputs:
            several = [layer for key, layer in inputs.items() if key == name or key.startswith(f"{name} ")]
            yield name, ", ".join(_layer_text(layer, value) for layer in several)
        elif name in own:
            yield name, _plain(own[name])
        elif definition.type() == "enum":
            yield name, ", ".join(run.choices(name)) if definition.allowMultiple() else run.choice(name)
        else:
            yield name, _value_text(definition, value)


def _layer_text(layer: QgsVectorLayer, value: object) -> str:
    """What a layer is called, where it is, and which part of it is taken."""
    parts = list(filter(None, [place_named(layer), layer.subsetString()]))
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        parts += [tr("selected features only")] if value.selectedFeaturesOnly else []
        parts += [value.filterExpression] if value.filterExpression else []
    return _plain(f"{layer.name()} [{'; '.join(parts)}]" if parts else layer.name())


def _value_text(definition: QgsProcessingParameterDefinition, value: object) -> str:
    if isinstance(value, QgsProperty):
        value = value.asExpression()
    if isinstance(value, (list, tuple)):
        value = ", ".join(str(item) for item in value)
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    elif definition.type() == "file" and value:
        value = file_name(str(value))
    return "" if value is None or str(value) == "NULL" else _plain(str(value))


def _plain(text: str) -> str:
    """A text in one line without what is not to be published, tags and signs that XML does not know."""
    text = public(text)
    text = " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split()).translate(_TAGS)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
